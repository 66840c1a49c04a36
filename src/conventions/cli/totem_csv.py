"""A TotEM budget as one CSV: its lines, then its named subsidies, told apart by the first column."""

from __future__ import annotations

import csv
import io

from conventions.opendata.spreadsheets import neutralised
from conventions.opendata.totem.records import AMOUNTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conventions.opendata.totem import Concours, TotemFile, TotemLine

_HEAD = (
    *("sorte", "siret", "exercice", "étape", "numéro", "section", "sens", "opérations"),
    *("chapitre", "compte", "intitulé", "fonction", "opération"),
)
_NAMED = ("nature_bénéficiaire", "bénéficiaire", "identifiant", "montant", "objet", "prestation_en_nature")
COLUMNS = (*_HEAD, *(told.replace(" ", "_") for told in AMOUNTS.values()), *_NAMED)


def rows(file: TotemFile) -> Iterator[str]:
    """The lines of the CSV, header first: semicolons, amounts with a dot, nothing that a spreadsheet runs."""
    yield _written(COLUMNS)
    head: dict[str, object] = {
        "siret": file.header.establishment_siret,
        "exercice": str(file.header.exercise),
        "étape": file.header.stage.value,
    }
    for line in file.lines:
        yield _row(head | _line(line))
    for each in file.concours:
        yield _row(head | _concours(each))


def _line(line: TotemLine) -> dict[str, object]:
    return {
        "sorte": "ligne",
        "numéro": str(line.number),
        "section": line.section,
        "sens": line.direction,
        "opérations": line.kind,
        "chapitre": line.chapter,
        "compte": line.account,
        "intitulé": line.label,
        "fonction": line.function,
        "opération": line.operation,
        **{told.replace(" ", "_"): getattr(line, name) for name, told in AMOUNTS.items()},
    }


def _concours(each: Concours) -> dict[str, object]:
    return {
        "sorte": "concours",
        "numéro": str(each.number),
        "section": each.section,
        "compte": each.article,
        "nature_bénéficiaire": each.kind or each.kind_code,
        "bénéficiaire": each.beneficiary,
        "identifiant": each.identifier,
        "montant": each.amount,
        "objet": each.object,
        "prestation_en_nature": each.in_kind,
    }


def _row(cells: Mapping[str, object]) -> str:
    return _written(_cell(cells.get(name)) for name in COLUMNS)


def _cell(value: object) -> str:
    return "" if value is None else neutralised(str(value))


def _written(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="").writerow(cells)
    return line.getvalue()
