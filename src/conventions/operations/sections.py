"""The section of the budget that a grant is charged to: stated, or that of its account, or of what it pays for."""

from __future__ import annotations

from conventions.model import BudgetLine, Grant, Nature, Section
from conventions.nomenclature import section_of_class

_OF_NATURE = {Nature.OPERATING: Section.OPERATING, Nature.EQUIPMENT: Section.INVESTMENT}


def section_of_line(line: BudgetLine) -> Section | None:
    """The section of a line; None when it says none, or contradicts the class of its account.

    >>> section_of_line(BudgetLine(raw="compte 65748", parts=({"key": "compte", "code": "65748"},)))
    <Section.OPERATING: 'fonctionnement'>
    """
    account = line.account
    implied = section_of_class(account) if account else None
    if line.section is None or implied is None:
        return line.section or (Section(implied) if implied else None)
    return line.section if line.section == implied else None


def section_of(grant: Grant) -> Section | None:
    """The section of all the lines of a grant, or what its nature says without any line; None in doubt.

    >>> section_of(Grant(exercise=2024, beneficiary="A", amount=None, nature="équipement"))
    <Section.INVESTMENT: 'investissement'>
    """
    if not grant.lines:
        return _OF_NATURE[grant.nature] if grant.nature else None
    known = {section_of_line(line) for line in grant.lines}
    return known.pop() if len(known) == 1 else None


def is_of_annexe(line: BudgetLine) -> bool:
    """Whether a line is charged to a budget annexe, which nothing else is known of.

    >>> is_of_annexe(BudgetLine(raw="budget annexe de l’eau, compte 6742"))
    True
    """
    return any("annexe" in text.lower() for text in (line.raw, line.budget or ""))
