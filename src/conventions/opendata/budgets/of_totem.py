"""The expenses of a TotEM file: what it votes, or, of an account, what was opened and what was mandated."""

from __future__ import annotations

from typing import Final

from conventions.model import Section
from conventions.opendata.budgets.drafts import Draft
from conventions.opendata.budgets.records import LeftAside
from conventions.opendata.budgets.rows import Met
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.totem import TotemFile, TotemLine

_CORRECT: Final = "corrigez la ligne dans le logiciel financier et exportez de nouveau le fichier"


def of_totem(file: TotemFile, name: str) -> Draft:
    """The expenses of a TotEM file: what it votes, or, of an account, what was opened and mandated."""
    remarks = Remarks(name)
    draft = Draft(
        file.header.exercise,
        [],
        [],
        [],
        remarks,
        (),
        "totem",
        name,
        file.header.plan,
        file.header.stage,
        file.header.decision_number,
        file.header.decided_on,
    )
    for each in file.remarks:
        remarks.add(
            "totem", each.line, each.name, each.raw, expected=each.reason, way_out="vérifiez la valeur"
        )
    for line in file.lines:
        if line.direction == "recette":
            draft.aside.append(LeftAside(line.line, "recette", line.voted))
        else:
            _add_line(draft, line, is_account=file.header.stage.is_account)
    return draft


def _add_line(draft: Draft, line: TotemLine, *, is_account: bool) -> None:
    voted = line.voted if not is_account or line.opened is None else line.opened
    if (
        line.account is not None
        and line.section is not None
        and line.direction is not None
        and voted is not None
    ):
        place = (Section(line.section), line.chapter, line.account, line.function, line.operation)
        draft.met.append(Met(line.line, *place, voted, None, line.realised if is_account else None))
        return
    missing = (
        (line.account, "un compte"),
        (line.section, "une section"),
        (line.direction, "une dépense ou une recette"),
        (voted, "un montant voté"),
    )
    draft.remarks.add(
        "line",
        line.line,
        None,
        line.account or "",
        expected=next(expected for value, expected in missing if value is None),
        way_out=_CORRECT,
        is_left_out=True,
        amount=voted,
    )
