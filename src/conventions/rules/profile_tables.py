"""The tables of a profile's file: read from TOML, and refused in French where a key or a value means nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from conventions.errors import ProfileError
from conventions.french import format_list, quote

Table = Mapping[str, object]

_LARGEST: Final = 64 * 1024
_LONGEST: Final = 1000
_KEYS: Final = ("title", "extends", "select", "ignore", "tighten", "parameters")


def read_table(path: Path) -> Table:
    """What the file of a profile says, its numbers with a point kept as text.

    :raises ProfileError: for a file that cannot be read, is no TOML, or has a key that no profile has.
    """
    content = _content(path)
    try:
        table = tomllib.loads(content.decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        refuse(path, "le texte n’est pas en UTF-8")
    except tomllib.TOMLDecodeError as error:
        refuse(path, f"ce n’est pas du TOML ({error})")
    except ValueError:  # what Python says of an integer of thousands of digits
        refuse(path, "un nombre est trop long")
    except RecursionError:
        refuse(path, "trop de niveaux d’imbrication")
    check_names(path, table, _KEYS, "clé")
    return table


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError:
        refuse(path, "fichier illisible")
    if len(content) > _LARGEST:
        refuse(path, "plus de 64 Kio : un profil tient en quelques lignes")
    return content


def check_names(path: Path, table: Table, known: tuple[str, ...], what: str) -> None:
    """Refuse a name that is none of those known, with the one that looks like it.

    :raises ProfileError: for the first of them.
    """
    for name in table:
        if name not in known:
            near = get_close_matches(name[:80], known, 1)
            way_out = f"voulez-vous dire {quote(near[0])} ?" if near else f"connues : {format_list(known)}"
            refuse(path, f"{what} {met(name)} inconnue ; {way_out}")


def inner(path: Path, table: Table, name: str) -> Table:
    """The table of a name, empty when there is none.

    :raises ProfileError: for what is no table.
    """
    held = table.get(name, {})
    return held if isinstance(held, dict) else refuse(path, f"[{name}] : une table attendue")


def text_of(path: Path, table: Table, name: str) -> str:
    """The text of a name.

    :raises ProfileError: for what is no text, or a text that is empty or longer than a line.
    """
    held = table[name]
    if not isinstance(held, str) or not is_text(held):
        refuse(path, f"{name} : {met(held)}, un texte attendu")
    return held


def texts_of(path: Path, table: Table, name: str) -> tuple[str, ...]:
    """The list of codes of a name, empty when there is none.

    :raises ProfileError: for what is no list of texts.
    """
    held = table.get(name, [])
    if not isinstance(held, list) or not all(map(is_text, held)):
        refuse(path, f'{name} : une liste de codes attendue, comme ["NAT-001", "PAI"]')
    return tuple(held)


def met(value: object) -> str:
    """What was met in a file, as an error shows it: its beginning, between quotes."""
    try:
        return quote(str(value)[:80])
    except ValueError:  # an integer of thousands of digits, written in another base than ten
        return "un nombre trop long"


def is_text(held: object) -> bool:
    """Whether something is a text, neither blank nor longer than a line."""
    return isinstance(held, str) and bool(held.strip()) and len(held) < _LONGEST


def refuse(path: Path, why: str) -> NoReturn:
    """Stop the reading of a profile.

    :raises ProfileError: always.
    """
    raise ProfileError(f"{path.name} : {why}")
