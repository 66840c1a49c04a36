"""SIREN: the number of a legal unit in the Sirene register, 9 digits, the last one a Luhn key.

Source: article R. 123-221 of the Code de commerce (nine digits); the key is Luhn's.

>>> validate("732 829 320")
'732829320'
>>> validate("732829321")
Traceback (most recent call last):
conventions.errors.IdentifierError: SIREN « 732829321 » : clé de contrôle 1 au lieu de 0 ...
"""

from __future__ import annotations

from conventions.identifiers.luhn import remainder, right_key
from conventions.identifiers.shape import DigitsKind, compact, is_digits

__all__ = ["compact", "format", "is_valid", "tva_number", "validate"]

KIND = DigitsKind(
    "SIREN",
    range(9, 10),
    expected="9 chiffres, le dernier étant une clé de contrôle",
    source="article R.\u00a0123-221 du code de commerce, clé de Luhn",
)
NOBODY = "000000000"
"""Nine zeros satisfy the key and name nobody: spreadsheets fill empty cells with them."""


def is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed SIREN; never raises.

    >>> is_valid("732 829 320"), is_valid("000000000")
    (True, False)
    """
    number = compact(text)
    return is_digits(number, 9) and number != NOBODY and not remainder(number)


def validate(text: str) -> str:
    """The nine digits of ``text``.

    :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``, ``wrong_format`` (nine
        zeros), ``wrong_key``.

    >>> validate("732 829 320")
    '732829320'
    """
    number = compact(text)
    KIND.check(text, number)
    if number == NOBODY:
        raise KIND.refusal("wrong_format", text, "neuf zéros ne désignent personne")
    if remainder(number):
        raise KIND.refusal("wrong_key", text, f"clé de contrôle {number[-1]} au lieu de {right_key(number)}")
    return number


def format(text: str) -> str:  # noqa: A001 - the four names are the same for every identifier
    """Groups of three digits; a text that is not nine digits comes back as it is.

    >>> format("732829320")
    '732 829 320'
    """
    number = compact(text)
    return f"{number[:3]} {number[3:6]} {number[6:]}" if is_digits(number, 9) else text


def tva_number(siren: str) -> str:
    """The French VAT number of a SIREN: ``FR``, two digits of key, the SIREN.

    :raises IdentifierError: as :func:`validate`.

    Source: article 286 ter of the Code général des impôts; the key is SIREN followed by 12, modulo 97.

    >>> tva_number("732 829 320")
    'FR44732829320'
    """
    number = validate(siren)
    return f"FR{int(number + '12') % 97:02d}{number}"
