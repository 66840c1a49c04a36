"""The options of ``conventions check``: which rules, which siblings, which format, to which file."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.cli import choosing
from conventions.cli.opening import opened
from conventions.rules import Severity, all_rules, check

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

DAY = ("--as-of", "2018-12-31")
MISTAKES = Path(__file__).parent / "ten_mistakes.yaml"
FORMATS = ("text", "json", "sarif", "github", "html")


def ran(run: Run, file: Path, *options: str) -> set[str]:
    """The codes of the rules that a check ran."""
    code, out, err = run("check", file, *DAY, "--format", "sarif", *options)
    assert (code in (0, 1), err) == (True, "")
    return {rule["id"] for rule in json.loads(out)["runs"][0]["tool"]["driver"]["rules"]}


def codes(*severities: Severity) -> set[str]:
    """The codes of the rules of some severities."""
    return {rule.code for rule in all_rules() if rule.severity in severities}


@pytest.mark.parametrize(
    ("level", "severities"),
    [
        ("base", (Severity.ERROR,)),
        ("strict", (Severity.ERROR, Severity.WARNING)),
        ("all", tuple(Severity)),
    ],
)
def test_a_level_is_of_declared_severities(
    run: Run, seed: Path, level: str, severities: tuple[Severity, ...]
) -> None:
    """Each level runs the rules whose declared severity it names; the last one is the default."""
    assert ran(run, seed, "--level", level) == codes(*severities)
    assert ran(run, seed) == codes(*Severity) > codes(Severity.ERROR)


NAT = {rule.code for rule in all_rules() if rule.code.startswith("NAT-")}


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (("--select", "nat-001"), {"NAT-001"}),
        (("--select", "NAT-001, PAI-001"), {"NAT-001", "PAI-001"}),
        (("--select", "NAT-001", "--select", "PAI-001"), {"NAT-001", "PAI-001"}),
        (("--select", "nat,PAI-001"), {*NAT, "PAI-001"}),
        (("--select", "nat", "--ignore", "NAT-002"), NAT - {"NAT-002"}),
        (("--select", "NAT", "--level", "base"), NAT & codes(Severity.ERROR)),
        (("--ignore", "nat,PAI-001"), codes(*Severity) - NAT - {"PAI-001"}),
    ],
)
def test_rules_are_chosen(run: Run, seed: Path, options: tuple[str, ...], chosen: set[str]) -> None:
    """Codes and families are named with commas or by repeating, whatever their case; ignored ones never run."""
    assert len(NAT) >= 3
    assert ran(run, seed, *options) == chosen


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "NAT-01"), "règle « NAT-01 » inconnue ; codes proches : NAT-0"),
        (("--ignore", "NAT-OO1"), "règle « NAT-OO1 » inconnue ; codes proches : NAT-0"),
        (("--select", "zzz"), "règle « zzz » inconnue ; familles : "),
        (("--select", "x" * 9999), f"règle « {'x' * 40} » inconnue"),
        (("--select", "NAT", "--ignore", "NAT"), "aucune règle ne reste à passer"),
        (("--level", "base", "--select", "NAT-009"), "aucune règle ne reste à passer"),
    ],
)
def test_a_choice_that_cannot_be_made(run: Run, seed: Path, options: tuple[str, ...], told: str) -> None:
    """A code that no rule bears is told with those that look like it; a check of nothing is refused."""
    code, out, err = run("check", seed, *DAY, *options)
    assert (code, out) == (2, "")
    assert err.startswith(f"conventions : {told}")


PROFILE = """
title = "Règlement de la ville"
ignore = ["NAT-002"]

[tighten]
NAT-009 = "erreur"
"""


def test_a_profile_is_narrowed_by_the_options(run: Run, seed: Path, tmp_path: Path) -> None:
    """The rules of a profile are those that the options choose among; its name is in the report."""
    profile = tmp_path / "ville.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    assert ran(run, seed, "--profile", str(profile), "--select", "NAT") == NAT - {"NAT-002"}
    assert ran(run, seed, "--profile", str(profile)) == codes(*Severity) - {"NAT-002"}
    for form in ("json", "sarif", "html"):
        assert "Règlement de la ville" in run("check", seed, *DAY, "--format", form, "--profile", profile)[1]
    code, out, err = run("check", seed, *DAY, "--profile", profile, "--select", "NAT-002")
    assert (code, out) == (2, "")
    assert "aucune règle ne reste à passer" in err
    code, out, err = run("check", seed, *DAY, "--profile", "rien")
    assert (code, out) == (2, "")
    assert "introuvable" in err
    assert "Règlement de la ville" in run("check", seed, *DAY, "--profile", profile)[1]
    assert run("check", seed, *DAY, "--profile", profile, "-o", profile)[0] == 2
    assert profile.read_text(encoding="utf-8") == PROFILE


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_option_without_any_code(run: Run, seed: Path, option: str) -> None:
    """Commas alone name nothing."""
    code, out, err = run("check", seed, option, " , ")
    assert (code, out) == (2, "")
    assert "un code au moins est attendu" in err


def test_levels_of_the_help_are_those_of_the_check() -> None:
    """The names that the parser takes are those that choose."""
    from conventions.cli import commands, options
    from conventions.cli.check_forms import FORMS

    assert tuple(choosing.LEVELS) == options.LEVELS
    assert commands.REPORTS == FORMATS == ("text", *FORMS)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many siblings each check was given."""
    from conventions.cli import check as command

    counts: list[int] = []

    def counting(convention: object, day: object, **options: object) -> object:
        counts.append(len(options["context"].siblings))  # type: ignore[attr-defined]  # a Context
        return check(convention, day, **options)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(command, "check", counting)
    return counts


def test_files_of_a_line_are_siblings(
    run: Run, seed: Path, edited: Callable[..., Path], asked: list[int]
) -> None:
    """A file alone has no sibling; two know each other; one given twice is one."""
    other = edited()
    assert run("check", seed, *DAY)[0] == 1
    assert asked == [0]
    run("check", seed, other, *DAY)
    assert asked == [0, 2, 2]
    run("check", seed, seed, *DAY)
    assert asked == [0, 2, 2, 0, 0]


def test_siblings_of_a_folder_are_read_and_not_checked(
    run: Run, seed: Path, tmp_path: Path, asked: list[int]
) -> None:
    """``--with`` takes a folder and what is below it, but for what is hidden; a file in it counts once."""
    town = tmp_path / "ville" / "2018"
    town.mkdir(parents=True)
    (tmp_path / "ville" / ".cache").mkdir()
    for place in ("ville/a.yaml", "ville/2018/b.YML", "ville/.cache/c.yaml", "ville/notes.txt"):
        shutil.copy(seed, tmp_path / place)
    code, out, err = run("check", tmp_path / "ville" / "a.yaml", "--with", tmp_path / "ville", *DAY)
    assert (code, err, asked) == (1, "", [2])
    assert out.count("contrôle au") == 1
    run("check", seed, "--with", tmp_path / "ville", "--with", tmp_path / "ville" / "a.yaml", *DAY)
    assert asked == [2, 3]


def test_a_sibling_that_cannot_be_used_is_told(
    run: Run, seed: Path, tmp_path: Path, asked: list[int]
) -> None:
    """Its mistakes are told, the check goes on, and the exit code says that something was not read."""
    code, out, err = run("check", seed, "--with", MISTAKES, *DAY)
    assert (code, len(err.splitlines()), asked) == (2, 10, [1])
    assert "ERREUR NAT-001" in out
    assert run("check", seed, "--with", tmp_path / "absent", *DAY)[2].endswith(
        "fichier introuvable : vérifiez son nom\n"
    )
    code, out, err = run("check", seed, "--with", MISTAKES, *DAY, "--format", "json")
    assert (code, err) == (2, "")
    assert len(json.loads(out)["problems"]) == 10


def test_a_folder_without_any_convention(run: Run, seed: Path, tmp_path: Path) -> None:
    """A folder where nothing can be read is a mistake of the command."""
    code, out, err = run("check", seed, "--with", tmp_path, *DAY)
    assert (code, out) == (2, "")
    assert "n’a aucun fichier YAML ou JSON" in err


def test_a_name_that_no_file_may_have() -> None:
    """A name with a null character is a problem like another."""
    ((name, problems),) = opened(["a\0b"]).items()
    assert name == "a\0b"
    assert isinstance(problems, tuple)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_written_to_a_file(run: Run, seed: Path, tmp_path: Path, form: str) -> None:
    """``--output`` writes what would have been printed, prints nothing, and keeps the exit code."""
    target = tmp_path / "rapport"
    printed = run("check", seed, *DAY, "--format", form)
    code, out, err = run("check", seed, *DAY, "--format", form, "-o", target)
    assert (code, out, err) == (1, "", "")
    assert target.read_bytes().decode() == printed[1]


@pytest.mark.parametrize("form", FORMATS)
def test_problems_are_told_beside_a_file(run: Run, seed: Path, tmp_path: Path, form: str) -> None:
    """When the report goes to a file, mistakes are seen all the same."""
    target = tmp_path / "rapport"
    code, out, err = run("check", seed, MISTAKES, *DAY, "--format", form, "--output", target)
    assert (code, out, len(err.splitlines())) == (2, "", 10)
    assert target.is_file()


def test_a_convention_is_never_written_over(run: Run, edited: Callable[..., Path], tmp_path: Path) -> None:
    """A file that is read is not one to write, under any of its names."""
    path = edited()
    before = path.read_bytes()
    for name in (path, tmp_path / "x" / ".." / path.name):
        code, out, err = run("check", path, *DAY, "-o", name)
        assert (code, out) == (2, "")
        assert "il serait perdu" in err
    other = edited(name="autre.yaml")
    assert run("check", path, "--with", other, *DAY, "-o", other)[0] == 2
    assert path.read_bytes() == before


def test_a_convention_is_never_written_over_by_another_name(
    run: Run, edited: Callable[..., Path], tmp_path: Path
) -> None:
    """Two names of one file: neither a hard link nor a symbolic one is written to."""
    path = edited()
    before = path.read_bytes()
    for name, link in (("dur", os.link), ("mou", os.symlink)):
        link(path, tmp_path / name)
        code, _, err = run("check", path, *DAY, "-o", tmp_path / name)
        assert code == 2
        assert "il serait perdu" in err
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written(run: Run, seed: Path, tmp_path: Path) -> None:
    """A folder that is not there is told in one sentence."""
    code, out, err = run("check", seed, *DAY, "-o", tmp_path / "absent" / "r.html")
    assert (code, out) == (2, "")
    assert err.startswith("conventions : lecture ou écriture impossible")


@pytest.mark.parametrize("form", ["sarif", "github", "html"])
def test_a_file_that_cannot_be_used_is_in_the_report(run: Run, form: str) -> None:
    """Programs read the mistakes of a file where they read the rest: nothing is on the error stream."""
    code, out, err = run("check", MISTAKES, *DAY, "--format", form)
    assert (code, err) == (2, "")
    assert "texte vide" in out


def test_a_file_of_github_and_sarif_is_relative(
    run: Run, edited: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path given as relative stays so, which is what platforms ask for."""
    edited(name="ma convention.yaml")
    monkeypatch.chdir(tmp_path)
    out = run("check", "ma convention.yaml", *DAY, "--format", "github")[1]
    assert out.startswith("::error file=ma convention.yaml,line=")
    run_of = json.loads(run("check", "ma convention.yaml", *DAY, "--format", "sarif")[1])["runs"][0]
    (artifact,) = run_of["artifacts"]
    assert artifact["location"] == {"uri": "ma%20convention.yaml", "uriBaseId": "%SRCROOT%"}
    region = run_of["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert out.startswith(
        f"::error file=ma convention.yaml,line={region['startLine']},col={region['startColumn']},"
    )


def test_json_has_its_counts(run: Run, seed: Path) -> None:
    """The JSON says how many rules gave each outcome: they add up to the catalogue."""
    report = json.loads(run("check", seed, *DAY, "--format", "json")[1])["reports"][0]
    counts = report["counts"]
    assert counts["evaluated"] + counts["not_evaluated"] + counts["not_applicable"] == len(all_rules())
    assert counts["errors"] == sum(each["severity"] == "erreur" for each in report["findings"])
    assert re.fullmatch(r"\d{4}\.\d{2}", report["rules_version"])


WAIVER = """
waivers:
  - code: "NAT-001"
    address: "avenants[2018-1].operations[subvention 2018].grant.lines[1]"
    reason: "vu avec le comptable, note de Zoé Durand"
    by: "l’agent"
    day: 1er décembre 2018
"""


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("json", '"justification": "vu avec le comptable'),
        ("sarif", '"justification": "vu avec le comptable'),
        ("html", "<dd>vu avec le comptable"),
    ],
)
def test_the_reason_of_a_waiver_is_told(run: Run, edited: Callable[..., Path], form: str, told: str) -> None:
    """A finding that an agent accepted carries the reason, and changes the exit code no more."""
    path = edited()
    path.write_text(path.read_text(encoding="utf-8") + WAIVER, encoding="utf-8")
    code, out, _ = run("check", path, *DAY, "--format", form, "--select", "NAT-001")
    assert code == 0
    assert told in out
    assert "justification : vu avec le comptable" in " ".join(
        run("check", path, *DAY, "--verbose")[1].split()
    )
