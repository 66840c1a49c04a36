"""The digits of an amount under what dresses them: currency, spaces, groups of thousands, sign.

>>> written("12 350 000 €")
Written(minus=False, whole='12350000', sign=None, decimals='', currency=True, dressed=True)
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_LONGEST: Final = 60
_CURRENCY: Final = r"(?:€|euros?\b|eur\b)"
_DRESS: Final = re.compile(
    rf"(?P<sign>[-−–+]?) ?(?P<before>{_CURRENCY})? ?(?P<body>[0-9.,'’ ]+?) ?(?P<after>{_CURRENCY})?",
    re.IGNORECASE,
)
_GROUPS: Final = r"[0-9]{1,3}(?P<gap>[ '’])[0-9]{3}(?:(?P=gap)[0-9]{3})*"
_ONE_SIGN: Final = re.compile(rf"(?P<whole>{_GROUPS}|[0-9]*)(?:(?P<sign>[.,])(?P<decimals>[0-9]+))?")
_TWO_SIGNS: Final = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<gap>[.,])[0-9]{3})+)(?:(?!(?P=gap))(?P<sign>[.,])(?P<decimals>[0-9]+))?"
)


class Written(NamedTuple):
    """An amount taken apart: digits before and after its ``sign``, which stands before decimals if it is one.

    ``currency``: euros are named. ``dressed``: spaces, groups, a plus or zeros in front, which the norm does
    not want.
    """

    minus: bool
    whole: str
    sign: str | None
    decimals: str
    currency: bool
    dressed: bool

    @property
    def is_twofold(self) -> bool:
        """« 1,500 »: three digits after a sign which can also stand between thousands."""
        can_be_groups = 0 < len(self.whole) < 4 and self.whole[0] != "0"
        return len(self.decimals) == 3 and can_be_groups and not self.dressed


def written(raw: str) -> Written | None:
    """The parts of an amount in digits; None for any other text."""
    if len(raw) > _LONGEST:
        return None
    dress = _DRESS.fullmatch(" ".join(raw.split()))
    if dress is None or (dress["before"] and dress["after"]):
        return None
    number = _number(dress["body"])
    if number is None or not (number["whole"] or number["decimals"]):
        return None
    whole = "".join(filter(str.isdigit, number["whole"]))
    dressed = bool(number["gap"]) or dress["sign"] == "+" or (len(whole) > 1 and whole[0] == "0")
    currency = bool(dress["before"] or dress["after"])
    minus = dress["sign"] not in {"", "+"}
    return Written(minus, whole, number["sign"], number["decimals"] or "", currency, dressed)


def _number(body: str) -> re.Match[str] | None:
    """One sign at most, which is then judged; or one that comes back, or two, which say what they are."""
    return _ONE_SIGN.fullmatch(body) or _TWO_SIGNS.fullmatch(body)
