"""The operative part of a deliberation: « Le Bureau, après en avoir délibéré », then what it decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conventions.documents.blocks import items, paragraph, strong
from conventions.documents.builders.decisions import said_decision
from conventions.documents.citing import of_party
from conventions.documents.saying import capital, numbered
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, Name, format_date
from conventions.model import Deliberation
from conventions.wording import joined, of_named, the_named


def decisions(subject: Subject) -> tuple[Block, ...]:
    """The hinge, then each decision in order, then the deliberations that this one repeals."""
    act = subject.deliberation
    who = joined((the_named(Name(act.assembly)), of_party(subject.known, act.authority)), " ")
    hinge = paragraph(strong(f"{capital(who)}, après en avoir délibéré{NBSP}:"), role=Role.DECISION)
    told = [(each.number, said_decision(each, subject)) for each in act.decisions]
    repeals = [(None, f"rapporte {_repealed(key, subject)}") for key in act.repeals]
    return (hinge, *_listed([*told, *repeals]))


def _listed(told: Sequence[tuple[str | None, str]]) -> Iterator[Block]:
    """With their numbers where the act numbers its decisions, else as a list; a stop after the last one."""
    ends = [f"{NBSP};"] * (len(told) - 1) + ["."]
    texts = [f"{text}{end}" for (_, text), end in zip(told, ends, strict=False)]
    if any(number for number, _ in told):
        marks = (f"{number}. " if number else "" for number, _ in told)
        yield from (paragraph(f"{mark}{text}") for mark, text in zip(marks, texts, strict=True))
    elif texts:
        yield items(texts)


def _repealed(key: str, subject: Subject) -> str:
    """« la délibération n° 12 du 3 juillet 2020 », by its key where the convention does not hold it."""
    act = next((each for each in subject.convention.deliberations if each.key == key), None)
    return f"la délibération {numbered(key)}" if act is None else said_deliberation(act)


def said_deliberation(act: Deliberation) -> str:
    """« la délibération n° 2023-12-118 du Conseil municipal du 14 décembre 2023 »."""
    number = numbered(act.number) if act.number else None
    return joined(
        ("la délibération", number, of_named(Name(act.assembly)), f"du {format_date(act.date)}"), " "
    )
