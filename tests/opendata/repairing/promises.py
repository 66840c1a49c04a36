"""All that is promised of the repair of any bytes, checked on one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.law.published import faults, fields
from conventions.opendata.scdl import Repaired, repair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conventions.opendata.scdl import Change, Row, RowOutcome

COLUMNS = tuple(field.name for field in fields("2.1.1"))
TYPED = ("montant", "dateConvention", "idAttribuant", "datesPeriodeVersement")
BODIES = ("idBeneficiaire", "rnaBeneficiaire")


def keep_promises(data: bytes) -> Repaired:
    """The repair of some bytes, when it keeps all its promises."""
    file, report = done = repair(data)
    rows = report.source.rows
    assert file.columns == (*COLUMNS, *report.doubled)
    _both_texts_stay(done)
    assert len(file.rows) == len(report.rows) == len(rows)
    changes = {(each.row, each.column): each for each in report.changes}
    assert len(changes) == len(report.changes)
    for row, texts, outcome in zip(rows, file.rows, report.rows, strict=True):
        _row_is_told(row, texts, outcome, changes)
    assert report.score.before <= report.score.after == sum(row.publishable for row in report.rows)
    _is_done_once(done)
    return done


def _row_is_told(
    row: Row, texts: Mapping[str, str], outcome: RowOutcome, changes: Mapping[tuple[int, str], Change]
) -> None:
    """Each change is told with both texts; what is doubtful is as it was; the row is judged as the schema does."""
    doubtful = {each.column for each in row.diagnoses if not each.severity.certain}
    for name in COLUMNS:
        change = changes.get((row.number, name))
        before, after = row.raw.get(name, ""), texts[name]
        assert (before, after) == ((change.before, change.after) if change else (before, before))
        assert change is None or (name not in doubtful and change.line == row.line)
    assert outcome.faults == faults(texts, "2.1.1")
    assert {each.column for each in outcome.left} == doubtful
    assert outcome.publishable == (not outcome.faults and not outcome.left)


def _both_texts_stay(done: Repaired) -> None:
    """A column met twice with two texts is as it was met in every row, and so is the other one, beside it."""
    rows = list(zip(done.report.source.rows, done.file.rows, strict=True))
    for row, texts in rows:
        beside = {texts[name].strip() for name in done.report.doubled}
        for name, (first, second) in _two_texts(row):
            assert (first, second in beside) == (texts[name].strip(), True)
            assert all(each.raw[name] == written[name] for each, written in rows)


def _two_texts(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """The columns of a row that the reader found twice, with their two texts."""
    told = [each for each in row.diagnoses if each.code == "T10" and len(each.readings) == 2]
    return [(each.column, each.readings) for each in told if each.column in COLUMNS]


def _is_done_once(done: Repaired) -> None:
    """A second repair changes nothing, keeps the same columns twice, and reads the same values; a row without anything is an empty line."""
    again = repair(done.to_csv())
    assert again.report.changes == ()
    assert (again.report.added, again.report.set_aside) == ((), ())
    assert again.report.doubled == done.report.doubled
    assert again.to_csv() == done.to_csv()
    filled = [row for row in done.file.rows if any(text.strip() for text in row.values())]
    assert list(again.file.rows) == filled
    kept = [
        row
        for row, texts in zip(done.report.source.rows, done.file.rows, strict=True)
        if any(text.strip() for text in texts.values())
    ]
    for first, second in zip(kept, again.report.source.rows, strict=True):
        assert [first.values.get(name) for name in TYPED] == [second.values.get(name) for name in TYPED]
        assert _bodies(first) == _bodies(second)


def _bodies(row: Row) -> set[object]:
    """The numbers of the beneficiary, whichever of the two columns has them."""
    return {row.values.get(name) for name in BODIES} - {None}
