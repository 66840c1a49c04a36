"""Tables in thousands or in millions of euros: they are not to the cent, and nothing is multiplied by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.refusals import TableError

_MOST: Final = 200
_LOOKED_AT: Final = 60
_UNIT: Final = re.compile(
    r"\ben (?:milliers|millions)\b|\b(?:milliers|millions) d['’ ] ?euros|(?<![^\W\d_])[km] ?(?:€|eur(?:os?)?\b)",
    re.IGNORECASE,
)


def is_in_thousands(text: str) -> bool:
    """Whether a name or a title says that its amounts are in thousands or in millions; « 12 M€ » is an amount.

    >>> is_in_thousands("Voté (k€)"), is_in_thousands("Budget en milliers d’euros"), is_in_thousands("Plan de 12 M€")
    (True, True, False)
    """
    start = text[:_MOST]
    return any(not start[: found.start()].rstrip()[-1:].isdigit() for found in _UNIT.finditer(start))


def check_units(titles: Sequence[Line], names: Iterable[str]) -> None:
    """Refuse a table whose titles, or the names of the columns read, say another unit than the euro.

    :raises TableError: ``unit``.
    """
    told = chain(names, chain.from_iterable(line.cells for line in titles[-_LOOKED_AT:]))
    met = next(filter(is_in_thousands, told), None)
    if met is not None:
        raise TableError(
            "unit",
            "montants qui ne sont pas en euros",
            met=met.strip(),
            expected="des montants en euros, au centime",
            way_out="exportez-les en euros depuis le logiciel financier",
        )
