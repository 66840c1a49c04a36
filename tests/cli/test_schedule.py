"""``conventions schedule`` and the next deadline: what is paid, what is awaited, on which proof."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions import samples
from conventions.french import NBSP
from conventions.model import InstalmentKind
from conventions.money import euros
from conventions.operations import AwaitedKind, Proof, ScheduleLine
from conventions.wording import said_foreseen, said_instalment

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
        "act_address": "initial",
        "reason": "le reste",
        "key": "2018 / solde",
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
        (
            {"awaited": "date non précisée dans l’acte", "waits_for": AwaitedKind.DATE},
            "date non précisée dans l’acte",
        ),
        (
            {"awaited": "rien : arrêt décidé le 1er mars 2018", "waits_for": AwaitedKind.NOTHING},
            "rien : arrêt décidé le 1er mars 2018",
        ),
        (
            {"awaited": "événement attendu : commencement", "waits_for": AwaitedKind.EVENT},
            "attendu : commencement",
        ),
        (
            {
                "awaited": "réception : bilan",
                "waits_for": AwaitedKind.PROOFS,
                "proofs": (Proof(kind="bilan"),),
            },
            "pièce attendue : bilan",
        ),
        (
            {
                "awaited": "réception : bilan, compte",
                "waits_for": AwaitedKind.PROOFS,
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
    text = said_instalment(_line(**changes), date(2018, 12, 31)).replace(NBSP, " ")
    assert text == f"inconnu pour 2018 (solde, convention) – {said}"


def test_a_ceiling_is_told_where_the_amount_is_unknown() -> None:
    """What is not known but is bounded is told with its bound, never as an amount."""
    line = _line(at_most=euros(12_500))
    assert said_instalment(line, date(2018, 12, 31)).startswith("au plus 12\u202f500\u00a0€ pour 2018")
    assert said_foreseen(_line(amount=euros(5), at_most=euros(9))) == "5\u00a0€"


def test_one_exercise_alone(run: Run, association: Path) -> None:
    """``--exercise`` keeps the payments of one exercise, with their own total."""
    out = " ".join(run("schedule", association, "--as-of", "2025-06-30", "--exercise", 2025)[1].split())
    assert out.endswith("Total 33 500 €")
    assert "2024" not in out.partition("Exercice")[2]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2031", "Aucun versement n’est prévu pour l’exercice 2031 ; il y en a pour 2024, 2025 et 2026."),
        ("1999", "Aucun versement n’est prévu pour l’exercice 1999 ; il y en a pour 2024, 2025 et 2026."),
    ],
)
def test_an_exercise_without_payment(run: Run, association: Path, year: str, said: str) -> None:
    """An exercise in which nothing is paid is no error: the schedule says so."""
    code, out, err = run("schedule", association, "--as-of", "2025-06-30", "--exercise", year)
    assert (code, err) == (0, "")
    assert said in out.replace(NBSP, " ")


@pytest.mark.parametrize("options", [(), ("--exercise", "2024")])
def test_no_payment_at_all(run: Run, association: Path, options: tuple[str, ...]) -> None:
    """A convention without a grant has no payment; nothing is said of other exercises."""
    text = association.read_text(encoding="utf-8")
    head, _, rest = text.partition("  grants:\n")
    association.write_text(
        (head + rest[rest.index("  clauses:") :]).partition("\nresults:")[0], encoding="utf-8"
    )
    out = run("schedule", association, "--as-of", "2024-02-01", *options)[1].replace(NBSP, " ")
    assert out.endswith("Aucun versement n’est prévu pour l’exercice 2024.\n" if options else "prévu.\n")


def test_what_was_known_later(run: Run, association: Path) -> None:
    """``--known-on`` counts an act that was signed after the day asked about, and says so."""
    text = association.read_text(encoding="utf-8").replace(
        "    signed_on: 4 mars 2025", "    effective_on: 1er janvier 2025\n    signed_on: 4 mars 2025"
    )
    association.write_text(text, encoding="utf-8")
    then = run("position", association, "--as-of", "2025-02-01")[1]
    later = run("position", association, "--as-of", "2025-02-01", "--known-on", "2025-03-31")[1]
    assert "avec ce qui est connu au" not in then
    assert "Situation au 1er février 2025, avec ce qui est connu au 31 mars 2025" in later
    assert "33 500 €" not in " ".join(then.split())
    assert "Ferme 30 000 € 33 500 €" in " ".join(later.split())
