"""The norm that the law imposes on an authority: dated data, on both sides of each date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conventions.model import PartyKind
from conventions.nomenclature import Found, find_account, norm_of_kind
from conventions.nomenclature.norms import norms, read_norms

ENTRIES = norms()


def test_the_data_name_kinds_and_norms_that_exist() -> None:
    """Every kind is one of the model, every norm one of the plans of accounts, every entry has its source."""
    assert len(ENTRIES) >= 3
    for entry in ENTRIES:
        assert set(entry.kinds) <= {kind.value for kind in PartyKind}
        assert isinstance(find_account("657", entry.norm, 2024, entry.declinaison), Found)
        assert entry.reference.strip()
        assert entry.status in ("V", "V2", "M", "I")
        assert entry.verified_on >= entry.since


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.since}-{entry.kinds[0]}")
def test_a_norm_is_imposed_from_its_day(entry: object) -> None:
    """On the day it is there, on the day before it is not."""
    assert isinstance(entry, type(ENTRIES[0]))
    for kind in entry.kinds:
        assert norm_of_kind(kind, on=entry.since) == entry
        assert norm_of_kind(kind, on=entry.since - timedelta(days=1)) != entry


def test_the_law_says_nothing_of_the_others() -> None:
    """The State, an association: no norm of local authorities."""
    told = {kind for entry in ENTRIES for kind in entry.kinds}
    for kind in PartyKind:
        assert (norm_of_kind(kind.value, on=date(2026, 1, 1)) is not None) is (kind.value in told)


TEXT = """
[[norms]]
from = 2020-01-01
kinds = ["commune"]
norm = "M58"
reference = "Arrêté"
address = "https://x.fr"
verified_on = "2026-11-22"
status = "M"

[[norms]]
from = 2019-01-01
kinds = ["commune", "EPCI"]
norm = "M57"
reference = "Arrêté"
verified_on = 2026-11-22
status = "V"
"""


def test_the_versions_are_read_oldest_first() -> None:
    """Whatever their order in the file, with or without an address and a declinaison."""
    old, new = read_norms(TEXT)
    assert (old.since, old.norm, old.address, old.declinaison) == (date(2019, 1, 1), "M57", None, None)
    assert (new.norm, new.address, new.verified_on) == ("M58", "https://x.fr", date(2026, 11, 22))


@pytest.mark.parametrize("missing", ["from", "kinds", "norm", "reference", "verified_on", "status"])
def test_a_norm_without_its_source_is_refused(missing: str) -> None:
    """An entry that lacks what makes it law is no entry."""
    with pytest.raises(KeyError, match=missing):
        read_norms("\n".join(line for line in TEXT.splitlines() if not line.startswith(missing)))
