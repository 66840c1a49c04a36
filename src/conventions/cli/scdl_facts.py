"""How a published file is written, what it holds, its total: the facts at the top of a summary."""

from __future__ import annotations

from collections import Counter

from conventions.cli.scdl_summary import counted, listed
from conventions.french import NBSP, format_amount, format_number
from conventions.money import Amount
from conventions.opendata.scdl import total_without_repeats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.opendata.scdl import ScdlFile

OTHERS = "autres colonnes"
_KINDS = {"csv": "CSV", "xlsx": "classeur XLSX", "xls": "classeur XLS", "ods": "classeur ODS"}
_DELIMITERS = {",": "virgule", ";": "point-virgule", "\t": "tabulation", "|": "barre verticale"}


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
    without = total_without_repeats(file)
    told = {
        "forme": ", ".join(_form(file)),
        "lignes": format_number(len(file.rows)),
        "total": total_of(file.total, len(file.unknown_amounts)),
        "total sans les lignes en double": format_amount(without, decimals="always")
        if without != file.total
        else "",
        OTHERS: listed([each.written.strip() or "sans titre" for each in file.columns if not each.official]),
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
