"""Which rules to run, and the figures of the authority's own rules."""

from __future__ import annotations

from conventions.base import Record, Text
from conventions.rules.parameters import NO_PARAMETERS, Parameters


class Profile(Record):
    """Which rules to run: those of ``select`` (all when empty), without those of ``ignore``.

    ``parameters`` are the figures of the authority's own rules.
    """

    select: tuple[Text, ...] = ()
    ignore: tuple[Text, ...] = ()
    parameters: Parameters = NO_PARAMETERS
