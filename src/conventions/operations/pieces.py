"""A grant cut along its imputations: every euro is on one line, or on none with the reason. Nothing is shared out."""

from __future__ import annotations

from typing import NamedTuple

from conventions.model import BudgetLine, Form, Grant
from conventions.money import ZERO, Amount

NO_LINE = "la subvention n’a pas d’imputation"
IN_KIND = "subvention en nature : rien n’est imputé au budget"
MANY_YEARS = "imputation sur plusieurs exercices : la part de chacun n’est pas dite"
NO_SHARE = "subvention imputée sur plusieurs lignes : la part de chacune n’est pas dite"
BEYOND = "les imputations font plus que la subvention"
BESIDE = "les imputations font moins que la subvention : le reste n’est imputé nulle part"


class Piece(NamedTuple):
    """A part of a grant, in euros (None: unknown), the exercise and the line that it is charged to.

    ``line`` None: nobody knows which, and ``reason`` says why, in French.
    """

    exercise: int
    amount: Amount | None
    line: BudgetLine | None = None
    reason: str = ""


def pieces_of(grant: Grant) -> tuple[Piece, ...]:
    """The pieces of a grant: their sum is the grant, to the cent; an unknown grant has an unknown piece.

    >>> from conventions import euros
    >>> lines = [{"raw": "65748", "key": "1", "amount": euros(30)}, {"raw": "6574", "key": "2"}]
    >>> grant = Grant(exercise=2024, beneficiary="A", amount=euros(50), lines=lines)
    >>> [(str(piece.amount), piece.line and piece.line.raw) for piece in pieces_of(grant)]
    [('30.00', '65748'), ('20.00', None)]
    """
    whole = Piece(grant.exercise, grant.amount)
    if grant.form is Form.IN_KIND or not grant.lines:
        return (whole._replace(reason=NO_LINE if grant.form is Form.CASH else IN_KIND),)
    if len(grant.lines) == 1 and (grant.amount is None or grant.lines[0].amount in (None, grant.amount)):
        return (_on(grant, grant.lines[0], grant.amount),)
    if grant.amount is None:
        return (whole._replace(reason=NO_SHARE),)
    told = tuple(_on(grant, line, line.amount) for line in grant.lines if line.amount is not None)
    rest = grant.amount - sum((piece.amount for piece in told if piece.amount is not None), start=ZERO)
    if rest < ZERO:
        return (whole._replace(reason=BEYOND),)
    reason = BESIDE if len(told) == len(grant.lines) else NO_SHARE
    return told if rest == ZERO else (*told, Piece(grant.exercise, rest, None, reason))


def _on(grant: Grant, line: BudgetLine, amount: Amount | None) -> Piece:
    if len(line.exercises) > 1:
        return Piece(grant.exercise, amount, None, MANY_YEARS)
    return Piece(next(iter(line.exercises), grant.exercise), amount, line)
