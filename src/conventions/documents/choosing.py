"""Which act of a convention a document is about."""

from __future__ import annotations

import re

from conventions.documents.kinds import Kind
from conventions.documents.subject import Act
from conventions.errors import ConventionsError, OperationError
from conventions.french import NBSP, format_list, quote
from conventions.model import Avenant, Convention, Deliberation
from conventions.model.addresses import at
from conventions.operations import order_of

_NUMBERED = re.compile(r"avenants\[(\d{1,4})\]")


def act_for(kind: Kind, convention: Convention, address: str | None) -> Act:
    """The act at an address, or the last one of those that the kind of document is about.

    An avenant is also named by its number: « avenants[1] » is the avenant n° 1.

    :raises ConventionsError: when there is none, or it is of another class; the acts that are there are named.
    """
    if kind.about == "convention" or (kind.about == "agreement" and _is_base(convention, address)):
        return convention
    found = _last(kind, convention) if address is None else _at(convention, address)
    if isinstance(found, Deliberation if kind.about == "deliberation" else Avenant):
        return found
    raise ConventionsError(f"{kind.title}{NBSP}: {_missing(kind, convention, address)}")


def _is_base(convention: Convention, address: str | None) -> bool:
    """Whether a document about an agreement is about the convention: asked for by this word, or without avenants."""
    return address == "convention" or (address is None and not convention.avenants)


def _last(kind: Kind, convention: Convention) -> Avenant | Deliberation | None:
    if kind.about != "deliberation":
        return max(convention.avenants, key=lambda act: order_of(convention, act), default=None)
    return max(convention.deliberations, key=lambda act: (act.date, act.key), default=None)


def _at(convention: Convention, address: str) -> object:
    try:
        return at(convention, address)
    except OperationError:
        found = _NUMBERED.fullmatch(address)
        numbered = [act for act in convention.avenants if found and act.number == int(found[1])]
        return numbered[0] if len(numbered) == 1 else None


def _missing(kind: Kind, convention: Convention, address: str | None) -> str:
    field = "deliberations" if kind.about == "deliberation" else "avenants"
    there = [f"{field}[{act.key}]" for act in getattr(convention, field)]
    if not there:
        return f"la convention n’a rien sous {quote(field)}"
    return f"{quote(address or '')} n’y est pas{NBSP}; attendu{NBSP}: {format_list(there)}"
