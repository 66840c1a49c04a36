"""What a valid object cannot break: each fault of the table is made, and refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from conventions import euros, loads
from conventions.errors import AmountError, ConventionFileError, PeriodError
from conventions.model import (
    Calculation,
    Counting,
    Deliberation,
    Grant,
    Instalment,
    InstalmentKind,
    Lapse,
    Organ,
    Payment,
    PaymentTerms,
    Remainder,
    Target,
    Variant,
    Vote,
)
from conventions.money import ZERO
from conventions.periods import Period
from conventions.samples import association_2024_2026, text

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[2] / "docs/reference/regles-par-construction.md"
TERMS = association_2024_2026().initial
REST = Instalment(kind=InstalmentKind.BALANCE, amount=Remainder())
DAY = date(2024, 2, 1)

FAULTS: dict[str, tuple[type[Exception], Callable[[], object]]] = {
    "montant à plus de deux décimales": (AmountError, lambda: euros("1.001")),
    "montant en virgule flottante": (AmountError, lambda: euros(0.1)),  # type: ignore[arg-type]  # what is refused
    "période à l’envers": (PeriodError, lambda: Period(date(2024, 2, 2), date(2024, 2, 1))),
    "deux éléments de même clé": (
        ValidationError,
        lambda: TERMS.replace(parties=(*TERMS.parties, TERMS.parties[0])),
    ),
    "référence à un élément absent": (
        ConventionFileError,
        lambda: loads(text("association-2024-2026.yaml").replace("axis: creation", "axis: creatoin")),
    ),
    "subvention négative": (
        ValidationError,
        lambda: TERMS.replace(grants=(TERMS.grants[0].replace(amount=-euros(1)),)),
    ),
    "mandat négatif": (
        ValidationError,
        lambda: Payment(number="1", exercise=2024, issued_on=DAY, amount=-euros(1)),
    ),
    "subvention proportionnelle sans taux": (
        ValidationError,
        lambda: Grant(exercise=2024, beneficiary="a", amount=euros(1), calculation=Calculation.PROPORTIONAL),
    ),
    "objectif avec une valeur et une fourchette": (
        ValidationError,
        lambda: Target(key="a", unit="élèves", value=Decimal(3), low=Decimal(1)),
    ),
    "fourchette à l’envers": (
        ValidationError,
        lambda: Target(key="a", unit="élèves", low=Decimal(3), high=Decimal(1)),
    ),
    "unité de versement nulle": (ValidationError, lambda: PaymentTerms(unit=ZERO, instalments=(REST,))),
    "modalités pour aucun montant": (
        ValidationError,
        lambda: PaymentTerms(above=euros(9), up_to=euros(9), instalments=(REST,)),
    ),
    "caducité sans délai": (ValidationError, Lapse),
    "variante qui ne change rien": (ValidationError, lambda: Variant(condition="avec une garantie")),
    "part au-delà de 1 000 %": (ValidationError, lambda: REST.replace(cap=Fraction(11))),
    "comptage négatif": (ValidationError, lambda: Counting(driver="places", day=DAY, value=Decimal(-1))),
    "jour qui n’existe pas": (
        ValidationError,
        lambda: Deliberation(authority="a", organ=Organ.COUNCIL, assembly="Conseil", date="2024-02-30"),  # type: ignore[arg-type]  # what is refused
    ),
    "décompte de voix négatif": (ValidationError, lambda: Vote(against=-1)),
}


def test_the_table_and_the_tests_say_the_same_faults() -> None:
    """Each row of the page has its test, and each test its row."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert rows[1:] == list(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_valid_object_cannot_break_it(fault: str) -> None:
    """The object is refused when it is made, or when its file is read."""
    error, make = FAULTS[fault]
    with pytest.raises(error):
        make()
