"""``conventions accounts``: what it finds, and what it says of what it does not find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


def test_a_number_shows_itself_and_what_is_under_it(run: Run) -> None:
    """A heading comes with its accounts; the norm is read in small letters too."""
    code, out, err = run("accounts", "65738", "--norm", "m57_d", "--exercise", "2018")
    assert (code, err) == (0, "")
    rows = [line.split()[0] for line in out.splitlines() if line.startswith("65738")]
    assert rows == ["65738", "657381", "657382"]
    assert "rubrique" in out
    assert out.rstrip().splitlines()[-1]
    assert "Source : plans de comptes" in " ".join(out.split())


def test_words_show_each_thing_that_a_number_is(run: Run) -> None:
    """A number that plans treat otherwise has a row for each; chapters and functions say what they are."""
    _, out, _ = run("accounts", "action", "economique", "--norm", "M57_D")
    told = " ".join(out.split())
    assert "chapitre par fonction" in told
    assert "fonction" in told
    _, out, _ = run("accounts", "autres établissements publics", "--norm", "M57", "--exercise", "2024")
    assert {line.split()[0] for line in out.splitlines() if line.startswith("65738 ")} == {"65738"}
    assert out.count("65738 ") == 2


def test_many_answers_are_cut(run: Run) -> None:
    """Twenty at most, and it is told that there are others."""
    _, out, _ = run("accounts", "communes")
    assert "Il y en a d’autres" in out
    _, out, _ = run("accounts", "ménages", "--norm", "M57")
    assert "Il y en a d’autres" not in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("65738", "--exercise", "2025"),
            "inconnu : exercice 2025 hors des données, qui vont de 2013 à 2024",
        ),
        (("65738", "--exercise", "2012"), "inconnu : exercice 2012 hors des données"),
        (("65738", "--norm", "M99"), "inconnu : nomenclature «\u00a0M99\u00a0» hors des données"),
        (
            ("65739", "--norm", "M57", "--exercise", "2018"),
            "absent : compte 65739 absent du plan de comptes M57",
        ),
        (
            ("60611", "--norm", "M57", "--exercise", "2018"),
            "inconnu : compte 60611 hors des familles suivies",
        ),
        (("60611", "--norm", "M57"), "aucun compte, chapitre ni fonction des données n’a ces mots"),
        (("zzzz", "--norm", "M57", "--exercise", "2018"), "aucun compte, chapitre ni fonction"),
        (("",), "aucun compte, chapitre ni fonction"),
    ],
)
def test_what_is_not_found_says_why(run: Run, arguments: tuple[str, ...], told: str) -> None:
    """Absent, unknown and no word in common are three things."""
    code, out, err = run("accounts", *arguments)
    assert (code, err) == (0, "")
    assert out.startswith(told)


@pytest.mark.parametrize("hostile", ["\x1b[31m", "a" * 10_000, "\x00", "\u202e"])
def test_hostile_words_are_harmless(run: Run, hostile: str) -> None:
    """No control goes to the terminal, whatever the words and the norm."""
    for arguments in ((hostile,), ("65738", "--norm", hostile)):
        code, out, err = run("accounts", *arguments)
        assert (code, err) == (0, "")
        assert all(char.isprintable() or char in "\n\u00a0\u202f" for char in out)


def test_an_exercise_is_a_year(run: Run) -> None:
    """Another text is refused, with 2."""
    code, out, err = run("accounts", "65738", "--exercise", "22")
    assert (code, out) == (2, "")
    assert "année de quatre chiffres" in err
