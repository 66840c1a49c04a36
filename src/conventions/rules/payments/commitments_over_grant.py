"""Engagements supérieurs au montant attribué.

## Ce que la règle vérifie
Les engagements comptables qui nomment une subvention, moins leurs dégagements, ne dépassent pas son montant,
ferme ou prévisionnel ; et tous les engagements ensemble ne dépassent pas toutes les subventions. Un montant
inconnu n’est pas comparé.

## Pourquoi
On engage ce que l’acte attribue : au-delà, des crédits sont réservés sans que la collectivité doive rien, et
le budget paraît consommé. Le surplus se dégage.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> made = convention.ledger.commitments[0].replace(amount=euros("30000.01"), number="E9")
>>> ledger = convention.ledger.replace(commitments=(made,))
>>> report = check(convention.replace(ledger=ledger), date(2024, 12, 31), profile=Profile(select=("PAI-012",)))
>>> [finding.address for finding in report.findings]
['ledger.commitments[E9]']

## Références
- Logique : un engagement comptable réserve les crédits de ce que l’acte attribue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from conventions.french import format_amount
from conventions.model import Commitment, Grant
from conventions.money import ZERO, Amount
from conventions.operations import still_committed
from conventions.rules.rule import (
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

MESSAGE = "engagements {what} : {committed}, au-delà du montant attribué, {granted} (surplus : {excess})"
REMEDY = "dégager le surplus, ou ajouter l’acte qui attribue la différence"


@rule(
    "PAI-012",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(Source(text="Logique : on engage ce que l’acte attribue"),),
    dated_by="date de l’engagement",
    decider="le service des finances",
    since="0.1",
    requires=("les engagements comptables", "les montants attribués"),
)
def commitments_over_grant(case: Case) -> Iterator[Answer]:
    """Compare what is committed with what is granted: grant by grant, then in all."""
    ledger = case.convention.ledger
    if ledger is None or ledger.commitments is None:
        yield NotEvaluated("les engagements ne sont pas renseignés")
        return
    made = [item for item in ledger.commitments if item.committed_on <= case.known_day]
    if not made:
        yield NotApplicable("aucun engagement n’est enregistré")
        return
    grants = decided(case).terms.grants
    by_grant: dict[str | None, list[Commitment]] = defaultdict(list)
    for item in made:
        by_grant[item.grant].append(item)
    answers = [_answer(grant, by_grant.get(grant.key, []), case) for grant in grants]
    found = [answer for answer in answers if answer is not None]
    yield from found
    if not any(isinstance(answer, Fault) for answer in found):
        yield _in_all(grants, made, case)


def _answer(grant: Grant, made: Sequence[Commitment], case: Case) -> Answer | None:
    if not made:
        return None
    if grant.amount is None:
        return NotEvaluated(f"montant attribué inconnu pour la subvention « {grant.key} »")
    return _compared(f"de la subvention « {grant.key} »", grant.amount, made, case)


def _in_all(grants: Sequence[Grant], made: Sequence[Commitment], case: Case) -> Answer:
    unknown = [grant.key for grant in grants if grant.amount is None]
    if unknown or (case.convention.known_in_part and not grants):
        return NotEvaluated("montant attribué inconnu : les engagements ne sont pas comparés en tout")
    granted = sum((grant.amount for grant in grants if grant.amount is not None), start=ZERO)
    return _compared("de la convention", granted, made, case)


def _compared(what: str, granted: Amount, made: Sequence[Commitment], case: Case) -> Answer:
    committed = sum((still_committed(item, case.known_day) for item in made), start=ZERO)
    address = f"ledger.commitments[{max(made, key=lambda item: (item.committed_on, item.key)).key}]"
    if committed <= granted:
        return Passed(address)
    sums = [format_amount(amount) for amount in (committed, granted, committed - granted)]
    return Fault(
        address=address,
        message=MESSAGE.format(what=what, committed=sums[0], granted=sums[1], excess=sums[2]),
        remedy=REMEDY,
        values=(("engagé", sums[0]), ("attribué", sums[1]), ("surplus", sums[2])),
    )
