"""The operations that make the grants of one version those of another."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.model import (
    ChangeAmount,
    ChangeBudgetLine,
    ConfirmGrant,
    Firmness,
    Grant,
    Operation,
    RemoveGrant,
    SetGrant,
    Terms,
)
from conventions.operations.changes import by_key

_TOLD = {"amount", "firmness", "lines"}
"""The fields of a grant that an operation of their own changes."""


def renewed_grants(before: Terms, after: Terms) -> set[str]:
    """The grants of another beneficiary than before: each is removed, then set."""
    old = {grant.key: grant.beneficiary for grant in before.grants}
    return {grant.key for grant in after.grants if old.get(grant.key, grant.beneficiary) != grant.beneficiary}


def grant_steps(before: Terms, after: Terms) -> Iterator[Operation]:
    """What is removed first, so that nothing is doubled on the way; then what is changed or new."""
    renewed, wanted = renewed_grants(before, after), {grant.key for grant in after.grants}
    known = {grant.key: grant for grant in before.grants}
    yield from (RemoveGrant(grant=key) for key in known if key in renewed or key not in wanted)
    for grant in after.grants:
        old = None if grant.key in renewed else known.get(grant.key)
        if old != grant:
            yield from _told(old, grant)


def _told(old: Grant | None, new: Grant) -> list[Operation]:
    """The operations that say only what changes, where there are some; else, the grant as it reads."""
    changed = {name for name in type(new).model_fields if old and getattr(old, name) != getattr(new, name)}
    if old is None or not changed <= _TOLD or not _is_told(old, new):
        return [SetGrant(grant=new)]
    told: list[Operation] = []
    if "firmness" in changed:
        told.append(ConfirmGrant(grant=new.key))
    if "amount" in changed:
        told.append(ChangeAmount(grant=new.key, old=old.amount, new=new.amount))
    lines = by_key(old.lines)
    charged = (line for line in new.lines if lines.get(line.key) != line)
    return [*told, *(ChangeBudgetLine(grant=new.key, line=line) for line in charged)]


def _is_told(old: Grant, new: Grant) -> bool:
    """Whether what changes is a confirmation, a known amount, lines that none leaves nor moves."""
    known, wanted = by_key(old.lines), by_key(new.lines)
    kept = tuple(known | wanted) == tuple(wanted)
    return (
        kept
        and new.firmness in {old.firmness, Firmness.FIRM}
        and (new.amount is not None or old.amount is None)
    )
