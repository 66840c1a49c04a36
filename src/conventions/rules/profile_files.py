"""Profiles written in TOML: read, checked, put on top of the one that they extend. A missing one stops the run."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from pydantic import ValidationError

from conventions.errors import ConventionsError, ProfileError
from conventions.french import format_list, parse_amount, parse_duration, parse_ratio, quote
from conventions.rules.answers import Severity
from conventions.rules.parameters import Parameters
from conventions.rules.profile import Profile, Tightened
from conventions.rules.selection import codes_of

T = TypeVar("T")
Table = Mapping[str, object]

_FOLDER: Final = Path(__file__).with_name("profiles")
_LARGEST: Final = 64 * 1024
_DEEPEST: Final = 8
_LONGEST: Final = 1000
_KEYS: Final = ("title", "extends", "select", "ignore", "tighten", "parameters")


def load_profile(name: str | Path) -> Profile:
    """The profile of a TOML file, or one of those that come with the library, by its name without ``.toml``.

    ``extends`` names another one, from the folder of the file: its rules are ignored and tightened too, its
    parameters hold where this one sets none, its ``select`` where this one has none.

    :raises ProfileError: missing, unreadable, a key or a value that means nothing, a chain without end.
    :raises UnknownRule: a code or a family that is not in the catalogue.

    >>> load_profile("etat-investissement").parameters.advance_cap
    Fraction(3, 10)
    >>> load_profile("rien")
    Traceback (most recent call last):
    conventions.errors.ProfileError: profil « rien » introuvable ; profils fournis : cpo et etat-investissement
    """
    return _loaded(_place(str(name), Path()), ())


def provided() -> tuple[str, ...]:
    """The names of the profiles that come with the library.

    >>> provided()
    ('cpo', 'etat-investissement')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def _place(name: str, folder: Path) -> Path:
    if name in provided():
        return _FOLDER / f"{name}.toml"
    try:
        if (folder / name).is_file():
            return folder / name
    except (OSError, ValueError):
        pass
    raise ProfileError(f"profil {quote(name[:80])} introuvable ; profils fournis : {format_list(provided())}")


def _loaded(path: Path, seen: tuple[Path, ...]) -> Profile:
    place = path.resolve()
    if place in seen or len(seen) >= _DEEPEST:
        _refuse(path, "les profils s’étendent l’un l’autre sans fin : retirez un « extends »")
    table = _table(path)
    own = _profile(path, table)
    if "extends" not in table:
        return own
    base = _loaded(_place(_text(path, table, "extends"), path.parent), (*seen, place))
    return _on_top(own, base)


def _on_top(own: Profile, base: Profile) -> Profile:
    """A profile and the one it extends: the last word is to the first."""
    changed = {name: getattr(own.parameters, name) for name in Parameters.model_fields}
    told = {name: value for name, value in changed.items() if value is not None}
    return Profile(
        title=own.title or base.title,
        select=own.select or base.select,
        ignore=tuple(dict.fromkeys((*base.ignore, *own.ignore))),
        tighten=tuple(dict.fromkeys((*base.tighten, *own.tighten))),
        parameters=base.parameters.replace(**told),
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError:
        _refuse(path, "fichier illisible")
    if len(content) > _LARGEST:
        _refuse(path, "plus de 64 Kio : un profil tient en quelques lignes")
    return content


def _table(path: Path) -> Table:
    content = _content(path)
    try:
        table = tomllib.loads(content.decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        _refuse(path, "le texte n’est pas en UTF-8")
    except tomllib.TOMLDecodeError as error:
        _refuse(path, f"ce n’est pas du TOML ({error})")
    except ValueError:  # what Python says of an integer of thousands of digits
        _refuse(path, "un nombre est trop long")
    except RecursionError:
        _refuse(path, "trop de niveaux d’imbrication")
    _check_names(path, table, _KEYS, "clé")
    return table


def _check_names(path: Path, table: Table, known: tuple[str, ...], what: str) -> None:
    for name in table:
        if name not in known:
            near = get_close_matches(name[:80], known, 1)
            way_out = f"voulez-vous dire {quote(near[0])} ?" if near else f"connues : {format_list(known)}"
            _refuse(path, f"{what} {quote(name[:80])} inconnue ; {way_out}")


def _profile(path: Path, table: Table) -> Profile:
    profile = Profile(
        title=_text(path, table, "title") if "title" in table else None,
        select=_texts(path, table, "select"),
        ignore=_texts(path, table, "ignore"),
        tighten=tuple(_tightened(path, _inner(path, table, "tighten"))),
        parameters=_parameters(path, _inner(path, table, "parameters")),
    )
    codes_of((*profile.select, *profile.ignore, *(item.code for item in profile.tighten)))
    return profile


def _tightened(path: Path, table: Table) -> list[Tightened]:
    words = {str(severity): severity for severity in Severity}
    for code, word in table.items():
        if not _is_text(code):
            _refuse(path, f"tighten : {_met(code)}, un code attendu")
        if not isinstance(word, str) or word not in words:
            _refuse(path, f"tighten : {code} = {_met(word)}, {' ou '.join(words)} attendu")
    return [Tightened(code=code, severity=words[str(word)]) for code, word in table.items()]


def _parameters(path: Path, table: Table) -> Parameters:
    _check_names(path, table, tuple(_READERS), "figure")
    return Parameters.model_validate({name: _read(path, name, value) for name, value in table.items()})


def _read(path: Path, name: str, value: object) -> object:
    if _READERS[name] is None:
        if type(value) is int and 0 <= value < 1000:
            return value
        _refuse(path, f"{name} : {_met(value)}, un nombre entier attendu")
    read, example = _READERS[name] or _AMOUNT
    if not isinstance(value, str):
        _refuse(path, f"{name} : {_met(value)}, un texte attendu, comme {example}")
    try:
        figure = read(value)
        Parameters.model_validate({name: figure})
    except ConventionsError as error:
        _refuse(path, f"{name} : {error} ; par exemple {example}")
    except ValidationError:
        _refuse(path, f"{name} : {_met(value)} n’est pas possible ici ; par exemple {example}")
    return figure


_Reader = tuple[Callable[[str], object], str]
_AMOUNT: _Reader = (lambda text: parse_amount(text).amount, "« 23 000 € »")
_RATIO: _Reader = (parse_ratio, "« 50 % »")
_DURATION: _Reader = (parse_duration, "« 2 ans »")
_READERS: Mapping[str, _Reader | None] = {
    "advance_cap": _RATIO,
    "before_balance_cap": _RATIO,
    "start_within": _DURATION,
    "finish_within": _DURATION,
    "authorization_years": None,
    "rounding_unit": _AMOUNT,
    "bureau_up_to": _AMOUNT,
    "executive_up_to": _AMOUNT,
}
"""How each figure is read, and how one is written; None: a whole number."""


def _inner(path: Path, table: Table, name: str) -> Table:
    held = table.get(name, {})
    return held if isinstance(held, dict) else _refuse(path, f"[{name}] : une table attendue")


def _text(path: Path, table: Table, name: str) -> str:
    held = table[name]
    if not isinstance(held, str) or not _is_text(held):
        _refuse(path, f"{name} : {_met(held)}, un texte attendu")
    return held


def _texts(path: Path, table: Table, name: str) -> tuple[str, ...]:
    held = table.get(name, [])
    if not isinstance(held, list) or not all(map(_is_text, held)):
        _refuse(path, f'{name} : une liste de codes attendue, comme ["NAT-001", "PAI"]')
    return tuple(held)


def _is_text(held: object) -> bool:
    return isinstance(held, str) and bool(held.strip()) and len(held) < _LONGEST


def _met(value: object) -> str:
    try:
        return quote(str(value)[:80])
    except ValueError:  # an integer of thousands of digits, written in another base than ten
        return "un nombre trop long"


def _refuse(path: Path, why: str) -> NoReturn:
    raise ProfileError(f"{path.name} : {why}")
