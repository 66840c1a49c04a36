"""What is asked of a document, whatever it is: one French sentence, never the error of a line inside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from conventions.documents import build, from_template, verify
from conventions.errors import ConventionsError
from conventions.samples import association_2024_2026

DAY = date(2025, 6, 30)
NO_CONVENTION: list[Any] = [None, 0, "ma-convention.yaml", b"format: 1", [], {}, date(2024, 1, 1)]
NO_ACT: list[Any] = [0, True, b"avenants[1]", [], {}, DAY, "[" * 100_000]
NO_YEAR = ["2024", 2024.0, True, b"2024", [], DAY]
NO_DAY = ["2025-06-30", 2025, True, datetime(2025, 6, 30, 12, 0)]  # noqa: DTZ001  # no day, with or without a zone


def built(convention: Any, **asked: Any) -> object:
    """The document of a kind."""
    return build("echeancier", convention, **{"as_of": DAY} | asked)


def templated(convention: Any, **asked: Any) -> object:
    """The document of a template."""
    return from_template("# Note", convention, **asked)


BOTH = pytest.mark.parametrize("make", [built, templated])


def refusal(make: Callable[..., object], *given: Any, **asked: Any) -> str:
    """The sentence that refuses, short whatever was given."""
    with pytest.raises(ConventionsError) as caught:
        make(*given, **asked)
    told = str(caught.value).replace("\u00a0", " ")
    assert len(told) < 200
    return told


@BOTH
@pytest.mark.parametrize("met", NO_CONVENTION)
def test_a_document_is_made_from_a_convention(make: Callable[..., object], met: object) -> None:
    """The name of a file, its bytes, a mapping: the sentence says what to call."""
    assert "conventions.load" in refusal(make, met)


@BOTH
@pytest.mark.parametrize("act", NO_ACT)
def test_an_act_is_an_address(make: Callable[..., object], act: object) -> None:
    """What is no text, or has no end, is not shown: its class is."""
    assert refusal(make, association_2024_2026(), act=act).startswith("act : il faut l’adresse d’un acte")


@BOTH
@pytest.mark.parametrize("exercise", NO_YEAR)
def test_an_exercise_is_a_year(make: Callable[..., object], exercise: object) -> None:
    """A year as a text is not « an exercise of which the convention says nothing », nor passed over."""
    assert refusal(make, association_2024_2026(), exercise=exercise).startswith(
        "exercise : il faut une année"
    )


@BOTH
@pytest.mark.parametrize("day", NO_DAY)
@pytest.mark.parametrize("name", ["as_of", "known_on"])
def test_a_day_is_a_date(make: Callable[..., object], name: str, day: object) -> None:
    """Also where the document does not need it."""
    assert refusal(make, association_2024_2026(), **{name: day}).startswith(f"{name} : il faut une date")


@pytest.mark.parametrize("kind", [[], {}, None, 3])
def test_a_kind_is_a_name(kind: Any) -> None:
    """A kind that cannot be looked for is refused as the others."""
    assert refusal(build, kind, association_2024_2026())


@pytest.mark.parametrize("document", [None, 0, "acte.pdf", [], Path("acte.pdf")])
def test_what_is_verified_is_bytes(document: Any) -> None:
    """The name of a file is not read in its place: the sentence says how."""
    assert "Path.read_bytes" in refusal(verify, document, association_2024_2026())


@pytest.mark.parametrize("met", NO_CONVENTION)
def test_a_document_is_verified_with_a_convention(met: Any) -> None:
    """As for those that are made."""
    assert "conventions.load" in refusal(verify, b"%PDF-", met)


def test_the_mark_of_order_that_begins_a_file_is_no_text() -> None:
    """Some editors write U+FEFF first: the title stays a title."""
    convention = association_2024_2026()
    assert from_template("\ufeff# Note\r\n\r\ntexte\r\n", convention) == from_template(
        "# Note\n\ntexte\n", convention
    )
