"""An avenant published as the new total of a grant, beside the row of the first amount."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from conventions.french import format_amount, format_date
from conventions.money import Amount
from conventions.opendata.scdl.crossing.facts import folded
from conventions.opendata.scdl.crossing.finding import Finding, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts

# Compiled where an avenant is met, not at start.
_AMOUNT: Final = (
    r"(?<![0-9])([0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3}){1,4}|[0-9]{1,15})(?:,([0-9]{2}))?(?![0-9])"
)
_TOLD_DAY: Final = r"(?<![0-9])(?:[0-9]{1,2}(?:er)? [a-z]{3,9} [0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4})"


def restated(rows: Sequence[Facts]) -> Iterator[Finding]:
    """Each avenant whose amount looks like an earlier amount and what it adds."""
    spoken = [facts for facts in rows if facts.cents is not None and facts.amended]
    if not spoken:
        return
    avenants = {facts.number for facts in spoken}
    firsts = _Firsts(facts for facts in rows if (facts.cents or 0) > 0 and facts.number not in avenants)
    for facts in spoken:
        first = firsts.restated_by(facts)
        if first is not None:
            yield _told(first, facts)


class _Firsts:
    """The rows that may be a first amount, by amount and by convention: a look-up, whatever their number."""

    def __init__(self, rows: Iterable[Facts]) -> None:
        self._by_amount: dict[int, Facts] = {}
        self._by_act: dict[tuple[str, ...], list[tuple[int, int, Facts]]] = defaultdict(list)
        for facts in sorted(rows, key=lambda facts: (facts.cents, facts.number)):
            self._by_amount[facts.cents or 0] = facts
            for act in (*_acts(facts), *_said_days(facts)):
                self._by_act[act].append((facts.cents or 0, facts.number, facts))

    def restated_by(self, facts: Facts) -> Facts | None:
        """The amount of the same convention that comes next below, else the one that the text adds to."""
        total = facts.cents or 0
        told = (("said", day) for day in re.findall(_TOLD_DAY, facts.words))
        for act in (*_acts(facts), *told):
            known = self._by_act.get(act, [])
            below = bisect_left(known, (total,))
            if below:
                return known[below - 1][2]
        added = (cents for cents in _told_amounts(_told_words(facts)) if 0 < cents < total)
        return next(
            (self._by_amount[total - cents] for cents in added if total - cents in self._by_amount), None
        )


def _acts(facts: Facts) -> list[tuple[str, ...]]:
    """The convention that a row is of: its day, with its object or its decision."""
    if not facts.day:
        return []
    told = (("object", folded(facts.object)), ("reference", facts.reference))
    return [(facts.day, kind, text) for kind, text in told if text]


def _said_days(facts: Facts) -> list[tuple[str, ...]]:
    """The day of a convention as an avenant says it: « 12 mars 2018 », « 12/03/2018 »."""
    try:
        day = date.fromisoformat(facts.day)
    except ValueError:
        return []
    return [("said", folded(format_date(day))), ("said", format_date(day, "short"))]


def _told_words(facts: Facts) -> str:
    """The texts that may tell an amount: the numbers of a reference are none."""
    return folded(f"{facts.object} | {facts.conditions}")


def _told_amounts(words: str) -> Iterator[int]:
    for match in re.finditer(_AMOUNT, words):
        yield int(re.sub(r"[^0-9]", "", match[1]) + (match[2] or "00"))


def _told(first: Facts, facts: Facts) -> Finding:
    assert first.cents is not None and facts.cents is not None  # noqa: PT018 - only known amounts come here
    added = Amount(cents=facts.cents - first.cents)
    reason = (
        f"avenant publié, semble-t-il, comme un nouveau total : {_said(first.cents)} à la ligne de données"
        f" {first.number}, et {format_amount(added)} de plus ; ce montant est-il le total ou le supplément ?"
    )
    readings = (str(Amount(cents=facts.cents)), str(added))
    return told(
        "restated", facts, "montant", raw=facts.amount, reason=reason, rows=(first, facts), readings=readings
    )


def _said(cents: int) -> str:
    return format_amount(Amount(cents=cents))
