"""The page of a TotEM budget: what it is, its sums, its lines of subsidies, who gets them by name."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line
from conventions.cli.totem_subsidies import named, subsidies
from conventions.cli.totem_words import amounts_of, counted_lines, heading, shown_amounts, titles_of
from conventions.french import NBSP, format_date
from conventions.identifiers import siret
from conventions.opendata.totem.refusals import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conventions.cli.tables import Row
    from conventions.opendata.totem import Header, TotemFile, TotemLine

    Key = tuple[str | None, ...]

_MOST_REMARKS = 20
_LABEL = 16
"""Columns that the name of a sum takes at least: « investissement »."""
NOT_TOLD = "non dit"
_WORDS: Mapping[str | None, str] = {
    "dépense": "dépenses",
    "recette": "recettes",
    "réelle": "réelles",
    "ordre": "d’ordre",
    "fonctionnement": "fonctionnement",
    "investissement": "investissement",
}


def page(file: TotemFile, room: int) -> Iterator[Line]:
    """The whole page, none of its lines wider than ``room``."""
    yield from _head(file.header, room)
    yield from _sums(file, room)
    yield from subsidies(file, room)
    yield from named(file, room)
    yield from _remarks(file, room)


def _head(header: Header, room: int) -> Iterator[Line]:
    number = f" n°{NBSP}{header.decision_number}" if header.decision_number else ""
    title = f"{header.stage.value.capitalize()}{number} {header.exercise}{NBSP}: {header.collectivity}"
    yield from paragraph(title, room, tone="titre")
    for name, text in _facts(header):
        yield from paragraph(text, room, f"  {name}{NBSP}: ", rest="      ")


def _facts(header: Header) -> Iterator[tuple[str, str]]:
    yield "collectivité", f"{header.collectivity}, SIRET{NBSP}{_siret(header.siret)}"
    whose = {True: "budget principal", False: "budget annexe", None: "principal ou annexe, non dit"}
    of = f" de {header.principal}" if header.principal else ""
    yield (
        "budget",
        (
            f"{header.establishment}, {whose[header.is_principal]}{of},"
            f" SIRET{NBSP}{_siret(header.establishment_siret)}"
        ),
    )
    plan = header.plan
    known = plan.declinaison or plan.raw or "inconnue"
    yield "nomenclature", f"{known} ({plan.unknown})" if plan.unknown else known
    yield "décision", format_date(header.decided_on) if header.decided_on else "date non dite"
    if header.made_on:
        yield "fichier", format_date(header.made_on)


def _siret(number: str) -> str:
    return siret.format(number).replace(" ", NBSP)


def _sums(file: TotemFile, room: int) -> Iterator[Line]:
    """The sums by section and direction: real operations, those of order, and both."""
    yield from heading(f"Totaux ({counted_lines(file.lines)})", room)
    names = shown_amounts(file, file.lines, room - _LABEL)
    rows: list[Row] = []
    for (section, direction), lines in _grouped(file.lines, "section", "direction").items():
        head = f"{_WORDS.get(section, f'section {NOT_TOLD}e')}, {_WORDS.get(direction, f'sens {NOT_TOLD}')}"
        by_kind = _grouped(lines, "kind")
        for (kind,), part in by_kind.items():
            told = _WORDS.get(kind, f"(opération {NOT_TOLD}e)")
            rows.append((f"{head} {told}", *amounts_of(file, part, names)))
        if len(by_kind) > 1:
            rows.append((f"{head} totales", *amounts_of(file, lines, names)))
    titles = (Column("Section et sens"), *titles_of(names))
    yield from map(Line, table(titles, rows, room))
    if file.aggregates:
        told = f"Sommes calculées dans le fichier, non comptées{NBSP}: {counted_lines(file.aggregates)}."
        yield from paragraph(told, room)


def _grouped(lines: Iterable[TotemLine], *by: str) -> dict[Key, list[TotemLine]]:
    """The lines that say the same of some things, in the order of these words."""
    groups: dict[Key, list[TotemLine]] = {}
    for line in lines:
        groups.setdefault(tuple(getattr(line, name) for name in by), []).append(line)
    return dict(
        sorted(
            groups.items(),
            key=lambda group: [(each is None, each == "ordre", each or "") for each in group[0]],
        )
    )


def _remarks(file: TotemFile, room: int) -> Iterator[Line]:
    """The values that are not as they should be; the first ones when there are many."""
    if file.encoding_guessed:
        yield Line("")
        yield from paragraph(
            "Le fichier n’est pas dans le codage qu’il déclare, il est lu en windows-1252.", room
        )
    if not file.remarks:
        return
    yield from heading(f"Remarques ({len(file.remarks)})", room)
    for remark in file.remarks[:_MOST_REMARKS]:
        told = f"ligne {remark.line}, {remark.name}{NBSP}: {shown(remark.raw)}{NBSP}: {remark.reason}"
        yield from paragraph(told, room, "- ")
    if len(file.remarks) > _MOST_REMARKS:
        yield from paragraph("Les autres sont dans --format json.", room)
