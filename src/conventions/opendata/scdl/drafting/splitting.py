"""A row that publishes a convention and its avenant together: the sum of each, the days that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from conventions.money import ZERO, Amount
from conventions.opendata.scdl.drafting.mentions import gives_avenant
from conventions.opendata.scdl.drafting.wording import days_in, folded, sums_in

_CLAUSES: Final = (
    re.compile(r"\n|;| / | \+ |(?<=[€s])\.\s|(?=\bAvenant\b)|(?=\bAVENANT\b)"),
    re.compile(r"\n|;|(?<!['’])(?=\bavenants?\b)", re.IGNORECASE),
)
_PERIOD: Final = re.compile(r"\d\s(?:au|a)\s\d")


class Piece(NamedTuple):
    """A clause with its sum, the days of its period, the day of its act."""

    amount: Amount
    is_avenant: bool
    period: tuple[date, date] | None
    signed: date | None


def pieces_of(text: str, amount: Amount) -> tuple[Piece, ...]:
    """The convention, then its avenants, each with its sum and its day, where these sums add up to the amount.

    >>> from conventions import euros
    >>> told = "Convention 01/01/17 au 31/08/17 pour 20 000 € / Avenant 01/09/2017 au 31/12/2017 pour 10 000 €"
    >>> [(str(piece.amount), piece.is_avenant) for piece in pieces_of(told, euros(30000))]
    [('20000.00', False), ('10000.00', True)]
    """
    for clauses in _CLAUSES:
        pieces = tuple(_pieces(clauses, text))
        total = sum((piece.amount for piece in pieces), start=ZERO)
        if total == amount and {piece.is_avenant for piece in pieces} == {True, False}:
            return _as_acts(pieces)
    return ()


def _as_acts(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The convention as a whole, then its avenants; none where the day of one of these is not known."""
    avenants = [piece for piece in pieces if piece.is_avenant]
    if not all(piece.signed or piece.period for piece in avenants):
        return ()
    own = [piece for piece in pieces if not piece.is_avenant]
    whole = sum((piece.amount for piece in own), start=ZERO)
    period = next((piece.period for piece in own if piece.period), None)
    return Piece(whole, is_avenant=False, period=period, signed=None), *avenants


def _pieces(clauses: re.Pattern[str], text: str) -> Iterator[Piece]:
    for clause in clauses.split(text):
        said = folded(clause)
        sums, days = sums_in(said), days_in(said)
        if len(sums) == 1:
            period = (days[0], days[1]) if len(days) == 2 and _PERIOD.search(said) else None
            signed = days[0] if len(days) == 1 else None
            yield Piece(
                sums[0], gives_avenant(said), period if period and period[0] <= period[1] else None, signed
            )
