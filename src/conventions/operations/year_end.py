"""The closing of an exercise: what is engaged and not mandated is accrued, carried over, or released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.days import check_days
from conventions.errors import ConventionsError
from conventions.model import Convention, Facts, Firmness, Form, Grant, Section
from conventions.money import ZERO, Amount
from conventions.operations.closing_classes import MANDATED, Reasons, Sums, classes_of
from conventions.operations.closing_records import Closing, ClosingClass, ClosingItem
from conventions.operations.entries import Entries, Group, Slot, columns_of, entries_of, exercises_of
from conventions.operations.finals import final_of
from conventions.operations.moments import Moment
from conventions.operations.schedules import schedule_of
from conventions.operations.sections import section_of
from conventions.operations.standing import Standing
from conventions.operations.views import view_of

GONE = "la subvention n’est plus attribuée"
UNNAMED = "l’écriture ne dit pas sa subvention"


def closing(conventions: Iterable[Convention], exercise: int, as_of: date) -> Closing:
    """What becomes of the money of an exercise once it is closed, as known on a day, grant by grant.

    What is engaged on the exercise and not mandated is accrued (« à rattacher ») where it is functioning and due
    by 31 December, released (« à dégager ») where it is no more owed, else carried over (« reste à réaliser »);
    what is granted and not engaged is the « reliquat ». Each euro is in one class: their sum is the most of
    what is granted, engaged and mandated.

    :raises ConventionsError: when ``as_of`` is no day, or ``exercise`` no year.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import association_2024_2026
    >>> found = closing([association_2024_2026()], 2024, date(2024, 12, 31))
    >>> [(item.kind.value, str(item.amount)) for item in found.items]
    [('mandaté', '24000.00'), ('reste à réaliser', '6000.00')]
    """
    check_days(as_of)
    if type(exercise) is not int or not date.min.year <= exercise <= date.max.year:
        raise ConventionsError(f"un exercice est une année, par exemple 2024, pas {exercise!r}")
    items = [
        item
        for rank, convention in enumerate(conventions)
        for item in _Closed(rank, convention, exercise, as_of).items()
    ]
    return Closing(exercise, as_of, tuple(items))


class _Closed:
    """One convention at the closing of an exercise."""

    def __init__(self, rank: int, convention: Convention, exercise: int, as_of: date) -> None:
        self.rank, self.convention, self.exercise = rank, convention, exercise
        self.view = view_of(convention, Moment(as_of), Facts())
        self.terms = self.view.decided.terms
        self.lines = schedule_of(self.view).lines
        known = self.view.moment.known_day
        self.entries = entries_of(convention.ledger, exercises_of(self.terms), known)

    def items(self) -> Iterator[ClosingItem]:
        """The items of each grant, in order, then those of no grant that is told; nothing that is zero."""
        return (item for item in self._items() if item.amount is None or item.amount > ZERO)

    def _items(self) -> Iterator[ClosingItem]:
        granted = Standing(self.view).of(self.exercise)
        firm = {item.key for item in granted.decided if item.firmness is Firmness.FIRM}
        for grant in self.terms.grants:
            group = self._group(Slot(grant.exercise, grant.key))
            if grant.form is Form.CASH and (grant.key in firm or any(group)):
                yield from self._of_grant(grant, group, is_firm=grant.key in firm)
        yield self._item(None, ClosingClass.UNUSED, granted.alone, "décidé par une délibération, non engagé")
        if self.entries is not None:
            for slot in self.entries.groups:
                if slot.grant is None:
                    yield from self._of_none(self._group(slot), self.entries)

    def _group(self, slot: Slot) -> Group:
        held = self.entries.groups.get(slot) if self.entries else None
        return held.of_exercise(self.exercise) if held else Group([], [], [])

    def _of_grant(self, grant: Grant, group: Group, *, is_firm: bool) -> Iterator[ClosingItem]:
        granted = grant.amount if is_firm else ZERO
        if self.entries is None:
            yield self._item(
                grant, ClosingClass.NOT_EVALUATED, granted, "engagements et mandats non renseignés"
            )
            return
        columns = columns_of(self.entries, group, self.convention.key)
        mandated = columns["mandated"].known
        if not self.entries.are_committed:
            yield self._item(grant, ClosingClass.MANDATED, mandated, MANDATED)
            left = None if granted is None else granted - max(ZERO, mandated)
            yield self._item(grant, ClosingClass.NOT_EVALUATED, left, "engagements non renseignés")
            return
        owed, why = self._owed(grant) if grant.exercise == self.exercise else (None, "")
        due = self._due(grant) if section_of(grant) is Section.OPERATING else ZERO
        due = max(ZERO, due - self._mandated_before(grant))
        sums = Sums(granted, owed, due, columns["committed"].known, mandated)
        for kind, amount, reason in classes_of(sums, Reasons(why, self._waiting(grant))):
            yield self._item(grant, kind, amount, reason)

    def _owed(self, grant: Grant) -> tuple[Amount | None, str]:
        """What the grant comes to in the end, and why when that is less: lapsed, stopped, or settled."""
        lost = [line for line in self.lines if line.grant == grant.key and line.is_lost]
        if lost and grant.amount is not None:
            gone = sum((line.amount for line in lost if line.amount is not None), start=ZERO)
            return max(ZERO, grant.amount - gone), lost[0].awaited or ""
        if grant.key in self.view.current.acts:
            world = self.view.world(self.view.current, grant, self.view.current.act_of(grant.key))
            final = final_of(world, world.spent()) if world.spent() is not None else None
            if final is not None and final.amount is not None:
                return final.amount, final.reason
        return grant.amount, "engagé au-delà de la subvention"

    def _mandated_before(self, grant: Grant) -> Amount:
        """What earlier exercises bore of the grant."""
        held = self.entries.groups.get(Slot(grant.exercise, grant.key)) if self.entries else None
        paid = held.payments if held else ()
        return sum((item.amount for item in paid if item.exercise < self.exercise), start=ZERO)

    def _due(self, grant: Grant) -> Amount:
        """What was due by the last day of the exercise: the service is done."""
        last = date(self.exercise, 12, 31)
        ready = (
            line for line in self.lines if line.grant == grant.key and line.firm and line.awaited is None
        )
        due = (line.amount for line in ready if line.due_on is not None and line.due_on <= last)
        return sum((amount for amount in due if amount is not None), start=ZERO)

    def _waiting(self, grant: Grant) -> str:
        """Why what is engaged is carried over."""
        if section_of(grant) is Section.INVESTMENT:
            return "investissement engagé, non mandaté"
        if section_of(grant) is None:
            return "engagé, non mandaté ; section de l’imputation inconnue : ni rattaché ni dégagé"
        told = [line.awaited for line in self.lines if line.grant == grant.key and line.awaited]
        return f"engagé, pas encore dû : {told[0]}" if told else "engagé, pas encore dû au 31 décembre"

    def _of_none(self, group: Group, entries: Entries) -> Iterator[ClosingItem]:
        """What is engaged for a grant that is there no more is owed to nobody; of an unnamed one, nobody knows."""
        for named in (True, False):
            held = Group(
                [item for item in group.commitments if (item.grant is not None) is named],
                [item for item in group.payments if (item.grant is not None) is named],
                [item for item in group.recoveries if (item.grant is not None) is named],
            )
            columns = columns_of(entries, held, self.convention.key)
            owed = ZERO if named else None
            sums = Sums(ZERO, owed, ZERO, columns["committed"].known, columns["mandated"].known)
            for kind, amount, reason in classes_of(sums, Reasons(GONE, UNNAMED)):
                unsure = kind is ClosingClass.CARRIED
                yield self._item(None, ClosingClass.NOT_EVALUATED if unsure else kind, amount, reason)

    def _item(self, grant: Grant | None, kind: ClosingClass, amount: Amount | None, why: str) -> ClosingItem:
        key, section = (grant.key, section_of(grant)) if grant else (None, None)
        return ClosingItem(self.rank, self.convention.key, key, section, kind, amount, why)
