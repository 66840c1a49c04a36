"""A draft from the rows of one convention: the initial terms, an avenant for each act that adds money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.base import key_from
from conventions.french import format_date
from conventions.model import (
    Avenant,
    ChangePaymentTerms,
    Convention,
    ExtendTerm,
    Grant,
    Operation,
    PaymentTerms,
    SetGrant,
    Terms,
)
from conventions.money import ZERO, Amount
from conventions.opendata.scdl.drafting.chains import Chain
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.records import BENEFICIARY, LONGEST, grant_of, parties_of, terms_of
from conventions.opendata.scdl.drafting.shares import Share
from conventions.periods import Period


class Draft(NamedTuple):
    """A convention (None where no row could be put in it), its rows, those that were refused, its money."""

    convention: Convention | None
    rows: tuple[int, ...]
    refused: tuple[int, ...]
    total: Amount


def build(chain: Chain, name: str) -> Draft:
    """The draft of a chain; ``name`` is that of the file."""
    money = _Money()
    initial = [told for share in chain.initial if (told := money.initial(share))]
    avenants, period = list(_avenants(chain, money)), initial_period(chain)
    refused = tuple(sorted({share.known.number for share in money.refused}))
    rows = tuple(number for number in chain.rows if number not in refused)
    if not rows:
        return Draft(None, (), refused, ZERO)
    terms = Terms(
        period=period,
        parties=parties_of(chain.first.row),
        grants=tuple(grant for grant, _ in initial),
        payment_terms=tuple(told for _, told in initial if told),
    )
    convention = Convention(
        reference=_reference(chain),
        title=_title(chain),
        known_in_part=True,
        source=key_from(f"{name or 'fichier publié'}, ligne {rows[0]}"),
        signed_on=chain.signed,
        initial=terms,
        avenants=tuple(avenants),
        key=f"ligne {rows[0]}",
    )
    return Draft(convention, rows, refused, sum(money.amounts.values(), start=ZERO))


def initial_period(chain: Chain) -> Period:
    """The period that the rows give to the convention, or the years from its first exercise to its last one."""
    for share in chain.initial:
        if share.piece.period:
            return Period(*share.piece.period)
    years = [year for share in chain.shares for year in share.known.years or ()]
    years += [share.known.exercise for share in chain.shares]
    return Period.years(min(years), max(years))


def _reference(chain: Chain) -> str | None:
    """The reference of the convention itself: that of an avenant is not, unless it names the convention first."""
    own = (each.known for each in chain.shares if each.known.mention is None or each.known.is_named_after)
    return next((each.base[:LONGEST] for each in own if each.base), None)


def _title(chain: Chain) -> str:
    """The object of the convention, or who gets and when, where only its avenants are published."""
    told = next((each.known.object for each in chain.initial if each.known.mention is None), "")
    if told:
        return told[:LONGEST].strip()
    signed = f" du {format_date(chain.signed)}" if chain.signed else ""
    return f"Convention{signed} avec {parties_of(chain.first.row)[1].name.text}"[:LONGEST].strip()


def _avenants(chain: Chain, money: _Money) -> Iterator[Avenant]:
    """An avenant for each share, in the order in which they take effect."""
    end = initial_period(chain).end
    for rank, share in enumerate(chain.avenants, 1):
        operations = list(money.added(share))
        until = share.until
        if until and end and until > end:
            end = until
            operations.append(ExtendTerm(until=end))
        if operations:
            mention = share.known.mention
            yield Avenant(
                number=mention.number if mention else None,
                signed_on=share.day,
                title=share.known.object[:LONGEST].strip() or None,
                operations=tuple(operations),
                key=f"avenant-{rank:03}",
            )


class _Money:
    """The grants so far: their keys, what each one comes to."""

    def __init__(self) -> None:
        self.amounts: dict[str, Amount] = {}
        self.exercises: dict[int, str] = {}
        self.refused: list[Share] = []

    def new_key(self, each: Known) -> str:
        """The key of a new grant: its exercise, its row where another one is of that exercise."""
        key = str(each.exercise)
        return f"{key}, ligne {each.number}" if key in self.amounts else key

    def initial(self, share: Share) -> tuple[Grant, PaymentTerms | None] | None:
        """The grant of the convention itself; none below zero."""
        if share.piece.amount < ZERO:
            self.refused.append(share)
            return None
        grant = grant_of(share.known, share.piece.amount, self.new_key(share.known))
        self._keep(grant)
        return grant, terms_of(share.known.row, grant.key)

    def _so_far(self, exercise: int) -> Amount:
        """All the grants of an exercise."""
        return sum(
            (amount for key, amount in self.amounts.items() if key.startswith(f"{exercise}")), start=ZERO
        )

    def _keep(self, grant: Grant) -> None:
        self.amounts[grant.key] = grant.amount or ZERO
        self.exercises.setdefault(grant.exercise, grant.key)

    def added(self, share: Share) -> Iterator[Operation]:
        """What an avenant does to the money: more (or less) for an exercise, or the grant of another one."""
        key = self.exercises.get(share.known.exercise)
        more = share.piece.amount - (self._so_far(share.known.exercise) if share.is_total else ZERO)
        if key is not None and self.amounts[key] + more >= ZERO:
            self.amounts[key] += more
            grant = Grant(exercise=share.known.exercise, beneficiary=BENEFICIARY, amount=more, key=key)
            yield SetGrant(grant=grant, mode="ajoute")
        elif share.piece.amount < ZERO:
            self.refused.append(share)
        else:
            yield from self._set(share)

    def _set(self, share: Share) -> Iterator[Operation]:
        grant = grant_of(share.known, share.piece.amount, self.new_key(share.known))
        self._keep(grant)
        yield SetGrant(grant=grant)
        if terms := terms_of(share.known.row, grant.key):
            yield ChangePaymentTerms(payment_terms=terms)
