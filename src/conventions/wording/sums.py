"""How amounts and totals are said: « inconnu » is never zero, « au moins » is never a sum."""

from __future__ import annotations

from conventions.french import NBSP, amount_in_words, format_amount, format_list, plural
from conventions.money import ZERO, Amount
from conventions.operations import Total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

UNKNOWN = "inconnu"


def said(amount: Amount | None, decimals: Literal["auto", "always"] = "auto") -> str:
    """An amount in digits, or « inconnu »; ``decimals`` as of :func:`conventions.french.format_amount`.

    >>> said(None)
    'inconnu'
    """
    return UNKNOWN if amount is None else format_amount(amount, decimals)


def in_words(amount: Amount) -> str | None:
    """An amount in words; None beyond what French words are written for here (a thousand billion euros).

    >>> from conventions import euros
    >>> in_words(euros(80)), in_words(euros(10**12))
    ('quatre-vingts euros', None)
    """
    return amount_in_words(amount) if abs(amount) < _LARGEST_IN_WORDS else None


_LARGEST_IN_WORDS = Amount(cents=10**14)


def said_total(total: Total, decimals: Literal["auto", "always"] = "auto") -> str:
    """A sum: exact, « au moins … » when a part is unknown, « inconnu » when nothing is known.

    >>> said_total(Total(unknown=("2017",)))
    'inconnu'
    """
    if total.is_exact:
        return format_amount(total.known, decimals)
    return f"au moins {format_amount(total.known, decimals)}" if total.known > ZERO else UNKNOWN


def said_difference(total: Total, decimals: Literal["auto", "always"] = "auto") -> str:
    """A difference: « au moins » would be false when what is taken away is unknown.

    >>> said_difference(Total(unknown=("2018",)))
    'inconnu'
    """
    return format_amount(total.known, decimals) if total.is_exact else UNKNOWN


def unknowns(total: Total) -> str:
    """« 2017 et 2019 : inconnus », or nothing.

    >>> unknowns(Total(unknown=("2017",))).replace(NBSP, " "), unknowns(Total())
    ('2017 : inconnu', '')
    """
    if total.is_exact:
        return ""
    return f"{format_list(total.unknown)}{NBSP}: {plural(len(total.unknown), UNKNOWN, UNKNOWN + 's')}"


def in_full(total: Total, decimals: Literal["auto", "always"] = "auto") -> str:
    """« au moins 50 000 € (2017 et 2019 : inconnus) »."""
    return said_total(total, decimals) + (f" ({unknowns(total)})" if not total.is_exact else "")
