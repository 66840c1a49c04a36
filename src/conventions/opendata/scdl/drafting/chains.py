"""Which rows are one convention: those of the same act, and the avenants that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from conventions.opendata.scdl.drafting.acts import Acts
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.shares import Share, restated
from conventions.opendata.scdl.drafting.splitting import Piece


class Chain(NamedTuple):
    """A convention and its avenants; ``signed`` is the day of the convention, None when it is not known."""

    signed: date | None
    initial: tuple[Share, ...]
    avenants: tuple[Share, ...]
    remarks: tuple[str, ...]

    @property
    def shares(self) -> tuple[Share, ...]:
        """All the money: that of the convention, then that of its avenants."""
        return (*self.initial, *self.avenants)

    @property
    def first(self) -> Known:
        """The row that tells most of the convention: its own, or that of its first avenant."""
        return self.shares[0].known

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows, in order."""
        return tuple(sorted({share.known.number for share in self.shares}))


def chains_of(rows: Iterable[Known]) -> list[Chain]:
    """The conventions, in the order of their first row."""
    known = list(rows)
    acts = Acts(known)
    groups: defaultdict[Hashable, list[Known]] = defaultdict(list)
    remarks: defaultdict[Hashable, list[str]] = defaultdict(list)
    for each in known:
        key, remark = acts.of(each)
        groups[key].append(each)
        remarks[key] += [remark] if remark else []
    return [_chain(together, tuple(remarks[key])) for key, together in groups.items()]


def _chain(rows: Iterable[Known], remarks: tuple[str, ...]) -> Chain:
    shares = [Share(each, piece) for each in rows for piece in _pieces(each)]
    initial = tuple(share for share in shares if not share.is_avenant)
    avenants = sorted((share for share in shares if share.is_avenant), key=lambda share: share.order)
    signed = [share.piece.signed for share in initial if share.known.mention is None]
    bases = [share.known.mention.base for share in shares if share.known.mention]
    return Chain(
        next((day for day in (*signed, *bases) if day), None), initial, restated(initial, avenants), remarks
    )


def _pieces(each: Known) -> tuple[Piece, ...]:
    """The convention and its avenants where the row has both, or the one act that it publishes."""
    if each.pieces:
        return tuple(
            piece if piece.is_avenant else piece._replace(signed=each.base_day) for piece in each.pieces
        )
    return (Piece(each.amount, each.mention is not None, None, each.signed),)
