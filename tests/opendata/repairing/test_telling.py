"""What a repair says: an empty text has a word, spaces that are one too many are seen, names are short."""

from __future__ import annotations

from conventions.opendata.scdl import Severity, read, repair
from conventions.opendata.scdl.repairing.changes import Change


def test_a_cell_that_becomes_empty_is_told_so() -> None:
    """And not two quotation marks around nothing."""
    assert "devient vide" in str(Change(2, 1, "idRAE", "néant", "", "T11", Severity.REPAIRED, ""))


def test_spaces_that_are_one_too_many_are_no_break_ones() -> None:
    """A sentence cut into lines keeps them: before and after are not the same."""
    told = str(Change(2, 1, "objet", "Le  club", "Le club", "T40", Severity.REPAIRED, ""))
    assert "Le\xa0\xa0club" in told
    assert "Le club" in told


def test_what_is_wrong_with_the_file_stays_in_the_report() -> None:
    """A file that is no table has no row to tell it."""
    assert [each.code for each in repair(b"%PDF-1.7").report.left] == ["T00"]


def test_the_names_of_a_beneficiary_are_short_in_a_reason() -> None:
    """They may have any length, and are told at each beneficiary."""
    rows = f"nomBeneficiaire,idBeneficiaire,montant\nA,73282932000074,1\n{'B' * 9_000},73282932000074,2\n"
    (told,) = (each for each in read(rows.encode()).diagnoses if each.code == "T36")
    assert len(told.reason) < 300
