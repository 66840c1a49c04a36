"""What was read, as a document: its title, its parts, what its properties say."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.documents.building import bound
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.templates.reading import PartName, Read, Title
from conventions.documents.tree import Block, Paper, Part

ALONE = "corps"
"""The part of what stands before any other."""


def assembled(kind: Kind, subject: Subject, read: Iterable[Read]) -> Paper:
    """The document of a kind, its words those of a template; without a title, that of the kind."""
    title = ""
    parts: dict[str, list[Block]] = {ALONE: []}
    name = ALONE
    for each in read:
        if isinstance(each, Title):
            title = each
        elif isinstance(each, PartName):
            name = str(each)
            parts.setdefault(name, [])
        else:
            parts[name].append(each)
    if len(parts) > 1 and not parts[ALONE]:
        del parts[ALONE]
    told = (Part(name, tuple(blocks)) for name, blocks in parts.items())
    return bound(kind, subject, title or kind.heading(subject), told)
