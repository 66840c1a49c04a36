"""The avenant that turns one version of the terms into another: the most telling operation for each change."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.errors import ConventionsError
from conventions.model import Avenant, AvenantKind, ChangeParty, Operation, Party, Reorder, Terms
from conventions.operations.applying import FAILURES, perform, reason_of
from conventions.operations.changes import check_terms
from conventions.operations.editing import PARTS, Draft, free_key
from conventions.operations.steps import steps_between

_NONE = "aucun avenant ne fait passer d’une version à l’autre"


def propose(
    before: Terms,
    after: Terms,
    *,
    number: int | None = None,
    year: int | None = None,
    kind: AvenantKind | None = None,
) -> Avenant:
    """The avenant whose operations turn ``before`` into exactly ``after``; without dates, it is a projet.

    It is the empty avenant when both are equal. What is added comes before what names it, what is removed
    after; another order of the records comes last.

    :raises ConventionsError: when no avenant can: clauses that become unknown, something removed that is
        still named, a grant that would double another one; when one of both is no terms. Says why, in French.

    >>> from conventions import Period
    >>> from conventions.samples import association_2024_2026
    >>> before = association_2024_2026().initial
    >>> longer = before.replace(period=Period.years(2024, 2027))
    >>> [str(operation.until) for operation in propose(before, longer, number=2).operations]
    ['2027-12-31']
    """
    check_terms(before=before, after=after)
    _refuse_unknown_clauses(before, after)
    operations = _with_takeover(before, after) or _reaching(before, after, [])
    return Avenant(number=number, year=year, kind=kind, operations=_keyed(operations))


def _refuse_unknown_clauses(before: Terms, after: Terms) -> None:
    if before.clauses is not None and after.clauses is None:
        raise ConventionsError("aucun avenant ne rend inconnues des clauses qui sont connues")
    if before.clauses is None and after.clauses == ():
        raise ConventionsError(
            "aucun avenant ne dit qu’il n’y a pas de clause, quand celles d’avant ne sont pas connues"
        )


def _reaching(before: Terms, after: Terms, first: list[Operation]) -> list[Operation]:
    """The operations from one version to the other, after some that are already chosen.

    :raises ConventionsError: when they do not lead there.
    """
    draft, done = Draft(before), []
    try:
        for operation in first:
            perform(draft, operation)
        for operation in steps_between(draft.terms(), after):
            perform(draft, operation)
            done.append(operation)
    except FAILURES as error:
        raise ConventionsError(f"{_NONE} : {reason_of(error)}") from None
    done += list(_reordered(draft, after))
    if draft.terms() != after:
        raise ConventionsError(f"{_NONE} : une partie remplacée y est encore nommée")
    return [*first, *done]


def _reordered(draft: Draft, after: Terms) -> Iterable[Operation]:
    """The order of each part, where it is not the one that the operations leave."""
    for part in PARTS:
        wanted = tuple(item.key for item in getattr(after, part) or ())
        if wanted != tuple(draft.part(part)):
            operation = Reorder(part=part, keys=wanted)
            perform(draft, operation)
            yield operation


def _with_takeover(before: Terms, after: Terms) -> list[Operation] | None:
    """The operations when one party takes the place of another; None when nothing says so."""
    old = [party for party in before.parties if after.party(party.key) is None]
    new = [party for party in after.parties if before.party(party.key) is None]
    if len(old) != 1 or len(new) != 1:
        return None
    try:
        plain: list[Operation] | None = _reaching(before, after, [])
    except ConventionsError:
        plain = None
    try:
        taken = _reaching(before, after, [_takeover(before, old[0], new[0])])
    except ConventionsError:
        return plain
    return taken if plain is None or len(taken) < len(plain) else plain


def _takeover(before: Terms, old: Party, new: Party) -> ChangeParty:
    same = {item.value for item in old.identifiers} & {item.value for item in new.identifiers}
    if same:
        return ChangeParty(old=old.key, new=new, reason="changement de dénomination")
    granted = any(grant.beneficiary == old.key for grant in before.grants)
    return ChangeParty(old=old.key, new=new, reason="reprise" if granted else "substitution")


def _keyed(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Each operation with a key of its own."""
    found: dict[str, Operation] = {}
    for operation in operations:
        key = free_key(operation.key, found)
        found[key] = operation if key == operation.key else operation.replace(key=key)
    return tuple(found.values())
