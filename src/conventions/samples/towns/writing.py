"""The town written to a folder, as a finance office would keep it: YAML, CSV, and the mapping of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from conventions.files import dumps
from conventions.model import Budget, Convention, PaymentState, Section
from conventions.money import Amount
from conventions.operations import LedgerEntry

CONVENTIONS: Final = "conventions"
BUDGETS: Final = "budgets"
LEDGER: Final = "grand-livre.csv"
MAPPING: Final = "grand-livre.toml"

_COLUMNS: Final = {
    "number": "Pièce",
    "day": "Date",
    "exercise": "Exercice",
    "amount": "Montant",
    "account": "Nature",
    "function": "Fonction",
    "siret": "SIRET",
    "third_party": "Tiers",
    "label": "Libellé",
    "engagement": "Engagement",
    "bordereau": "Bordereau",
    "cancels": "Pièce annulée",
    "paid_on": "Payé le",
    "ended_on": "Rejeté le",
}
_STATES: Final = {
    "issued": PaymentState.ISSUED,
    "accepted": PaymentState.ACCEPTED,
    "rejected": PaymentState.REJECTED,
    "cancelled": PaymentState.CANCELLED,
    "paid": PaymentState.PAID,
}
_CREDITS: Final = ("Section", "Chapitre", "Nature", "Fonction")
_AUTHORIZATIONS: Final = ("Numéro AP/AE", "Type AP/AE", "Libellé", "Chapitre", "Montant AP/AE")
_SPECIAL: Final = frozenset(';"\n')


def write(
    folder: Path,
    conventions: Iterable[Convention],
    budgets: Iterable[Budget],
    entries: Iterable[LedgerEntry],
) -> None:
    """Write everything; the file of a convention has its reference for a name.

    :raises OSError: when the folder cannot be written to.
    """
    for name in (CONVENTIONS, BUDGETS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for convention in conventions:
        _put(folder / CONVENTIONS / f"{convention.reference}.yaml", dumps(convention))
    for budget in budgets:
        _put(folder / BUDGETS / f"budget-{budget.exercise}.csv", _table(_credits(budget)))
        _put(folder / BUDGETS / f"ap-ae-{budget.exercise}.csv", _table(_multi_year(budget)))
    _put(folder / LEDGER, _table(_rows(entries)))
    _put(folder / MAPPING, mapping())


def _put(path: Path, text: str) -> None:
    """The same bytes on every platform."""
    path.write_bytes(text.encode())


def _table(rows: Iterable[Iterable[str]]) -> str:
    return "".join(";".join(map(_cell, row)) + "\n" for row in rows)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _SPECIAL & set(text) else text


def _euros(amount: Amount | None) -> str:
    return "" if amount is None else str(amount).replace(".", ",")


def _credits(budget: Budget) -> Iterator[tuple[str, ...]]:
    yield (*_CREDITS, *(f"{word} {budget.exercise}" for word in ("Voté", "Engagé", "Mandaté")))
    for line in budget.lines:
        codes = (line.section.value, line.chapter or "", line.account, line.function or "")
        yield (*codes, *map(_euros, (line.voted, line.engaged, line.mandated)))


def _multi_year(budget: Budget) -> Iterator[tuple[str, ...]]:
    years = sorted({each.exercise for line in budget.authorizations for each in line.credits})
    yield (*_AUTHORIZATIONS, *(f"CP {year}" for year in years))
    for line in budget.authorizations:
        kind = "AP" if line.kind is Section.INVESTMENT else "AE"
        told = {each.exercise: each.amount for each in line.credits}
        head = (line.number, kind, line.label or "", line.chapter or "", _euros(line.amount))
        yield (*head, *(_euros(told.get(year)) for year in years))


def _rows(entries: Iterable[LedgerEntry]) -> Iterator[tuple[str, ...]]:
    yield ("Type", *_COLUMNS.values(), "État")
    for entry in entries:
        yield (entry.kind, *(_said(getattr(entry, name)) for name in _COLUMNS), entry.state.value)


def _said(value: object) -> str:
    """A day is written 2024-03-31, an amount 1234,50."""
    return _euros(value) if isinstance(value, Amount) else "" if value is None else str(value)


def mapping() -> str:
    """The TOML that says what the columns of the export are.

    >>> mapping().splitlines()[:3]
    ['format = 1', 'day = "AAAA-MM-JJ"', '']
    """
    columns = (f'{field} = "{name}"' for field, name in _COLUMNS.items())
    kinds = (f'{kind} = ["{kind}"]' for kind in ("engagement", "mandat", "titre"))
    states = (f'{name} = ["{state}"]' for name, state in _STATES.items())
    blocks = (
        ("columns", columns),
        ("kinds", ('column = "Type"', *kinds)),
        ("states", ('column = "État"', *states)),
    )
    told = ("\n".join((f"[{name}]", *lines)) for name, lines in blocks)
    return "\n\n".join(('format = 1\nday = "AAAA-MM-JJ"', *told)) + "\n"
