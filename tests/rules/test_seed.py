"""The report of the three samples: what the law says of them, rule by rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions.rules import Report, Severity, check
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from tests.rules.conftest import Judge

LINE = "avenants[2018-1].operations[subvention 2018].grant.lines[1]"


SEED_NOT_EVALUATED = [
    "ACTES-001",
    "BEN-006",
    "BUD-001",
    "BUD-002",
    "BUD-003",
    "BUD-004",
    "BUD-005",
    "BUD-006",
    "BUD-007",
    "BUD-008",
    "CONV-014",
    "CR-005",
    "DELIB-007",
    "EXEC-001",
    "EXEC-003",
    "ID-003",
    "NAT-003",
    "NAT-004",
    "NAT-005",
    "NAT-006",
    "NAT-007",
    "NAT-010",
    "PAI-001",
    "PAI-002",
    "PAI-003",
    "PAI-007",
    "PAI-008",
    "PAI-009",
    "PAI-010",
    "PAI-011",
    "PAI-012",
    "PLURI-001",
    "PLURI-006",
    "PUB-002",
    "PUB-003",
    "REV-002",
    "REV-005",
]
SEED_NOT_APPLICABLE = [
    "AIDE-001",
    "AIDE-002",
    "AIDE-003",
    "AIDE-005",
    "AIDE-006",
    "AIDE-007",
    "BEN-001",
    "BEN-002",
    "BEN-003",
    "BEN-004",
    "BEN-005",
    "COF-001",
    "COF-002",
    "COF-003",
    "COF-004",
    "CONV-001",
    "CONV-002",
    "CONV-003",
    "CONV-004",
    "CONV-005",
    "CONV-006",
    "CONV-007",
    "CONV-008",
    "CONV-011",
    "CONV-012",
    "CR-001",
    "CR-002",
    "CR-003",
    "CR-004",
    "DELIB-002",
    "DELIB-005",
    "DELIB-008",
    "DELIB-009",
    "EXEC-002",
    "EXEC-004",
    "ID-001",
    "ID-002",
    "JUS-001",
    "NAT-008",
    "PAI-004",
    "PAI-005",
    "PAI-006",
    "PAI-013",
    "PLURI-002",
    "PLURI-003",
    "PLURI-004",
    "PLURI-005",
    "PUB-001",
    "PUB-004",
    "PUB-005",
    "REV-001",
    "REV-003",
    "REV-004",
]
SEED_CONFORM = ["CONV-009", "CONV-010", "CONV-013", "DATE-001", "DELIB-001", "DELIB-006"]
EQUIPMENT_NOT_EVALUATED = [
    "ACTES-001",
    "BEN-001",
    "BEN-003",
    "BEN-005",
    "BUD-001",
    "BUD-002",
    "BUD-003",
    "BUD-004",
    "BUD-007",
    "BUD-008",
    "CONV-011",
    "CR-001",
    "CR-004",
    "DELIB-004",
    "DELIB-005",
    "EXEC-002",
    "EXEC-003",
    "ID-003",
    "NAT-007",
    "NAT-008",
    "NAT-010",
    "PAI-003",
    "PAI-009",
    "PAI-010",
    "PAI-012",
    "PUB-001",
    "PUB-002",
    "PUB-003",
    "PUB-004",
    "PUB-005",
    "REV-002",
]


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of the seed at the end of 2018."""
    return check(cci_2017_2019(), date(2018, 12, 31))


def test_the_seed_has_one_error_and_two_warnings_at_its_budget_line(report: Report) -> None:
    """65738 is class 6, not investment; it is a heading in M57, which nobody stated."""
    told = [(item.severity.value, item.code, item.address) for item in report.findings]
    assert told == [
        ("erreur", "NAT-001", LINE),
        ("avertissement", "NAT-002", LINE),
        ("avertissement", "NAT-009", LINE),
        ("information", "AIDE-004", "initial.devices[novacite]"),
        ("information", "DATE-002", "initial.actions[A2].perspectives[1].when"),
        ("information", "DATE-002", "results[A2-R2].when"),
        ("information", "DELIB-003", "deliberations[2018-11-15].organ"),
        ("information", "DELIB-004", "deliberations[2018-11-15].vote"),
    ]
    assert not report.ok


def test_the_seed_has_these_other_outcomes(report: Report) -> None:
    """Nothing else is judged for lack of facts, but what the act itself says."""
    assert [item.code for item in report.not_evaluated] == SEED_NOT_EVALUATED
    assert [item.code for item in report.not_applicable] == SEED_NOT_APPLICABLE
    assert list(report.conform) == SEED_CONFORM
    assert report.summary == (
        "1 erreur, 2 avertissements, 5 informations, 37 non évaluées, 53 sans objet"
        " (3 règles évaluées en partie)"
    )


def test_the_seed_is_told_in_the_words_of_the_act(report: Report, judge: Judge) -> None:
    """The error gives the words met, the values, the law, what to do and who decides."""
    error = report.errors[0]
    assert judge.plain(error.message) == (
        "le compte 65738 est un compte de la classe 6 : section de fonctionnement, et non d’investissement"
    )
    assert error.words == "budget d’investissement sur le compte INUM 65738-SUBFCT-FLI"
    assert dict(error.values)["section attendue"] == "fonctionnement"
    assert "20418x" in error.remedy
    assert error.decider == "le service des finances, avec le comptable public"
    assert error.sources


def test_the_inferred_norm_is_named(report: Report, judge: Judge) -> None:
    """The warnings that rest on M57 say that nobody stated it, and propose 657382 for a chamber."""
    heading, public = report.of(Severity.WARNING)
    assert judge.plain(heading.message).startswith("nomenclature non renseignée (M57 probable : 657382) : ")
    assert (
        heading.inferred
        == public.inferred
        == "nomenclature M57, déduite de la nature de l’attribuant (métropole)"
    )
    assert dict(public.values)["compte proposé"] == "657382"


def test_the_grants_without_a_line_are_told(report: Report) -> None:
    """2017 and 2019 have no imputation: unknown, said beside the verdict on 2018."""
    reasons = {item.code: item.reason for item in report.partly_evaluated}
    assert reasons["NAT-001"] == "imputation inconnue pour 2017 et 2019"


def test_unlinked_results_are_not_judged(report: Report, judge: Judge) -> None:
    """No result of the seed says which target it answers: the units are shown, no rate is computed."""
    (reason,) = [judge.plain(item.reason) for item in report.not_evaluated if item.code == "CR-005"]
    assert (
        "« environ 30 entreprises à potentiel par an » de 2017 (unités des résultats de l’action : " in reason
    )
    assert "entrepreneurs accompagnés" in reason


def test_the_targets_of_the_year_are_not_due_yet() -> None:
    """In November 2018 the targets of 2018 are not judged."""
    reasons = {item.code: item.reason for item in check(cci_2017_2019(), date(2018, 11, 15)).not_evaluated}
    assert " de 2018" not in reasons["CR-005"]


def test_the_association_has_no_error_nor_warning(judge: Judge) -> None:
    """Signed in January, « unanimité » with two abstentions: told for information; M57 of 2025 is unknown."""
    report = check(association_2024_2026(), date(2025, 6, 30))
    codes = ["BUD-005", "CONV-014", "DELIB-004", "DELIB-004", "DELIB-007"]
    assert [(item.severity, item.code) for item in report.findings] == [
        (Severity.INFO, code) for code in codes
    ]
    reasons = {item.code: judge.plain(item.reason) for item in report.not_evaluated}
    assert reasons["CONV-011"] == "modèle de la convention non renseigné"
    assert reasons["NAT-002"] == "exercice 2025 hors des données, qui vont de 2013 à 2024"


def test_the_equipment_grant_has_nothing_wrong() -> None:
    """The investment sample is sound, and its parties have no number to check."""
    report = check(equipment_2023_2025(), date(2025, 6, 30))
    assert report.findings == ()
    assert [item.code for item in report.not_evaluated] == EQUIPMENT_NOT_EVALUATED
    assert "ID-001" in {item.code for item in report.not_applicable}
