"""Budgets as published: their sums are the known ones, their faults one error (skipped where they are absent)."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path

import pytest

from conventions.cli import main
from conventions.opendata import totem
from conventions.opendata.totem import Stage, TotemError
from conventions.opendata.totem.plans import Sections

FILES = Path(__file__).parents[3] / "shared" / "data" / "totem"
pytestmark = pytest.mark.skipif(
    not FILES.is_dir(), reason="the published budgets are not beside this checkout"
)
CRACH = "crach_bp2022_m14.xml"
CRACH_DM = "crach_dm2_2021_m14.xml"
SAINT_MALO = "saint-malo_transport_bp2022_m43.xml"
BROKEN = {
    "mauvais_totem.xml": ("no_budget", ""),
    "mauvaise_annee.xml": ("header", "2022 en erreur"),
    "mauvaise_nomenclature.xml": ("header", "M14-M14_COM_500_3500_en_erreur"),
}
SOUND = (CRACH, CRACH_DM, SAINT_MALO)


def test_every_file_is_sound_or_broken() -> None:
    """No published budget is left untested: another one reads, or gives our error."""
    for path in FILES.glob("*.xml"):
        if path.name not in {*SOUND, *BROKEN}:
            with contextlib.suppress(TotemError):
                assert totem.read(path).lines


def test_a_primitive_budget_of_a_commune() -> None:
    """Crac'h, 2022: 201 lines, 7 of subsidies, 147 153,00 voted, 31 named subsidies, 47 895,00."""
    file = totem.read(FILES / CRACH)
    assert (file.header.stage, file.header.exercise) == (Stage.BUDGET_PRIMITIF, 2022)
    assert (file.header.siret, file.header.plan.declinaison) == ("21560046100010", "M14_COM_500_3500")
    lines = file.lines_on("657", "204")
    assert (len(file.lines), len(lines), str(file.total("voted", lines))) == (201, 7, "147153.00")
    assert (len(file.concours), str(file.concours_total)) == (31, "47895.00")
    assert file.remarks == ()
    assert str(file.agreement().difference) == "99258.00"


def test_a_budget_of_transport() -> None:
    """Saint-Malo, 2022: an annex in M43, four accounts of subsidies, balanced section by section."""
    file = totem.read(FILES / SAINT_MALO)
    assert (file.header.is_principal, file.header.plan[1:]) == (False, ("M4", "M43_D", None))
    lines = file.lines_on("657")
    assert {line.account for line in lines} == {"65732", "65735", "65737", "6574"}
    assert str(file.total("voted", lines)) == "38500.00"
    sums = file.totals("voted", "section", "direction")
    assert len(sums) == 4
    for section in ("fonctionnement", "investissement"):
        assert sums[section, "dépense"] == sums[section, "recette"]


def test_a_modifying_decision() -> None:
    """Crac'h, second decision of 2021: what it moves adds up to nothing, its annex has all the subsidies."""
    file = totem.read(FILES / CRACH_DM)
    assert (file.header.stage, file.header.decision_number) == (Stage.DECISION_MODIFICATIVE, "2")
    assert (len(file.lines), str(file.total("voted")), len(file.concours)) == (185, "0.00", 32)
    assert Counter(each.kind_code for each in file.concours) == {"P1": 29, "P4": 2, "U3": 1}


@pytest.mark.parametrize("name", SOUND)
def test_the_section_inferred_is_the_one_stated(name: str) -> None:
    """Where the file states the section of a line, the plan and the class of the account say the same."""
    file = totem.read(FILES / name)
    sections = Sections(file.header.plan, file.header.exercise)
    told = {line.number: sections.of(line.chapter or "", line.account or "")[0] for line in file.lines}
    assert [line for line in file.lines if line.section != told[line.number]] == []
    assert None not in told.values()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_one_error(name: str) -> None:
    """The year, the plan, the missing budget: what was met, what to do."""
    with pytest.raises(TotemError) as caught:
        totem.read(FILES / name)
    assert (caught.value.code, caught.value.met) == BROKEN[name]
    assert caught.value.way_out


@pytest.mark.parametrize("name", [*SOUND, *BROKEN])
def test_the_command_shows_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A page for a budget, one line of error for what is none."""
    code = main(["totem", "show", str(FILES / name)])
    told = capsys.readouterr()
    assert (code, bool(told.out), told.err.count("\n")) == ((0, True, 0) if name in SOUND else (2, False, 1))
