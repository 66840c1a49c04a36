"""Grants of an exercise that go over the amount from which a convention is due, told without any convention."""

from __future__ import annotations

from datetime import MINYEAR, date
from functools import cache
from typing import TYPE_CHECKING

from conventions.errors import ConventionsError
from conventions.french import format_amount
from conventions.money import LIMIT, Amount
from conventions.opendata.scdl.crossing.finding import Finding, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts


def key(facts: Facts) -> tuple[str, ...]:
    """The grantor, the beneficiary and the exercise; falsy where one is not known, or the amount."""
    if not facts.beneficiary or not facts.exercise or facts.cents is None:
        return ()
    return facts.grantor, facts.beneficiary, facts.exercise


def lacks_act(facts: Facts) -> bool:
    """Whether the row tells neither the day of a convention nor the reference of a decision."""
    return not facts.day and not facts.reference.strip()


def over(rows: Sequence[Facts]) -> Iterator[Finding]:
    """Told once, at the first row that tells no convention."""
    bare = next((facts for facts in rows if lacks_act(facts)), None)
    most = _threshold(rows[0].exercise)
    total = sum(facts.cents or 0 for facts in rows)
    once = sum(facts.cents or 0 for facts in {facts.cells: facts for facts in rows}.values())
    if bare is None or most is None or not most.cents < total < LIMIT or abs(once) >= LIMIT:
        return
    doubled = "" if once == total else f" ({format_amount(Amount(cents=once))} sans les lignes répétées)"
    reason = (
        f"{format_amount(Amount(cents=total))}{doubled} accordés à ce bénéficiaire en {rows[0].exercise}, au-delà de"
        f" {format_amount(most)} : il faut une convention, et ni sa date ni sa référence ne sont dites"
    )
    yield told("threshold", bare, "dateConvention", raw=bare.day, reason=reason, rows=rows)


@cache
def _threshold(exercise: str) -> Amount | None:
    """The amount in force at the end of the exercise; None before there was one."""
    from conventions.law import value

    if int(exercise) < MINYEAR:
        return None
    try:
        return value("convention_threshold", on=date(int(exercise), 12, 31))
    except ConventionsError:
        return None
