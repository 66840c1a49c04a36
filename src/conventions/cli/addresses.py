"""Addresses of the terms typed by people: masked as the rest, and corrected when they lead nowhere."""

from __future__ import annotations

from conventions.errors import OperationError
from conventions.french import NBSP, quote
from conventions.model.addresses import steps, walk
from conventions.wording.nouns import NOUNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.model import Convention
    from conventions.model.confidential import Mask

_LONGEST = 200
_MOST = 5000
"""Beyond, looking for an address that is alike would take longer than reading the file."""


def masked_address(mask: Mask, address: str) -> str:
    """An address of the terms, with the keys that stand in for those that are confidential.

    :raises OperationError: when it is no address.

    >>> from conventions.model.confidential import Mask
    >>> from conventions.samples import cci_2017_2019
    >>> masked_address(Mask.of(cci_2017_2019()), "initial.grants[2018]")
    'grants[2018]'
    """
    parts, field = [], ""
    for step in steps(address.removeprefix("initial.")):
        if step.startswith("["):
            noun = NOUNS.get(field)
            parts.append(f"[{mask.key(noun.kind.__name__, step[1:-1])}]" if noun else step)
        else:
            parts.append(f".{step}" if parts else step)
            field = step
    return "".join(parts)


def with_suggestion(error: OperationError, convention: Convention, address: str) -> OperationError:
    """The same error, with the address of the initial terms that looks most like the one asked for."""
    from difflib import get_close_matches

    known = [found for found, _ in walk(convention.initial) if found][:_MOST]
    alike = get_close_matches(address[:_LONGEST], known, n=1) if address not in known else []
    if not alike:
        return error
    told = f"{error.reason}{NBSP}; vouliez-vous dire {quote(alike[0])}{NBSP}?"
    return OperationError(told, error.address)
