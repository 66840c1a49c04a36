"""What the pages of TotEM budgets share: headings, amounts, counts."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph
from conventions.cli.terminal import Line
from conventions.french import format_amount, plural
from conventions.opendata.totem.records import AMOUNTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Sized

    from conventions.money import Amount
    from conventions.opendata.totem import TotemFile, TotemLine

_WIDTH = 18
"""Columns of an amount and of the blank before it: « 5 000 000 000,00 € »."""
_OF_BUDGET = ("previous", "proposed", "voted", "opened")
_OF_ACCOUNT = ("voted", "opened", "realised", "to_realise")


def shown_amounts(file: TotemFile, lines: Sequence[TotemLine], room: int) -> list[str]:
    """The amounts of the document that some line has; where they do not all fit, the one that counts first."""
    names = _OF_ACCOUNT if file.header.stage.is_account else _OF_BUDGET
    had = [name for name in names if any(getattr(line, name) is not None for line in lines)]
    first = sorted(had, key=lambda name: name != file.main_amount)[: max(1, room // _WIDTH)]
    return [name for name in had if name in first]


def titles_of(names: Iterable[str]) -> Iterator[Column]:
    """The columns of some amounts."""
    return (Column(AMOUNTS[name].capitalize(), right=True) for name in names)


def amounts_of(file: TotemFile, lines: Iterable[TotemLine], names: Iterable[str]) -> Iterator[str]:
    """The sum of each amount, nothing where no line has it."""
    for name in names:
        having = [line for line in lines if getattr(line, name) is not None]
        yield said_euros(file.total(name, having)) if having else ""


def heading(text: str, room: int) -> Iterator[Line]:
    """The title of a part of the page."""
    yield Line("")
    yield from paragraph(text, room, tone="titre")


def counted_lines(lines: Sized) -> str:
    """« 1 ligne », « 7 lignes »."""
    return f"{len(lines)} {plural(len(lines), 'ligne', 'lignes')}"


def said_euros(amount: Amount | None) -> str:
    """An amount to the cent, nothing when there is none."""
    return "" if amount is None else format_amount(amount, decimals="always")
