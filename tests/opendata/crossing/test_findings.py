"""What rows say together: each deviation in the fewest rows, and what is no deviation beside it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from conventions.money import euros
from conventions.opendata.scdl import FileFault, Severity, read, total_without_repeats, validate
from conventions.opendata.scdl.crossing.facts import facts_of_row
from conventions.periods import Period
from conventions.visible import visible

NAMES = (
    "nomAttribuant",
    "idAttribuant",
    "dateConvention",
    "referenceDecision",
    "nomBeneficiaire",
    "idBeneficiaire",
    "objet",
    "montant",
    "nature",
    "conditionsVersement",
    "datesPeriodeVersement",
    "notificationUE",
    "pourcentageSubvention",
)
GOOD = {
    "nomAttribuant": "Commune de Trifouilly-les-Oies",
    "idAttribuant": "73282932000074",
    "dateConvention": "2018-03-12",
    "referenceDecision": "2018-14",
    "nomBeneficiaire": "Club d’échecs",
    "idBeneficiaire": "35600000049837",
    "objet": "Fonctionnement",
    "montant": "30000.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2018-04-01",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
}
OTHER = "21860194600013"
CROSSED = {
    "shares": "T32",
    "names": "T36",
    "identifiers": "T36",
    "duplicate": "T37",
    "near_duplicate": "T37",
    "restated": "T38",
    "amendment": "T39",
    "several_years": "T39",
}


def found(*changes: dict[str, str]) -> list[tuple[str, int | None, tuple[int, ...]]]:
    """The code, the row, the rows of each comparison: the same for a file, for rows, and when it is read."""
    rows = [GOOD | change for change in changes]
    faults = [fault for fault in validate(rows) if fault.rows]
    data = file_of(rows)
    of_file = [fault._replace(line=None, position=None) for fault in validate(data) if fault.rows]
    assert of_file == [fault._replace(line=None, position=None) for fault in faults]
    told = [(each.code, each.row) for each in read(data).diagnoses if each.code in set(CROSSED.values())]
    assert sorted(told) == sorted((CROSSED[each.code], each.row) for each in faults if each.code in CROSSED)
    assert all(str(each) == visible(str(each)) for each in faults)
    return [(each.code, each.row, each.rows) for each in faults]


def file_of(rows: list[dict[str, str]]) -> bytes:
    """Without quotes: no text has a comma."""
    return "\n".join(
        ",".join(each) for each in (NAMES, *([row[name] for name in NAMES] for row in rows))
    ).encode()


def one(code: str, *changes: dict[str, str]) -> FileFault:
    """The only comparison of a code."""
    (fault,) = (each for each in validate([GOOD | change for change in changes]) if each.code == code)
    return fault


def test_rows_that_differ_say_nothing() -> None:
    """Another beneficiary, another amount, another day."""
    other = {"idBeneficiaire": OTHER, "nomBeneficiaire": "Autre"}
    assert found({}, other, {"montant": "5.00"}, {"dateConvention": "2018-03-13"}) == []


def test_a_row_that_comes_twice() -> None:
    """Each repetition is told with the first row; the total is given with and without."""
    assert found({}, {"montant": "5.00"}, {}, {}) == [("duplicate", 3, (1, 3)), ("duplicate", 4, (1, 4))]
    file = read(file_of([GOOD, GOOD, GOOD | {"montant": "5.00"}]))
    assert (str(file.total), str(total_without_repeats(file))) == ("60005.00", "30005.00")
    assert [each.severity for each in file.diagnoses if each.code == "T37"] == [Severity.WARNED]


def test_rows_that_are_nearly_the_same() -> None:
    """The same beneficiary, amount and day: what differs is told."""
    assert found({}, {"objet": "Fête", "montant": "30000.0"}) == [("near_duplicate", 2, (1, 2))]
    fault = one("near_duplicate", {}, {"conditionsVersement": "échelonné", "referenceDecision": ""})
    assert "la référence, les conditions ; double compte" in fault.message.replace("\u202f", " ").replace(
        "\u00a0", " "
    )
    assert "ce qui diffère" not in one("near_duplicate", {}, {"nature": "aide en nature"}).message
    assert found({}, {}, {"objet": "Fête"}, {"objet": "Fête"}) == [
        ("duplicate", 2, (1, 2)),
        ("near_duplicate", 3, (1, 3)),
        ("duplicate", 4, (3, 4)),
    ]


def test_without_a_day_the_exercise_counts_and_without_a_number_the_name() -> None:
    """Destroyed numbers are nobody's."""
    bare = {"dateConvention": ""}
    assert ("near_duplicate", 2, (1, 2)) in found(bare, bare | {"objet": "Fête"})
    lost = {"idBeneficiaire": "2.43E+13"}
    assert found(lost, lost | {"objet": "Fête", "nomBeneficiaire": " CLUB  D’ÉCHECS"}) == [
        ("near_duplicate", 2, (1, 2))
    ]
    assert found(lost, lost | {"objet": "Fête", "nomBeneficiaire": "Autre"}) == []


def test_rows_without_amount_or_beneficiary_repeat_as_a_whole_only() -> None:
    """Blank rows do not."""
    nobody = {"idBeneficiaire": "", "nomBeneficiaire": ""}
    assert found(nobody, nobody) == [("duplicate", 2, (1, 2))]
    assert found({"montant": "NC"}, {"montant": "NC"}, {"montant": "NC", "objet": "x"}) == [
        ("duplicate", 2, (1, 2))
    ]
    blank = dict.fromkeys(NAMES, "")
    assert [each for each in validate([blank, blank]) if each.rows] == []


def test_one_number_under_several_names() -> None:
    """Told once; case, accents and spaces are not another name."""
    later = {"montant": "1.00", "nomBeneficiaire": "CLUB  D’ECHECS"}
    assert found({}, later) == []
    names = [{"nomBeneficiaire": f"Club {rank}", "montant": f"{rank}.00"} for rank in range(5)]
    assert found(*names) == [("names", 2, (1, 2, 3, 4, 5))]
    assert one("names", *names).message.replace("\u00a0", " ").endswith("« Club 0 », « Club 1 », « Club 2 »…")
    rounded = {"idBeneficiaire": "38159300000000"}
    assert found(rounded, rounded | {"nomBeneficiaire": "Autre", "montant": "1.00"}) == []


@pytest.mark.parametrize("number", ["73282932000075", "732829320", "7.32E+13", "73282900000000"])
def test_a_number_that_is_wrong_names_nobody(number: str) -> None:
    """Neither a name under two numbers, nor a number under two names; the name stands for the beneficiary."""
    assert found({}, {"idBeneficiaire": number, "montant": "1.00"}) == []
    assert found({"idBeneficiaire": number}, {"idBeneficiaire": number, "nomBeneficiaire": "Autre"}) == []
    assert found({"idBeneficiaire": number}, {"idBeneficiaire": number, "objet": "Autre"}) == [
        ("near_duplicate", 2, (1, 2))
    ]


def test_one_name_under_several_numbers() -> None:
    """Establishments of one body are told apart from other numbers."""
    assert found({}, {"idBeneficiaire": OTHER, "montant": "1.00"}) == [("identifiers", 2, (1, 2))]
    assert "2 numéros pour le même nom" in one("identifiers", {}, {"idBeneficiaire": OTHER}).message
    assert "2 établissements" in one("identifiers", {}, {"idBeneficiaire": "35600000012346"}).message


@pytest.mark.parametrize(
    "avenant",
    [
        {"conditionsVersement": "30 000 € puis 20 000 € suite à l’avenant du 18 juin"},
        {"objet": "Avenant : 20 000 € de plus", "dateConvention": "2018-09-10"},
        {"referenceDecision": "Avenant n° 1", "objet": "Fonctionnement"},
        {"objet": "Avenant n° 1 à la convention du 12 mars 2018", "dateConvention": "2018-09-10"},
        {"objet": "avenant à la convention du 12/03/2018", "dateConvention": "2018-09-10"},
    ],
)
def test_an_avenant_published_as_the_new_total(avenant: dict[str, str]) -> None:
    """Both readings are given: the total, the supplement."""
    rows: tuple[dict[str, str], ...] = ({}, {"montant": "50000.00"} | avenant)
    assert found(*rows) == [("amendment", 2, (2,)), ("restated", 2, (1, 2))]
    told = next(each for each in read(file_of([GOOD | row for row in rows])).diagnoses if each.code == "T38")
    assert told.readings == ("50000.00", "20000.00")
    assert told.severity is Severity.WARNED


@pytest.mark.parametrize(
    "change",
    [
        {"montant": "20000.00", "objet": "Avenant n° 1"},
        {"montant": "50000.00", "objet": "Avenant du 1er mars", "dateConvention": "2018-09-10"},
        {"montant": "50000.00"},
        {"montant": "50000.00", "objet": "Avenant", "idBeneficiaire": OTHER, "nomBeneficiaire": "x"},
        {"montant": "NC", "objet": "Avenant"},
    ],
)
def test_what_restates_nothing(change: dict[str, str]) -> None:
    """A lesser amount, nothing in common, no avenant, somebody else, no amount."""
    assert all(code != "restated" for code, _, _ in found({}, change))


def test_the_first_amount_is_that_of_the_same_convention() -> None:
    """Not an older one that has the right amount too."""
    old = {"dateConvention": "2017-03-12", "referenceDecision": "2017-1"}
    text = {"montant": "50000.00", "conditionsVersement": "30 000 € et 20 000 € par avenant"}
    assert one("restated", old, {}, text).rows == (2, 3)
    assert one("restated", old | {"dateConvention": "NC"}, text | {"dateConvention": ""}).rows == (1, 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Convention pluriannuelle", "several_years"),
        ("soutien pluri-annuel", "several_years"),
        ("Convention TRIENNALE 2018 à 2020", "several_years"),
        ("montant global pour 3 ans", "several_years"),
        ("versé sur deux années", "several_years"),
        ("après signature de l’Avenant", "amendment"),
    ],
)
def test_several_years_and_avenants_are_told_where_the_text_is(text: str, code: str) -> None:
    """Whatever the column of free text."""
    for column in ("objet", "conditionsVersement", "referenceDecision"):
        assert found({column: text}) == [(code, 1, (1,))]
        assert one(code, {column: text}).column == column


@pytest.mark.parametrize(
    "text", ["Fonctionnement annuel", "Enfants de 3 à 11 ans", "Festival des années 80", "En bal"]
)
def test_texts_that_tell_one_year(text: str) -> None:
    """Words that look like those."""
    assert found({"objet": text}) == []


def test_shares_of_one_decision() -> None:
    """They make the whole, or it is told once; one alone may have others elsewhere."""
    parts = [
        {"idBeneficiaire": number, "nomBeneficiaire": name, "pourcentageSubvention": part, "montant": amount}
        for number, name, part, amount in (
            ("35600000049837", "A", "0.8", "80.00"),
            (OTHER, "B", "0.2", "20.00"),
            ("", "C", "0.125", "1.00"),
        )
    ]
    assert found(*parts[:2]) == found(parts[0]) == []
    assert found(*parts) == [("shares", 1, (1, 2, 3))]
    assert "112,5\u00a0%" in one("shares", *parts).message
    assert one("shares", *parts).raw == "80"
    assert one("shares", parts[0], parts[2]).message.count("92,5") == 1


def test_the_threshold_without_any_convention() -> None:
    """Over 23 000 € in an exercise, and a row that tells neither day nor reference."""
    bare = {"dateConvention": "", "referenceDecision": ""}
    first, second = bare | {"montant": "20000.00"}, bare | {"montant": "3000.01", "objet": "Fête"}
    assert found(first, second) == [("threshold", 1, (1, 2))]
    assert (
        "23\u202f000,01\u00a0€ accordés à ce bénéficiaire en 2018" in one("threshold", first, second).message
    )
    assert found(first, second | {"montant": "3000.00"}) == []
    assert found(first, second | {"datesPeriodeVersement": "2019-04-01"}) == []
    assert found({"montant": "20000.00"}, {"montant": "3000.01", "objet": "Fête"}) == []
    assert ("threshold", 2, (1, 2)) in found({"montant": "20000.00"}, second)
    assert "(20\u202f000\u00a0€ sans les lignes répétées)" in one("threshold", first, first).message
    assert found(bare | {"datesPeriodeVersement": "NC"}) == []
    assert found(bare | {"datesPeriodeVersement": "1999-04-01"}) == []
    assert found(bare | {"datesPeriodeVersement": "0000-04-01"}) == []


def test_a_grantor_without_a_number_is_known_by_its_name() -> None:
    """Two grantors are not compared."""
    first = {"idAttribuant": ""}
    assert found(first, first | {"objet": "x"}) == [("near_duplicate", 2, (1, 2))]
    assert found(first, first | {"objet": "x", "nomAttribuant": "Autre"}) == []


def test_the_facts_of_a_row_that_was_read_are_its_values() -> None:
    """What a reader made of the texts; where it made nothing, the texts as they stand."""
    row = read(file_of([GOOD])).rows[0]
    values = {
        "montant": euros("1.50"),
        "dateConvention": Period(date(2019, 1, 1), date(2019, 12, 31)),
        "pourcentageSubvention": Fraction(3, 10),
    }
    facts = facts_of_row(row._replace(values=values))
    assert (facts.cents, facts.exercise, facts.share, facts.day) == (150, "2019", 300_000_000, "2018-03-12")
    assert facts.identifier == GOOD["idBeneficiaire"]
    assert facts_of_row(row._replace(values={"pourcentageSubvention": Fraction(1)})).share is None
    day = facts_of_row(row._replace(values={"dateConvention": date(2020, 2, 1)}))
    assert (day.day, day.exercise) == ("2020-02-01", "2020")


def test_a_reference_that_names_its_act_and_its_exercise_asks_nothing() -> None:
    """A row that this library writes tells its avenant and its year: there is nothing to guess."""
    told = {"referenceDecision": "D12, avenant n° 1, exercice 2025", "objet": "Convention pluriannuelle"}
    rows = [GOOD | told]
    assert [fault.code for fault in validate(rows) if fault.rows] == []
