"""Whole cases by file: a convention, and what is in force on some days (« cases/<case>/in_force-<day>.yaml »)."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from conventions import Convention, apply, diff, history, in_force, load, propose
from conventions.operations import fold

FOLDER = Path(__file__).with_name("cases")
EXPECTED = sorted(FOLDER.glob("*/in_force-*.yaml"))
CASES = sorted({path.parent for path in EXPECTED})


def test_there_are_cases() -> None:
    """Each case has days on which what is in force is told, and each of these files a case."""
    assert len(CASES) >= 6
    assert all((case / "input.yaml").is_file() for case in CASES)
    assert len(EXPECTED) >= 2 * len(CASES)


def _name(path: Path) -> str:
    return path.stem if path.is_dir() else f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", EXPECTED, ids=_name)
def test_what_is_in_force_is_what_the_file_says(path: Path) -> None:
    """On its day, whatever the order of the acts in the file; the input stays as it was."""
    convention, day = (
        load(path.with_name("input.yaml")),
        date.fromisoformat(path.stem.removeprefix("in_force-")),
    )
    before = convention.model_dump_json()
    expected = load(path).initial
    assert in_force(convention, day) == expected
    turned = convention.replace(avenants=convention.avenants[::-1], renewals=convention.renewals[::-1])
    assert in_force(turned, day) == expected
    assert convention.model_dump_json() == before


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_the_avenants_of_a_case_change_something(path: Path) -> None:
    """The days of a case are not all alike; from one to the next, an avenant can be proposed."""
    convention = load(path / "input.yaml")
    versions = [load(each).initial for each in sorted(path.glob("in_force-*.yaml"))]
    assert len(set(map(str, versions))) > 1
    for before, after in itertools.pairwise(versions):
        assert apply(before, diff(before, after)) == after
        proposed = propose(before, after).replace(signed_on=date(2020, 1, 1))
        base = Convention(title="t", initial=before, avenants=(proposed,))
        assert fold(base, date(2020, 1, 1)).terms == after
    assert history(convention)
