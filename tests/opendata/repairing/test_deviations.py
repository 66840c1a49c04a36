"""The catalogue of the deviations: complete, in order, in the French that an agent reads."""

from __future__ import annotations

import re

import pytest

from conventions import ConventionsError
from conventions.opendata.scdl import DEVIATIONS, Deviation, Severity, deviation


def test_every_code_has_its_entry() -> None:
    """T00 is ours, T01 to T43 those of the files read; each title is that of one deviation."""
    assert [each.code for each in DEVIATIONS] == [f"T{rank:02}" for rank in range(44)]
    assert len({each.title for each in DEVIATIONS}) == 44


@pytest.mark.parametrize("each", DEVIATIONS, ids=lambda each: each.code)
def test_an_entry_is_clean_french(each: Deviation) -> None:
    """A title without a full stop, sentences with one, no straight apostrophe nor quote."""
    assert isinstance(each.severity, Severity)
    assert not each.title.endswith(".")
    for text in (each.reader, each.producer):
        assert text[0].isupper()
        assert text.endswith(".")
    told = " ".join((each.title, each.reader, each.producer))
    assert re.search(r"['\"]|  |\S[:;!?»]|«\S", told) is None


def test_a_deviation_is_found_by_its_code() -> None:
    """The same entry as in the catalogue; another code is refused."""
    assert all(deviation(each.code) is each for each in DEVIATIONS)
    with pytest.raises(ConventionsError, match="T00 à T43"):
        deviation("t12")
