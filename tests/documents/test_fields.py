"""Every field of the model is shown by a document, or waived with a reason."""

from __future__ import annotations

import pytest

from conventions.documents import KINDS, kind_named
from tests.documents.field_cover import Faults, faults, fields, is_waived, reachable


@pytest.mark.parametrize("name", KINDS)
def test_what_is_not_waived_is_shown(name: str) -> None:
    """A field that the samples tell, and that the kind does not waive, changes the document when it changes."""
    assert faults(name, 0, all_fields=False).forgotten == []


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_shown_or_waived(name: str) -> None:
    """The same with drawn conventions; and what is waived changes nothing."""
    found = faults(name)
    assert Faults(found.forgotten, found.shown, []) == Faults([], [], [])


@pytest.mark.parametrize("name", KINDS)
def test_waivers_are_of_fields_and_have_a_reason(name: str) -> None:
    """A waiver names a record or a field that is there, and says why."""
    kind = kind_named(name)
    known = {each.__name__ for each in reachable()} | {f"{each.__name__}.{field}" for each, field in fields()}
    assert set(kind.waived) <= known
    assert all(len(reason.split()) > 2 for reason in kind.waived.values())
    assert any(not is_waived(kind, field) for field in fields())
