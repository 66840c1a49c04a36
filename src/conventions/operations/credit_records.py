"""What the credits of budgets say of all the conventions together: one answer a row or an authorisation."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from conventions.french import format_amount, format_list, quote
from conventions.money import Amount

MOST_NAMED = 4


class CreditCheck(StrEnum):
    """What is compared with the credits; its value is said in French."""

    GRANTED = "subventions fermes et crédits votés"
    ENGAGED = "engagements et crédits votés"
    PENDING = "subventions à engager et crédits disponibles"
    OPERATING_BEFORE_VOTE = "fonctionnement avant le vote du budget"
    INVESTMENT_BEFORE_VOTE = "investissement avant le vote du budget"
    PAYMENT_CREDIT = "subventions et crédits de paiement"
    AUTHORIZATION = "subventions et autorisation"
    AUTHORIZATION_BEFORE_VOTE = "mandats sur autorisations avant le vote du budget"


_VOTED = "CGCT, art. L1612-4"
_EARLY = "CGCT, art. L1612-1"
SOURCES = {
    CreditCheck.GRANTED: _VOTED,
    CreditCheck.ENGAGED: _VOTED,
    CreditCheck.PENDING: _VOTED,
    CreditCheck.OPERATING_BEFORE_VOTE: _EARLY,
    CreditCheck.INVESTMENT_BEFORE_VOTE: _EARLY,
    CreditCheck.PAYMENT_CREDIT: "CGCT, art. L2311-3 et L5217-10-7",
    CreditCheck.AUTHORIZATION: "CGCT, art. L2311-3 et R2311-9",
    CreditCheck.AUTHORIZATION_BEFORE_VOTE: f"{_EARLY} et L5217-10-9",
}
"""The text that each comparison rests on."""


class CreditFinding(NamedTuple):
    """One comparison for all the conventions that share a row, a chapter or an authorisation.

    ``what`` says the credits in French; ``amount`` is what is known of the sum, ``limit`` the credits, in euros.
    ``is_over`` None: not evaluated, and ``why`` says what is missing. ``ranks`` and ``conventions`` (the keys) tell
    whose sums they are, in the order given.
    """

    kind: CreditCheck
    exercise: int
    what: str
    amount: Amount
    limit: Amount | None
    is_over: bool | None
    ranks: tuple[int, ...] = ()
    conventions: tuple[str, ...] = ()
    why: str = ""

    @property
    def source(self) -> str:
        """The text that the comparison rests on."""
        return SOURCES[self.kind]

    @property
    def message(self) -> str:
        """The comparison in French, with the conventions that make the sum."""
        compared = f"{self.kind.value}, {self.what} : {format_amount(self.amount)}"
        if self.limit is not None:
            compared += f" pour {format_amount(self.limit)}"
        if self.is_over is None:
            compared += f" ; non évalué : {self.why}"
        return f"{compared} ({named(self.conventions)})" if self.conventions else compared


def named(keys: Sequence[str]) -> str:
    """The conventions of a sum, as many as a sentence may hold.

    >>> named(["a"]).replace(chr(160), " "), named(list("abcdef")).replace(chr(160), " ")
    ('convention « a »', 'conventions « a », « b », « c », « d » et 2 autres')
    """
    first, more = [quote(key) for key in keys[:MOST_NAMED]], len(keys) - MOST_NAMED
    word = "convention" if len(keys) == 1 else "conventions"
    if more <= 0:
        return f"{word} {format_list(first)}"
    return f"{word} {', '.join(first)} et {more} autre{'s' if more > 1 else ''}"


def judged(finding: CreditFinding, unknown: str = "") -> CreditFinding:
    """The finding, over its limit or not; a sum within it of which a part is unknown is not evaluated."""
    if finding.limit is None:
        return finding._replace(is_over=None, why=unknown)
    if finding.amount > finding.limit:
        return finding._replace(is_over=True)
    return finding._replace(is_over=None, why=unknown) if unknown else finding._replace(is_over=False)
