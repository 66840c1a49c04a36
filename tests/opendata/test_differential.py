"""The validator against what is known of the files that are made, and against frictionless and Validata."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from conventions.opendata.scdl.validation.validating import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "reference" / "scdl"
PEERS = ROOT / ".bench" / "peers"
OFFICIAL = {
    "1.1": "schema-v1.1",
    "2.0.0": "schema-v2.0.0",
    "2.0.1": "schema-v2.0.1",
    "2.0.2": "schema-v2.0.2",
    "2.1.0": "official-2.1.0",
    "2.1.1": "official-2.1.1",
}
DAILY, SLOW = 400, 10_000
CODES = {"one-of-required": "one_of", "blank-row": "blank_row"}
HEADER = {"duplicate_label": "duplicate", "blank_label": "blank", "one_of": "one_of"}


def _loaded(name: str) -> ModuleType:
    if f"bench.{name}" not in sys.modules:
        path = (ROOT / "bench").joinpath(*name.split(".")).with_suffix(".py")
        spec = importlib.util.spec_from_file_location(f"bench.{name}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    return sys.modules[f"bench.{name}"]


told, files, texts, odd = map(_loaded, ("peers.scdl_told", "scdl_files", "scdl_odd_texts", "scdl_odd_files"))


def _ours(made: Any) -> set[tuple[int, str]]:
    """Our verdicts, at the places where the generator tells its own."""
    found = set()
    for fault in validate(made.data, made.version, cross_rows=False):
        if fault.kind == "schema":
            known = fault.column if fault.column in told.COLUMNS else fault.position and str(fault.position)
            code = HEADER.get(fault.code) if fault.row is None else fault.code if known is None else None
            found.add((fault.row or 0, code or known or fault.code))
    return {(0, "duplicate")} if (0, "duplicate") in found else found


def _made(count: int, seed: int, *, wild: bool = False) -> Iterator[Any]:
    random = Random(seed)
    return (odd.odd_file(random, wild=wild) for _ in range(count))


@cache
def _daily() -> tuple[Any, ...]:
    return tuple(_made(DAILY, 20181105))


def _told(made: Any, found: set[tuple[int, str]], expected: set[tuple[int, str]]) -> str:
    return f"{made.version} {made.data!r}: only ours {found - expected}, only theirs {expected - found}"


@pytest.mark.no_cover
def test_every_fault_that_was_made_is_found_and_no_other() -> None:
    """The faults are known by construction."""
    for made in _daily():
        found = _ours(made)
        assert found == made.faults, _told(made, found, made.faults)


def test_files_made_have_faults_of_every_kind() -> None:
    """Else the comparison would say nothing."""
    seen = {what for made in _daily() for _, what in made.faults}
    assert seen >= {*told.COLUMNS, "one_of", "blank_row", "duplicate", "blank", "17"}


@pytest.mark.parametrize("version", OFFICIAL)
def test_every_text_of_the_edges_has_its_verdict(version: str) -> None:
    """One row a text, in each column that the version has."""
    columns = [name for name in told.COLUMNS if version in odd.TWO_NUMBERS or name not in odd._NEW]
    good = {name: texts.TEXTS[name]["good"][0] for name in columns} | {"idBeneficiaire": "73282932000074"}
    for name in columns:
        cells = [(text, verdict) for verdict, those in texts.TEXTS[name].items() for text in those]
        rows = [good | {name: text} for text, _ in cells]
        wrong = [number for number, (_, verdict) in enumerate(cells, 1) if odd.is_bad(verdict, name, version)]
        found = [fault.row for fault in validate(rows, version, cross_rows=False) if fault.kind == "schema"]
        assert [cells[row - 1] for row in found if row] == [cells[row - 1] for row in wrong]


def test_the_faulty_rows_of_a_long_file_are_those_that_were_made(tmp_path: Path) -> None:
    """The file of the benches."""
    path = tmp_path / "grants.csv"
    faulty = files.write(path, 2000, 0.3)
    found = bytearray(len(faulty))
    for fault in validate(path, cross_rows=False):
        if fault.kind == "schema" and fault.row:
            found[(fault.row - 1) >> 3] |= 1 << ((fault.row - 1) & 7)
    assert found == faulty
    assert 500 < sum(map(int.bit_count, faulty)) < 700


class Peer:
    """A peer that answers for one file after the other, in its own environment."""

    def __init__(self, name: str, folder: Path) -> None:
        python = PEERS / name / "bin" / "python"
        if not python.exists() or not SCHEMAS.is_dir():
            pytest.skip(
                f"{name} is not built (./dev bench --peers), or the schemas are not beside this checkout"
            )
        worker = ROOT / "bench" / "peers" / f"worker_{name}.py"
        self.name = name
        self._file = folder / "made.csv"
        self._process = subprocess.Popen(
            [str(python), str(worker)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def faults(self, made: Any) -> set[tuple[int, str]] | None:
        """Its verdicts, None where it breaks."""
        self._file.write_bytes(made.data)
        question = {
            "path": str(self._file),
            "schema": str(SCHEMAS / f"{OFFICIAL[made.version]}.json"),
            "delimiter": made.delimiter,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return None if "broke" in answer else {*_of_header(answer["file"]), *_of_rows(answer)}

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _of_header(errors: list[list[str]]) -> Iterator[tuple[int, str]]:
    for code, note in errors:
        if "unique labels" in note or "Duplicate labels" in note:
            yield 0, "duplicate"
        elif code == "blank-label":
            yield 0, "blank"
        elif code == "one-of-required" or "|" in note:
            yield 0, "one_of"
        elif code == "missing-required-header":
            yield 0, re.sub(r".*`(.*)`.*", r"\1", note)
        else:
            assert code == "missing-label", (code, note)


def _of_rows(answer: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for row, name, position, _ in answer["cells"]:
        yield row, name if name in told.COLUMNS else str(position)
    for row, code in answer["rows"]:
        yield row, CODES[code]


@pytest.fixture(params=["validata", "frictionless"])
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Peer]:
    """Each peer, if it is built."""
    started = Peer(request.param, tmp_path)
    yield started
    started.close()


@pytest.mark.slow
@pytest.mark.parametrize("wild", [False, True], ids=["known", "wild"])
def test_the_same_faults_as_the_peer(peer: Peer, *, wild: bool) -> None:
    """On each file, the same places: cells, rows, header; 10 000 files in all."""
    apart = []
    for made in _made(SLOW // 2, 2018 + wild, wild=wild):
        theirs, found = peer.faults(made), _ours(made)
        if theirs is None:  # frictionless 5 breaks on a signalling NaN that has a bound
            assert peer.name == "frictionless"
            assert b"nan" in made.data.lower()
            continue
        if peer.name == "frictionless":  # a label that is blank is nothing to it
            found.discard((0, "blank"))
        if found != theirs:
            apart.append(_told(made, found, theirs))
    assert not apart, "\n".join([f"{len(apart)} files", *apart[:20]])
