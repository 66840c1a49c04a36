"""The file that says what the columns of a table are: TOML, each name checked, each mistake told with a suggestion."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NoReturn

from conventions.opendata.scdl.grids import Grid
from conventions.opendata.sheets.refusals import TableError

MOST_BYTES: Final = 64 << 10
_LINE: Final = re.compile(r"at line (\d+)")
_FIX: Final = "corrigez le fichier de correspondance"
_LOOKED_AT: Final = 60
_MOST_COLUMNS: Final = 1_000
_YEARS: Final = range(1900, 2200)


def read_mapping(source: Path | str | Mapping[str, Any]) -> Given:
    """What a mapping file says, or a mapping already read; its first key, ``format``, is 1.

    :raises TableError: ``mapping``, for what is no TOML, or too big, or of another format.
    :raises OSError: for a path that cannot be read.

    >>> read_mapping({"format": 1, "kind": "mandat"}).text("kind")
    'mandat'
    """
    given = Given(source if isinstance(source, Mapping) else _loaded(Path(source)), "")
    if given.take("format") not in {None, 1}:
        refuse("format inconnu", met=str(source)[:80], expected="« format = 1 »")
    return given


def _loaded(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        refuse("fichier de correspondance trop grand", met=f"plus de {MOST_BYTES >> 10} Kio")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        refuse("le fichier de correspondance n’est pas en UTF-8")
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        refuse("le fichier de correspondance n’est pas du TOML", line=int(line[1]) if line else None)
    except RecursionError:
        refuse("le fichier de correspondance a trop de crochets les uns dans les autres")


def refuse(what: str, *, met: str = "", expected: str = "", line: int | None = None) -> NoReturn:
    """Raise the error of a mapping.

    :raises TableError: ``mapping``, always.
    """
    raise TableError("mapping", what, met=met, expected=expected, way_out=_FIX, line=line)


def suggestion(name: str, known: Collection[str]) -> str:
    """What a name that does not exist was meant to be, or what there is.

    >>> suggestion("acount", ("account", "day"))
    '« account », sans doute'
    >>> suggestion("x", ("account", "day"))
    'l’un de : « account », « day »'
    """
    close = get_close_matches(name.casefold(), {each.casefold(): each for each in known}, n=1)
    if close:
        return f"« {next(each for each in known if each.casefold() == close[0])} », sans doute"
    return f"l’un de : {', '.join(f'« {each} »' for each in known)}"


class Given:
    """A table of a mapping, from which values are taken one by one; what is left over is a mistake."""

    def __init__(self, values: Mapping[str, Any], path: str) -> None:
        self._left = dict(values)
        self.path = path

    def take(self, name: str) -> Any:
        """The value of a name, whatever it is; None where it is absent."""
        return self._left.pop(name, None)

    def text(self, name: str, choices: Iterable[str] = ()) -> str | None:
        """A text, one of the choices where there are some."""
        value = self.take(name)
        known = tuple(choices)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self._refuse(name, value, "un texte entre guillemets")
        if known and value is not None and value not in known:
            self._refuse(name, value, suggestion(value, known))
        return value

    def number(self, name: str, within: range) -> int | None:
        """A whole number."""
        value = self.take(name)
        if value is not None and (type(value) is not int or value not in within):
            self._refuse(name, value, f"un nombre entier, de {within[0]} à {within[-1]}")
        return value

    def year(self, name: str) -> int | None:
        """An exercise."""
        return self.number(name, _YEARS)

    def texts(self, name: str) -> tuple[str, ...]:
        """A text or a list of texts, none of them empty; nothing where the name is absent."""
        value = self.take(name)
        found = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(each, str) and each.strip() for each in found) or value == []:
            self._refuse(name, value, "un texte entre guillemets, ou une liste de textes")
        return tuple(found)

    def table(self, name: str) -> Given:
        """A table of the mapping; an empty one where it is absent."""
        value = self.take(name)
        if value is not None and not isinstance(value, Mapping):
            self._refuse(name, value, f"une table : « [{self.path}{name}] »")
        return Given(value or {}, f"{self.path}{name}.")

    def names(self) -> tuple[str, ...]:
        """The names that are still there."""
        return tuple(self._left)

    def finish(self, known: Collection[str]) -> None:
        """Refuse what is left over.

        :raises TableError: ``mapping``, which names it and suggests one of those known.
        """
        for name in self._left:
            refuse(f"« {self.path}{name} » n’existe pas", expected=suggestion(name, known))

    def _refuse(self, name: str, value: object, expected: str) -> NoReturn:
        refuse(f"{self.path}{name}", met=str(value)[:80], expected=expected)


def place_of(name: str, columns: Collection[str], field: str) -> int:
    """The place of the column that a mapping names, case and spaces apart.

    :raises TableError: ``no_column``, with the columns that are there, or for two of that name.

    >>> place_of(" montant  ttc", ["Date", "Montant TTC"], "amount")
    1
    """
    wanted = plain(name)
    places = [place for place, each in enumerate(columns) if plain(each) == wanted]
    if len(places) == 1:
        return places[0]
    if places:
        raise TableError(
            "no_column",
            f"plusieurs colonnes de ce nom pour « {field} »",
            met=name,
            expected="un nom par colonne",
            way_out="renommez l’une des colonnes",
        )
    raise TableError(
        "no_column",
        f"la colonne de « {field} » n’est pas dans le fichier",
        met=name,
        expected=suggestion(name, tuple(filter(str.strip, columns))),
        way_out=_FIX,
    )


def plain(name: str) -> str:
    """A name without case, nor two spaces where one is enough, nor two kinds of apostrophes.

    >>> plain(" N° d’engagement ")
    "n° d'engagement"
    """
    return " ".join(name.casefold().replace("’", "'").split())


def same(text: str, words: Iterable[str]) -> bool:
    """Whether a cell holds one of these words, case and spaces apart.

    >>> same(" MANDAT ", ("Mandat",))
    True
    """
    return plain(text) in map(plain, words)


def sheet_of(grids: Sequence[Grid], name: str | None) -> Grid:
    """The sheet that a mapping names, or the first one.

    :raises TableError: ``mapping``, with the sheets that are there.
    """
    found = next((grid for grid in grids if name in {None, grid.sheet}), None)
    if found is None:
        names = tuple(grid.sheet for grid in grids if grid.sheet)
        expected = suggestion(name or "", names) if names else "un classeur"
        refuse("feuille absente du fichier", met=name or "", expected=expected)
    return found


def header_in(grid: Grid, names: Iterable[str], line: int | None) -> int:
    """The place of the header: that of the line that the mapping says, else of the one that has most of its columns."""
    if line is not None:
        return line - 1
    wanted = set(map(plain, names))
    scores = [
        (len(wanted.intersection(map(plain, each.cells[:_MOST_COLUMNS]))), -at)
        for at, each in enumerate(grid.lines[:_LOOKED_AT])
    ]
    return -max(scores, default=(0, 0))[1]
