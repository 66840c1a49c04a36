"""What a document cannot be made of is refused at once, in French where a user reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from conventions import ConventionsError, euros
from conventions.documents import KINDS, Paper, kind_named, render
from conventions.documents.blocks import heading, table
from conventions.documents.subject import Subject
from conventions.model import (
    ActualCost,
    Counting,
    MetCondition,
    PaymentRequest,
    Result,
)
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.wording import said_result
from conventions.wording.facts import Fact, said_fact


def test_an_unknown_kind_is_told_with_the_nearest_or_with_all() -> None:
    """A name that looks like nothing gives the whole list."""
    with pytest.raises(ConventionsError, match="attendu") as told:
        kind_named("xyzzy")
    assert all(name in str(told.value) for name in KINDS)


def test_a_convention_is_its_own_document() -> None:
    """A convention alone is rendered as its text; a record of it, or another format, is refused."""
    convention = association_2024_2026()
    assert render(convention).startswith("# Convention pluriannuelle d’objectifs")
    with pytest.raises(ConventionsError, match="format inconnu"):
        render(convention, "rtf")
    with pytest.raises(ConventionsError, match=r"Avenant.* seul"):
        render(convention.avenants[0])  # type: ignore[call-overload]  # what a user tries first


def test_an_attachment_is_of_a_pdf() -> None:
    """The data goes inside a PDF alone."""
    with pytest.raises(ConventionsError, match="seul le format pdf"):
        render(association_2024_2026(), "docx", attach=True)


@pytest.mark.parametrize("level", [0, 5])
def test_titles_have_four_levels(level: int) -> None:
    """Above stands the title of the document; below, no format has a title."""
    with pytest.raises(ValueError, match="de 1 à 4"):
        heading(level, "Titre")


def test_rows_are_as_wide_as_their_table() -> None:
    """A row, or a total, of another width is a fault of the builder."""
    for row, total in ((["a"], None), (["a", "b"], ["a"])):
        with pytest.raises(ValueError, match="1 cellules pour 2 colonnes"):
            table("T", ["A", "B"], [row], total)


@pytest.mark.parametrize(
    "part", [lambda it: it.exercise, lambda it: it.as_of, lambda it: it.avenant, lambda it: it.deliberation]
)
def test_a_part_asks_for_what_its_kind_needs(part: Callable[[Subject], object]) -> None:
    """A part that reads what its kind did not ask for is a fault of ours, told at once."""
    with pytest.raises((ValueError, TypeError), match="Kind"):
        part(Subject(cci_2017_2019()))


def test_what_is_cleaned_in_a_paper() -> None:
    """Title, subtitle and author are one line of visible text each."""
    paper = Paper("note", "a\n b", (), subtitle="c\td", author="e\u202ef")
    assert (paper.title, paper.subtitle, paper.author) == ("a b", "c d", "e\\u202ef")


DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (ActualCost(day=DAY, grant="2024", amount=euros(5)), "dépenses justifiées le 1er mars 2024 : 5 €"),
        (PaymentRequest(day=DAY, grant="2024"), "demande de versement le 1er mars 2024, sans montant"),
        (
            PaymentRequest(day=DAY, grant="2024", amount=euros(5)),
            "demande de versement le 1er mars 2024 : 5 €",
        ),
        (Counting(day=DAY, driver="élèves", value=Decimal(3)), "comptage le 1er mars 2024 : 3 élèves"),
        (MetCondition(day=DAY, condition="permis"), "condition remplie le 1er mars 2024 : permis"),
    ],
)
def test_facts_in_one_phrase(fact: Fact, told: str) -> None:
    """Each kind of fact says its day, and what was counted."""
    assert said_fact(fact).replace("\u00a0", " ") == told


def test_the_phase_of_a_result_is_named() -> None:
    """By its key, or in the words of the act when they do not say which."""
    known = Result(key="R", action="A", value=Decimal(3), unit="projets", phase="1")
    assert said_result(known).replace("\u00a0", " ") == "3 projets, phase 1"
    said = said_result(known.replace(phase=None, phase_raw="la phase")).replace("\u00a0", " ")
    assert said == "3 projets, phase non précisée par l’acte : « la phase »"
