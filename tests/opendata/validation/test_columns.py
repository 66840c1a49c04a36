"""Columns looked at as a whole: what they clear is good, what they tell is told once and in order."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conventions.identifiers import siret
from conventions.identifiers.luhn import right_key
from conventions.law.published import fields
from conventions.opendata.scdl.columns import odd_ones
from conventions.opendata.scdl.keys import wrong_keys
from conventions.opendata.scdl.validation.checking import Verdicts
from conventions.opendata.scdl.validation.looking import Lines, rows_at
from conventions.opendata.scdl.validation.sources import open_file
from conventions.opendata.scdl.validation.suspects import filter_of

DIGITS = st.text("0123456789", min_size=13, max_size=13)
NUMBERS = st.one_of(
    DIGITS.map(lambda text: text + str(right_key(text + "0"))),
    st.text("0123456789", min_size=8, max_size=8)
    .map(lambda text: text + str(right_key(text + "0")))
    .flatmap(lambda siren: st.text("0123456789", min_size=4, max_size=4).map(siren.__add__))
    .map(lambda text: text + str(right_key(text + "0"))),
    st.text("0123456789", min_size=5, max_size=5).map("356000000".__add__),
    st.text("0123456789", min_size=14, max_size=14),
    st.text(max_size=15),
    st.just("73282932000074"),
)


@given(st.lists(NUMBERS, min_size=1, max_size=40))
def test_keys_side_by_side_are_those_of_each_number(column: list[str]) -> None:
    """No bad number is cleared; a good one is suspected only where its key has another rule."""
    suspects = wrong_keys(column)
    assert suspects == sorted(set(suspects))
    for row, number in enumerate(column):
        if row not in suspects:
            assert siret.is_valid(number)
            assert re.fullmatch("[0-9]{14}", number)
        elif siret.is_valid(number) and re.fullmatch("[0-9]{14}", number):
            assert number.startswith("356000000") or number.endswith("00000")


@given(st.lists(st.text("0a1\n", max_size=3), max_size=20))
def test_odd_ones_are_those_that_do_not_match(column: list[str]) -> None:
    """All of them, where a text has a line break."""
    expected = [row for row, text in enumerate(column) if re.fullmatch("[0-9]+", text) is None]
    if any("\n" in text for text in column):
        expected = list(range(len(column)))
    assert list(odd_ones("[0-9]+")(column)) == expected


@given(st.sets(st.integers(1, 9), min_size=1))
def test_rows_are_found_again_by_their_lines(numbers: set[int]) -> None:
    """Any of them, where some take several lines."""
    rows = [["a", "b\nb" if row % 3 == 0 else "b", str(row)] for row in range(1, 10)]
    text = "x,y,z\n" + "".join(f'{a},"{b}",{c}\n' for a, b, c in rows)
    lines = Lines()
    lines.add(1, range(2, 5))
    lines.add(4, [6, 7, 8])
    lines.add(7, [10, 11, 12])
    opened = open_file(text.encode())
    found = list(rows_at(opened, lines, sorted(numbers)))
    assert [(number, row) for number, _, row in found] == [(each, rows[each - 1]) for each in sorted(numbers)]
    assert [line for _, line, _ in found] == [lines.of(each) for each in sorted(numbers)]


def test_a_file_that_was_cut_meanwhile_ends_early() -> None:
    """Nothing is invented, nothing is raised."""
    lines = Lines()
    lines.add(1, range(2, 9))
    lines.add(8, [])
    short = open_file(b"x\n1\n2\n")
    assert [number for number, _, _ in rows_at(short, lines, [1, 2, 5, 6])] == [1, 2]
    long = open_file(b"x\n" + b"y" * 140_000)
    assert list(rows_at(long, lines, [1])) == []


def test_the_prefix_of_la_poste_counts_where_a_number_begins() -> None:
    """Not in the middle of one, nor over the end of one and the beginning of the next."""
    inside = "63560000000007"
    assert siret.LA_POSTE in inside
    assert wrong_keys(["73282932000074", inside, "35600000049837"]) == [2]


def test_digits_of_another_script_are_no_digits() -> None:
    """Fourteen characters that look like digits are looked at."""
    assert wrong_keys(["٧3282932000074", "73282932000074"]) == [0]


def test_a_column_of_many_new_numbers_is_looked_at_side_by_side() -> None:
    """The ones that are right among them, and the one that is wrong."""
    field = next(field for field in fields("2.1.1") if field.name == "idBeneficiaire")
    judged: list[str] = []
    suspects = filter_of(field, judged.append)
    sirens = [f"{rank:08}" for rank in range(10_000_000, 10_000_100)]
    starts = [f"{siren}{right_key(siren + '0')}0001" for siren in sirens]
    column = [f"{start}{right_key(start + '0')}" for start in starts]
    assert list(suspects(column)) == []
    assert judged == []
    assert list(suspects([*column, "73282932000075"])) == [100]


def test_the_verdicts_that_are_remembered_are_bounded() -> None:
    """Each text is judged once as long as few are; a long one is judged each time."""
    asked: list[str] = []
    verdicts = Verdicts(asked.append)
    texts = [str(rank) for rank in range(3_000)]
    assert {verdicts[text] for text in (*texts, *texts[-9:], "x" * 999, "x" * 999)} == {None}
    assert asked == [*texts, "x" * 999, "x" * 999]
    assert len(verdicts) < 1_100


def test_what_is_remembered_of_a_column_is_bounded() -> None:
    """Good days are forgotten when they are too many, and judged again."""
    field = next(field for field in fields("2.1.1") if field.name == "dateConvention")
    judged: list[str] = []
    suspects = filter_of(field, judged.append)
    days = [date.fromordinal(700_000 + rank).isoformat() for rank in range(9_000)]
    for start in range(0, 9_000, 500):
        assert list(suspects(days[start : start + 500])) == []
    assert len(judged) == 9_000
    assert list(suspects(days[:500])) == []
    assert len(judged) == 9_500


def test_the_delimiter_of_a_header_that_cannot_be_cut() -> None:
    """A first cell longer than the reader takes: nothing is raised."""
    assert open_file(b"x" * 140_000).delimiter == ","
    assert open_file(b'"' + b"x" * 60_000 + b"\xe9" * 80_000).encoding == "cp1252"
