"""Shares and sums: « 50 % du montant accordé », « jusqu’à hauteur de 30 % », « un minimum de 10 000 € ».

A percentage of anything but the grant (« 30 % de la dépense ») is not a share: the words that follow it are
then read by no rule, and nothing is made of it.

>>> from conventions.reading.payment_words import Words
>>> amount_at(Words.of("jusqu’à hauteur de 50 % de la subvention"), 0).what
<What.UP_TO: 'jusqu’à'>
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from conventions.errors import FrenchParseError
from conventions.french import parse_amount
from conventions.money import Amount
from conventions.reading import payment_items as items
from conventions.reading.payment_fragments import BASE, PERCENT, SHARE, SUM, pattern
from conventions.reading.payment_items import Item, Money, Rule, What
from conventions.reading.payment_words import Words

_INTRO = (
    r"(?:(?P<attached>(?:a hauteur|d' un montant|pour un montant|a raison|representant)(?: (?:de|egal a))?"
    r"|(?:egale?|correspondant|equivalente?|equivalant) a|de|d'|a|egale?)|(?P<stated>,? ?soit(?: un montant de)?)) "
)
_UP_TO = (
    "(?:jusqu' a(?: (?:hauteur|concurrence) de)?|a (?:hauteur|concurrence) (?:maximale?|maximum) de"
    "|d' un montant (?:maximum|maximal) de|d' un maximum de|(?:de )?(?:maximum|au maximum|au plus)(?: de)?)"
)
_LIMIT = (
    "(?:(?:et )?dans la limite (?:de|d' un maximum de)|a concurrence de|plafonnee?s? a|limitee?s? a"
    "|sans (?:pouvoir )?(?:depasser|exceder)|n' excedant pas"
    "|ne (?:pouvant |pas )?(?:depasser|exceder|depassant)(?: pas)?)"
)
_TOGETHER = (
    r"(?:[(] )?(?:ils|elles|ceux ~ ci|celles ~ ci|(?:le (?:total|cumul|montant (?:total|cumule))|l' ensemble) "
    r"(?:de ces|des) acomptes|les acomptes|leur (?:total|cumul|montant (?:total|cumule)))"
)
_NEVER = "ne (?:doivent|doit|peuvent|peut|pourront|pourra|sauraient|saurait|devront|devra)(?: pas)?"
_BALANCE = "(?:le )?(?:montant du )?solde"
_AT_LEAST = (
    "(?:superieur ou egal|egal ou superieur|au moins egal|egal au moins|egal au minimum|au minimum egal) a"
)

_FRACTIONS = {
    "la moitie": Fraction(1, 2),
    "un tiers": Fraction(1, 3),
    "deux tiers": Fraction(2, 3),
    "un quart": Fraction(1, 4),
    "trois quarts": Fraction(3, 4),
}

_Read = Callable[[re.Match[str]], Item | None]


def amount_at(words: Words, place: int) -> Item | None:
    """The share, sum or ceiling that starts at a place of the plain words; None when there is none."""
    for compiled, read in _RULES:
        match = compiled.match(words.plain, place)
        if match:
            return read(match)
    return None


def _ratio(match: re.Match[str]) -> Fraction:
    if match["percent"]:
        return Fraction(match["percent"].replace(",", ".")) / 100
    return _FRACTIONS.get(match["fraction"]) or Fraction(match["fraction"])


def sum_of(match: re.Match[str]) -> Amount | None:
    """The sum of money that a pattern found; None where its digits have two readings."""
    try:
        return parse_amount(f"{match['sum']} €").amount
    except FrenchParseError:
        return None


def _item(what: What) -> _Read:
    def read(match: re.Match[str]) -> Item:
        said = match.groupdict()
        value = items.Share(_ratio(match), bool(said.get("attached")), bool(said.get("stated")))
        return Item(what, match.start(), match.end(), value)

    return read


def _sum(what: What) -> _Read:
    def read(match: re.Match[str]) -> Item | None:
        amount, said = sum_of(match), match.groupdict()
        if amount is None:
            return None
        value = Money(amount, bool(said.get("attached")), bool(said.get("stated")))
        return Item(what, match.start(), match.end(), value)

    return read


def _minimum(match: re.Match[str]) -> Item | None:
    amount = sum_of(match)
    return Item(What.RULE, match.start(), match.end(), Rule(minimum=amount)) if amount else None


def _each_minimum(match: re.Match[str]) -> Item | None:
    amount = sum_of(match)
    rule = Rule(minimum=amount, acomptes_only=True)
    return Item(What.RULE, match.start(), match.end(), rule) if amount else None


def _cap(match: re.Match[str]) -> Item:
    return Item(What.RULE, match.start(), match.end(), Rule(cap=_ratio(match), acomptes_only=True))


def _balance_floor(match: re.Match[str]) -> Item | None:
    """A balance of a tenth at least leaves nine tenths for what precedes it."""
    ratio = _ratio(match)
    return Item(What.RULE, match.start(), match.end(), Rule(cap=1 - ratio)) if ratio <= 1 else None


_RULES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (pattern(f"aucun acompte {_NEVER.replace('(?: pas)?', '')} etre inferieur a {SUM}"), _each_minimum),
    (pattern(f"{_BALANCE} (?:doit|devra|sera) etre {_AT_LEAST} {PERCENT}(?: {BASE})?"), _balance_floor),
    (pattern(f"{_BALANCE} {_NEVER} etre inferieur a {PERCENT}(?: {BASE})?"), _balance_floor),
    (
        pattern(
            rf"{_TOGETHER} {_NEVER} (?:depasser|exceder|etre superieure?s? a) {PERCENT}(?: {BASE})?(?: [)])?"
        ),
        _cap,
    ),
    (pattern(f"d' un (?:montant )?minimum de {SUM}"), _minimum),
    (pattern(f"(?P<attached>{_UP_TO}) {PERCENT}(?: {BASE})?"), _item(What.UP_TO)),
    (
        pattern(
            f"(?:(?:de|d'|a hauteur de) )?{PERCENT}(?: {BASE})? (?:maximum|au maximum|au plus(?! tard)|max)(?: {BASE})?"
        ),
        _item(What.UP_TO),
    ),
    (pattern(f"(?:{_LIMIT}) {PERCENT}(?: {BASE})?"), _item(What.LIMIT)),
    (pattern(f"(?:{_LIMIT}|{_UP_TO}) {SUM}"), _sum(What.LIMIT)),
    (pattern(f"(?:{_INTRO})?{SHARE}(?: {BASE})?"), _item(What.SHARE)),
    (pattern(f"(?:{_INTRO})?{SUM}"), _sum(What.SUM)),
)
"""The first rule that fits is the one that counts."""
