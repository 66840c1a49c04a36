"""Strategies for texts, days, numbers, amounts, periods, names, identifiers: the widest valid domain."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from conventions.french import Name
from conventions.identifiers import siren, siret
from conventions.identifiers.luhn import right_key
from conventions.money import LIMIT, Amount, Price
from conventions.periods import Duration, Period

HOSTILE = (
    "inconnu",
    "NO",
    "non",
    "~",
    "null",
    "1e999999",
    "2018-11-15",
    "50 000 €",
    "texte # perdu",
    "clé : valeur",
    "- tiret",
    "? question",
    "{accolade",
    "*alias &ancre !étiquette",
    "%TAG @a `b`",
    "l’été à Saint-Étienne",
    "e\u0301 de\u0301compose\u0301",
    "« guillemets »",
    "\u00a0insécable\u202f",
    'anti\\slash et "droits"',
    "'simples'",
    "\ttabulation",
    "deux\nlignes\n",
    "retour\rchariot\u0085\u2028\u2029",
    "\ufeffmarque",
    "\x00\x07\x7f\x9f",
    "\ufffe\uffff",
    "très long " * 30,
    "\U0001f3ad théâtre",
    "٥٠٠",
)
"""Texts that files and displays mishandle; every free text may be one of them."""

_HOSTILE = st.integers(0, len(HOSTILE) - 1).map(HOSTILE.__getitem__)
_BORDERS = tuple(
    map(
        date.fromisoformat,
        ("2018-01-01", "2018-01-31", "2018-12-31", "2020-02-29", "0001-01-01", "9999-12-31"),
    )
)
_CHARACTERS = st.characters(codec="utf-8")
_KEY_CHARACTERS = st.characters(codec="utf-8", exclude_characters="[]\n")


def texts() -> st.SearchStrategy[str]:
    """Free texts that are not blank, hostile ones included."""
    return _HOSTILE | st.text(_CHARACTERS, min_size=1, max_size=30).filter(str.strip)


def keys() -> st.SearchStrategy[str]:
    """Keys of records: 1 to 80 characters without brackets, not beginning with a space or a dot."""
    plain = st.text("ABCDEFabcdef0123456789", min_size=1, max_size=4)
    odd = st.text(_KEY_CHARACTERS, min_size=1, max_size=80)
    return st.one_of(plain, odd.filter(lambda key: not re.match(r"[\s.]", key)))


def days() -> st.SearchStrategy[date]:
    """Days of the whole calendar, often of this century, often at the border of a month or an exercise."""
    near = days_between(date(2000, 1, 1), date(2040, 12, 31))
    return st.one_of(near, near, st.sampled_from(_BORDERS), days_between(date.min, date.max))


def days_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Days from one to another, both included; drawn at once, where ``st.dates`` draws three numbers."""
    return st.integers(first.toordinal(), last.toordinal()).map(date.fromordinal)


def counts() -> st.SearchStrategy[int]:
    """Whole numbers from 0 to 999 999 999."""
    return st.integers(0, 40) | st.integers(0, 10**9 - 1)


def exercises() -> st.SearchStrategy[int]:
    """Exercises: years of the calendar, mostly of this century."""
    return st.integers(2000, 2040) | st.integers(1000, 9999)


def flags() -> st.SearchStrategy[bool]:
    """Yes or no."""
    return st.booleans()


def ratios() -> st.SearchStrategy[Fraction]:
    """Exact ratios from 0 to 10, most of them shares of a whole."""
    usual = st.integers(0, 100).map(lambda points: Fraction(points, 100))
    return usual | st.fractions(0, 1, max_denominator=997) | st.fractions(0, 10, max_denominator=10**9)


def numbers() -> st.SearchStrategy[Decimal]:
    """Exact numbers of things counted or measured: 15 digits and 9 decimals at most."""
    bound = Decimal(10**15 - 1)
    return st.integers(0, 500).map(Decimal) | st.decimals(-bound, bound, places=2) | _precise_numbers()


def _precise_numbers() -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(-1000), Decimal(1000), places=9)


def amounts(smallest: Amount | None = None, largest: Amount | None = None) -> st.SearchStrategy[Amount]:
    """Amounts between two bounds, all of them by default: negative, zero, of one cent, of 13 digits.

    >>> from hypothesis import find
    >>> find(amounts(smallest=Amount(cents=1)), lambda amount: True)
    Amount(cents=1)
    """
    low = 1 - LIMIT if smallest is None else smallest.cents
    high = LIMIT - 1 if largest is None else largest.cents
    return st.integers(low, high).map(lambda cents: Amount(cents=cents))


def plausible_amounts() -> st.SearchStrategy[Amount]:
    """Amounts of acts: sums up to ten billion euros, some of them taken back; many add up within the bounds."""
    round_sums = st.integers(0, 200).map(lambda thousands: thousands * 100_000)
    cents = st.one_of(round_sums, st.integers(0, 10**8), st.integers(-(10**9), 10**12))
    return cents.map(lambda number: Amount(cents=number))


def sums() -> st.SearchStrategy[Amount]:
    """Amounts of acts that are not below zero."""
    return plausible_amounts().map(abs)


def prices() -> st.SearchStrategy[Price]:
    """Prices with any tax basis and any period."""
    taxes, periods_of_price = st.sampled_from((None, *Price.TAXES)), st.sampled_from((None, *Price.PERIODS))
    return st.builds(Price, amounts(), taxes, periods_of_price)


def periods() -> st.SearchStrategy[Period]:
    """Periods of one day or more; one in four is open."""
    closed = st.tuples(days(), days()).map(lambda bounds: Period(min(bounds), max(bounds)))
    return st.one_of(closed, closed, closed, st.builds(Period, days(), st.none()))


def durations() -> st.SearchStrategy[Duration]:
    """Durations of one day or more, in years, months and days."""
    parts = st.integers(0, 60) | st.integers(0, 99_999)
    whole = st.fixed_dictionaries(
        {}, optional={"years": st.integers(0, 9999), "months": st.integers(0, 9999), "days": parts}
    )
    return whole.filter(lambda given: any(given.values())).map(lambda given: Duration(**given))


def names() -> st.SearchStrategy[Name]:
    """Names with or without their grammar."""
    articles = st.sampled_from((None, "", "le", "la", "les", "l’"))
    known = st.none() | st.booleans()
    whole = st.builds(Name, texts(), articles, st.sampled_from((None, "m", "f")), known, known)
    return st.builds(Name, texts()) | whole


def sirens() -> st.SearchStrategy[str]:
    """SIREN numbers with the right key, in one block."""
    return _digits(9).map(_with_key).filter(siren.is_valid)


def sirets() -> st.SearchStrategy[str]:
    """SIRET numbers with the right key, in one block, whose SIREN has the right key too."""
    numbers_of = st.builds(lambda unit, rest: _with_key(unit + rest), sirens(), _digits(5))
    return numbers_of.filter(siret.is_valid)


def rnas() -> st.SearchStrategy[str]:
    """RNA numbers, of Corsica and overseas too."""
    return st.from_regex(r"W[0-9][0-9A-Z][0-9]{7}", fullmatch=True, alphabet=st.characters(max_codepoint=127))


def ibans() -> st.SearchStrategy[str]:
    """French IBAN numbers with the right RIB key and the right check digits, in one block."""
    return _digits(21).map(_french_iban)


def _digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def _with_key(digits: str) -> str:
    return digits[:-1] + str(right_key(digits))


def _french_iban(account: str) -> str:
    rib = f"{account}{97 - int(account) * 100 % 97:02d}"
    return f"FR{98 - int(f'{rib}152700') % 97:02d}{rib}"
