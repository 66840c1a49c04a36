"""The account of a repair, for people and for programs: what changed, what stays, what each row lacks."""

from __future__ import annotations

from typing import NamedTuple

from conventions.cli.scdl_deviations import deviations
from conventions.cli.scdl_facts import OTHERS, facts_of
from conventions.cli.scdl_forms import diagnosis_fields, source_fields
from conventions.cli.scdl_masking import Mask
from conventions.cli.scdl_opening import refusal
from conventions.cli.scdl_remains import remains
from conventions.cli.scdl_summary import Summary, listed
from conventions.french import NBSP
from conventions.opendata.scdl import Change, Diagnosis, RepairReport

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl import RowOutcome

TITLES = (
    *("ligne", "rang", "colonne", "état", "écart", "gravité"),
    *("avant", "après", "raison", "lectures possibles"),
)
ALL = f"Tout le détail, une ligne par cellule{NBSP}: --format csv"
_TWICE = "deux textes pour une même colonne, gardés tous deux ; supprimez la colonne fausse, puis réparez de nouveau"
_CHANGE = ("line", "row", "column", "before", "after", "code", "severity", "reason")


class Account(NamedTuple):
    """A report as it is shown: the names of natural persons hidden, each cell told once."""

    report: RepairReport
    changes: tuple[Change, ...]
    left: tuple[Diagnosis, ...]
    to_verify: tuple[Diagnosis, ...]


def account_of(report: RepairReport, *, names: bool) -> Account:
    """What is shown of a report; what is to verify is what no change tells already."""
    mask = Mask(report.source.rows, names=names)
    changed = {(each.row, each.column) for each in report.changes}
    others = (each for each in report.to_verify if (each.row, each.column) not in changed)
    return Account(
        report,
        tuple(map(mask.change, report.changes)),
        tuple(map(mask.diagnosis, report.left)),
        tuple(map(mask.diagnosis, others)),
    )


def summary_of(account: Account) -> Summary:
    """What is said of a repair to people."""
    report = account.report
    blocks = (
        *deviations("Ce qui a été changé", account.changes, ALL),
        *deviations("Ce qui reste tel quel", account.left, ALL),
        *deviations("À vérifier, sans changement", account.to_verify, ALL),
        *remains(report.rows, ALL),
    )
    facts = (*(fact for fact in facts_of(report.source) if fact[0] != OTHERS), *_columns(report))
    ok = bool(report.rows) and report.score.after == report.score.rows
    return Summary(f"{report.source.name}{NBSP}: réparation", facts, blocks, verdict(report), ok)


def verdict(report: RepairReport) -> str:
    """How many rows can be published; why there is nothing to write when the file is no table."""
    reason = refusal(report.source)
    return f"rien n’est écrit{NBSP}: {reason}" if reason else str(report.score)


def _columns(report: RepairReport) -> Iterator[tuple[str, str]]:
    if refusal(report.source):
        return
    for name, columns, why in (
        ("colonnes ajoutées, vides", report.added, ""),
        ("colonnes non reprises", report.set_aside, ""),
        ("colonnes laissées", report.held, f"{NBSP}: en réparer une partie changerait la lecture du reste"),
        ("colonnes en double", report.doubled, f"{NBSP}: {_TWICE}"),
    ):
        if columns:
            yield name, f"{listed(columns)}{why}"


def cells_of(account: Account) -> Iterator[tuple[object, ...]]:
    """The cells of each thing that is told, under the titles ``TITLES``."""
    for each in account.changes:
        place, why = (each.line, each.row, each.column), (each.code, each.severity.french)
        yield *place, "changé", *why, each.before, each.after, each.reason, None
    yield from _kept_cells("laissé", account.left)
    yield from _kept_cells("à vérifier", account.to_verify)
    for row in account.report.rows:
        for fault in row.faults:
            place = (row.line, row.number, fault.field)
            yield *place, "défaut", None, None, fault.value, None, fault.expected, None


def _kept_cells(state: str, found: Iterable[Diagnosis]) -> Iterator[tuple[object, ...]]:
    for each in found:
        place, why = (each.line, each.row, each.column), (each.code, each.severity.french)
        yield *place, state, *why, each.raw, None, each.reason, " | ".join(each.readings)


def fields_of(account: Account, *, rows: bool) -> dict[str, object]:
    """The account by the names of its fields; what each row lacks when it is asked for."""
    report = account.report
    told: dict[str, object] = {
        "version": report.version,
        "file": source_fields(report.source),
        "score": report.score._asdict(),
        "columns": {
            "added": report.added,
            "set_aside": report.set_aside,
            "held": report.held,
            "doubled": report.doubled,
        },
        "deviations": dict(sorted(report.counts().items())),
        "changes": [{name: getattr(each, name) for name in _CHANGE} for each in account.changes],
        "left": diagnosis_fields(account.left),
        "to_verify": diagnosis_fields(account.to_verify),
    }
    return told | ({"rows": [_row(row) for row in report.rows]} if rows else {})


def _row(row: RowOutcome) -> dict[str, object]:
    return {
        "row": row.number,
        "line": row.line,
        "publishable": row.publishable,
        "faults": [each._asdict() for each in row.faults],
    }
