"""What the instalments of payment terms make in all, compared exactly with the grant."""

from __future__ import annotations

from fractions import Fraction

from conventions.french import format_amount, format_ratio
from conventions.model import Fixed, Grant, PaymentTerms, Share
from conventions.money import ZERO, Amount


def fixed(terms: PaymentTerms) -> Amount:
    """The sum of the amounts written in the act."""
    return sum(
        (item.amount.amount for item in terms.instalments if isinstance(item.amount, Fixed)), start=ZERO
    )


def ratios(terms: PaymentTerms) -> Fraction:
    """The sum of the shares of the grant."""
    return sum(
        (item.amount.ratio for item in terms.instalments if isinstance(item.amount, Share)), start=Fraction(0)
    )


def is_closed(terms: PaymentTerms) -> bool:
    """Whether every amount is written or a share: nothing takes the remainder nor follows the costs."""
    return all(isinstance(item.amount, Fixed | Share) for item in terms.instalments)


def gap(terms: PaymentTerms, grant: Grant | None) -> Fraction | None:
    """What is planned less the grant: its sign counts. In parts of the grant when there are only shares.

    None when the amount is needed and not known.

    >>> from conventions.samples import association_2024_2026
    >>> terms = association_2024_2026().initial.payment_terms[0]
    >>> gap(terms, None)
    Fraction(-1, 5)
    """
    if not fixed(terms):
        return ratios(terms) - 1
    if grant is None or grant.amount is None:
        return None
    return fixed(terms).cents + (ratios(terms) - 1) * grant.amount.cents


def said(terms: PaymentTerms, grant: Grant | None) -> str:
    """What is planned, in French: « 110 % de la subvention », « 52 000 € pour 50 000 € attribués ».

    >>> from conventions.samples import association_2024_2026
    >>> said(association_2024_2026().initial.payment_terms[0], None).replace(chr(160), " ")
    '80 % de la subvention'
    """
    if grant is None or grant.amount is None or not fixed(terms):
        return f"{format_ratio(ratios(terms))} de la subvention"
    planned = fixed(terms) + grant.amount.share(ratios(terms), rounding="half_up")
    return f"{format_amount(planned)} pour une subvention de {format_amount(grant.amount)}"
