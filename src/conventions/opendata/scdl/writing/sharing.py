"""Which lines are one grant that several beneficiaries share, and the part of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from conventions.model import DecisionKind
from conventions.money import ZERO, Amount
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.lines import Line
from conventions.opendata.scdl.writing.shares import shares_of

_GRANTING = frozenset({DecisionKind.GRANT, DecisionKind.AUTHORISE_PAYMENT})


class Told(NamedTuple):
    """The amount of a line as the format wants it, before it is shared, and the part of the beneficiary."""

    amount: Amount
    share: str


def shared(asked: Asked, lines: Sequence[Line]) -> list[Told]:
    """The amount and the share of each line; 1.00 for those that share nothing."""
    told = [Told(line.amount, "1.00") for line in lines]
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        groups[_decision(asked, lines, line)].append(index)
    for together in groups.values():
        parts = [lines[index].amount for index in together]
        shares = shares_of(parts) if len(parts) > 1 else None
        for index, share in zip(together, shares or (), strict=bool(shares)):
            told[index] = Told(sum(parts, start=ZERO), share)
    return told


def _decision(asked: Asked, lines: Sequence[Line], line: Line) -> Hashable:
    """What the lines of one grant have in common: an act, an exercise, and one decision or one object told."""
    act = id(line.act), line.exercise
    if _is_one_sum(asked, [each for each in lines if (id(each.act), each.exercise) == act]):
        return act
    forms = frozenset((part.grant.form, part.grant.nature) for part in line.parts)
    told = all(part.grant.object for part in line.parts)
    return (
        (*act, line.first.texts["objet"], forms)
        if told
        else (*act, line.first.beneficiary.key, line.first.texts["objet"])
    )


def _is_one_sum(asked: Asked, lines: Sequence[Line]) -> bool:
    """Whether a decision grants their sum to nobody in particular."""
    decided = asked.convention.deliberation_of(lines[0].act)
    total = sum((line.amount for line in lines), start=ZERO)
    beneficiaries = {line.first.beneficiary.key for line in lines}
    return len(beneficiaries) == len(lines) and any(
        each.kind in _GRANTING
        and each.beneficiary is None
        and each.exercise == lines[0].exercise
        and each.amount == total
        for each in (decided.decisions if decided else ())
    )
