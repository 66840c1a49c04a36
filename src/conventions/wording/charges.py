"""What third parties pay, in one phrase."""

from __future__ import annotations

from conventions.french import format_amount
from conventions.model import ThirdPartyCharge
from conventions.wording.names import name_in, of_named
from conventions.wording.texts import joined, quoted


def said_charge(charge: ThirdPartyCharge) -> str:
    """What third parties pay: never a grant.

    >>> from conventions.model import ThirdPartyCharge
    >>> from conventions.money import Price, euros
    >>> said_charge(ThirdPartyCharge(price=Price(euros(350), "HT"), payer="le porteur")).replace("\u00a0", " ")
    'reste 350 € HT à la charge du porteur'
    """
    text = f"reste {format_amount(charge.price)} à la charge {of_named(name_in(charge.payer))}"
    return joined((text, quoted(charge.raw)))
