"""Engagement ou subvention au-delà des crédits disponibles.

## Ce que la règle vérifie
Sur la ligne de crédit d’une subvention ferme, l’engagé ne dépasse pas le voté ; ce qui n’est pas encore engagé
tient dans le disponible (voté moins engagé). Sans engagé connu, seul le voté est comparé : au-delà c’est une
erreur, en deçà rien ne peut être dit. Le budget doit être donné en entier, et une seule de ses lignes répondre à
l’imputation (section, compte, et chapitre, fonction, opération s’ils sont dits) : rien n’est deviné.

## Pourquoi
Les crédits d’un exercice sont limitatifs : on n’engage pas plus que ce qui est ouvert, et le comptable refuse un
mandat sans crédits.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(29000)}
>>> context = Context(budgets=(Budget(authority="ville", exercise=2024, lines=(row,)),))
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BUD-001",)), context=context)
>>> [finding.address for finding in report.errors]
['ledger.commitments[E2024-0412]']

## Références
- CGCT, article L1612-4.
- Logique : les crédits de l’exercice sont limitatifs (annualité).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from conventions.french import format_amount
from conventions.model import Budget, Commitment, CreditLine
from conventions.money import ZERO, Amount
from conventions.operations import Charged, Matched, still_committed
from conventions.rules.budget.charges import without_charge
from conventions.rules.reading.credits import charged, credit_of
from conventions.rules.reading.placed import placed
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)

MESSAGE = "{what} : {amount}, au-delà de {available} {told} sur la ligne {account} du budget de {exercise}"


class _Row(NamedTuple):
    """A row of the budget with the lines of the convention that are charged to it."""

    budget: Budget
    row: CreditLine
    items: Sequence[Charged]


class _Engaged(NamedTuple):
    """What the convention engaged on a row, and what it did not yet (None: not known)."""

    made: Sequence[Commitment]
    sum: Amount
    pending: Amount | None


class _Over(NamedTuple):
    """What passes what is available, and what the credits are: voted, or available."""

    what: str
    amount: Amount
    available: Amount
    told: str


@rule(
    "BUD-001",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(
        Source(text="CGCT, art. L1612-4", read_as_of=date(2015, 3, 31)),
        Source(text="Logique : les crédits de l’exercice sont limitatifs (annualité)"),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=(
        "le budget de l’exercice",
        "l’imputation",
        "les montants attribués",
        "les engagements comptables",
    ),
)
def credits_insufficient(case: Case) -> Iterator[Answer]:
    """Compare what is engaged, then what is not yet, with the row of the budget."""
    nothing = without_charge(case)
    if nothing is not None:
        yield nothing
        return
    rows: dict[tuple[int, str], _Row] = {}
    for item in charged(case):
        found = credit_of(case, item, item.exercise)
        if not isinstance(found, Matched):
            yield NotEvaluated(found.reason, item.address, end_of(item.exercise))
        else:
            row = rows.setdefault((item.exercise, found.row.key), _Row(found.budget, found.row, []))
            rows[item.exercise, found.row.key] = row._replace(items=[*row.items, item])
    for row in rows.values():
        yield _of_row(case, row)._replace(day=end_of(row.budget.exercise))


def _of_row(case: Case, row: _Row) -> Fault | NotEvaluated | Passed:
    found = placed(case)
    if found is None or found.commitments is None:
        return _not_told(row)
    told = _engaged(case, row, found.commitments, set(found.payments))
    if told is None:
        return NotEvaluated("engagement d’une subvention imputée sur plusieurs lignes", row.items[0].address)
    return _too_much_engaged(row, told) or _pending(row, told)


def _not_told(row: _Row) -> Fault | NotEvaluated | Passed:
    """Nobody said what this convention engaged: the amount may be counted in what is engaged, or not."""
    address, total = row.items[0].address, _sum(item.amount for item in row.items)
    if total is None:
        return NotEvaluated("montant attribué inconnu", address)
    if total > row.row.voted:
        return _fault(row, address, _Over("subventions attribuées", total, row.row.voted, "votés"))
    if row.row.engaged is not None and total <= row.row.voted - row.row.engaged:
        return Passed(address)
    return NotEvaluated(
        "les engagements de la convention, ou ceux de la ligne, ne sont pas renseignés", address
    )


def _engaged(
    case: Case, row: _Row, commitments: Mapping[str, Sequence[Commitment]], paid: set[str]
) -> _Engaged | None:
    """None when an engagement may be about several rows; what is paid without one is not pending."""
    made: list[Commitment] = []
    pending: list[Amount | None] = []
    for item in row.items:
        own = [each for each in commitments.get(item.grant.key, ()) if each.exercise == row.budget.exercise]
        if own and len(item.grant.lines) > 1:
            return None
        made += own
        if not own:
            pending.append(None if item.grant.key in paid else item.amount)
    total = sum((still_committed(item, case.known_day) for item in made), start=ZERO)
    return _Engaged(made, total, _sum(pending))


def _sum(amounts: Iterator[Amount | None] | Sequence[Amount | None]) -> Amount | None:
    told = list(amounts)
    known = [amount for amount in told if amount is not None]
    return sum(known, start=ZERO) if len(known) == len(told) else None


def _too_much_engaged(row: _Row, told: _Engaged) -> Fault | None:
    engaged = told.sum if row.row.engaged is None else max(row.row.engaged, told.sum)
    if not told.made or engaged <= row.row.voted:
        return None
    last = max(told.made, key=lambda item: (item.committed_on, item.key))
    address = f"ledger.commitments[{last.key}]"
    return _fault(row, address, _Over("engagements", engaged, row.row.voted, "votés"))


def _pending(row: _Row, told: _Engaged) -> Fault | NotEvaluated | Passed:
    address = row.items[0].address
    engaged = told.sum if row.row.engaged is None else max(row.row.engaged, told.sum)
    free = row.row.voted - engaged
    if told.pending is None:
        return NotEvaluated("montant à engager inconnu, ou déjà mandaté sans engagement", address)
    if told.pending > max(free, ZERO):
        return _fault(row, address, _Over("subventions fermes à engager", told.pending, free, "disponibles"))
    if row.row.engaged is None:
        return NotEvaluated("engagé de la ligne de crédit non renseigné : seul le voté est comparé", address)
    return Passed(address)


def _fault(row: _Row, address: str, over: _Over) -> Fault:
    return Fault(
        address=address,
        message=MESSAGE.format(
            what=over.what,
            amount=format_amount(over.amount),
            available=format_amount(over.available),
            told=over.told,
            account=row.row.account,
            exercise=row.budget.exercise,
        ),
        remedy="ouvrir les crédits par décision modificative ou virement avant d’engager, ou réduire l’engagement",
        values=(
            ("montant", over.amount),
            (f"crédits {over.told}", over.available),
            ("compte", row.row.account),
        ),
    )
