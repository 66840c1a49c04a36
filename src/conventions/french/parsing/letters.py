"""Letters that stand for digits, as optical recognition leaves them: « 5O 000 », « l2 000 », « 2O18 ».

>>> letter_in_number("5O 000")
0
"""

from __future__ import annotations

import re

# One capital or small letter that is read for a digit by optical recognition, next to a digit.
_LETTER_BETWEEN = re.compile(r"[0-9][A-Za-z]{1,3}[0-9]")
_LETTER_BESIDE = re.compile(
    r"(?<![^\W_])(?=[0-9OoQlISBZz]*[0-9])(?=[0-9]*[OoQlISBZz])[0-9OoQlISBZz]+(?![^\W_])", re.ASCII
)


def letter_in_number(text: str) -> int | None:
    """The place of a letter that stands for a digit, as optical recognition leaves them (2O18, l5), or None.

    >>> letter_in_number("2017-2O19"), letter_in_number("1er"), letter_in_number("S1 2018")
    (5, None, None)
    """
    between = _LETTER_BETWEEN.search(text)
    if between:
        return between.start()
    return next((found.start() for found in _LETTER_BESIDE.finditer(text) if not _is_label(found[0])), None)


def _is_label(token: str) -> bool:
    return len(token) == 2 and token[0] == "S" and token[1] in "12"
