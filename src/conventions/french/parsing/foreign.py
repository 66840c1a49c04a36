"""Currencies that are not the euro, by their sign, their code or their name.

>>> foreign_currency("50 000 CHF"), foreign_currency("50 000 €"), foreign_currency("$50")
((7, 10), None, (0, 1))
"""

from __future__ import annotations

import re
import unicodedata

# ISO 4217: the currencies met in French acts, and those that the euro has replaced.
_CODES = (
    "aed|aud|bgn|brl|cad|chf|cny|czk|dkk|dzd|egp|gbp|hkd|huf|ils|inr|isk|jpy|krw|mad|mxn|nok|nzd|pln|qar|ron"
    "|rub|sar|sek|sgd|tnd|try|uah|usd|xaf|xof|xpf|zar|ats|bef|dem|esp|fim|frf|grd|iep|itl|luf|nlg|pte"
)
_NAMES = (
    "francs?|fr?s?|ff|(?:f ?|fr )?cfa|dollars?|livres?|yens?|yuans?|roubles?|roupies?|dinars?|dirhams?|couronnes?"
    "|lires?|pesetas?|florins?|(?:deutsche ?)?marks?|dm|[ée]cus?"
)
_WORD = re.compile(rf"(?i)(?:(?<![^\W_])|(?<=[0-9]))[km]?(?:{_CODES}|{_NAMES})(?![^\W_])")


def foreign_currency(text: str) -> tuple[int, int] | None:
    """Where the name, the code or the sign of another currency stands, or None.

    >>> foreign_currency("8 950 000 francs"), foreign_currency("40 kF"), foreign_currency("un franchissement")
    ((10, 16), (3, 5), None)
    """
    word = _WORD.search(text)
    if word:
        return word.span()
    signs = (
        place for place, char in enumerate(text) if char not in "€¤" and unicodedata.category(char) == "Sc"
    )
    place = next(signs, None)
    return None if place is None else (place, place + 1)
