"""``conventions words``: what it reads, what it prints, what it does not load."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.cli.words import read
from conventions.french import format_amount
from conventions.money import Amount, Price

if TYPE_CHECKING:
    from collections.abc import Callable


@given(st.integers(-(10**14), 10**14))
def test_both_ways_of_writing_are_read(cents: int) -> None:
    """An amount is read from its canonical text and from its French text."""
    amount = Amount(cents=cents)
    assert read(str(amount)) == read(format_amount(amount)) == Price(amount)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("50000",), "cinquante mille euros"),
        (("50000.05",), "cinquante mille euros et cinq centimes"),
        (("50 000 €",), "cinquante mille euros"),
        (("50", "000", "€"), "cinquante mille euros"),
        (("-1",), "moins un euro"),
        (("80", "--spelling", "1990"), "quatre-vingts euros"),
        (("350 € HT",), "trois cent cinquante euros hors taxes"),
        (("2 400 € TTC/an",), "deux mille quatre cents euros toutes taxes comprises par an"),
    ],
)
def test_words_of_an_amount(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], words: str
) -> None:
    """The words say the amount, its tax basis and its period."""
    assert run("words", *arguments) == (0, f"{words}\n", "")


@pytest.mark.parametrize("text", ["abc", "1e5", "NaN", "50.000", "٥٠", "10000000000000", "\x1b[31m"])
def test_what_is_no_amount(run: Callable[..., tuple[int, str, str]], text: str) -> None:
    """What is no exact amount is refused in one sentence, with 2."""
    code, out, err = run("words", text)
    assert (code, out) == (2, "")
    assert err.startswith("conventions : ")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_words_load_nothing_heavy() -> None:
    """``words`` on a plain amount loads neither pydantic, babel, dataclasses, typing nor json."""
    heavy = "{'pydantic', 'babel', 'yaml', 'dataclasses', 'typing', 'pathlib', 'json', 'contextlib'}"
    script = (
        "import sys; before = set(sys.modules); from conventions.cli import main; main(['words', '50000']);"
        f"sys.exit(repr(loaded) if (loaded := (set(sys.modules) - before) & {heavy}) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
