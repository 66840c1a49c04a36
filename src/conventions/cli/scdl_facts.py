"""How a published file is written, what it holds, its total: the facts at the top of a summary."""

from __future__ import annotations

from collections import Counter

from conventions.cli.scdl_summary import counted, known_total, listed
from conventions.french import NBSP, format_amount, format_number
from conventions.money import Amount
from conventions.opendata.scdl import total_without_repeats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.opendata.scdl import ScdlFile

OTHERS = "autres colonnes"
_REPEATED = "T37"
_TOO_GREAT = (
    "trop grand pour être un montant : des nombres sont sans doute dans une autre colonne que la leur"
)
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
    total, without = known_total(file), _without_repeats(file)
    told = {
        "forme": ", ".join(_form(file)),
        "lignes": format_number(len(file.rows)),
        "total": total_of(total, len(file.unknown_amounts)) if total is not None else _TOO_GREAT,
        "total sans les lignes en double": without,
        OTHERS: listed([each.written.strip() or "sans titre" for each in file.columns if not each.official]),
        "laissé de côté": listed([f"{reason} ({format_number(count)})" for reason, count in ignored.items()]),
    }
    return [(name, text) for name, text in told.items() if text]


def _without_repeats(file: ScdlFile) -> str:
    """The sum without the rows that seem to be told twice, empty when there are none."""
    if all(each.code != _REPEATED for each in file.diagnoses) or known_total(file) is None:
        return ""
    return format_amount(total_without_repeats(file), decimals="always")


def _form(file: ScdlFile) -> Iterable[str]:
    yield _KINDS.get(file.kind, file.kind)
    if file.sheet:
        yield f"feuille «{NBSP}{file.sheet}{NBSP}»"
    if file.encoding:
        yield file.encoding
    if file.delimiter:
        yield f"séparateur{NBSP}: {_DELIMITERS.get(file.delimiter, file.delimiter)}"
    yield f"en-tête à la ligne {file.header_line}" if file.header_line else "sans en-tête"
