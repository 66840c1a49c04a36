"""The schedule: every payment foreseen, its amount, what it waits for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.base import Day, Flag, Key, Record, Text, Year, key_from
from conventions.days import check_days
from conventions.french import format_amount
from conventions.model import Convention, Facts, Firmness, Grant, InstalmentKind
from conventions.money import ZERO, Amount
from conventions.operations.amended import planned_through
from conventions.operations.awaited import AwaitedKind
from conventions.operations.moments import Moment
from conventions.operations.planning import Planned, planned
from conventions.operations.states import act_address, act_name
from conventions.operations.totals import Total
from conventions.operations.views import View, view_of
from conventions.operations.waiting import Proof, awaited_signature
from conventions.operations.world import World


class ScheduleLine(Record):
    """One payment foreseen: exact amount (None when unknown), day it is due or event awaited, and why.

    ``at_most`` is the most that an unknown amount can be. ``awaited`` says in French what the payment still
    waits for, ``waits_for`` in a word of a closed list. ``firm`` is false for a forecast, and for what no
    signed act carries. ``act`` names the act in French, ``act_address`` where it is in the convention.
    ``charged_to`` is the exercise of the day it is due: that of its mandate. ``reason`` is the calculation in
    one sentence (« 50 % de 62 500,00 € à la signature »).
    """

    exercise: Year
    grant: Key
    beneficiary: Key
    instalment: Key | None = None
    kind: InstalmentKind | None = None
    amount: Amount | None
    at_most: Amount | None = None
    due_on: Day | None = None
    awaited: Text | None = None
    waits_for: AwaitedKind | None = None
    proofs: tuple[Proof, ...] = ()
    firm: Flag
    act: Text
    act_address: Text
    reason: Text
    key: Key

    @property
    def charged_to(self) -> int | None:
        """The exercise that the payment is charged to: that of the day it is due; None while that is unknown."""
        return self.due_on.year if self.due_on else None

    @property
    def is_lost(self) -> bool:
        """Whether nothing will be paid: the act was withdrawn, the right lapsed, the authority stopped."""
        return self.waits_for is AwaitedKind.NOTHING


class Schedule(Record):
    """The payments foreseen at a date, in the order of exercises and instalments; their keys are unique."""

    as_of: Day
    lines: tuple[ScheduleLine, ...]

    @property
    def total(self) -> Total:
        """The sum of the lines, and the exercises whose amount is unknown."""
        return Total.of((str(line.exercise), line.amount) for line in self.lines)

    @property
    def exercises(self) -> tuple[int, ...]:
        """The exercises of the grants that are paid, in order."""
        return tuple(dict.fromkeys(line.exercise for line in self.lines))

    def of(self, exercise: int) -> Schedule:
        """The schedule of the grants of one exercise."""
        return self.replace(lines=tuple(line for line in self.lines if line.exercise == exercise))

    def due_by(self, day: date) -> tuple[ScheduleLine, ...]:
        """The firm lines that nothing holds back any more and whose day has come."""
        ready = (line for line in self.lines if line.firm and line.awaited is None)
        return tuple(line for line in ready if line.due_on is not None and line.due_on <= day)


def schedule(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> Schedule:
    """Every payment of the convention as it stood on a day.

    The money that an avenant only approved will add is listed against its signature; what a signed one added
    is due from its day on. The facts of the file count up to ``as_of``; ``facts`` adds hypotheses.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> for line in schedule(association_2024_2026(), date(2024, 12, 31)).lines[:3]:
    ...     print(line.due_on, line.amount, line.kind, "|", line.awaited)
    2024-03-31 15000.00 avance | None
    2024-09-30 9000.00 acompte | None
    None 6000.00 solde | réception : compte rendu financier, rapport d’activité
    """
    check_days(as_of, known_on)
    return schedule_of(view_of(convention, Moment(as_of, known_on), facts))


def schedule_of(view: View) -> Schedule:
    """The schedule of what is in force and decided at a moment."""
    lines = [*_signed(view), *_awaiting_signature(view)]
    lines.sort(key=lambda line: line.exercise)
    return Schedule(as_of=view.moment.as_of, lines=tuple(lines))


def _signed(view: View) -> Iterator[ScheduleLine]:
    """What the acts in force carry; a forecast that an approved act will change is told with that act."""
    waiting = view.waiting()
    for grant in view.current.terms.grants:
        if not (grant.key in waiting and grant.firmness is Firmness.FORECAST):
            world = view.world(view.current, grant, view.current.act_of(grant.key))
            yield from _lines(world, planned_through(world, view.current))


def _awaiting_signature(view: View) -> Iterator[ScheduleLine]:
    waiting = view.waiting()
    signed = {grant.key: grant for grant in view.current.terms.grants}
    for grant in view.decided.terms.grants:
        if grant.key in waiting:
            world = view.world(view.decided, grant, waiting[grant.key])
            yield from _lines(world, _of_project(world, signed.get(grant.key)))


def _of_project(world: World, old: Grant | None) -> Iterator[Planned]:
    """What an unsigned avenant will bring: a grant it sets or confirms, or what it adds to a firm one."""
    new = world.grant
    if old is None or old.firmness is Firmness.FORECAST:
        yield from planned(world)
    elif old.amount != new.amount:
        said = [
            "montant inconnu" if item.amount is None else format_amount(item.amount) for item in (old, new)
        ]
        more = None if old.amount is None or new.amount is None else max(ZERO, new.amount - old.amount)
        reason = f"de {said[0]} à {said[1]} à la signature"
        yield Planned(None, more, None, None, awaited_signature(world), (), reason, rank=0)


def _lines(world: World, plans: Iterable[Planned]) -> Iterator[ScheduleLine]:
    for plan in plans:
        yield _line(world, plan)


def _line(world: World, plan: Planned) -> ScheduleLine:
    grant, instalment, awaited = world.grant, plan.instalment, plan.awaited
    named = "versement" if instalment is None else instalment.key
    act = plan.act or world.act
    return ScheduleLine(
        exercise=grant.exercise,
        grant=grant.key,
        beneficiary=grant.beneficiary,
        instalment=instalment.key if instalment else None,
        kind=instalment.kind if instalment else None,
        amount=plan.amount,
        at_most=plan.at_most,
        due_on=plan.on,
        awaited=awaited.text if awaited else None,
        waits_for=awaited.kind if awaited else None,
        proofs=plan.proofs,
        firm=world.binds and grant.firmness is Firmness.FIRM,
        act=act_name(act),
        act_address=act_address(act),
        reason=plan.reason,
        key=_key(world, named, plan),
    )


def _key(world: World, named: str, plan: Planned) -> str:
    """Unique in the schedule: the grant, the instalment, its rank, the act that adds to it or will."""
    parts = [world.grant.key, named]
    if plan.rank:
        parts.append(str(plan.rank + 1))
    if plan.adds or not world.binds:
        parts.append(getattr(plan.act or world.act, "key", ""))
    return key_from(" / ".join(parts))
