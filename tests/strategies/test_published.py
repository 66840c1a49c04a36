"""The strategies of published files: as they are read, right and deviant in every way that a program must expect."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from conventions import strategies
from conventions.opendata.scdl import Row, ScdlFile, Severity, to_conventions
from conventions.opendata.totem import Stage, TotemFile

strategies.register()
WIDE = settings(phases=[Phase.generate], database=None, max_examples=1000)


@pytest.mark.parametrize("severity", Severity)
def test_files_have_diagnoses_of_every_severity(severity: Severity) -> None:
    """A program that handles one of them only is found out."""
    assert find(strategies.scdl_files(), lambda file: file.severities()[severity] > 0, settings=WIDE)


@pytest.mark.parametrize("state", ["absent", "empty", "not_told", "filled"])
def test_amounts_are_in_every_state(state: str) -> None:
    """A program that takes an unknown amount for zero is found out."""
    assert find(strategies.scdl_rows(), lambda row: row.state("montant") == state, settings=WIDE)


@settings(max_examples=20)
@given(strategies.scdl_files())
def test_what_is_drawn_may_be_used(file: ScdlFile) -> None:
    """Every row is in a draft or unused."""
    drafts = to_conventions(file)
    assert sum(map(len, drafts.rows)) + len(drafts.unused) == len(file.rows)


@pytest.mark.parametrize(
    "stage", [Stage.BUDGET_PRIMITIF, Stage.DECISION_MODIFICATIVE, Stage.COMPTE_ADMINISTRATIF]
)
def test_budgets_are_of_every_stage(stage: Stage) -> None:
    """With lines and without."""
    found = find(
        strategies.totem_files(), lambda file: file.header.stage is stage and bool(file.lines), settings=WIDE
    )
    assert all(line.account and line.voted is not None for line in found.lines)


@pytest.mark.parametrize("kind", [ScdlFile, Row, TotemFile])
@settings(max_examples=5)
@given(data=st.data())
def test_from_type_knows_what_is_read(kind: type, data: st.DataObject) -> None:
    """``st.from_type`` draws what reading gives."""
    assert isinstance(data.draw(st.from_type(kind)), kind)
