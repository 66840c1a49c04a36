"""Every error that pydantic may raise on our records has a French message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from pydantic_core import core_schema

from conventions import Convention, ConventionFileError, loads
from conventions.files.messages import french_message, known_codes
from conventions.samples import text

RAISES: Mapping[str, set[str]] = {
    "str": {
        "string_type",
        "string_too_short",
        "string_too_long",
        "string_pattern_mismatch",
        "string_unicode",
    },
    "enum": {"enum"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type", "too_short"},
    "model": {"model_type"},
    "model-fields": {"extra_forbidden", "missing", "model_attributes_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "model_attributes_type"},
    "default": {"default_factory_not_called"},
    "function-plain": {"value_error", "value_expected", "text_expected", "name_fields"},
    "function-after": {"value_error", "duplicate_key", "greater_than_equal", "less_than_equal"},
    "function-before": {"value_error"},
    "nullable": set(),
    "json-or-python": set(),
    "model-field": set(),
    "definitions": set(),
    "definition-ref": set(),
    "int": set(),
    "date": set(),
    "bool": set(),
}
"""What each kind of schema raises when plain data of a file are read; the last three read JSON alone."""


def kinds(schema: object) -> Iterator[str]:
    """The kinds of all the schemas inside a schema, serialization left out."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema["type"]
        for name, inner in schema.items():
            if name not in {"serialization", "metadata", "ref"}:
                yield from kinds(inner)
    elif isinstance(schema, (list, tuple)):
        for inner in schema:
            yield from kinds(inner)


def used() -> set[str]:
    """The kinds of schema that a convention is made of."""
    Convention.model_rebuild()
    known = {*get_args(core_schema.CoreSchemaType), "model-field"}
    return known.intersection(kinds(Convention.__pydantic_core_schema__))


def test_the_kinds_are_found() -> None:
    """The walk finds the kinds of schema: the next tests say something."""
    assert {"str", "enum", "tagged-union", "function-plain", "model"} <= used()


def test_every_kind_of_schema_is_accounted_for() -> None:
    """No schema of a convention is of a kind whose errors nobody listed."""
    assert used() <= RAISES.keys()


@pytest.mark.parametrize("code", sorted({code for kind in used() for code in RAISES[kind]}))
def test_every_error_has_a_french_message(code: str) -> None:
    """No error type that our records can raise falls back to the general message."""
    assert code in known_codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "trigger: sur pièces\n",
            "trigger: à la fois\n            of:\n              - trigger: sur pièces\n",
        ),
        ("rule: reste\n", "rule: le plus petit\n            of:\n              - rule: reste\n"),
    ],
)
def test_a_group_of_one_says_that_two_are_needed(old: str, new: str) -> None:
    """How many are needed, how many there are, and the way out."""
    with pytest.raises(ConventionFileError) as caught:
        loads(text("association-2024-2026.yaml").replace(old, new))
    (problem,) = caught.value.problems
    assert problem.address.endswith(".of")
    assert problem.message == "il faut au moins 2 éléments ici, reçu : 1 ; un seul se dit sans ce groupe"


def test_an_error_of_another_library_is_still_told() -> None:
    """An error that is in no list still shows the value."""
    assert french_message("url_scheme", {}, "http", "f", ()) == "« http » : valeur refusée ici"


def test_what_only_follows_is_not_told() -> None:
    """A key that could not be computed follows from another error: it is not told."""
    assert french_message("default_factory_not_called", {}, None, "key", ()) is None


def test_a_long_value_is_cut() -> None:
    """A value is shown up to 60 characters."""
    message = french_message("string_type", {}, "a" * 61, "f", ())
    assert message == f"« {'a' * 57}… » : il faut un texte, mettez-le entre guillemets"


def test_a_field_far_from_all_gets_the_list() -> None:
    """A field that resembles none gets the list of those there are."""
    assert french_message("extra_forbidden", {}, None, "zzz", ("key", "name")) == (
        "« zzz » n’existe pas ici ; champs possibles : key, name"
    )
