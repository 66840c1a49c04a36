"""What became of each rule: a finding, conform, without object, not evaluated; its answers tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from conventions.french import plural
from conventions.rules.cover import Cover
from conventions.rules.reading.wording import fitted
from conventions.rules.report import Unsettled
from conventions.rules.rule import Answer, Fault, NotApplicable, NotEvaluated, Passed, Rule

REASONS_SHOWN = 5


class Outcome(NamedTuple):
    """A rule, and what it answered, covered."""

    rule: Rule
    answers: tuple[Answer, ...]


class Settled(NamedTuple):
    """The rules by what became of them; a missing fact stands apart from, or beside, a finding."""

    conform: tuple[str, ...]
    not_applicable: tuple[Unsettled, ...]
    not_evaluated: tuple[Unsettled, ...]
    partly_evaluated: tuple[Unsettled, ...]


def settled(outcomes: Iterable[Outcome], cover: Cover) -> Settled:
    """Sort rules out: « sans objet » only when it is all that a rule says; « conforme » when nothing is missing."""
    found: dict[str, list[Outcome]] = {name: [] for name in Settled._fields}
    for outcome in outcomes:
        name = _fate({type(answer) for answer in outcome.answers})
        if name is not None:
            found[name].append(outcome)
    missing = [
        tuple(_unsettled(each, kind, cover) for each in found[name])
        for name, kind in zip(Settled._fields[1:], (NotApplicable, NotEvaluated, NotEvaluated), strict=True)
    ]
    return Settled(tuple(each.rule.code for each in found["conform"]), *missing)


def _fate(kinds: set[type[Answer]]) -> str | None:
    if NotEvaluated in kinds:
        return "partly_evaluated" if Fault in kinds else "not_evaluated"
    if Fault in kinds:
        return None
    return "conform" if Passed in kinds else "not_applicable"


def _unsettled(outcome: Outcome, kind: type[NotApplicable | NotEvaluated], cover: Cover) -> Unsettled:
    """One line a rule: its reasons once each, the places where facts are missing."""
    reasons: dict[str, None] = {}
    places: dict[str, None] = {}
    for answer in outcome.answers:
        if isinstance(answer, kind):
            reasons[answer.reason] = None
        if isinstance(answer, NotEvaluated) and answer.address:
            places[cover.address(answer.address)] = None
    return Unsettled(
        code=outcome.rule.code,
        title=outcome.rule.title,
        reason=fitted(_joined(list(reasons))),
        addresses=tuple(places),
    )


def _joined(reasons: list[str]) -> str:
    """The first reasons, and how many more there are."""
    more = len(reasons) - REASONS_SHOWN
    others = [f"et {more} {plural(more, 'autre raison', 'autres raisons')}"] if more > 0 else []
    return " ; ".join([*reasons[:REASONS_SHOWN], *others])
