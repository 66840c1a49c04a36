"""What is said of a published file, before it is written as text or as HTML: the same figures in both."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from conventions.cli.tables import Column
from conventions.french import NBSP, format_amount, format_number, plural
from conventions.money import Amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conventions.opendata.scdl import ScdlFile

EXAMPLES = 2
_NAMED = 12
_KINDS = {"csv": "CSV", "xlsx": "classeur XLSX", "xls": "classeur XLS", "ods": "classeur ODS"}
_DELIMITERS = {",": "virgule", ";": "point-virgule", "\t": "tabulation", "|": "barre verticale"}


class Entry(NamedTuple):
    """A row of a table, and the first examples of what it counts."""

    cells: tuple[str, ...]
    examples: tuple[str, ...] = ()


class Block(NamedTuple):
    """A table with its title; ``note`` says how to get all of what it sums up."""

    title: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    note: str = ""


class Summary(NamedTuple):
    """A page: its title, some facts by name, tables, and the verdict; ``ok`` when nothing is wrong."""

    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    verdict: str
    ok: bool


def counted(number: int, one: str, several: str) -> str:
    """« 1 ligne », « 1 234 lignes ».

    >>> counted(0, "ligne", "lignes")
    '0 ligne'
    """
    return f"{format_number(number)} {plural(number, one, several)}"


def listed(names: Sequence[str]) -> str:
    """The first names, and how many others.

    >>> listed(["a", "b"])
    'a, b'
    """
    shown = ", ".join(names[:_NAMED])
    others = len(names) - _NAMED
    return f"{shown} et {counted(others, 'autre', 'autres')}" if others > 0 else shown


def total_of(known: Amount, unknown: int) -> str:
    """The sum to the cent, « au moins » when some amounts are not known.

    >>> from conventions import euros
    >>> " ".join(total_of(euros("1500.50"), 1).split())
    'au moins 1 500,50 € (1 montant inconnu)'
    """
    told = format_amount(known, decimals="always")
    return (
        f"au moins {told} ({counted(unknown, 'montant inconnu', 'montants inconnus')})" if unknown else told
    )


def facts_of(file: ScdlFile) -> list[tuple[str, str]]:
    """How a file is written, what it holds, its total."""
    ignored = Counter(each.reason for each in file.ignored)
    told = {
        "forme": ", ".join(_form(file)),
        "lignes": format_number(len(file.rows)),
        "total": total_of(file.total, len(file.unknown_amounts)),
        "autres colonnes": listed(
            [each.written.strip() or "sans titre" for each in file.columns if not each.official]
        ),
        "laissé de côté": listed([f"{reason} ({format_number(count)})" for reason, count in ignored.items()]),
    }
    return [(name, text) for name, text in told.items() if text]


def _form(file: ScdlFile) -> Iterable[str]:
    yield _KINDS.get(file.kind, file.kind)
    if file.sheet:
        yield f"feuille «{NBSP}{file.sheet}{NBSP}»"
    if file.encoding:
        yield file.encoding
    if file.delimiter:
        yield f"séparateur{NBSP}: {_DELIMITERS.get(file.delimiter, file.delimiter)}"
    yield f"en-tête à la ligne {file.header_line}" if file.header_line else "sans en-tête"
