"""Every number below a million: daily against the print of the oracle's lines, slowly against the oracle."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from num2words import num2words

from conventions.french import number_in_words, parse_number_words

# SHA-256 of the lines that num2words 0.5.14 writes for 0 to 999 999; the slow test computes it again.
ORACLE = "5930c12eccb26dc85083ecd2b818704342744fb927582048ca11953a2691e14b"

PROGRAM = """
import hashlib
from conventions.french import number_in_words
print(hashlib.sha256("".join(f"{number_in_words(n)}\\n" for n in range(10**6)).encode()).hexdigest())
"""


def test_every_number_below_a_million_has_the_words_of_the_oracle() -> None:
    """0 to 999 999, in a process of its own, which no measure of coverage slows down."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ORACLE


@pytest.mark.slow
def test_every_number_below_a_million_is_that_of_the_oracle_and_reads_back() -> None:
    """The oracle itself: each line is ours, reads back, and all of them have the print above."""
    digest = hashlib.sha256()
    for n in range(10**6):
        words = num2words(n, lang="fr")
        assert words == number_in_words(n)
        assert parse_number_words(words) == n
        digest.update(f"{words}\n".encode())
    assert digest.hexdigest() == ORACLE
