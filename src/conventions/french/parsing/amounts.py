"""Amounts in digits: « 50 000 € », « 1,5 million d’euros », « 2 400 € HT/an ».

One pattern accepts every right form; what it refuses goes to :mod:`amount_faults`, which says why.

>>> str(parse_amount("50 000 €")), str(parse_amount("2 400 € HT/an"))
('50000.00', '2400.00|HT|an')
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import NUMBER, SPACES, clean, fold, in_mode
from conventions.french.parsing.faults import fault
from conventions.money import LIMIT, Amount, Price

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

# The form of nearly every amount, which _RIGHT reads too: here it is read at once, without cleaning the text.
_usual = re.compile(
    rf"(-?(?:0|[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}}){{1,3}}|[1-9][0-9]{{0,11}}))(?:,([0-9]{{1,2}}))?(?:[{SPACES}]?€)?"
).fullmatch
_TAX = (
    r"(?i:h\.t\.?|ht|t\.t\.c\.?|ttc|hors (?:taxes?|tva)|toutes taxes comprises"
    r"|net(?:te)?s?(?: de (?:taxes?|tva))?)"
)
_PER = r"(?i:an|ann[ée]e|mois|trimestre|semestre|jour|j|heure|h)"
_RIGHT = re.compile(
    rf"\s*(?P<sign>-|− ?|\+)?(?:(?P<before>€|(?i:euros?|eur)) ?)?{NUMBER}"
    rf"(?:\s*(?:(?P<scale>[kKM]|Md) ?(?:€|(?i:eur)\b)|(?P<noun>(?i:millions?|milliards?)) (?i:d['’]euros?)\b"
    rf"|(?P<after>€|(?i:euros?|eur)\b)))?"
    rf"(?:(?:(?<=€) *| +)(?P<tax>{_TAX})(?![^\W_]))?"
    rf"(?:(?: ?/ ?| (?i:par|le) | (?i:l)['’])(?P<per>{_PER}))?(?: +(?P<tax_last>{_TAX}))?\s*"
)
_SCALES = {"": 0, "k": 3, "K": 3, "M": 6, "Md": 9, "million": 6, "milliard": 9}
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
    try:
        usual = _usual(text)
    except TypeError:  # no text at all: what cleans it says so
        usual = None
    if usual is None:
        return _unusual(text)
    whole, decimals = usual.groups("00")
    digits = "".join(whole.split()) + decimals
    return Price(Amount(cents=int(digits if len(decimals) == 2 else digits + "0")))


def _unusual(text: str) -> Price:
    cleaned = clean(text)
    match = _right(cleaned)
    return _price(text, match) if match else _digits_and_words(text, cleaned)


def _right(cleaned: str) -> re.Match[str] | None:
    """The text of one amount, whose currency and tax basis are each written once."""
    match = _RIGHT.fullmatch(cleaned)
    if match is None or (match["tax"] and match["tax_last"]):
        return None
    currency_twice = match["before"] and (match["after"] or match["scale"] or match["noun"])
    return None if currency_twice else match


def _price(text: str, match: re.Match[str], start: int = 0) -> Price:
    tax, per = match["tax"] or match["tax_last"], match["per"]
    period = fold(per) if per else None
    cents = _cents(text, match, start)
    amount = Amount(cents=-cents if match["sign"] in ("-", "−", "− ") else cents)
    basis = _TAXES[tax[0].lower()] if tax else None
    return Price(amount, basis, _PERIODS.get(period, period) if period else None)


def _cents(text: str, match: re.Match[str], start: int) -> int:
    whole, decimals = match["whole"], match["decimals"] or ""
    scale = _SCALES[match["scale"] or (match["noun"] or "").lower().rstrip("s")]
    _check_decimals(text, match, scale, start)
    cents = int(whole.replace(" ", "") + decimals + "0" * (scale + 2 - len(decimals)))
    if cents >= LIMIT:
        raise fault("too_long", text, start + match.start("whole"), "13 chiffres d’euros au plus")
    return cents


def _check_decimals(text: str, match: re.Match[str], scale: int, start: int) -> None:
    if len(match["decimals"] or "") < 3:
        return
    from conventions.french.parsing.advice import advice
    from conventions.french.parsing.numbers import decimals_fault

    code = decimals_fault(match["whole"], match["decimals"], scale)
    if code:
        place = match.start("decimals") + (scale + 2 if code == "sub_cent" else -1)
        raise fault(code, text, start + place, advice(code, match[0], place))


def _digits_and_words(text: str, cleaned: str) -> Price:
    from conventions.french.amounts import format_amount
    from conventions.french.parsing.amount_faults import diagnose
    from conventions.french.parsing.twofold import twofold

    both = twofold(cleaned)
    if both is None:
        raise diagnose(text, cleaned)
    match = _right(both.digits)
    if match is None:
        raise diagnose(text, both.digits, both.start)
    price = _price(text, match, both.start)
    if both.amount != price.amount:
        said = (format_amount(amount) for amount in (both.amount, price.amount))
        raise fault("words_mismatch", text, both.start, "{} en lettres, {} en chiffres".format(*said))
    return price
