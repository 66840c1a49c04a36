"""What each act grants: the money that it adds to the firm grants, or takes from them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from conventions import Convention, in_force
from conventions.errors import OperationError
from conventions.model import Firmness
from conventions.money import ZERO
from conventions.operations import granted_by_act
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

LAST = date.max


@settings(max_examples=15, deadline=None)
@given(conventions(coherent=True))
def test_what_the_acts_grant_adds_up_to_what_is_in_force(made: Convention) -> None:
    """For each grant whose sums are all known, once every act has taken effect."""
    try:
        told = granted_by_act(made, LAST)
        terms = in_force(made, LAST)
    except OperationError:
        return
    unknown = {each.grant.key for each in told if each.amount is None}
    sums = {each.grant.key: ZERO for each in told}
    for each in told:
        if each.amount is not None:
            sums[each.grant.key] += each.amount
    for grant in terms.grants if told else ():
        if grant.firmness is Firmness.FIRM and grant.key not in unknown and grant.amount is not None:
            assert sums.get(grant.key, ZERO) == grant.amount


def test_nothing_is_granted_before_the_signature() -> None:
    """Nor by what was annulled."""
    sample = association_2024_2026()
    assert granted_by_act(sample, date(2024, 1, 11)) == ()
    assert len(granted_by_act(sample, date(2024, 1, 12))) == 1
    assert granted_by_act(sample.replace(annulled_on=date(2024, 2, 1)), date(2024, 2, 1)) == ()


def test_an_act_counts_from_its_signature() -> None:
    """Even where it takes effect later."""
    sample = association_2024_2026()
    later = sample.avenants[0].replace(effective_on=date(2026, 1, 1))
    assert len(granted_by_act(sample.replace(avenants=(later,)), date(2025, 3, 4))) == 2
