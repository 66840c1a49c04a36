"""The budget of the authority that grants, among those that are given."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.identifiers import siren
from conventions.model import Budget, Party, Role, Section, Terms
from conventions.model.identity import numbers
from conventions.money import ZERO, Amount
from conventions.operations.crediting import NoMatch

NO_BUDGET = "aucun budget n’est donné"
DEBT_CHAPTER = "16"


def is_budget_of(budget: Budget, party: Party) -> bool:
    """Whether a budget is that of a party, by its key, its SIREN or its SIRET.

    >>> from conventions.samples import association_2024_2026
    >>> city, association = association_2024_2026().initial.parties
    >>> budget = Budget(authority="210 000 006", exercise=2024)
    >>> is_budget_of(budget, city), is_budget_of(budget, association)
    (True, False)
    """
    known = {party.key, *numbers(party)}
    return not known.isdisjoint((budget.authority, siren.compact(budget.authority)[:9]))


def budget_for(terms: Terms, budgets: Iterable[Budget], exercise: int) -> Budget | NoMatch:
    """The budget of the only grantor for an exercise.

    >>> from conventions.samples import cci_2017_2019
    >>> budget_for(cci_2017_2019().initial, (), 2018).reason
    'aucun budget n’est donné'
    """
    given, grantors = tuple(budgets), terms.parties_as(Role.GRANTOR)
    if not given:
        return NoMatch(NO_BUDGET)
    if len(grantors) != 1:
        return NoMatch("plusieurs attribuants, ou aucun : le budget n’est pas connu")
    found = [item for item in given if item.exercise == exercise and is_budget_of(item, grantors[0])]
    if len(found) == 1:
        return found[0]
    return NoMatch(f"{'plusieurs budgets' if found else 'aucun budget'} de l’attribuant pour {exercise}")


def voted_in(budget: Budget, section: Section, chapter: str | None = None) -> Amount:
    """What a budget votes for a section, or for one of its chapters, in euros; the debt (16) is left out.

    >>> from conventions import euros
    >>> row = {"key": "1", "section": "investissement", "chapter": "204", "account": "20422", "voted": euros(9)}
    >>> str(voted_in(Budget(authority="ville", exercise=2024, lines=(row,)), Section.INVESTMENT))
    '9.00'
    """
    rows = (
        row.voted
        for row in budget.lines
        if row.section is section
        and row.chapter != DEBT_CHAPTER
        and (chapter is None or row.chapter == chapter)
    )
    return sum(rows, start=ZERO)
