"""RIB: the French bank account number, and its two-digit key.

Bank (5 digits), branch (5 digits), account (11 letters or digits), key (2 digits). A RIB is confidential:
errors show it masked.

Source: rule of the French banking standards committee (CFONB), as schwifty implements it.

>>> key("30006", "00001", "12345678901")
'89'
"""

from __future__ import annotations

from conventions.identifiers import shape
from conventions.identifiers.shape import ALPHANUMERIC, ConfidentialKind, compact_upper, is_digits

__all__ = ["compact", "format", "is_valid", "key", "mask", "validate"]

KIND = ConfidentialKind(
    "RIB",
    range(23, 24),
    expected="23 caractères, banque (5 chiffres), guichet (5 chiffres), compte (11 caractères), clé (2 chiffres)",
    source="Comité français d’organisation et de normalisation bancaires",
)
_LETTERS_AS_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def compact(text: str) -> str:
    """``text`` without spaces, in capitals.

    >>> compact("20041 01005 0500013m026 06")
    '20041010050500013M02606'
    """
    return compact_upper(text)


def mask(text: str) -> str:
    """The RIB with only its last four characters.

    >>> mask("30006 00001 12345678901 89")
    '•••• •••• … 0189'
    """
    return shape.mask(compact(text))


def key(bank: str, branch: str, account: str) -> str:
    """The two-digit key of an account: 97 less (89 bank + 15 branch + 3 account) modulo 97.

    ``bank`` and ``branch`` are digits, ``account`` digits and capitals, worth 1 to 9 (A to I, J to R), 2 to 9 (S to Z).

    :raises IdentifierError: ``wrong_format`` when a part has another length or holds anything else.

    >>> key("20041", "01005", "0500013M026")
    '06'
    """
    whole = f"{bank}{branch}{account}00"
    if (len(bank), len(branch)) != (5, 5) or not has_form(whole):
        raise KIND.refusal("wrong_format", whole, "banque, guichet ou compte mal formé")
    number = int(account.translate(_LETTERS_AS_DIGITS))
    return f"{97 - (89 * int(bank) + 15 * int(branch) + 3 * number) % 97:02d}"


def has_form(number: str) -> bool:
    """Whether a compact text is 23 capitals and digits, with digits where a RIB wants them.

    >>> has_form("20041010050500013M02606"), has_form("A0041010050500013M02606")
    (True, False)
    """
    return is_digits(number[:10], 10) and is_digits(number[21:], 2) and not number.lstrip(ALPHANUMERIC)


def has_key(number: str) -> bool:
    """Whether the last two digits of a RIB of the right form are its key.

    >>> has_key("20041010050500013M02606"), has_key("20041010050500013M02607")
    (True, False)
    """
    return key(number[:5], number[5:10], number[10:21]) == number[21:]


def is_valid(text: str) -> bool:
    """Whether ``text`` is a RIB with its right key; never raises.

    >>> is_valid("30006 00001 12345678901 89")
    True
    """
    number = compact(text)
    return has_form(number) and has_key(number)


def validate(text: str) -> str:
    """The 23 characters of ``text``.

    :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``, ``wrong_format``, ``wrong_key``;
        its text and message are masked.

    >>> validate("30006 00001 12345678901 88")
    Traceback (most recent call last):
    conventions.errors.IdentifierError: RIB « •••• •••• … 0188 » : clé RIB fausse ...
    """
    number = compact(text)
    KIND.check(text, number)
    if not has_form(number):
        raise KIND.refusal("wrong_format", text, "lettre à la place d’un chiffre")
    if not has_key(number):
        raise KIND.refusal("wrong_key", text, "clé RIB fausse")
    return number


def format(text: str) -> str:  # noqa: A001 - the four names are the same for every identifier
    """Bank, branch, account and key apart, in full: ask for :func:`mask` to display it.

    >>> format("30006000011234567890189")
    '30006 00001 12345678901 89'
    """
    number = compact(text)
    if len(number) != 23:
        return text
    return " ".join((number[:5], number[5:10], number[10:21], number[21:]))
