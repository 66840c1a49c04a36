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
from conventions.model import Clause, ClauseKind, Firmness, Form, Grant, Nature, PaymentTerms, Use
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
    who = capital(the_named(subject.grantor.name)) if subject.grantor else "L’attribuant"
    verb = "attribuent" if subject.grantor and is_plural(subject.grantor.name) else "attribue"
    you = "vous " if len(recipients(told)) == 1 else ""
    known = Known(told.terms)
    listed = [(paragraph(_grant(each, known)), *grant_details(each, known)) for each in told.grants]
    return (paragraph(f"{who} {you}{verb}, à ce titre{NBSP}:"), items(listed))


def _grant(grant: Grant, known: Known) -> str:
    """« 33 500 € (trente-trois mille cinq cents euros) aux Tréteaux du Gier, au titre de l’exercice 2025 »."""
    noun = joined(("subvention", _NATURES[grant.nature]), " ")
    told = f"{noun} {of_amount(grant.amount)} {to_party(known, grant.beneficiary)}"
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
    return (heading(1, "Vos engagements"), items(texts)) if texts else ()


def _clause(clause: Clause) -> str:
    where = f"article{NBSP}{clause.article}" if clause.article else None
    name = capital(clause.kind)
    if clause.raw is None:
        return f"{name}{NBSP}: {where}" if where else name
    return f"{joined((name, f'({where})' if where else None), ' ')}{NBSP}: {bare_end(clause.raw)}"


def _reports(told: Notified) -> bool:
    """Whether article 10 of the law of 12 April 2000 asks a report: private law, money for a determined expense."""
    private = {
        party.key for party in recipients(told) if (kind := party.kind_on(date.max)) and kind.private_law
    }
    about = (each for each in told.grants if each.use is Use.EARMARKED and each.exercise > _REPORT_SINCE)
    return any(grant.beneficiary in private for grant in about)
