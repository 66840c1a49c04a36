"""The validator and the comparison of rows over the files really published; skipped where they are absent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from conventions.opendata.scdl import read, validate

DATA = Path(__file__).parents[3] / "shared" / "data" / "scdl"
FILES = sorted(DATA.glob("*"))

pytestmark = pytest.mark.skipif(not FILES, reason="the shared data are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_has_its_faults(path: Path) -> None:
    """The same twice, each a sentence, none of a file valid but the official examples."""
    validation = validate(path)
    faults = list(validation)
    assert faults == list(validation)
    assert validation.valid is (path.stem[:3] in {"B01", "B02"})
    assert all(str(fault) for fault in faults)


def test_the_duplicates_and_the_avenants_of_a_county() -> None:
    """Fourteen rows repeat another, two more have its beneficiary, amount and day; one avenant is a new total."""
    file = read(DATA / "C03_mayenne_2018.xlsx")
    told = [each for each in file.diagnoses if each.code == "T37"]
    assert Counter("identique" in each.reason for each in told) == {True: 14, False: 2}
    (restated,) = (each for each in file.diagnoses if each.code == "T38")
    assert (restated.row, restated.readings) == (140, ("50000.00", "20000.00"))
    assert sum("avenant" in each.reason for each in file.diagnoses if each.code == "T39") == 12
