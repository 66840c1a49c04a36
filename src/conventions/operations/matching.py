"""The rows of a ledger, each with the grant that it is about, or why it has none; nothing is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Convention, Ledger
from conventions.money import ZERO, Amount
from conventions.operations.booking import THERE, Book, Entered, EntryOutcome, NumberedIn
from conventions.operations.folding import fold
from conventions.operations.holders import GrantRef, Holders
from conventions.operations.ledger_entries import EntryKind, LedgerEntry
from conventions.operations.noticing import in_order, repeated, told_of
from conventions.operations.picking import Pick, pick

_PASSES = {"engagement": 0, "mandat": 1}
"""What tells of the others comes first; titles and what takes back come last."""


class EntryMatch(NamedTuple):
    """What becomes of a row: the grant that it is about, or those that it may be about; the reason, in French."""

    entry: LedgerEntry
    outcome: EntryOutcome
    grant: GrantRef | None
    candidates: tuple[GrantRef, ...]
    reason: str
    repeats: int | None = None
    """The line of the row that this one says again, word for word; None for a row that is there once."""


class Matching(NamedTuple):
    """The rows in the order given, and the ledger of each convention with those that are about it.

    A ledger is the same as before when no row is new, None when there was none.
    """

    matches: tuple[EntryMatch, ...]
    ledgers: tuple[Ledger | None, ...]

    def of(self, outcome: EntryOutcome) -> tuple[EntryMatch, ...]:
        """The rows with one outcome."""
        return tuple(each for each in self.matches if each.outcome is outcome)

    @property
    def totals(self) -> Mapping[tuple[EntryKind, int], Mapping[EntryOutcome, Amount]]:
        """By kind and exercise, what the rows of each outcome come to, in euros: together, all the rows."""
        found: dict[tuple[EntryKind, int], dict[EntryOutcome, Amount]] = {}
        for entry, outcome, *_ in self.matches:
            row = found.setdefault((entry.kind, entry.exercise), dict.fromkeys(EntryOutcome, ZERO))
            row[outcome] += entry.amount
        return found


def match_entries(conventions: Iterable[Convention], entries: Iterable[LedgerEntry], as_of: date) -> Matching:
    """Each row of a ledger with one grant of the conventions, as known on a day.

    A row is about the grant of its engagement, else of its third party (SIRET), exercise and account. One that
    several grants may claim is « à confirmer », with them; one that a ledger holds already is « déjà présente »,
    or « écart de montant ». The order of the conventions and of the rows means nothing.

    :raises ConventionsError: when ``as_of`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions import euros
    >>> from conventions.samples import association_2024_2026
    >>> convention, day = association_2024_2026(), date(2024, 12, 2)
    >>> row = LedgerEntry("mandat", "4120", day, 2024, euros(6000), engagement="E2024-0412")
    >>> found = match_entries([convention], [row, row._replace(engagement=None)], day)
    >>> [(each.outcome.value, each.grant and each.grant.grant) for each in found.matches]
    [('rapprochée', '2024-fonctionnement'), ('sans convention', None)]
    >>> [payment.number for payment in found.ledgers[0].payments]
    ['1204', '3377', '4120']
    """
    check_days(as_of)
    given, rows = tuple(conventions), tuple(entries)
    picks = _picked(given, rows, as_of)
    books = {
        rank: _book(given[rank], as_of) for rank in {_rank(told) for told in picks.values() if told.is_sure}
    }
    again = repeated(rows)
    entered = _entered(rows, picks, books, again)
    matches = tuple(
        _match(entry, picks[place], entered.get(place), again.get(place)) for place, entry in enumerate(rows)
    )
    ledgers = (books[rank].closed() if rank in books else each.ledger for rank, each in enumerate(given))
    return Matching(matches, tuple(ledgers))


def _rank(told: Pick) -> int:
    return told.holders[0].ref.rank


def _book(convention: Convention, as_of: date) -> Book:
    terms = fold(convention, as_of, with_projects=True).terms
    return Book(convention.ledger, {grant.key: grant.beneficiary for grant in terms.grants})


def _picked(given: tuple[Convention, ...], rows: tuple[LedgerEntry, ...], as_of: date) -> dict[int, Pick]:
    """The pick of each row, by its place: engagements tell of mandates, and mandates of what takes them back."""
    known, picks = Holders(given, as_of), dict[int, Pick]()
    for places in _passes(rows):
        found = {place: pick(rows[place], known) for place in places}
        picks.update(found)
        for place, told in found.items():
            _note(known, rows[place], told)
    return picks


def _note(known: Holders, entry: LedgerEntry, told: Pick) -> None:
    if entry.takes_back:
        return
    for holder in told.holders:
        known.note(entry.series, entry.exercise, entry.number, holder)
    if entry.kind == "engagement" and not told.holders:
        known.note_unheld(entry.exercise, entry.number)


def _passes(rows: tuple[LedgerEntry, ...]) -> Iterator[list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(rows):
        found[_PASSES.get(entry.series, 2) if not entry.takes_back else 2].append(place)
    yield from (found[rank] for rank in sorted(found))


def _entered(
    rows: tuple[LedgerEntry, ...], picks: Mapping[int, Pick], books: Mapping[int, Book], again: Container[int]
) -> dict[int, Entered]:
    """Enter the rows whose grant is sure, in an order that is not that of the file; what releases twice, once."""
    found: dict[int, Entered] = {}
    releases: defaultdict[tuple[int, NumberedIn | None], list[int]] = defaultdict(list)
    sure = {place for place, told in picks.items() if told.is_sure}
    for places in _passes(rows):
        for place in sorted(sure.intersection(places), key=lambda place: in_order(rows[place])):
            entry, ref = rows[place], picks[place].holders[0].ref
            if entry.kind == "engagement" and entry.takes_back:
                found[place] = THERE
                if place not in again:
                    releases[ref.rank, books[ref.rank].engaged(entry)].append(place)
            else:
                found[place] = books[ref.rank].enter(entry, ref.grant)
    for (rank, slot), places in releases.items():
        told = books[rank].release(slot, [rows[place] for place in places])
        found.update(dict.fromkeys(places, told))
    return found


def _match(entry: LedgerEntry, told: Pick, entered: Entered | None, line: int | None) -> EntryMatch:
    refs = tuple(holder.ref for holder in told.holders)
    more = told_of(entry, told.holders[0] if entered else None, line)
    if entered is None:
        outcome = EntryOutcome.AMBIGUOUS if refs else EntryOutcome.UNMATCHED
        return EntryMatch(entry, outcome, None, refs, " ; ".join((told.reason, *more)), line)
    reason = f"{told.reason} : {entered.told}" if entered.told else told.reason
    ref = refs[0]._replace(grant=entered.grant or refs[0].grant)
    return EntryMatch(entry, entered.outcome, ref, refs, " ; ".join((reason, *more)), line)
