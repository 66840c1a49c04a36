r"""Put back in their columns the cells of a row where a comma had no quotes (T07).

A row is put back when one way only has every cell fit its column; otherwise the cells that may be anywhere stay
together, in the first column that is doubtful: nothing is shifted.

>>> aligned(("A", "24 975", "00", "non"), ("nomAttribuant", "montant", "notificationUE"), ",").cells
('A', '24 975,00', 'non')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final, NamedTuple

from conventions.opendata.scdl.opening.fitting import TEXTS, fits, is_cut_amount, is_cut_text

Names = Sequence[str | None]
_MOST_WAYS: Final = 500


class Aligned(NamedTuple):
    """The cells in their columns; ``sure``: there is one way; ``amount``: whether an amount was put together."""

    cells: tuple[str, ...]
    sure: bool
    amount: bool = False


def aligned(cells: tuple[str, ...], names: Names, delimiter: str) -> Aligned:
    """The cells of a row that has more of them than there are columns."""
    cuts = [at for at in range(len(cells) - 1) if _is_cut(cells[at], cells[at + 1], delimiter)]
    ways = list(islice(_ways(cells, cuts, names, delimiter), 2))
    if len(ways) == 1:
        return ways[0]
    return Aligned(_together(cells, cuts, names, delimiter), sure=False)


def unshifted(cells: tuple[str, ...], names: Names) -> tuple[str, ...] | None:
    """What a row is where the decimals of its amount took the place of the next column; None where they did not.

    Such a row looks complete: it lacks another cell, and nobody knows which.

    >>> unshifted(("12", "50", "numéraire"), ("montant", "nature", "objet"))
    ('12,50,numéraire', '', '')
    """
    at = names.index("montant") if "montant" in names else len(names)
    pair = cells[at : at + 2]
    if len(pair) < 2 or fits(names[at + 1], pair[1]) or not is_cut_amount(*pair):
        return None
    return (*cells[:at], ",".join(cells[at:]), *[""] * (len(cells) - at - 1))


def _is_cut(before: str, after: str, delimiter: str) -> bool:
    if not (after[:1].isspace() or after[:1].isdecimal()):
        return False
    return (delimiter == "," and is_cut_amount(before, after)) or is_cut_text(before, after)


def _ways(cells: tuple[str, ...], cuts: Sequence[int], names: Names, delimiter: str) -> Iterator[Aligned]:
    for chosen in islice(combinations(cuts, len(cells) - len(names)), _MOST_WAYS):
        groups = _groups(cells, frozenset(chosen))
        if all(map(_group_fits, names, groups)):
            amount = any(
                name == "montant" and len(group) > 1 for name, group in zip(names, groups, strict=True)
            )
            yield Aligned(tuple(map(delimiter.join, groups)), sure=True, amount=amount)


def _groups(cells: Sequence[str], chosen: frozenset[int]) -> list[list[str]]:
    groups = [[cells[0]]]
    for at, cell in enumerate(cells[1:]):
        if at in chosen:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return groups


def _group_fits(name: str | None, group: Sequence[str]) -> bool:
    if len(group) == 1:
        return fits(name, group[0])
    if name == "montant":
        return len(group) == 2 and is_cut_amount(*group)
    return name in TEXTS and all(map(is_cut_text, group, group[1:]))


def _together(cells: tuple[str, ...], cuts: Sequence[int], names: Names, delimiter: str) -> tuple[str, ...]:
    """The doubtful cells in one: those from the first cut, or from the first that does not fit, to the last cut."""
    odd = (at for at, name in enumerate(names) if not fits(name, cells[at]))
    start = min([next(odd, len(names) - 1), *cuts[:1]])
    after = len(cells) - 2 - cuts[-1] if cuts else 0
    kept = max(0, min(after, len(names) - start - 1))
    middle = delimiter.join(cells[start : len(cells) - kept])
    blank = [""] * (len(names) - start - 1 - kept)
    return (*cells[:start], middle, *blank, *cells[len(cells) - kept :])
