"""Rows: each cell by its reader, then the row as a whole."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.cells import READERS, Evidence, state_of
from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.grids import DayCell, Line, NumberCell
from conventions.opendata.scdl.records import Column, Row
from conventions.opendata.scdl.rows import iter_rows, read_rows

SIRET = "73282932000074"
CLEAN = {
    "nomAttribuant": "Ville",
    "idAttribuant": SIRET,
    "dateConvention": "2018-03-12",
    "referenceDecision": "DEL-12",
    "nomBeneficiaire": "Club",
    "idBeneficiaire": SIRET,
    "objet": "Festival",
    "montant": "1500.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2018-04-01/2018-12-31",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
}


def row(without: tuple[str, ...] = (), /, **changes: str) -> Row:
    """A clean row, but for what is changed."""
    cells = {name: text for name, text in {**CLEAN, **changes}.items() if name not in without}
    columns = [Column(place, name, name) for place, name in enumerate(cells)]
    return read_rows([Line(2, tuple(cells.values()))], columns, Evidence())[0]


def codes(read: Row) -> list[tuple[str | None, str, Severity]]:
    """The diagnoses of a row."""
    return [(each.column, each.code, each.severity) for each in read.diagnoses]


def test_a_clean_row_has_nothing_to_say() -> None:
    """Its texts are those met, its states those of its cells."""
    read = row()
    assert not read.diagnoses
    assert read.texts == read.raw == CLEAN
    assert (read.state("idRAE"), read.state("objet"), read.state("rnaBeneficiaire")) == (
        "empty",
        "filled",
        "absent",
    )
    assert (read.number, read.line, str(read.amount)) == (1, 2, "1500.00")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"idBeneficiaire": ""}, [("idBeneficiaire", "T20", Severity.WARNED)]),
        ({"idBeneficiaire": "NC"}, [("idBeneficiaire", "T20", Severity.WARNED)]),
        ({"idBeneficiaire": "", "rnaBeneficiaire": ""}, [("idBeneficiaire", "T20", Severity.WARNED)]),
        ({"idBeneficiaire": "", "rnaBeneficiaire": "W751234567"}, []),
        ({"idBeneficiaire": "2,43E+13"}, [("idBeneficiaire", "T12", Severity.ERROR)]),
        ({"datesPeriodeVersement": "2018-03-12"}, []),
        ({"datesPeriodeVersement": "2018-03-11"}, [("datesPeriodeVersement", "T30", Severity.WARNED)]),
        ({"dateConvention": "2018", "datesPeriodeVersement": "2018-01-01"},
         [("dateConvention", "T25", Severity.WARNED)]),
        ({"dateConvention": "2018", "datesPeriodeVersement": "2017-12-31"},
         [("dateConvention", "T25", Severity.WARNED), ("datesPeriodeVersement", "T30", Severity.WARNED)]),
        ({"dateConvention": ""}, [("dateConvention", "T31", Severity.WARNED)]),
        ({"datesPeriodeVersement": "au bilan"}, [("datesPeriodeVersement", "T27", Severity.ERROR)]),
        ({"montant": "-15"}, [("montant", "T24", Severity.WARNED)]),
        ({"montant": "-15", "objet": "Annulation partielle"}, []),
        ({"montant": "-15", "objet": "Réduction de la subvention 2017"}, []),
        ({"montant": "0", "objet": "Réduction des déchets"}, [("montant", "T24", Severity.WARNED)]),
        ({"montant": "-15", "conditionsVersement": "titre de recettes"},
         [("conditionsVersement", "T34", Severity.REPAIRED)]),
        ({"montant": "", "objet": "Annulation"}, [("montant", "T24", Severity.WARNED)]),
    ],
)  # fmt: skip
def test_what_the_cells_of_a_row_say_together(
    changes: dict[str, str], expected: list[tuple[str, str, Severity]]
) -> None:
    """A number for the beneficiary, payments after the convention, a reason for what is odd."""
    assert codes(row(**changes)) == expected


def test_the_column_of_association_numbers_may_stand_alone() -> None:
    """What is missing is then told of it; without either column, the header has said it."""
    read = row(("idBeneficiaire",), rnaBeneficiaire="")
    assert codes(read) == [("rnaBeneficiaire", "T20", Severity.WARNED)]
    assert codes(row(("idBeneficiaire",))) == []


def test_a_number_of_association_goes_to_its_column_where_it_is_free() -> None:
    """The text met stays where it was."""
    for more in ({}, {"rnaBeneficiaire": ""}):
        read = row(idBeneficiaire="W751234567", **more)
        assert (read.texts["idBeneficiaire"], read.texts["rnaBeneficiaire"]) == ("", "W751234567")
        assert read.raw["idBeneficiaire"] == "W751234567"
        assert codes(read) == [("idBeneficiaire", "T20", Severity.WARNED)]
    both = row(idBeneficiaire="W751234567", rnaBeneficiaire="W123456789")
    assert "idBeneficiaire" not in both.texts
    assert both.texts["rnaBeneficiaire"] == "W123456789"
    assert "rnaBeneficiaire" not in row(idBeneficiaire="W2A1234567").texts


def test_the_days_of_payment_are_first_and_last() -> None:
    """None without any."""
    paid, unpaid = row(), row(datesPeriodeVersement="")
    assert (paid.start, paid.end) == (date(2018, 4, 1), date(2018, 12, 31))
    assert (unpaid.start, unpaid.end) == (None, None)


def test_the_name_of_a_person_is_not_repeated() -> None:
    """It is in the row alone."""
    read = row(nomBeneficiaire="Mme Jeanne Martin")
    assert codes(read) == [("nomBeneficiaire", "T41", Severity.WARNED)]
    assert "Martin" not in str(read.diagnoses[0])
    assert read.raw["nomBeneficiaire"] == "Mme Jeanne Martin"


def test_the_date_of_a_year_is_its_period() -> None:
    """Never its first day."""
    read = row(dateConvention="2018")
    assert read.convention_date is None
    assert read.convention_period is not None
    assert read.convention_period.start == date(2018, 1, 1)


def test_what_a_spreadsheet_typed_is_not_what_a_text_is() -> None:
    """The same characters, one after the other, in the same column."""
    column = [Column(0, "referenceDecision", "referenceDecision"), Column(1, "idAttribuant", "idAttribuant")]
    met = [("2018-03-12", SIRET), (DayCell("2018-03-12"), NumberCell(SIRET)), ("2018-03-12", SIRET)]
    read = read_rows([Line(place, cells) for place, cells in enumerate(met)], column, Evidence())
    assert [[each.severity.value for each in one.diagnoses] for one in read] == [
        ["repaired"],
        ["warned", "repaired"],
        ["repaired"],
    ]


def test_the_texts_of_a_row_are_plain() -> None:
    """Even where they are those that a spreadsheet typed."""
    columns = [Column(0, "montant", "montant"), Column(1, "pourcentageSubvention", "pourcentageSubvention")]
    read = read_rows([Line(2, (NumberCell("1634314.12"), NumberCell("1")))], columns, Evidence())[0]
    assert read.texts == read.raw
    assert [type(text) for text in read.texts.values()] == [str, str]
    assert [type(text) for text in read.raw.values()] == [NumberCell, NumberCell]


def test_short_lines_and_other_columns_are_read() -> None:
    """A cell that is not there is empty; a column that is not official is in the cells alone."""
    columns = [Column(2, "montant", "montant"), Column(0, "secteur", None)]
    read = read_rows([Line(2, ("sport",)), Line(3, ("sport", "x", "12"))], columns, Evidence())
    assert [one.raw for one in read] == [{"montant": ""}, {"montant": "12"}]
    assert [one.cells for one in read] == [("sport",), ("sport", "x", "12")]
    bare = read_rows([Line(2, ("sport",))], [], Evidence())[0]
    assert (bare.raw, bare.values, bare.texts, bare.diagnoses) == ({}, {}, {}, ())


def test_more_texts_than_are_remembered_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is forgotten is read again, with the same reading."""
    monkeypatch.setattr("conventions.opendata.scdl.rows._MOST_KEPT", 2)
    columns = [Column(0, "montant", "montant"), Column(1, "objet", "objet")]
    cells = [("1 000", ""), ("2 000", "NC"), ("3 000", "x"), ("NC", ""), ("", "x"), ("1 000", "")] * 2
    read = read_rows([Line(place, each) for place, each in enumerate(cells)], columns, Evidence())
    assert [(one.values, one.states) for one in read[:6]] == [(one.values, one.states) for one in read[6:]]


def test_lines_are_read_some_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are those that would be read at once, with their numbers; no more lines are taken than need be."""
    columns = [Column(0, "montant", "montant"), Column(1, "objet", "objet")]
    lines = [Line(place, (f"{place % 3} 000", "x")) for place in range(2, 9)]
    wanted = read_rows(lines, columns, Evidence())
    monkeypatch.setattr("conventions.opendata.scdl.rows._TOGETHER", 3)
    assert read_rows(lines, columns, Evidence()) == wanted
    assert [one.number for one in wanted] == [1, 2, 3, 4, 5, 6, 7]
    source = iter(lines)
    assert next(iter_rows(source, columns, Evidence())) == wanted[0]
    assert [line.number for line in source] == [5, 6, 7, 8]


@pytest.mark.parametrize("is_collecting", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(is_collecting: bool) -> None:  # noqa: FBT001
    """Even where the lines cannot be read to their end."""

    def broken() -> Iterator[Line]:
        yield Line(2, ("12",))
        raise OSError

    was = gc.isenabled()
    try:
        (gc.enable if is_collecting else gc.disable)()
        with pytest.raises(OSError):  # noqa: PT011
            read_rows(broken(), [Column(0, "montant", "montant")], Evidence())
        assert gc.isenabled() is is_collecting
        assert read_rows([Line(2, ("12",))], [Column(0, "montant", "montant")], Evidence())
        assert gc.isenabled() is is_collecting
    finally:
        (gc.enable if was else gc.disable)()


CELLS = st.one_of(
    st.sampled_from(["", "NC", "1,500", "2018-03-12", "W751234567", SIRET, "Mme Durand"]), st.text()
)


@given(st.lists(st.lists(CELLS, max_size=16).map(tuple), max_size=4))
def test_every_line_is_a_row_with_its_texts(lines: list[tuple[str, ...]]) -> None:
    """Nothing is lost, nothing is raised, the rows are numbered from 1, and each cell is read as alone."""
    columns = [Column(place, name, name) for place, name in enumerate(READERS)]
    read = list(iter_rows([Line(place, cells) for place, cells in enumerate(lines, 7)], columns, Evidence()))
    assert [(one.number, one.line, one.cells) for one in read] == [
        (place, place + 6, cells) for place, cells in enumerate(lines, 1)
    ]
    for one in read:
        assert list(one.raw) == list(one.values) == list(one.states) == list(READERS)
        for name, raw in one.raw.items():
            assert (one.values[name], one.states[name]) == (
                READERS[name](raw, Evidence()).value,
                state_of(raw),
            )
