"""The harness of the benches: what is compared, what is said of a limit, what ends badly."""

from __future__ import annotations

import importlib.util
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).resolve().parents[2] / "bench"


def loaded(name: str) -> ModuleType:
    """A module of the benches, which are no package of the library."""
    spec = importlib.util.spec_from_file_location(f"bench.{name}", BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


harness = loaded("harness")
runner = loaded("__main__")
Verdict = harness.Verdict


def steady(name: str, seconds: float) -> object:
    """A variant that always takes the same time."""
    return harness.Variant(name, lambda: seconds)


def test_variants_are_interleaved() -> None:
    """Each round samples every variant once, and the first one changes."""
    clock = count()
    one, two = (harness.Variant(name, lambda: float(next(clock))) for name in ("one", "two"))
    assert harness.interleaved((one, two), rounds=4) == [[0.0, 3.0, 4.0, 7.0], [1.0, 2.0, 5.0, 6.0]]


@pytest.mark.parametrize(("limit", "verdict"), [(1.5, "MISS"), (2.0, "OK"), (2.5, "OK")])
def test_at_most(limit: float, verdict: str) -> None:
    """A cost of twice the other is within a limit of two, and no less."""
    row = harness.at_most("job", steady("ours", 0.5), steady("other", 0.25), limit)
    assert (row.verdict.value, row.ratio) == (verdict, "2.00 x")


@pytest.mark.parametrize(("limit", "verdict"), [(4.5, "MISS"), (4.0, "OK"), (None, "info")])
def test_at_least(limit: float | None, verdict: str) -> None:
    """A speed of four times the other reaches a limit of four, and no more; no limit informs."""
    row = harness.at_least("job", steady("ours", 0.25), steady("other", 1.0), limit)
    assert (row.verdict.value, row.ratio) == (verdict, "4.00 x")
    assert (row.ours, row.other) == ("ours 250 ms", "other 1 s")


def test_a_slow_moment_weighs_on_both() -> None:
    """A round where the machine is ten times slower for both leaves the ratio as it is."""
    slow = iter([1.0, 2.0, 20.0, 10.0, 1.0, 2.0])
    variant = harness.Variant("same clock", lambda: next(slow))
    assert harness.at_most("job", variant, variant, 0.5, rounds=3).ratio == "0.50 x"


def test_real_variants_take_time() -> None:
    """A function of this process and a whole process both take more than nothing."""
    for variant in (
        harness.calls("sum", lambda: sum(range(100))),
        harness.processes("python", (sys.executable, "-c", "pass")),
    ):
        assert 0 < variant.sample() < 10


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(2.0, "2 s"), (1.0, "1 s"), (0.0123, "12.3 ms"), (0.0000045, "4.5 µs"), (0.00000045, "450 ns")],
)
def test_duration(seconds: float, text: str) -> None:
    """A duration takes the largest unit that it reaches."""
    assert harness.duration(seconds) == text


def test_table() -> None:
    """A row shows its job, its limit and its verdict; an absent peer says how to get it."""
    rows = [harness.assertion("light", ""), harness.absent("split", "py-moneyed: ./dev bench --peers")]
    lines = harness.table(rows).splitlines()
    assert lines[1].split() == ["light", "OK"]
    assert lines[2].split() == ["split", "py-moneyed:", "./dev", "bench", "--peers", "ABSENT"]


def test_benches_are_found() -> None:
    """The benches of the folder are listed by name."""
    assert {"start", "json", "identifiers", "split", "french", "periods"} <= set(runner.names())


@pytest.mark.parametrize(
    ("rows", "code", "totals"),
    [
        ([harness.assertion("a", "")], 0, "1 comparisons, 0 missed, 0 not made"),
        (
            [harness.assertion("a", "yaml"), harness.assertion("b", "")],
            1,
            "2 comparisons, 1 missed, 0 not made",
        ),
        ([harness.absent("a", "peer")], 0, "1 comparisons, 0 missed, 1 not made"),
        ([], 1, "0 comparisons, 0 missed, 0 not made"),
    ],
)
def test_exit_code(
    rows: list[object],
    code: int,
    totals: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A miss fails, and so does measuring nothing; what was not made is counted."""
    monkeypatch.setattr(runner, "measure", lambda _: rows)
    assert runner.main([]) == code
    assert capsys.readouterr().out.endswith(f"\n{totals}\n")


def test_unknown_bench(capsys: pytest.CaptureFixture[str]) -> None:
    """A bench that does not exist is a usage error."""
    with pytest.raises(SystemExit) as ended:
        runner.main(["speed"])
    assert ended.value.code == 2
    assert "speed" in capsys.readouterr().err
