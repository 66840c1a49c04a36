"""What the lenient reading mends in a period that has one meaning and is badly written.

>>> PERIOD_REPAIRS["unknown_format"]("2017 2019"), PERIOD_REPAIRS["bad_ordinal"]("2ème semestre 2018")
('2017-2019', '2e semestre 2018')
"""

from __future__ import annotations

import re

from conventions.french.parsing.date_repairs import mend_rank, mend_spaces, mend_years

_SEVERAL = re.compile(
    r"(?:(?:pour|en|sur) )?"
    r"([0-9]{4}(?:(?:, ?| et | ?[-–—/] ?| )[0-9]{4}){2,}|[0-9]{4}(?:, | et )[0-9]{4})"
)
_TWO = re.compile(r"([0-9]{4}) ([0-9]{4})")
_START = re.compile(r"(?:à )?(?=du (?:(?! au ).)*$)", re.IGNORECASE)
_FROM_DAY = re.compile(r"(?=(?:le )?(?:[0-9]{1,2}|1er|premier)[ /-])(?:le )?", re.IGNORECASE)
_RANK = re.compile(r"([0-9]) ?(?:i?[eè]me|nd|e) (?=(?:tri|se)mestre)", re.IGNORECASE)


def _mend_format(text: str) -> str:
    """Years side by side or listed without their noun, a start or an end without its little word.

    >>> _mend_format("2017, 2018 et 2019"), _mend_format("du 1er janvier 2017")
    ('années 2017, 2018, 2019', 'à compter du 1er janvier 2017')
    >>> _mend_format("01/01/2017-31/12/2019")
    'du 01/01/2017 au 31/12/2019'
    """
    mended = mend_spaces(text)
    two, several = _TWO.fullmatch(mended), _SEVERAL.fullmatch(mended)
    if two:
        return f"{two[1]}-{two[2]}"
    if several:
        return f"années {', '.join(re.findall(r'[0-9]{4}', several[1]))}"
    if _FROM_DAY.match(mended):
        return _mend_bounds(mended)
    return _START.sub("à compter ", mended) if _START.match(mended) else mended


def _mend_bounds(text: str) -> str:
    for sign in (" au ", " à ", " - ", " – ", "–", "-"):
        first, found, last = text.partition(sign)
        if found:
            return f"du {first.removeprefix('le ')} au {last}"
    return text


def _mend_ranks(text: str) -> str:
    return _RANK.sub(r"\1e ", mend_rank(text))


PERIOD_REPAIRS = {"bad_ordinal": _mend_ranks, "two_digit_year": mend_years, "unknown_format": _mend_format}
"""What to mend, by the code of the error."""
