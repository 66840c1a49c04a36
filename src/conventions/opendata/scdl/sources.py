r"""Open the bytes of a file: its kind, its encoding, its delimiter, its lines.

>>> source = open_source("nom;montant\nÉté;1\n".encode("cp1252"), "a_utf8.csv")
>>> source.kind, source.encoding, [each.code for each in source.diagnoses]
('csv', 'cp1252', ['T05', 'T06'])
"""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Source
from conventions.opendata.scdl.opening.csv_source import open_csv
from conventions.opendata.scdl.opening.finding import check_width
from conventions.opendata.scdl.opening.kinds import Refused, kind_of

MOST_BYTES: Final = 512 << 20
"""The size of the biggest file that is read whole, in bytes: 512 Mio."""

_TOLD: Final = re.compile(
    r"(?<![a-z])(?:(utf-?8)|(?:cp|windows)-?1252|ansi|latin-?1)(?![a-z])", re.IGNORECASE
)
_ENDING: Final = re.compile(r"\.(csv|xlsx|xls|ods)\Z", re.IGNORECASE)


def open_source(data: bytes, name: str) -> Source:
    """The lines of the file, cell by cell; of what is no table, no grid, and a diagnosis T00 that says why.

    :raises ConventionsError: for a spreadsheet, where the extra ``xlsx`` is missing.
    """
    try:
        source = _opened(data, name)
        check_width(source.grids)
    except Refused as refused:
        told = Diagnosis("T00", Severity.ERROR, None, None, None, "", str(refused))
        return Source(name, _kind_told(data), None, None, (), (told,))
    return source._replace(diagnoses=(*_name_lies(source), *source.diagnoses))


def _opened(data: bytes, name: str) -> Source:
    if len(data) > MOST_BYTES:
        raise Refused(f"fichier de plus de {MOST_BYTES >> 20} Mio : découpez-le")
    kind, reason = kind_of(data)
    if reason:
        raise Refused(reason)
    return open_csv(data, name) if kind == "csv" else _open_book(data, name, is_archive=kind == "zip")


def _open_book(data: bytes, name: str, *, is_archive: bool) -> Source:
    """A workbook, which is looked at before anything expands it; a CSV loads nothing of all this."""
    from conventions.opendata.scdl.opening.archives import kind_of_archive
    from conventions.opendata.scdl.opening.ole import check_xls
    from conventions.opendata.scdl.opening.spreadsheets import open_sheets

    kind = kind_of_archive(data) if is_archive else check_xls(data)
    return Source(name, kind, None, None, open_sheets(data))


def _kind_told(data: bytes) -> str:
    return {"zip": "xlsx"}.get(kind := kind_of(data).kind, kind)


def _name_lies(source: Source) -> list[Diagnosis]:
    """The name of a file is a promise of nobody (T05)."""
    ending, encoding = _ENDING.search(source.name), _TOLD.search(source.name)
    reasons = []
    if ending and ending[1].lower() != source.kind:
        reasons.append(f"le nom dit {ending[1].lower()}, le contenu est {source.kind}")
    if encoding and source.encoding and bool(encoding[1]) != (source.encoding == "utf-8"):
        reasons.append(f"le nom dit « {encoding[0]} », le texte est en {source.encoding}")
    return [
        Diagnosis("T05", Severity.REPAIRED, None, None, None, source.name, reason, source.encoding)
        for reason in reasons
    ]
