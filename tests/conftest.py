"""What all tests share: the Hypothesis profiles, the ``--slow`` option, how much of a property is traced."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator

import coverage
import pytest
from hypothesis import is_hypothesis_test, settings

collect_ignore = ["typing_api.py"]
"""What type checkers alone read; looking for doctests would run it."""

settings.register_profile("dev", max_examples=30, deadline=None)
settings.register_profile("ci", max_examples=20, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("deep", max_examples=300, deadline=None)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")
settings.load_profile(PROFILE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that run the long tests too, and those that need Spark."""
    parser.addoption("--slow", action="store_true", default=False, help="run the long tests too")
    parser.addoption(
        "--spark", action="store_true", default=False, help="run the tests that need Spark alone"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests, and those that need Spark, unless they are asked for; and say so."""
    spark, slow = config.getoption("--spark"), config.getoption("--slow")

    def runs(item: pytest.Item) -> bool:
        return ("spark" in item.keywords) is spark and (slow or "slow" not in item.keywords)

    left = [item for item in items if not runs(item)]
    items[:] = [item for item in items if runs(item)]
    config.hook.pytest_deselected(items=left)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """End, in a worker of xdist, the tracing that pytest-cov begins there before the one that it reports.

    Nobody reads it, and each pause of the other one would only start it again: nothing would be left untraced.
    """
    early = coverage.Coverage.current()
    if early is not None and hasattr(session.config, "workerinput"):
        early.stop()


TRACED_EXAMPLES = 6
"""Tracing doubles the time of a property; its first examples cover what is read once, and nearly all the rest."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Trace the first examples of a property, and go on without tracing."""
    tracing, test = coverage.Coverage.current(), getattr(item, "obj", None)
    handle = getattr(test, "hypothesis", None)
    if tracing is None or handle is None or not is_hypothesis_test(test):
        return (yield)
    inner = handle.inner_test
    handle.inner_test = _then(TRACED_EXAMPLES, inner, tracing.stop)
    try:
        return (yield)
    finally:
        handle.inner_test = inner
        tracing.start()


def _then(times: int, test: Callable[..., object], stop: Callable[[], None]) -> Callable[..., object]:
    """The same test, after so many calls of which something is stopped."""
    calls = 0

    @functools.wraps(test)
    def counted(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        try:
            return test(*arguments, **named)
        finally:
            if calls == times:
                stop()

    return counted
