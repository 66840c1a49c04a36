"""French spaces in messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.french import NBSP, NNBSP
from conventions.rules.reading.wording import day_of, fitted, spaced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a : b", f"a{NBSP}: b"),
        ("a ; b ! c ?", f"a{NNBSP}; b{NNBSP}! c{NNBSP}?"),
        ("« mot »", f"«{NBSP}mot{NBSP}»"),
        ("n° 1", f"n°{NBSP}1"),
        ("50 % et 3 €", f"50{NBSP}% et 3{NBSP}€"),
        ("(3 €)", f"(3{NBSP}€)"),
        ("23 000 €", f"23{NNBSP}000{NBSP}€"),
        ("1 234 567", f"1{NNBSP}234{NNBSP}567"),
        ("5 mars 2024", "5 mars 2024"),
        ("2024 300", "2024 300"),
        ("https://x.fr/a?b : c", f"https://x.fr/a?b{NBSP}: c"),
    ],
)
def test_spaces_are_those_of_french(text: str, expected: str) -> None:
    """No-break spaces where French wants them, and nowhere else."""
    assert spaced(text) == expected


@given(st.text())
def test_spacing_is_idempotent_and_only_changes_spaces(text: str) -> None:
    """Twice is once; no letter is lost."""
    once = spaced(text)
    assert spaced(once) == once
    assert once.replace(NBSP, " ").replace(NNBSP, " ") == text.replace(NBSP, " ").replace(NNBSP, " ")


@given(st.text(max_size=3000))
def test_a_message_has_an_end(text: str) -> None:
    """A message is at most a screen long."""
    assert len(fitted(text)) <= 2000


@given(st.integers(0, 10**9 - 1))
def test_any_exercise_has_days(exercise: int) -> None:
    """Whatever year a file says, a day of it can be named; a year of the calendar is kept."""
    assert day_of(exercise, 12, 31).year == min(max(exercise, 1), 9990)
