"""What the beneficiary asks for, in a deliberation: the requests of the exercises that it decides on."""

from __future__ import annotations

from conventions.documents.blocks import paragraph
from conventions.documents.citing import the_parties
from conventions.documents.saying import bare_end, of_amount
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, Name, format_date
from conventions.model import Request, SetGrant
from conventions.wording import is_plural, joined, the_named


def requests(subject: Subject) -> tuple[Block, ...]:
    """The requests made by the day of the deliberation for its exercises; all of them where it names none."""
    day, exercises = subject.deliberation.date, _exercises(subject)
    told = [
        each
        for each in subject.convention.requests
        if (each.requested_on is None or each.requested_on <= day)
        and (not exercises or each.exercise in exercises)
    ]
    return tuple(paragraph(_request(each, subject)) for each in told)


def _exercises(subject: Subject) -> set[int]:
    """The exercises that the decisions are about, by themselves or by the avenants that they approve."""
    decisions = subject.deliberation.decisions
    approved = {each.avenant for each in decisions}
    acts = [act for act in subject.convention.avenants if act.key in approved]
    operations = [each for act in acts for each in act.operations if isinstance(each, SetGrant)]
    told = {each.exercise for each in decisions if each.exercise is not None}
    return told | {each.grant.exercise for each in operations}


def _request(request: Request, subject: Subject) -> str:
    """« Dans ce contexte, la CCI sollicite Saint-Étienne Métropole pour… »."""
    name = subject.known.name(request.beneficiary) or Name(request.beneficiary)
    verb = "sollicitent" if is_plural(name) else "sollicite"
    asked = f"{verb} {the_parties(subject.known, [subject.deliberation.authority])}"
    when = f"par une demande du {format_date(request.requested_on)}" if request.requested_on else None
    what = f"pour l’attribution d’une subvention {of_amount(request.amount)}"
    year = f"au titre de l’exercice{NBSP}{request.exercise}"
    object_ = f"avec pour objet{NBSP}: {bare_end(request.object)}" if request.object else None
    lead = joined((f"{the_named(name)} {asked}", f"{when}," if when else None))
    return f"Dans ce contexte, {joined((f'{lead} {what} {year}', object_))}."
