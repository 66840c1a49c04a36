"""Subvention proportionnelle payée au-delà des dépenses réelles.

## Ce que la règle vérifie
Une fois les dépenses définitives, les mandats d’une subvention proportionnelle, moins ce qui est revenu, ne
dépassent pas son montant définitif : le taux appliqué à la dépense réelle, sans dépasser la dépense prévue ni
le montant voté, plus l’excédent que la convention laisse. Les dépenses sont définitives quand le solde est
mandaté, quand le versement unique l’est après des dépenses, ou quand elles sont justifiées après l’achèvement,
l’arrêt ou la fin de la convention ; avant, la règle n’est pas évaluée. Une subvention forfaitaire n’est pas concernée.

## Pourquoi
Le bénéficiaire n’a droit qu’à la part des dépenses qu’il a faites : le reste est un trop-perçu, à recouvrer.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> paid = convention.ledger.payments[0].replace(number="99", key="99", instalment="solde", amount=euros(43750))
>>> ledger = convention.ledger.replace(payments=(*convention.ledger.payments, paid))
>>> report = check(convention.replace(ledger=ledger), date(2025, 6, 30), profile=Profile(select=("PAI-009",)))
>>> [finding.address for finding in report.findings]
['ledger.payments[99]']

## Références
- Logique : une subvention proportionnelle suit les dépenses réelles, sans dépasser ce qui est voté.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount
from conventions.model import (
    ActualCost,
    Calculation,
    EventKind,
    Form,
    Grant,
    InstalmentKind,
    Payment,
    RateOfCosts,
)
from conventions.money import ZERO, Amount
from conventions.operations import GrantSettlement, settle, terms_for
from conventions.rules.bodies import NO_GRANT
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import Net, net, payment_address, placed, said_grant
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
    rule,
)
from conventions.rules.written import decided

MESSAGE = "{grant} : {mandated} mandatés, au-delà de son montant définitif, {final} ({reason})"


@rule(
    "PAI-009",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Logique : une subvention proportionnelle suit les dépenses réelles, dans la limite du vote"
        ),
    ),
    dated_by=Anchor.MANDATE,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=("le taux et la dépense prévue", "les dépenses réelles justifiées", "les mandats"),
)
def payments_over_real_costs(case: Case) -> Iterator[Answer]:
    """Compare what was mandated for each proportional grant with what its final costs give right to."""
    grants = [grant for grant in decided(case).terms.grants if grant.form is Form.CASH]
    if not grants:
        yield NotApplicable(NO_GRANT)
    for grant in grants:
        yield _of_grant(case, grant)


def _of_grant(case: Case, grant: Grant) -> Answer:
    if grant.calculation is Calculation.FLAT:
        return NotApplicable("subvention forfaitaire")
    if not _follows_costs(case, grant):
        return NotEvaluated("l’acte ne dit pas si la subvention est forfaitaire ou proportionnelle")
    found = placed(case)
    if found is None:
        return NotEvaluated(NO_LEDGER)
    made = found.payments.get(grant.key, ())
    if not made:
        return NotApplicable("aucun mandat n’est émis pour une subvention proportionnelle")
    costs = [cost for cost in case.facts.costs if cost.grant == grant.key]
    return _of_costs(case, grant, made, costs)._replace(day=made[-1].issued_on)


def _follows_costs(case: Case, grant: Grant) -> bool:
    terms = terms_for(decided(case).terms, grant)
    by_clause = terms is not None and any(isinstance(item.amount, RateOfCosts) for item in terms.instalments)
    return grant.calculation is Calculation.PROPORTIONAL or by_clause


def _of_costs(
    case: Case, grant: Grant, made: tuple[Payment, ...], costs: list[ActualCost]
) -> Fault | Passed | NotEvaluated:
    address = payment_address(made[-1])
    if not costs:
        return NotEvaluated(f"dépenses réelles inconnues pour {said_grant(grant)}", address)
    if not _are_final(case, grant, made, costs):
        return NotEvaluated(
            f"dépenses de {said_grant(grant)} non définitives : ni solde ni achèvement", address
        )
    settled = _settled(case, grant)
    if settled is None or settled.final is None or settled.kept is None:
        why = settled.reason if settled else "la subvention n’est pas en vigueur"
        return NotEvaluated(f"montant définitif inconnu : {why}", address)
    return _compared(grant, settled, net(case, made, grant.key), address)


def _are_final(case: Case, grant: Grant, made: tuple[Payment, ...], costs: list[ActualCost]) -> bool:
    terms = terms_for(decided(case).terms, grant)
    kinds = {item.key: item.kind for item in terms.instalments} if terms else {}
    first, last = min(cost.day for cost in costs), max(cost.day for cost in costs)
    for item in made:
        kind = kinds.get(item.instalment or "")
        if kind is InstalmentKind.BALANCE or (kind is InstalmentKind.SINGLE and first <= item.issued_on):
            return True
    return any(end <= last for end in _ends(case, grant))


def _ends(case: Case, grant: Grant) -> Iterator[date]:
    """The days after which nothing more is spent on the project."""
    end = decided(case).terms.period.end
    if end is not None:
        yield end
    for event in case.facts.events:
        if event.kind in (EventKind.COMPLETION, EventKind.STOP) and event.grant in (None, grant.key):
            yield event.day


def _settled(case: Case, grant: Grant) -> GrantSettlement | None:
    """What the grant comes to with its costs, among the grants of its exercise that are in force."""
    given: dict[str, Amount] = {}
    for cost in case.facts.costs:
        if cost.grant == grant.key:
            given[cost.grant] = given.get(cost.grant, ZERO) + cost.amount
    settled = settle(case.convention, grant.exercise, given, as_of=case.as_of, known_on=case.known_on)
    return next((item for item in settled.grants if item.grant == grant.key), None)


def _compared(
    grant: Grant, settled: GrantSettlement, paid: Net, address: str
) -> Fault | Passed | NotEvaluated:
    final = (settled.final or ZERO) + (settled.kept or ZERO)
    if paid.most <= final:
        return Passed(address)
    if paid.least <= final:
        return NotEvaluated("un titre de recettes ne dit pas la subvention qu’il concerne", address)
    sums = (format_amount(paid.least), format_amount(final))
    return Fault(
        address=address,
        message=MESSAGE.format(
            grant=said_grant(grant), mandated=sums[0], final=sums[1], reason=settled.reason
        ),
        remedy="émettre un titre de recettes du trop-perçu, ou réduire le dernier mandat",
        values=(("mandaté", paid.least), ("montant définitif", final), ("trop-perçu", paid.least - final)),
    )
