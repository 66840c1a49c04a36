"""``conventions scdl validate``: the faults of a file under a version of the schema, whatever its size."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from conventions.cli.progress import BYTES, Progress
from conventions.cli.scdl_faults import Counted
from conventions.cli.scdl_forms import as_json, csv_lines
from conventions.cli.scdl_html import html_page
from conventions.cli.scdl_masking import Mask
from conventions.cli.scdl_opening import UNUSABLE, check_path
from conventions.cli.scdl_summary import Summary, counted
from conventions.cli.scdl_text import text
from conventions.cli.terminal import columns, tell
from conventions.french import NBSP, format_number
from conventions.opendata.scdl import validate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl import FileFault, Validation

FOUND = 1
ALL = f"Tout le détail, une ligne par défaut{NBSP}: --format csv"
TITLES = ("ligne", "rang", "colonne", "nature", "défaut", "texte", "ce qu’il faut", "rangs comparés")
_KINDS = {"schema": "schéma", "supplement": "à vérifier"}
_SOME = 1000
_NO_TABLE = "not_a_table"


def run(arguments: Namespace) -> int:
    """Print the faults: 2 for what is no table, 1 when the schema refuses something, else 0.

    :raises ConventionsError: for a file that cannot be opened, a version that is not known.
    """
    check_path(arguments.file)
    with Progress(BYTES) as progress:
        faults = validate(
            Path(arguments.file), arguments.version, cross_rows=arguments.cross_rows, progress=progress
        )
        lines = iter(_lines(faults, arguments))
        while some := list(islice(lines, _SOME)):
            tell(some)
    met = faults.summary()
    if any(code == _NO_TABLE for _, _, code in met.counts):
        return UNUSABLE
    return FOUND if met.faults else 0


def _lines(faults: Validation, arguments: Namespace) -> Iterable[str]:
    shown = map(Mask(names=bool(arguments.with_names)).fault, faults)
    if arguments.format == "json":
        return [as_json("scdl-validate", _fields(faults, shown))]
    if arguments.format == "csv":
        return csv_lines(TITLES, map(_cells, shown))
    summary = summary_of(Path(arguments.file).name, faults, shown)
    return html_page(summary).splitlines() if arguments.format == "html" else text(summary, columns())


def _cells(fault: FileFault) -> tuple[object, ...]:
    place = (fault.line, fault.row, fault.column)
    rows = " ".join(map(str, fault.rows))
    return (*place, _KINDS[fault.kind], fault.code, fault.raw, fault.expected, rows)


def summary_of(name: str, faults: Validation, shown: Iterable[FileFault]) -> Summary:
    """What is said of a validation to people, in one pass over its faults as they are shown."""
    found = Counted()
    found.add(shown)
    met = faults.summary()
    facts = (
        ("schéma", faults.version),
        ("lignes", format_number(met.rows)),
        ("lignes que le schéma refuse", format_number(met.faulty_rows)),
    )
    return Summary(name, facts, tuple(found.blocks(ALL)), ", ".join(_verdict(faults)), not met.faults)


def _verdict(faults: Validation) -> Iterator[str]:
    met = faults.summary()
    yield counted(met.faults, "défaut", "défauts") if met.faults else "aucun défaut"
    if met.supplements:
        yield f"{counted(met.supplements, 'point', 'points')} à vérifier"


def _fields(faults: Validation, shown: Iterable[FileFault]) -> dict[str, object]:
    found = [each._asdict() for each in shown]
    met = faults.summary()
    counts = [
        {"kind": kind, "column": column, "code": code, "count": count}
        for (kind, column, code), count in met.counts.items()
    ]
    told = {
        "version": faults.version,
        "valid": not met.faults,
        "rows": met.rows,
        "faulty_rows": met.faulty_rows,
    }
    return told | {"counts": counts, "faults": found}
