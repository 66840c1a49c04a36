"""The catalogue of the deviations: what each code names, what the reader does, what the producer should do.

>>> deviation("T12").title
'SIRET en notation scientifique : chiffres perdus'
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from conventions.errors import ConventionsError
from conventions.opendata.scdl.diagnosing import Severity

_FILE: Final = Path(__file__).parent / "data" / "deviations.toml"


class Deviation(NamedTuple):
    """A way in which published files depart from the norm.

    ``title`` names it; ``severity`` is the usual one, which a diagnosis may lower or raise; ``reader`` says what
    this library does of it, ``producer`` what who publishes the file should do. All in French.
    """

    code: str
    title: str
    severity: Severity
    reader: str
    producer: str


def deviation(code: str) -> Deviation:
    """The deviation that a code names.

    :raises ConventionsError: for a code that is not in the catalogue.

    >>> deviation("T99")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: aucun écart n’a le code « T99 » ; les codes vont de T00 à T43
    """
    if code not in _BY_CODE:
        first, last = DEVIATIONS[0].code, DEVIATIONS[-1].code
        raise ConventionsError(
            f"aucun écart n’a le code « {code[:40]} » ; les codes vont de {first} à {last}"
        )
    return _BY_CODE[code]


def _deviation(entry: Mapping[str, Any]) -> Deviation:
    return Deviation(**{**entry, "severity": Severity(entry["severity"])})


DEVIATIONS: Final = tuple(
    _deviation(entry) for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["deviations"]
)
"""All of them, in the order of their codes."""

_BY_CODE: Final = {each.code: each for each in DEVIATIONS}
