r"""The essential data of grants (SCDL « subventions »): read as published, validate, repair, write.

Nothing is dropped: each row keeps its raw texts beside the values read, and each deviation is told with its code.

>>> header = "nomAttribuant;idAttribuant;nomBeneficiaire;objet;montant"
>>> file = read(f"{header}\nTrifouilly;21010001600013;Club;Fonctionnement;40 000,00".encode())
>>> str(file.total), file.rows[0].raw["montant"]
('40000.00', '40 000,00')
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.scdl.crossing import total_without_repeats
    from conventions.opendata.scdl.deviations import DEVIATIONS, Deviation, deviation
    from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
    from conventions.opendata.scdl.drafting import DraftNote, Drafts, UnusedRow, to_conventions
    from conventions.opendata.scdl.reading import read
    from conventions.opendata.scdl.records import (
        Column,
        Conditions,
        Identified,
        Ignored,
        PaymentDays,
        Row,
        ScdlFile,
    )
    from conventions.opendata.scdl.repairing import (
        Change,
        Repaired,
        RepairedFile,
        RepairReport,
        RowOutcome,
        Score,
        repair,
    )
    from conventions.opendata.scdl.validation import FileFault, Summary, Validation, validate
    from conventions.opendata.scdl.writing import PublishedRow, PublishedRows, Remark, write

_HOMES = {
    "validation": ("FileFault", "Summary", "Validation", "validate"),
    "deviations": ("DEVIATIONS", "Deviation", "deviation"),
    "diagnosing": ("Diagnosis", "Severity"),
    "drafting": ("DraftNote", "Drafts", "UnusedRow", "to_conventions"),
    "reading": ("read",),
    "crossing": ("total_without_repeats",),
    "records": ("Column", "Conditions", "Identified", "Ignored", "PaymentDays", "Row", "ScdlFile"),
    "writing": ("PublishedRow", "PublishedRows", "Remark", "write"),
    "repairing": (
        "Change",
        "RepairReport",
        "Repaired",
        "RepairedFile",
        "RowOutcome",
        "Score",
        "repair",
    ),
}

__all__ = [
    "DEVIATIONS",
    "Change",
    "Column",
    "Conditions",
    "Deviation",
    "Diagnosis",
    "DraftNote",
    "Drafts",
    "FileFault",
    "Identified",
    "Ignored",
    "PaymentDays",
    "PublishedRow",
    "PublishedRows",
    "Remark",
    "RepairReport",
    "Repaired",
    "RepairedFile",
    "Row",
    "RowOutcome",
    "ScdlFile",
    "Score",
    "Severity",
    "Summary",
    "UnusedRow",
    "Validation",
    "deviation",
    "read",
    "repair",
    "to_conventions",
    "total_without_repeats",
    "validate",
    "write",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
