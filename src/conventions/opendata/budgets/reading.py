"""A budget, from one file or from all those of an exercise: the primitive one and the decisions that change it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from conventions.base import key_from
from conventions.model import Budget
from conventions.opendata import totem
from conventions.opendata.budgets.authorizations import with_keys
from conventions.opendata.budgets.drafts import Draft
from conventions.opendata.budgets.gathering import added, credit_lines
from conventions.opendata.budgets.mapped import BudgetMapping, budget_mapping
from conventions.opendata.budgets.merging import merged
from conventions.opendata.budgets.of_tables import of_tables
from conventions.opendata.budgets.of_totem import of_totem
from conventions.opendata.budgets.records import BudgetFile
from conventions.opendata.sheets.opening import content_of, open_tables
from conventions.opendata.sheets.refusals import TableError
from conventions.opendata.totem.scdl_budget import is_budget_csv

_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<|\xff\xfe<|\xfe\xff\0<|\x1f\x8b")
_YEARS: Final = range(1000, 10_000)
_AUTHORITY: Final = "la collectivité n’est pas une clé"
_START: Final = 1 << 12


def read(
    source: Path | str | bytes,
    *,
    authority: str,
    exercise: int | None = None,
    mapping: Path | str | Mapping[str, Any] | None = None,
) -> BudgetFile:
    r"""The budget of a file: a table (CSV, XLSX, XLS, ODS) or a TotEM file (XML, or the CSV of the same).

    ``authority`` is the key of the grantor; ``exercise`` is needed where the file does not say one alone. ``mapping``
    says what the columns are, where their names do not. Amounts are in euros, to the cent. Expenses alone are read.

    :raises TableError: for what is no table, or has no columns of a budget, or a mapping that is not right.
    :raises TotemError: for a TotEM file that cannot be read.
    :raises ConventionsError: for a workbook, where the extra ``xlsx`` is missing.
    :raises OSError: for a path that cannot be read.

    >>> file = read(b"Chapitre;Nature;Fonction;BP 2024\n65;65748;30;12 000,00\n", authority="ville")
    >>> file.budget.exercise, file.budget.lines[0].key, str(file.budget.lines[0].voted)
    (2024, '65-65748-30', '12000.00')
    """
    draft = _draft(
        source, _checked(authority, exercise), budget_mapping(mapping) if mapping is not None else None
    )
    return _finished(authority, draft, (draft,))


def read_all(
    sources: Iterable[Path | str | bytes],
    *,
    authority: str,
    exercise: int | None = None,
    mapping: Path | str | Mapping[str, Any] | None = None,
) -> BudgetFile:
    r"""The budget of an exercise: what its files vote, added up; what an account says was mandated.

    The files are a primitive budget, its supplementary budget and its décisions modificatives, in any order; a table
    counts as one decision. An account (CA, CFU) gives what was mandated; what it says was opened counts only for
    the lines that no decision has. An authorisation that several files have is that of the last one.

    :raises TableError: as :func:`read`; ``exercise`` for files of two exercises, ``twice`` for one given twice.

    >>> files = b"Nature;BP 2024\n65748;100\n", b"Nature;DM 2024\n65748;-20\n"
    >>> str(read_all(files, authority="ville").budget.lines[0].voted)
    '80.00'
    """
    year, checked = _checked(authority, exercise), budget_mapping(mapping) if mapping is not None else None
    drafts = [_draft(source, year, checked) for source in sources]
    return _finished(authority, merged(drafts), drafts)


def _checked(authority: str, exercise: int | None) -> int | None:
    """The exercise, once it is known that it is one, and the authority a key."""
    if key_from(authority) != authority:
        raise TableError("authority", _AUTHORITY, met=authority, way_out="donnez la clé de la partie (key)")
    if exercise is not None and not (type(exercise) is int and exercise in _YEARS):
        raise TableError(
            "exercise", "exercice", met=str(exercise), way_out="donnez une année : exercise=2024"
        )
    return exercise


def _draft(source: Path | str | bytes, exercise: int | None, mapping: BudgetMapping | None) -> Draft:
    data, name = content_of(source)
    if not (_XML.match(data) or is_budget_csv(data[:_START])):
        return of_tables(open_tables(data, name), exercise, mapping)
    draft = of_totem(totem.read(data), name)
    if exercise not in {None, draft.exercise}:
        raise TableError(
            "exercise",
            "exercice du fichier TotEM",
            met=str(draft.exercise),
            expected=str(exercise),
            way_out="donnez le fichier de cet exercice",
        )
    return draft


def _finished(authority: str, draft: Draft, drafts: Sequence[Draft]) -> BudgetFile:
    """The budget of a draft, its equal lines added up."""
    lines = added(draft.met, draft.remarks)
    plan = draft.plan
    budget = Budget(
        authority=authority,
        exercise=draft.exercise,
        norm=plan.norm,
        declinaison=plan.declinaison,
        voted_on=draft.voted_on,
        lines=credit_lines(lines.values()),
        authorizations=with_keys(draft.authorizations),
    )
    return BudgetFile(
        budget,
        tuple(draft.remarks.kept),
        tuple(draft.aside),
        draft.columns,
        draft.kind,
        draft.stage,
        ", ".join(each.name for each in drafts if each.name),
    )
