"""The files of one exercise, together: decisions add up, an account says what was mandated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

from conventions.opendata.budgets.drafts import Draft
from conventions.opendata.budgets.gathering import Place, added, both
from conventions.opendata.budgets.rows import Met
from conventions.opendata.sheets.refusals import TableError
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.totem import Stage

_ONLY_ONCE: Final = frozenset(
    (Stage.BUDGET_PRIMITIF, Stage.COMPTE_ADMINISTRATIF, Stage.COMPTE_FINANCIER_UNIQUE)
)


def merged(drafts: Sequence[Draft]) -> Draft:
    """One draft of all of them.

    :raises TableError: ``not_table`` without any file, ``exercise`` for two exercises, ``twice`` for one given twice.
    """
    if not drafts:
        raise TableError("not_table", "aucun fichier", way_out="donnez au moins le budget primitif")
    _check_exercises(drafts)
    _check_once(drafts)
    decisions = [each for each in drafts if not _is_account(each)]
    accounts = [each for each in drafts if _is_account(each)]
    lines: dict[Place, Met] = {}
    for draft in decisions:
        _add(lines, added(draft.met, draft.remarks))
    for draft in accounts:
        _mandate(lines, added(draft.met, draft.remarks))
    remarks = Remarks(kept=list(chain.from_iterable(each.remarks.kept for each in drafts)))
    _tell_no_primitive(decisions, remarks)
    first = min(drafts, key=lambda each: each.stage is not Stage.BUDGET_PRIMITIF)
    return first._replace(
        met=list(lines.values()),
        authorizations=list(
            {(each.number, each.chapter): each for draft in drafts for each in draft.authorizations}.values()
        ),
        aside=[each for draft in drafts for each in draft.aside],
        remarks=remarks,
        columns=tuple(chain.from_iterable(each.columns for each in drafts)),
        plan=next((each.plan for each in drafts if each.plan.raw), first.plan),
    )


def _is_account(draft: Draft) -> bool:
    return draft.stage is not None and draft.stage.is_account


def _check_exercises(drafts: Sequence[Draft]) -> None:
    years = sorted({each.exercise for each in drafts})
    if len(years) > 1:
        raise TableError(
            "exercise",
            "fichiers de plusieurs exercices",
            met=", ".join(map(str, years)),
            expected="un seul exercice",
            way_out="lisez chaque exercice à part",
        )


def _check_once(drafts: Sequence[Draft]) -> None:
    """A primitive budget and an account are given once, a numbered decision as well."""
    counts = Counter(
        (each.stage, None if each.stage in _ONLY_ONCE else each.number)
        for each in drafts
        if each.stage is not None and (each.stage in _ONLY_ONCE or each.number)
    )
    for (stage, number), count in counts.items():
        if count > 1:
            raise TableError(
                "twice",
                "fichier donné deux fois",
                met=" n° ".join(filter(None, (stage, number))),
                way_out="gardez-en un seul",
            )


def _add(lines: dict[Place, Met], decided: dict[Place, Met]) -> None:
    """Add what a decision votes, and what it says is engaged and mandated: unknown where one file does not say."""
    for place, each in decided.items():
        before = lines.get(place)
        lines[place] = (
            each
            if before is None
            else before._replace(
                voted=before.voted + each.voted,
                engaged=both(before.engaged, each.engaged),
                mandated=both(before.mandated, each.mandated),
            )
        )


def _mandate(lines: dict[Place, Met], done: dict[Place, Met]) -> None:
    for place, each in done.items():
        lines[place] = lines[place]._replace(mandated=each.mandated) if place in lines else each


def _tell_no_primitive(decisions: Sequence[Draft], remarks: Remarks) -> None:
    stages = {each.stage for each in decisions}
    if stages and stages.isdisjoint((Stage.BUDGET_PRIMITIF, None)):
        remarks.add(
            "no_primitive",
            None,
            None,
            ", ".join(sorted(filter(None, stages))),
            expected="le budget primitif avec les décisions qui le modifient",
            way_out="ajoutez son fichier : les montants lus ne sont que des mouvements",
        )
