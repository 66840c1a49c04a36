"""Repairing at its borders: columns, what nobody told, what is held, what a report says."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from conventions import ConventionsError
from conventions.law.published import faults, fields
from conventions.opendata.scdl import Change, Diagnosis, Score, Severity, read, repair
from conventions.opendata.scdl.repairing import settling
from conventions.opendata.scdl.repairing.changes import change as change_of
from conventions.opendata.scdl.repairing.extras import extras
from tests.opendata.repairing.dirty import CELLS, csv_of, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from conventions.opendata.scdl import ScdlFile

RIGHT = {name: texts[0] for name, texts in CELLS.items()}


def _with(*changes: dict[str, str]) -> bytes:
    return csv_of([RIGHT | change for change in changes])


def test_a_path_gives_what_its_bytes_give(tmp_path: Path) -> None:
    """A path, as a path or as a text, or the bytes."""
    path = tmp_path / "a.csv"
    path.write_bytes(_with({"montant": "40 000,00"}))
    assert repair(path) == repair(str(path)) == repair(path.read_bytes(), name="a.csv")
    assert repair(path).report.source == read(path)


def test_a_right_file_stays(tmp_path: Path) -> None:
    """Byte for byte."""
    data = _with({}, {"montant": "1500.00"})
    file, report = repair(data)
    assert file.to_csv() == data
    assert (report.changes, report.left, report.added, report.set_aside) == ((), (), (), ())
    assert report.score == Score(2, 2, 2)


def test_what_nobody_told_is_not_invented() -> None:
    """A column that is absent is empty, and told."""
    row = {name: text for name, text in RIGHT.items() if name not in {"notificationUE", "idRAE"}}
    file, report = repair(csv_of([row]))
    assert (file.rows[0]["notificationUE"], report.added) == ("", ("idRAE", "notificationUE"))
    assert not report.rows[0].publishable
    assert [fault.field for fault in report.rows[0].faults] == ["notificationUE"]


def test_columns_are_put_in_order_and_others_left_aside_or_kept() -> None:
    """A name that is taken or missing gets its place; texts beyond the titles are kept too."""
    header = [*reversed(RIGHT), "Note", "Note", ""]
    cells = [*(RIGHT[name] for name in reversed(RIGHT)), "a", "b", "c"]
    data = (";".join(header) + "\n" + ";".join(cells) + "\n").encode()
    file, report = repair(data)
    assert file.columns == tuple(RIGHT)
    assert [file.rows[0][name] for name in RIGHT] == list(RIGHT.values())
    assert report.set_aside == ("Note", "Note (colonne 18)", "colonne 19")
    kept, report = repair(data, extra_columns=True)
    assert kept.columns == (*RIGHT, "Note", "Note (colonne 18)", "colonne 19")
    assert list(kept.rows[0].values())[16:] == ["a", "b", "c"]
    assert report.set_aside == ()


def test_texts_beyond_the_titles_are_columns_too() -> None:
    """A sheet may have them; a column without a title nor any text is none."""
    met = read(b"montant,a,b\n1.00,,x\n")._replace(columns=())
    assert [(each.position, each.name) for each in extras(met, RIGHT)] == [(0, "colonne 1"), (2, "colonne 3")]
    blank = read(b"montant,,b\n1.00,,x\n")
    assert [each.name for each in extras(blank, RIGHT)] == ["b"]
    assert extras(blank, RIGHT)[0].of(blank.rows[0]._replace(cells=("1.00",))) == ""


def test_a_title_that_is_taken_twice_over() -> None:
    """Whatever the titles, each column has its own name."""
    data = b"montant,x,x (colonne 4),x\n1.00,a,b,c\n"
    file, _ = repair(data, extra_columns=True)
    assert file.columns[16:] == ("x", "x (colonne 4)", "x (colonne 4)*")


def test_an_older_version_has_its_columns_and_its_separator() -> None:
    """Fourteen columns; the sign between the days of a period is that of the version; a column it has not is left."""
    period = {"datesPeriodeVersement": "2018-01-01/2018-12-31", "rnaBeneficiaire": "W751234567"}
    file, report = repair(_with(period, {"datesPeriodeVersement": "2018-01-01"}), version="etalab-1.1.1")
    assert file.columns == tuple(field.name for field in fields("etalab-1.1.1"))
    assert [row["datesPeriodeVersement"] for row in file.rows] == ["2018-01-01_2018-12-31", "2018-01-01"]
    assert "rnaBeneficiaire" in report.set_aside
    with pytest.raises(ConventionsError, match="versions connues"):
        repair(b"", version="9")


def test_a_number_of_association_goes_to_its_column() -> None:
    """Both cells are told; where the other column is filled, or does not exist, nothing moves."""
    file, report = repair(_with({"idBeneficiaire": "W751234567"}))
    assert (file.rows[0]["idBeneficiaire"], file.rows[0]["rnaBeneficiaire"]) == ("", "W751234567")
    told = {each.column: (each.before, each.after, each.code) for each in report.changes}
    assert told == {
        "idBeneficiaire": ("W751234567", "", "T20"),
        "rnaBeneficiaire": ("", "W751234567", "T20"),
    }
    assert report.rows[0].publishable
    taken = _with({"idBeneficiaire": "W751234567", "rnaBeneficiaire": "W123456789"})
    assert repair(taken).file.rows[0]["idBeneficiaire"] == "W751234567"
    untold = _with({"idBeneficiaire": "W751234567", "rnaBeneficiaire": "NC"})
    assert repair(untold).file.rows[0]["rnaBeneficiaire"] == "W751234567"
    assert repair(_with({"idBeneficiaire": "W751234567"}), version="1.1").report.changes == ()


def test_what_is_ambiguous_or_wrong_stays_with_its_readings() -> None:
    """To the byte, with both readings, or with why."""
    file, report = repair(_with({"montant": "1,500"}, {"idAttribuant": "2,43E+13"}))
    assert [file.rows[0]["montant"], file.rows[1]["idAttribuant"]] == ["1,500", "2,43E+13"]
    assert [(each.code, each.severity, each.readings) for each in report.left] == [
        ("T22", Severity.AMBIGUOUS, ("1500.00", "1.50")),
        ("T12", Severity.ERROR, ()),
    ]
    assert report.left[1].reason


def test_a_column_whose_rest_would_be_read_otherwise_is_held() -> None:
    """« 1.500 » is ambiguous beside « 12,5 », and would be 1.50 beside 12.50: the column stays whole."""
    data = _with({"montant": "1.500"}, {"montant": "2.750"}, {"montant": "12,5"})
    file, report = repair(data)
    assert ([row["montant"] for row in file.rows], report.held) == (["1.500", "2.750", "12,5"], ("montant",))
    assert repair(file.to_csv()).report.held == ("montant",)
    assert repair(file.to_csv()).report.changes == ()


def test_what_is_mended_in_two_steps_is_mended_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repaired text that reading again would change is changed to the end."""
    steps = {"a": "b", "b": "aide en nature", "aide en nature": "aide en nature"}

    def changing(data: bytes) -> ScdlFile:
        found = read(data)
        row = found.rows[0]
        text = steps[row.raw["nature"]]
        return found._replace(rows=(row._replace(texts={"nature": text}, diagnoses=()),))

    monkeypatch.setattr(settling, "read", changing)
    first = changing(b"nature\na\n")
    assert settling.settled(first, ("nature",), "2.1.1").rows == (("aide en nature",),)
    monkeypatch.setattr(settling, "_ROUNDS", 0)
    assert settling.settled(first, ("nature",), "2.1.1").rows == (("b",),)


def test_a_number_of_a_spreadsheet_is_written_as_a_text_is() -> None:
    """A second repair, which reads it from a CSV, changes nothing; what is right in both stays."""
    file, report = repair(workbook(["30000", "1500.5"], "montant"))
    assert [row["montant"] for row in file.rows] == ["30000", "1500.50"]
    assert (report.held, repair(file.to_csv()).report.changes) == ((), ())


def test_rows_that_are_not_found_again_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compared where reading again gives other rows."""
    monkeypatch.setattr(settling, "read", lambda _: read(b"objet\nx\ny\n"))
    assert settling.settled(read(b"objet\na\n"), ("objet",), "2.1.1").rows == (("a",),)


def test_a_row_without_anything_of_the_norm_stays() -> None:
    """It is a row of the file, not publishable; no line is written that a reader would take for a blank one."""
    file, report = repair(b"objet,montant,autre\n,,a\nb,1.00,\n")
    assert [row["montant"] for row in file.rows] == ["", "1.00"]
    assert len(file.to_csv().splitlines()) == 2
    assert [bool(row.faults) for row in report.rows] == [True, True]
    assert report.rows[0].faults == faults({}, "2.1.1")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"objet,montant,autre\n,,a\nb,1 000,\n", id="a row of other columns"),
        pytest.param(b"objet,nature,nature\na,Num\xc3\xa9raire,x\nb,NUMERAIRE,y\n", id="a column met twice"),
        pytest.param(b'objet;montant\n"a;40 000,00\nb;1 500,00\n', id="a stray quote"),
        pytest.param(
            b"nomAttribuant;objet;nature;montant\na;\x81t\xe9;aide en numeraire, aide en nature;1,5\n",
            id="a byte that nothing decodes",
        ),
    ],
)
def test_to_repair_again_gives_the_same_bytes(source: bytes) -> None:
    """What was wrong because of where it stood is mended at once, or never."""
    once = repair(source).to_csv()
    again = repair(once)
    assert again.to_csv() == once
    assert again.report.changes == ()


def test_a_byte_that_nothing_decodes_is_written_back() -> None:
    """A lone byte kept by the reader as an escape is the same byte in the file; any other text is text."""
    from conventions.opendata.scdl.repairing.writing import csv_of as written

    assert written(("a",), [("\udce9",), ("é",)]) == b"a\r\n\xe9\r\n\xc3\xa9\r\n"


@pytest.mark.parametrize(
    ("score", "told", "share"),
    [
        (Score(0, 0, 0), "aucune ligne à publier", None),
        (Score(3, 0, 0), "0 % des lignes publiables après réparation (0 sur 3 ; 0 avant)", Fraction(0)),
        (
            Score(1000, 0, 999),
            "99 % des lignes publiables après réparation (999 sur 1 000 ; 0 avant)",
            Fraction(999, 1000),
        ),
        (
            Score(1000, 1, 9),
            "moins de 1 % des lignes publiables après réparation (9 sur 1 000 ; 1 avant)",
            Fraction(9, 1000),
        ),
        (Score(2, 2, 2), "100 % des lignes publiables après réparation (2 sur 2 ; 2 avant)", Fraction(1)),
    ],
)
def test_the_score_is_exact_and_never_flatters(score: Score, told: str, share: Fraction | None) -> None:
    """Points are rounded down, counts are exact."""
    assert " ".join(str(score).split()) == told
    assert score.share == share
    assert score.share_before == (None if share is None else Fraction(score.before, score.rows))


def test_a_change_says_why_when_something_was_noticed() -> None:
    """With the reason, or without one; spaces alone are T40, the rest is what the column usually suffers."""
    change = Change(3, 2, "objet", "a ", "a", "T40", Severity.REPAIRED, "")
    assert str(change).endswith("[T40, réparé]")
    assert "(" not in str(change)
    assert "(espaces)" in str(change._replace(reason="espaces"))


def test_a_change_far_in_a_text_is_shown_where_it_is() -> None:
    """From a little before it; a text that only loses its end too."""
    change = Change(3, 2, "objet", "a" * 90 + "  b", "a" * 90 + " b", "T40", Severity.REPAIRED, "")
    assert _told(change) == f"ligne 3, objet : « …{'a' * 24}  b » devient « …{'a' * 24} b » [T40, réparé]"
    longer = change._replace(before="a" * 90 + " ", after="a" * 90)
    assert _told(longer) == f"ligne 3, objet : « …{'a' * 25}  » devient « …{'a' * 25} » [T40, réparé]"


def _told(change: Change) -> str:
    return str(change).replace("\u00a0", " ")


def test_a_text_that_is_right_stays() -> None:
    """What nothing was noticed in, and the schema accepts, is not written in another way."""
    data = _with({"montant": "30000", "pourcentageSubvention": "1.00"})
    assert repair(data).file.to_csv() == data


def test_nothing_changes_without_a_code() -> None:
    """Where the reader noticed nothing, the change has the code of its column, or that of spaces."""
    row = read(_with({})).rows[0]._replace(diagnoses=())
    assert change_of(row, "montant", "1,5", "1.50").code == "T21"
    assert change_of(row, "objet", " a  b", "a b").code == "T40"
    assert change_of(row, "objet", "a", "b").code == "T40"


def test_a_change_tells_the_deviation_that_it_mends() -> None:
    """Of several that were noticed in a cell, that whose reading was adopted; else the first."""
    found = Diagnosis("T08", Severity.REPAIRED, 2, 1, "montant", "1,5", "passage à la ligne")
    mended = found._replace(code="T21", reading="1.50")
    row = read(_with({})).rows[0]._replace(diagnoses=(found, mended))
    assert change_of(row, "montant", "1,5", "1.50").code == "T21"
    assert change_of(row, "montant", "1,5", "1.5").code == "T08"


def test_what_is_to_verify_is_told() -> None:
    """Warnings of the file and of its rows; counts by code of what changed."""
    _, report = repair(_with({"idBeneficiaire": "732829320", "montant": "40 000,00"}))
    assert {each.severity for each in report.to_verify} == {Severity.WARNED}
    assert "T18" in {each.code for each in report.to_verify}
    assert report.counts()["T21"] == 1


def test_what_is_wrong_with_the_whole_file_is_left_and_told() -> None:
    """A PDF has no row to tell it, nor has a file whose columns nobody knows."""
    assert [each.code for each in repair(b"%PDF-1.7").report.left] == ["T00"]
    assert [each.code for each in repair(b"a;b\n1;2\n").report.left][:1] == ["T10"]


def test_a_column_that_was_held_is_freed_by_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the file is read again, nothing may hold the column any more: it is then mended, at once."""
    held = settling.Settled((("a", "1 500,00"),), frozenset({"montant"}))
    freed = settling.Settled((("a", "1500.00"),), frozenset())
    answers = iter((held, freed))
    monkeypatch.setattr(settling, "_settled", lambda *_: next(answers))
    assert settling.settled(read(b"objet;montant\na;1 500,00\n"), ("objet", "montant"), "2.1.1") == freed
