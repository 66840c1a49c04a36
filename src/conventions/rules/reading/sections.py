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
    implied = section_of_class(line.account) if line.account else None
    known = {Section(section) for section in (line.section, implied) if section}
    return known.pop() if len(known) == 1 else None


def section_of(grant: Grant) -> Section | None:
    """The section of all the lines of a grant, or what its nature says without any line; None in doubt.

    >>> section_of(Grant(exercise=2024, beneficiary="A", amount=None, nature="équipement"))
    <Section.INVESTMENT: 'investissement'>
    """
    if not grant.lines:
        return _OF_NATURE[grant.nature] if grant.nature else None
    known = {section_of_line(line) for line in grant.lines}
    return known.pop() if len(known) == 1 else None
