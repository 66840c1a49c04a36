"""The units of a duration, each with its number, and the two ends of « 4 à 6 mois ».

>>> split_parts("deux ans et demi"), split_parts("2 an")
([(2, 'an', True)], None)
"""

from __future__ import annotations

import re
from itertools import pairwise

from conventions.errors import FrenchParseError
from conventions.french.parsing.cleaning import whole_number
from conventions.french.parsing.number_words import parse_number_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

UNIT = r"(?:(?:an|annee|semestre|trimestre|semaine|jour)s?|mois)"
"""A unit of time, folded, in the singular or the plural."""

LENGTHS = {
    "an": (12, 0),
    "annee": (12, 0),
    "semestre": (6, 0),
    "trimestre": (3, 0),
    "mois": (1, 0),
    "semaine": (0, 7),
    "jour": (0, 1),
}
"""The months and the days of each unit, longest first."""

_STRICT = re.compile(rf"(?P<count>\S.*?) (?P<unit>{UNIT})(?P<half> et demie?)?(?:(?:,| et) (?=\S)|$)")
_LOOSE = re.compile(
    rf"(?P<count>\S.*?)(?: |(?<=[0-9]))(?P<unit>{UNIT})(?P<half> et demie?)?(?:(?:,| et)? (?=\S)|$)"
)
_RANGE = re.compile(
    rf"(?:de )?(\S.*?)(?: ({UNIT}))?(?: (?:a|ou) | ?- ?)(\S.*?) ({UNIT})"
    rf"|entre (\S.*?)(?: ({UNIT}))? et (\S.*?) ({UNIT})"
)


def split_parts(folded: str, mode: Mode = "strict") -> list[tuple[int, str, bool]] | None:
    """Each number, its unit in the singular, and whether « et demi » follows it; or None.

    Strictly, the units go from the longest to the shortest, agree with their number, and are linked by « et »
    or a comma.

    >>> split_parts("2 ans et 6 mois"), split_parts("2 an 6 mois", "lenient")
    ([(2, 'an', False), (6, 'mois', False)], [(2, 'an', False), (6, 'mois', False)])
    """
    pattern = _STRICT if mode == "strict" else _LOOSE
    parts: list[tuple[int, str, bool]] = []
    position = 0
    while position < len(folded):
        match = pattern.match(folded, position)
        part = _part(match, mode) if match else None
        if match is None or part is None:
            return None
        parts.append(part)
        position = match.end()
    return parts


def _part(match: re.Match[str], mode: Mode) -> tuple[int, str, bool] | None:
    count, unit, half = parse_count(match["count"], mode), match["unit"], bool(match["half"])
    singular = unit if unit == "mois" else unit.removesuffix("s")
    agrees = mode == "lenient" or unit == "mois" or not count or (unit == singular) == (count == 1)
    if count is None or not agrees or (half and LENGTHS[singular] != LENGTHS["an"]):
        return None
    return count, singular, half


def in_order(parts: list[tuple[int, str, bool]]) -> bool:
    """Whether each unit is shorter than the one before it, « et demi » taking the place of the months.

    >>> in_order([(1, "an", False), (2, "jour", False)]), in_order([(1, "an", True), (2, "mois", False)])
    (True, False)
    """
    said = [LENGTHS[unit] for _, name, half in parts for unit in (name, "mois")[: 1 + half]]
    return all(longer > shorter for longer, shorter in pairwise(said))


def parse_count(folded: str, mode: Mode = "strict") -> int | None:
    """A number in digits or in words, or None.

    >>> parse_count("36"), parse_count("douze"), parse_count("zero"), parse_count("x")
    (36, 12, 0, None)
    """
    if folded == "zero":
        return 0
    try:
        count = whole_number(folded) if folded[:1].isdigit() else parse_number_words(folded, mode)
    except FrenchParseError:
        return None
    return None if count is None or count < 0 else count


def split_range(folded: str) -> tuple[str, str] | None:
    """The two durations of « 4 à 6 mois », or None.

    >>> split_range("4 a 6 mois"), split_range("de six mois a un an")
    (('4 mois', '6 mois'), ('six mois', 'un an'))
    """
    match = _RANGE.fullmatch(folded)
    if match is None:
        return None
    groups = match.groups()
    low, low_unit, high, high_unit = groups[:4] if match[1] else groups[4:]
    if parse_count(low) is None or parse_count(high) is None:
        return None
    return f"{low} {low_unit or high_unit}", f"{high} {high_unit}"
