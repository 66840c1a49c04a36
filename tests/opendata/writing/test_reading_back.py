"""What is written is read by this library, validated by it, and costs nothing to who only reads."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings

from conventions import Convention
from conventions.opendata import scdl
from conventions.opendata.scdl import Severity
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from tests.opendata.writing.made import DAY, THEATRE, avenant, convention, grant, more
from tests.opendata.writing.test_publishing import publishable

SAMPLES = [association_2024_2026(), cci_2017_2019(), equipment_2023_2025()]
MADE = [
    convention(grant(2024), grant(2025), avenants=(avenant(more(grant())),)),
    convention(grant(key="a", object="Fête"), grant(key="b", object="Fête", beneficiary=THEATRE.key)),
]


@pytest.mark.parametrize("made", [*SAMPLES, *MADE])
def test_our_file_has_nothing_to_repair(made: Convention) -> None:
    """Read, it has the texts that were written; validated, no fault; written again, the same bytes."""
    rows = scdl.write(made, DAY)
    file = scdl.read(rows.to_csv())
    assert [dict(row.raw) for row in file.rows] == [dict(row) for row in rows]
    assert [dict(row.texts) for row in file.rows] == [dict(row) for row in rows]
    assert [str(each) for each in file.all_diagnoses() if each.severity is not Severity.REPAIRED] == []
    assert list(scdl.validate(rows)) == []
    assert scdl.write(made, DAY).to_csv() == rows.to_csv()


@settings(max_examples=15, deadline=None)
@given(publishable())
def test_what_is_written_is_valid(made: Convention) -> None:
    """By the validator of the schema."""
    assert list(scdl.validate(scdl.write(made, DAY), cross_rows=False)) == []


def test_reading_and_validating_do_not_load_the_model() -> None:
    """Nor pydantic: the names that write are loaded on first use."""
    code = (
        "import sys; from conventions.opendata import scdl; scdl.read(b'montant\\n1\\n'); "
        "list(scdl.validate([{'montant': '1'}])); 'write' in dir(scdl); "
        "sys.exit(bool({'pydantic', 'conventions.model', 'conventions.opendata.scdl.writing'} & set(sys.modules)))"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=path).returncode == 0  # our code
