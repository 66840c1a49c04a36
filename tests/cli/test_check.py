"""``conventions check``: findings whole, exit codes, JSON, and files with mistakes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.cli import check as command
from conventions.cli.check_forms import as_json
from conventions.cli.terminal import is_safe
from conventions.errors import Problem
from conventions.rules import Checked, Finding, Place, Report, Severity, Source, Unsettled

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

MISTAKES = Path(__file__).parent / "ten_mistakes.yaml"
FINDING = Finding(
    code="XXX-001",
    title="Quelque chose ne va pas",
    severity=Severity.ERROR,
    address="initial.period",
    message="la période ne va pas",
    remedy="changer la période",
    decider="l’assemblée",
    words="les « mots » de l’acte",
    values=(("début", "2017"), ("fin", "2016")),
    sources=(Source(text="Loi X, art. 1", since=date(2000, 4, 12), address="https://exemple.fr/x"),),
    place=Place(file="a.yaml", line=3, column=9),
    inferred="la fin est déduite",
    to_reconfirm=True,
)
PLAIN = FINDING.replace(
    code="XXX-002",
    severity=Severity.WARNING,
    words=None,
    values=(),
    sources=(),
    place=None,
    inferred=None,
    to_reconfirm=False,
)


def _report(*findings: Finding, **others: object) -> Report:
    fields = {
        "convention": "T",
        "as_of": date(2018, 12, 31),
        "library_version": "1",
        "rules_version": "2",
        "data_version": "Source : 3",
        "findings": findings,
    }
    return Report.model_validate({**fields, **others})


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Report], None]:
    """Make every check give one report."""

    def set_report(report: Report) -> None:
        monkeypatch.setattr(command, "check", lambda convention, day, **options: report)

    return set_report


def test_a_finding_is_told_whole(run: Run, seed: Path, answer: Callable[[Report], None]) -> None:
    """A finding gives the place and words of the act, the values, the law, the remedy and who decides."""
    answer(_report(FINDING, PLAIN))
    code, out, err = run("check", seed)
    assert (code, err) == (1, "")
    assert (
        out.replace("\u00a0", " ").split("\n")[3:]
        == [
            "",
            "ERREUR XXX-001 : Quelque chose ne va pas",
            "  a.yaml:3:9 : initial.period",
            "  dans l’acte : « les “mots” de l’acte »",
            "  constat : la période ne va pas",
            "  valeurs lues : début = 2017, fin = 2016",
            "  fait déduit : la fin est déduite",
            "  texte : Loi X, art. 1, en vigueur depuis le 12 avril 2000, https://exemple.fr/x",
            "  à faire : changer la période",
            "  qui décide : l’assemblée",
            "  réserve : obligation à reconfirmer",
            "",
            "AVERTISSEMENT XXX-002 : Quelque chose ne va pas",
            "  initial.period",
            "  constat : la période ne va pas",
            "  à faire : changer la période",
            "  qui décide : l’assemblée",
            "",
            "1 erreur, 1 avertissement",
            "",
        ]
        or out.split("\n")[2] == ""
    )


def test_silent_about_what_is_fine(run: Run, seed: Path, answer: Callable[[Report], None]) -> None:
    """What conforms, has no object or was not evaluated is counted, and listed with its reason on demand."""
    rest = {
        "conform": ("AAA-001",),
        "not_applicable": (Unsettled(code="BBB-001", title="Titre B", reason="organisme public"),),
        "not_evaluated": (Unsettled(code="CCC-001", title="Titre C", reason="date inconnue"),),
        "waived": (PLAIN,),
    }
    answer(_report(**rest))
    code, out, err = run("check", seed)
    assert (code, err) == (0, "")
    assert "aucune erreur, 1 non évaluée, 1 sans objet, 1 justifiée" in out
    assert not [text for text in ("AAA", "BBB", "CCC", "XXX") if text in out]
    out = run("check", seed, "--verbose")[1].replace("\u00a0", " ")
    assert "Non évaluées\n  CCC-001    Titre C – date inconnue\n" in out
    assert "Sans objet\n  BBB-001    Titre B – organisme public\n" in out
    assert "Justifié par un agent, donc non compté\nAVERTISSEMENT XXX-002" in out
    assert "Conformes : AAA-001\n" in out
    assert "Versions : bibliothèque 1, règles 2, données : 3\n" in out


def test_verbose_with_nothing_to_add(run: Run, seed: Path, answer: Callable[[Report], None]) -> None:
    """``--verbose`` leaves out the lists that are empty."""
    answer(_report())
    out = run("check", seed, "--verbose")[1]
    assert not [text for text in ("Non évaluées", "Sans objet", "Conformes") if text in out]


def test_ten_mistakes() -> None:
    """The file of mistakes is there for the next test."""
    assert MISTAKES.is_file()


@pytest.mark.parametrize("name", ["check", "show", "schedule"])
def test_a_file_with_ten_mistakes(run: Run, name: str) -> None:
    """Ten mistakes are ten lines in the order of the file, each with its place; nothing else is printed."""
    code, out, err = run(name, MISTAKES)
    lines = err.splitlines()
    assert (code, out, len(lines)) == (2, "", 10)
    places = [line.removeprefix(f"{MISTAKES}:").split(":", 2)[:2] for line in lines]
    assert [[int(line), int(column)] for line, column in places] == [
        [2, 8],
        [4, 12],
        [6, 11],
        [11, 11],
        [16, 7],
        [18, 17],
        [20, 15],
        [21, 7],
        [22, 15],
        [29, 18],
    ]


def test_the_worst_file_decides(run: Run, seed: Path, tmp_path: Path) -> None:
    """A file that cannot be used gives 2, and the others are still checked."""
    code, out, err = run("check", tmp_path / "absent.yaml", seed, "--as-of", "2018-12-31")
    assert code == 2
    assert err == f"{tmp_path / 'absent.yaml'}: fichier introuvable : vérifiez son nom\n"
    assert "ERREUR NAT-001" in out


def test_json_is_one_object(run: Run, seed: Path) -> None:
    """JSON has a report for each file that can be used, and the problems of the others."""
    code, out, err = run("check", seed, MISTAKES, "--as-of", "2018-12-31", "--format", "json")
    data = json.loads(out)
    assert (code, err, set(data)) == (2, "", {"reports", "problems"})
    (report,) = data["reports"]
    assert (report["file"], report["ok"], report["as_of"]) == (str(seed), False, "2018-12-31")
    assert report["findings"][0]["code"] == "NAT-001"
    assert report["findings"][0]["place"]["line"] > 1
    assert len(data["problems"]) == 10
    assert data["problems"][0] == {
        "file": str(MISTAKES),
        "line": 2,
        "column": 8,
        "address": "title",
        "code": data["problems"][0]["code"],
        "message": "texte vide : écrivez-le ou retirez le champ",
    }


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_json_is_always_valid(text: str) -> None:
    """Whatever the texts, the JSON reads back to them and holds no unsafe character."""
    problem = Problem(text, 1, 1, text, "code", text)
    written = as_json([Checked(text, None, (problem,))])
    assert json.loads(written)["problems"][0]["message"] == text
    assert all(map(is_safe, written))


@pytest.mark.parametrize(
    ("since", "until", "read", "said"),
    [
        (None, None, None, "Loi"),
        (
            date(2015, 1, 1),
            date(2024, 12, 31),
            None,
            "Loi, en vigueur du 1er janvier 2015 au 31 décembre 2024",
        ),
        (None, date(2024, 12, 31), None, "Loi, en vigueur jusqu’au 31 décembre 2024"),
        (None, None, date(2015, 1, 1), "Loi, lu dans son état au 1er janvier 2015"),
    ],
)
def test_dates_of_the_law(since: date | None, until: date | None, read: date | None, said: str) -> None:
    """A text of law says between which dates it applies, and the state of it that was read."""
    assert Source(text="Loi", since=since, until=until, read_as_of=read).said == said
