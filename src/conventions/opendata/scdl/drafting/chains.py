"""Which rows are one convention: those of the same act, and the avenants that name it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Final, NamedTuple

from conventions.money import ZERO, Amount
from conventions.opendata.scdl.drafting.avenants import Avenants
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.splitting import Piece
from conventions.opendata.scdl.drafting.wording import folded

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_LEAST: Final = 12
"""The shortest object that tells a convention."""
_SAME_DAY: Final = "l’avenant a la date de sa convention : la sienne n’est pas publiée"
_MOST: Final = 200
"""How many objects of one beneficiary are compared with that of an avenant."""


class Share(NamedTuple):
    """A piece of money, and the row that publishes it; whether it is a new total, and not what is added."""

    known: Known
    piece: Piece
    is_total: bool = False

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
    def until(self) -> date | None:
        """The day to which it extends the convention: the end of its period, or the day that it says."""
        mention = self.known.mention
        return self.piece.period[1] if self.piece.period else mention and mention.until

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
        self.years: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self.references: dict[Hashable, Hashable] = {}
        self.objects: defaultdict[Hashable, list[tuple[str, Hashable]]] = defaultdict(list)
        self.words: defaultdict[Hashable, set[str]] = defaultdict(set)
        self.avenants = Avenants(rows)
        for each in rows:
            if each.mention is None and (key := _own(each)) is not None:
                self._add(each, key)

    def _add(self, each: Known, key: Hashable) -> None:
        bodies, told = each.bodies, folded(each.object)
        if key not in self.days[bodies, each.signed]:
            self.days[bodies, each.signed].append(key)
        if each.years and key not in self.years[bodies, each.years]:
            self.years[bodies, each.years].append(key)
        self.objects[bodies].append((told, key))
        self.words[key].update(_WORD.findall(told))
        if each.base:
            self.references.setdefault((bodies, each.base), key)
            self.references.setdefault((bodies, folded(each.base)), key)

    def of(self, each: Known) -> tuple[Hashable, str | None]:
        """What names the convention of a row, and what had to be assumed for that."""
        each = self.avenants.first_of(each)
        bodies, mention = each.bodies, each.mention
        if mention is None or bodies is None:
            own = _own(each)
            return own if own is not None else each.number, None
        if mention.base is not None:
            known = self.days.get((bodies, mention.base)) or [(bodies, mention.base)]
            return self._among(each, known, "de ce jour")
        if mention.years is not None:
            known = self.years.get((bodies, mention.years)) or [(bodies, mention.years)]
            return self._among(each, known, "de ces années")
        if each.is_named_after:
            return self.references.get((bodies, each.base), (bodies, each.base)), None
        if mention.reference is not None:
            return self.references.get((bodies, mention.reference), (bodies, mention.reference)), None
        own = _own(each)
        return (own, _SAME_DAY) if own in self.days[bodies, each.signed] else self._by_object(each)

    def _among(self, each: Known, keys: list[Hashable], which: str) -> tuple[Hashable, str | None]:
        """One of the conventions that an avenant may name: the only one with a word of its own that it repeats."""
        if len(keys) == 1:
            return keys[0], None
        told = set(_WORD.findall(folded(each.object)))
        uses = Counter(word for key in keys[:_MOST] for word in self.words[key])
        found = [key for key in keys[:_MOST] if any(uses[word] == 1 for word in told & self.words[key])]
        if len(found) == 1:
            return found[
                0
            ], f"plusieurs conventions {which} : celle dont l’avenant reprend l’objet est retenue"
        return keys[0], f"plusieurs conventions {which} : la première est retenue"

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
    act = each.bodies, each.signed, each.base
    return (*act, folded(each.object)) if each.is_whole else act


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
    return Chain(
        next((day for day in (*signed, *bases) if day), None), initial, _restated(initial, avenants), remarks
    )


def _restated(initial: Iterable[Share], avenants: Iterable[Share]) -> tuple[Share, ...]:
    """The avenants, with those that publish what they make of a grant, and not what they add to it."""
    granted: defaultdict[int, Amount] = defaultdict(lambda: ZERO)
    for share in initial:
        granted[share.known.exercise] += share.piece.amount
    found = []
    for share in avenants:
        told = _of_the_only(share, granted)
        exercise, amount = told.known.exercise, told.piece.amount
        if exercise in granted and not told.known.pieces and told.known.makes(granted[exercise]):
            found.append(told._replace(is_total=True))
            granted[exercise] = amount
        else:
            found.append(share)
            granted[share.known.exercise] += amount
    return tuple(found)


def _of_the_only(share: Share, granted: Iterable[int]) -> Share:
    """The share, in the only exercise so far where its own was assumed."""
    exercises = list(granted)
    if share.known.exercise_from is None or len(exercises) != 1:
        return share
    said = "celui de la subvention dont elle publie le nouveau total"
    return share._replace(known=share.known._replace(exercise=exercises[0], exercise_from=said))


def _pieces(each: Known) -> tuple[Piece, ...]:
    """The convention and its avenants where the row has both, or the one act that it publishes."""
    if each.pieces:
        return tuple(
            piece if piece.is_avenant else piece._replace(signed=each.base_day) for piece in each.pieces
        )
    return (Piece(each.amount, each.mention is not None, None, each.signed),)
