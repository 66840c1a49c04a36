"""Luhn's sum over ASCII digits, by table.

Source: ISO/IEC 7812-1, annex B.
"""

from __future__ import annotations

_ZERO = ord("0")
_DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")


def remainder(digits: str) -> int:
    """Luhn's sum of ``digits`` modulo 10; 0 when the last digit is the right key.

    ``digits`` holds ASCII digits only: the caller has checked.

    >>> remainder("732829320"), remainder("732829321")
    (0, 1)
    """
    codes = digits.encode()
    return (sum(codes[::-2]) + sum(codes[-2::-2].translate(_DOUBLED)) - _ZERO * len(codes)) % 10


def right_key(digits: str) -> int:
    """The digit that should stand last in ``digits``.

    >>> right_key("732829321")
    0
    """
    return (int(digits[-1]) - remainder(digits)) % 10
