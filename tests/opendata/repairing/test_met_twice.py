"""A column met twice: one where every row agrees, both kept whole where one does not."""

from __future__ import annotations

import pytest

from conventions.opendata.scdl import repair
from conventions.opendata.scdl.opening.names import Match, official
from tests.opendata.repairing.promises import COLUMNS, keep_promises


@pytest.mark.parametrize(
    "header", ["objet;montant;montant", "objet;Montant;MONTANT", "objet; montant;montant "]
)
def test_two_texts_are_both_left_whole(header: str) -> None:
    """The rows that agree too: to mend one of the two would make them differ."""
    file, report = keep_promises(f"{header}\na;10,00;12,00\nb;3,00;3,00\n".encode())
    told = [(row["montant"], row["montant (colonne 3)"]) for row in file.rows]
    assert told == [("10,00", "12,00"), ("3,00", "3,00")]
    assert (report.doubled, report.set_aside, report.held) == (("montant (colonne 3)",), (), ())
    assert (report.changes, report.score.after) == ((), 0)
    assert any("gardez la bonne et supprimez l’autre" in each.reason for each in report.left)


def test_a_row_that_has_the_second_text_alone_is_written() -> None:
    """It is no blank line."""
    file, report = keep_promises(b"montant;montant\n;12,00\n5,00;5,00\n")
    assert file.to_csv().count(b"\r\n") == len(report.rows) + 1


def test_equal_texts_are_one_column_and_the_other_is_told() -> None:
    """Spaces apart; whoever asks for the other columns has no use of the same one again."""
    data = b"objet;montant;montant\na;10,00; 10,00\nb;3,00;3,00\n"
    for done in (keep_promises(data), repair(data, extra_columns=True)):
        assert [row["montant"] for row in done.file.rows] == ["10.00", "3.00"]
        assert (done.file.columns, done.report.set_aside) == (COLUMNS, ("montant (colonne 3)",))
        assert done.report.doubled == ()


def test_of_three_the_one_that_differs_stays() -> None:
    """With what is kept on demand after it."""
    data = b"montant;montant;note;montant\n1,00;1,00;x;2,00\n"
    assert keep_promises(data).report.set_aside == ("montant (colonne 2)", "note")
    file, report = repair(data, extra_columns=True)
    assert file.columns[len(COLUMNS) :] == ("montant (colonne 4)", "note")
    assert repair(file.to_csv(), extra_columns=True).to_csv() == file.to_csv()
    assert report.set_aside == ("montant (colonne 2)",)


def test_a_column_that_a_version_has_not_is_beside_as_any_other() -> None:
    """Both are left aside under their own names."""
    data = b"montant;rnaBeneficiaire;rnaBeneficiaire\n1.00;W1;W2\n"
    report = repair(data, version="1.1").report
    assert (report.doubled, report.set_aside) == ((), ("rnaBeneficiaire", "rnaBeneficiaire (colonne 3)"))


def test_what_only_resembles_a_name_is_never_met_twice() -> None:
    """« montant » says it best; the other is left aside, and its name is not that of a second text."""
    data = b"montant ;montant\n1,00;2,00\n"
    file, report = keep_promises(data)
    assert (file.rows[0]["montant"], report.set_aside) == ("2.00", ("montant bis (colonne 1)",))
    once = repair(data, extra_columns=True).to_csv()
    assert repair(once, extra_columns=True).to_csv() == once


def test_the_name_of_a_second_text_is_read_as_the_column() -> None:
    """Of an official name alone, whatever the place."""
    assert official("montant (colonne 12)*") == Match("montant", 0)
    assert official("note (colonne 12)").column is None
