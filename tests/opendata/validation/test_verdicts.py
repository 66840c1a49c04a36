"""The verdicts on single texts: those of the official schema as Validata applies it, and what it lets pass."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.law.published import fields, versions
from conventions.law.published.checks import checks_of
from conventions.opendata.scdl import FileFault, validate

SIRET, OTHER = "73282932000074", "35600000049837"
GOOD = {
    "nomAttribuant": "Commune de Trifouilly-les-Oies",
    "idAttribuant": SIRET,
    "dateConvention": "2018-01-05",
    "referenceDecision": "",
    "nomBeneficiaire": "Club",
    "idBeneficiaire": OTHER,
    "rnaBeneficiaire": "",
    "objet": "Fonctionnement",
    "montant": "12.50",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2018-01-05",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
    "dispositifAide": "",
}
NUMBERS = tuple(version.number for version in versions())


def written(rows: list[dict[str, str]], names: list[str]) -> bytes:
    """The file of some rows."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
    return text.getvalue().encode()


def verdict(column: str, text: str, version: str = "2.1.1") -> list[tuple[str, str]]:
    """The kind and the code of each fault of a good row with one text changed."""
    names = [field.name for field in fields(version)]
    faults = list(validate(written([GOOD | {column: text}], names), version, cross_rows=False))
    assert all(fault.column == column for fault in faults), faults
    return [(fault.kind, fault.code) for fault in faults]


def kinds(column: str, texts: tuple[str, ...], version: str = "2.1.1") -> set[str]:
    """All the kinds of verdict on some texts: « good », « schema », « supplement »."""
    told = [verdict(column, text, version) for text in texts]
    assert all(len(each) < 2 for each in told)
    return {each[0][0] if each else "good" for each in told}


@pytest.mark.parametrize("version", NUMBERS)
def test_a_good_row_is_valid(version: str) -> None:
    """In every version; the summary counts it, and nothing else."""
    names = [field.name for field in fields(version)]
    validation = validate(written([GOOD], names), version)
    assert list(validation) == []
    assert validation.valid
    assert validation.summary() == (1, 0, {})


def test_a_version_that_is_not_known_is_refused() -> None:
    """At once, not when the faults are asked for."""
    with pytest.raises(ConventionsError, match="inconnue"):
        validate(b"", "3.0")


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        ("montant", ("12.50", "0", "-5", "12", "0.5")),
        ("dateConvention", ("2018-01-05", "2016-02-29", "0001-01-01")),
        ("idAttribuant", (SIRET, OTHER, "35600000000048")),
        ("rnaBeneficiaire", ("W123456789", "")),
        ("nature", ("aide en nature;aide en numéraire",)),
        ("notificationUE", ("oui", "non")),
        ("objet", ("x" * 256, "é" * 256, "x\n" * 128)),
        ("idRAE", ("12345", "")),
        ("pourcentageSubvention", ("1", "1.00", "0.01", "0.5")),
        ("datesPeriodeVersement", ("2018-01-05/2019-01-05", "2020-02-29/2020-02-29")),
        ("referenceDecision", ("", " ", "x" * 999)),
    ],
)
def test_good_texts(column: str, texts: tuple[str, ...]) -> None:
    """Nothing is said of them."""
    assert kinds(column, texts) == {"good"}


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (
            "montant",
            (
                "",
                " ",
                "12,5",
                "1 000",
                "- 5",
                "1e",
                "12%",
                "12 €",
                "0x10",
                "NC",
                "--1",
                "1.2.3",
                "_",
                ".",
                "ınf",
            ),
        ),
        ("montant", ("1e9999999999999999999999",)),
        ("dateConvention", ("", " ", "05/01/2018", "2018/01/05", "2018-02-29", "2018-13-01", "0000-01-01")),
        ("dateConvention", ("18-01-05", "20180105", "2018-01-05 ", "2018-01-05T00:00", "2018- 1-05")),
        ("notificationUE", ("Oui", "NON", " non", "true", "1", " ", "")),
        ("nature", ("Aide en numéraire", "aide en nume\u0301raire", "aide en numéraire ", "")),
        ("idAttribuant", ("7328293200007", "73282932000075", "732 829 320 00074", "", " ")),
        ("idBeneficiaire", ("732829320", "73282932000075", "732-829-320-00074", "W123456789", "NC", " ")),
        ("rnaBeneficiaire", ("w123456789", "W12345678", " ", " W123456789")),
        ("datesPeriodeVersement", ("2018-01-05_2019-01-05", "2018-01-05/", "2018-1-5", "", " ")),
        ("idRAE", ("123456", "éééééé", "12345 ")),
        ("objet", ("x" * 257, "", "x\r\n" * 86)),
        ("nomAttribuant", ("",)),
        (
            "pourcentageSubvention",
            ("0", "0.0099", "1.0001", "100", "-1", "0,5", "50%", "NaN", "sNaN", "INF", " "),
        ),
    ],
)
def test_texts_that_the_schema_refuses(column: str, texts: tuple[str, ...]) -> None:
    """One fault of the schema for each."""
    if column == "rnaBeneficiaire":
        assert all(verdict(column, text)[0][0] == "schema" for text in texts)
    else:
        assert kinds(column, texts) == {"schema"}


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (
            "montant",
            (" 12.5", "12.5\u00a0", "1e3", "+5", ".5", "5.", "NaN", "-nan", "nan12", "INF", " inf ", "1_000"),
        ),
        ("montant", ("١٢", "１２", "9" * 60, "1e400000", "1__0")),
        ("dateConvention", ("2018-1-5", "2018-01-5", "٢٠١٨-01-05", "2018-01- 5")),
        ("idAttribuant", (f"{SIRET}\n", "00000000000000")),
        ("idBeneficiaire", ("732 829 320 00074", "732.829.320.00074", f"{SIRET}\t", "·73282932000074")),
        ("idBeneficiaire", ("７３２８２９３２００００７４", "732\u202f829\u202f320 00074", "00000000000000")),
        ("rnaBeneficiaire", ("W123456789\n", "W١٢٣٤٥٦٧٨٩")),
        (
            "datesPeriodeVersement",
            ("2018-99-99", "2018-02-30/2019-01-01", "2019-01-05/2018-01-05", "2018-01-05\n"),
        ),
        ("nomAttribuant", (" ", "\u00a0", "\t\n")),
        ("objet", ("  ",)),
        ("pourcentageSubvention", (" 1", "1e0", "1E-2", "1_0e-1")),
    ],
)
def test_texts_that_the_schema_lets_pass(column: str, texts: tuple[str, ...]) -> None:
    """One supplement for each."""
    assert kinds(column, texts) == {"supplement"}


def test_versions_have_their_own_verdicts() -> None:
    """The constraints that came with the versions."""
    assert kinds("idBeneficiaire", ("732 829 320 00074",), "2.0.2") == {"schema"}
    assert kinds("idBeneficiaire", ("73282932000075",), "1.1") == {"good"}
    assert kinds("pourcentageSubvention", ("0",), "1.1") == {"good"}
    assert kinds("pourcentageSubvention", ("0",), "2.0.0") == {"schema"}
    assert kinds("idRAE", ("123456789",), "1.1") == {"good"}
    assert kinds("datesPeriodeVersement", ("2018-01-05_2019-01-05",), "etalab-1.1.1") == {"good"}
    assert kinds("datesPeriodeVersement", ("2018-01-05/2019-01-05",), "etalab-1.1.1") == {"schema"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2,43E+13", ("schema", "destroyed")),
        ("2.43e13", ("schema", "destroyed")),
        ("38159300000000", ("schema", "rounded")),
        ("21860194600000", ("schema", "rounded")),
        ("00000000000000", ("supplement", "rounded")),
        ("22530001100000", ("schema", "rounded")),
        ("10000026400000", ("supplement", "rounded")),  # its key is right
    ],
)
def test_a_siret_that_a_spreadsheet_destroyed_says_so(text: str, told: tuple[str, str]) -> None:
    """Whatever the schema says of it."""
    for column in ("idAttribuant", "idBeneficiaire"):
        assert verdict(column, text) == [told]


def test_one_of_the_two_numbers_of_the_beneficiary_is_wanted() -> None:
    """A fault of the row, in no column; a blank text counts as one for the schema."""
    names = [field.name for field in fields("2.1.1")]
    bare = GOOD | {"idBeneficiaire": "", "rnaBeneficiaire": ""}
    (fault,) = validate(written([bare], names))
    assert (fault.kind, fault.code, fault.column, fault.row, fault.line) == ("schema", "one_of", None, 1, 2)
    assert verdict("idBeneficiaire", " ") == [("schema", "pattern")]


def test_a_payment_before_the_convention_is_told() -> None:
    """Where both are days; the schema has nothing to say."""
    assert verdict("datesPeriodeVersement", "2018-01-04/2019-01-05") == [("supplement", "early")]
    assert verdict("datesPeriodeVersement", "2018-01-04") == [("supplement", "early")]


@pytest.mark.parametrize("version", NUMBERS)
def test_what_the_library_passes_the_schema_accepts(version: str) -> None:
    """The strict checks are never wider than the official ones, on texts near the borders."""

    @given(
        st.text("0123456789-/_.W eE+\n", max_size=25) | st.from_regex(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
    )
    def check(text: str) -> None:
        for each in checks_of(version):
            if each.verdict(text, as_schema=True) is None:
                assert each.accepts(text), (each.name, text)

    check()


@given(st.sampled_from(sorted(GOOD)), st.text(max_size=30))
def test_a_file_says_of_a_text_what_the_text_alone_says(column: str, text: str) -> None:
    """The columns cleared at once, and the suspects judged alone, agree with the judge of one text."""
    check = next(each for each in checks_of("2.1.1") if each.name == column)
    faults = [
        fault
        for fault in validate([GOOD, GOOD | {column: text}, GOOD], cross_rows=False)
        if fault.code not in {"one_of", "early", "rounded", "destroyed"}
    ]
    alone = check.verdict(text, as_schema=True)
    assert [(fault.row, fault.code, fault.kind) for fault in faults] == (
        [(2, alone.code, alone.kind)] if alone else []
    )


def test_a_message_is_a_sentence_in_french() -> None:
    """The place, the text met, what was expected."""
    names = [field.name for field in fields("2.1.1")]
    faults: list[FileFault] = list(validate(written([GOOD | {"montant": "x" * 99, "objet": ""}], names)))
    assert [plain(fault) for fault in faults] == [
        "ligne 2, objet : vide, or il faut le remplir : il est obligatoire",
        (
            f"ligne 2, montant : « {'x' * 59}… », or il faut un nombre écrit en chiffres, avec un point pour les"
            " décimales et sans espace"
        ),
    ]
    assert plain(FileFault("schema", "x", None, 3, None, 17, "", "rien")) == (
        "enregistrement 3, colonne 17 : vide, or il faut rien"
    )
    assert plain(FileFault("schema", "x", None, None, None, None, "", "rien")) == "fichier : rien"
    assert (
        plain(FileFault("supplement", "x", 1, 1, "objet", 3, "a", "b", (1, 2)))
        == "ligne 1, objet : « a » : b"
    )


def plain(fault: FileFault) -> str:
    """The message, with spaces that break."""
    return str(fault).replace("\u00a0", " ").replace("\u202f", " ")
