"""``conventions scdl read``: what a published file says, and how it departs from the norm."""

from __future__ import annotations

from conventions.cli.scdl_deviations import ORDER, deviations
from conventions.cli.scdl_facts import facts_of
from conventions.cli.scdl_forms import (
    DIAGNOSES,
    as_json,
    csv_lines,
    diagnosis_cells,
    diagnosis_fields,
    row_fields,
    source_fields,
)
from conventions.cli.scdl_html import html_page
from conventions.cli.scdl_masking import Mask
from conventions.cli.scdl_opening import UNUSABLE, opened, refusal
from conventions.cli.scdl_summary import Summary
from conventions.cli.scdl_text import text
from conventions.cli.terminal import columns, tell
from conventions.french import NBSP, format_number
from conventions.opendata.scdl import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping

    from conventions.opendata.scdl import Diagnosis, ScdlFile

FOUND = 1
ALL = "Tout le détail, une ligne par constat" + NBSP + ": --format csv"


def run(arguments: Namespace) -> int:
    """Print what was read: 2 for what is no table, 1 when something is ambiguous or wrong, else 0.

    :raises ConventionsError: for a file that cannot be opened.
    """
    file = opened(arguments.file)
    tell(_lines(file, arguments))
    if refusal(file):
        return UNUSABLE
    return FOUND if any(not each.severity.certain for each in file.all_diagnoses()) else 0


def _lines(file: ScdlFile, arguments: Namespace) -> Iterable[str]:
    mask = Mask(file.rows, names=bool(arguments.with_names))
    found = tuple(map(mask.diagnosis, file.all_diagnoses()))
    if arguments.format == "json":
        rows = {"rows": [row_fields(row, mask) for row in file.rows]} if arguments.rows else {}
        return [as_json("scdl-read", fields_of(file, found) | rows)]
    if arguments.format == "csv":
        return csv_lines(DIAGNOSES, diagnosis_cells(found))
    summary = summary_of(file, found)
    return html_page(summary).splitlines() if arguments.format == "html" else text(summary, columns())


def summary_of(file: ScdlFile, found: Iterable[Diagnosis]) -> Summary:
    """What is said of a file to people."""
    blocks = deviations("Écarts à la norme", found, ALL)
    ok = all(severity.certain for severity in file.severities())
    return Summary(file.name, tuple(facts_of(file)), blocks, verdict(file.severities()), ok)


def verdict(found: Mapping[Severity, int]) -> str:
    r"""The counts of what was found, the worst first.

    >>> verdict({Severity.ERROR: 1, Severity.REPAIRED: 2}).replace("\xa0", " ")
    'erreur : 1, réparé : 2'
    >>> verdict({})
    'aucun écart à la norme'
    """
    told = [f"{each.french}{NBSP}: {format_number(found[each])}" for each in ORDER if found.get(each)]
    return ", ".join(told) or "aucun écart à la norme"


def fields_of(file: ScdlFile, found: Iterable[Diagnosis]) -> dict[str, object]:
    """The file for programs."""
    return {
        "file": source_fields(file),
        "deviations": dict(sorted(file.counts().items())),
        "severities": {severity.value: count for severity, count in file.severities().items()},
        "diagnoses": diagnosis_fields(found),
    }
