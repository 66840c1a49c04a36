"""Deep rules over Arrow batches: the findings of each report, whatever the batches."""

from __future__ import annotations

from datetime import date

import duckdb
import pyarrow

from conventions import dumps
from conventions.portfolio import bulk
from conventions.rules import Profile, check
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

DAY = date(2025, 6, 30)
TOWN = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025())
ROWS = {"key": ["0", "1", "2"], "convention": [each.model_dump_json() for each in TOWN]}


def _told(table: pyarrow.Table, **more: Profile) -> list[tuple[str | None, ...]]:
    return [
        tuple(row.values())
        for found in bulk.check_batches(table.to_batches(), DAY, **more)
        for row in found.to_pylist()
    ]


def _expected(profile: Profile | None = None) -> list[tuple[str | None, ...]]:
    return [
        (str(rank), each.code, each.severity.value, each.address, each.message)
        for rank, convention in enumerate(TOWN)
        for each in check(convention, DAY, profile=profile).findings
    ]


def test_a_batch_has_the_findings_of_the_reports() -> None:
    """In their order, whatever the size of the batches, with the profile given."""
    table = pyarrow.table(ROWS)
    assert _told(table) == _expected()
    one_by_one = [batch.slice(rank, 1) for batch in table.to_batches() for rank in range(3)]
    assert _told(pyarrow.Table.from_batches(one_by_one)) == _expected()
    chosen = Profile(select=("NAT-001",))
    assert _told(table, profile=chosen) == _expected(chosen)


def test_duckdb_gives_slices() -> None:
    """A relation is read slice by slice."""
    table = pyarrow.table(ROWS)
    slices = duckdb.connect().from_arrow(table).to_arrow_reader(2)
    found = [tuple(row.values()) for batch in bulk.check_batches(slices, DAY) for row in batch.to_pylist()]
    assert found == _expected()


def test_an_unreadable_convention_does_not_stop_the_others() -> None:
    """Its problems have no code; the JSON of a file is read too."""
    texts = ["{", None, dumps(cci_2017_2019(), format="json")]
    table = pyarrow.table({"key": ["a", "b", "1"], "convention": texts})
    told = _told(table)
    assert {(row[0], row[1]) for row in told if row[0] in {"a", "b"}} == {("a", None), ("b", None)}
    assert [row for row in told if row[0] not in {"a", "b"}] == [row for row in _expected() if row[0] == "1"]
