r"""The same budget as a CSV, whose columns are BGT_NATDEC, BGT_ANNEE… (SCDL « budget »): its rows as blocks.

It has one row a line of the budget and repeats who and what the budget is; it says neither the plan of accounts nor
the named subsidies.

>>> given = b"BGT_NATDEC,BGT_ANNEE,BGT_SIRET,BGT_NOM\nbudget primitif,2022,21560046100010,CRACH\n"
>>> [block.name for block in csv_blocks([given])]
['BGT', 'EnTeteDocBudgetaire', 'EnTeteBudget', 'BlocBudget', 'LigneBudget']
"""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from conventions.french import format_list
from conventions.opendata.totem.headers import BLOCK, BUDGET, CSV, DOCUMENT, STAGES
from conventions.opendata.totem.refusals import TotemError
from conventions.opendata.totem.walking import Block, Field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Row = Mapping[str, str]

LIMIT: Final = 64 << 20
_BEGINNING: Final = re.compile(rb'(?:\xef\xbb\xbf)?"?BGT_[A-Z0-9_]{1,40}"?[,;\t]')
_DECIMAL_COMMA: Final = re.compile(r"([+-]?[0-9]{1,20}),([0-9]{1,2})")
_IDENTITY: Final = ("BGT_NATDEC", "BGT_ANNEE", "BGT_SIRET")
_HEADS: Final = {
    DOCUMENT: {"LibelleColl": "BGT_NOM", "IdColl": "BGT_SIRET"},
    BUDGET: {"LibelleEtab": "BGT_NOM", "IdEtab": "BGT_SIRET"},
    BLOCK: {"NatDec": "BGT_NATDEC", "Exer": "BGT_ANNEE"},
}
_LINE: Final = {
    "Nature": "BGT_NATURE",
    "LibCpte": "BGT_NATURE_LABEL",
    "Fonction": "BGT_FONCTION",
    "Operation": "BGT_OPERATION",
    "ContNat": "BGT_CONTNAT",
    "ArtSpe": "BGT_ARTSPE",
    "CodRD": "BGT_CODRD",
    "OpBudg": "BGT_OPBUDG",
    "CaracSup Section": "BGT_SECTION",
    **{
        name: f"BGT_{name.upper()}"
        for name in ("MtReal", "MtBudgPrec", "MtRARPrec", "MtPropNouv", "MtPrev", "CredOuv", "MtRAR3112")
    },
}
_CODES: Final = {
    "BGT_NATDEC": {stage.value: code for code, stage in STAGES.items()},
    "BGT_SECTION": {"fonctionnement": "F", "investissement": "I"},
    "BGT_CODRD": {"dépense": "D", "depense": "D", "recette": "R"},
    "BGT_OPBUDG": {"réel": "0", "reel": "0", "ordre": "1"},
}
"""The words of the CSV, and what TotEM writes in their place."""


def is_budget_csv(prefix: bytes) -> bool:
    """Whether a file begins with the name of a column of a budget.

    >>> is_budget_csv(b'"BGT_NATDEC";"BGT_ANNEE"'), is_budget_csv(b"<DocumentBudgetaire>")
    (True, False)
    """
    return _BEGINNING.match(prefix) is not None


def csv_blocks(pieces: Iterable[bytes]) -> Iterator[Block]:
    """The blocks that the same budget would have in TotEM: the header from the first row, then a line a row.

    :raises TotemError: for a CSV that is broken or too big, without its columns, or of several budgets.
    """
    yield Block(CSV, 1)
    first: Row = {}
    for number, row in _rows(_text(pieces)):
        if not first:
            first = row
            yield from (_block(name, number, row, columns) for name, columns in _HEADS.items())
        elif any(row.get(name) != first.get(name) for name in _IDENTITY):
            raise _several(number, row, first)
        yield _block("LigneBudget", number, row, _LINE)


def _text(pieces: Iterable[bytes]) -> str:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > LIMIT:
            raise _broken("too_big", f"fichier CSV de plus de {LIMIT >> 20} Mio", "un fichier par budget")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Each row with the line where it ends, its cells by column; blank rows are left aside."""
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    try:
        columns = [name.strip() for name in next(reader)]
        _check(columns)
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, dict(zip(columns, cells, strict=False))
    except csv.Error:
        raise _broken("broken_csv", "fichier CSV abîmé", "des cellules courtes, bien fermées") from None


def _check(columns: list[str]) -> None:
    missing = [name for name in _IDENTITY if name not in columns]
    if missing:
        raise _broken(
            "header", f"colonnes absentes ({format_list(missing)})", "celles du schéma SCDL « budget »"
        )


def _block(name: str, number: int, row: Row, columns: Mapping[str, str]) -> Block:
    fields = (
        Field(target.partition(" ")[0], target.partition(" ")[2], _value(column, row.get(column, "")), number)
        for target, column in columns.items()
    )
    return Block(name, number, tuple(fields))


def _value(column: str, text: str) -> str:
    """The code of a word, the dot of a decimal comma; the rest as it is."""
    cell = text.strip()
    if column.startswith("BGT_MT") or column == "BGT_CREDOUV":
        amount = _DECIMAL_COMMA.fullmatch(cell)
        return f"{amount[1]}.{amount[2]}" if amount else cell
    return _CODES.get(column, {}).get(cell.casefold(), cell)


def _several(number: int, row: Row, first: Row) -> TotemError:
    name = next(name for name in _IDENTITY if row.get(name) != first.get(name))
    return TotemError(
        "several_budgets",
        f"le fichier contient plusieurs budgets, {name} change",
        met=row.get(name, ""),
        expected=f"partout {first.get(name)}",
        way_out="séparez-les, un fichier par budget",
        line=number,
    )


def _broken(code: str, what: str, expected: str) -> TotemError:
    return TotemError(code, what, expected=expected, way_out="redemandez le fichier à qui l’a publié")
