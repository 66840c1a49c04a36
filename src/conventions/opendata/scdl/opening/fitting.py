"""What the cells of each official column may look like: enough to see that a row is shifted, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_SPACES: Final = " \u00a0\u202f\u2009"
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_AMOUNT: Final = re.compile(
    rf"[-+]?[\d{_SPACES}.,']{{1,30}}(?:€|euros?|EUR)?[{_SPACES}]{{0,3}}", re.IGNORECASE
)
_SHARE: Final = re.compile(r"[\d.,\s%]{0,10}|no|nc|na", re.IGNORECASE)
_CENTS: Final = re.compile(rf"\d{{1,2}}[{_SPACES}]{{0,3}}(?:€|euros?)?[{_SPACES}]{{0,3}}")
_UNITS: Final = re.compile(rf"[{_SPACES}]{{0,3}}[-+]?\d[\d{_SPACES}.]{{0,30}}")
_DECIMALS: Final = re.compile(rf"\d{{1,3}}[{_SPACES}]{{0,3}}(?:%|€|euros?|k€|m€)", re.IGNORECASE)


def _few_digits(text: str) -> bool:
    return text.strip().isdecimal() and len(text.strip()) < 3


def _identifier(text: str) -> bool:
    return len(text) <= 30 and not _few_digits(text) and not _WORD.search(text)


def _dated(text: str) -> bool:
    return any(map(str.isdecimal, text)) and not _few_digits(text)


def _day(text: str) -> bool:
    return len(text) <= 30 and _dated(text)


def _amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text))


def _words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _few_words(text: str) -> bool:
    return len(text) <= 40 and _words(text) and not any(map(str.isdecimal, text))


def _short(text: str) -> bool:
    return len(text) <= 30


def _share(text: str) -> bool:
    return bool(_SHARE.fullmatch(text))


TEXTS: Final = frozenset(
    {"nomAttribuant", "nomBeneficiaire", "objet", "conditionsVersement", "dispositifAide"}
)
_FITS: Final[Mapping[str | None, Callable[[str], bool]]] = {
    "idAttribuant": _identifier,
    "idBeneficiaire": _identifier,
    "rnaBeneficiaire": _identifier,
    "dateConvention": _day,
    "montant": _amount,
    "nature": _few_words,
    "datesPeriodeVersement": _dated,
    "idRAE": _short,
    "notificationUE": _few_words,
    "pourcentageSubvention": _share,
    **dict.fromkeys(TEXTS, _words),
}


def fits(column: str | None, text: str) -> bool:
    """Whether a text may be in a column: an empty one may be in any.

    >>> fits("nature", "00"), fits("montant", "24 975"), fits("notificationUE", "non")
    (False, True, True)
    """
    return not text.strip() or _FITS.get(column, bool)(text)


def is_cut_amount(units: str, cents: str) -> bool:
    """Whether two cells are an amount that was cut at its decimal comma.

    >>> is_cut_amount("24 975", "00"), is_cut_amount("DU 01.09.2017", "29")
    (True, False)
    """
    return bool(_UNITS.fullmatch(units) and _CENTS.fullmatch(cents))


def is_cut_text(before: str, after: str) -> bool:
    """Whether two cells are a text that was cut at a comma: a space follows it, or the decimals of a quantity.

    >>> is_cut_text("en 2017", " puis en 2018"), is_cut_text("Avance de 20", "00% à la notification")
    (True, True)
    """
    if after[:1].isspace() and before.strip() and after.strip():
        return True
    return before[-1:].isdecimal() and bool(_DECIMALS.match(after))
