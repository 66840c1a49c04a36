"""A kind of document: what it is about, its parts in order, the fields of the model that it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from conventions.documents.subject import Subject
from conventions.documents.tree import Block

About = Literal["convention", "avenant", "deliberation", "agreement"]
"""What a document is about; « agreement »: an avenant, or the convention itself where it has none."""
Need = Literal["exercise", "as_of"]


class Kind(NamedTuple):
    """A kind of document that the library writes.

    ``name`` is what commands and templates call it, ``title`` what it is in French. ``parts`` are written in
    their order, each by a function that gives its blocks, none where there is nothing to say. ``waived`` names
    what of the model the document leaves out (« Payment », « Party.iban »), each with the reason.
    """

    name: str
    title: str
    purpose: str
    about: About
    heading: Callable[[Subject], str]
    parts: Mapping[str, Callable[[Subject], tuple[Block, ...]]]
    waived: Mapping[str, str]
    needs: frozenset[Need] = frozenset()
    subtitle: Callable[[Subject], str | None] = lambda subject: None
    day: Callable[[Subject], date | None] = lambda subject: None
