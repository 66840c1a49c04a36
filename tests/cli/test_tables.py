"""Paragraphs and tables: within their columns, aligned, without losing a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conventions.cli.tables import Column, paragraph, table, wrap
from conventions.cli.terminal import width

# Characters of one column at most: a wide one may be wider than the room.
TEXTS = st.text(st.sampled_from("aé 0\u00a0\u202f«»:;’–\n"), max_size=80)


@given(TEXTS, st.integers(1, 30))
def test_wrapped_lines_fit(text: str, room: int) -> None:
    """No line is wider than the room, and only plain blanks are lost."""
    lines = wrap(text, room)
    assert all(width(line) <= room for line in lines)
    blanks = str.maketrans("", "", " \n")
    assert "".join(lines).translate(blanks) == text.translate(blanks)


@given(TEXTS, st.integers(6, 30))
def test_paragraph_is_indented(text: str, columns: int) -> None:
    """The first line starts with its mark, the others with as many blanks, and none is wider than asked."""
    first, *others = paragraph(text, columns, "  – ")
    assert first.startswith("  –")
    assert all(line.startswith("    ") for line in others if line)
    assert all(width(line) <= columns for line in (first, *others))


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4), st.integers(12, 60))
def test_table_fits(rows: list[tuple[str, str, str]], columns: int) -> None:
    """No line of a table is wider than asked."""
    titles = (Column("Exercice"), Column("Montant", right=True), Column("Acte"))
    assert all(width(line) <= columns for line in table(titles, rows, columns))


def test_signs_stay_with_their_word() -> None:
    """A sign after a space never starts a line, and an opening quote never ends one."""
    assert wrap("aaaa : bbbb", 6) == ["aaaa :", "bbbb"]
    assert wrap("aa « bb » cc", 8) == ["aa", "« bb »", "cc"]


def test_a_long_word_is_cut() -> None:
    """A word longer than the room is cut where the room ends."""
    assert wrap("abcdef", 4) == ["abcd", "ef"]


def test_amounts_are_aligned_on_the_right() -> None:
    """Amounts end in the same column whatever the width of their characters."""
    lines = table((Column("Montant", right=True),), [("50\u202f000\u00a0€",), ("5\u00a0€",)], 20)
    assert [width(line) for line in lines] == [8, 8, 8, 8]


def test_a_note_goes_across() -> None:
    """A row of one text goes across the table under the row before it."""
    lines = table((Column("An"), Column("Acte")), [("2018", "convention"), "note longue"], 40)
    assert lines[-1] == "  └ note longue"


def test_columns_that_cannot_give_are_cut() -> None:
    """Where no column can give without cutting a word, the widest gives."""
    lines = table((Column("A"), Column("B")), [("aaaaaaaa", "bb")], 8)
    assert lines[2:] == ["aaaa  bb", "aaaa"]
