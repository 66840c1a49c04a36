"""Which rows are one convention: those of the same act, and the avenants that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Final, NamedTuple

from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.splitting import Piece
from conventions.opendata.scdl.drafting.wording import folded

_LEAST: Final = 12
"""The shortest object that tells a convention."""
_SAME_DAY: Final = "l’avenant a la date de sa convention : la sienne n’est pas publiée"
_MOST: Final = 200
"""How many objects of one beneficiary are compared with that of an avenant."""


class Share(NamedTuple):
    """A piece of money, and the row that publishes it."""

    known: Known
    piece: Piece

    @property
    def day(self) -> date | None:
        """The day of the act: that of its signature, or the first one of its period."""
        period = self.piece.period
        return self.piece.signed or (period[0] if period else None)

    @property
    def order(self) -> tuple[date, int, int]:
        """What orders avenants: their day, their number, their row."""
        mention = self.known.mention
        return self.day or date.max, (mention and mention.number) or 0, self.known.number

    @property
    def is_avenant(self) -> bool:
        """Whether it changes a convention: an avenant whose day is not known could never take effect."""
        return self.piece.is_avenant and self.day is not None


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


class _Acts:
    """The conventions of a file, by what names them."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self.days: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self.years: dict[Hashable, Hashable] = {}
        self.references: dict[Hashable, Hashable] = {}
        self.objects: defaultdict[Hashable, list[tuple[str, Hashable]]] = defaultdict(list)
        for each in rows:
            if each.mention is None and (key := _own(each)) is not None:
                self._add(each, key)

    def _add(self, each: Known, key: Hashable) -> None:
        bodies = each.bodies
        if key not in self.days[bodies, each.signed]:
            self.days[bodies, each.signed].append(key)
        if each.years:
            self.years.setdefault((bodies, each.years), key)
        self.objects[bodies].append((folded(each.object), key))
        if each.base:
            self.references.setdefault((bodies, each.base), key)
            self.references.setdefault((bodies, folded(each.base)), key)

    def of(self, each: Known) -> tuple[Hashable, str | None]:
        """What names the convention of a row, and what had to be assumed for that."""
        bodies, mention = each.bodies, each.mention
        if mention is None or bodies is None:
            own = _own(each)
            return own if own is not None else each.number, None
        if mention.base is not None:
            known = self.days.get((bodies, mention.base), [])
            doubt = "plusieurs conventions de ce jour : la première est retenue" if len(known) > 1 else None
            return (known[0] if known else (bodies, mention.base)), doubt
        if mention.years is not None:
            return self.years.get((bodies, mention.years), (bodies, mention.years)), None
        if each.is_named_after:
            return self.references.get((bodies, each.base), (bodies, each.base)), None
        if mention.reference is not None:
            return self.references.get((bodies, mention.reference), (bodies, mention.reference)), None
        own = _own(each)
        return (own, _SAME_DAY) if own in self.days[bodies, each.signed] else self._by_object(each)

    def _by_object(self, each: Known) -> tuple[Hashable, str | None]:
        """The only convention of the same bodies whose object the avenant repeats; itself where there is none."""
        told = folded(each.object)
        known = self.objects[each.bodies][:_MOST]
        found = {key for text, key in known if len(text) >= _LEAST and text in told}
        if len(found) == 1:
            return found.pop(), "la convention de base n’est pas nommée : c’est la seule qui a le même objet"
        return each.number, "la convention de base n’est pas nommée : la ligne reste seule"


def _own(each: Known) -> Hashable | None:
    """What names the convention of a row by itself; None where a number is not sure, or nothing names it."""
    if each.bodies is None or not (each.signed or each.base):
        return None
    return each.bodies, each.signed, each.base


def chains_of(rows: Iterable[Known]) -> list[Chain]:
    """The conventions, in the order of their first row."""
    known = list(rows)
    acts = _Acts(known)
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
    return Chain(next((day for day in (*signed, *bases) if day), None), initial, tuple(avenants), remarks)


def _pieces(each: Known) -> tuple[Piece, ...]:
    """The convention and its avenants where the row has both, or the one act that it publishes."""
    if each.pieces:
        return tuple(
            piece if piece.is_avenant else piece._replace(signed=each.base_day) for piece in each.pieces
        )
    return (Piece(each.amount, each.mention is not None, None, each.signed),)
