"""The multi-year authorisations (AP, AE) that the budget lines cite, and what the budgets given say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from conventions.model import Authorization, Budget, LinePart, Role, Section
from conventions.operations import authorization_section, is_budget_of
from conventions.rules.rule import Answer, Case, NotApplicable, NotEvaluated
from conventions.rules.written import WrittenLine, decided, written_lines

NO_CITATION = "aucune autorisation de programme ou d’engagement n’est citée"
SHORT = {Section.INVESTMENT: "AP", Section.OPERATING: "AE"}


class Voted(NamedTuple):
    """An authorisation as a budget of the authority says it."""

    budget: Budget
    authorization: Authorization


class Citation(NamedTuple):
    """A budget line that cites an authorisation: its section, its number."""

    written: WrittenLine
    section: Section
    number: str

    @property
    def named(self) -> str:
        """« AE 2024-3 »."""
        return f"{SHORT[self.section]} {self.number}"

    @property
    def told(self) -> str:
        """« l’AE 2024-3 »."""
        return f"l’{self.named}"

    @property
    def id(self) -> tuple[Section, str]:
        """What tells it from the others, whatever its spaces and its case."""
        return self.section, plain(self.number)


def plain(number: str) -> str:
    """A number without its spaces, in lower case.

    >>> plain("AE 2024-3") == plain("ae2024-3")
    True
    """
    return "".join(number.split()).casefold()


def citations(case: Case) -> tuple[Citation, ...]:
    """Every authorisation that a budget line names by its word, or by a number that a budget given has."""
    return case.once(_citations)


def _citations(case: Case) -> tuple[Citation, ...]:
    by_number = {plain(one.authorization.number): one.authorization.kind for one in _voted(case)}
    return tuple(
        Citation(written, section, part.code)
        for written in written_lines(case)
        for part in written.line.parts
        if (section := _section(part, by_number)) is not None
    )


def _section(part: LinePart, by_number: dict[str, Section]) -> Section | None:
    if part.key is None:
        return by_number.get(plain(part.code))
    return authorization_section(part.key)


def voted(case: Case, citation: Citation) -> tuple[Voted, ...]:
    """What the budgets given say of an authorisation, by exercise of the budget."""
    wanted = citation.id
    return tuple(
        one
        for one in case.once(_voted)
        if (one.authorization.kind, plain(one.authorization.number)) == wanted
    )


def _voted(case: Case) -> tuple[Voted, ...]:
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    budgets = sorted(
        (
            budget
            for budget in case.context.budgets
            if any(is_budget_of(budget, party) for party in grantors) and _is_known(case, budget)
        ),
        key=lambda budget: budget.exercise,
    )
    return tuple(Voted(budget, each) for budget in budgets for each in budget.authorizations)


def _is_known(case: Case, budget: Budget) -> bool:
    return budget.voted_on is None or budget.voted_on <= case.known_day


def by_authorization(case: Case) -> dict[tuple[Section, str], list[Citation]]:
    """The citations of each authorisation."""
    found: dict[tuple[Section, str], list[Citation]] = {}
    for citation in citations(case):
        found.setdefault(citation.id, []).append(citation)
    return found


def unknown(case: Case, citation: Citation) -> NotEvaluated:
    """What is said of an authorisation that no budget given has."""
    missing = "n’est pas dans les budgets donnés" if case.context.budgets else "aucun budget n’est donné"
    told = f"{citation.told} {missing}" if case.context.budgets else f"{missing} pour {citation.told}"
    return NotEvaluated(told, citation.written.address)


def without_citation(case: Case) -> Iterable[Answer]:
    """Nothing is cited: where no imputation is known, an authorisation may be there."""
    grants = decided(case).terms.grants
    if not written_lines(case) and grants:
        yield NotEvaluated("imputation inconnue : une autorisation peut y être citée")
    else:
        yield NotApplicable(NO_CITATION)


def decided_citations(case: Case, found: Iterable[Citation]) -> Iterator[Citation]:
    """The citations of what is decided: those of drafts are left out."""
    lines = {id(line) for grant in decided(case).terms.grants for line in grant.lines}
    return (citation for citation in found if id(citation.written.line) in lines)
