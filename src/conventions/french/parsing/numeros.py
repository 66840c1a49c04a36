"""Numbers of acts: « n° 1 », « avenant n° 2 ».

>>> parse_numero("AVENANT N°1")
1
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import fold, in_mode
from conventions.french.parsing.date_repairs import mend_spaces
from conventions.french.parsing.duration_parts import parse_count
from conventions.french.parsing.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.errors import FrenchParseError
    from conventions.french.parsing.cleaning import Mode

_SIGN = r"(?:n ?°|nº|nᵒ|№|no\.?|numero)"
_NUMERO = re.compile(rf"(?:[a-z' -]*? )?{_SIGN} ?(?P<number>[0-9]{{1,9}})")
_AFTER_SIGN = re.compile(rf"(?<![^\W_]){_SIGN} ?(?P<rest>.*)")
_SEVERAL = re.compile(r"\bnos ?[0-9]|[0-9](?: ?(?:et|a) ?|, )(?:n° ?)?[0-9]")


def parse_numero(text: str, mode: Mode = "strict") -> int:
    """The number after « n° », with or without the kind of act before it.

    :raises FrenchParseError: with one of the documented codes.

    >>> parse_numero("n° 1"), parse_numero("avenant numéro 12"), parse_numero("n° deux", mode="lenient")
    (1, 12, 2)
    """
    return in_mode(text, mode, _numero, {"unknown_format": _mend_numero})


def _numero(text: str) -> int:
    piece = Piece.of(text)
    match = piece.match(_NUMERO)
    if match is None:
        raise _numero_fault(piece)
    number = int(match["number"])
    if not number:
        raise piece.group(match, "number").fault("not_positive", "les numéros commencent à 1")
    return number


def _numero_fault(piece: Piece) -> FrenchParseError:
    if _SEVERAL.search(piece.words):
        return piece.fault("multiple_values", "un seul numéro à la fois")
    sign = _AFTER_SIGN.search(piece.folded, piece.start, piece.end)
    rest = piece.group(sign, "rest") if sign else piece
    misread = rest.misread()
    if misread or (sign and re.fullmatch(r"[lios]{1,3}", rest.words)):
        return misread or rest.fault("letter_in_number")
    if sign and re.match(r"[-−] ?[0-9]", rest.words):
        return rest.fault("not_positive", "les numéros commencent à 1")
    number = re.search(r"[0-9]", piece.words) or parse_count(rest.words, "lenient") is not None
    return rest.fault("unknown_format", "écrivez « n° 1 »") if number else rest.fault("no_number")


def _mend_numero(text: str) -> str:
    """One space for several, no final punctuation, a number in words in digits."""
    mended = mend_spaces(text)
    sign = _AFTER_SIGN.search(fold(mended))
    if sign is None or sign["rest"][:1].isdigit():
        return mended
    number = parse_count(sign["rest"], "lenient")
    return mended if number is None else f"{mended[: sign.start('rest')].rstrip()} {number}"
