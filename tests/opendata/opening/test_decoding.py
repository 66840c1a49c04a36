"""Encodings, line by line."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.opening.decoding import decode
from conventions.opendata.scdl.opening.mending import mended

R_LETTER = b"\xfc\xbe\x8e\x96\x94\xbc"
FRENCH = st.text("abcdeéèàçœÉ ’«»€\u00a0…;,", max_size=40)


def _codes(data: bytes) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.severity.value, each.line) for each in decode(data).diagnoses]


@given(st.text(max_size=60))
def test_utf8_is_read_as_it_is(text: str) -> None:
    """With its mark or without; what a text holds beyond is untouched."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data:
        assert decode(data).text == text.removeprefix("\ufeff")
        assert decode(b"\xef\xbb\xbf" + data).text == text


@given(st.lists(FRENCH, max_size=6), st.sampled_from(["cp1252", "utf-16"]))
def test_a_text_in_another_encoding_comes_back(lines: list[str], encoding: str) -> None:
    """The whole of it, and it is told; the é says that it is not UTF-8."""
    text = "\n".join(["é " * 4, *lines])
    found = decode(text.encode(encoding))
    assert found.text == text
    assert [each.code for each in found.diagnoses] == ["T01"]


def test_a_mark_of_utf8_before_cp1252_is_told() -> None:
    """T02 beside T01."""
    assert _codes(b"\xef\xbb\xbfcaf\xe9") == [("T01", "repaired", None), ("T02", "warned", None)]


def test_lines_of_two_encodings_are_each_read() -> None:
    """T03 for each line that is not in UTF-8, and no T01."""
    found = decode("été\n".encode() + "noël\n".encode("cp1252") * 2 + b"plain\n")
    assert (found.text, found.encoding) == ("été\nnoël\nnoël\nplain\n", "utf-8+cp1252")
    assert [(each.code, each.line, each.raw) for each in found.diagnoses] == [
        ("T03", 2, "noël"),
        ("T03", 3, "noël"),
    ]


def test_a_line_of_cp1252_that_is_utf8_by_chance_is_cp1252() -> None:
    """« CAFÉ» » makes a letter of no French text."""
    assert decode("CAFÉ»\nÂ»é\n".encode("cp1252")).text == "CAFÉ»\nÂ»é\n"


def test_the_escapes_of_r_are_told_and_proposed() -> None:
    """The letter that R could not decode is U+FFFD in the text, and the word is proposed."""
    found = decode("été\nMé".encode() + R_LETTER + b"re\n")
    (only,) = found.diagnoses
    assert (found.text, found.encoding) == ("été\nMé\ufffdre\n", "utf-8")
    assert (only.code, only.severity, only.line, only.raw) == ("T03", "error", 2, "Mé\ufffdre")
    assert only.readings == ("Méére",)


@pytest.mark.parametrize("bad", [b"\x81", b"\xfc\xbf\xbf\xbf\xbf\xbf", b"\xf8\x88\x80\x80\x80"])
def test_bytes_of_no_encoding_are_told(bad: bytes) -> None:
    """Nothing is proposed where nothing is known."""
    found = decode(b"a\ncaf\xe9 " + bad + b"x")
    assert found.text == "a\ncafé \ufffdx"
    assert [(each.code, each.severity, each.readings) for each in found.diagnoses if each.code == "T03"] == [
        ("T03", "error", ())
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CÅ’UR", "CŒUR"),
        ("ThÃ©Ã¢tre", "Théâtre"),
        ("Théâtre d’été".encode().decode("cp1252").encode().decode("cp1252"), "Théâtre d’été"),
        ("D‚partement", "Département"),
        ("‚chelonn‚", "échelonné"),
        ("Théâtre", None),
        ("Ãé", None),  # broken and sound: no clean round trip
        ("dÃ©jÃ\u00a0 vÃ©cu é", None),
        ("‚vÃnement", None),
        ("Š est une lettre", None),
        ("la ˆ", None),
        ("plain", None),
        ("aƒ\u0178", None),  # another letter of cp850 that no French text has
        ("Ã\u0192Ã", None),
        (
            functools.reduce(lambda text, _: text.encode().decode("cp1252"), range(5), "ô"),
            None,
        ),  # too many times
    ],
)
def test_what_was_decoded_wrongly_is_proposed_when_it_comes_back(text: str, wanted: str | None) -> None:
    """UTF-8 read as cp1252, once or twice; cp850 read as cp1252."""
    assert mended(text) == wanted


@given(st.text("éèàçêôîûœÉabc", min_size=1, max_size=20))
def test_a_french_word_is_broken_and_mended(word: str) -> None:
    """What is proposed is what was there."""
    broken = word.encode().decode("cp1252", "ignore")
    if broken.encode("cp1252") == word.encode() and broken != word:
        assert mended(broken) == word
    assert mended(word) is None
