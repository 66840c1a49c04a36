"""References: keys that name a record, found wherever they stand, and refused when they name nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given

from conventions import model
from conventions.base import Key, Record
from conventions.files.unknown_keys import _NONE
from conventions.model.addresses import at
from conventions.model.keys import REFERENCES
from conventions.model.references import dangling, keys_of, references, shape_of
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions

if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions import Convention

RECORDS = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
NOT_REFERENCES = {"key", "authority", "repeals", "parties"}
"""A record's own key; the authority of a budget, which stands apart from any convention; deliberations repealed
and parties of a framework, which the file need not describe."""


@pytest.mark.parametrize("sample", [cci_2017_2019, association_2024_2026, equipment_2023_2025])
def test_the_references_of_the_samples_lead_somewhere(sample: Callable[[], Convention]) -> None:
    """Each sample has references, and each one names a record that is there."""
    assert len(list(references(sample()))) > 10
    assert dangling(sample()) == ()


@given(conventions())
def test_a_reference_stands_at_its_address(convention: Convention) -> None:
    """The address of a reference leads to the key written, and its kind is a class of record."""
    for found in references(convention):
        assert at(convention, found.address) == found.key
        assert issubclass(getattr(model, found.kind), Record)


@given(conventions())
def test_what_dangles_is_what_no_record_bears(convention: Convention) -> None:
    """The references divide in two: those whose key some record of the kind bears, and the dangling ones."""
    known = keys_of(convention)
    lost = [found for found in references(convention) if found.key not in known.get(found.kind, ())]
    assert list(dangling(convention)) == lost


@given(conventions(coherent=True))
def test_coherent_conventions_have_no_dangling_reference(convention: Convention) -> None:
    """The strategy of coherent conventions keeps its word, in every field."""
    assert dangling(convention) == ()


def test_no_field_that_holds_a_key_was_forgotten() -> None:
    """Every field of the model that is a key, and not the record's own, says which record it names."""
    records = [kind for kind in RECORDS if issubclass(kind, Record)]
    assert len(records) > 50
    for kind in records:
        marked = dict(shape_of(kind).references)
        for name, field in kind.model_fields.items():
            plain = any(part == get_args(Key)[1] for part in (*field.metadata, *_parts(field.annotation)))
            assert not plain or name in marked or name in NOT_REFERENCES, (kind, name)


def _parts(annotation: object) -> list[object]:
    return [part for inner in get_args(annotation) for part in (inner, *_parts(inner))]


def test_each_kind_of_record_has_its_words() -> None:
    """The message of an unknown key says in French what no record bears."""
    assert {get_args(each)[2].to for each in REFERENCES} == set(_NONE)
