"""RNA: the number of an association in the national register, W and nine characters.

Numbers of Corsica and overseas have letters (W2A…, W9R…): the published schema of open data (SCDL) knows
digits only, so :func:`is_scdl_narrow` says whether a number fits there.

Source: arrêté of 14 October 2009 creating the register; the pattern is the one api-subventions-asso uses.

>>> validate("w2a 1234567")
'W2A1234567'
"""

from __future__ import annotations

from conventions.identifiers.shape import Kind, compact_upper, is_digits

__all__ = ["compact", "format", "is_scdl_narrow", "is_valid", "validate"]

KIND = Kind(
    "RNA",
    range(10, 11),
    expected="W, un chiffre, un chiffre ou une lettre, puis 7 chiffres",
    source="arrêté du 14 octobre 2009 portant création du répertoire national des associations",
)


def compact(text: str) -> str:
    """``text`` without spaces, in capitals.

    >>> compact("w75 1234567")
    'W751234567'
    """
    return compact_upper(text)


def _is_number(number: str) -> bool:
    if not (number.startswith("W") and number.isascii()):
        return False
    return is_digits(number[1:2], 1) and number[2:3].isalnum() and is_digits(number[3:], 7)


def is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed RNA number; never raises.

    >>> is_valid("W751234567"), is_valid("751234567")
    (True, False)
    """
    return _is_number(compact(text))


def is_scdl_narrow(text: str) -> bool:
    """Whether ``text`` is an RNA number of digits only, as the published SCDL schema wants it.

    >>> is_scdl_narrow("W751234567"), is_scdl_narrow("W2A1234567")
    (True, False)
    """
    number = compact(text)
    return number.startswith("W") and is_digits(number[1:], 9)


def validate(text: str) -> str:
    """The ten characters of ``text``.

    :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``, ``wrong_format``.

    >>> validate("X751234567")
    Traceback (most recent call last):
    conventions.errors.IdentifierError: RNA « X751234567 » : forme inattendue ...
    """
    number = compact(text)
    KIND.check(text, number)
    if not _is_number(number):
        raise KIND.refusal("wrong_format", text, "forme inattendue")
    return number


def format(text: str) -> str:  # noqa: A001 - the four names are the same for every identifier
    """The number in one block, as the register prints it; another text comes back as it is.

    >>> format("w75 1234567")
    'W751234567'
    """
    number = compact(text)
    return number if _is_number(number) else text
