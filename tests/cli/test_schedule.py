"""``conventions schedule`` and the next deadline: what is paid, what is awaited, on which proof."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions import samples
from conventions.cli.show_next import said_line
from conventions.french import NBSP
from conventions.model import InstalmentKind
from conventions.operations import Proof, ScheduleLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def association(tmp_path: Path) -> Path:
    """The file of the association, whose payments are known."""
    path = tmp_path / "association.yaml"
    path.write_text(samples.text("association-2024-2026.yaml"), encoding="utf-8")
    return path


def test_total_names_what_is_unknown(run: Run, seed: Path) -> None:
    """A total that includes an unknown amount says « au moins », and names the unknown exercises."""
    out = run("schedule", seed, "--as-of", "2018-12-31")[1]
    assert out.endswith(f"Total{NBSP}: au moins 50\u202f000{NBSP}€ (2017 et 2019{NBSP}: inconnus)\n")


def test_total_is_exact(run: Run, association: Path) -> None:
    """A total of known amounts is their exact sum."""
    out = run("schedule", association, "--as-of", "2025-06-30")[1]
    assert " ".join(out.split()).endswith("Total 95 500 €")


def test_beneficiaries_are_told_apart(run: Run, association: Path) -> None:
    """Where there are several beneficiaries, each payment names its own."""
    text = association.read_text(encoding="utf-8").replace(
        "    - exercise: 2026\n      beneficiary: treteaux", "    - exercise: 2026\n      beneficiary: ville"
    )
    association.write_text(text, encoding="utf-8")
    out = " ".join(run("schedule", association, "--as-of", "2025-06-30")[1].split())
    assert "avance, Ville" in out


def _line(**changes: object) -> ScheduleLine:
    fields = {
        "exercise": 2018,
        "grant": "2018",
        "beneficiary": "CCI",
        "kind": InstalmentKind.BALANCE,
        "amount": None,
        "firm": True,
        "act": "la convention",
        "reason": "le reste",
    }
    return ScheduleLine.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"due_on": date(2018, 3, 31)}, "exigible depuis le 31 mars 2018"),
        ({"due_on": date(2019, 3, 31)}, "au plus tôt le 31 mars 2019"),
        (
            {"due_on": date(2018, 3, 31), "firm": False},
            "au plus tôt le 31 mars 2018, montant pas encore ferme",
        ),
        ({"awaited": "événement attendu : commencement"}, "attendu : commencement"),
        (
            {"awaited": "réception : bilan", "proofs": (Proof(kind="bilan"),)},
            "pièce attendue : bilan",
        ),
        (
            {
                "awaited": "réception : bilan, compte",
                "proofs": (
                    Proof(kind="bilan"),
                    Proof(kind="compte"),
                    Proof(kind="rapport", received_on=date(2018, 2, 1)),
                ),
            },
            "pièces attendues : bilan, compte, pièce reçue le 1er février 2018 : rapport",
        ),
    ],
)
def test_next_deadline(changes: dict[str, object], said: str) -> None:
    """A deadline says its day, the event or the papers awaited, those received, and whether it is firm."""
    text = said_line(_line(**changes), date(2018, 12, 31)).replace(NBSP, " ")
    assert text == f"inconnu pour 2018 (solde, convention) – {said}"
