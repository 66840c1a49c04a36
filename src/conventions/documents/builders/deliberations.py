"""The deliberation: what the partnership is, what it gave, what is asked for, what the assembly decides."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import heading, items, paragraph, signatures
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_date
from conventions.wording import said_target


def _heading(subject: Subject) -> str:
    act = subject.deliberation
    return act.title or f"Délibération du {format_date(act.date)}"


def _subtitle(subject: Subject) -> str:
    act = subject.deliberation
    return f"{act.assembly}{NBSP}: délibération du {format_date(act.date)}"


def _day(subject: Subject) -> date:
    return subject.deliberation.date


def _preamble(subject: Subject) -> tuple[Block, ...]:
    framework = subject.convention.framework
    return (paragraph(f"En application de la {framework.title}."),) if framework else ()


def _axes(subject: Subject) -> tuple[Block, ...]:
    axes = subject.terms.axes
    listed = [(paragraph(axis.title), *((items(axis.stakes),) if axis.stakes else ())) for axis in axes]
    return (heading(1, "Rappel des axes du partenariat"), items(listed)) if axes else ()


def _actions(subject: Subject) -> tuple[Block, ...]:
    listed = [
        (paragraph(action.title), items(map(said_target, action.targets)))
        for action in subject.terms.actions
        if action.targets
    ]
    return (heading(1, "Actions"), items(listed)) if listed else ()


def _decisions(subject: Subject) -> tuple[Block, ...]:
    act = subject.deliberation
    asked = paragraph(f"{act.assembly}, après en avoir délibéré{NBSP}:", role=Role.DECISION)
    return (asked, items([item.raw for item in act.decisions], ordered=True))


def _signature(subject: Subject) -> tuple[Block, ...]:
    signer = subject.deliberation.extract_signatory
    return (signatures(["Pour extrait,", signer.capacity or "", signer.name or ""]),) if signer else ()


KIND = Kind(
    name="deliberation",
    title="délibération",
    purpose="l’acte de l’assemblée qui attribue, approuve ou autorise",
    about="deliberation",
    heading=_heading,
    subtitle=_subtitle,
    day=_day,
    parts={
        "preambule": _preamble,
        "rappel": _axes,
        "actions": _actions,
        "dispositif": _decisions,
        "signature": _signature,
    },
    waived={},
)
