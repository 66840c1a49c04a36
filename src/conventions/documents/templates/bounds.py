"""How much a template may do: it is a text, not a program."""

from __future__ import annotations

from conventions.errors import ConventionsError
from conventions.french import NBSP, format_number

SOURCE = 50_000
"""Characters of a template."""
OUTPUT = 200_000
"""Characters that the whole document may be written with, what is written aside included."""
TURNS = 20_000
"""Turns of all the loops, calls and inclusions together."""
RANGE = 1_000
"""Numbers of one range."""
LARGEST = 10**12
"""What a number that is counted with stays below."""
DEPTH = 60
"""Tags and expressions inside one another."""
LOOPS = 10
"""Loops inside one another."""
FILES = 20
"""Templates that one template may call for."""


class Budget:
    """What is left to a template that is being written.

    >>> Budget(turns=0).turn()
    Traceback (most recent call last):
    conventions.errors.ConventionsError: le modèle tourne trop longtemps : plus de 0 tours de boucle et appels
    """

    def __init__(self, turns: int = TURNS, output: int = OUTPUT) -> None:
        self._turns = self._most_turns = turns
        self._output = self._most_output = output

    def turn(self, times: int = 1) -> None:
        """Count turns of a loop, calls, inclusions.

        :raises ConventionsError: when there are too many of them.
        """
        self._turns -= times
        if self._turns < 0:
            most = format_number(self._most_turns)
            raise ConventionsError(
                f"le modèle tourne trop longtemps{NBSP}: plus de {most} tours de boucle et appels"
            )

    def write(self, text: str) -> None:
        """Count a text that is written.

        :raises ConventionsError: when too much is.
        """
        self._output -= len(text)
        if self._output < 0:
            most = format_number(self._most_output)
            raise ConventionsError(f"le document est trop long{NBSP}: plus de {most} caractères")
