"""Natures, conditions, yes or no, shares, references, plain texts, names of persons."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.cells.conditions import read_conditions
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.natures import read_nature
from conventions.opendata.scdl.cells.persons import looks_natural
from conventions.opendata.scdl.cells.plain import plain_reader, spaced, state_of
from conventions.opendata.scdl.cells.references import read_reference
from conventions.opendata.scdl.cells.shares import read_share
from conventions.opendata.scdl.cells.yes_no import read_yes_no
from conventions.opendata.scdl.diagnosing import Reading, Severity
from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.scdl.records import Conditions, Identified

R, W, E = Severity.REPAIRED, Severity.WARNED, Severity.ERROR
NOTHING = Evidence()
CASH, KIND = "aide en numéraire", "aide en nature"


def noted(reading: Reading) -> list[tuple[str, Severity]]:
    """The codes and severities."""
    return [(note.code, note.severity) for note in reading.notes]


@pytest.mark.parametrize(
    ("raw", "text", "severity"),
    [
        (CASH, CASH, None),
        (f"{KIND};{CASH}", f"{KIND};{CASH}", None),
        ("Aide en numéraire", CASH, R),
        ("Numéraire", CASH, R),
        ("NUMERAIRE", CASH, R),
        ("en numéraire", CASH, R),
        ("num\ufffdraire", CASH, R),
        ("aide en numÃ©raire", CASH, R),
        ("aide en num‚raire;aide en nature", f"{CASH};{KIND}", R),
        ("Aide en nature", KIND, R),
        ("Aide en numéraire et en nature", f"{CASH};{KIND}", R),
        ("aide en numéraire,aide en nature", f"{CASH};{KIND}", R),
        ("aide en nature / numéraire", f"{KIND};{CASH}", R),
        ("numéraire;numéraire", CASH, R),
        ("Financier", CASH, W),
        ("aide financière et aide en nature", f"{CASH};{KIND}", W),
        ("Fonctionnement", None, E),
        ("Projet", None, E),
        ("numéraire et bonbons", None, E),
        (";", None, E),
    ],
)
def test_a_nature_as_published(raw: str, text: str | None, severity: Severity | None) -> None:
    """One of the four values, or none."""
    reading = read_nature(raw, NOTHING)
    assert (reading.value, reading.text) == (text, text)
    assert noted(reading) == ([("T33", severity)] if severity else [])


def test_the_use_of_a_grant_is_no_nature() -> None:
    """It is said where it goes."""
    assert "autre colonne" in read_nature("Fonctionnement", NOTHING).notes[0].reason
    assert "autre colonne" not in read_nature("n’importe quoi", NOTHING).notes[0].reason


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Versement en 3 fois", "échelonné"),
        ("Versement en 1 fois", "unique"),
        ("Versement en une seule fois après notification", "unique"),
        ("versement unique sur présentation de pièces", "unique"),
        ("UN SEUL VERSEMENT SUR PRESENTATION DE JUSTIFICATIFS", "unique"),
        ("50 % à la signature, solde au vu du bilan", "échelonné"),
        ("1er acpte de 10 %, 2eme acpte de 20 %", "échelonné"),
        ("autre : selon l’article 4", "autre"),
        ("- Autre : 50 % dès la signature et solde", "autre"),
        ("‚chelonn‚", "échelonné"),
        ("70 % à la signature, 30 % au bilan", "échelonné"),
        ("66,5% puis 33,5%", "échelonné"),
        ("70 % à la signature", None),
        ("80 % du coût, dont 30 % au titre de l’État", None),
        ("en un seul acompte au vu du bilan", "unique"),
        ("12 000 € en une seule fois, puis une part complémentaire de 3 000 €", None),
        ("unique;échelonné", None),
        ("après signature de la convention", None),
    ],
)
def test_free_conditions_are_kept_and_understood_where_they_say_it(raw: str, kind: str | None) -> None:
    """The text does not change; its kind is what its words say."""
    reading = read_conditions(raw, NOTHING)
    assert reading.value == Conditions(kind, raw)  # type: ignore[arg-type]
    assert (reading.text, noted(reading)) == (raw, [("T34", R)])


@pytest.mark.parametrize("word", ["unique", "échelonné", "autre"])
def test_a_word_of_the_norm_is_that_word_whatever_its_letters(word: str) -> None:
    """« Echelonné » is « échelonné »."""
    assert read_conditions(word, NOTHING) == (Conditions(word, word), word, ())  # type: ignore[arg-type]
    for raw in (word.upper(), word.capitalize(), f" {word.replace('é', 'e')}  "):
        reading = read_conditions(raw, NOTHING)
        assert (reading.value, reading.text) == (Conditions(word, word), word)  # type: ignore[arg-type]
        assert noted(reading) == ([("T34", R)])


def test_conditions_that_are_too_long_are_kept_and_not_written() -> None:
    """Up to 256 characters they are, with their line breaks, which are told."""
    assert read_conditions("a" * 256, NOTHING).text == "a" * 256
    long = read_conditions("b" * 257, NOTHING)
    assert (long.value.text, long.text, noted(long)) == ("b" * 257, None, [("T34", W)])
    lines = read_conditions("80 % à la signature\nSolde au bilan", NOTHING)
    assert lines.text == "80 % à la signature\nSolde au bilan"
    assert "retours à la ligne" in lines.notes[0].reason
    assert noted(read_conditions("", NOTHING)) == [("T11", W)]


@pytest.mark.parametrize(
    ("raw", "value", "severity", "offered"),
    [
        ("oui", True, None, ()),
        ("non", False, None, ()),
        ("Non", False, R, ()),
        (" OUI ", True, R, ()),
        ("no", None, W, ("non",)),
        ("yes", None, W, ("oui",)),
        ("non concerné", None, W, ()),
        ("Ne rien indiquer", None, W, ()),
        ("", None, W, ()),
    ],
)
def test_what_is_unknown_is_not_no(
    raw: str,
    value: bool | None,  # noqa: FBT001
    severity: Severity | None,
    offered: tuple[str, ...],
) -> None:
    """Only « oui » and « non » say it, whatever their letters."""
    reading = read_yes_no(raw, NOTHING)
    assert reading.value is value
    assert reading.text == {True: "oui", False: "non", None: None}[value]
    assert noted(reading) == ([("T35", severity)] if severity else [])
    assert [note.readings for note in reading.notes] == [offered] * len(reading.notes)


@pytest.mark.parametrize(
    ("raw", "share", "text", "severity"),
    [
        ("1", Fraction(1), "1", None),
        ("1.00", Fraction(1), "1.00", None),
        ("0.8", Fraction(4, 5), "0.8", None),
        ("0,5", Fraction(1, 2), "0.5", R),
        ("1,0", Fraction(1), "1", R),
        ("50 %", Fraction(1, 2), "0.5", R),
        ("1%", Fraction(1, 100), "0.01", R),
        ("97.38", Fraction(9738, 10_000), "0.9738", W),
        ("80", Fraction(4, 5), "0.8", W),
        ("12,5", Fraction(1, 8), "0.125", W),
        ("100", Fraction(1), "1", W),
        ("0.005", Fraction(1, 200), None, W),
        ("0,005", Fraction(1, 200), None, W),
        ("0.5%", Fraction(1, 200), None, W),
        ("99.123456789012345678", Fraction(99123456789012345678, 10**20), None, W),
        ("0", None, None, E),
        ("100.01", None, None, E),
        ("-0.5", None, None, E),
        ("no", None, None, E),
    ],
)
def test_a_share_as_published(
    raw: str, share: Fraction | None, text: str | None, severity: Severity | None
) -> None:
    """Up to 1 it is a share, and 1 is the whole; beyond, it was a percentage."""
    reading = read_share(raw, NOTHING)
    assert (reading.value, reading.text) == (share, text)
    assert noted(reading) == ([("T32", severity)] if severity else [])


@given(st.integers(1, 10_000))
def test_a_percentage_is_exact(hundredths: int) -> None:
    """No float: the share is the fraction that is written."""
    raw = f"{hundredths // 100}.{hundredths % 100:02d}"
    expected = Fraction(hundredths, 100)
    assert read_share(raw, NOTHING).value == (expected if expected <= 1 else expected / 100)


def test_an_empty_share_is_missing() -> None:
    """Not the whole."""
    assert read_share("", NOTHING).value is None
    assert noted(read_share("NC", NOTHING)) == [("T11", W)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2015-10-75", [("T26", R)]),
        ("2018-12-17", [("T26", R)]),
        ("2018-12-17 00:00:00", [("T26", W)]),
        (DayCell("2018-12-17 00:00:00"), [("T26", W)]),
        ("2016-07-741", []),
        ("CP 2017-11-13", []),
        ("DELIB 12 ", [("T40", R)]),
        ("Ne rien indiquer", [("T11", R)]),
        ("", []),
    ],
)
def test_a_reference_is_never_converted(raw: str, expected: list[tuple[str, Severity]]) -> None:
    """Even where it is a date."""
    reading = read_reference(raw, NOTHING)
    assert noted(reading) == expected
    assert reading.text == ("" if "rien" in raw else raw.strip())
    assert reading.value == (reading.text or None)


def test_a_plain_text_loses_only_its_spaces() -> None:
    """Outside, and where there are two; a line break stays."""
    read = plain_reader(required=True, longest=12)
    assert read("Club", NOTHING) == ("Club", "Club", ())
    assert noted(read(" Les  amis\u00a0", NOTHING)) == [("T40", R)]
    assert spaced("a\u00a0 b\tc \n d") == "a b c \n d"
    assert spaced("« a\u00a0»") == "« a\u00a0»"
    assert (read("a" * 13, NOTHING).text, noted(read("a" * 13, NOTHING))) == (None, [("T34", W)])
    assert noted(read("", NOTHING)) == noted(read("NC", NOTHING)) == [("T11", W)]


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("", "empty"),
        (" \u00a0\n", "empty"),
        ("NC", "not_told"),
        ("n.c.", "not_told"),
        ("Non concerné", "not_told"),
        ("NÉANT", "not_told"),
        ("12", "filled"),
        ("non", "filled"),
        ("Nancy", "filled"),
        ("ne rien indiquer ici, voir l’annexe", "filled"),
    ],
)
def test_empty_is_not_told_is_not_filled(raw: str, state: str) -> None:
    """Three states of a cell that is there."""
    assert state_of(raw) == state


@pytest.mark.parametrize(
    ("name", "natural"),
    [
        ("M. Paul Durand", True),
        ("MME DURAND Paule", True),
        ("Monsieur et Madame Durand", True),
        ("Mlle Durand", True),
        ("M DURAND PAUL", True),
        ("DURAND Paul EI", True),
        ("EI Durand", True),
        ("Durand, auto-entrepreneur", True),
        ("Paule Durand entrepreneure individuelle", True),
        ("M Conseil", False),
        ("DURAND Paul", False),
        ("Mission locale", False),
        ("Association Monsieur Vincent", False),
        ("Madame Sans-Gêne, compagnie de théâtre", False),
        ("Maison des entrepreneurs", False),
        ("M.", False),
        ("", False),
    ],
)
def test_a_name_that_looks_like_that_of_a_person(name: str, natural: bool) -> None:  # noqa: FBT001
    """A civility, or a sole trader; a name and a first name are not enough."""
    assert looks_natural(name, None) is natural


def test_a_number_settles_what_the_name_looks_like() -> None:
    """That of an association, or of a public body, is nobody's own."""
    assert not looks_natural("Mme Durand", Identified("RNA", "W751234567"))
    assert not looks_natural("Mme Durand", Identified("SIRET", "21860194600013", right_key=False))
    assert looks_natural("Mme Durand", Identified("SIREN", "732829320", right_key=True))
