"""Identifiers that a spreadsheet destroyed: told as such, whatever the schema says of them."""

from __future__ import annotations

import re
from typing import Final

from conventions.law.published import Verdict
from conventions.opendata.scdl.keys import ROUNDED

_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}")
_LOST: Final = "le SIRET d’origine : un tableur en a perdu les chiffres, et ils ne se devinent pas"
_ROUND: Final = "le SIRET d’origine : un tableur a sans doute arrondi celui-ci, qui finit par 00000"


def told(text: str, verdict: Verdict | None) -> Verdict | None:
    """The verdict on a SIRET, told by its cause where a spreadsheet destroyed it.

    >>> told("38159300000000", None)
    Verdict(code='rounded', expected='le SIRET ...', kind='supplement')
    """
    kind = verdict.kind if verdict else "supplement"
    if len(text) == 14 and text.endswith(ROUNDED) and text.isdigit():
        return Verdict("rounded", _ROUND, kind)
    if verdict is not None and _SCIENTIFIC.fullmatch(text):
        return Verdict("destroyed", _LOST, kind)
    return verdict
