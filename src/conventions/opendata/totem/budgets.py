"""A budget read, whole: its lines, its named subsidies, and their sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from conventions.errors import ConventionsError
from conventions.money import ZERO, Amount
from conventions.opendata.totem.records import AMOUNTS, Concours, Direction, Header, Remark, TotemLine

GROUPS: Final = ("section", "direction", "kind", "chapter", "account", "function", "operation", "exercise")
"""What lines can be added up by."""
SUBSIDIES: Final = ("657", "204")
"""The accounts of the subsidies that an authority pays: to run, and to equip."""


class Agreement(NamedTuple):
    """What the lines of subsidies say beside what the named subsidies say: information, never a fault.

    ``amount`` names the amount of the lines: realised for an account, voted otherwise. ``by_article`` has both
    totals by article.
    """

    amount: str
    lines: Amount
    concours: Amount
    by_article: tuple[tuple[str, Amount, Amount], ...]

    @property
    def difference(self) -> Amount:
        """Lines less named subsidies."""
        return self.lines - self.concours


class TotemFile(NamedTuple):
    """A budget read: its header, its lines, its named subsidies, what was noticed.

    ``aggregates`` are the sums that a CFU writes among its lines: they are no lines, and add to nothing.
    ``encoding_guessed``: the file is not in the encoding that it declares, and was read as windows-1252.
    """

    header: Header
    lines: tuple[TotemLine, ...]
    concours: tuple[Concours, ...]
    remarks: tuple[Remark, ...]
    aggregates: tuple[TotemLine, ...] = ()
    encoding_guessed: bool = False

    def lines_on(self, *prefixes: str, direction: Direction | None = None) -> tuple[TotemLine, ...]:
        """The lines whose account starts with one of these digits; in one direction, or both."""
        return tuple(
            line
            for line in self.lines
            if line.account and line.account.startswith(prefixes) and direction in (None, line.direction)
        )

    def total(self, amount: str, lines: Iterable[TotemLine] | None = None) -> Amount:
        """The sum of one amount (``voted``, ``realised``…) over lines, by default all: those that have it.

        :raises ConventionsError: for what is no amount of a line.
        """
        check_name(amount, AMOUNTS)
        known = (getattr(line, amount) for line in (self.lines if lines is None else lines))
        return sum((each for each in known if each is not None), start=ZERO)

    def totals(
        self, amount: str, *by: str, lines: Iterable[TotemLine] | None = None
    ) -> Mapping[tuple[str | int | None, ...], Amount]:
        """The sums of one amount by ``section``, ``account``, ``function``… in the order of their keys.

        :raises ConventionsError: for what is no amount, or nothing to add up by.
        """
        check_name(amount, AMOUNTS)
        for name in by:
            check_name(name, GROUPS)
        sums: dict[tuple[str | int | None, ...], Amount] = {}
        for line in self.lines if lines is None else lines:
            given = getattr(line, amount)
            if given is not None:
                key = tuple(getattr(line, name) for name in by)
                sums[key] = sums.get(key, ZERO) + given
        return {key: sums[key] for key in sorted(sums, key=lambda key: tuple(map(_order, key)))}

    @property
    def main_amount(self) -> str:
        """``realised`` for an account, ``voted`` for a budget."""
        return "realised" if self.header.stage.is_account else "voted"

    @property
    def concours_total(self) -> Amount:
        """The sum of the named subsidies whose amount is read."""
        return sum((each.amount for each in self.concours if each.amount is not None), start=ZERO)

    def agreement(self) -> Agreement:
        """The expenses on accounts 657 and 204 beside the named subsidies: they agree in some budgets only."""
        lines = self.lines_on(*SUBSIDIES, direction="dépense")
        ours, theirs = (
            _by_article((line.account, getattr(line, self.main_amount)) for line in lines),
            _by_article((each.article, each.amount) for each in self.concours),
        )
        rows = tuple(
            (name, ours.get(name, ZERO), theirs.get(name, ZERO)) for name in sorted({*ours, *theirs})
        )
        return Agreement(
            self.main_amount,
            sum(ours.values(), start=ZERO),
            sum(theirs.values(), start=ZERO),
            rows,
        )


def check_name(name: str, known: Iterable[str]) -> None:
    """Refuse a name that is not one of those known.

    :raises ConventionsError: says which are.

    >>> check_name("vote", AMOUNTS)
    Traceback (most recent call last):
    conventions.errors.ConventionsError: « vote » n’existe pas ; au choix : voted, proposed, opened, …
    """
    if name not in known:
        raise ConventionsError(f"« {name} » n’existe pas ; au choix : {', '.join(known)}")


def _order(value: str | int | None) -> tuple[bool, str]:
    return value is None, str(value)


def _by_article(pairs: Iterator[tuple[str | None, Amount | None]]) -> dict[str, Amount]:
    sums: dict[str, Amount] = {}
    for article, amount in pairs:
        sums[article or ""] = sums.get(article or "", ZERO) + (amount or ZERO)
    return sums
