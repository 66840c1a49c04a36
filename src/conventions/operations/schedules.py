"""The schedule: every payment foreseen, its amount, what it waits for, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.base import Day, Flag, Key, Record, Text, Year
from conventions.days import check_days
from conventions.french import format_amount
from conventions.model import (
    Avenant,
    Convention,
    DatedAct,
    Facts,
    Firmness,
    Grant,
    InstalmentKind,
    PaymentTerms,
    Terms,
)
from conventions.money import ZERO, Amount
from conventions.operations.folding import Fold, fold
from conventions.operations.instalments import Part, parts_of
from conventions.operations.moments import Moment
from conventions.operations.states import act_name
from conventions.operations.totals import Total
from conventions.operations.waiting import Due, Proof, awaited_signature, due
from conventions.operations.world import World, all_facts


class ScheduleLine(Record):
    """One payment foreseen: exact amount (None when unknown), day it is due or event awaited, and why.

    ``firm`` is false for a forecast, and for what no signed act carries. ``act`` names the act in French.
    """

    exercise: Year
    grant: Key
    beneficiary: Key
    instalment: Key | None = None
    kind: InstalmentKind | None = None
    amount: Amount | None
    due_on: Day | None = None
    awaited: Text | None = None
    proofs: tuple[Proof, ...] = ()
    firm: Flag
    act: Text
    reason: Text


class Schedule(Record):
    """The payments foreseen at a date, in the order of exercises and instalments."""

    as_of: Day
    lines: tuple[ScheduleLine, ...]

    @property
    def total(self) -> Total:
        """The sum of the lines, and the exercises whose amount is unknown."""
        return Total.of((str(line.exercise), line.amount) for line in self.lines)

    def due_by(self, day: date) -> tuple[ScheduleLine, ...]:
        """The firm lines that nothing holds back any more and whose day has come."""
        ready = (line for line in self.lines if line.firm and line.awaited is None)
        return tuple(line for line in ready if line.due_on is not None and line.due_on <= day)


def schedule(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> Schedule:
    """Every payment of the convention as it stood on a day.

    The money that an avenant only approved will add is listed against its signature. The facts of the file
    count up to ``as_of``; ``facts`` adds hypotheses.

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
    moment = Moment(as_of, known_on)
    known = all_facts(convention, facts, moment.known_day)
    current = fold(convention, as_of, known_on=known_on)
    decided = fold(convention, as_of, known_on=known_on, with_projects=True)

    def world(folded: Fold, grant: Grant, act: DatedAct) -> World:
        alone = len(folded.terms.grants) == 1
        origin = act if folded is decided else folded.settled_by(grant.key)
        return World(convention, act, origin, grant, known, moment, alone)

    lines: list[ScheduleLine] = []
    signed = {grant.key: grant for grant in current.terms.grants}
    waiting = _waiting(current, decided)
    for key, grant in signed.items():
        if not (key in waiting and grant.firmness is Firmness.FORECAST):
            lines += _lines(world(current, grant, current.act_of(key)), current.terms)
    for grant in decided.terms.grants:
        if grant.key in waiting:
            project = world(decided, grant, waiting[grant.key])
            lines += _project_lines(project, signed.get(grant.key), decided.terms)
    return Schedule(as_of=as_of, lines=tuple(sorted(lines, key=lambda line: line.exercise)))


def _waiting(current: Fold, decided: Fold) -> dict[str, DatedAct]:
    """By grant, the last act about it that was only approved."""
    found: dict[str, DatedAct] = {}
    for key, acts in decided.acts.items():
        signed = {act.key for act in current.acts.get(key, ()) if isinstance(act, Avenant)}
        unsigned = [act for act in acts if isinstance(act, Avenant) and act.key not in signed]
        if unsigned:
            found[key] = unsigned[-1]
    return found


def _project_lines(world: World, old: Grant | None, decided: Terms) -> Iterator[ScheduleLine]:
    """What an unsigned avenant will bring: a grant it sets or confirms, or what it adds to a firm one."""
    new = world.grant
    if old is None or old.firmness is Firmness.FORECAST:
        yield from _lines(world, decided)
    elif old.amount != new.amount:
        yield _line(world, _change(old, new), Due(None, awaited_signature(world), ()))


def _change(old: Grant, new: Grant) -> Part:
    said = ["montant inconnu" if item.amount is None else format_amount(item.amount) for item in (old, new)]
    known = old.amount is not None and new.amount is not None
    more = max(ZERO, new.amount - old.amount) if known else None  # type: ignore[operator]  # both known
    return Part(more, f"de {said[0]} à {said[1]} à la signature")


def _lines(world: World, agreed: Terms) -> Iterator[ScheduleLine]:
    terms = terms_for(agreed, world.grant)
    if terms is None:
        yield _unspecified(world)
        return
    parts = parts_of(world, terms)
    for instalment, part in zip(terms.instalments, parts, strict=True):
        named = {"instalment": instalment.key, "kind": instalment.kind}
        yield _line(world, part, due(instalment, world), **named)


def terms_for(terms: Terms, grant: Grant) -> PaymentTerms | None:
    """The payment terms that name the grant, else those that name none; the last agreed come first."""
    named = [item for item in terms.payment_terms if grant.key in item.grants]
    general = [item for item in terms.payment_terms if not item.grants]
    return next(reversed(general + named), None)


def _unspecified(world: World) -> ScheduleLine:
    amount = world.grant.amount
    said = "montant inconnu" if amount is None else format_amount(amount)
    awaited = "modalités non précisées dans l’acte" if world.binds() else awaited_signature(world)
    return _line(world, Part(amount, f"{said} – modalités non précisées dans l’acte"), Due(None, awaited, ()))


def _line(world: World, part: Part, when: Due, **named: object) -> ScheduleLine:
    grant = world.grant
    return ScheduleLine.model_validate(
        {
            "exercise": grant.exercise,
            "grant": grant.key,
            "beneficiary": grant.beneficiary,
            "amount": part.amount,
            "due_on": when.on,
            "awaited": when.awaited,
            "proofs": when.proofs,
            "firm": world.binds() and grant.firmness is Firmness.FIRM,
            "act": act_name(world.act),
            "reason": part.reason,
            **named,
        }
    )
