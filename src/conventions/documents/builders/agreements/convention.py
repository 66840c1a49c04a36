"""The text of a convention, from its initial terms: its articles are those that have something to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from conventions.documents.blocks import article, paragraph
from conventions.documents.builders.agreements import control
from conventions.documents.builders.agreements.charging import charges
from conventions.documents.builders.agreements.clauses import clause_blocks
from conventions.documents.builders.agreements.grants import money
from conventions.documents.builders.agreements.notes import notes
from conventions.documents.builders.agreements.parties import between, signed
from conventions.documents.builders.agreements.payment import payments
from conventions.documents.builders.agreements.preamble import preamble
from conventions.documents.builders.agreements.programme import programme
from conventions.documents.builders.agreements.waived import CONVENTION
from conventions.documents.kinds import Kind
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list, format_period
from conventions.model import ClauseKind
from conventions.wording import joined, on

Blocks = tuple[Block, ...]


class _Article(NamedTuple):
    title: str
    write: Callable[[Subject], Blocks]


def _object(subject: Subject) -> Blocks:
    objects = dict.fromkeys(grant.object for grant in subject.terms.grants if grant.object)
    told = f"La subvention a pour objet{NBSP}: {format_list(objects)}."
    return (*clause_blocks(subject, ClauseKind.OBJECT), *([paragraph(told)] if objects else ()))


def _length(subject: Subject) -> Blocks:
    period = format_period(subject.terms.period, "long")
    effect = on(subject.convention.effective_on)
    return (
        paragraph(f"La présente convention s’applique {period}."),
        *([paragraph(f"Elle prend effet {effect}.")] if effect else ()),
        *clause_blocks(subject, ClauseKind.CONDITION, ClauseKind.RENEWAL),
    )


def _payment(subject: Subject) -> Blocks:
    clauses = clause_blocks(subject, ClauseKind.PAYMENT)
    return (*clauses, *payments(subject), *clause_blocks(subject, ClauseKind.CREDITS, ClauseKind.LAPSE))


_ARTICLES: Mapping[str, _Article] = {
    "objet": _Article("Objet", _object),
    "duree": _Article("Durée", _length),
    "programme": _Article("Programme", programme),
    "montant": _Article("Montant", money),
    "imputation": _Article("Imputation budgétaire", charges),
    "versement": _Article("Modalités de versement", _payment),
    "engagements": _Article("Engagements du bénéficiaire", control.commitments),
    "evaluation": _Article("Objectifs et évaluation", control.evaluation),
    "controle": _Article("Contrôle", control.control),
    "reversement": _Article("Restitution", control.repayments),
    "avenants": _Article("Avenants", control.changes),
    "resiliation": _Article("Résiliation", control.termination),
    "recours": _Article("Recours", control.disputes),
    "annexes": _Article("Annexes", control.annexes),
}
"""The articles in order; one that has nothing to say is not written, and takes no number."""


def _numbered(subject: Subject) -> Mapping[str, Blocks]:
    """The articles that are written: the number of each one depends on those before it."""
    told = {name: each.write(subject) for name, each in _ARTICLES.items()}
    kept = [name for name, blocks in told.items() if blocks]
    return {
        name: (article(rank, _ARTICLES[name].title), *told[name]) for rank, name in enumerate(kept, start=1)
    }


def _part(name: str) -> Callable[[Subject], Blocks]:
    return lambda subject: subject.once(_numbered).get(name, ())


def _subtitle(subject: Subject) -> str:
    convention = subject.convention
    named = convention.name.text if convention.name else None
    reference = f"référence{NBSP}{convention.reference}" if convention.reference else None
    days = format_period(subject.terms.period)
    period = f"{'année' if days.isdigit() else 'période'} {days}"
    return capital(joined((named, convention.kind, reference, period)))


def _day(subject: Subject) -> date | None:
    return subject.convention.signed_on


KIND = Kind(
    name="convention",
    title="convention",
    purpose="le texte de la convention, d’après ses stipulations initiales",
    about="convention",
    heading=lambda subject: subject.convention.title,
    subtitle=_subtitle,
    day=_day,
    parts={
        "parties": between,
        "preambule": preamble,
        **{name: _part(name) for name in _ARTICLES},
        "signatures": signed,
        "notes": notes,
    },
    waived=CONVENTION,
)
