"""Saying and reading in French, side by side with what users would pick; exactness first, then ratios.

The limits are those of the project; a row without one informs.
"""

from __future__ import annotations

import locale
import os
import random
import time
from contextlib import suppress
from datetime import date
from decimal import Decimal, localcontext
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from babel.dates import format_date as babel_date
from babel.numbers import format_currency, parse_decimal
from num2words import num2words

from bench.harness import Row, Variant, assertion, at_least, calls
from conventions import Amount, euros, french
from conventions.errors import FrenchParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AMOUNT = euros("1234567.89")
DECIMAL = Decimal("1234567.89")
DAY = date(2018, 11, 15)
# Texts that Babel reads strictly and so do we.
COMMON = ("50\u202f000", "1\u202f234\u202f567,89", "50000", "12,5", "0,99")
PARSERS: tuple[Callable[..., object], ...] = (
    *(french.parse_amount, french.parse_words, french.parse_percent, french.parse_date, french.parse_period),
    *(french.parse_duration, french.parse_ordinal, french.parse_roman, french.parse_numero),
)
PIECES = (
    "1",
    " ",
    "1 000 ",
    ".",
    ",",
    "(",
    "()",
    "O0",
    "é",
    "e\u0301",
    "\u0301",
    "mille ",
    "du ",
    "-",
    "\n",
    "«",
)


def pairs() -> Iterator[tuple[str, Variant, Variant, float | None]]:
    """Each job with our way, the other, and the ratio to reach."""
    yield (
        "amount in digits, auto",
        calls("format_amount", lambda: french.format_amount(AMOUNT)),
        calls("babel", lambda: format_currency(DECIMAL, "EUR", locale="fr")),
        15,
    )
    yield (
        "amount in digits, always",
        calls("format_amount", lambda: french.format_amount(AMOUNT, decimals="always")),
        calls("babel", lambda: format_currency(DECIMAL, "EUR", locale="fr")),
        15,
    )
    yield (
        "amount in digits, from a Decimal",
        calls("euros, format_amount", lambda: french.format_amount(euros(DECIMAL))),
        calls("babel", lambda: format_currency(DECIMAL, "EUR", locale="fr")),
        8,
    )
    yield from dates()
    yield (
        "amount in words",
        calls("amount_in_words", lambda: french.amount_in_words(AMOUNT)),
        calls("num2words", lambda: num2words(DECIMAL, lang="fr", to="currency")),
        100,
    )
    yield (
        "number in words",
        calls("number_in_words", lambda: french.number_in_words(1234567)),
        calls("num2words", lambda: num2words(1234567, lang="fr")),
        100,
    )
    yield from reading()


def dates() -> Iterator[tuple[str, Variant, Variant, float | None]]:
    """The three ways to write a date; Babel is wrong on the first of the month, not that day."""
    ours: dict[str, Callable[[], str]] = {
        "long": lambda: french.format_date(DAY),
        "full": lambda: french.format_date(DAY, "full"),
        "short": lambda: french.format_date(DAY, "short"),
    }
    others: dict[str, Callable[[], str]] = {
        "long": lambda: babel_date(DAY, "long", locale="fr"),
        "full": lambda: babel_date(DAY, "full", locale="fr"),
        "short": lambda: babel_date(DAY, "dd/MM/y", locale="fr"),
    }
    for style, write in ours.items():
        yield f"date, {style}", calls("format_date", write), calls("babel", others[style]), 10


def reading() -> Iterator[tuple[str, Variant, Variant, float | None]]:
    """Reading the same texts: strictly as strictly, and never slower than the call that guesses."""
    ours = calls("parse_amount", lambda: [french.parse_amount(text) for text in COMMON])
    strict = calls("babel strict", lambda: [parse_decimal(text, "fr", strict=True) for text in COMMON])
    plain = calls("babel", lambda: [parse_decimal(text, "fr") for text in COMMON])
    yield "reading five amounts, strictly", ours, strict, 3
    yield "reading five amounts, plainly", ours, plain, 1


def rows() -> Iterator[Row]:
    """What must hold, then one row a job."""
    yield assertion("the same bytes as babel on 20 000 amounts", other_bytes(20_000))
    yield assertion("the same values as babel on the texts read", other_values())
    yield assertion("the caller's context, locale and zone change nothing", ambient())
    yield assertion("10⁶ characters in less than a second, each reader and mode", slowest())
    for job, ours, other, limit in pairs():
        yield at_least(job, ours, other, limit)


def other_bytes(count: int) -> str:
    """The first amount that Babel writes otherwise, or nothing."""
    draw = random.Random(1)
    for _ in range(count):
        amount = Amount(cents=draw.randrange(-(10**14), 10**14))
        ours, other = (
            french.format_amount(amount, "always"),
            format_currency(amount.euros, "EUR", locale="fr"),
        )
        if ours != other:
            return f"{ours!r} != {other!r}"
    return ""


def other_values() -> str:
    """The first text that Babel reads otherwise, or nothing."""
    for text in COMMON:
        if french.parse_amount(text).amount.euros != parse_decimal(text, "fr", strict=True):
            return repr(text)
    return ""


def ambient() -> str:
    """What changes when the caller changes the decimal context, the locale and the time zone, or nothing."""
    before = said()
    kept = locale.setlocale(locale.LC_ALL), os.environ.get("TZ")
    with localcontext() as context:
        context.prec, context.rounding = 3, "ROUND_DOWN"
        locale.setlocale(locale.LC_ALL, "C")
        os.environ["TZ"] = "Pacific/Kiritimati"
        after = said()
    locale.setlocale(locale.LC_ALL, kept[0])
    os.environ.pop("TZ")
    os.environ.update({"TZ": kept[1]} if kept[1] else {})
    return "" if before == after else f"{before} != {after}"


def said() -> list[object]:
    """A little of each kind, written and read."""
    return [
        *(
            french.format_amount(AMOUNT),
            french.format_percent(Decimal("12.3456789")),
            french.amount_in_words(AMOUNT),
        ),
        *(french.format_date(DAY, "full"), str(french.parse_amount("1 234 567,89 €"))),
        *(french.parse_percent("12,3456789 %"), french.parse_date("15 novembre 2018")),
    ]


def slowest() -> str:
    """The reader that takes more than a second, or nothing."""
    for parser, piece, mode in product(PARSERS, PIECES, ("strict", "lenient")):
        taken = seconds(partial(parser, piece * (10**6 // len(piece)), mode))
        if taken > 1:
            return f"{parser.__name__}({piece!r}…) {taken:.1f} s"
    return ""


def seconds(read: Callable[[], object]) -> float:
    """The time of a reading that may be refused."""
    start = time.perf_counter()
    with suppress(FrenchParseError):
        read()
    return time.perf_counter() - start
