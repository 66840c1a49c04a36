"""How long the convention lasts: extended, changed, ended before its term, renewed."""

from __future__ import annotations

from datetime import date
from typing import NoReturn, cast

from conventions.french import NBSP, format_date
from conventions.model import ChangePeriod, ExtendTerm, Firmness, Renewal, Terminate, TermsPart
from conventions.operations.editing import Draft, Refusal, Touched
from conventions.periods import DAY, Period


def extend_term(draft: Draft, operation: ExtendTerm) -> Touched:
    """The period ends later; it never ends sooner."""
    _lengthen(draft, _new_end(draft.period, operation), "une prolongation")
    return {"period": "until" if operation.by is None else "by"}


def renew(draft: Draft, renewal: Renewal) -> Touched:
    """The period ends on the day to which the convention is renewed."""
    _lengthen(draft, renewal.until, "une reconduction")
    return {"period": "until"}


def change_period(draft: Draft, operation: ChangePeriod) -> Touched:
    """Other dates for the whole period; those of a convention that was terminated end no later."""
    end = operation.period.end
    if draft.ended is not None and (end is None or end > draft.ended):
        _refuse_ended(draft.ended, "une nouvelle période ne peut pas aller au-delà")
    draft.period = operation.period
    return {"period": "period"}


def terminate(draft: Draft, operation: Terminate) -> Touched:
    """The period ends on the day; what was only foreseen for later exercises falls.

    Payment terms that name a grant that falls stay as they are: they pay nothing.
    """
    day, period = format_date(operation.day), draft.period
    if operation.day < period.start:
        raise Refusal(f"une résiliation au {day} précède le début, le {format_date(period.start)}")
    if period.end is not None and operation.day > period.end:
        raise Refusal(f"une résiliation au {day} vient après la fin, le {format_date(period.end)}")
    fallen = [
        grant.key
        for grant in draft.part(TermsPart.GRANTS).values()
        if grant.firmness is Firmness.FORECAST and grant.exercise > operation.day.year
    ]
    for key in fallen:
        draft.drop(TermsPart.GRANTS, key)
    draft.period, draft.ended = period.until(operation.day), operation.day
    return {"period": "day", **{f"grants[{key}]": "" for key in fallen}}


def _new_end(period: Period, operation: ExtendTerm) -> date:
    if operation.until is not None:
        return operation.until
    if period.end is None or operation.by is None:
        raise Refusal(
            "une prolongation de quelques mois demande une fin connue : dites jusqu’à quel jour (until)"
        )
    return cast("date", Period.lasting(period.end + DAY, operation.by).end)


def _refuse_ended(ended: date, why: str) -> NoReturn:
    raise Refusal(f"la convention est résiliée au {format_date(ended)}{NBSP}: {why}")


def _lengthen(draft: Draft, until: date, what: str) -> None:
    if draft.ended is not None:
        _refuse_ended(draft.ended, f"{what} ne la fait pas revivre")
    end = draft.period.end
    if end is not None and until < end:
        told, known = format_date(until), format_date(end)
        raise Refusal(f"{what} au {told} raccourcirait la période, qui va au {known}")
    draft.period = draft.period.until(until)
