"""What both rules on the budget vote look at: a grant with a convention has a deliberation of its own."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.model import Decision, DecisionKind, Deliberation
from conventions.operations import act_name
from conventions.rules.answers import Answer, Fault, NotApplicable, NotEvaluated, Passed
from conventions.rules.case import Case
from conventions.rules.reading.deliberations import APPROVING, GRANTING, NO_DECISION, deciding, said, taken

_KINDS = GRANTING | APPROVING


def answers(case: Case) -> Iterator[Answer]:
    """A fault for each deliberation that adopts the budget and alone decides the grant; its day is told."""
    named = {act.deliberation for act in (case.convention, *case.convention.avenants)}
    named |= {item.key for item in deciding(case)}
    found = [item for item in taken(case) if item.key in named]
    if not found:
        yield NotApplicable(NO_DECISION)
    for item in found:
        yield _answer(case, item)._replace(day=item.date)


def _answer(case: Case, item: Deliberation) -> Answer:
    address = f"deliberations[{item.key}]"
    budget = next((each for each in item.decisions if each.kind is DecisionKind.ADOPT_BUDGET), None)
    if not item.decisions:
        return NotEvaluated(f"décisions non renseignées : {said(item)}", address)
    if budget is None or _is_decided_elsewhere(case, item):
        return Passed(address)
    return Fault(
        address=f"{address}.decisions[{budget.key}]",
        message=f"{said(item)} adopte le budget, et {_what(case, item)} : une subvention assortie de conditions"
        " se décide par une délibération distincte",
        remedy="prendre une délibération propre à la subvention, avant tout versement",
        words=budget.raw,
        values=(("délibération", item.date),),
    )


def _what(case: Case, item: Deliberation) -> str:
    kinds = {each.kind for each in item.decisions}
    if kinds & GRANTING:
        return "attribue la subvention"
    if kinds & APPROVING:
        return "approuve la convention ou un avenant"
    acts = (case.convention, *case.convention.avenants)
    act = next(each for each in acts if each.deliberation == item.key)
    return f"c’est la seule sur laquelle repose {act_name(act)}"


def _is_decided_elsewhere(case: Case, item: Deliberation) -> bool:
    """Whether another deliberation, without a budget, decides all that this one does."""
    others = [each for each in deciding(case) if each is not item and not _adopts(each)]
    made = [each for each in item.decisions if each.kind in _KINDS]
    if not made:
        return bool(others)
    return all(any(_same(mine, its) for other in others for its in other.decisions) for mine in made)


def _adopts(item: Deliberation) -> bool:
    return any(each.kind is DecisionKind.ADOPT_BUDGET for each in item.decisions)


def _same(mine: Decision, its: Decision) -> bool:
    """Whether two decisions may be about the same money; what is not told may be the same."""
    if its.kind not in _KINDS:
        return False
    exercises, bodies = {mine.exercise, its.exercise}, {mine.beneficiary, its.beneficiary}
    return all(None in told or len(told) == 1 for told in (exercises, bodies))
