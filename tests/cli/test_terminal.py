"""Nothing but printable characters reaches the terminal; colours only where they are wanted."""

from __future__ import annotations

import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.cli import terminal
from conventions.cli.terminal import Line, columns, escape, has_colours, is_safe, prepare_streams, tell, width

EVERY_CHARACTER = st.text(st.characters(codec=None, exclude_categories=()))


@given(EVERY_CHARACTER)
def test_escaped_text_is_safe(text: str) -> None:
    """An escaped text has no control, format or surrogate character, and escapes to itself."""
    escaped = escape(text)
    assert all(map(is_safe, escaped))
    assert escape(escaped) == escaped
    escaped.encode("utf-8")


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_printable_text_is_kept(text: str) -> None:
    """Letters, digits, signs and spaces are printed as they are."""
    assert escape(text) == text


@given(EVERY_CHARACTER, EVERY_CHARACTER)
def test_widths_add_up(a: str, b: str) -> None:
    """The width of two texts one after the other is the sum of their widths."""
    assert width(a + b) == width(a) + width(b) >= 0


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def _on_screen(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Make the output a terminal; done in the test itself, because pytest sets the output after fixtures."""
    stream = _Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, errors are bold red and warnings yellow; a line without a tone is plain."""
    screen = _on_screen(monkeypatch)
    tell([Line("a", "erreur"), Line("b", "avertissement"), Line("c"), "d\x07"])
    assert screen.getvalue() == "\x1b[1;31ma\x1b[0m\n\x1b[33mb\x1b[0m\nc\nd\\x07\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_may_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """NO_COLOR and a dumb terminal refuse colours."""
    _on_screen(monkeypatch)
    assert has_colours()
    monkeypatch.setenv(name, value)
    assert not has_colours()


def test_no_colours_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the output is not a terminal, a line with a tone is plain."""
    tell([Line("a", "erreur")])
    assert capsys.readouterr().out == "a\n"


@pytest.mark.parametrize(("found", "used"), [(80, 80), (10, 40), (300, 100), (0, 100)])
def test_columns_of_the_terminal(monkeypatch: pytest.MonkeyPatch, found: int, used: int) -> None:
    """Output takes the columns of the terminal, between 40 and 100."""
    _on_screen(monkeypatch)
    monkeypatch.setattr(os, "get_terminal_size", lambda descriptor: os.terminal_size((found, 24)))
    assert columns() == used


def test_columns_without_a_terminal() -> None:
    """Where there is no terminal, the width is 100 columns."""
    assert columns() == 100


def test_streams_become_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both streams become UTF-8 whatever they were; one that cannot change is left alone."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    prepare_streams()
    sys.stdout.write("é\udc80")
    sys.stdout.flush()
    assert raw.getvalue() == "é\\udc80".encode()


def test_module_keeps_no_state() -> None:
    """A line keeps its text and its tone, and is a text like any other."""
    line = terminal.Line("a", "erreur")
    assert (line, line.tone, Line("b").tone) == ("a", "erreur", "")


def test_streams_closed_before_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Started without any stream, the program writes nowhere and does not fail."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    tell(["a"])
    terminal.tell_error(["b"])
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_an_error_that_nobody_can_hear(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the error stream is full, the program goes on to its exit code."""

    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "full")

    monkeypatch.setattr(sys, "stderr", Full())
    terminal.tell_error(["b"])
    terminal.tell_error(["c"])
    sys.stderr.close()
