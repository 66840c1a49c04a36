"""A budget as its file states it: who and what it is, its lines, its named subsidies, what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from conventions.errors import ConventionsError
from conventions.money import ZERO, Amount

Direction: TypeAlias = Literal["dépense", "recette"]
SectionName: TypeAlias = Literal["fonctionnement", "investissement"]
AMOUNTS: Final = {
    "voted": "voté",
    "proposed": "proposé",
    "opened": "crédits ouverts",
    "realised": "réalisé",
    "to_realise": "reste à réaliser",
    "previous": "budget précédent",
    "previous_to_realise": "reste à réaliser précédent",
}
"""The amounts of a line, each with its French name."""
GROUPS: Final = ("section", "direction", "kind", "chapter", "account", "function", "operation", "exercise")
"""What lines can be added up by."""
SUBSIDIES: Final = ("657", "204")
"""The accounts of the subsidies that an authority pays: to run, and to equip."""


class Stage(StrEnum):
    """The budgetary document: what was decided, or what was done.

    >>> Stage.COMPTE_ADMINISTRATIF.is_account, Stage.BUDGET_PRIMITIF.is_account
    (True, False)
    """

    BUDGET_PRIMITIF = "budget primitif"
    DECISION_MODIFICATIVE = "décision modificative"
    BUDGET_SUPPLEMENTAIRE = "budget supplémentaire"
    COMPTE_ADMINISTRATIF = "compte administratif"
    COMPTE_FINANCIER_UNIQUE = "compte financier unique"

    @property
    def is_account(self) -> bool:
        """Whether it tells what was done, and not what is allowed."""
        return self in {Stage.COMPTE_ADMINISTRATIF, Stage.COMPTE_FINANCIER_UNIQUE}


class BudgetPlan(NamedTuple):
    """The plan of accounts that a file states: its text, and its names in :mod:`conventions.nomenclature`.

    ``norm`` and ``declinaison`` are None where the data have no such plan; ``unknown`` then says it in French.
    """

    raw: str
    norm: str | None = None
    declinaison: str | None = None
    unknown: str | None = None


class Header(NamedTuple):
    """Who the budget is of, and what it is.

    ``siret`` is that of the authority, ``establishment_siret`` that of this budget. ``decided_on`` is the day
    of the vote, ``made_on`` that of the file. ``is_principal`` is None where the file does not say;
    ``principal`` and ``principal_id`` are, for an annex, the texts that name its principal budget.
    """

    collectivity: str
    siret: str
    establishment: str
    establishment_siret: str
    exercise: int
    stage: Stage
    decision_number: str | None
    plan: BudgetPlan
    decided_on: date | None
    made_on: date | None
    is_principal: bool | None
    principal: str | None
    principal_id: str | None
    budget_code: str | None
    kind: str | None
    insee_code: str | None
    root: str


class TotemLine(NamedTuple):
    """A line of the budget; an amount that is not written is None, which is not zero.

    ``line`` is that of the file. ``section_from`` says how the section is known: ``file`` states it, or it is
    that of the ``chapter``, or of the class of the ``account``. ``more`` has the other amounts, and ``traits``
    the other texts, by their code in the file.
    """

    number: int
    line: int
    exercise: int
    section: SectionName | None
    section_from: Literal["file", "chapter", "account"] | None
    direction: Direction | None
    kind: Literal["réelle", "ordre"] | None
    chapter: str | None
    account: str | None
    label: str | None
    function: str | None
    operation: str | None
    voted: Amount | None
    proposed: Amount | None
    opened: Amount | None
    realised: Amount | None
    to_realise: Amount | None
    previous: Amount | None
    previous_to_realise: Amount | None
    more: tuple[tuple[str, Amount], ...] = ()
    traits: tuple[tuple[str, str], ...] = ()


class Concours(NamedTuple):
    """A subsidy with the name of who gets it, from the annex; what identifies a natural person is masked.

    ``kind_code`` is that of the file, ``kind`` what it means (from memory: no text we have states it).
    """

    number: int
    line: int
    exercise: int
    article: str | None
    section: SectionName | None
    kind_code: str | None
    kind: str | None
    beneficiary: str | None
    identifier: str | None
    amount: Amount | None
    in_kind: str | None
    name_or_number: str | None
    object: str | None
    is_masked: bool


class Remark(NamedTuple):
    """A value of the file that is not as it should be: where, its name, the text met, what was made of it."""

    line: int | None
    name: str
    raw: str
    reason: str


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
