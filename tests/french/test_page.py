"""The page on amounts, dates and typography: every function, every code, and a comparison that is true."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import dates as babel_dates
from babel import numbers as babel
from num2words import num2words

from conventions import Period, euros, french
from conventions.errors import ConventionsError
from conventions.french.parsing.faults import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    Said = Callable[[], object]

PAGE = (Path(__file__).parents[2] / "docs/reference/montants-dates-typographie.md").read_text(
    encoding="utf-8"
)
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
    for line in re.findall(r"^\| .+ \|$", PAGE.partition("## Montants")[0], re.MULTILINE)[1:]
]
NONE = "—"
JANUARY = Period(date(2018, 1, 1), date(2018, 1, 31))


def currency(amount: str) -> Said:
    """What Babel writes for an amount."""
    return lambda: babel.format_currency(Decimal(amount), "EUR", locale="fr")


def words(value: object, to: str = "cardinal") -> Said:
    """What num2words writes."""
    return lambda: num2words(value, lang="fr", to=to)


# For each row of the table: Babel, num2words, us; None where the cell is a dash.
CALLS: list[tuple[Said | None, Said | None, Said]] = [
    (currency("50000"), None, lambda: french.format_amount(euros(50000))),
    (currency("0.005"), None, lambda: french.format_amount(euros("0.005"))),
    (currency("2.345"), None, lambda: french.format_amount(euros("2.345"))),
    (currency("-0.001"), None, lambda: french.format_amount(euros("-0.001"))),
    (
        lambda: babel.format_percent(Decimal("0.055"), locale="fr"),
        None,
        lambda: french.format_percent(Decimal("5.5")),
    ),
    (
        lambda: babel.format_compact_decimal(10**6, format_type="long", locale="fr"),
        None,
        lambda: french.format_compact(euros(10**6)),
    ),
    (
        lambda: babel.format_compact_currency(2_500_000, "EUR", locale="fr", fraction_digits=1),
        None,
        lambda: french.format_compact(euros(2_500_000), "short"),
    ),
    (
        lambda: babel_dates.format_date(JANUARY.start, "long", locale="fr"),
        None,
        lambda: french.format_date(JANUARY.start),
    ),
    (
        lambda: babel_dates.format_interval(JANUARY.start, JANUARY.end, "yMMMd", locale="fr"),
        None,
        lambda: french.format_period(JANUARY),
    ),
    (None, words(50000, "currency"), lambda: french.amount_in_words(euros(50000))),
    (None, words(Decimal(10**6), "currency"), lambda: french.amount_in_words(euros(10**6))),
    (None, words(Decimal("0.5"), "currency"), lambda: french.amount_in_words(euros("0.50"))),
    (None, words(21), lambda: french.number_in_words(21)),
    (None, words(2 * 10**8), lambda: french.number_in_words(2 * 10**8)),
    (None, words(80, "ordinal"), lambda: french.ordinal_in_words(80)),
    (None, words(81, "ordinal"), lambda: french.ordinal_in_words(81)),
    (None, words(2, "ordinal_num"), lambda: french.ordinal(2)),
    (lambda: babel.parse_decimal("50.000", "fr"), None, lambda: french.parse_amount("50.000")),
    (lambda: babel.parse_decimal("1e5", "fr", strict=True), None, lambda: french.parse_amount("1e5")),
    (lambda: babel.parse_decimal("50 000", "fr", strict=True), None, lambda: french.parse_amount("50 000")),
    (
        lambda: babel_dates.parse_date("12/31/2018", locale="fr"),
        None,
        lambda: french.parse_date("12/31/2018"),
    ),
    (
        lambda: babel_dates.parse_date("15 novembre 2O18", locale="fr"),
        None,
        lambda: french.parse_date("15 novembre 2O18"),
    ),
]


def cell(said: Said | None) -> str:
    """What the table shows of a call."""
    if said is None:
        return NONE
    try:
        text = str(said())
    except (ConventionsError, babel.NumberFormatError):
        return "refusé"
    return re.sub("[\u2009]", "", text).replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(("row", "calls"), list(zip(ROWS, CALLS, strict=True)), ids=[row[0] for row in ROWS])
def test_the_comparison_is_true(row: list[str], calls: tuple[Said | None, Said | None, Said]) -> None:
    """Babel, num2words and this library write what the page shows, space for space."""
    _, of_babel, of_num2words, _, of_ours = row
    assert [of_babel, of_num2words, of_ours] == [cell(said) for said in calls]


def test_every_function_has_its_example() -> None:
    """Each public name is used in a block of the page, which the tests run."""
    blocks = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
    used = set(re.findall(r"\w+", re.sub(r"from conventions\.french import (?:\([^)]*\)|.*)", "", blocks)))
    assert set(french.__all__) - used == set()


def test_every_code_of_an_error_is_told() -> None:
    """The codes of the readers are all in the page, each with its message."""
    told = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.partition("### Codes")[2], re.MULTILINE))
    assert told == {code: message.replace("|", "\\|") for code, message in MESSAGES.items()}
