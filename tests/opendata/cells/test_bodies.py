"""Numbers of bodies as spreadsheets leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.identifiers import siren, siret
from conventions.opendata.scdl.cells.bodies import read_beneficiary, read_grantor, read_rna
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.grids import NumberCell
from conventions.opendata.scdl.records import Identified

R, W, E = Severity.REPAIRED, Severity.WARNED, Severity.ERROR
SIRET = "73282932000074"
LOST_ZERO = "05720784700039"


@pytest.mark.parametrize(
    ("raw", "text", "code", "severity", "value"),
    [
        (SIRET, SIRET, None, None, Identified("SIRET", SIRET, right_key=True)),
        ("2,43E+13", None, "T12", E, None),
        ("8.30E13", None, "T12", E, None),
        ("7e+13", None, "T12", E, None),
        ("21860194600000", None, "T13", W, Identified("SIRET", "21860194600000", right_key=False)),
        ("21860194600000.0", None, "T13", W, Identified("SIRET", "21860194600000", right_key=False)),
        (f"{SIRET}.0", SIRET, "T14", R, Identified("SIRET", SIRET, right_key=True)),
        (f"{SIRET},00", SIRET, "T14", R, Identified("SIRET", SIRET, right_key=True)),
        ("732 829 320 00074'", SIRET, "T15", R, Identified("SIRET", SIRET, right_key=True)),
        (f"’{SIRET}\u00a0", SIRET, "T15", R, Identified("SIRET", SIRET, right_key=True)),
        (NumberCell(SIRET), SIRET, "T16", R, Identified("SIRET", SIRET, right_key=True)),
        (LOST_ZERO[1:], LOST_ZERO, "T17", W, Identified("SIRET", LOST_ZERO, right_key=True)),
        (f"{LOST_ZERO[1:]}.0", LOST_ZERO, "T17", W, Identified("SIRET", LOST_ZERO, right_key=True)),
        (NumberCell(LOST_ZERO[1:]), LOST_ZERO, "T17", W, Identified("SIRET", LOST_ZERO, right_key=True)),
        (LOST_ZERO[1:9], None, "T17", W, Identified("SIREN", LOST_ZERO[:9], right_key=True)),
        ("5720784700030", None, "T17", E, None),
        ("57207840", None, "T17", E, None),
        ("123", None, "T17", E, None),
        ("732829320", None, "T18", W, Identified("SIREN", "732829320", right_key=True)),
        (NumberCell("732829320"), None, "T18", W, Identified("SIREN", "732829320", right_key=True)),
        ("732829321", None, "T19", W, Identified("SIREN", "732829321", right_key=False)),
        ("67895644300011", None, "T19", W, Identified("SIRET", "67895644300011", right_key=False)),
        ("732829320000745", None, "T19", E, None),
        ("association", None, "T19", E, None),
        ("٧٣٢٨٢٩٣٢٠", None, "T19", E, None),
        ("00000000000000", None, "T20", W, None),
        ("W751234567", None, "T20", W, Identified("RNA", "W751234567")),
        ("w75 1234567", None, "T20", W, Identified("RNA", "W751234567")),
    ],
)  # fmt: skip
def test_a_number_as_published(
    raw: str, text: str | None, code: str | None, severity: Severity | None, value: Identified | None
) -> None:
    """One reading, one note: what is destroyed is not rebuilt, what is doubtful is kept."""
    for read in (read_grantor, read_beneficiary):
        reading = read(raw, Evidence())
        assert (reading.value, reading.text) == (value, text)
        assert [(note.code, note.severity) for note in reading.notes] == ([(code, severity)] if code else [])


def test_a_siren_is_offered_where_a_rounded_number_still_has_its_key() -> None:
    """Never adopted; and not offered when the rounding went into the nine digits."""
    assert read_grantor("21860194600000", Evidence()).notes[0].readings == ("218601946",)
    assert read_grantor("24300000000000", Evidence()).notes[0].readings == ()


def test_an_empty_number() -> None:
    """The authority must have one; for the beneficiary, the row knows."""
    assert [note.code for note in read_grantor(" ", Evidence()).notes] == ["T11"]
    for raw in ("", "NC", "non renseigné"):
        assert read_beneficiary(raw, Evidence()) == (None, "", ())


@pytest.mark.parametrize(
    ("raw", "text", "code", "severity", "value"),
    [
        ("W751234567", "W751234567", None, None, Identified("RNA", "W751234567")),
        (" w751234567 ", "W751234567", "T15", R, Identified("RNA", "W751234567")),
        ("W2A1234567", None, "T20", W, Identified("RNA", "W2A1234567")),
        ("W3222", None, "T20", E, None),
        ("2,43E+13", None, "T20", E, None),
        (SIRET, None, "T20", W, None),
        ("", "", None, None, None),
    ],
)  # fmt: skip
def test_a_number_of_association(
    raw: str, text: str | None, code: str | None, severity: Severity | None, value: Identified | None
) -> None:
    """The narrow form of the norm, and what is something else."""
    reading = read_rna(raw, Evidence())
    expected = Identified("SIRET", SIRET, right_key=True) if raw == SIRET else value
    assert (reading.value, reading.text) == (expected, text)
    assert [(note.code, note.severity) for note in reading.notes] == ([(code, severity)] if code else [])


@given(st.text("0123456789", min_size=1, max_size=15), st.sampled_from(["", ".0", " ", "'"]))
def test_a_text_is_written_only_where_its_key_is_right(digits: str, end: str) -> None:
    """And it has the digits that were met, but for one zero in front."""
    reading = read_beneficiary(digits + end, Evidence())
    if reading.text:
        assert siret.is_valid(reading.text)
        assert reading.text in {digits, f"0{digits}"}
    for note in reading.notes:
        assert all(siren.is_valid(offer) and digits.startswith(offer) for offer in note.readings)


@given(st.from_regex(r"[0-9]([.,][0-9]{1,13})?[eE]\+?1[0-9]", fullmatch=True))
def test_a_number_in_scientific_notation_is_never_rebuilt(raw: str) -> None:
    """No value, no text, no offer."""
    reading = read_grantor(raw, Evidence())
    assert (reading.value, reading.text) == (None, None)
    assert [(note.code, note.severity, note.readings) for note in reading.notes] == [("T12", E, ())]
