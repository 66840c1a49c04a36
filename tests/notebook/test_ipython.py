"""Under IPython, a bare object at the end of a cell is shown as HTML; elsewhere nothing is paid."""

from __future__ import annotations

import runpy
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from IPython.core.formatters import DisplayFormatter

import conventions
from conventions import ipython, timeline
from conventions.notebook import Display, load_ipython_extension
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable

CLUB = association_2024_2026()

CELL = """
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=config)
shell.run_cell("import conventions, sys; light = 'pydantic' not in sys.modules", store_history=False)
shell.run_cell("from conventions.samples import cci_2017_2019; convention = cci_2017_2019()", store_history=False)
assert shell.user_ns["light"]
data, _ = shell.display_formatter.format(shell.user_ns["convention"])
assert data["text/html"].startswith("<section"), data
print(*sorted(data))
"""


def test_a_bare_convention_is_shown_in_a_real_shell() -> None:
    """A shell that imports the library shows a convention, which costs nothing before that."""
    code = f"import sys; sys.path[:0] = {sys.path!r}\n{CELL}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == ["text/html", "text/plain"]


@pytest.fixture
def shown() -> Callable[[object], str | None]:
    """What a shell with our formatters shows as HTML."""
    formatter: Any = DisplayFormatter()
    load_ipython_extension(SimpleNamespace(display_formatter=formatter))

    def html(value: object) -> str | None:
        data, _ = formatter.format(value)
        found: str | None = data.get("text/html")
        return found

    return html


def test_our_tuples_are_shown_and_no_other(shown: Callable[[object], str | None]) -> None:
    """A tuple of dates is ours; an empty one, one of numbers and one of both are not."""
    dates = timeline(CLUB)
    assert "Chronologie" in (shown(dates) or "")
    for other in ((), (1, 2), (*dates, 1), (dates[0], CLUB)):
        assert shown(other) is None


def test_the_tuples_of_others_keep_their_display(shown: Callable[[object], str | None]) -> None:
    """A named tuple of another library shows what its class says, or nothing."""

    class Theirs(NamedTuple):
        """As a library that shows its records makes them."""

        value: int

        def _repr_html_(self) -> str:
            return f"<b>{self.value}</b>"

    class Bare(NamedTuple):
        """As most are."""

        value: int

    assert shown(Theirs(3)) == "<b>3</b>"
    assert shown(Bare(1)) is None


def test_a_display_shows_itself(shown: Callable[[object], str | None]) -> None:
    """What the functions give back needs no formatter."""
    assert (shown(Display("T", ())) or "").startswith("<section")


def test_what_somebody_gave_for_tuples_stays() -> None:
    """Ours is not put over another one."""
    formatter: Any = DisplayFormatter()
    formatter.formatters["text/html"].for_type(tuple, lambda _: "theirs")
    ipython.register_in(SimpleNamespace(display_formatter=formatter))
    assert formatter.format((1,))[0]["text/html"] == "theirs"


@pytest.mark.parametrize("shell", [None, SimpleNamespace(display_formatter=DisplayFormatter())])
def test_the_import_registers_when_a_shell_runs(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """``import conventions`` gives the formatters to the shell that runs, if there is one."""
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    runpy.run_path(conventions.__file__, run_name="conventions")
    assert ipython.register() is (shell is not None)
    if shell is not None:
        known = shell.display_formatter.formatters["text/html"].deferred_printers
        assert set(ipython.SHOWN) <= set(known)


def test_every_name_is_that_of_a_class() -> None:
    """The table is of names: each leads to a class, and to a function that shows it."""
    from importlib import import_module

    for (module, name), (home, function) in ipython.SHOWN.items():
        assert isinstance(getattr(import_module(module), name), type)
        assert callable(getattr(import_module(f"conventions.notebook.{home}"), function))
