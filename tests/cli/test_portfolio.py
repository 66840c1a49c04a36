"""``conventions portfolio``, ``budget`` and ``calendar``: a folder of conventions, its budgets, its diary."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.cli.portfolio_text import Chosen
from conventions.cli.progress import Progress
from conventions.cli.terminal import width
from tests.cli.conftest import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

DAY = ("--as-of", "2025-06-30")
BUDGET = Path(__file__).parent / "budget-2024.csv"
CITY = ("--authority", "210000006")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the association alone: one authority."""
    path = tmp_path / "conventions"
    path.mkdir()
    shutil.copy(SAMPLES / "association-2024-2026.yaml", path)
    return path


@pytest.fixture
def broken(folder: Path) -> Path:
    """The same, with a file that nothing can be read of."""
    (folder / "cassé.yaml").write_text("format: 1\ntitle: \x1b[31m\n", encoding="utf-8")
    return folder


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_file_left_out_stops_nothing_and_is_told(run: Run, broken: Path) -> None:
    """The others are checked; the code is 1, the place of the problem is given, with no control character."""
    done = run("portfolio", "check", broken, *DAY)
    assert done.code == 1
    assert "1 convention contrôlée" in done.out
    assert "– cassé.yaml:2:8" in done.out
    assert "remettre en état les fichiers laissés de côté" in done.out
    assert "\x1b" not in done.out
    for action in ("commitments", "due"):
        done = run("portfolio", action, broken, *DAY)
        assert (done.code, done.err.count("cassé.yaml:2:8")) == (1, 1)
    done = run("portfolio", "check", broken, *DAY, "--format", "csv")
    assert (done.code, done.err.count("cassé.yaml:2:8")) == (1, 1)


def test_nothing_found_is_told(run: Run, folder: Path) -> None:
    """The code is 0, and there is nothing to do."""
    done = run("portfolio", "check", folder, *DAY, "--select", "NAT-001")
    assert done.code == 0
    assert done.out.endswith("– rien : aucun constat\n")


def test_the_rules_that_need_a_budget_ask_for_it(run: Run, folder: Path) -> None:
    """Without a budget they have no verdict, and the report says what to give; with one they have."""
    options = ("portfolio", "check", folder, *DAY, "--select", "BUD-001")
    assert "donner le budget (--budget FICHIER)" in _plain(run(*options).out)
    done = run(*options, "--budget", BUDGET)
    assert done.code == 1
    assert "erreur BUD-001 : engagements : 30 000 €, au-delà de 25 000 €" in _plain(done.out)
    assert "donner le budget" not in done.out


def test_a_check_takes_budgets(run: Run) -> None:
    """``check`` of one file evaluates the rules of budgets when it is given one."""
    file = SAMPLES / "association-2024-2026.yaml"
    options = ("check", file, *DAY, "--select", "BUD-001")
    assert run(*options).code == 0
    done = run(*options, "--budget", BUDGET)
    assert done.code == 1
    assert "ERREUR BUD-001" in done.out
    output = run(*options, "--budget", BUDGET, "-o", BUDGET)
    assert (output.code, output.out) == (2, "")
    assert run("check", BUDGET, "--budget", BUDGET).code == 2


@pytest.mark.parametrize("most", [None, 1, 3])
def test_so_many_findings_of_a_rule(most: int | None) -> None:
    """What is not shown is counted: nothing is lost."""
    from datetime import date

    from conventions.portfolio import Portfolio
    from conventions.samples import association_2024_2026

    found = Portfolio.of([association_2024_2026()]).check(date(2025, 6, 30)).findings
    chosen = Chosen.of(found, most)
    assert len(chosen.shown) + chosen.left_out == len(found) > 4
    codes = [each.finding.code for each in chosen.shown]
    assert max(map(codes.count, codes)) == min(most or 2, 2)


def test_all_is_shown_on_demand(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some findings of a rule and the count of the others; or all of them."""
    monkeypatch.setattr("conventions.cli.portfolio_check.MOST", 1)
    some = run("portfolio", "check", folder, *DAY).out
    assert "… et 1 autre constat" in some
    assert "voir tous les constats : --all" in some
    everything = run("portfolio", "check", folder, *DAY, "--all").out
    assert "autre constat" not in everything
    assert everything.count("DELIB-004") == some.count("DELIB-004") + 1


def test_many_problems_are_counted(run: Run, broken: Path) -> None:
    """Ten are shown, the others on demand."""
    for rank in range(12):
        shutil.copy(broken / "cassé.yaml", broken / f"cassé-{rank}.yaml")
    assert "… et 3 autres problèmes" in run("portfolio", "check", broken, *DAY).out
    assert run("portfolio", "check", broken, *DAY, "--all").out.count("– cassé") == 13


@pytest.mark.parametrize(
    "command",
    [("portfolio", "check"), ("portfolio", "commitments"), ("portfolio", "due"), ("budget", "check")],
)
@pytest.mark.parametrize("form", ["json", "csv", "html", "xlsx", "text"])
def test_every_form(run: Run, folder: Path, tmp_path: Path, command: tuple[str, str], form: str) -> None:
    """Each is printed as it is written, but a workbook, which is only written."""
    budget = ("--budget", BUDGET) if command[0] == "budget" else ()
    options = (*command, folder, *DAY, *budget, "--format", form)
    output = tmp_path / f"sortie.{form}"
    written, printed = run(*options, "-o", output), run(*options)
    assert (written.out, written.err) == ("", "")
    if form == "xlsx":
        assert (printed.code, output.read_bytes()[:2]) == (2, b"PK")
        assert printed.err == "conventions : --format xlsx demande un fichier : --output tableau.xlsx\n"
        return
    assert printed.code == written.code
    assert printed.out.splitlines() == output.read_text("utf-8-sig").splitlines()
    if form == "json":
        assert "2024" in json.dumps(json.loads(printed.out))
    if form == "html":
        assert printed.out.startswith("<!DOCTYPE html>")


def test_the_wide_and_the_narrow(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line passes the terminal; fewer columns are shown in a narrow one."""
    for room in (80, 100):
        for module in ("portfolio_commitments", "portfolio_due"):
            monkeypatch.setattr(f"conventions.cli.{module}.room_of", lambda arguments, room=room: room)
        monkeypatch.setattr("conventions.cli.table_forms.columns", lambda room=room: room)
        for action in ("check", "commitments", "due"):
            out = run("portfolio", action, SAMPLES, *DAY).out
            assert max(map(width, out.splitlines())) <= room
            assert ("Engagé" in out) is (action == "commitments" and room == 100)


def test_an_exercise_alone(run: Run, folder: Path) -> None:
    """The rows of the others are left out."""
    done = run("portfolio", "commitments", folder, *DAY, "--exercise", "2025", "--format", "json")
    assert [row["exercise"] for row in json.loads(done.out)["rows"]] == [2025]


def test_what_cannot_be_used(run: Run, folder: Path, tmp_path: Path) -> None:
    """One sentence in French, nothing printed, and 2."""
    empty = tmp_path / "vide"
    empty.mkdir()
    options = ("portfolio", "check", folder, *DAY)
    convention = folder / "association-2024-2026.yaml"
    wrong = tmp_path / "sans-année.csv"
    wrong.write_text("Nature;Voté\n65748;1\n", encoding="utf-8")
    refused = {
        ("portfolio", "check", tmp_path / "absent"): "dossier introuvable",
        ("portfolio", "check", empty): "n’a aucun fichier YAML ou JSON",
        (*options, "-o", convention): "--output est l’un des fichiers à lire",
        (*options, "--budget", BUDGET, "-o", BUDGET): "--output est l’un des fichiers à lire",
        (*options, "--budget", tmp_path / "absent.csv"): "est introuvable",
        (*options, "--budget", wrong): "donnez-le : --exercise 2026",
        (*options, "--budget", BUDGET, "--mapping", tmp_path / "absent.toml"): "absent.toml",
        (*options, "--workers", "0"): "n’est pas un nombre",
        (*options, "--profile", "inconnu"): "inconnu",
        ("portfolio", "due", folder, *DAY, "--until", "2025-06-29"): "--until est avant --as-of",
        ("budget", "check", folder): "--budget",
        ("budget", "check", SAMPLES, "--budget", BUDGET): "donnez --authority",
    }
    for arguments, told in refused.items():
        done = run(*arguments)
        assert (done.code, done.out) == (2, "")
        assert told in _plain(done.err)
        assert "Traceback" not in done.err


def test_a_folder_where_nothing_is_read(run: Run, broken: Path) -> None:
    """Its problems are told, and the code is 2."""
    (broken / "association-2024-2026.yaml").unlink()
    done = run("portfolio", "due", broken)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("cassé.yaml:2:8")


def test_budgets_of_several_files(run: Run, folder: Path, tmp_path: Path) -> None:
    """A decision adds to the primitive budget of its exercise; a file of another exercise is another budget."""
    decision = tmp_path / "dm.csv"
    decision.write_text("Section;Chapitre;Nature;Fonction;Voté\nF;65;65748;311;5 000\n", encoding="utf-8")
    options = ("budget", "check", folder, *DAY, "--budget", BUDGET)
    assert run(*options).code == 1
    more = run(*options, "--budget", f"2024={decision}")
    assert more.code == 0
    assert "30 000,00 €" in _plain(more.out)
    both = run(*options, "--budget", f"2025={decision}")
    assert "Budgets 2024 et 2025 et conventions" in both.out


def test_remarks_of_a_budget_are_told(run: Run, folder: Path, tmp_path: Path) -> None:
    """On the error stream, ten at most."""
    odd = tmp_path / "odd.csv"
    rows = "".join(f"65;65748;{311 + rank};abc\n" for rank in range(12))
    odd.write_text(f"Chapitre;Nature;Fonction;BP 2024\n65;65748;311;1\n{rows}", encoding="utf-8")
    done = run("budget", "check", folder, *DAY, "--budget", odd)
    assert done.err.count("odd.csv") >= 11
    assert "autres remarques" in done.err


def test_what_is_on_no_line(run: Run, folder: Path, tmp_path: Path) -> None:
    """It is listed with the reason; what is given in kind is only counted."""
    other = tmp_path / "autre.csv"
    other.write_text("Section;Chapitre;Nature;Fonction;BP 2024\nF;65;6574;311;1\n", encoding="utf-8")
    done = run("budget", "check", folder, *DAY, "--budget", other)
    assert done.code == 1
    assert "Sommes sans ligne de crédit" in done.out
    convention = folder / "association-2024-2026.yaml"
    text = convention.read_text(encoding="utf-8")
    convention.write_text(
        text.replace("    - exercise: 2024\n", "    - exercise: 2024\n      form: nature\n", 1)
    )
    told = run("budget", "check", folder, *DAY, "--budget", other, "--all").out
    assert "1 subvention en nature n’est pas au budget" in _plain(told)


def test_a_cache_and_workers_change_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    """The same is printed."""
    plain = run("portfolio", "due", folder, *DAY)
    for _ in range(2):
        assert run("portfolio", "due", folder, *DAY, "--cache", tmp_path / "c", "--workers", "1") == plain


def test_a_calendar(run: Run, broken: Path, tmp_path: Path) -> None:
    """The file is written, what it holds is told, the same bytes each time; a file left out gives 1."""
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    done = run("calendar", broken, *DAY, "-o", first)
    told = "2 échéances, 2 comptes rendus, du 30 juin 2025 au 30 juin 2026"
    assert (done.code, _plain(done.out)) == (1, f"{first} : {told}\n")
    assert "cassé.yaml:2:8" in done.err
    (broken / "cassé.yaml").unlink()
    assert run("calendar", broken, *DAY, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().count(b"BEGIN:VEVENT") == 4
    done = run("calendar", broken, "--as-of", "2030-01-01", "-o", first)
    assert "aucun événement" in done.out or "échéance" in done.out


def test_progress_says_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, reading and checking are told apart."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Progress(1, "contrôle") as progress:
        progress(1, 2)
    assert "contrôle\u00a0: 50\u00a0%" in capsys.readouterr().err
