"""SIRET: the number of an establishment in the Sirene register, the SIREN and five digits.

Luhn's key runs over the 14 digits, and the SIREN must be valid alone. La Poste has more establishments
than the key allows: its digits add up to a multiple of 5, but for the head office, which has a key.

Source: article R. 123-221 of the Code de commerce; the exception is the one python-stdnum implements.

>>> validate("732 829 320 00074")
'73282932000074'
>>> validate("73282932000075")
Traceback (most recent call last):
conventions.errors.IdentifierError: SIRET « 73282932000075 » : clé de contrôle 5 au lieu de 4 ...
"""

from __future__ import annotations

from conventions.identifiers import siren
from conventions.identifiers.luhn import remainder, right_key
from conventions.identifiers.shape import DigitsKind, compact, is_digits

__all__ = ["compact", "format", "is_valid", "validate"]

KIND = DigitsKind(
    "SIRET",
    range(14, 15),
    expected="14 chiffres, un SIREN valide puis 5 chiffres dont une clé de contrôle",
    source="article R.\u00a0123-221 du code de commerce, clé de Luhn",
)
LA_POSTE = "356000000"
LA_POSTE_HEAD_OFFICE = "35600000000048"
_MINUS_ZEROS = -14 * ord("0")


def _is_of_la_poste(number: str) -> bool:
    """Whether the sum of the digits decides, instead of the key."""
    return number.startswith(LA_POSTE) and number != LA_POSTE_HEAD_OFFICE


def _has_sum_of_la_poste(number: str) -> bool:
    return sum(number.encode(), _MINUS_ZEROS) % 5 == 0


def has_right_key(number: str) -> bool:
    """Whether the last digits of fourteen agree with the others; the SIREN is not looked at alone.

    >>> has_right_key("73282932000074"), has_right_key("35600000049837"), has_right_key("73282932000075")
    (True, True, False)
    """
    return _has_sum_of_la_poste(number) if _is_of_la_poste(number) else not remainder(number)


def is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed SIRET; never raises.

    >>> is_valid("732 829 320 00074"), is_valid("35600000049837")
    (True, True)
    """
    number = compact(text)
    if not is_digits(number, 14):
        return False
    if _is_of_la_poste(number):
        return _has_sum_of_la_poste(number)
    return not remainder(number) and not remainder(number[:9]) and not number.startswith(siren.NOBODY)


def validate(text: str) -> str:
    """The fourteen digits of ``text``.

    :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``, ``wrong_component`` (the
        SIREN), ``wrong_key``.

    >>> validate("732 829 320 00074")
    '73282932000074'
    """
    number = compact(text)
    KIND.check(text, number)
    if not siren.is_valid(number[:9]):
        raise KIND.refusal("wrong_component", text, f"SIREN {siren.format(number[:9])} non valide")
    if _is_of_la_poste(number):
        _check_la_poste(text, number)
    elif remainder(number):
        raise KIND.refusal("wrong_key", text, f"clé de contrôle {number[-1]} au lieu de {right_key(number)}")
    return number


def _check_la_poste(text: str, number: str) -> None:
    if not _has_sum_of_la_poste(number):
        total = sum(map(int, number))
        reason = (
            f"somme des chiffres {total}, or elle est un multiple de 5 pour les établissements de La Poste"
        )
        raise KIND.refusal("wrong_key", text, reason)


def format(text: str) -> str:  # noqa: A001 - the four names are the same for every identifier
    """Three groups of three digits and one of five; another text comes back as it is.

    >>> format("73282932000074")
    '732 829 320 00074'
    """
    number = compact(text)
    return f"{siren.format(number[:9])} {number[9:]}" if is_digits(number, 14) else text
