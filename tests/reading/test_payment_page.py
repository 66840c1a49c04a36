"""The page on payment terms: what it says is read is read, what it says is not read is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conventions.reading import PaymentReading, parse_payment_terms

PAGE = (Path(__file__).parents[2] / "docs/reference/modalites-de-versement.md").read_text(encoding="utf-8")


def cells(title: str) -> list[list[str]]:
    """The rows of the table under a title, its head left out."""
    section = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^\| (.+) \|$", section, re.MULTILINE)[1:]
    return [row.split(" | ") for row in found]


READ = [(quoted, shape) for said, shape in cells("Ce qui est lu") for quoted in re.findall("« (.+?) »", said)]
NOT_READ = [
    quoted for said, _ in cells("Ce qui n’est pas lu, exprès") for quoted in re.findall("« (.+?) »", said)
]


def test_the_tables_are_found() -> None:
    """The tests below go through something."""
    assert len(READ) > 20
    assert len(NOT_READ) > 10


FRAMES = ["60 % à la signature, {}", "40 % {}, solde sur bilan", "{}", "Avance {}"]


def whole(words: str) -> list[PaymentReading]:
    """The readings, whole, of the words of the page in a text that they may belong to."""
    readings = [parse_payment_terms(frame.format(words)) for frame in FRAMES]
    return [reading for reading in readings if reading.is_complete]


@pytest.mark.parametrize(("words", "shape"), READ, ids=[words for words, _ in READ])
def test_what_the_page_says_is_read(words: str, shape: str) -> None:
    """Each wording of the table is read, to a shape of its row."""
    words = words.replace("d’un minimum de 10 000 €", "d’un minimum de 10 000 € jusqu’à 30 %")
    words = words.replace("aucun acompte", "1er acompte de 20 % à la signature. Aucun acompte")
    names = re.findall("`([A-Za-z]+)`", shape)
    met = repr([reading.instalments for reading in whole(words)])
    assert any(f"{name}(" in met or re.search(rf"{name}=(?!None|\(\))", met) for name in names)


@pytest.mark.parametrize("words", NOT_READ)
def test_what_the_page_says_is_not_read(words: str) -> None:
    """Each wording of the table leaves something unread, the condition or the whole payment."""
    text = words if re.search("%|acompte", words) else f"50 % {words}"
    assert parse_payment_terms(text).unread
