"""Part du maître d’ouvrage inférieure au minimum légal.

## Ce que la règle vérifie
Quand le maître d’ouvrage d’une opération d’investissement est une collectivité ou un groupement, sa part dans le total
des financements publics du plan est d’au moins 20 %, ou 30 % pour un projet d’une compétence à chef de file. Les
financeurs privés ne comptent pas dans ce total. Un plan déséquilibré, ou un financeur dont la nature n’est pas dite,
n’est pas évalué, ni un financeur non nommé, de même nature que le maître d’ouvrage, dont dépend le résultat.

## Pourquoi
La loi veut que celui qui décide l’opération en porte une part. Elle prévoit des dérogations, que la règle ne
connaît pas : outre-mer, Corse (10 %), rénovation urbaine, patrimoine, catastrophes naturelles, convention
territoriale d’exercice concerté.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import FinancingPlan, PartyKind
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> (request,) = convention.requests
>>> *others, own = request.plan.resources
>>> plan = request.plan.replace(
...     owner="departement", resources=(*others, own.replace(kind=PartyKind.STATE)), lead="culture"
... )
>>> report = check(
...     convention.replace(requests=(request.replace(plan=plan),)),
...     date(2024, 12, 31),
...     profile=Profile(select=("COF-001",)),
... )
>>> dict(report.findings[0].values)["part"]
Fraction(1, 4)

## Références
- CGCT, article L1111-10, III (20 %).
- CGCT, article L1111-9 (30 %).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_ratio, quote
from conventions.law import ratio, versions
from conventions.model import Nature
from conventions.money import Amount
from conventions.rules.cofunding.plans import NO_PLAN, Plan, natures_for, plans
from conventions.rules.reading.funding import total
from conventions.rules.reading.wording import named
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
    rule,
)

NOT_LOCAL = "le maître d’ouvrage n’est ni une collectivité ni un groupement"
REMEDY = (
    "revoir le plan de financement, ou citer la dérogation : outre-mer, Corse, rénovation urbaine, patrimoine,"
    " catastrophe naturelle, convention territoriale"
)


@rule(
    "COF-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L1111-10, III", since=date(2012, 1, 1), read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L1111-9", since=date(2014, 1, 29), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("le maître d’ouvrage", "les ressources du plan de financement et la nature des financeurs"),
)
def owner_share_low(case: Case) -> Iterator[Answer]:
    """Compare what the owner brings with all the public money of each plan."""
    found = list(plans(case))
    if not found:
        yield NotApplicable(NO_PLAN)
    for plan in found:
        yield _answer(case, plan)._replace(day=plan.day)


def _answer(case: Case, plan: Plan) -> Answer:
    key = plan.plan.owner or plan.request.beneficiary
    party = plan.terms.party(key)
    local = Beneficiaries.LOCAL.covers(party.kind_on(plan.day)) if party else None
    if local is False:
        return NotApplicable(NOT_LOCAL)
    if natures_for(case, plan) == {Nature.OPERATING}:
        return NotApplicable("la part minimale ne vise que l’investissement")
    if plan.plan.owner is None or party is None:
        return NotEvaluated("maître d’ouvrage non renseigné", plan.address)
    if local is None:
        return NotEvaluated(f"nature du maître d’ouvrage non renseignée : {named(party)}", plan.address)
    return _doubt(plan) or _against(plan, key)


def _doubt(plan: Plan) -> Answer | None:
    """Why the part cannot be worked out."""
    if plan.unknown:
        return NotEvaluated(f"financeur inconnu : {plan.unknown}", plan.address)
    if plan.cost != plan.financed:
        return NotEvaluated("plan de financement déséquilibré, ou coûts inconnus", plan.address)
    return None


def _against(plan: Plan, owner: str) -> Answer:
    own, public = plan.brought_by(owner), plan.public()
    if not public:
        return NotApplicable("aucun financement public au plan")
    try:
        least = _least(plan)
    except ConventionsError as error:
        return NotEvaluated(str(error), plan.address)
    address = f"{plan.address}.resources"
    if own.ratio(public) >= least:
        return Passed(address)
    nameless = plan.nameless_like(owner)
    at_most = own + total(nameless)
    if at_most.ratio(public) >= least:
        reason = f"financeur non nommé, de même nature que le maître d’ouvrage : {quote(nameless[0].label)}"
        return NotEvaluated(reason, address)
    return _fault(at_most, public, least, address)


def _least(plan: Plan) -> Fraction:
    """The part that the law sets, greater for a project with a chef de file since it names them."""
    named_since = versions("owner_share_lead")[0].since
    name = "owner_share_lead" if plan.plan.lead and plan.day >= named_since else "owner_share"
    return ratio(name, on=plan.day)


def _fault(own: Amount, public: Amount, least: Fraction, address: str) -> Fault:
    told = f"{format_amount(own)} sur {format_amount(public)} de financements publics"
    return Fault(
        address=address,
        message=f"part du maître d’ouvrage : {told}, pour un minimum de {format_ratio(least)}",
        remedy=REMEDY,
        values=(("part", own.ratio(public)), ("part minimale", least), ("apport", own)),
    )
