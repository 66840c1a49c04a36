"""The subsidies of a TotEM budget: the lines that pay them, and the annex that names who gets them."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line
from conventions.cli.totem_words import (
    amounts_of,
    counted_lines,
    heading,
    said_euros,
    shown_amounts,
    titles_of,
)
from conventions.french import NBSP, plural
from conventions.nomenclature import Found, find_account
from conventions.opendata.totem.budgets import SUBSIDIES
from conventions.opendata.totem.records import AMOUNTS, Stage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.totem import Concours, Header, TotemFile


_LABELS = 28
"""Columns that an account and its label take at least."""
_NARROW = 80
_SIDE = (2, 3)
"""In both tables, the columns that say more of a row without which it still reads."""


def subsidies(file: TotemFile, room: int) -> Iterator[Line]:
    """The lines on the accounts of subsidies, each with the label that its plan gives, and their sums."""
    lines = file.lines_on(*SUBSIDIES)
    yield from heading(
        f"Subventions versées, comptes {' et '.join(SUBSIDIES)} ({counted_lines(lines)})", room
    )
    names = shown_amounts(file, lines, room - _LABELS)
    titles = (
        Column("Compte"),
        Column("Intitulé"),
        Column("Fonction"),
        Column("Opération"),
        *titles_of(names),
    )
    rows: list[tuple[str, ...]] = [
        (
            *(line.account or "", line.label or _label(file.header, line.account or "")),
            *(line.function or "", line.operation or "", *amounts_of(file, [line], names)),
        )
        for line in lines
    ]
    if lines:
        yield from _table(titles, [*rows, ("Total", "", "", "", *amounts_of(file, lines, names))], room)


def _table(titles: tuple[Column, ...], rows: list[tuple[str, ...]], room: int) -> Iterator[Line]:
    """A table without the columns where nothing is written, nor those that a narrow terminal has no room for."""
    left_out = () if room >= _NARROW else _SIDE
    kept = [rank for rank in range(len(titles)) if rank not in left_out and any(row[rank] for row in rows)]
    yield from map(
        Line,
        table([titles[rank] for rank in kept], [tuple(row[rank] for rank in kept) for row in rows], room),
    )


def _label(header: Header, account: str) -> str:
    """What the plan calls an account, nothing where the data do not say."""
    if header.plan.norm is None:
        return ""
    found = find_account(account, header.plan.norm, header.exercise, header.plan.declinaison)
    return found.accounts[0].label if isinstance(found, Found) else ""


def named(file: TotemFile, room: int) -> Iterator[Line]:
    """The annex of named subsidies, what is masked there, and its sum beside that of the lines."""
    count = len(file.concours) or "aucune"
    yield from heading(f"Subventions nommées, annexe des concours ({count})", room)
    titles = (*map(Column, ("Article", "Bénéficiaire", "Nature", "Objet")), Column("Montant", right=True))
    rows = [_concours(each) for each in file.concours]
    if not rows:
        return
    yield from _table(titles, [*rows, ("Total", "", "", "", said_euros(file.concours_total))], room)
    hidden = sum(each.is_masked for each in file.concours)
    if hidden:
        told = plural(hidden, "bénéficiaire est masqué", "bénéficiaires sont masqués")
        why = "personnes physiques, ou de nature que le fichier ne dit pas"
        yield from paragraph(f"{hidden} {told} ({why}){NBSP}: --with names donne les noms.", room)
    yield from _beside(file, room)


def _concours(each: Concours) -> tuple[str, ...]:
    about = each.object or each.in_kind or ""
    kind = each.kind or each.kind_code or ""
    return (each.article or "", each.beneficiary or "", kind, about, said_euros(each.amount))


def _beside(file: TotemFile, room: int) -> Iterator[Line]:
    """The two sums of subsidies, without a word of fault: no text asks that they agree."""
    agreement = file.agreement()
    if file.header.stage is Stage.DECISION_MODIFICATIVE:
        return
    gap = (
        "les deux sont égaux" if not agreement.difference else f"écart de {said_euros(agreement.difference)}"
    )
    yield from paragraph(
        f"Pour information{NBSP}: {said_euros(agreement.lines)} ({AMOUNTS[agreement.amount]}) sur les comptes "
        f"{' et '.join(SUBSIDIES)}, {said_euros(agreement.concours)} de subventions nommées{NBSP}; {gap}.",
        room,
    )
