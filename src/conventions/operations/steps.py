"""The operations that make each part of the terms what it is in another version, in an order that they allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from conventions.model import (
    Action,
    AddAction,
    AddParty,
    ChangeAction,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    Clause,
    ExtendTerm,
    Operation,
    Party,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveParty,
    RemovePaymentTerms,
    ReplaceArticle,
    SetAxis,
    SetCeiling,
    SetClause,
    SetDevice,
    SetTarget,
    Terms,
)
from conventions.operations.changes import by_key
from conventions.operations.money_steps import grant_steps, renewed_grants
from conventions.operations.wording import article_name


def steps_between(before: Terms, after: Terms) -> Iterator[Operation]:
    """The operations from one version to the other, but for the order of the records."""
    yield from _period(before, after)
    yield from _set(before, after, "parties", _party)
    yield from _set(before, after, "axes", lambda _, axis: [SetAxis(axis=axis)])
    yield from _set(before, after, "devices", lambda _, device: [SetDevice(device=device)])
    yield from (RemoveAction(action=key) for key in _gone(before, after, "actions"))
    yield from _set(before, after, "actions", _action)
    yield from _money(before, after)
    yield from _ceiling(before, after)
    yield from _clauses(before, after)
    yield from (RemoveAxis(axis=key) for key in _gone(before, after, "axes"))
    yield from (RemoveDevice(device=key) for key in _gone(before, after, "devices"))
    yield from (RemoveParty(party=key) for key in _gone(before, after, "parties"))


def _held(terms: Terms, part: str) -> dict[str, Any]:
    return by_key(getattr(terms, part) or ())


def _gone(before: Terms, after: Terms, part: str) -> list[str]:
    left = _held(after, part)
    return [key for key in _held(before, part) if key not in left]


def _set(
    before: Terms, after: Terms, part: str, told: Callable[[Any, Any], list[Operation]]
) -> Iterator[Operation]:
    """What is new or changed in a part, each told with what was there, or None."""
    known = _held(before, part)
    for key, item in _held(after, part).items():
        if item != known.get(key):
            yield from told(known.get(key), item)


def _period(before: Terms, after: Terms) -> Iterator[Operation]:
    """Only a later end is an extension: an earlier one may be a termination or not, which nothing says."""
    old, new = before.period, after.period
    if old == new:
        return
    if old.start == new.start and old.end and new.end and new.end > old.end:
        yield ExtendTerm(until=new.end)
    else:
        yield ChangePeriod(period=new)


def _party(old: Party | None, new: Party) -> list[Operation]:
    if old is None:
        return [AddParty(party=new)]
    renamed = old.name != new.name
    return [
        ChangeParty(old=old.key, new=new, reason="changement de dénomination" if renamed else "correction")
    ]


def _action(old: Action | None, new: Action) -> list[Operation]:
    if old is None:
        return [AddAction(action=new)]
    known, wanted = by_key(old.targets), by_key(new.targets)
    others = {name for name in type(new).model_fields if getattr(old, name) != getattr(new, name)}
    if others != {"targets"} or tuple(known | wanted) != tuple(wanted):
        return [ChangeAction(action=new)]
    changed = [target for target in new.targets if known.get(target.key) != target]
    return [SetTarget(action=new.key, target=target) for target in changed]


def _money(before: Terms, after: Terms) -> Iterator[Operation]:
    """Payment terms that name a grant to remove are changed or removed before it, those that name a new one after."""
    known, wanted = _held(before, "payment_terms"), _held(after, "payment_terms")
    falling = renewed_grants(before, after) | set(_gone(before, after, "grants"))
    held = {key for key, terms in known.items() if falling.intersection(terms.grants)}
    lasting = set(_held(before, "grants")) - falling
    early = {key for key in held if key in wanted and lasting.issuperset(wanted[key].grants)}
    loose = (key for key in known if key not in wanted or key in held - early)
    yield from (RemovePaymentTerms(payment_terms=key) for key in loose)
    yield from (ChangePaymentTerms(payment_terms=wanted[key]) for key in known if key in early)
    yield from grant_steps(before, after)
    for key, terms in wanted.items():
        if key not in early and (key in held or known.get(key) != terms):
            yield ChangePaymentTerms(payment_terms=terms)


def _ceiling(before: Terms, after: Terms) -> Iterator[Operation]:
    if before.ceiling != after.ceiling:
        yield SetCeiling(ceiling=after.ceiling)


def _clauses(before: Terms, after: Terms) -> Iterator[Operation]:
    yield from (RemoveClause(clause=key) for key in _gone(before, after, "clauses"))
    articles = [article_name(clause.article) for clause in after.clauses or () if clause.article]

    def told(old: Clause | None, new: Clause) -> list[Operation]:
        alone = bool(new.article) and articles.count(article_name(new.article or "")) == 1
        if alone and old and new.raw and old == new.replace(key=new.key, raw=old.raw):
            return [ReplaceArticle(article=new.article or "", text=new.raw)]
        return [SetClause(clause=new)]

    yield from _set(before, after, "clauses", told)
