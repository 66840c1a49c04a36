"""What a reader has to know of the text: what is not known of it, what it does not take in, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import paragraph
from conventions.documents.builders.agreements.acts import act_named
from conventions.documents.builders.agreements.words import known_whole
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_date, format_list
from conventions.model import Avenant, Convention, Renewal
from conventions.wording import joined, on, quoted

IN_PART = (
    "Texte connu en partie : ce qui n’est pas dit ici n’est pas connu, et ne veut pas dire que la convention "
    "ne le prévoit pas."
).replace(" :", f"{NBSP}:")
NO_CLAUSE = "Les clauses de la convention ne sont pas connues."
INITIAL = "Ce document donne les stipulations initiales de la convention"


def notes(subject: Subject) -> tuple[Block, ...]:
    """One note each: parts unknown, general words, articles of the act, later acts, dates, source."""
    return tuple(paragraph(text, role=Role.NOTE) for text in _notes(subject))


def _notes(subject: Subject) -> Iterator[str]:
    convention = subject.convention
    if convention.known_in_part:
        yield IN_PART
    if subject.terms.clauses is None:
        yield NO_CLAUSE
    yield from _worded(subject)
    yield from _articles(subject)
    yield from _later(convention)
    yield from _dates(convention)
    if convention.template:
        yield f"Modèle de convention suivi{NBSP}: {convention.template}."
    if convention.source:
        yield f"Source{NBSP}: {convention.source}."


def _worded(subject: Subject) -> Iterator[str]:
    """The clauses in general words, which are those of the document and not of the act."""
    bare = [clause.kind.value for clause in subject.terms.clauses or () if clause.raw is None]
    general = [*dict.fromkeys(bare), *(["avenants", "recours"] if known_whole(subject) else [])]
    if general:
        yield (
            "Ce qui suit est rédigé en termes généraux, faute de connaître la rédaction de l’acte"
            f"{NBSP}: {format_list(general)}."
        )


def _articles(subject: Subject) -> Iterator[str]:
    told = [
        f"{clause.kind} ({clause.article if clause.article == 'préambule' else f'article{NBSP}{clause.article}'})"
        for clause in subject.terms.clauses or ()
        if clause.article
    ]
    if told:
        yield f"Place des clauses dans l’acte{NBSP}: {joined(told)}."


def _later(convention: Convention) -> Iterator[str]:
    acts: list[Avenant | Renewal] = [*convention.avenants, *convention.renewals]
    told = joined(map(_act, acts), f"{NBSP}; ")
    if told:
        yield f"{INITIAL}, sans les actes connus qui la modifient{NBSP}: {told}."


def _act(act: Avenant | Renewal) -> str:
    """« avenant n° 1 de 2025, signé le 4 mars 2025 : « … » »."""
    if isinstance(act, Renewal):
        tacit = "tacite, " if act.tacit else ""
        return f"{act_named(act)}, {tacit}jusqu’au {format_date(act.until)}"
    day = f", signé {on(act.signed_on)}" if act.signed_on else ", date de signature inconnue"
    title = f"{NBSP}: {quoted(act.title)}" if act.title else ""
    return f"{act_named(act)}{day}{title}"


def _dates(convention: Convention) -> Iterator[str]:
    told = {
        "transmise au représentant de l’État": convention.transmitted_on,
        "notifiée": convention.notified_on,
        "annulée": convention.annulled_on,
    }
    days = [f"{done} {on(day)}" for done, day in told.items() if day]
    if days:
        yield f"Convention {format_list(days)}."
