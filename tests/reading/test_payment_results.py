"""The records that a reading gives: whole or in part, its terms, its notes."""

from __future__ import annotations

import pickle

import pytest

from conventions import ConventionsError
from conventions.model import PaymentTerms
from conventions.reading import PaymentReading, parse_payment_terms

BY_YEAR = (
    "Pour 2018 : 50 % à la signature, solde sur bilan. Pour 2019 et 2020 : 80 % en mars, solde sur bilan."
)


def test_terms_are_those_of_the_model() -> None:
    """The terms of a reading hold its instalments and its text; they go through JSON and pickle."""
    text = "60 % à la signature, solde sur bilan"
    reading = parse_payment_terms(text)
    terms = reading.terms
    assert (terms.instalments, terms.raw) == (reading.instalments, text)
    assert PaymentTerms.model_validate_json(terms.model_dump_json()) == terms
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert reading.terms_of(2018) == terms


@pytest.mark.parametrize(
    "text",
    ["50 % à la signature, puis selon les cas, solde sur bilan", "Versement en 2 fois : 50 % à la signature"],
)
def test_half_a_text_makes_no_terms(text: str) -> None:
    """A schedule made of what was understood alone would be wrong: the error says what is missing."""
    reading = parse_payment_terms(text)
    assert reading.is_partial
    assert reading.instalments
    with pytest.raises(ConventionsError, match="texte lu en partie, il manque"):
        reading.terms  # noqa: B018  # reading the property is the test


def test_terms_by_exercise() -> None:
    """Where exercises differ, each has its own terms, and there is no common one."""
    reading = parse_payment_terms(BY_YEAR)
    assert reading.is_complete
    assert [group.exercises for group in reading.by_exercise] == [(2018,), (2019, 2020)]
    assert reading.terms_of(2020).instalments == reading.by_exercise[1].instalments
    with pytest.raises(ConventionsError, match="demandez terms_of"):
        reading.terms  # noqa: B018  # reading the property is the test
    with pytest.raises(ConventionsError, match="aucune échéance n’a été lue pour 2021 dans « Pour 2018"):
        reading.terms_of(2021)


@pytest.mark.parametrize(
    ("text", "whole", "part", "payments", "staggered"),
    [
        ("Versement en 2 fois", False, True, 2, False),
        ("Versement échelonné", False, True, None, True),
        ("50 % à la signature, solde sur bilan, versement en 3 fois", False, True, 3, False),
        ("Versement en 2 fois : 50 % à la signature, solde sur bilan", True, False, 2, False),
        ("Versement en 2 fois puis en 3 fois", False, False, None, False),
        ("règlement financier", False, False, None, False),
        ("", False, False, None, False),
        (" \n ", False, False, None, False),
    ],
)
def test_whole_or_in_part(
    text: str,
    *,
    whole: bool,
    part: bool,
    payments: int | None,
    staggered: bool,
) -> None:
    """A reading is whole when all is read, and the payments are as many as announced."""
    reading = parse_payment_terms(text)
    told = (reading.is_complete, reading.is_partial, reading.payments, reading.staggered)
    assert told == (whole, part, payments, staggered)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("à la signature", "versement unique déduit : le texte ne divise pas la somme"),
        (
            "70 % à la signature, solde de 40 % sur bilan",
            "solde annoncé de 40 %, mais les autres parts laissent 30 %",
        ),
        ("70 % à la signature, 40 % sur bilan", "les parts font 110 % de la subvention"),
        ("70 % à la signature, 20 % sur bilan", "les parts font 90 % de la subvention, sans solde"),
        ("Versement en 2 fois. Versement en 3 fois.", "plusieurs nombres de versements : 2 et 3"),
        ("Solde sur bilan ; solde sur justificatifs", "plusieurs soldes"),
        (
            "50 % à la signature. Versement unique sur bilan.",
            "un versement unique à côté d’un autre versement",
        ),
        (
            "Convention triennale 2019 à 2021 : 50 % à la signature",
            "cadre : Convention triennale 2019 à 2021",
        ),
        (
            "Avance de 30 % à la signature ; des acomptes sur présentation des dépenses ; solde sur bilan",
            "déduit : les acomptes suivent les dépenses justifiées, sommes déjà versées comprises",
        ),
    ],
)
def test_notes_say_what_was_deduced_or_does_not_agree(text: str, note: str) -> None:
    """What is deduced, and what is not taken because it does not agree, is said in French."""
    assert [said.replace("\u00a0", " ") for said in parse_payment_terms(text).notes] == [note]


def test_a_clean_text_has_no_note() -> None:
    """Nothing is said where all is written."""
    assert parse_payment_terms("60 % à la signature, 40 % sur bilan").notes == ()


def test_a_reading_may_be_built() -> None:
    """A reading of nothing is neither whole nor in part."""
    empty = PaymentReading(text="")
    assert (empty.is_complete, empty.is_partial) == (False, False)


def test_an_anaphora_without_its_antecedent_makes_nothing() -> None:
    """« Cette avance » of another exercise is not that of this one."""
    reading = parse_payment_terms(
        "Pour 2018 : avance de 50 %. Pour 2019 : cette avance sera versée à la signature."
    )
    assert [each.trigger for each in reading.by_exercise[0].instalments] == [None]
    assert [span.reason for span in reading.unread] == ["montant non indiqué (avance)"]
