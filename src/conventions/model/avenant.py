"""Avenants and renewals: acts with their dates; the operations of an avenant on the terms."""

from typing import Any

from pydantic import Field

from conventions.base import Count, Day, Flag, Key, Keyed, Text, Year, key_from
from conventions.model.acts import DatedAct
from conventions.model.amendments import Operation
from conventions.model.vocabulary import AvenantKind


def _avenant_key(data: dict[str, Any]) -> str:
    parts = [str(data[name]) for name in ("year", "number") if data[name] is not None]
    signed = data["signed_on"]
    return "-".join(parts) or (signed.isoformat() if signed else "sans numéro")


class Avenant(DatedAct):
    """An avenant, with a number, a year, both or neither; without a signature date it is a projet.

    ``kind`` says what an avenant of its kind changes, when the act gives itself one.

    >>> Avenant(number=1, year=2018).key
    '2018-1'
    """

    number: Count | None = None
    year: Year | None = None
    kind: AvenantKind | None = None
    title: Text | None = None
    raw_title: Text | None = None
    operations: Keyed[Operation] = ()
    key: Key = Field(default_factory=_avenant_key)


class Renewal(DatedAct):
    """The convention renewed for another period, which changes nothing else (reconduction): not an avenant.

    A tacit renewal needs no signature: it takes effect by itself on ``effective_on``.
    """

    until: Day
    effective_on: Day
    tacit: Flag = False
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(data["effective_on"].isoformat()))
