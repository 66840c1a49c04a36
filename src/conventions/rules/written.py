"""What a rule looks at: the terms with everything decided, and the budget lines, each where it is written.

Every act counts: the initial terms, the avenants in force, those that were only approved, and drafts that
nobody decided yet. An act repealed, or decided after the day of the check, does not. What is decided is
consolidated by :func:`conventions.operations.fold`; drafts stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from conventions.model import ActState, Avenant, BudgetLine, ChangeBudgetLine, Grant, Party, SetGrant
from conventions.operations import Fold, act_address, act_state, fold
from conventions.rules.case import Case


class WrittenLine(NamedTuple):
    """A budget line, the grant it is charged for, and its address in the convention."""

    line: BudgetLine
    grant: Grant
    address: str


def decided(case: Case) -> Fold:
    """The terms with everything decided by the day of the check, projets of avenants included."""
    return case.once(_decided)


def _decided(case: Case) -> Fold:
    return fold(case.convention, case.as_of, known_on=case.known_on, with_projects=True)


def party_of(case: Case, key: str) -> Party | None:
    """The party of a key, among the terms with everything decided; None when it is not there."""
    return case.once(_parties).get(key)


def _parties(case: Case) -> Mapping[str, Party]:
    return {party.key: party for party in decided(case).terms.parties}


def grant_of(case: Case, key: str | None) -> Grant | None:
    """The grant of a key, among the terms with everything decided; None when it is not there."""
    return case.once(_grants).get(key) if key else None


def _grants(case: Case) -> Mapping[str, Grant]:
    return {grant.key: grant for grant in decided(case).terms.grants}


def waiting(case: Case) -> list[Avenant]:
    """The avenants known on the day that do not count yet: drafts, and those that take effect later."""
    keys = {avenant.key for avenant in decided(case).avenants}
    return [
        avenant for avenant in case.convention.avenants if avenant.key not in keys and _known(case, avenant)
    ]


def _known(case: Case, avenant: Avenant) -> bool:
    convention = case.convention
    state = act_state(convention, avenant, case.known_day)
    if state is not ActState.DRAFT:
        return state is not ActState.WITHDRAWN
    return avenant.signed_on is None and convention.deliberation_of(avenant) is None


def written_lines(case: Case) -> tuple[WrittenLine, ...]:
    """Every budget line that counts: one replaced by a later act is left out, a projet's is there.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> [written.address for written in written_lines(Case(cci_2017_2019(), date(2018, 12, 31)))]
    ['avenants[2018-1].operations[subvention 2018].grant.lines[1]']
    """
    return case.once(_written_lines)


def _written_lines(case: Case) -> tuple[WrittenLine, ...]:
    return (*_consolidated(decided(case)), *_drafted(case))


def _consolidated(folded: Fold) -> Iterator[WrittenLine]:
    for grant in folded.terms.grants:
        for line in grant.lines:
            address = folded.origin(f"grants[{grant.key}].lines[{line.key}]").address
            yield WrittenLine(line, grant, address)


def _drafted(case: Case) -> Iterator[WrittenLine]:
    """The lines of drafts, for the grant that is there, or else for the one that a draft sets."""
    said = [
        (f"{act_address(avenant)}.operations[{operation.key}]", operation)
        for avenant in waiting(case)
        for operation in avenant.operations
    ]
    new = (operation.grant for _, operation in reversed(said) if isinstance(operation, SetGrant))
    grants = {grant.key: grant for grant in (*new, *decided(case).terms.grants)}
    for address, operation in said:
        if isinstance(operation, SetGrant):
            for line in operation.grant.lines:
                place = f"{address}.grant.lines[{line.key}]"
                yield WrittenLine(line, grants[operation.grant.key], place)
        elif isinstance(operation, ChangeBudgetLine) and operation.grant in grants:
            yield WrittenLine(operation.line, grants[operation.grant], f"{address}.line")
