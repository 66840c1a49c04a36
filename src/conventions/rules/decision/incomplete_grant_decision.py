"""Décision d’attribution incomplète.

## Ce que la règle vérifie
La décision qui attribue la subvention (ou en autorise le versement, si rien d’autre ne l’attribue) dit le
bénéficiaire, le montant, l’objet et les conditions. L’objet se lit aussi dans le titre de la délibération ou dans la
subvention ; une convention ou un avenant, approuvé par la même délibération ou cité, tient lieu de conditions. Un
champ vide n’est une faute que si les mots de l’acte, eux non plus, ne le disent pas.

## Pourquoi
La décision est la première pièce justificative du versement : le comptable la lit, et suspend le paiement de ce
qu’elle ne dit pas. L’objet et les conditions qui manquent sont un avertissement.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-006",)))
>>> report.conform
('DELIB-006',)

## Références
- CGCT, annexe I à l’article D1617-19, rubrique 7211.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import product

from conventions.model import Decision, Deliberation
from conventions.rules.decision.stated import (
    states_amount,
    states_beneficiary,
    states_conditions,
    states_object,
    texts_of,
)
from conventions.rules.reading.deliberations import APPROVING, NO_GRANTING, granting, said
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    Validity,
    rule,
)
from conventions.rules.scope import beneficiaries
from conventions.rules.written import decided

REMEDIES = {
    "le bénéficiaire": "nommer le bénéficiaire dans la décision",
    "le montant": "écrire le montant attribué dans la décision",
    "l’objet": "dire dans la décision à quoi sert la subvention",
    "les conditions": "citer dans la décision la convention, ou les conditions de la subvention",
}


@rule(
    "DELIB-006",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, annexe I à l’art. D1617-19, rubrique 7211", read_as_of=date(2015, 3, 31)),),
    law=Validity(),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("le bénéficiaire, le montant et l’objet de la décision", "les mots de la décision"),
)
def incomplete_grant_decision(case: Case) -> Iterator[Answer]:
    """Look for the four things in each decision that grants."""
    found = granting(case)
    if not found:
        yield NotApplicable(NO_GRANTING)
    for item, decisions in found:
        for decision in decisions:
            for answer in _answers(case, item, decision):
                yield answer._replace(day=item.date)


def _answers(case: Case, item: Deliberation, decision: Decision) -> Iterator[Answer]:
    address = f"deliberations[{item.key}].decisions[{decision.key}]"
    told = partial(_answer, item=item, decision=decision, address=address)
    missing = (
        None if decision.beneficiary else told("le bénéficiaire", stated=_beneficiary(case, item, decision)),
        None
        if decision.amount is not None
        else told("le montant", stated=states_amount(texts_of(item, decision))),
        told("l’objet", stated=_object(case, item, decision), severity=Severity.WARNING),
        told("les conditions", stated=_conditions(case, item, decision), severity=Severity.WARNING),
    )
    answers = [answer for answer in missing if answer]
    yield from answers or (Passed(address),)


def _answer(  # noqa: PLR0913  # what is looked for, and where
    what: str,
    *,
    stated: bool | None,
    severity: Severity | None = None,
    item: Deliberation,
    decision: Decision,
    address: str,
) -> Answer | None:
    """Nothing when it is stated; a fault when it is not; not evaluated when nobody can tell."""
    if stated:
        return None
    if stated is None:
        return NotEvaluated(f"{what} ne se lit pas avec certitude dans {said(item)}", address)
    return Fault(
        address=address,
        message=f"{said(item)} attribue la subvention sans dire {what}",
        remedy=REMEDIES[what],
        words=decision.raw,
        severity=severity,
    )


def _beneficiary(case: Case, item: Deliberation, decision: Decision) -> bool | None:
    return states_beneficiary(texts_of(item, decision), beneficiaries(decided(case).terms))


def _object(case: Case, item: Deliberation, decision: Decision) -> bool:
    return bool(
        decision.object
        or item.title
        or item.raw_title
        or _is_attached(case, item)
        or (decision.exercise, decision.beneficiary) in case.once(_told)
        or states_object(texts_of(item, decision))
    )


def _told(case: Case) -> frozenset[tuple[int | None, str | None]]:
    """The exercises and the bodies of the grants that have an object; None stands for any of them."""
    told = (grant for grant in decided(case).terms.grants if grant.object)
    return frozenset(
        pair for each in told for pair in product((None, each.exercise), (None, each.beneficiary))
    )


def _conditions(case: Case, item: Deliberation, decision: Decision) -> bool | None:
    if _is_attached(case, item) or states_conditions(texts_of(item, decision)):
        return True
    return None if case.once(_approving) is None else False


def _approving(case: Case) -> Deliberation | None:
    return case.convention.deliberation_of(case.convention)


def _is_attached(case: Case, item: Deliberation) -> bool:
    """Whether the deliberation approves the convention or an avenant, or one of them names it."""
    return item.key in case.once(_named) or any(each.kind in APPROVING for each in item.decisions)


def _named(case: Case) -> frozenset[str | None]:
    """The keys of the deliberations that the convention and its avenants name."""
    return frozenset(act.deliberation for act in (case.convention, *case.convention.avenants))
