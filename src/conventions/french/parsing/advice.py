"""What to write instead: the end of the message of a number that is refused, for an agent to put it right.

>>> advice("dot_decimal", "12.50 €", 2), advice("unknown_suffix", "50 € HTT", 2)
('écrire « 12,50 »', '« € HTT »')
"""

from __future__ import annotations

import re
from contextlib import suppress

from conventions.errors import FrenchParseError
from conventions.french.parsing.faults import quoted
from conventions.french.parsing.foreign import foreign_currency
from conventions.french.parsing.numbers import PERCENT, mend_grouping, readings, run_of
from conventions.french.symbols import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def advice(code: str, cleaned: str, position: int) -> str:
    """What the message of this fault ends with, or an empty text.

    >>> advice("bad_grouping", "1  000 €", 1).replace("\u00a0", " "), advice("no_number", "néant", 0)
    ('écrire « 1 000 »', '')
    """
    say = _ADVICE.get(code)
    return say(cleaned, position) if say else ""


def _run(text: str) -> str:
    start, end = run_of(text)
    return text[start:end]


def _write(form: str) -> str:
    return f"écrire {quoted(form.replace(' ', NBSP))}"


def _ambiguous(text: str, _: int) -> str:
    whole, decimals = re.split(r"[.,]", _run(text))[:2]
    return readings(whole, decimals)


def _regrouped(text: str, _: int) -> str:
    mended = mend_grouping(_run(text))
    right = re.fullmatch(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?", mended)
    return _write(mended) if right else "une espace, puis trois chiffres"


def _leading(text: str, place: int) -> str:
    return _in_digits(text, place) or f"{quoted(text[: run_of(text)[0]])} : écrire la valeur seule"


def _in_digits(text: str, _: int) -> str:
    """The digits to write instead of words, or an empty text."""
    from conventions.french.numbers import format_number
    from conventions.french.parsing.number_words import parse_number_words

    words = re.sub(rf"(?i)\b(?:d['’])?euros?\b|{PERCENT}", "", text)
    sign = "%" if re.search(PERCENT, text) else "€"
    with suppress(FrenchParseError):
        return _write(f"{format_number(parse_number_words(words, 'lenient'))} {sign}")
    return ""


def _foreign(text: str, _: int) -> str:
    place = foreign_currency(text)
    return f"{quoted(text[slice(*place)])} : donner le montant en euros" if place else ""


def _decimals(text: str, _: int) -> str:
    """Decimals that a space has cut off are put back; else there are none."""
    start, end = run_of(text)
    cut = re.fullmatch(r"([0-9 ]+[.,])\s+([0-9]+)", text[start:end])
    if cut:
        return _write(cut[1].replace(".", ",") + cut[2])
    return f"{_write(re.split('[.,]', text[start:end])[0])} s’il n’y en a pas"


def _brackets(text: str, place: int) -> str:
    """Around the whole value they are an accountant's minus sign; after it they hold something else."""
    if text.strip().startswith("("):
        return "une valeur négative s’écrit avec le signe moins"
    return f"{quoted(text[place:])} : écrire la valeur seule"


def _rest(text: str, place: int) -> str:
    return quoted(text[place:])


_ALONE = "écrire une seule valeur"
_ADVICE: Mapping[str, Callable[[str, int], str]] = {
    "ambiguous_comma": _ambiguous,
    "ambiguous_dash": lambda text, _: f"{_write('-' + _run(text))} si la valeur est négative",
    "ambiguous_dot": _ambiguous,
    "apostrophe_grouping": _regrouped,
    "bad_grouping": _regrouped,
    "currency_twice": lambda _, __: "l’écrire une fois",
    "currency_unsupported": _foreign,
    "dot_decimal": lambda text, _: _write(_run(text).replace(".", ",")),
    "dot_grouping": _regrouped,
    "leading_text": _leading,
    "leading_zero": lambda text, _: f"{quoted(_run(text))} : un zéro de trop, ou un chiffre perdu",
    "letter_in_number": lambda text, place: quoted(text[place:].split(" ")[0]),
    "missing_decimals": _decimals,
    "missing_percent": lambda text, _: _write(f"{text.strip()} %"),
    "missing_integer": lambda text, _: _write("0," + _run(text)),
    "mixed_separators": lambda _, __: "une espace entre les milliers, une virgule avant les décimales",
    "multiple_values": lambda _, __: _ALONE,
    "no_number": _in_digits,
    "parentheses": _brackets,
    "range": lambda _, __: _ALONE,
    "sub_cent": lambda _, __: "deux décimales au plus ; un tarif unitaire n’est pas un montant",
    "unexpected_character": lambda text, place: quoted(text[place : place + 1]),
    "unknown_multiplier": _rest,
    "unknown_suffix": _rest,
}
