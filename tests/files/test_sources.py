"""The place of each value: every address exists, and its line holds what was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conventions import Convention, dumps, load, load_with_sources
from conventions.model.addresses import at
from conventions.samples import cci_2017_2019, text
from conventions.strategies import conventions, ibans

NAMES = ("cci-2017-2019.yaml", "association-2024-2026.yaml", "equipement-2023-2025.yaml")


def check(path: Path) -> int:
    """Check every place of a file; answers how many there are."""
    loaded = load_with_sources(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    for address, place in loaded.sources.items():
        at(loaded.convention, address)
        first = place.text.strip().split("\n")[0][:20]
        assert place.file == str(path)
        assert first in lines[place.line - 1][place.column - 1 :], (address, place)
    return len(loaded.sources)


@pytest.mark.parametrize("name", NAMES)
def test_every_place_of_a_sample(tmp_path: Path, name: str) -> None:
    """Each address of a sample exists, and its line and column hold its text."""
    path = tmp_path / name
    path.write_text(text(name), encoding="utf-8")
    assert check(path) > 60
    assert load(path) == load_with_sources(path).convention


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(convention=conventions(coherent=True), kind=st.sampled_from(("yaml", "json")))
def test_every_address_of_any_file(tmp_path: Path, convention: Convention, kind: str) -> None:
    """Each address of any file exists in its convention."""
    path = tmp_path / f"any.{kind}"
    path.write_text(dumps(convention, "json" if kind == "json" else "yaml"), encoding="utf-8")
    loaded = load_with_sources(path)
    assert loaded.convention == convention
    for address in loaded.sources:
        at(convention, address)


def test_places_of_json(tmp_path: Path) -> None:
    """JSON has places too."""
    path = tmp_path / "cci.json"
    path.write_text(dumps(cci_2017_2019(), "json"), encoding="utf-8")
    place = load_with_sources(path).sources["avenants[2018-1].operations[subvention 2018].grant.amount"]
    line = path.read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert place.text == "50000.00"
    assert line[place.column - 1 :].startswith('"50000.00"')


@given(iban=ibans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_never_show_an_iban(tmp_path: Path, iban: str) -> None:
    """The place of an IBAN is known; its text is not."""
    party = {"key": "A", "name": "B", "iban": iban}
    initial = cci_2017_2019().initial
    initial = initial.replace(parties=(*initial.parties, party))
    path = tmp_path / "iban.yaml"
    path.write_text(dumps(cci_2017_2019().replace(initial=initial)), encoding="utf-8")
    loaded = load_with_sources(path)
    assert loaded.convention.initial.parties[-1].iban == iban
    assert loaded.sources["initial.parties[A].iban"].line > 0
    assert iban not in repr(loaded)
