"""The money of a letter of notification: what is granted, how it is paid, what is asked in return."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders.amended import grant_details
from conventions.documents.builders.notified import Notified, recipients
from conventions.documents.builders.terms_of_payment import payment
from conventions.documents.citing import to_party
from conventions.documents.saying import bare_end, capital, of_amount, sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list
from conventions.model import (
    Clause,
    ClauseKind,
    Firmness,
    Form,
    Grant,
    Nature,
    PartyKind,
    PaymentTerms,
    Use,
)
from conventions.operations import terms_for
from conventions.wording import Known, describe, is_plural, joined, the_named

_NATURES = {Nature.OPERATING: "de fonctionnement", Nature.EQUIPMENT: "d’équipement", None: None}
_DUTIES = (
    *(ClauseKind.USE, ClauseKind.CONTROL, ClauseKind.EVALUATION, ClauseKind.COMMUNICATION),
    *(ClauseKind.CREDITS, ClauseKind.CONDITION, ClauseKind.LAPSE, ClauseKind.RETENTION),
    *(ClauseKind.REGRANT, ClauseKind.REPAYMENT, ClauseKind.TERMINATION),
)
"""What a beneficiary has to know of a convention before it spends the money."""
_REPORT = (
    "Le compte rendu financier de la subvention affectée à une dépense déterminée est à déposer dans les six mois "
    "suivant la fin de l’exercice pour lequel elle est attribuée "
    "(loi n°\u00a02000-321, article\u00a010)"
)
_REPORT_SINCE = 2000


def granted(subject: Subject, told: Notified) -> tuple[Block, ...]:
    """Each grant of the act: its amount in digits and in words, its exercise, what it is for."""
    if not told.grants:
        return ()
    known, alone = Known(told.terms), len(recipients(told)) == 1
    listed = [
        (paragraph(_grant(each, known, to_you=alone)), *grant_details(each, known)) for each in told.grants
    ]
    return (paragraph(f"{_giver(subject, to_you=alone)}, à ce titre{NBSP}:"), items(listed))


def _giver(subject: Subject, *, to_you: bool) -> str:
    """« La Ville vous attribue », « Il vous est attribué » where nobody is known to grant."""
    party, you = subject.grantor, "vous " if to_you else ""
    if party is None:
        return f"Il {you}est attribué"
    verb = "attribuent" if is_plural(party.name) else "attribue"
    return f"{capital(the_named(party.name))} {you}{verb}"


def _grant(grant: Grant, known: Known, *, to_you: bool) -> str:
    """« 33 500 € (trente-trois mille cinq cents euros), au titre de l’exercice 2025 »: to whom, where several read."""
    noun = joined(("subvention", _NATURES[grant.nature]), " ")
    to = None if to_you and known.name(grant.beneficiary) else to_party(known, grant.beneficiary)
    told = joined((f"{noun} {of_amount(grant.amount)}", to), " ")
    forecast = "à titre prévisionnel" if grant.firmness is Firmness.FORECAST else None
    kind = "en nature" if grant.form is Form.IN_KIND else None
    object_ = f"avec pour objet{NBSP}: {bare_end(grant.object)}" if grant.object else None
    return capital(joined((told, f"au titre de l’exercice{NBSP}{grant.exercise}", forecast, kind, object_)))


def changed(told: Notified) -> tuple[Block, ...]:
    """What else the avenant changes."""
    texts = [sentence(describe(operation, Known(terms))) for operation, terms in told.others]
    if not texts:
        return ()
    also = " également" if told.grants else ""
    return (paragraph(f"L’avenant prévoit{also} ce qui suit{NBSP}:"), items(texts))


def paid(told: Notified) -> tuple[Block, ...]:
    """How the grants are paid, and on which proofs; the same terms are told once."""
    known = Known(told.terms)
    found: dict[str, tuple[PaymentTerms, list[str]]] = {}
    for grant in told.grants:
        terms = terms_for(told.terms, grant)
        if terms is not None:
            found.setdefault(terms.key, (terms, []))[1].append(str(grant.exercise))
    blocks = [block for terms, years in found.values() for block in _paid(terms, years, known)]
    return (heading(1, "Versement"), *blocks) if blocks else ()


def _paid(terms: PaymentTerms, years: list[str], known: Known) -> Iterator[Block]:
    which = format_list(dict.fromkeys(years))
    yield paragraph(f"Pour {which}, la subvention est versée comme suit{NBSP}:")
    yield from payment(terms, known)


def asked(told: Notified) -> tuple[Block, ...]:
    """What the convention asks of the beneficiary, and the report that the law asks."""
    clauses = [each for each in told.terms.clauses or () if each.kind in _DUTIES]
    texts = [*map(_clause, clauses), *([_REPORT] if _reports(told) else [])]
    return (heading(1, "Conditions et engagements"), items(texts)) if texts else ()


def _clause(clause: Clause) -> str:
    where = f"article{NBSP}{clause.article}" if clause.article else None
    name = capital(clause.kind)
    if clause.raw is None:
        return f"{name}{NBSP}: {where}" if where else name
    return f"{joined((name, f'({where})' if where else None), ' ')}{NBSP}: {bare_end(clause.raw)}"


def _reports(told: Notified) -> bool:
    """Whether article 10 of the law of 12 April 2000 asks a report: a body of private law, a determined expense."""
    kinds = {party.key: party.kind_on(date.max) for party in recipients(told)}
    private = {
        key for key, kind in kinds.items() if kind and kind.private_law and kind is not PartyKind.PERSON
    }
    about = (each for each in told.grants if each.use is Use.EARMARKED and each.exercise > _REPORT_SINCE)
    return any(grant.beneficiary in private for grant in about)
