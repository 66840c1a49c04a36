"""Amounts in digits: « 50 000 € », « 1,5 million d’euros », « 2 400 € HT/an ».

One pattern accepts every right form; what it refuses goes to :mod:`amount_faults`, which says why.

>>> str(parse_amount("50 000 €")), str(parse_amount("2 400 € HT/an"))
('50000.00', '2400.00|HT|an')
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import NUMBER, clean, fold, in_mode
from conventions.french.parsing.faults import fault
from conventions.money import LIMIT, Amount, Price

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_CURRENCY = r"(?:€|(?i:euros?|eur))"
_TAX = (
    r"(?i:h\.?t\.?|t\.?t\.?c\.?|hors (?:taxes?|tva)|toutes taxes comprises"
    r"|net(?:te)?s?(?: de (?:taxes?|tva))?)"
)
_PER = r"(?i:an|ann[ée]e|mois|trimestre|semestre|jour|j|heure|h)"
_RIGHT = re.compile(
    rf" *(?P<sign>-|− ?|\+)?(?:(?P<before>{_CURRENCY}) ?)?{NUMBER}"
    rf"(?:(?: *\n? *)(?:(?P<scale>[kKM]|Md) ?(?:€|EUR)|(?P<noun>(?i:millions?|milliards?)) d['’]euros?"
    rf"|(?P<after>{_CURRENCY})))?(?![^\W_])"
    rf"(?: *(?P<tax>{_TAX})(?![^\W_]))?(?:(?: ?/ ?| (?i:par) )(?P<per>{_PER}))?(?: *(?P<tax_last>{_TAX}))?\s*"
)
_SCALES = {"k": 3, "K": 3, "M": 6, "Md": 9, "million": 6, "milliard": 9}
_TAXES = {"h": "HT", "t": "TTC", "n": "NET"}
_PERIODS = {"annee": "an", "h": "heure", "j": "jour"}


def parse_amount(text: str, mode: Mode = "strict") -> Price:
    """The amount that the whole text says, with its tax basis and its period when they are written.

    Words may repeat the digits (« 50 000 € (cinquante mille euros) »); they must say the same.

    :raises FrenchParseError: with a documented code, the position and, for « 50.000 », both readings.

    >>> parse_amount("1,5 million d’euros").amount
    Amount(cents=150000000)
    >>> parse_amount("50.000 €")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: … se lit de deux façons : « 50.000 € » (… ou 50,00 ?)
    """
    if mode == "strict":
        return _strict(text)
    from conventions.french.parsing.amount_repairs import REPAIRS

    return in_mode(text, mode, _strict, REPAIRS)


def _strict(text: str) -> Price:
    cleaned = clean(text)
    match = _RIGHT.fullmatch(cleaned)
    if match is None or not _is_single(match):
        return _digits_and_words(text, cleaned)
    return _price(text, match)


def _is_single(match: re.Match[str]) -> bool:
    currency_twice = match["before"] and (match["after"] or match["scale"] or match["noun"])
    return not currency_twice and not (match["tax"] and match["tax_last"])


def _price(text: str, match: re.Match[str]) -> Price:
    tax, per = match["tax"] or match["tax_last"], match["per"]
    period = fold(per) if per else None
    cents = _cents(text, match)
    amount = Amount(cents=-cents if match["sign"] and match["sign"][0] in "-−" else cents)
    basis = _TAXES[tax[0].lower()] if tax else None
    return Price(amount, basis, _PERIODS.get(period, period) if period else None)


def _cents(text: str, match: re.Match[str]) -> int:
    whole, decimals = match["whole"].replace(" ", ""), match["decimals"] or ""
    scale = match["scale"] or (match["noun"] or "").lower().rstrip("s")
    places = 2 + _SCALES.get(scale, 0)
    position = match.start("decimals")
    if len(decimals) == 3 and (not scale or decimals == "000") and _may_be_group(match["whole"]):
        from conventions.french.parsing.numbers import readings

        raise fault("ambiguous_comma", text, position - 1, readings(whole, decimals))
    if len(decimals) > places:
        raise fault("sub_cent", text, position + places)
    cents = int(whole + decimals + "0" * (places - len(decimals)))
    if cents >= LIMIT:
        raise fault("too_long", text, match.start("whole"), "13 chiffres d’euros au plus")
    return cents


def _may_be_group(whole: str) -> bool:
    return len(whole) <= 3 and whole != "0"


def _digits_and_words(text: str, cleaned: str) -> Price:
    from conventions.french.parsing.amount_faults import diagnose
    from conventions.french.parsing.number_words import parse_words, reads_as_words

    both = re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", cleaned)
    if both is None:
        raise diagnose(text, cleaned)
    in_words = [part for part in both.groups() if reads_as_words(part)]
    in_digits = [match for match in map(_RIGHT.fullmatch, both.groups()) if match and _is_single(match)]
    if not (in_words and in_digits):
        raise diagnose(text, cleaned)
    price = _price(text, in_digits[0])
    if parse_words(in_words[0], mode="lenient") != price.amount:
        raise fault("words_mismatch", text, both.start(2))
    return price
