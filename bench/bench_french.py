"""Saying amounts and moving dates, against what users would pick; rows that inform, with no limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_currency
from dateutil.relativedelta import relativedelta
from num2words import num2words

from bench.harness import Row, Variant, at_least, calls
from conventions import euros
from conventions.french import amount_in_words, format_amount
from conventions.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

AMOUNT = euros("1234567.89")
DECIMAL = Decimal("1234567.89")
DAY = date(2018, 1, 31)


def pairs() -> Iterator[tuple[str, Variant, Variant]]:
    """Each job with our way and the other."""
    yield (
        "amount in digits",
        calls("format_amount", lambda: format_amount(AMOUNT)),
        calls("babel", lambda: format_currency(DECIMAL, "EUR", locale="fr")),
    )
    yield (
        "amount in words",
        calls("amount_in_words", lambda: amount_in_words(AMOUNT)),
        calls("num2words", lambda: num2words(DECIMAL, lang="fr", to="currency")),
    )
    yield (
        "add 13 months",
        calls("add_months", lambda: add_months(DAY, 13)),
        calls("relativedelta", lambda: DAY + relativedelta(months=13)),
    )


def rows() -> Iterator[Row]:
    """One row a job."""
    for job, ours, other in pairs():
        yield at_least(job, ours, other, None)
