"""Prices: an amount with its tax basis and its period."""

from __future__ import annotations

import re

from conventions.errors import AmountError
from conventions.money.amounts import Amount, amount_given
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_PRICE = re.compile(r"([-.0-9]+)(?:\|(HT|TTC|NET))?(?:\|(an|mois|trimestre|semestre|jour|heure))?")


class Price(Value):
    """An amount with its tax basis and its period, as written: « 2 400 € HT/an ».

    ``tax`` is ``"HT"``, ``"TTC"``, ``"NET"`` or None when the text is silent; ``per`` is a French word for a
    period (``"an"``, ``"mois"``, ``"trimestre"``, ``"jour"``, ``"heure"``) or None.

    :raises AmountError: for something else than an amount, another tax basis or another period.

    >>> from conventions.money import euros
    >>> price = Price(euros(2400), "HT", "an")
    >>> str(price), Price.parse("2400.00|HT|an") == price
    ('2400.00|HT|an', True)
    """

    __slots__ = ("amount", "per", "tax")
    amount: Amount
    tax: str | None
    per: str | None
    in_french = "un prix"
    example = "2 400 € HT/an"

    TAXES = ("HT", "TTC", "NET")
    PERIODS = ("an", "mois", "trimestre", "semestre", "jour", "heure")

    def __init__(self, amount: Amount, tax: str | None = None, per: str | None = None) -> None:
        amount_given(amount)
        if tax is not None and tax not in self.TAXES:
            raise AmountError(f"tax must be one of {', '.join(self.TAXES)}, not {tax!r}")
        if per is not None and per not in self.PERIODS:
            raise AmountError(f"per must be one of {', '.join(self.PERIODS)}, not {per!r}")
        object.__setattr__(self, "amount", amount)
        object.__setattr__(self, "tax", tax)
        object.__setattr__(self, "per", per)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text that ``str`` writes: amount, tax basis, period, between ``|``."""
        match = _PRICE.fullmatch(text)
        if match is None:
            raise AmountError(f"not a price: {text[:40]!r} (expected like '2400.00|HT|an')")
        amount, tax, per = match.groups()
        return cls(Amount.parse(amount), tax, per)

    def __str__(self) -> str:
        return "|".join(filter(None, (str(self.amount), self.tax, self.per)))
