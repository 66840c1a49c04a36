"""Names that look like those of natural persons, which are not published without a reason.

>>> looks_natural("Mme Jeanne Martin", None), looks_natural("MARTIN Jeanne", None)
(True, False)
>>> looks_natural("Association Monsieur Vincent", None)
False
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from conventions.opendata.scdl.cells.plain import folded
from conventions.opendata.scdl.records import Identified

_LONGEST: Final = 120
_CIVILITY: Final = re.compile(
    r"(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|m(?= [a-z'-]+ [a-z'-]+$))[ /&]*(?=[a-z])"
)
_ALONE: Final = re.compile(
    r"^ei\b|\bei$|\bentreprise individuelle\b|\b(?:auto-?|micro-?)?entrepreneure? ?(?:individuel(?:le)?)?$"
)
_BODY: Final = re.compile(
    r"\b(?:asso|association|amicale|club|cie|cies|compagnie|comite|centre|college|commune|earl|ecole|ensemble|eurl"
    r"|federation|fondation|gaec|groupe|groupement|lycee|mairie|maison|orchestre|sa|sarl|sas|sasu|sci|scop|snc|societe"
    r"|syndicat|theatre|union|ville)\b"
)
_PUBLIC: Final = ("1", "2")


def looks_natural(name: str, identified: Identified | None) -> bool:
    """Whether a beneficiary is named as a person is: with a civility, or as trading alone.

    A name and a first name are not enough: firms and associations have them too. A number of association, or
    one that is given to public bodies alone, settles it.
    """
    if identified is not None and (identified.scheme == "RNA" or identified.number.startswith(_PUBLIC)):
        return False
    return _is_named_so(name)


@lru_cache(maxsize=4096)
def _is_named_so(name: str) -> bool:
    words = folded(name[:_LONGEST])
    named = _CIVILITY.match(words) or _ALONE.search(words)
    return named is not None and _BODY.search(words) is None
