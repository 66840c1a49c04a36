"""Whether all that is named is there: said quickly, it is what the closer look says."""

from __future__ import annotations

from hypothesis import given

from conventions.model import Convention
from conventions.model.homes import Homes, placed
from conventions.model.presence import _PLANS, _Walk, all_are_there
from conventions.model.references import references
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import conventions


def closely(convention: Convention) -> bool:
    """What the slow walk finds."""
    homes = Homes.of(placed(convention))
    return all(homes.has(found.kind, found.key, found.parents) for found in references(convention))


@given(conventions())
def test_nothing_lost_is_missed(convention: Convention) -> None:
    """When all is said to be there, it is."""
    assert not all_are_there(convention) or closely(convention)


def test_a_lost_record_is_noticed() -> None:
    """Each party, action or deliberation taken away leaves a key that names nothing."""
    whole = cci_2017_2019()
    assert all_are_there(whole)
    assert all_are_there(association_2024_2026())
    initial = whole.initial
    for poorer in (
        whole.replace(deliberations=()),
        whole.replace(initial=initial.replace(parties=initial.parties[:1])),
        whole.replace(initial=initial.replace(devices=())),
    ):
        assert all_are_there(poorer) is closely(poorer) is False


def test_plain_values_have_no_plan() -> None:
    """A part may hold plain values beside records."""
    walk = _Walk()
    walk.enter("a", _PLANS[str], {})
    assert (walk.asked, walk.finds_all()) == ([], True)
