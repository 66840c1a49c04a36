"""The fields that an authority publishes: the table by version, and the check of one row of texts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.law import STATUSES, published
from conventions.law.published import Fault, faults, fields, version_on, versions
from conventions.law.published import tables as published_tables

NUMBERS = tuple(version.number for version in versions())
SCDL = tuple(version for version in versions() if version.since is not None)
SIRET, OTHER_SIRET = "73282932000074", "35600000049837"
ROW = {
    "nomAttribuant": "Ville de Test",
    "idAttribuant": SIRET,
    "dateConvention": "2024-03-01",
    "referenceDecision": "",
    "nomBeneficiaire": "Association d’essai",
    "idBeneficiaire": OTHER_SIRET,
    "rnaBeneficiaire": "W123456789",
    "objet": "Fonctionnement",
    "montant": "50000.05",
    "nature": "aide en numéraire",
    "conditionsVersement": "échelonné",
    "datesPeriodeVersement": "2024-03-01",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1.00",
    "dispositifAide": "",
}


def codes(version: str = "2.1.1", **changes: str) -> list[tuple[str, str]]:
    """The faults of the good row with some texts changed."""
    return [(fault.field, fault.code) for fault in faults(ROW | changes, version)]


def test_the_table_is_whole() -> None:
    """Each version has its source; each entry of the file is used, and names versions that exist."""
    data = tomllib.loads(published_tables._FILE.read_text(encoding="utf-8"))
    for version in versions():
        assert version.reference.strip()
        assert version.status in STATUSES
        assert version.verified_on == date(2026, 11, 22)
        assert version.separator in {"/", "_"}
    for entry in data["fields"]:
        assert set(entry.get("in", NUMBERS)) <= set(NUMBERS)
    for number in NUMBERS:
        names = [field.name for field in fields(number)]
        assert len(names) == len(set(names)) == (16 if number.startswith("2.1") else 14)
        assert set(names) <= set(ROW)


def test_the_versions_are_in_order() -> None:
    """Each begins after the one before."""
    days = [version.since for version in SCDL if version.since is not None]
    assert all(old < new for old, new in pairwise(days))
    assert [version.number for version in SCDL] == ["1.1", "2.0.0", "2.0.1", "2.0.2", "2.1.0", "2.1.1"]


@pytest.mark.parametrize("rank", range(len(SCDL)))
def test_both_sides_of_every_version(rank: int) -> None:
    """On its first day a version is the one in force; on the eve, the one before, or none."""
    since = SCDL[rank].since
    assert since is not None
    assert version_on(since) == SCDL[rank]
    if rank:
        assert version_on(since - timedelta(days=1)) == SCDL[rank - 1]
    else:
        with pytest.raises(ConventionsError, match="avant le 2018-04-27"):
            version_on(since - timedelta(days=1))
    assert version_on(date.max) == SCDL[-1]


def test_what_changed_between_versions() -> None:
    """The constraints that the history of the schema tells."""
    told = {number: {field.name: field for field in fields(number)} for number in NUMBERS}
    for number in NUMBERS:
        recent = number.startswith("2.")
        assert told[number]["idAttribuant"].siret is recent
        assert told[number]["pourcentageSubvention"].minimum == Decimal("0.01" if recent else "0")
        assert told[number]["idRAE"].max_length == (5 if recent else None)
        assert told[number]["idBeneficiaire"].required is not number.startswith("2.1")
        assert ("rnaBeneficiaire" in told[number]) is number.startswith("2.1")
        assert told[number]["datesPeriodeVersement"].separator == (
            "_" if number.startswith("etalab") else "/"
        )
        assert told[number]["objet"].max_length == (None if number.startswith("etalab") else 256)


@pytest.mark.parametrize("ask", [fields, lambda version: faults({}, version)])
def test_an_unknown_version_is_told(ask: object) -> None:
    """With those that are known."""
    assert callable(ask)
    with pytest.raises(
        ConventionsError, match=r"version « 3\.0 » du schéma .* inconnue ; .*: etalab-1\.1\.1, 1\.1"
    ):
        ask("3.0")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_good_row_has_no_fault(number: str) -> None:
    """In any version; what the version does not have is not looked at."""
    assert faults(ROW, number) == ()
    assert faults(ROW | {"inconnu": "x"}, number) == ()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("empty", ["", " ", "\u00a0", None])
def test_what_is_required(number: str, empty: str | None) -> None:
    """Absent, empty or blank: the same fault, for each required field alone."""
    for field in fields(number):
        row: dict[str, str | None] = {**ROW, field.name: empty}
        absent = {name: text for name, text in ROW.items() if name != field.name}
        expected = [(field.name, "required")] if field.required else []
        assert [(fault.field, fault.code) for fault in faults(row, number)] == expected
        assert [(fault.field, fault.code) for fault in faults(absent, number)] == expected


@pytest.mark.parametrize("number", ["2.1.0", "2.1.1"])
def test_a_beneficiary_has_one_of_two_numbers(number: str) -> None:
    """Either is enough, and neither is a fault."""
    assert codes(number, idBeneficiaire="") == codes(number, rnaBeneficiaire="") == []
    assert codes(number, idBeneficiaire="", rnaBeneficiaire=" ") == [("idBeneficiaire", "one_of")]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("idAttribuant", "7328293200007", "pattern"),
        ("idAttribuant", "732 829 320 00074", "pattern"),
        ("idAttribuant", "٧3282932000074", "pattern"),
        ("idAttribuant", SIRET + "\n", "pattern"),
        ("idAttribuant", "73282932000075", "wrong_key"),
        ("idBeneficiaire", "2,43E+13", "pattern"),
        ("idBeneficiaire", "73282932000075", "wrong_key"),
        ("rnaBeneficiaire", "W2A1234567", "pattern"),
        ("rnaBeneficiaire", "w123456789", "pattern"),
        ("dateConvention", "01/03/2024", "type"),
        ("dateConvention", "2023-02-29", "type"),
        ("dateConvention", "20240301", "type"),
        ("dateConvention", "2024-W10-5", "type"),
        ("dateConvention", "0000-01-01", "type"),
        ("dateConvention", "2024-03-01 00:00:00", "type"),
        ("montant", "50 000", "type"),
        ("montant", "50000,05", "type"),
        ("montant", "50000.", "type"),
        ("montant", ".05", "type"),
        ("montant", "1e5", "type"),
        ("montant", "NaN", "type"),
        ("montant", "1_000", "type"),
        ("montant", "50000 €", "type"),
        ("montant", "9" * 19, "type"),
        ("nature", "Aide en numéraire", "enum"),
        ("nature", "aide en numéraire, aide en nature", "enum"),
        ("notificationUE", "Non", "enum"),
        ("objet", "x" * 257, "too_long"),
        ("conditionsVersement", "é" * 257, "too_long"),
        ("idRAE", "123456", "too_long"),
        ("pourcentageSubvention", "0.009", "too_small"),
        ("pourcentageSubvention", "0", "too_small"),
        ("pourcentageSubvention", "-1", "too_small"),
        ("pourcentageSubvention", "1.000000000000000001", "too_great"),
        ("pourcentageSubvention", "80", "too_great"),
        ("pourcentageSubvention", "0,5", "type"),
        ("datesPeriodeVersement", "2024", "pattern"),
        ("datesPeriodeVersement", "2024-03-01/", "pattern"),
        ("datesPeriodeVersement", "2024-03-01 / 2024-04-01", "pattern"),
        ("datesPeriodeVersement", "2024-03-01-2024-04-01", "pattern"),
        ("datesPeriodeVersement", "2024-03-01_2024-04-01", "separator"),
        ("datesPeriodeVersement", "2024-30-03", "no_such_day"),
        ("datesPeriodeVersement", "2017-03-02/2017-30-05", "no_such_day"),
        ("datesPeriodeVersement", "2024-04-01/2024-03-31", "inverted"),
    ],
)
def test_a_text_that_is_wrong(field: str, text: str, code: str) -> None:
    """One fault, of that field, with the text met and what was expected."""
    (fault,) = faults(ROW | {field: text}, "2.1.1")
    assert (fault.field, fault.code, fault.value) == (field, code, text)
    assert fault.message.startswith(f"{field} : « ")
    assert fault.message.endswith(f", or il faut {fault.expected}")
    assert len(fault.message) < 300
    assert fault.message.isprintable()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("montant", "0"),
        ("montant", "-297438.61"),
        ("montant", "9" * 18),
        ("objet", "x" * 256),
        ("idRAE", "12345"),
        ("nature", "aide en nature;aide en numéraire"),
        ("pourcentageSubvention", "0.01"),
        ("pourcentageSubvention", "1"),
        ("notificationUE", "oui"),
        ("datesPeriodeVersement", "2024-02-29/2024-02-29"),
        ("datesPeriodeVersement", "2024-12-31/2025-01-01"),
    ],
)
def test_a_text_on_the_right_side_of_a_border(field: str, text: str) -> None:
    """The last ones that are right."""
    assert codes(**{field: text}) == []


def test_only_some_fields_may_be_asked_for() -> None:
    """What the others lack is not told, nor is what a group of fields lacks."""
    row = {"montant": "50 000", "objet": "x"}
    assert [fault.field for fault in faults(row, "2.1.1", only=row)] == ["montant"]
    assert faults(row, "2.1.1", only=("objet", "idBeneficiaire")) == ()
    assert faults(row, "2.1.1", only=()) == ()


def test_versions_judge_apart() -> None:
    """The same texts, right in one version and wrong in another."""
    assert codes("etalab-1.1.1", datesPeriodeVersement="2024-03-01_2024-04-01") == []
    assert codes("etalab-1.1.1", datesPeriodeVersement="2024-03-01/2024-04-01") == [
        ("datesPeriodeVersement", "separator")
    ]
    assert codes("1.1", idBeneficiaire="73282932000075", pourcentageSubvention="0", idRAE="1234567") == []
    assert codes("2.0.0", idBeneficiaire="") == [("idBeneficiaire", "required")]


def test_a_message_of_nothing_says_it() -> None:
    """An empty text is said so, and what cannot be printed is not."""
    assert Fault("objet", "required", "", "x").message == "objet : vide, or il faut x"
    assert (
        Fault("objet", "enum", "a\x1b[31m", "x").message
        == "objet : « a\N{REPLACEMENT CHARACTER}[31m », or il faut x"
    )


@given(st.dictionaries(st.sampled_from(sorted(ROW)), st.text(max_size=40)), st.sampled_from(NUMBERS))
def test_any_row_is_judged(changes: dict[str, str], number: str) -> None:
    """Whatever the texts: nothing raised, nothing changed, the same answer twice, fields that exist."""
    row = ROW | changes
    before = dict(row)
    found = faults(row, number)
    assert row == before
    assert found == faults(row, number)
    known = [field.name for field in fields(number)]
    assert {fault.field for fault in found} <= set(changes) & set(known)
    alone = [fault.field for fault in found if fault.code != "one_of"]
    assert alone == sorted(set(alone), key=known.index)


@given(
    st.dates(),
    st.dates(),
    st.sampled_from(NUMBERS),
    st.decimals(Decimal("0.01"), 1, places=4),
    st.decimals(0, 10**9, places=2),
)
def test_rows_that_are_written_as_asked_are_right(
    start: date, end: date, number: str, share: Decimal, amount: Decimal
) -> None:
    """Any days in order, any share, any amount."""
    separator = next(version.separator for version in versions() if version.number == number)
    first, last = sorted((start, end))
    changes = {
        "dateConvention": start.isoformat(),
        "datesPeriodeVersement": f"{first.isoformat()}{separator}{last.isoformat()}",
        "pourcentageSubvention": f"{share:f}",
        "montant": f"{amount:f}",
    }
    assert codes(number, **changes) == []


@pytest.mark.parametrize(
    "text", ["9" * 10**6, "2024-03-01/" * 10**5, "a" * 10**6, "W" * 10**6, " " * 10**6 + "x"]
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    """A megabyte in every field: judged at once, and shown by its beginning."""
    began = process_time()
    found = faults(dict.fromkeys(ROW, text), "2.1.1")
    assert process_time() - began < 2
    assert {fault.field for fault in found} >= {"idAttribuant", "montant", "datesPeriodeVersement", "objet"}
    assert all(len(fault.message) < 300 for fault in found)


def test_the_facade_says_what_it_gives() -> None:
    """The names that the layers above use."""
    assert published.__all__ == [
        "Fault",
        "Field",
        "FieldCheck",
        "Group",
        "Kind",
        "Verdict",
        "Version",
        "checks_of",
        "faults",
        "fields",
        "groups_of",
        "is_a_day",
        "version_on",
        "versions",
    ]
