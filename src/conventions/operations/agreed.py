"""The payment terms that were agreed for a grant."""

from __future__ import annotations

from conventions.model import Grant, PaymentTerms, Terms
from conventions.money import Amount


def terms_for(terms: Terms, grant: Grant) -> PaymentTerms | None:
    """The payment terms of a grant: those that name it, else those that name none; the last agreed come first.

    Terms kept to some amounts (``above``, ``up_to``) are left out where the amount is not known.
    """
    fitting = [item for item in terms.payment_terms if _fits(item, grant.amount)]
    named = [item for item in fitting if grant.key in item.grants]
    general = [item for item in fitting if not item.grants]
    return next(reversed(general + named), None)


def _fits(terms: PaymentTerms, amount: Amount | None) -> bool:
    if terms.above is None and terms.up_to is None:
        return True
    if amount is None:
        return False
    return (terms.above is None or amount > terms.above) and (terms.up_to is None or amount <= terms.up_to)
