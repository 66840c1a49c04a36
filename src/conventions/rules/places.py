"""Where the parties, the targets and the payment terms of the consolidated convention are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from conventions.model import (
    AddAction,
    AddParty,
    ChangeAction,
    ChangeParty,
    ChangePaymentTerms,
    Operation,
    Party,
    PaymentTerms,
    SetTarget,
    Target,
)
from conventions.rules.rule import Case
from conventions.rules.written import counted, operations_of

T = TypeVar("T")
Found = Iterator[tuple[str, T]]


def party_address(case: Case, party: Party) -> str:
    """The address of a party: in the initial terms, or in the avenant that brought it."""
    initial = ((f"initial.parties[{item.key}]", item) for item in case.convention.initial.parties)
    later = (found for address, operation in _operations(case) for found in _parties(address, operation))
    return _last([*initial, *later], party)


def terms_address(case: Case, terms: PaymentTerms) -> str:
    """The address of payment terms."""
    initial = ((f"initial.payment_terms[{item.key}]", item) for item in case.convention.initial.payment_terms)
    later = (
        (f"{address}.payment_terms", operation.payment_terms)
        for address, operation in _operations(case)
        if isinstance(operation, ChangePaymentTerms)
    )
    return _last([*initial, *later], terms)


def target_address(case: Case, action: str, target: Target) -> str:
    """The address of a target of an action, whose key is given."""
    initial = (
        (f"initial.actions[{item.key}].targets[{held.key}]", (item.key, held))
        for item in case.convention.initial.actions
        for held in item.targets
    )
    later = (found for address, operation in _operations(case) for found in _targets(address, operation))
    return _last([*initial, *later], (action, target))


def _operations(case: Case) -> Iterator[tuple[str, Operation]]:
    return operations_of(counted(case))


def _parties(address: str, operation: Operation) -> Found[Party]:
    if isinstance(operation, AddParty):
        yield f"{address}.party", operation.party
    elif isinstance(operation, ChangeParty):
        yield f"{address}.new", operation.new


def _targets(address: str, operation: Operation) -> Found[tuple[str, Target]]:
    if isinstance(operation, SetTarget):
        yield f"{address}.target", (operation.action, operation.target)
    elif isinstance(operation, AddAction | ChangeAction):
        key = operation.action.key
        yield from (
            (f"{address}.action.targets[{held.key}]", (key, held)) for held in operation.action.targets
        )


def _last(places: Iterable[tuple[str, T]], item: T) -> str:
    """The place that wrote the item last: what is consolidated was written somewhere."""
    return [address for address, found in places if found == item][-1]
