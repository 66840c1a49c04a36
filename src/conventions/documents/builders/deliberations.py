"""The deliberation: what the partnership is, what it gave, what is asked for, what the assembly decides."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import heading, paragraph, signatures
from conventions.documents.builders.achievements import achievements
from conventions.documents.builders.act_dates import certified
from conventions.documents.builders.act_waivers import DELIBERATION
from conventions.documents.builders.operative import decisions
from conventions.documents.builders.programmes import actions_of, axes_of
from conventions.documents.builders.requests import requests
from conventions.documents.builders.visas import visas
from conventions.documents.builders.votes import vote_of
from conventions.documents.citing import bound, cited, convention_named, the_framework, the_parties
from conventions.documents.kinds import Kind
from conventions.documents.saying import bare_end, capital, numbered, over
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.errors import OperationError
from conventions.french import NBSP, Name, format_date, format_roman
from conventions.model import Terms
from conventions.operations import in_force
from conventions.wording import joined, of_named, the_named


def _heading(subject: Subject) -> str:
    act = subject.deliberation
    number = numbered(act.number) if act.number else None
    told = ("Délibération", number, of_named(Name(act.assembly)), f"du {format_date(act.date)}")
    return joined(told, " ")


def _subtitle(subject: Subject) -> str:
    return subject.deliberation.title or subject.convention.title


def _day(subject: Subject) -> date:
    return subject.deliberation.date


def _preamble(subject: Subject) -> tuple[Block, ...]:
    """« En application de la convention cadre, … mettent en œuvre la convention de partenariat »."""
    convention, framework = subject.convention, subject.convention.framework
    base, period = convention_named(convention), over(_terms(subject).period)
    called = cited(convention, title=subject.deliberation.title is not None)
    if framework is None:
        within = f"La présente délibération s’inscrit dans le cadre {of_named(base)}{called}"
        return (paragraph(f"{within}, entre {bound(convention)}, {period}."),)
    who = the_parties(subject.known, framework.parties) or bound(convention)
    act = f"{the_named(base)}{called}"
    verb = "met" if len(framework.parties) == 1 else "mettent"
    return (paragraph(f"En application {the_framework(framework)}, {who} {verb} en œuvre {act}, {period}."),)


def _terms(subject: Subject) -> Terms:
    """The terms on the day of the deliberation; the initial ones where the acts cannot be consolidated."""
    try:
        return in_force(subject.convention, subject.deliberation.date, known_on=subject.known_on)
    except OperationError:
        return subject.convention.initial


def _doubt(subject: Subject) -> tuple[Block, ...]:
    """Why the programme is that of the initial text, where the acts since cannot be consolidated."""
    try:
        in_force(subject.convention, subject.deliberation.date, known_on=subject.known_on)
    except OperationError as error:
        note = f"Rappel établi sur le texte initial de la convention{NBSP}: {bare_end(str(error))}."
        return (paragraph(note, role=Role.NOTE),)
    return ()


def _reminder(subject: Subject) -> tuple[Block, ...]:
    terms = _terms(subject)
    told = (*axes_of(terms), *actions_of(terms, subject))
    return (heading(1, "I. Rappel des axes du partenariat"), *_doubt(subject), *told) if told else ()


def _results(subject: Subject) -> tuple[Block, ...]:
    terms = _terms(subject)
    told = achievements(terms, subject)
    rank = format_roman(2 if terms.axes or terms.actions else 1)
    return (heading(1, f"{rank}. Bilan et perspectives"), *told) if told else ()


def _signature(subject: Subject) -> tuple[Block, ...]:
    signer = subject.deliberation.extract_signatory
    told = (
        [*filter(None, (f"{capital(signer.capacity)}," if signer.capacity else None, signer.name))]
        if signer
        else []
    )
    return (signatures(["Pour extrait,", *told]),) if told else ()


KIND = Kind(
    name="deliberation",
    title="délibération",
    purpose="l’acte de l’assemblée qui attribue, approuve ou autorise",
    about="deliberation",
    heading=_heading,
    subtitle=_subtitle,
    day=_day,
    parts={
        "visas": visas,
        "preambule": _preamble,
        "rappel": _reminder,
        "bilan": _results,
        "demande": requests,
        "dispositif": decisions,
        "vote": lambda subject: vote_of(subject.deliberation.vote),
        "certification": lambda subject: certified(subject.deliberation, "Délibération"),
        "signature": _signature,
    },
    waived=DELIBERATION,
)
