"""What all tests share: the Hypothesis profiles, the ``--slow`` option, how much of a property is traced."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import coverage
import pytest
from hypothesis import is_hypothesis_test, settings

import conventions

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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Trace, in a worker of xdist, the modules that are imported, and not the making of thousands of items."""
    tracing = coverage.Coverage.current()
    if tracing is not None and hasattr(session.config, "workerinput"):
        _import_package()
        Tracing(tracing).register(session.config)
    with _no_garbage():
        return (yield)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Look for no cycles while thousands of items are made, which all stay: they are looked for once, at the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


def _import_package() -> None:
    """Import every module of the package but the one that runs it: runpy wants it new."""
    for module in pkgutil.walk_packages(conventions.__path__, "conventions."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)


class Tracing:
    """What is traced in a worker of xdist: the import of the tests, their fixtures, the tests; not pytest itself.

    A plugin of its own, because the hooks of this file are not called for the doctests, which stand outside
    its folder.
    """

    def __init__(self, own: coverage.Coverage) -> None:
        own._warn_preimported_source = False  # each start would look at every module: ten milliseconds
        own.stop()
        self.own = own

    def register(self, config: pytest.Config) -> None:
        """Trace from now on; what tests build once, for all their cases, is built where they are imported."""
        hook: Any = config.pluginmanager.rewrite_hook  # declared with the one method that pytest calls
        execute = hook.exec_module

        def exec_module(module: ModuleType) -> None:
            with self.on():
                execute(module)

        hook.exec_module = exec_module
        config.pluginmanager.register(self)

    @contextmanager
    def on(self) -> Iterator[None]:
        """Trace what is done here, unless it is already."""
        if coverage.Coverage.current() is self.own:
            yield
            return
        self.own.start()
        try:
            yield
        finally:
            self.own.stop()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Iterator[None]:
        """Trace the fixtures of a test."""
        with self.on():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Trace a test."""
        with self.on():
            return (yield)


TRACED_EXAMPLES = 6
"""Tracing doubles the time of a property; its first examples cover what is read once, and nearly all the rest."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
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
        tracing.stop()  # one start too many would need two stops: a short property did not come to its own
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
