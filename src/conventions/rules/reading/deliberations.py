"""The deliberations that count on the day of a check: taken, not rejected; what they grant, what repeals them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from conventions.french import format_date
from conventions.model import (
    Avenant,
    DatedAct,
    Decision,
    DecisionKind,
    Deliberation,
    Grant,
    Outcome,
    Party,
    PartyKind,
    Renewal,
    Role,
)
from conventions.operations import act_address
from conventions.rules.case import Case
from conventions.rules.written import party_of

GRANTING = frozenset({DecisionKind.GRANT, DecisionKind.AUTHORISE_PAYMENT})
APPROVING = frozenset({DecisionKind.APPROVE_CONVENTION, DecisionKind.APPROVE_AVENANT})
NO_DECISION = "aucune délibération du dossier n’attribue de subvention ni n’approuve la convention"
NO_GRANTING = "aucune délibération du dossier n’attribue de subvention"


class Granting(NamedTuple):
    """A deliberation that grants money, and its decisions that do."""

    item: Deliberation
    decisions: tuple[Decision, ...]


def taken(case: Case) -> tuple[Deliberation, ...]:
    """The deliberations of the file taken by the day; a vote that rejects decides nothing.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [item.number for item in taken(Case(association_2024_2026(), date(2024, 12, 31)))]
    ['2023-12-118']
    """
    return case.once(_taken)


def _taken(case: Case) -> tuple[Deliberation, ...]:
    day = case.known_day
    return tuple(item for item in case.convention.deliberations if item.date <= day and not is_rejected(item))


def is_rejected(item: Deliberation) -> bool:
    """Whether the vote was against."""
    return item.vote is not None and item.vote.outcome is Outcome.REJECTED


def deciding(case: Case) -> tuple[Deliberation, ...]:
    """Those of an authority that grants money or approves the convention or an avenant."""
    return case.once(_deciding)


def _deciding(case: Case) -> tuple[Deliberation, ...]:
    kinds = GRANTING | APPROVING
    return tuple(
        item
        for item in taken(case)
        if any(decision.kind in kinds for decision in item.decisions) and not _is_asking(case, item)
    )


def _is_asking(case: Case, item: Deliberation) -> bool:
    """Whether it is the deliberation of the body that receives."""
    party = authority(case, item)
    return party is not None and Role.BENEFICIARY in party.roles and Role.GRANTOR not in party.roles


def granting(case: Case) -> tuple[Granting, ...]:
    """Those that grant money: « attribue », or « autorise le versement » where nothing else attributes it.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> [found.decisions[0].key for found in granting(Case(cci_2017_2019(), date(2018, 12, 31)))]
    ['1']
    """
    return case.once(_granting)


def _granting(case: Case) -> tuple[Granting, ...]:
    found = deciding(case)
    exercises = {
        decision.exercise
        for item in found
        for decision in item.decisions
        if decision.kind is DecisionKind.GRANT
    }
    told = (Granting(item, tuple(_of(item.decisions, exercises))) for item in found)
    return tuple(each for each in told if each.decisions)


def _of(decisions: Iterable[Decision], granted: set[int | None]) -> Iterable[Decision]:
    for decision in decisions:
        if decision.kind is DecisionKind.GRANT or (
            decision.kind is DecisionKind.AUTHORISE_PAYMENT and not _is_granted(decision, granted)
        ):
            yield decision


def _is_granted(decision: Decision, granted: set[int | None]) -> bool:
    """Whether a deliberation attributes the money of the exercise; an exercise that is not told may be any."""
    return bool(granted) and (decision.exercise is None or None in granted or decision.exercise in granted)


def approving(case: Case, act: DatedAct) -> tuple[Deliberation, ...]:
    """The deliberation that an act names, or those with a decision that approves it, oldest first.

    A renewal has the one that it names alone.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> case = Case(association_2024_2026(), date(2025, 6, 30))
    >>> [item.number for item in approving(case, case.convention.avenants[0])]
    ['2025-02-009']
    """
    if act.deliberation is not None or isinstance(act, Renewal):
        named = case.convention.deliberation_of(act)
        return (named,) if named else ()
    found = (item for item in deciding(case) if is_approved_by(item, act))
    return tuple(sorted(found, key=lambda item: (item.date, item.key)))


def is_approved_by(item: Deliberation, act: DatedAct) -> bool:
    """Whether a decision of a deliberation approves the convention, or this avenant of it."""
    if isinstance(act, Avenant):
        kind, key = DecisionKind.APPROVE_AVENANT, act.key
        return any(each.kind is kind and each.avenant == key for each in item.decisions)
    return any(each.kind is DecisionKind.APPROVE_CONVENTION for each in item.decisions)


def authority(case: Case, item: Deliberation) -> Party | None:
    """The party whose organ decided."""
    return party_of(case, item.authority) or case.convention.initial.party(item.authority)


def kind_of_authority(case: Case, item: Deliberation) -> PartyKind | None:
    """What the authority was on the day of the deliberation; None when nobody says."""
    party = authority(case, item)
    return party.kind_on(item.date) if party else None


def granting_to(case: Case, grant: Grant) -> list[Deliberation]:
    """Those of :func:`deciding` with a decision that may grant this money, in the order of the file."""
    found = case.once(_by_grant)
    keys = product((None, grant.exercise), (None, grant.beneficiary))
    return [
        item for _, item in sorted({key: item for each in keys for key, item in found.get(each, ())}.items())
    ]


def _by_grant(case: Case) -> Mapping[tuple[int | None, str | None], list[tuple[int, Deliberation]]]:
    """By the exercise and the body that they name; None where they name none. Each has its rank."""
    found: dict[tuple[int | None, str | None], list[tuple[int, Deliberation]]] = defaultdict(list)
    for rank, item in enumerate(deciding(case)):
        for decision in item.decisions:
            if decision.kind in GRANTING:
                found[decision.exercise, decision.beneficiary].append((rank, item))
    return found


def deliberation_of(case: Case, act: DatedAct) -> Deliberation | None:
    """That of an act, looked for once: many grants have one act."""
    known, place = case.once(_known), act_address(act)
    if place not in known:
        known[place] = case.convention.deliberation_of(act)
    return known[place]


def _known(_: Case) -> dict[str, Deliberation | None]:
    return {}


def repealed_by(case: Case, item: Deliberation) -> Deliberation | None:
    """The first deliberation that repealed it by the day of the check, of those that still stand if any; or None."""
    repealing = case.once(_repealing)
    return min(
        repealing.get(item.key, ()),
        key=lambda each: (each.key in repealing, each.date, each.key),
        default=None,
    )


def _repealing(case: Case) -> Mapping[str, Sequence[Deliberation]]:
    """Those that repealed each deliberation by the day of the check, by its key."""
    found: dict[str, list[Deliberation]] = defaultdict(list)
    for each in case.convention.deliberations:
        if each.date <= case.known_day:
            for key in each.repeals:
                found[key].append(each)
    return dict(found)


def said(item: Deliberation) -> str:
    """« la délibération n° 2023-12-118 du 14 décembre 2023 », « la délibération du 15 novembre 2018 »."""
    return _said(item.number, item.date)


@lru_cache(maxsize=256)
def _said(number: str | None, day: date) -> str:
    """Said by several rules of the same deliberations."""
    return f"la délibération{f' n° {number}' if number else ''} du {format_date(day)}"
