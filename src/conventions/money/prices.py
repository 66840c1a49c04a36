"""Prices: an amount with its tax basis and its period, and the way from one basis to the other.

The basis that was given stays the one that counts: from HT to TTC and back gives the price again, but from
TTC to HT and back may miss by a cent. At 20 %, one TTC amount out of six is that of no HT amount.

>>> from fractions import Fraction
>>> from conventions.money import euros
>>> again = Price(euros("0.03"), "TTC").to_ht(Fraction(20, 100)).to_ttc(Fraction(20, 100))
>>> str(again)
'0.04|TTC'
"""

from __future__ import annotations

from conventions.errors import AmountError
from conventions.money.amounts import Amount, amount_given
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Self


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
    in_python = "Price(euros(2400), 'HT', 'an')"

    TAXES = ("HT", "TTC", "NET")
    PERIODS = ("an", "mois", "trimestre", "semestre", "jour", "heure")

    def __init__(self, amount: Amount, tax: str | None = None, per: str | None = None) -> None:
        amount_given(amount)
        if tax is not None and tax not in self.TAXES:
            raise AmountError(f"tax vaut {' ou '.join(self.TAXES)}, pas {tax!r}")
        if per is not None and per not in self.PERIODS:
            raise AmountError(f"per vaut {' ou '.join(self.PERIODS)}, pas {per!r}")
        _set_amount(self, amount)
        _set_tax(self, tax)
        _set_per(self, per)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text that ``str`` writes: amount, tax basis, period, between ``|``."""
        amount, *words = text.split("|", 3)
        tax = words.pop(0) if words and words[0] in cls.TAXES else None
        per = words.pop(0) if words and words[0] in cls.PERIODS else None
        if words:
            raise AmountError(f"« {text[:40]} » n’est pas un prix (« 2400.00|HT|an » est attendu)")
        return cls(Amount.parse(amount), tax, per)

    def __str__(self) -> str:
        return "|".join(filter(None, (str(self.amount), self.tax, self.per)))

    def to_ttc(self, rate: Fraction) -> Price:
        """This price with the tax, rounded half-up to the cent once; one that is TTC already, as it is.

        ``rate`` is a ``Fraction``, 0 included and 1 excluded: 20 % is ``Fraction(20, 100)``. The nearest cent,
        where half a cent counts for one, is how sums in euros are rounded (règlement (CE) n° 1103/97, art. 5).

        :raises AmountError: for a price that is neither HT nor TTC, another rate, or a sum of 14 digits of euros.

        >>> from fractions import Fraction
        >>> from conventions.money import euros
        >>> str(Price(euros(2400), "HT", "an").to_ttc(Fraction(20, 100)))
        '2880.00|TTC|an'
        """
        return self._in("TTC", 1 + _known_rate(rate))

    def to_ht(self, rate: Fraction) -> Price:
        """This price without the tax, rounded half-up to the cent once; one that is HT already, as it is.

        Keep the TTC price too: it may not be found again from what this gives.

        :raises AmountError: for a price that is neither HT nor TTC, or a rate as in :meth:`to_ttc`.

        >>> from fractions import Fraction
        >>> from conventions.money import euros
        >>> str(Price(euros(100), "TTC").to_ht(Fraction(55, 1000)))
        '94.79|HT'
        """
        return self._in("HT", 1 / (1 + _known_rate(rate)))

    def tax_at(self, rate: Fraction) -> Amount:
        """The tax in this price: what is left of TTC once HT is taken away, so that the three always add up.

        :raises AmountError: as :meth:`to_ttc`.

        >>> from fractions import Fraction
        >>> from conventions.money import euros
        >>> str(Price(euros("94.79"), "HT").tax_at(Fraction(55, 1000)))
        '5.21'
        """
        return self.to_ttc(rate).amount - self.to_ht(rate).amount

    def _in(self, tax: str, ratio: Fraction) -> Price:
        if self.tax not in ("HT", "TTC"):
            raise AmountError(f"la TVA se calcule sur un prix HT ou TTC, pas sur « {self} »")
        if self.tax == tax:
            return self
        return Price(self.amount.share(ratio, rounding="half_up"), tax, self.per)


def _known_rate(rate: object) -> Fraction:
    from fractions import Fraction

    if isinstance(rate, Fraction) and 0 <= rate < 1:
        return rate
    raise AmountError(
        f"un taux de TVA est une Fraction entre 0 et 1 (Fraction(20, 100) pour 20 %), pas {rate!r}"
    )


# A frozen value is filled through its slots: half the time of ``object.__setattr__``.
_set_amount, _set_tax, _set_per = (Price.__dict__[slot].__set__ for slot in ("amount", "tax", "per"))
