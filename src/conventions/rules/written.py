"""The grants and budget lines that a rule looks at, each with the address where it is written.

Every act counts: the initial terms, the avenants in force, those that were only approved, and drafts that
nobody decided yet. An act repealed, or decided after the day of the check, does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.model import (
    ActState,
    Avenant,
    BudgetLine,
    ChangeBudgetLine,
    Grant,
    Operation,
    SetGrant,
)
from conventions.operations import Fold, act_address, act_state, acts_in_order, fold
from conventions.rules.case import Case


class WrittenLine(NamedTuple):
    """A budget line, the grant it is charged for, and its address in the convention."""

    line: BudgetLine
    grant: Grant
    address: str


class _Lines(NamedTuple):
    """The lines as written, by the key of the grant and what tells them apart; and the grants themselves."""

    grants: dict[str, Grant]
    lines: dict[tuple[str, str], tuple[str, BudgetLine]]


def decided(case: Case) -> Fold:
    """The terms with everything decided by the day of the check, projets of avenants included."""
    return case.once(_decided)


def _decided(case: Case) -> Fold:
    return fold(case.convention, case.as_of, known_on=case.known_on, with_projects=True)


def counted(case: Case) -> list[Avenant]:
    """The avenants that :func:`decided` folds, in order."""
    return acts_in_order(case.convention, case.as_of, known_on=case.known_on, with_projects=True)


def operations_of(avenants: list[Avenant]) -> Iterator[tuple[str, Operation]]:
    """Each operation with its address."""
    for avenant in avenants:
        for operation in avenant.operations:
            yield f"{act_address(avenant)}.operations[{operation.key}]", operation


def waiting(case: Case) -> list[Avenant]:
    """The avenants known on the day that do not count yet: drafts, and those that take effect later."""
    keys = {avenant.key for avenant in counted(case)}
    return [
        avenant for avenant in case.convention.avenants if avenant.key not in keys and _known(case, avenant)
    ]


def _known(case: Case, avenant: Avenant) -> bool:
    convention = case.convention
    state = act_state(convention, avenant, min(case.as_of, case.known_on or case.as_of))
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
    found = _initial(case)
    for address, operation in operations_of(counted(case)):
        if isinstance(operation, SetGrant) and operation.mode == "remplace":
            _forget(found, operation.grant.key)
        _write(found, address, operation)
    for address, operation in operations_of(waiting(case)):
        _write(found, address, operation, apart=address)
    grants = found.grants | {grant.key: grant for grant in decided(case).terms.grants}
    kept = ((line, grants.get(key), address) for (key, _), (address, line) in found.lines.items())
    return tuple(WrittenLine(line, grant, address) for line, grant, address in kept if grant)


def _initial(case: Case) -> _Lines:
    found = _Lines({}, {})
    for grant in case.convention.initial.grants:
        _put(found, grant, f"initial.grants[{grant.key}]", "")
    return found


def _write(found: _Lines, address: str, operation: Operation, apart: str = "") -> None:
    """Add the lines of an operation; ``apart`` keeps them beside those of the same key."""
    if isinstance(operation, SetGrant):
        added = operation.mode == "ajoute"
        _put(found, operation.grant, f"{address}.grant", address if added else apart)
    elif isinstance(operation, ChangeBudgetLine):
        key = (operation.grant, f"{operation.line.key}{apart}")
        found.lines[key] = f"{address}.line", operation.line


def _put(found: _Lines, grant: Grant, address: str, apart: str) -> None:
    found.grants.setdefault(grant.key, grant)
    for line in grant.lines:
        found.lines[grant.key, f"{line.key}{apart}"] = f"{address}.lines[{line.key}]", line


def _forget(found: _Lines, grant: str) -> None:
    for key in [key for key in found.lines if key[0] == grant]:
        del found.lines[key]
