"""Sums that may hold unknown amounts: unknown is not zero."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.base import Record, Text
from conventions.errors import ConventionsError
from conventions.money import ZERO, Amount


class Total(Record):
    """A sum: what is known of it, and the names of what is not.

    >>> from conventions import euros
    >>> total = Total.of([("2017", None), ("2018", euros(50000))])
    >>> str(total.known), total.unknown, total.is_exact
    ('50000.00', ('2017',), False)
    """

    known: Amount = ZERO
    unknown: tuple[Text, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[tuple[str, Amount | None]]) -> Total:
        """The sum of named amounts, where None is unknown."""
        named = list(parts)
        known = sum((amount for _, amount in named if amount is not None), start=ZERO)
        return cls(
            known=known, unknown=tuple(dict.fromkeys(name for name, amount in named if amount is None))
        )

    @property
    def is_exact(self) -> bool:
        """Whether nothing is unknown in it."""
        return not self.unknown

    @property
    def amount(self) -> Amount:
        """The exact sum.

        :raises ConventionsError: when a part of it is unknown.
        """
        if self.unknown:
            raise ConventionsError(f"montant inconnu pour {', '.join(self.unknown)}")
        return self.known

    def __add__(self, other: Total) -> Total:
        unknown = dict.fromkeys((*self.unknown, *other.unknown))
        return Total(known=self.known + other.known, unknown=tuple(unknown))

    def __neg__(self) -> Total:
        return Total(known=-self.known, unknown=self.unknown)
