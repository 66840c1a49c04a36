"""What is loaded depends neither on workers, nor on the order of files, nor on the cache."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conventions.portfolio import Portfolio, PortfolioFile
from conventions.portfolio.folders import Listed
from conventions.portfolio.loading import caching, many, read_files, workers
from conventions.portfolio.loading.collecting import paused_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions import Convention


@pytest.fixture
def spoilt(folder: Path) -> Path:
    """The folder with a file that is wrong and one that is another."""
    (folder / "faux.yaml").write_text("format: 1\ntitre: 3 # perdu\n", encoding="utf-8")
    (folder / "zcopie.yaml").write_bytes((folder / "00.yaml").read_bytes())
    return folder


def test_the_number_of_workers_changes_nothing(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One, two or three programs, each with its share: the same files, to the letter."""
    alone = Portfolio.load(spoilt, workers=1)
    assert len(alone.problems) > 1
    monkeypatch.setattr(workers, "CHUNK", 3)
    assert [Portfolio.load(spoilt, workers=count) for count in (0, 2, 3)] == [alone] * 3


@pytest.mark.parametrize(
    ("asked", "cores", "yaml", "wanted"),
    [(None, 4, 500, 4), (None, 4, 499, 1), (None, None, 500, 1), (3, 1, 1, 3), (0, 4, 900, 0)],
)
def test_as_many_workers_as_cores_for_many_files(
    asked: int | None, cores: int | None, yaml: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few files, or JSON, are read faster here; what is asked is done."""
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    paths = [*[Path("a.yaml")] * yaml, *[Path("a.json")] * 1000]
    assert many._workers(asked, paths) == wanted


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(spoilt: Path, random: object) -> None:
    """Files named in any order come out by name."""
    paths = sorted(spoilt.iterdir())
    whole = Portfolio.load(paths)
    random.shuffle(paths)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert Portfolio.load(paths) == whole


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"20", b"19", 1))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _sealed_nonsense(path: Path) -> None:
    path.write_bytes(caching._sealed(b"{}") + b"\n{}")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("harm", "count"),
    [(_truncate, 1), (_spoil, 1), (_empty, 1), (_sealed_nonsense, 1), (_folder, 1), (_truncate, 2)],
)
def test_a_cache_that_was_harmed_is_not_used(
    spoilt: Path, tmp_path: Path, harm: Callable[[Path], None], count: int
) -> None:
    """Cold, warm, cut, changed, emptied, of another shape: what is loaded is what the files say."""
    alone, cache = Portfolio.load(spoilt), tmp_path / "cache"
    assert Portfolio.load(spoilt, cache=cache, workers=count) == alone
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert len(kept) == 8  # neither what is JSON nor what is wrong; a copy has the same bytes
    assert Portfolio.load(spoilt, cache=cache, workers=count) == alone
    for path in kept:
        harm(path)
    assert Portfolio.load(spoilt, cache=cache, workers=1) == alone
    assert Portfolio.load(spoilt, cache=cache, workers=1) == alone


def test_a_warm_cache_reads_no_yaml(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read once is not read again; a changed byte is."""
    first = Portfolio.load(folder, cache=tmp_path / "c")
    read: list[str] = []
    real = caching.Cache.put

    def put(cache: caching.Cache, file: PortfolioFile) -> None:
        read.append(file.name)
        real(cache, file)

    monkeypatch.setattr(caching.Cache, "put", put)
    assert Portfolio.load(folder, cache=tmp_path / "c") == first
    assert read == []
    with (folder / "03.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# relu\n")
    assert Portfolio.load(folder, cache=str(tmp_path / "c")).conventions == first.conventions
    assert read == ["03.yaml"]


def test_another_version_has_its_own_cache(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the library kept is left alone."""
    alone = Portfolio.load(folder, cache=tmp_path / "c")
    for path in [path for path in (tmp_path / "c").rglob("*") if path.is_file()]:
        path.write_bytes(b"")
    monkeypatch.setattr(caching, "_version", lambda: "autre")
    assert Portfolio.load(folder, cache=tmp_path / "c") == alone
    assert len(list((tmp_path / "c" / "autre").iterdir())) > 1


def test_a_cache_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """A file where the folder should be: nothing is kept, nothing is said."""
    (tmp_path / "c").write_text("un fichier", encoding="utf-8")
    assert Portfolio.load(folder, cache=tmp_path / "c") == Portfolio.load(folder)


def test_a_write_that_fails_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: no half of a file stays in the cache."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert Portfolio.load(folder, cache=tmp_path / "c") == Portfolio.load(folder)
    assert [path for path in (tmp_path / "c").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("count", [1, 2])
def test_progress_is_told_after_each_file(spoilt: Path, count: int) -> None:
    """From one to all."""
    told: list[tuple[int, int]] = []
    Portfolio.load(spoilt, workers=count, progress=lambda done, total: told.append((done, total)))
    assert told == [(rank, 14) for rank in range(1, 15)]


@pytest.fixture(params=[True, False], ids=["on", "off"])
def collector(request: pytest.FixtureRequest) -> Iterator[bool]:
    """The collector, on or off before; put back after the test."""
    was = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was else gc.disable)()


def test_the_collector_is_put_back(folder: Path, *, collector: bool) -> None:
    """On when it was on, off when it was off: after a reading, an error, a reading left in the middle."""
    Portfolio.load(folder)
    assert gc.isenabled() is collector

    def fail(*_: int) -> None:
        assert not gc.isenabled()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Portfolio.load(folder, progress=fail)
    assert gc.isenabled() is collector
    files = read_files(Listed({"00.yaml": folder / "00.yaml"}))
    next(files)
    assert not gc.isenabled()
    files.close()  # type: ignore[attr-defined]  # it is a generator
    assert gc.isenabled() is collector


def test_what_others_froze_stays_frozen() -> None:
    """A program that froze its objects (before a fork) finds them frozen."""
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        with paused_collector():
            pass
        assert gc.get_freeze_count() >= count > 0
    finally:
        gc.unfreeze()


def test_equal_texts_are_one(folder: Path, some: tuple[Convention, ...]) -> None:
    """Conventions that are kept share their short texts: memory holds one « attribuant »."""
    (folder / "zautre.yaml").write_bytes(
        (folder / "00.yaml").read_bytes().replace(some[0].reference.encode(), b"AUTRE-1")  # type: ignore[union-attr]  # it has one
    )
    first, *_, last = Portfolio.load(folder).conventions
    assert first.initial.parties[0].key is last.initial.parties[0].key
