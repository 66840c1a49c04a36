"""Which conventions of a portfolio answer to some wishes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import same_name
from conventions.identifiers import siren, siret
from conventions.model import ActState, BudgetLine, Convention, Party, Role, Scheme
from conventions.model.identity import every_party, numbers
from conventions.operations import act_state, fold


class Wanted(NamedTuple):
    """What is wished; None wishes nothing.

    ``authority`` and ``beneficiary`` are a key, a name, or a number (SIRET, SIREN, RNA). ``line`` is an account,
    or a part of the text of an imputation. ``status`` is the state of the convention on ``as_of``, which also
    chooses the terms that ``line`` is looked for in; without it, those of every act, signed or not.
    """

    authority: str | None = None
    beneficiary: str | None = None
    exercise: int | None = None
    line: str | None = None
    status: ActState | None = None
    as_of: date | None = None


def keeps(convention: Convention, wanted: Wanted) -> bool:
    """Whether a convention answers to every wish.

    :raises ConventionsError: when a status is wished without its day.

    >>> from conventions.samples import association_2024_2026 as one
    >>> keeps(one(), Wanted(beneficiary="W420000123", exercise=2025)), keeps(one(), Wanted(line="20422"))
    (True, False)
    """
    return all(_answers(convention, wanted))


def _answers(convention: Convention, wanted: Wanted) -> Iterator[bool]:
    if wanted.authority is not None:
        yield _has(convention, Role.GRANTOR, wanted.authority)
    if wanted.beneficiary is not None:
        yield _has(convention, Role.BENEFICIARY, wanted.beneficiary)
    if wanted.status is not None:
        yield _is(convention, wanted.status, wanted.as_of)
    if wanted.exercise is not None or wanted.line is not None:
        grants = fold(convention, wanted.as_of or date.max, with_projects=True).terms.grants
        yield any(
            wanted.exercise in (None, grant.exercise)
            and (wanted.line is None or any(_names(line, wanted.line) for line in grant.lines))
            for grant in grants
        )


def _is(convention: Convention, status: ActState, as_of: date | None) -> bool:
    if as_of is None:
        raise ConventionsError("un état se lit à une date : donnez aussi as_of")
    return act_state(convention, convention, as_of) is ActState(status)


def _has(convention: Convention, role: Role, told: str) -> bool:
    return any(role in party.roles and _is_called(party, told) for party in every_party(convention))


def _is_called(party: Party, told: str) -> bool:
    number = siret.compact(told)
    return (
        party.key == told
        or same_name(party.name, told)
        or siren.compact(told) in numbers(party)
        or any(
            item.scheme is Scheme.SIRET and siret.compact(item.value) == number for item in party.identifiers
        )
    )


def _names(line: BudgetLine, told: str) -> bool:
    return line.account == told or told.casefold() in line.raw.casefold()
