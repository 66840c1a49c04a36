"""Fonds de concours excessif, ou aux délibérations discordantes.

## Ce que la règle vérifie
Les fonds de concours d’un exercice, entre un groupement et une commune, ne dépassent pas la moitié de ce qui reste à
payer hors subventions, d’après le plan de financement de la demande : le bénéficiaire en porte au moins autant. Ils
financent un équipement. Les deux assemblées ont délibéré, pour le même montant.

## Pourquoi
La loi n’admet le fonds de concours que dans ces limites : c’est une exception au principe de spécialité. Un plan
absent, un financeur inconnu ou une délibération qui manque au dossier ne font pas une faute : la règle n’est alors pas
évaluée. Pour une métropole, le texte vaut par renvoi.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import DatedKind, PartyKind, Purpose
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> (grant,) = convention.initial.grants
>>> grant = grant.replace(purpose=Purpose.SUPPORTING_FUND, amount=euros("100000.01"))
>>> kinds = (PartyKind.EPCI, PartyKind.COMMUNE, PartyKind.REGION)
>>> parties = [
...     party.replace(kinds=(DatedKind(kind=kind),))
...     for party, kind in zip(convention.initial.parties, kinds, strict=True)
... ]
>>> (request,) = convention.requests
>>> first, other, own = request.plan.resources
>>> plan = request.plan.replace(resources=(first, other, own.replace(funder="ressourcerie")))
>>> convention = convention.replace(
...     initial=convention.initial.replace(grants=(grant,), parties=tuple(parties)),
...     requests=(request.replace(plan=plan),),
... )
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("COF-002",)))
>>> [finding.address for finding in report.findings]
['initial.grants[2023-équipement].amount']

## Références
- CGCT, articles L5214-16 V, L5215-26 et L5216-5 VI.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_ratio, quote
from conventions.law import ratio
from conventions.model import Firmness, Grant, Nature, PartyKind, Purpose, Role
from conventions.money import ZERO, Amount
from conventions.rules.bodies import grant_address
from conventions.rules.cofunding.concordance import concordant
from conventions.rules.cofunding.plans import Plan, plans
from conventions.rules.reading.funding import total
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.scope import GROUPS
from conventions.rules.written import decided


@rule(
    "COF-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L5214-16 V, L5215-26 et L5216-5 VI",
            since=date(2004, 8, 18),
            read_as_of=date(2015, 3, 31),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’objet des subventions", "le plan de financement", "les deux délibérations"),
    authorities=GROUPS | {PartyKind.COMMUNE},
    beneficiaries=Beneficiaries.LOCAL,
)
def supporting_fund_over_share(case: Case) -> Iterator[Answer]:
    """Look at the amount, the equipment and the deliberations of each fund."""
    funds = [grant for grant in decided(case).terms.grants if grant.purpose is Purpose.SUPPORTING_FUND]
    firm = [grant for grant in funds if grant.firmness is Firmness.FIRM]
    if not firm:
        yield NotApplicable("aucun fonds de concours ferme n’est inscrit")
    for grant in firm:
        for answer in (_amount(case, grant, firm), _equipment(case, grant), concordant(case, grant)):
            yield answer._replace(day=end_of(grant.exercise))


def _equipment(case: Case, grant: Grant) -> Answer:
    """The fund may pay for running an equipment: only one that nobody names is not known."""
    if grant.asset is not None or grant.nature is Nature.EQUIPMENT:
        return Passed(grant_address(case, grant, "nature"))
    reason = f"équipement financé non renseigné pour {grant.exercise}"
    return NotEvaluated(reason, grant_address(case, grant, "nature"))


def _amount(case: Case, grant: Grant, funds: list[Grant]) -> Answer:
    address = grant_address(case, grant, "amount")
    told = [plan for plan in plans(case) if _is_of(plan, grant)]
    if len(told) != 1:
        return NotEvaluated(f"un plan de financement, et un seul, est attendu pour {grant.exercise}", address)
    same = [fund for fund in funds if _is_of(told[0], fund)]
    if any(fund.amount is None for fund in same):
        return NotEvaluated(f"montant inconnu pour {grant.exercise}", address)
    granted = sum((fund.amount for fund in same if fund.amount), start=ZERO)
    return _doubt(told[0], address) or _against(told[0], granted, address)


def _is_of(plan: Plan, grant: Grant) -> bool:
    request = plan.request
    return (request.exercise, request.beneficiary) == (grant.exercise, grant.beneficiary)


def _doubt(plan: Plan, address: str) -> Answer | None:
    if not plan.plan.costs:
        return NotEvaluated("les coûts du plan de financement ne sont pas connus", address)
    return NotEvaluated(f"financeur inconnu : {plan.unknown}", address) if plan.unknown else None


def _against(plan: Plan, granted: Amount, address: str) -> Answer:
    """The fund against its part of the cost, once what others bring is taken from it."""
    inside = {plan.request.beneficiary, *(party.key for party in plan.terms.parties_as(Role.GRANTOR))}
    left = plan.cost - total(item for item in plan.plan.resources if item.funder not in inside)
    try:
        highest = ratio("supporting_fund_share", on=plan.day)
    except ConventionsError as error:
        return NotEvaluated(str(error), address)
    if not _is_over(granted, left, highest):
        return Passed(address)
    nameless = plan.nameless_like(*inside)
    at_most = left + total(nameless)
    if not _is_over(granted, at_most, highest):
        return NotEvaluated(f"financeur non nommé : {quote(nameless[0].label)}", address)
    return _fault(granted, at_most, highest, address)


def _is_over(granted: Amount, left: Amount, highest: Fraction) -> bool:
    return bool(granted) and (left <= ZERO or granted.ratio(left) > highest)


def _fault(granted: Amount, left: Amount, highest: Fraction, address: str) -> Fault:
    return Fault(
        address=address,
        message=(
            f"fonds de concours de {format_amount(granted)}, pour {format_amount(left)} à payer hors subventions :"
            f" il en porte au plus {format_ratio(highest)}"
        ),
        remedy="réduire le fonds de concours à la part que le bénéficiaire porte lui-même",
        values=(("fonds de concours", granted), ("reste hors subventions", left), ("part maximale", highest)),
    )
