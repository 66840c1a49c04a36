"""``conventions history``, ``diff`` and ``propose``: what they say, what they refuse, what programs read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions import loads, samples
from conventions.operations import in_force

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DAYS = ("--from", "2024-03-01", "--to", "2025-06-30")
AS_OF = ("--as-of", "2025-06-30")
TACIT = "renewals:\n  - effective_on: 1er janvier 2027\n    until: 31 décembre 2027\n    tacit: oui\n"


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def association(tmp_path: Path) -> Path:
    """The file of the association."""
    path = tmp_path / "association.yaml"
    path.write_text(samples.text("association-2024-2026.yaml"), encoding="utf-8")
    return path


@pytest.fixture
def wanted(tmp_path: Path) -> Callable[..., Path]:
    """The file of the association with some texts replaced, each of which must be there."""

    def editor(*changes: tuple[str, str]) -> Path:
        text = samples.text("association-2024-2026.yaml")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "voulu.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return editor


def test_history_of_everything(run: Run, association: Path) -> None:
    """Each act comes with its days, then each record with what changed in it."""
    code, out, err = run("history", association)
    assert (code, err) == (0, "")
    assert _plain(out.partition("– ")[2]).startswith(
        "avenant n° 1 : prise d’effet le 4 mars 2025, signature le 4 mars 2025 "
        "– subvention de fonctionnement de l’exercice 2025 montant : 31 000 € → 33 500 € "
        "caractère : prévisionnel → ferme"
    )


def test_history_at_an_address(run: Run, association: Path) -> None:
    """Only what stands at the address is told; « initial. » may be said."""
    address = "grants[2025-fonctionnement].firmness"
    out = run("history", association, address)[1]
    assert out == run("history", association, f"initial.{address}")[1]
    assert "caractère\u00a0: prévisionnel → ferme" in out
    assert "31" not in out.partition("– subvention")[2]


def test_history_of_a_tacit_renewal(run: Run, association: Path) -> None:
    """A tacit renewal has a day of effect, and nobody signs it."""
    text = association.read_text(encoding="utf-8")
    association.write_text(text.replace("results:\n", f"{TACIT}\nresults:\n"), encoding="utf-8")
    out = _plain(run("history", association, "period")[1])
    assert "reconduction du 1er janvier 2027 : prise d’effet le 1er janvier 2027, sans signature" in out
    assert (
        "– période du 1er janvier 2024 au 31 décembre 2026 → du 1er janvier 2024 au 31 décembre 2027" in out
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("grants[2024-fonctionnement].amount", "signée le 12 janvier 2024 : 30 000 €"),
        ("period", "signée le 12 janvier 2024 : du 1er janvier 2024 au 31 décembre 2026"),
        ("grants[2024-fonctionnement].object", "signée le 12 janvier 2024 : non précisé"),
        ("parties", "signée le 12 janvier 2024 : – « Ville de Rochebrune », attribuant – « Les Tréteaux"),
        ("axes", "signée le 12 janvier 2024 : « Création et diffusion »"),
    ],
)
def test_history_of_what_never_changed(run: Run, association: Path, address: str, said: str) -> None:
    """What no act changed is told, with the act that wrote it."""
    code, out, _ = run("history", association, address)
    assert code == 0
    assert f"Jamais modifié depuis la convention, {said}" in _plain(out)


def test_history_tells_what_is_not_signed(run: Run, seed: Path) -> None:
    """A projet changes nothing yet: it is named, and nothing else."""
    out = _plain(run("history", seed)[1])
    assert (
        "Rien n’a été modifié depuis la convention. Sans effet tant qu’il n’est pas signé : avenant n° 1."
        in out
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("grants[2024].amount", "vouliez-vous dire « grants[2024-fonctionnement].amount » ?"),
        ("grants[2024-fonctionnement].montant", "vouliez-vous dire « grants[2024-fonctionnement].amount » ?"),
        ("avenants[2025-1]", "avenants[2025-1] n’est pas une adresse des stipulations"),
        ("un deux", "adresse mal écrite : un deux"),
        ("grants[" + "9" * 3000 + "]", "rien n’a jamais été à l’adresse"),
        ("\x1b[31m", "adresse mal écrite"),
    ],
)
def test_history_of_nothing(run: Run, association: Path, address: str, said: str) -> None:
    """An address that leads nowhere is an error, with the address that looks most like it."""
    code, out, err = run("history", association, address)
    assert (code, out) == (2, "")
    assert said in err.replace("\u00a0", " ")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_an_act_that_cannot_be_applied(run: Run, association: Path) -> None:
    """What is wrong is told where it is, and no other address is proposed."""
    text = association.read_text(encoding="utf-8")
    wrong = "    operations:\n      - operation: supprimer une action\n        action: saison\n"
    twice = wrong + "      - operation: supprimer une action\n        key: encore\n        action: saison\n"
    association.write_text(text.replace("    operations:\n", f"{twice}", 1), encoding="utf-8")
    code, out, err = run("history", association, "period")
    assert (code, out) == (2, "")
    assert "avenants[2025-1].operations[" in err
    assert "vouliez-vous" not in err


def test_history_as_json(run: Run, association: Path) -> None:
    """Programs read the address, both values, both days and the act."""
    told = json.loads(run("history", association, "grants[2025-fonctionnement]", "--format", "json")[1])
    assert told["address"] == "grants[2025-fonctionnement]"
    assert told["changes"][0] == {
        "address": "grants[2025-fonctionnement].amount",
        "before": "31000.00",
        "after": "33500.00",
        "day": "2025-03-04",
        "known_on": "2025-03-04",
        "act": "avenant n°\u00a01",
        "act_address": "avenants[2025-1]",
    }
    assert told["changes"][2]["before"] is None
    assert told["changes"][2]["after"]["section"] == "fonctionnement"


def test_diff_by_part(run: Run, association: Path) -> None:
    """What differs is told under the name of its part; a difference is no error."""
    text = association.read_text(encoding="utf-8")
    longer = "    operations:\n      - operation: prolonger la durée\n        until: 31 décembre 2027\n"
    association.write_text(text.replace("    operations:\n", longer, 1), encoding="utf-8")
    code, out, err = run("diff", association, *DAYS)
    assert (code, err) == (0, "")
    titles = [line.strip("─ ") for line in out.splitlines() if line.startswith("──")]
    assert titles == ["Période", "Subventions"]
    assert "du 1er janvier 2024 au 31 décembre 2026 → du 1er janvier 2024 au 31 décembre 2027" in _plain(out)


def test_diff_of_nothing(run: Run, association: Path) -> None:
    """Two days without an act between them."""
    code, out, _ = run("diff", association, "--from", "1er mars 2024", "--to", "1er mars 2024")
    assert code == 0
    assert out.endswith("\nAucune différence.\n")


def test_diff_refuses_days_in_the_wrong_order(run: Run, association: Path) -> None:
    """The first day after the second one is a mistake: nothing is guessed."""
    code, out, err = run("diff", association, "--from", "2025-06-30", "--to", "2024-03-01")
    assert (code, out) == (2, "")
    assert err == (
        "conventions : le 30 juin 2025 vient après le 1er mars 2024\u00a0: échangez --from et --to\n"
    )


def test_diff_as_it_was_known(run: Run, association: Path) -> None:
    """Each day is seen with what was known then; ``--known-on`` sees both from another day."""
    text = association.read_text(encoding="utf-8")
    early = "    effective_on: 1er janvier 2025\n    signed_on: 4 mars 2025"
    association.write_text(text.replace("    signed_on: 4 mars 2025", early), encoding="utf-8")
    days = ("--from", "2024-12-31", "--to", "2025-02-01")
    assert "Aucune différence." in run("diff", association, *days)[1]
    later = _plain(run("diff", association, *days, "--known-on", "2025-03-31")[1])
    assert "entre le 31 décembre 2024 et le 1er février 2025, avec ce qui est connu au 31 mars 2025" in later
    assert "montant : 31 000 € → 33 500 €" in later


def test_diff_as_json(run: Run, association: Path) -> None:
    """Programs read both days and each change."""
    told = json.loads(run("diff", association, *DAYS, "--format", "json")[1])
    assert (told["from"], told["to"]) == ("2024-03-01", "2025-06-30")
    assert [change["address"].rpartition(".")[2] for change in told["changes"]] == [
        "amount",
        "firmness",
        "lines[1]",
    ]


def test_propose_in_sentences(run: Run, association: Path, wanted: Callable[..., Path]) -> None:
    """The avenant has the number that follows, and says each operation."""
    new = wanted(("period: 2024-2026", "period: 2024-2027"), ("amount: 32 000 €", "amount: 34 000 €"))
    code, out, err = run("propose", association, new, *AS_OF)
    assert (code, err) == (0, "")
    told = _plain(out)
    assert "Projet d’avenant n° 2, à partir des stipulations en vigueur le 30 juin 2025" in told
    assert "– la durée de la convention est prolongée jusqu’au 31 décembre 2027" in told
    assert (
        "– le montant de la subvention de fonctionnement de l’exercice 2026 est porté de 32 000 € à 34"
        in told
    )


def test_propose_tells_a_new_axis_from_an_old_one(
    run: Run, association: Path, wanted: Callable[..., Path]
) -> None:
    """An axis that was not there is added; one that was there gets a new title."""
    new = wanted(
        ('title: "Création et diffusion"', 'title: "Créer"'),
        ("  actions:\n", '    - key: ecole\n      title: "École"\n  actions:\n'),
    )
    told = _plain(run("propose", association, new, *AS_OF, "--year", "2025")[1])
    assert "Projet d’avenant n° 2 (2025), à partir" in told
    assert "– l’axe « Création et diffusion » s’intitule désormais : « Créer »" in told
    assert "– un axe « ecole » est ajouté : « École »" in told


def test_proposed_yaml_can_be_pasted(run: Run, association: Path, wanted: Callable[..., Path]) -> None:
    """Pasted under « avenants : » and signed, it makes the terms of the new file."""
    new = wanted(
        ("period: 2024-2026", "period: 2024-2027"),
        ("          value: 24", "          value: 30"),
        ('            - "rapport d’activité"', '            - "rapport moral"'),
        ("amount: 32 000 €", "amount: 34 000 €"),
    )
    yaml = run("propose", association, new, *AS_OF, "--format", "yaml", "--year", "2025")[1]
    day = date(2025, 6, 30)
    signed = yaml.replace("    operations:", "    signed_on: 30 juin 2025\n    operations:", 1)
    assert signed != yaml
    text = association.read_text(encoding="utf-8").replace("avenants:\n", f"avenants:\n{signed}")
    assert in_force(loads(text), day) == in_force(loads(new.read_text(encoding="utf-8")), day)


def test_proposed_json(run: Run, association: Path, wanted: Callable[..., Path]) -> None:
    """Programs read the avenant as a file in JSON has it."""
    new = wanted(("amount: 32 000 €", "amount: 34 000 €"))
    told = json.loads(run("propose", association, new, *AS_OF, "--format", "json", "--number", "7")[1])
    assert told["number"] == 7
    assert told["operations"][0]["new"] == "34000.00"


def test_propose_nothing(run: Run, association: Path) -> None:
    """Two files that say the same: there is nothing to change."""
    code, out, _ = run("propose", association, association, *AS_OF)
    assert code == 0
    assert out.replace("\u00a0", " ").endswith("Aucune différence : il n’y a rien à modifier.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--number", "1", "--year", "2025"),
            "la convention a déjà un avenant n° 1 : choisissez un autre --number",
        ),
        ((), "aucun avenant ne rend inconnues des clauses qui sont connues"),
    ],
)
def test_what_cannot_be_proposed(
    run: Run, association: Path, seed: Path, options: tuple[str, ...], said: str
) -> None:
    """A number that is taken, or what no avenant can do: one sentence, and 2."""
    code, out, err = run("propose", association, association if options else seed, *AS_OF, *options)
    assert (code, out) == (2, "")
    assert err.replace("\u00a0", " ") == f"conventions : {said}\n"


@pytest.mark.parametrize("rank", [0, 1])
def test_propose_needs_both_files(run: Run, association: Path, tmp_path: Path, rank: int) -> None:
    """A file that is not there is named, whichever it is."""
    files = [association, association]
    files[rank] = tmp_path / "absent.yaml"
    code, out, err = run("propose", *files)
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'absent.yaml'}: fichier introuvable")
