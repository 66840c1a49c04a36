"""Dates, periods, durations, ranks and numbers of acts, read back: each rule, and what holds for any text."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import unicodedata
from datetime import date, timedelta
from decimal import localcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conventions.errors import FrenchParseError
from conventions.french import (
    format_date,
    format_duration,
    format_numero,
    format_period,
    format_roman,
    ordinal,
    parse_date,
    parse_duration,
    parse_numero,
    parse_ordinal,
    parse_period,
    parse_roman,
)
from conventions.french.parsing.faults import MESSAGES
from conventions.french.symbols import month_names, short_month_names
from conventions.periods import Duration, Period

if TYPE_CHECKING:
    from collections.abc import Callable

PARSERS: dict[str, Callable[..., object]] = {
    "date": parse_date,
    "duration": parse_duration,
    "numero": parse_numero,
    "ordinal": parse_ordinal,
    "period": parse_period,
    "roman": parse_roman,
}
WRITERS: dict[str, Callable[[Any], str]] = {
    "date": format_date,
    "duration": format_duration,
    "numero": format_numero,
    "ordinal": ordinal,
    "period": format_period,
    "roman": format_roman,
}

# kind | text | code | position: what neither mode reads.
REFUSED = """
date|I2 mars 2021|letter_in_number|0
date|1Z mars 2021|letter_in_number|0
date|lundi 3 mars 2O21|letter_in_number|13
date|ler mars 2021|letter_in_number|0
date|du 3 mars 2021|unknown_format|0
date|3 m4rs 2021|unknown_month|2
date|3 march 2021|unknown_month|2
date|3 jui. 2021|unknown_month|2
date|003 mars 2021|invalid_date|0
date|3/00/2021|invalid_date|0
date|2021 mars 03|unknown_format|0
date|2nd mars 2021|bad_ordinal|0
date|3° mars 2021|bad_ordinal|0
date|3 mars 2021 à 9 h 30|unknown_format|11
date|2021-03-03T09:30|unknown_format|10
date|03/03/2021 09:30:00|unknown_format|10
date|3 mars 21 heures|unknown_format|0
date|3 mars.|missing_year|0
date|mars|missing_day|0
date|2021-03|missing_day|0
date|3-2021|missing_day|0
date|l’exercice 2021|missing_day|0
date|2e trimestre 2021|missing_day|0
date|S1 2021|missing_day|0
date|mardi 3 mars|missing_year|0
date|fin mars|imprecise|0
date|3 mars 51|two_digit_year|7
date|trois et mars deux mille|unknown_format|0
date|trois mars deux mille mille|unknown_format|0
period|T0 2021|invalid_date|1
period|5e trimestre 2021|invalid_date|0
period|13/2021|invalid_date|0
period|T2 21|two_digit_year|3
period|mars 21|two_digit_year|5
period|exercice 21|two_digit_year|0
period|21|two_digit_year|0
period|2020 à 22|two_digit_year|0
period|1re trimestre 2021|bad_ordinal|0
period|quel trimestre 2021|unknown_format|0
period|dernier trimestre|missing_year|0
period|année|missing_year|0
period|les exercices|unknown_format|0
period|à compter de 2021|missing_day|13
period|à compter de mars 2021|missing_day|13
period|à partir de l’exercice 2021|missing_day|12
period|dès la fin mars|missing_anchor|0
period|dès fin mars 2021|imprecise|4
period|à compter de sa publication|missing_anchor|0
period|deux ans à compter de la date de signature|missing_anchor|0
period|de sa signature au 3 mars 2021|unknown_format|0
period|à compter du jour de sa signature jusqu’au 3 mars 2021|missing_anchor|0
period|pour une durée de deux ans|missing_anchor|0
period|convention biennale|missing_anchor|0
period|au 3 mars 2021|unknown_format|0
period|jusqu’au 3 mars 2021|unknown_format|0
period|année universitaire 2020-2021|imprecise|0
period|2020-2022-2023|unknown_format|0
period|années 2020, 2020|gap|7
period|années 2020, 2022 et 2021|gap|7
period|mars à février 2021|inverted|0
period|2022-2020|inverted|0
period|du 3 mars 2021 au 2 avril 2020|inverted|0
period|100 000 ans à compter du 3 mars 2021|too_long|0
period|9000 ans à compter du 3 mars 2021|too_long|0
period|du 3 mars 2021 au 32 mars 2021|invalid_date|18
period|du 3 marz 2021 au 31 mars 2021|unknown_month|5
period|du mardi 3 mars 2021 au 31 mars 2021|weekday_mismatch|3
period|2 ans et 2 ans à compter du 3 mars 2021|unknown_format|0
duration|I2 mois|letter_in_number|0
duration|l mois|letter_in_number|0
duration|moins de 2 ans|imprecise|0
duration|presque deux ans|imprecise|0
duration|2 ans au plus|imprecise|0
duration|plusieurs semaines|imprecise|0
duration|une vingtaine de jours|imprecise|0
duration|une durée de 2 à 3 ans|range|13
duration|0 ans|not_positive|0
duration|2 mois et 1 semestre|unknown_format|0
duration|un semestre et demi|unknown_format|0
duration|2 ans et demi et 1 trimestre|unknown_format|0
duration|2,5 ans|unknown_format|0
duration|deuxans|unknown_format|0
ordinal|7Oe|letter_in_number|0
ordinal|ler|letter_in_number|0
ordinal|I0e|letter_in_number|0
ordinal|IIer|bad_ordinal|0
ordinal|XXe siècle|bad_ordinal|0
ordinal|sept|bad_ordinal|0
ordinal|4re|bad_ordinal|0
ordinal|Les|no_number|0
ordinal|dernier|no_number|0
roman|Ⅶ|bad_roman|0
roman|vii|bad_roman|0
roman|VII bis|bad_roman|0
numero|n° I2|letter_in_number|3
numero|n° 7,5|unknown_format|3
numero|n° 7, 8|multiple_values|0
numero|n° 7/2021|unknown_format|3
numero|n° 7 000|unknown_format|3
numero|acte n° 00|not_positive|8
numero|acte 3 n° deux|unknown_format|10
numero|le 3 mars n° 7.|unknown_format|13
numero|délibération n° −7|not_positive|16
numero|acte sans numéro|no_number|16
"""
CASES = [tuple(line.split("|")) for line in REFUSED.strip().split("\n")]


@pytest.mark.parametrize(("kind", "text", "code", "position"), CASES)
def test_what_no_mode_reads(kind: str, text: str, code: str, position: str) -> None:
    """Both modes refuse it with the same code, at the place of what could not be read."""
    for mode in ("strict", "lenient"):
        with pytest.raises(FrenchParseError) as raised:
            PARSERS[kind](text, mode)
        error = raised.value
        assert (error.code, error.position, error.text) == (code, int(position), text)
        assert error.message.startswith(f"{MESSAGES[code]} : « {text} »")


# kind | text | value: what strict reads.
RIGHT = """
date|LUNDI 1ER MARS 2021|2021-03-01
date|1ᵉʳ MARS 2021|2021-03-01
date|le 3 sept 2021|2021-09-03
date|3/3/2021|2021-03-03
period|le 2e trimestre 2021|2021-04-01/2021-06-30
period|au titre du second semestre 2021|2021-07-01/2021-12-31
period|IIIe trimestre 2021|2021-07-01/2021-09-30
period|troisieme trimestre de l’exercice 2021|2021-07-01/2021-09-30
period|dernier trimestre 2021|2021-10-01/2021-12-31
period|T3/2021|2021-07-01/2021-09-30
period|3/2021|2021-03-01/2021-03-31
period|mars-avril 2021|2021-03-01/2021-04-30
period|au mois d’avril 2021|2021-04-01/2021-04-30
period|les exercices budgétaires 2020 à 2022|2020-01-01/2022-12-31
period|au cours de l’année 2021|2021-01-01/2021-12-31
period|programme quadriennal 2020-2023|2020-01-01/2023-12-31
period|convention bisannuelle 2020-2021|2020-01-01/2021-12-31
period|convention pluriannuelle 2020-2024|2020-01-01/2024-12-31
period|convention triennale du 15 mars 2020 au 31 décembre 2022|2020-03-15/2022-12-31
period|convention triennale du 1er septembre 2020 au 31 août 2023|2020-09-01/2023-08-31
period|convention triennale à compter du 3 mars 2021|2021-03-03/..
period|convention 2020-2021|2020-01-01/2021-12-31
period|du 3 au 5 mars 2021 inclus|2021-03-03/2021-03-05
period|du lundi 1er au mercredi 3 mars 2021|2021-03-01/2021-03-03
period|du 15/03 au 14/04/2021|2021-03-15/2021-04-14
period|entre le 3 et le 5 mars 2021|2021-03-03/2021-03-05
period|à compter du 3 mars 2021 et jusqu’au 5 avril 2022|2021-03-03/2022-04-05
period|à compter du 3 mars 2021, pour une durée d’un an|2021-03-03/2022-03-02
period|pour une durée de deux ans à compter du 3 mars 2021|2021-03-03/2023-03-02
period|deux semestres à partir du 3 mars 2021|2021-03-03/2022-03-02
period|depuis le 3 mars 2021|2021-03-03/..
duration|pour une durée de deux ans|P2Y
duration|d’une durée d’un an|P1Y
duration|sur trois trimestres|P9M
duration|un semestre et 1 semaine|P6M7D
duration|1 an, 1 trimestre et 2 jours|P1Y3M2D
ordinal|1ER|1
ordinal|IER|1
ordinal|7ᵉ|7
ordinal|2ᵈᵉ|2
ordinal|Xes|10
"""

# kind | text | value: what lenient reads, and strict refuses.
LENIENT = """
date|3 / 03 / 2021|2021-03-03
date|3 03 2021|2021-03-03
date|03.03.21|2021-03-03
date|2021.03.04|2021-03-04
date|2021-03-04T00:00:00|2021-03-04
date|04/03/2021 0:00|2021-03-04
date|3 fév. 2021|2021-02-03
date|3 avr.2021|2021-04-03
date|1 er mars 2021|2021-03-01
date|01er mars 2021|2021-03-01
date|3ÈME MARS 2021|2021-03-03
date|3ᵉ mars 21.|2021-03-03
date|le trois mars 2021|2021-03-03
date|le mercredi trois mars deux mille vingt et un|2021-03-03
date|1er mars deux-mille-vingt|2020-03-01
date|3 mars deux mille vingt|2020-03-03
date|deux mil dix, le jeudi quatre mars|2010-03-04
date|L’an deux mille onze et le premier mars|2011-03-01
date|vingt et un mars mil neuf cent quatre vingt dix|1990-03-21
period|2020 – 2021 - 2022|2020-01-01/2022-12-31
period|2020 2021 2022|2020-01-01/2022-12-31
period|pour 2020 et 2021|2020-01-01/2021-12-31
period|3ème trimestre 2021|2021-07-01/2021-09-30
period|2nd semestre 2021.|2021-07-01/2021-12-31
period|1 er semestre 2021|2021-01-01/2021-06-30
period|du 3ème mars 2021 au 5 mars 2021|2021-03-03/2021-03-05
period|du 03/03/20 au 2 mars 21|2020-03-03/2021-03-02
period|à compter du premier mars 21|2021-03-01/..
period|le 3 mars 2021 au 5 mars 2021|2021-03-03/2021-03-05
period|3 au 5 mars 2021|2021-03-03/2021-03-05
period|03/03/2021 – 05/03/2021|2021-03-03/2021-03-05
period|03/03/2021-05/03/2021|2021-03-03/2021-03-05
duration|2 ans 6 mois|P2Y6M
duration|24mois|P24M
duration|vingt quatre mois.|P24M
duration|2 année et demie|P2Y6M
ordinal|3ièmes|3
ordinal|1ière|1
ordinal|01er|1
ordinal|2 e|2
ordinal|XIVème|14
ordinal|I er|1
ordinal|2nd.|2
ordinal|troisieme|3
numero|avenant numéro deux|2
numero|avenant  n°  7.|7
"""


def _table(text: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("|")) for line in text.strip().split("\n")]


@pytest.mark.parametrize(("kind", "text", "value"), _table(RIGHT))
def test_what_strict_reads(kind: str, text: str, value: str) -> None:
    """Both modes read it, with the same value."""
    assert str(PARSERS[kind](text)) == str(PARSERS[kind](text, "lenient")) == value


@pytest.mark.parametrize(("kind", "text", "value"), _table(LENIENT))
def test_what_lenient_alone_reads(kind: str, text: str, value: str) -> None:
    """It has one meaning and is badly written: strict refuses it, lenient gives its value."""
    with pytest.raises(FrenchParseError):
        PARSERS[kind](text)
    assert str(PARSERS[kind](text, "lenient")) == value


@pytest.mark.parametrize(
    ("kind", "text", "way_out"),
    [
        ("date", "mardi 3 mars 2021", "(c’est un mercredi)"),
        ("date", "31 avril 2021", "(ce mois a 30 jours)"),
        ("date", "29/02/2021", "(ce mois a 28 jours)"),
        ("date", "03/31/2021", "(le mois va de 1 à 12 : « 15/11/2018 », « 2018-11-15 »)"),
        ("date", "3 mars 21", "(1921 ou 2021 ?)"),
        ("date", "3 setpembre 2021", "(« septembre » ?)"),
        ("date", "3 fév. 2021", "(« février » ?)"),
        ("date", "3 brumaire 2021", "« 3 brumaire 2021 »"),
        ("date", "3 mars 2021 à 9 h", "(l’heure est en trop)"),
        ("period", "jusqu’au 3 mars 2021", "(le début manque : écrivez « du … au 3 mars 2021 »)"),
        ("period", "du 3 mars 2021", "(la fin manque : écrivez « à compter du 3 mars 2021 »)"),
        ("period", "du 2 mars 2021 au 1er mars 2021", "(du 1er au 2 mars 2021 ?)"),
        ("period", "2022-2020", "(2020-2022 ?)"),
        ("period", "années 2020 et 2022", "(il manque 2021)"),
        ("period", "2000-2050", "(51 ans, 10 au plus ; au-delà, écrivez « du … au … »)"),
        ("period", "3e semestre 2021", "(une année en a 2)"),
        ("period", "1er semestre", "(par exemple « 1er semestre 2018 »)"),
        (
            "period",
            "convention triennale 2020-2021",
            "(« triennale » annonce 3 ans, la période couvre 2 années)",
        ),
        ("period", "contrat annuel 2020-2021", "(« annuel » annonce 1 an, la période couvre 2 années)"),
        (
            "period",
            "plan pluriannuel 2021",
            "(« pluriannuel » annonce au moins 2 ans, la période couvre 1 année)",
        ),
        ("period", "un an dès sa signature", "(donnez la date à la place de « sa signature »)"),
        ("ordinal", "21ème", "(« 21e » ?)"),
        ("roman", "xiv", "(« XIV » ?)"),
    ],
)
def test_the_message_says_the_way_out(kind: str, text: str, way_out: str) -> None:
    """After the reason and the text met, the message says what was found, or how to write it."""
    with pytest.raises(FrenchParseError) as raised:
        PARSERS[kind](text)
    assert str(raised.value).endswith(way_out)


@pytest.mark.parametrize("years", range(1, 11))
def test_an_adjective_announces_its_years(years: int) -> None:
    """Each adjective is read before as many years, and before no others; « pluriannuelle » before two or more."""
    adjectives = (
        "annuelle biennale triennale quadriennale quinquennale sexennale septennale octennale novennale"
    )
    for count, adjective in enumerate([*adjectives.split(), "décennale"], 1):
        text = f"convention {adjective} du 1er janvier 2020 au 31 décembre {2019 + years}"
        if count == years:
            assert parse_period(text) == Period.years(2020, 2019 + years)
        else:
            with pytest.raises(FrenchParseError) as raised:
                parse_period(text, "lenient")
            assert (raised.value.code, raised.value.position) == ("words_mismatch", 11)


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_in_each_of_its_forms(month: int) -> None:
    """Name or abbreviation, with its dot, accents and small letters or not, composed or not."""
    for name in (month_names()[month - 1], short_month_names()[month - 1], *(["juill."] * (month == 7))):
        bare = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
        for form in (
            name,
            name.upper(),
            name.title(),
            bare,
            name.rstrip("."),
            unicodedata.normalize("NFD", name),
        ):
            assert parse_date(f"3 {form} 2021") == date(2021, month, 3)
            assert parse_period(f"{form} 2021").start == date(2021, month, 1)


def test_the_reader_never_swaps_day_and_month() -> None:
    """The day comes first: the second number above 12 is an error in both modes, whatever the sign between."""
    for sign in "/-. ":
        for mode in ("strict", "lenient"):
            with pytest.raises(FrenchParseError):
                parse_date(f"03{sign}13{sign}2021", mode)
            if mode == "lenient":
                assert parse_date(f"03{sign}12{sign}2021", mode) == date(2021, 12, 3)


def _attempt(kind: str, text: str, mode: str = "strict") -> object:
    try:
        return PARSERS[kind](text, mode)
    except FrenchParseError as error:
        return error


SEEDS = sorted({text for _, text, *_ in [*CASES, *_table(RIGHT), *_table(LENIENT)]})
SPACES = " \u00a0\u202f\u2009\u2007\t\n\u2003\u200b"


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A text one to three slips away from one that means something."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        char = draw(
            st.sampled_from(text or "a") | st.sampled_from("0123456789OlIeè .,-/'’°") | st.characters()
        )
        text = draw(
            st.sampled_from(
                [
                    text[:at] + char + text[at:],
                    text[:at] + text[at + 1 :],
                    text[:at] + char + text[at + 1 :],
                    text[:at] + text[at : at + 1] + text[at:],
                    text.replace(" ", draw(st.sampled_from(SPACES))),
                    text.swapcase(),
                ]
            )
        )
    return text


@pytest.mark.parametrize("kind", PARSERS)
@given(text=st.text(max_size=60) | mutated(), mode=st.sampled_from(["strict", "lenient"]))
def test_any_text_is_a_value_that_reads_back_or_our_error(kind: str, text: str, mode: str) -> None:
    """A reader gives a value whose writing reads back to it, or our error with a place and a message."""
    value = _attempt(kind, text, mode)
    if not isinstance(value, FrenchParseError):
        assert PARSERS[kind](WRITERS[kind](value)) == value
        return
    assert value.text == text
    assert 0 <= value.position <= len(text)
    assert value.message.startswith(MESSAGES[value.code])


@pytest.mark.parametrize("kind", PARSERS)
@given(text=mutated())
def test_what_strict_reads_lenient_reads_the_same(kind: str, text: str) -> None:
    """Strict is a part of lenient, with the same values; where both fail, they say the same."""
    strict, lenient = _attempt(kind, text), _attempt(kind, text, "lenient")
    if not isinstance(strict, FrenchParseError):
        assert lenient == strict
    elif isinstance(lenient, FrenchParseError):
        assert (lenient.code, lenient.message) == (strict.code, strict.message)


DATES = st.dates(date(1000, 1, 1))


@given(DATES, st.sampled_from(["long", "full", "short"]), st.sampled_from(SPACES[:5]))
def test_a_date_reads_back_whatever_its_accents_case_and_spaces(day: date, style: str, space: str) -> None:
    """Every style reads back, as it is, in capitals, without accents, with another space."""
    text = format_date(day, style)  # type: ignore[arg-type]  # drawn from the right texts
    bare = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    for form in (text, text.upper(), bare, bare.swapcase(), f"le {text}", unicodedata.normalize("NFD", text)):
        assert parse_date(form) == parse_date(form.replace(" ", space)) == day


@given(DATES, st.integers(0, 4000), st.sampled_from(["years", "long"]))
def test_a_period_reads_back(start: date, days: int, style: str) -> None:
    """Both styles read back, « inclus » changes nothing, and the start is never after the end."""
    end = min(start, date(9980, 1, 1)) + timedelta(days=days)
    for period in (Period(min(start, end), end), Period(start, None)):
        text = format_period(period, style)  # type: ignore[arg-type]  # drawn from the right texts
        read = parse_period(text)
        assert read == period
        assert read.end is None or read.start <= read.end
        if text.startswith("du"):
            assert parse_period(f"{text} inclus") == period


@given(st.dates(date(1000, 1, 1), date(9980, 1, 1)), st.integers(0, 4000))
def test_the_years_of_a_period_that_is_read_are_a_partition_of_it(start: date, days: int) -> None:
    """Its exercises follow one another, and the part of each joins the next without gap nor overlap."""
    period = parse_period(format_period(Period(start, start + timedelta(days=days)), "long"))
    assert period.end is not None
    years = [Period.years(year) for year in period.exercises]
    blocks = [(max(period.start, year.start), min(period.end, year.end or period.end)) for year in years]
    assert (blocks[0][0], blocks[-1][1]) == (period.start, period.end)
    assert all(first <= last for first, last in blocks)
    assert all(later[0] - sooner[1] == timedelta(days=1) for sooner, later in pairwise(blocks))
    assert sum((last - first).days + 1 for first, last in blocks) == days + 1


@given(st.builds(Duration, years=st.integers(0, 99), months=st.integers(0, 99), days=st.integers(1, 999)))
def test_a_duration_reads_back_alone_and_in_a_period(duration: Duration) -> None:
    """A duration reads back, and from a day on it gives the period that lasts it."""
    text = format_duration(duration)
    assert parse_duration(text) == parse_duration(f"une durée de {text}", "lenient") == duration
    start = date(2021, 3, 3)
    assert parse_period(f"{text} à compter du 3 mars 2021") == Period.lasting(start, duration)


@given(st.integers(1, 10**6), st.sampled_from("mf"))
def test_ranks_and_numbers_read_back(n: int, gender: Any) -> None:
    """A rank and a number of act read back, the rank also without its group and with a wrong ending."""
    text = ordinal(n, gender)
    assert parse_ordinal(text) == parse_ordinal(text.upper()) == n
    assert parse_ordinal(f"{n}ème", "lenient") == n
    assert parse_numero(format_numero(n)) == n


@pytest.mark.slow
def test_every_rank_up_to_a_million_reads_back() -> None:
    """All of them, one by one."""
    assert all(parse_ordinal(ordinal(n)) == n for n in range(1, 10**6 + 1))


def test_roman_ranks_read_back() -> None:
    """A Roman numeral, and its rank, read back in both modes; with a wrong ending, leniently only."""
    assert [n for n in range(1, 4000, 7) if not _reads_back(format_roman(n), n)] == []


def _reads_back(numeral: str, n: int) -> bool:
    rank, wrong = numeral + ("er" if n == 1 else "e"), f"{numeral}ème"
    read = [
        _attempt(kind, text, mode)
        for mode in ("strict", "lenient")
        for kind, text in (("roman", numeral), ("ordinal", rank))
    ]
    refused = isinstance(_attempt("ordinal", wrong), FrenchParseError)
    lenient = numeral in tuple("LCDM") or _attempt("ordinal", wrong, "lenient") == n
    return read == [n] * 4 and refused and lenient


@pytest.mark.parametrize("kind", PARSERS)
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "3 mars 2021 ",
            "2021-",
            "2021, ",
            "du 3 au ",
            "au ",
            "à compter du ",
            "un an et ",
            "mil ",
            "l'an ",
        ),
        *("convention triennale ", "[(", "I", "1e ", "n° ", "1O", "e\u0301", "\u200b", "et demi ", "er "),
    ],
)
def test_no_text_takes_long(kind: str, piece: str) -> None:
    """A million characters, or two hundred, are read or refused in less than a second in both modes."""
    start = time.process_time()
    for text in ((piece * 10**6)[: 10**6], (piece * 200)[:200], (piece * 200)[:199] + "!"):
        for mode in ("strict", "lenient"):
            _attempt(kind, text, mode)
    assert time.process_time() - start < 1


def _answers() -> list[str]:
    return [
        str(_attempt(kind, text, mode))
        for kind in PARSERS
        for text in SEEDS
        for mode in ("strict", "lenient")
    ]


def test_the_decimal_context_changes_nothing() -> None:
    """A context of one digit gives the same answers."""
    expected = _answers()
    with localcontext(prec=1):
        assert _answers() == expected


SCRIPT = """
from conventions.french import format_date, format_period, parse_date, parse_period, parse_duration
from datetime import date
day = parse_date("samedi 1er mars 2025")
period = parse_period("deux ans à compter du 29 février 2024")
told = (format_date(day, "full"), format_period(period), parse_duration("trois semestres"))
print(ascii(tuple(map(str, told))))
"""


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE", "TZ": "UTC+12"},
    ],
)
def test_the_environment_changes_nothing(settings: dict[str, str]) -> None:
    """Locale, language and time zone of the machine give the same answers."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)} | settings
    told = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=True)
    expected = ("samedi 1er mars 2025", "du 29 février 2024 au 28 février 2026", "P18M")
    assert told.stdout.strip() == ascii(expected)


@given(st.integers(0, 99999), st.integers(0, 99999), st.integers(0, 99999))
def test_the_canonical_text_of_a_duration_is_read(years: int, months: int, days: int) -> None:
    """What a file may hold, an application may read; a duration of nothing stays refused."""
    assume(years or months or days)
    duration = Duration(years=years, months=months, days=days)
    assert parse_duration(str(duration)) == duration
    with pytest.raises(FrenchParseError):
        parse_duration("P0D")
