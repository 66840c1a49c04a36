"""The figure of commitments: what each exercise bears, line by line, against the credits voted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conventions.errors import ConventionsError
from conventions.french import NBSP, format_amount, format_list, plural
from conventions.model import Budget
from conventions.money import ZERO, Amount
from conventions.notebook.figures.figure import Figure
from conventions.notebook.figures.setting import begun, blank, setting
from conventions.notebook.figures.stacked import draw
from conventions.notebook.figures.stacks import Piece, Stack, credits_of, pieces_of, stacks
from conventions.operations import Total
from conventions.portfolio import BudgetCheck, Table
from conventions.wording import COLUMNS, in_full, joined, said, said_total

Credits = Mapping[int, Amount | None] | Budget | Iterable[Budget] | BudgetCheck
_HEIGHT, _EMPTY = 4.8, 1.2
"""Inches."""
_WIDE = 6
"""Above so many bars, the words above them are on more lines."""
_NAMED = 3
"""How many exercises a title names."""


def plot_commitments(
    rows: Table | Iterable[tuple[int, str | None, Amount | None]],
    budget: Credits | None = None,
    *,
    column: str = "committed",
) -> Figure:
    """Stacked bars in euros, one for each exercise, a part for each line, the credits voted as a thick mark.

    ``rows``: the table of ``portfolio.commitments``, of which ``column`` is drawn, or (exercise, line, amount).
    ``budget``: the credits by exercise; budgets, of which the rows of the accounts charged count; or what
    ``portfolio.check_budget`` gives, of which the rows that conventions take of count. The smallest lines are told
    together; unknown amounts are hatched, and counted as nothing: « au moins ».

    :raises ConventionsError: a table without such a column; Matplotlib is missing, with how to install it.
    """
    listed = rows if isinstance(rows, Table) else tuple(rows)
    pieces = pieces_of(listed, column)
    voted = None if budget is None else _voted(listed, budget)
    made = stacks(pieces, voted or {})
    noun = COLUMNS.get(column, "Engagé").lower()
    title = _passed(budget) or _title(made, noun, told=voted is not None)
    labels = tuple(_label(stack, told=voted is not None) for stack in made)
    narrow = len(made) > _WIDE
    with setting():
        drawing, frame = blank(title, _HEIGHT if pieces else _EMPTY)
        draw(drawing, frame, made, tuple(map(_narrow, labels)) if narrow else labels)
        frame.set_xlabel(reconciled(made, pieces), loc="left")
    return Figure(title, _alt(title, made, labels), drawing)


def _voted(rows: object, budget: Credits) -> Mapping[int, Amount | None]:
    if isinstance(budget, Mapping):
        return budget
    if isinstance(budget, BudgetCheck):
        return _checked(budget)
    if not isinstance(rows, Table):
        raise ConventionsError("sans tableau, donnez les crédits par exercice : {2025: euros(100000)}")
    return credits_of(rows, (budget,) if isinstance(budget, Budget) else budget)


def _passed(budget: Credits | None) -> str | None:
    """What a check says is passed: a row may be, although the sum of all the rows is not."""
    return begun(f"{NBSP}; ".join(budget.passed)) if isinstance(budget, BudgetCheck) else None


def _checked(check: BudgetCheck) -> dict[int, Amount | None]:
    """What is voted on the rows that conventions take of; unknown where they take of none."""
    voted = ((each.budget.exercise, [use.row.voted for use in each.lines]) for each in check.spreads)
    return {exercise: sum(amounts, start=ZERO) if amounts else None for exercise, amounts in voted}


def reconciled(made: Iterable[Stack], pieces: Iterable[Piece]) -> str:
    """« Total dessiné : 95 500 € ; écart avec le tableau : 0,00 € », in exact cents."""
    total = sum((stack.total for stack in made), start=Total())
    known = sum((piece.amount for piece in pieces if piece.amount is not None), start=ZERO)
    gap = format_amount(total.known - known, decimals="always")
    return f"Total dessiné{NBSP}: {in_full(total)}{NBSP}; écart avec le tableau{NBSP}: {gap}"


def _title(made: tuple[Stack, ...], noun: str, *, told: bool) -> str:
    """The finding: what goes over the credits, what nobody knows, or that everything holds."""
    total = sum((stack.total for stack in made), start=Total())
    if not made or (total.is_exact and not total.known):
        return f"Rien n’est {noun}"
    over = [stack for stack in made if stack.over]
    if over:
        return _overrun(over, len(made))
    if not told:
        return begun(f"{noun} en tout{NBSP}: {in_full(total)}")
    unsure = [str(stack.exercise) for stack in made if stack.voted is None or not stack.total.is_exact]
    if unsure:
        return f"Aucun dépassement connu{NBSP}; on ne peut pas conclure pour {format_list(unsure)}"
    return "Tout tient dans les crédits"


def _overrun(over: list[Stack], exercises: int) -> str:
    """« 2025 dépasse les crédits de 12 000 € »; of many, how many they are and the worst."""
    worst = max(over, key=lambda stack: stack.over)
    if len(over) > _NAMED:
        told = f"{len(over)} exercices sur {exercises} dépassent les crédits"
        return f"{told}, celui de {worst.exercise} {_over(worst)}"
    years = format_list(str(stack.exercise) for stack in over)
    return f"{years} {plural(len(over), 'dépasse', 'dépassent')} les crédits {format_list(map(_over, over))}"


def _over(stack: Stack) -> str:
    return f"{'de ' if stack.total.is_exact else 'd’au moins '}{format_amount(stack.over)}"


def _label(stack: Stack, *, told: bool) -> str:
    """What stands above a bar: its total, and how it stands against the credits."""
    total = said_total(stack.total)
    if not told:
        return total
    if stack.voted is None:
        return f"{total}\ncrédits{NBSP}: inconnus"
    left = stack.voted - stack.total.known
    gap = f"dépassés de {format_amount(stack.over)}" if stack.over else f"reste {format_amount(left)}"
    unsure = not stack.total.is_exact and not stack.over
    return f"{total}\ncrédits{NBSP}: {said(stack.voted)}\n{'reste inconnu' if unsure else gap}"


def _narrow(label: str) -> str:
    """A label for a narrow bar: what an amount is, then the amount."""
    told = label.replace(f"{NBSP}: ", f"{NBSP}:\n")
    return told.replace("dépassés de ", "dépassés\nde ").replace("reste ", "reste\n")


def _alt(title: str, made: tuple[Stack, ...], labels: tuple[str, ...]) -> str:
    told = []
    for stack, label in zip(made, labels, strict=True):
        parts = joined((f"{line} {said_total(total)}" for line, total in stack.parts), ", ")
        told.append(f"{stack.exercise}{NBSP}: {label.replace(chr(10), ', ')} ({parts or 'aucune ligne'})")
    return joined((f"Engagements par exercice et par ligne. {title}", *told), ". ")
