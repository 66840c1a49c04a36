"""What comes before the articles: the frame, what was voted and asked for, the axes and their stakes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.blocks import Words, emphasis, items, line, paragraph
from conventions.documents.builders.agreements.clauses import clause_text, clauses_of
from conventions.documents.builders.agreements.words import name_of, of_party, the_party
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Line, Role
from conventions.french import NBSP, format_amount, format_date, format_list
from conventions.model import ClauseKind, Deliberation, Framework, RepublicanContract, Request
from conventions.operations import signature_day
from conventions.wording import joined, on, quoted

_GROUNDS = (ClauseKind.INITIATIVE, ClauseKind.GENERAL_INTEREST, ClauseKind.NO_COUNTERPART)


def preamble(subject: Subject) -> tuple[Block, ...]:
    """The visas, the grounds, the axes, then the phrase that opens the articles."""
    convention = subject.convention
    decided = convention.deliberation_of(convention)
    visas = [
        *([_framework(subject, convention.framework)] if convention.framework else []),
        *([line(_deliberation(subject, decided))] if decided else []),
        *(line(_request(subject, each)) for each in convention.requests if _asked_first(subject, each)),
        *(
            line(_contract(subject, each))
            for each in convention.republican_contracts
            if _before(subject, each.signed_on)
        ),
    ]
    told = (
        *(paragraph(visa, role=Role.VISA) for visa in visas),
        *_grounds(subject),
        *_axes(subject),
    )
    return (*told, paragraph("Il est convenu ce qui suit.", role=Role.DECISION))


def _asked_first(subject: Subject, request: Request) -> bool:
    """Whether the convention may answer the request; one without a date has to be of an exercise that it grants."""
    granted = {grant.exercise for grant in subject.terms.grants}
    undated = request.requested_on is None
    return request.exercise in granted if undated else _before(subject, request.requested_on)


def _before(subject: Subject, day: date | None) -> bool:
    """Whether something was there when the convention was signed, as far as is known."""
    signed = signature_day(subject.convention)
    return day is None or signed is None or day <= signed


def _framework(subject: Subject, framework: Framework) -> Line:
    number = f"n°{NBSP}{framework.number}" if framework.number else None
    day = f"du {format_date(framework.signed_on)}" if framework.signed_on else None
    named = joined((framework.title, number, day), " ")
    parties = format_list(the_party(subject, key) for key in framework.parties)
    between = f" (parties{NBSP}: {parties})" if parties else ""
    words: list[Words] = [f"Vu l’acte qui sert de cadre à la présente convention{NBSP}: {named}{between}"]
    if framework.raw:
        words += [f"{NBSP}: ", emphasis(quoted(framework.raw))]
    return line(*words, ",")


def _deliberation(subject: Subject, act: Deliberation) -> str:
    number = f"n°{NBSP}{act.number}" if act.number else None
    named = joined(("Vu la délibération", number, f"du {format_date(act.date)}"), " ")
    return f"{named} ({act.assembly}, {name_of(subject, act.authority)}),"


def _request(subject: Subject, request: Request) -> str:
    """« Vu la demande de l’association … du 30 septembre 2025, d’un montant de 22 000 € pour 2026, »."""
    day = f"du {format_date(request.requested_on)}" if request.requested_on else None
    asked = "inconnu" if request.amount is None else f"de {format_amount(request.amount)}"
    sum_ = f"d’un montant {asked} pour l’exercice{NBSP}{request.exercise}"
    object_ = f"ayant pour objet{NBSP}: {request.object}" if request.object else None
    named = joined(("Vu la demande", of_party(subject, request.beneficiary), day), " ")
    return f"{joined((named, sum_, object_))},"


def _contract(subject: Subject, contract: RepublicanContract) -> str:
    by = of_party(subject, contract.beneficiary)
    signed = f", souscrit {on(contract.signed_on)}" if contract.signed_on else ""
    return f"Vu le contrat d’engagement républicain {by}{signed},"


def _grounds(subject: Subject) -> Iterator[Block]:
    for clause in clauses_of(subject, _GROUNDS):
        yield paragraph(clause_text(subject, clause), role=Role.GROUND)


def _axes(subject: Subject) -> tuple[Block, ...]:
    axes = subject.terms.axes
    if not axes:
        return ()
    head = "Le partenariat porte sur cet axe" if len(axes) == 1 else "Le partenariat porte sur ces axes"
    listed = [(paragraph(axis.title), *((items(axis.stakes),) if axis.stakes else ())) for axis in axes]
    return (paragraph(f"{head}{NBSP}:"), items(listed))
