"""What holds of every reader, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.law.published import faults, fields
from conventions.opendata.scdl.cells import READERS, Evidence, evidence_of, evidence_of_amounts
from conventions.opendata.scdl.diagnosing import Reading, Severity
from conventions.opendata.scdl.grids import DayCell, Line, NumberCell
from conventions.opendata.scdl.records import Column

NAMES = [field.name for field in fields("2.1.1")]
PIECES = st.sampled_from(
    [
        *("2018-03-12", "12/03/2018", "2018-30-05", "2018", "43171", "1er mars 2019", "fin de l’action"),
        *("732829320", "73282932000074", "2,43E+13", "W751234567", ".0", "00000", "0", "1", "8", "0.5"),
        *("40 000", ",00", "1,500", ".01", "-", "€", "euros", "%", "NC", "non", "oui", "Oui", "autre"),
        *("aide en numéraire", "nature", "Fonctionnement", "échelonné", "solde", "unique", "M. Durand"),
        *(" ", "  ", "\u00a0", "\n", "\t", "_", "/", ";", "'", "\x00", "\ufffd", "et", "x" * 260),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=5).map("".join), st.text("0123456789 ,./-€_", max_size=24)
)
CELLS = st.one_of(TEXTS, TEXTS.map(NumberCell), TEXTS.map(DayCell))
HABITS = st.builds(Evidence, st.sampled_from([None, True, False]), st.sampled_from([None, True, False]))


def test_every_official_column_has_its_reader() -> None:
    """In the order of the norm."""
    assert list(READERS) == NAMES


@pytest.mark.parametrize(("name", "text"), [("montant", "1500.00"), ("pourcentageSubvention", "0.5")])
def test_spaces_around_are_told_where_nothing_else_is(name: str, text: str) -> None:
    """The value and the text are those of the cell without them."""
    bare, spaced = READERS[name](text, Evidence()), READERS[name](f" {text}\n", Evidence())
    assert (spaced.value, spaced.text) == (bare.value, bare.text) != (None, None)
    assert [(note.code, note.severity) for note in bare.notes] == []
    assert [(note.code, note.severity) for note in spaced.notes] == [("T40", Severity.REPAIRED)]


@settings(max_examples=60)
@pytest.mark.parametrize("name", NAMES)
@given(raw=CELLS, habits=HABITS)
def test_any_text_has_a_reading_whose_text_the_norm_accepts(name: str, raw: str, habits: Evidence) -> None:
    """No error, one note at most, a text only where it is certain and without fault, the same when read again."""
    reading = READERS[name](raw, habits)
    assert isinstance(reading, Reading)
    assert len(reading.notes) <= 1
    if reading.text is None:
        assert reading.notes
        return
    assert type(reading.text) is str
    assert reading.certain
    assert not faults({name: reading.text}, "2.1.1", only={name})
    again = READERS[name](reading.text, habits)
    assert (again.value, again.text) == (reading.value, reading.text)
    assert {note.code for note in again.notes} <= {note.code for note in reading.notes}


@settings(max_examples=60)
@pytest.mark.parametrize("name", NAMES)
@given(raw=CELLS, habits=HABITS)
def test_what_is_ambiguous_or_wrong_has_no_text(name: str, raw: str, habits: Evidence) -> None:
    """An ambiguous one gives two readings at least and has no value."""
    for note in READERS[name](raw, habits).notes:
        if not note.severity.certain:
            assert READERS[name](raw, habits).text is None
        if note.severity is Severity.AMBIGUOUS:
            assert len(note.readings) > 1
            assert READERS[name](raw, habits).value is None


GAP = "\n" * 300


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "start",
    [
        "73282932000074",
        "W751234567",
        "2018-03-12",
        "40 000,00",
        "aide en numéraire",
        "unique",
        "oui",
        "1",
        "Club",
    ],
)
def test_the_end_of_a_long_text_is_not_forgotten(name: str, start: str) -> None:
    """What follows far away counts: no text is written that leaves it out."""
    text = READERS[name](f"{start}{GAP}sauf la fin", Evidence()).text
    assert text is None or text.endswith("fin")


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_cell_is_read_in_linear_time(name: str) -> None:
    """A megabyte in one cell."""
    for piece in ("2018-01-01/", "1 ", " ", "e", "é\u00a0", "aide en ", "\n", "1,234"):
        READERS[name](f"2018-01-01/{piece * 60_000}1", Evidence())


@given(st.lists(TEXTS))
def test_any_column_of_amounts_has_its_evidence(texts: list[str]) -> None:
    """Whatever is in it, and in whatever order."""
    assert evidence_of_amounts(texts) == evidence_of_amounts(reversed(texts))


def test_the_evidence_of_a_file_is_that_of_its_amounts() -> None:
    """Cells of numbers show nothing, nor do lines that are too short; without the column nothing is known."""
    column = Column(1, "Montant", "montant")
    lines = [
        Line(2, ("1,500", "1,500")),
        Line(3, ("12", "24,90")),
        Line(4, ("1",)),
        Line(5, ("", NumberCell("1.5"))),
    ]
    assert evidence_of(lines, [column]) == Evidence(comma_groups=False)
    assert evidence_of(lines, [column._replace(official=None)]) == Evidence()
