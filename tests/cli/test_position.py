"""``conventions position``: columns by exercise and by grant, what is unknown, what programs read."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from conventions import position, samples
from conventions.cli.stacked import stacked
from conventions.cli.terminal import width
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.wording import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

AS_OF = ("--as-of", "2025-06-30")


@pytest.fixture
def association(tmp_path: Path) -> Path:
    """The file of the association, with a second grant in 2024 and what no grant explains."""
    second = (
        "    - exercise: 2024\n      beneficiary: ville\n      amount: 1 000 €\n      nature: équipement\n"
    )
    text = samples.text("association-2024-2026.yaml").replace("  grants:\n", f"  grants:\n{second}")
    loose = '    - number: "99"\n      exercise: 2024\n      issued_on: 1er mars 2024\n      amount: 70 €\n'
    loose += "      state: émis\n"
    path = tmp_path / "association.yaml"
    path.write_text(text.replace("  payments:\n", f"  payments:\n{loose}"), encoding="utf-8")
    return path


def _rows(out: str) -> dict[str, list[str]]:
    """The lines of the tables, by their name, in order."""
    lines = [line.split("  ") for line in out.replace("\u202f", " ").replace("\u00a0", " ").splitlines()]
    return {cells[0]: [cell.strip() for cell in cells[1:] if cell.strip()] for cells in lines}


def test_every_column_by_exercise_and_in_all(run: Run) -> None:
    """Each column of the position is one line, with the exercises in order and their total."""
    path = samples.__file__.replace("__init__.py", "association-2024-2026.yaml")
    rows = _rows(run("position", path, *AS_OF)[1])
    assert rows["Attribué"] == ["30 000 €", "33 500 €", "0 €", "63 500 €"]
    assert rows["Reste à verser"] == ["6 000 €", "33 500 €", "0 €", "39 500 €"]
    assert "Recouvré" not in rows


def test_what_is_unknown_is_not_zero(run: Run, seed: Path) -> None:
    """Unknown amounts are named, columns where nothing is known stay, those of zeros are named below."""
    out = run("position", seed, "--as-of", "2018-12-31")[1]
    rows = _rows(out)
    assert rows["Payé"] == ["inconnu"] * 4
    assert rows["Attribué"] == ["inconnu", "50 000 €", "inconnu", "au moins 50 000 €"]
    assert "Total attribué\u00a0: au moins 50\u202f000\u00a0€ (2017 et 2019\u00a0: inconnus)\n" in out
    assert "À 0\u00a0€ partout\u00a0: prévisionnel et exigible.\n" in out
    assert "Ce que rien ne dit est inconnu, ce qui n’est pas zéro." in " ".join(out.split())


def test_by_grant_where_that_says_more(run: Run, association: Path) -> None:
    """An exercise with several grants, or with what is about none of them, has its table by grant."""
    out = run("position", association, *AS_OF)[1]
    head, _, tail = out.partition("── Exercice 2024, par subvention")
    assert "Exercice 2025, par subvention" not in out
    assert "sans subvention désignée" not in head
    assert "non précisé" in tail
    rows = _rows(tail)
    assert rows["Mandaté"] == ["0 €", "24 000 €", "70 €"]
    assert rows["Reste à verser"] == ["1 000 €", "6 000 €", "0 €"]


def test_no_line_passes_eighty_columns(run: Run, association: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a narrow terminal the tables still fit, and no amount is cut."""
    monkeypatch.setattr("conventions.cli.view.columns", lambda: 60)
    out = run("position", association, *AS_OF)[1]
    assert max(map(width, out.splitlines())) <= 60
    assert "64\u202f500\u00a0€" in out


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_many_exercises_go_in_several_tables(columns: int) -> None:
    """Every exercise is told once, in order, however many tables that takes."""
    told = [(str(year), [f"{year}\u202f000,00\u00a0€"]) for year in range(2010, 2030)]
    lines = [*stacked(["Attribué"], told, columns)]
    assert max(map(width, lines)) <= columns
    heads = [line for line, rule in pairwise(lines) if rule.startswith("─")]
    years = [year for head in heads for year in head.split()]
    assert years == [year for year, _ in told]
    assert [line for line in lines if not line]
    assert len({len(line) for line in lines if line.startswith("Attribué")}) <= 2


def test_words_are_not_cut_to_fit_one_more_column() -> None:
    """A long name wraps at its spaces; a key of one long word takes the room that it needs."""
    told = [(f"{year}-fonctionnement", ["Association des amis de la rivière"]) for year in range(2010, 2016)]
    text = "\n".join(stacked(["Bénéficiaire"], told, 60))
    assert [year for year, _ in told if year in text] == [year for year, _ in told]
    assert "Association des" in text
    assert text.count("Bénéficiaire") > 1


def test_nothing_to_stack() -> None:
    """Without columns there is no table."""
    assert not [*stacked([], [], 80)]


@pytest.mark.parametrize(
    ("convention", "file", "day"),
    [
        (cci_2017_2019(), "cci-2017-2019.yaml", date(2018, 12, 31)),
        (association_2024_2026(), "association-2024-2026.yaml", date(2025, 6, 30)),
    ],
)
def test_json_is_the_position(run: Run, convention: object, file: str, day: date) -> None:
    """Programs read every column, exact amounts as text, null where a part is unknown."""
    path = samples.__file__.replace("__init__.py", file)
    told = json.loads(run("position", path, "--as-of", day, "--format", "json")[1])
    money = position(convention, day, known_on=day)  # type: ignore[arg-type]  # a convention
    assert (told["as_of"], told["known_on"]) == (day.isoformat(), day.isoformat())
    assert len(told["exercises"]) == len(money.exercises)
    assert len(told["grants"]) == len(money.grants)
    for found, row in zip(
        [*told["exercises"], *told["grants"]], [*money.exercises, *money.grants], strict=True
    ):
        for column in COLUMNS:
            total = getattr(row, column)
            assert found[column]["known"] == str(total.known)
            assert found[column]["amount"] == (str(total.known) if total.is_exact else None)
            assert found[column]["unknown"] == list(total.unknown)
    assert told["total"]["granted"]["known"] == str(money.total("granted").known)


def test_one_exercise_has_no_total(run: Run, tmp_path: Path) -> None:
    """The total of one exercise is that exercise: it is not told twice."""
    path = tmp_path / "equipement.yaml"
    text = samples.text("equipement-2023-2025.yaml")
    path.write_text(text.replace("31 décembre 2025", "31 décembre 2023"), encoding="utf-8")
    code, out, err = run("position", path, *AS_OF)
    assert (code, err) == (0, "")
    assert "Total" not in out
    assert _rows(out)["Attribué"] == ["62 500 €"]


def test_where_no_money_is_told_a_sentence_says_so(run: Run) -> None:
    """A convention that is only begun has no table in text; JSON has every exercise."""
    path = samples.__file__.replace("__init__.py", "nouvelle-convention.yaml")
    code, out, _ = run("position", path, "--as-of", "2025-02-01")
    assert code == 0
    assert (
        out.replace("\u00a0", " ").splitlines()[-1].startswith("À cette date, rien n’est attribué, engagé ni")
    )
    assert "Reste à verser" not in out
    assert "2026" not in out.partition("Situation")[2]
    told = json.loads(run("position", path, "--as-of", "2025-02-01", "--format", "json")[1])
    assert [row["exercise"] for row in told["exercises"]] == [2026, 2027, 2028]
