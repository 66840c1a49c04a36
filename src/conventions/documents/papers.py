"""One function for each kind of document."""

from __future__ import annotations

from conventions.documents.building import build
from conventions.documents.tree import Paper
from conventions.model import Convention


def deliberation(convention: Convention, act: str | None = None, *, reveal: bool = False) -> Paper:
    """A deliberation of the convention: that of an address, or the last one.

    :raises ConventionsError: when the convention has none, or none at the address.

    >>> from conventions.samples import cci_2017_2019
    >>> [part.name for part in deliberation(cci_2017_2019()).parts][:2]
    ['preambule', 'rappel']
    """
    return build("deliberation", convention, act=act, reveal=reveal)
