"""Which column of a sheet says what: from the names that the columns have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from conventions.opendata.scdl.grids import Grid
from conventions.opendata.sheets.naming import Named, named
from conventions.opendata.sheets.refusals import TableError

_LOOKED_AT: Final = 60
_MOST_COLUMNS: Final = 200
MONEY: Final = ("opened", "voted", "parts", "carried", "rar", "amount", "engaged", "mandated", "available")
_VOTED: Final = ("opened", "voted", "parts", "amount")
"""What may say the credits, the surest first; the reports are added to the parts alone."""
_SUMMED: Final = frozenset(("parts", "carried", "rar"))


class Layout(NamedTuple):
    """The places of the columns of a sheet.

    ``places`` has those of one column a field; ``voted``, ``engaged`` and ``mandated`` are added up. ``credits`` has
    those of the payment credits by exercise, ``fields`` what each column is read as.
    """

    header: int
    names: tuple[str, ...]
    places: Mapping[str, int]
    voted: tuple[int, ...] = ()
    engaged: tuple[int, ...] = ()
    mandated: tuple[int, ...] = ()
    credits: Mapping[int, int] = MappingProxyType({})
    fields: tuple[str | None, ...] = ()

    @property
    def has_lines(self) -> bool:
        """Whether its rows may be credits."""
        return "account" in self.places and bool(self.voted)

    @property
    def has_authorizations(self) -> bool:
        """Whether its rows may be authorisations."""
        return "ap_number" in self.places and ("ap_amount" in self.places or bool(self.credits))


def header_of(grid: Grid) -> int | None:
    """The line, among the sixty first, that names the most columns of a budget: two of them at least."""
    counts = [
        (len({each.field for each in map(named, line.cells[:_MOST_COLUMNS])} - {None}), -at)
        for at, line in enumerate(islice(grid.lines, _LOOKED_AT))
    ]
    most, at = max(counts, default=(0, 0))
    return -at if most > 1 else None


def years_named(names: Iterable[str]) -> set[int]:
    """The exercises whose credits the names of the columns announce.

    >>> years_named(["Compte", "BP 2024", "Réalisé 2024", "CP 2025"])
    {2024}
    """
    told = map(named, names)
    return {
        each.year
        for each in told
        if each.year and each.field in MONEY and each.field not in _SUMMED - {"parts"}
    }


def layout_of(names: Sequence[str], header: int, exercise: int) -> Layout:
    """The columns that the names say, those of other exercises left aside.

    :raises TableError: ``no_column``, where two columns say one amount and nothing tells which is meant.
    """
    told = [_said(named(name), exercise) for name in names[:_MOST_COLUMNS]]
    has_number = "ap_number" in {each.field for each in told}
    found: dict[str, list[int]] = {}
    yearly: dict[int, int] = {}
    for place, each in enumerate(told):
        is_credit = each.field == "credits" or (has_number and names[place].strip() == str(each.year))
        if is_credit and each.year:
            yearly.setdefault(each.year, place)
        elif each.field:
            found.setdefault(each.field, []).append(place)
    voted = next((name for name in _VOTED if name in found), "")
    _check_one(names, found, voted, exercise)
    return _layout(tuple(names), header, found, voted, yearly)


def _said(each: Named, exercise: int) -> Named:
    """The same, without a field where the amounts are of another exercise."""
    if each.field == "rar" and not (each.previous or (each.year or exercise) < exercise):
        return each._replace(field=None)
    if each.field in {"carried", "rar"} or each.field not in {*MONEY, "available_paid"}:
        return each
    is_other = each.previous or each.year not in {None, exercise}
    return each._replace(field=None) if is_other else each


def _check_one(names: Sequence[str], found: dict[str, list[int]], voted: str, exercise: int) -> None:
    """Of two columns for one amount, that which has the exercise in its name; else nobody knows which."""
    for field in {voted, "engaged", "mandated", "available"} & found.keys() - _SUMMED:
        places = found[field]
        dated = [place for place in places if named(names[place]).year == exercise]
        found[field] = places = dated if len(dated) == 1 else places
        if len(places) > 1:
            raise TableError(
                "no_column",
                "plusieurs colonnes pour un même montant",
                met=", ".join(names[place].strip() for place in places[:4]),
                way_out="dites laquelle lire dans un fichier de correspondance (mapping)",
            )


def _layout(
    names: tuple[str, ...], header: int, found: dict[str, list[int]], voted: str, yearly: dict[int, int]
) -> Layout:
    """The layout; of several columns of codes or of texts for one thing, the first is read."""
    summed = ("parts", "carried", "rar") if voted == "parts" else (voted,)
    in_voted = tuple(place for name in summed for place in found.get(name, ()))
    kept = {name: places[0] for name, places in found.items() if name not in MONEY or name == "available"}
    engaged, mandated = (tuple(found.get(name, ())) for name in ("engaged", "mandated"))
    fields: list[str | None] = [None] * len(names)
    for name, places in (("voted", in_voted), ("engaged", engaged), ("mandated", mandated)):
        for place in places:
            fields[place] = name
    for name, place in (*kept.items(), *((f"credits {year}", at) for year, at in yearly.items())):
        fields[place] = name
    return Layout(header, names, kept, in_voted, engaged, mandated, yearly, tuple(fields))
