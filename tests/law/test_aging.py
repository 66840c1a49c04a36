"""What is to be read again, on both sides of each day that decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conventions.errors import ConventionsError
from conventions.law import names, reasons_to_reconfirm, versions

YEAR_LATER = date(2027, 11, 22)


def test_a_verification_is_good_for_a_year() -> None:
    """On the day a year after, still; on the next one, no more."""
    assert reasons_to_reconfirm("convention_threshold", on=YEAR_LATER) == ()
    ((version, reasons),) = reasons_to_reconfirm("convention_threshold", on=YEAR_LATER + timedelta(days=1))
    assert version == versions("convention_threshold")[0]
    assert reasons == ("vérifiée il y a plus d’un an, le 22 novembre 2026",)


def test_what_was_the_law_is_verified_once() -> None:
    """A version that ended before it was verified is not to be read again, however late."""
    later = [
        version.since for version, _ in reasons_to_reconfirm("amortisation_buildings", on=date(2100, 1, 1))
    ]
    assert later == [date(2016, 1, 1)]


def test_a_value_that_ended_is_told() -> None:
    """The day after its last one; the version that another replaced has not ended so."""
    last = versions("de_minimis")[-1].until
    assert last is not None
    told = [reasons for _, reasons in reasons_to_reconfirm("de_minimis", on=last)]
    assert not any("plus en vigueur" in reason for reasons in told for reason in reasons)
    told = [reasons for _, reasons in reasons_to_reconfirm("de_minimis", on=last + timedelta(days=1))]
    assert [reasons[-1] for reasons in told] == [
        "lu dans une source secondaire, à reconfirmer",
        "plus en vigueur après le 31 décembre 2030",
    ]


def test_an_old_state_of_the_law_is_to_be_read_again() -> None:
    """From the day after the one whose state was read."""
    assert reasons_to_reconfirm("owner_share", on=date(2015, 3, 31)) == ()
    ((_, reasons),) = reasons_to_reconfirm("owner_share", on=date(2015, 4, 1))
    assert reasons == ("lu dans son état du 31 mars 2015",)


@pytest.mark.parametrize("name", names())
def test_every_value_in_doubt_is_to_be_read_again(name: str) -> None:
    """What strict mode refuses on the day of the verification is in the list of that day."""
    for version in versions(name):
        on = min(version.until or version.verified_on, version.verified_on)
        found = [each for each, _ in reasons_to_reconfirm(name, on=on)]
        assert (version in found) is bool(version.doubt(on))


def test_a_day_before_the_first_value_has_nothing_to_read() -> None:
    """Versions that have not begun are not to be read again; a name without data is refused."""
    assert reasons_to_reconfirm("payment_delay", on=date(2000, 1, 1)) == ()
    with pytest.raises(ConventionsError, match="inconnue"):
        reasons_to_reconfirm("inconnue", on=date(2000, 1, 1))
