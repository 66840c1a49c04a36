"""The script that compares our plans with official files, and extends them."""

from __future__ import annotations

import importlib.util
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.nomenclature.store import read

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
NAMES = ("accounts", "chapters", "functions")


def loaded() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location(
        "compare_nomenclature", ROOT / "scripts" / "compare_nomenclature.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COMPARE = loaded()
PlanError = COMPARE.PlanError
parse_plan = importlib.import_module("scripts.plan_file").parse_plan
DATA: Path = COMPARE.DATA

HEADER = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- un commentaire -->\n'
PLAN = """<Nomenclature Norme="M9" Declinaison="M9_D" Exer="2024">
  <Nature>
    <Chapitres>
      <Chapitre Code="65" Libelle="Charges de gestion" TypeChapitre="C" Section="F" Special="0"/>
      <Chapitre Code="74" Libelle="Dotations" Section="F"/>
    </Chapitres>
    <Comptes>
      <Compte Code="65" Libelle="Charges" RegrTotalise="1">
        <Compte Code="657" Libelle="Subventions">
          <Compte Code="6573" Libelle="Organismes publics" DR="65" RR=""/>
          <Compte Code="6574" Libelle="Personnes d'intérêt privé" DR="65" RR="" Supprime="1"/>
          <Compte Code="6575" Libelle="Bonifications" DR="" RR="" DOES="042"/>
        </Compte>
        <Compte Code="658" Libelle="Charges diverses" DR="65"/>
      </Compte>
      <Compte Code="747" Libelle="Participations" DR="" RR="74"/>
    </Comptes>
  </Nature>
  <Fonction>
    <Chapitres>
      <Chapitre Code="936" Libelle=" Action économique" Section="F"/>
    </Chapitres>
    <Comptes>
      <Compte Code="6573" Libelle="Rien de la nature" DR="936"/>
    </Comptes>
    <RefFonctionnelles>
      <RefFonc Code="6" Libelle="Action économique">
        <RefFonc Code="61" Libelle="Droits d&#x92;usage &#x96; interventions"/>
      </RefFonc>
    </RefFonctionnelles>
  </Fonction>
</Nomenclature>
"""
HELD = {
    "accounts": "# s\nfamilles;657 747\nplan;a;M9;M9_D;2023;2024\n# c\n"
    "657;Subventions;;;R;;a\n6573;Organismes publics;F;65;I;;a\n"
    "6574;Personnes d’intérêt privé;F;65;S;;a\n6575;Bonifications;;;O;;a\n747;Participations;F;74;I;-;a\n",
    "chapters": "# s\nplan;a;M9;M9_D;2023;2024\n# c\n"
    "65;Charges de gestion;F;nature;a\n74;Dotations;F;nature;a\n936;Action économique;F;fonction;a\n",
    "functions": "# s\nplan;a;M9;M9_D;2023;2024\n# c\n"
    "6;Action économique;;a\n61;Droits d’usage – interventions;;a\n",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data that hold the plan above, for 2023 and 2024."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in HELD.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def written(folder: Path, text: str, name: str = "planDeCompte.xml", encoding: str = "utf-8") -> str:
    """The path of a file that has this text."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return str(file)


def test_a_plan_that_we_hold_has_nothing_new(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In UTF-8 under a header that says ISO-8859-1, every fact is read: leaf, heading, withdrawn, of order."""
    for exercise in ("2023", "2024"):
        file = written(tmp_path, HEADER + PLAN.replace("2024", exercise))
        assert COMPARE.main([file, "--data", str(data)]) == 0
        assert capsys.readouterr().out == "rien de nouveau\n"


def test_what_is_new_gone_and_changed_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next exercise is compared with the last one held; other accounts than ours are left out."""
    text = (
        PLAN.replace('Exer="2024"', 'Exer="2025"')
        .replace('<Compte Code="6575"', '<Compte Code="6576"')
        .replace('Libelle="Organismes publics" DR="65"', 'Libelle="Organismes" DR="65" Supprime="1"')
        .replace('Code="74" Libelle="Dotations"', 'Code="74" Libelle="Participations"')
    )
    assert COMPARE.main([written(tmp_path, text), "--data", str(data)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "M9_D, exercice 2025, comptes (par rapport à 2024) : 1 de plus, 1 de moins, 1 modifiés",
        "  ~ 6573 intitulé : « Organismes publics » devient « Organismes », état : « I » devient « S »",
        "  - 6575 Bonifications",
        "  + 6576 Bonifications",
        "M9_D, exercice 2025, chapitres (par rapport à 2024) : 0 de plus, 0 de moins, 1 modifiés",
        "  ~ 74 (nature) intitulé : « Dotations » devient « Participations »",
    ]


def test_the_next_exercise_is_added(data: Path, tmp_path: Path) -> None:
    """What is written holds the years before as they were, and the new one as its file says."""
    text = PLAN.replace('Exer="2024"', 'Exer="2025"').replace("Organismes publics", "Organismes")
    file = written(tmp_path, text)
    assert COMPARE.main([file, "--data", str(data), "--write", "--source", "DGCL, relevé du 2027-01-05"]) == 0
    lines = (data / "accounts.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# s ; complété : DGCL, relevé du 2027-01-05"
    assert "plan;a;M9;M9_D;2023;2025" in lines
    assert "6573;Organismes publics;F;65;I;;a:2023-2024" in lines
    assert "6573;Organismes;F;65;I;;a:2025-2025" in lines
    assert "6574;Personnes d’intérêt privé;F;65;S;;a" in lines
    assert COMPARE.main([file, "--data", str(data)]) == 0


def test_a_new_plan_is_added(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A declinaison that nobody knew is told as such, then held beside the others."""
    file = written(tmp_path, PLAN.replace("M9_D", "M9_A").replace("2024", "2025"))
    command = [file, "--data", str(data)]
    assert COMPARE.main(command) == 1
    out = capsys.readouterr().out
    assert "M9_A, exercice 2025, comptes (plan inconnu jusque-là) : 5 de plus, 0 de moins, 0 modifiés" in out
    assert COMPARE.main([*command, "--write", "--source", "DGCL"]) == 0
    tables = read((data / "functions.csv").read_text(encoding="utf-8"))
    assert {(plan.declinaison, plan.first, plan.last) for plan in tables.plans.values()} == {
        ("M9_A", 2025, 2025),
        ("M9_D", 2023, 2024),
    }


def test_an_exercise_that_we_hold_is_replaced(data: Path, tmp_path: Path) -> None:
    """A corrected file of 2024 replaces 2024, and leaves 2023."""
    file = written(tmp_path, PLAN.replace('Libelle="Bonifications"', 'Libelle="B"'))
    assert COMPARE.main([file, "--data", str(data), "--write", "--source", "DGCL"]) == 0
    text = (data / "accounts.csv").read_text(encoding="utf-8")
    assert "6575;Bonifications;;;O;;a:2023-2023\n" in text
    assert "6575;B;;;O;;a:2024-2024\n" in text


def test_a_hole_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2026 without 2025 is not written; both together, in any order, are."""
    later, next_one = (
        written(tmp_path, PLAN.replace("2024", year), f"{year}.xml") for year in ("2026", "2025")
    )
    command = ["--data", str(data), "--write", "--source", "DGCL"]
    before = {name: (data / f"{name}.csv").read_bytes() for name in NAMES}
    assert COMPARE.main([later, *command]) == 2
    assert "M9_D : il manque l’exercice 2025" in capsys.readouterr().err
    assert {name: (data / f"{name}.csv").read_bytes() for name in NAMES} == before
    assert COMPARE.main([later, next_one, *command]) == 0
    assert "plan;a;M9;M9_D;2023;2026" in (data / "accounts.csv").read_text(encoding="utf-8")


def test_the_folders_may_be_trusted(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some official files say another exercise and plan than their folders: the option takes the folders."""
    name = "2025/M9/M9_A/planDeCompte.xml"
    file = written(tmp_path, PLAN, name)
    assert COMPARE.main([file, "--data", str(data)]) == 0
    assert COMPARE.main([file, "--data", str(data), "--trust-folder"]) == 1
    assert "M9_A, exercice 2025" in capsys.readouterr().out
    elsewhere = written(tmp_path, PLAN, "x/M9/M9_A/p.xml")
    assert COMPARE.main([elsewhere, "--data", str(data), "--trust-folder"]) == 2
    assert "dossiers attendus : exercice/norme/déclinaison" in capsys.readouterr().err


def test_a_file_given_twice_or_missing_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files of one plan and exercise, a file that is not there: code 2."""
    one, other = (written(tmp_path, PLAN, name) for name in ("a.xml", "b.xml"))
    assert COMPARE.main([one, other, "--data", str(data)]) == 2
    assert "M9_D, exercice 2024, donné deux fois" in capsys.readouterr().err
    assert COMPARE.main([str(tmp_path / "absent.xml"), "--data", str(data)]) == 2


def test_writing_needs_a_source(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data without provenance are not written."""
    for more in ([], ["--source", "a\nb"]):
        with pytest.raises(SystemExit) as caught:
            COMPARE.main([written(tmp_path, PLAN), "--data", str(data), "--write", *more])
        assert caught.value.code == 2
    assert "--write demande --source" in capsys.readouterr().err


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE = {
    "entities": (f"{BOMB}{PLAN.replace('Subventions', '&b;')}", "un type de document"),
    "external entity": ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "un type de document"),
    "undefined entity": (PLAN.replace("Subventions", "&b;"), "XML mal formé"),
    "depth": (PLAN.replace("<Comptes>", "<Comptes>" * 500), "niveaux"),
    "truncated": (PLAN[:700], "XML mal formé"),
    "another document": ("<DocumentBudgetaire/>", "la racine"),
    "nothing": ("", "XML mal formé"),
    "no exercise": (PLAN.replace('Exer="2024"', ""), "illisible à la racine"),
    "no number of a year": (PLAN.replace("2024", "²²²²"), "illisible à la racine"),
    "no account": (
        PLAN.replace("Compte ", "Autre ").replace("</Compte>", "</Autre>"),
        "ni comptes ni chapitres",
    ),
    "code": (PLAN.replace('Code="6573"', 'Code="65;3"'), "code illisible"),
    "section": (PLAN.replace('Section="F" Special="0"', 'Section="X"'), "section illisible, chapitre 65"),
    "no label": (PLAN.replace('Libelle="Dotations"', 'Libelle=" "'), "intitulé absent, code 74"),
    "name": (PLAN.replace("M9_D", "M9;D"), "illisible à la racine"),
    "outside": (PLAN.replace("Nature>", "Autre>"), "ni comptes ni chapitres"),
    "no code": (PLAN.replace('Code="936"', ""), "code illisible"),
    "nul": (PLAN.replace("Subventions", "\x00"), "XML mal formé"),
}


@pytest.mark.parametrize(("text", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(
    text: str, told: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No entity is expanded, no depth followed, no field guessed: one line in French, and code 2."""
    assert COMPARE.main([written(tmp_path, text), "--data", str(data)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.startswith("planDeCompte.xml : ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-32"])
def test_another_encoding_is_refused(encoding: str, data: Path, tmp_path: Path) -> None:
    """Only UTF-8 is read, whatever the header says."""
    assert COMPARE.main([written(tmp_path, PLAN, encoding=encoding), "--data", str(data)]) == 2


def test_a_huge_file_is_refused_at_once(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is beyond the largest size is not even parsed."""
    file = written(tmp_path, PLAN + " " * 8_000_001)
    started = time.process_time()
    assert COMPARE.main([file, "--data", str(data)]) == 2
    assert "plus de 8000000 octets" in capsys.readouterr().err
    assert time.process_time() - started < 5


@pytest.mark.parametrize("label", ["a ; b", "a&#x85;b"])
def test_a_separator_in_a_label_is_not_written(
    label: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A label that would break a line of the data stops the writing, whole."""
    before = {name: (data / f"{name}.csv").read_bytes() for name in NAMES}
    file = written(tmp_path, PLAN.replace("Action économique", label))
    assert COMPARE.main([file, "--data", str(data), "--write", "--source", "x"]) == 2
    assert "point-virgule ou caractère de contrôle" in capsys.readouterr().err
    assert {name: (data / f"{name}.csv").read_bytes() for name in NAMES} == before


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_content_is_a_plan_or_an_error(content: bytes) -> None:
    """Whatever the bytes, nothing but a refusal is raised."""
    with pytest.raises(PlanError):
        parse_plan(content)


@pytest.mark.parametrize("name", NAMES)
def test_packing_what_is_unpacked_gives_the_same_bytes(name: str) -> None:
    """Our own data lose nothing on the way."""
    table = next(one for one in COMPARE.NAMES if one.name == name)
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    held = COMPARE.unpacked(text)
    assert COMPARE.packed(table, held.facts, held.origin) == text.encode()
    assert COMPARE.packed(table, COMPARE.extended(table, [], held), held.origin) == text.encode()


def test_our_own_data_take_a_new_exercise(tmp_path: Path) -> None:
    """A file for 2025 extends the real data: our plans of before stay, byte for byte of their facts."""
    for name in NAMES:
        shutil.copy(DATA / f"{name}.csv", tmp_path)
    file = written(tmp_path, PLAN.replace("M9_D", "M57_D").replace("M9", "M57").replace("2024", "2025"))
    assert COMPARE.main([file, "--data", str(tmp_path), "--write", "--source", "essai"]) == 0
    for name in NAMES:
        old, new = (
            COMPARE.unpacked((folder / f"{name}.csv").read_text(encoding="utf-8")).facts
            for folder in (DATA, tmp_path)
        )
        kept = {
            fact: {plan: years - {2025} for plan, years in plans.items() if years - {2025}}
            for fact, plans in new.items()
        }
        assert {fact: plans for fact, plans in kept.items() if plans} == {
            fact: dict(plans) for fact, plans in old.items()
        }
    plans = read((tmp_path / "accounts.csv").read_text(encoding="utf-8")).plans.values()
    assert [(plan.first, plan.last, plan.follows) for plan in plans if plan.declinaison == "M57_D"] == [
        (2022, 2025, "M57")
    ]
