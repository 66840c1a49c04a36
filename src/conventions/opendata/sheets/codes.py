"""Codes of accounts, chapters and functions, which are often written with their label: « 65748 - Autres personnes »."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(
    r"(?P<code>[0-9A-Z]{1,12}(?:[./-][0-9A-Z]{1,6}){0,3})(?:\s+[^\W\d].*|\s*[-–—]\s+\S.*|\s*[:|].*)?",
    re.DOTALL,
)
_LONGEST: Final = 300
_NUMBER: Final = re.compile(r"([0-9]{1,18})[.,]0{1,2}")


def code_of(text: str) -> str | None:
    """The code that a cell begins with, None where it is empty or does not begin with one.

    A code has a digit, twelve signs at most in one part, and no small letter. « 65 748 » is not one: it is a number
    with a space, of which 65 would be the wrong reading.

    >>> code_of("65748 - Autres personnes de droit privé"), code_of(" 020 "), code_of("Divers"), code_of("4-21")
    ('65748', '020', None, '4-21')
    """
    found = _CODE.fullmatch(whole(text[:_LONGEST].strip()))
    return found["code"] if found and any(map(str.isdecimal, found["code"])) else None


def whole(text: str) -> str:
    """A code or a number without the decimals of one that a spreadsheet took for an amount.

    >>> whole("1204.0"), whole("65748,00"), whole("4.21")
    ('1204', '65748', '4.21')
    """
    found = _NUMBER.fullmatch(text)
    return found[1] if found else text
