"""What all identifiers share: spaces dropped, characters checked, refusals said in French."""

from __future__ import annotations

from conventions.errors import IdentifierError

SPACES = "\u0020\u00a0\u202f\u2009"
"""The spaces met in French writing: plain, no-break, narrow no-break, thin."""

DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHANUMERIC = DIGITS + CAPITALS

_DROPPED = dict.fromkeys(map(ord, SPACES))
_DROPPED_UPPER = _DROPPED | str.maketrans(CAPITALS.lower(), CAPITALS)
_LONGEST_SHOWN = 40
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SHORTEST_MASKED = 15


def compact(text: str) -> str:
    """``text`` without the spaces of French writing; nothing else changes.

    >>> compact("732 829 320"), compact("732-829-320")
    ('732829320', '732-829-320')
    """
    kept = text.replace("\u0020", "")
    return kept if kept.isascii() else kept.translate(_DROPPED)


def compact_upper(text: str) -> str:
    """``text`` without spaces, its ASCII letters in capitals; other letters are left for the check.

    >>> compact_upper("fr76 3000"), compact_upper("ı")
    ('FR763000', 'ı')
    """
    return text.translate(_DROPPED_UPPER)


def is_digits(number: str, length: int) -> bool:
    """Whether ``number`` is exactly ``length`` ASCII digits.

    >>> is_digits("123", 3), is_digits("12²", 3)
    (True, False)
    """
    return len(number) == length and number.isdigit() and number.isascii()


def visible(text: str) -> str:
    """``text`` fit for one line of message: control characters replaced, the end cut when it is long.

    >>> visible("12" + chr(10) + "3"), len(visible("1" * 99))
    ('12�3', 41)
    """
    start = text[:_LONGEST_SHOWN]
    shown = "".join(mark if mark.isprintable() or mark in SPACES else _REPLACEMENT for mark in start)
    return shown if start == text else f"{shown}…"


def mask(number: str) -> str:
    """A compact bank number with all but its ends hidden; a text too short to hide in is hidden whole.

    The first four characters show only when they are a country and its check digits.

    >>> mask("FR7630006000011234567890189"), mask("1234")
    ('FR76 •••• … 0189', '•••• …')
    """
    if len(number) < _SHORTEST_MASKED:
        return "•••• …"
    head = number[:4]
    is_country = head.isascii() and head[:2].isalpha() and head[2:].isdigit()
    return f"{head if is_country else '••••'} •••• … {visible(number[-4:])}"


class Kind:
    """One kind of identifier, as its refusals describe it: the form expected and who defines it, in French."""

    __slots__ = ("expected", "lengths", "name", "source")
    alphabet = ALPHANUMERIC

    def __init__(self, name: str, lengths: range, *, expected: str, source: str) -> None:
        self.name = name
        self.lengths = lengths
        self.expected = expected
        self.source = source

    def shown(self, text: str) -> str:
        """The value met, as a message may show it."""
        return visible(text)

    def kept(self, text: str) -> str:
        """The value met, as an error may hold it."""
        return text

    def refusal(self, code: str, text: str, reason: str, position: int = 0) -> IdentifierError:
        """The error to raise about ``text``: value met, reason, form expected, source."""
        met = (
            f"{self.name} vide"
            if code == "empty"
            else f"{self.name} «\u00a0{self.shown(text)}\u00a0»\u00a0: {reason}"
        )
        message = f"{met}\u202f; attendu\u00a0: {self.expected} (source\u00a0: {self.source})"
        return IdentifierError(code, self.kept(text), message, position)

    def check(self, text: str, number: str) -> None:
        """Refuse an empty text, a character out of the alphabet, a wrong length.

        :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``.
        """
        if not number:
            raise self.refusal("empty", text, "")
        if rest := number.lstrip(self.alphabet):
            reason = f"caractère «\u00a0{visible(rest[0])}\u00a0» inattendu"
            raise self.refusal("invalid_character", text, reason, text.index(rest[0]))
        if len(number) not in self.lengths:
            plural = "s" if len(number) > 1 else ""
            raise self.refusal("wrong_length", text, f"{len(number)} caractère{plural}")


class DigitsKind(Kind):
    """A kind written with digits only."""

    __slots__ = ()
    alphabet = DIGITS


class ConfidentialKind(Kind):
    """A kind that neither a message nor an error may hold in full."""

    __slots__ = ()

    def shown(self, text: str) -> str:
        """The value met, masked."""
        return mask(compact_upper(text))

    kept = shown
