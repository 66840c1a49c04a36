"""Profiles written in TOML: read, checked, put on top of the one that they extend. A missing one stops the run."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from conventions.errors import ProfileError
from conventions.french import format_list, quote
from conventions.rules.answers import Severity
from conventions.rules.parameters import Parameters
from conventions.rules.profile import Profile, Tightened
from conventions.rules.profile_figures import parameters_of
from conventions.rules.profile_tables import Table, inner, is_text, met, read_table, refuse, text_of, texts_of
from conventions.rules.selection import codes_of

_FOLDER: Final = Path(__file__).with_name("profiles")
_DEEPEST: Final = 8


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
        refuse(path, "les profils s’étendent l’un l’autre sans fin : retirez un « extends »")
    table = read_table(path)
    own = _profile(path, table)
    if "extends" not in table:
        return own
    base = _loaded(_place(text_of(path, table, "extends"), path.parent), (*seen, place))
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


def _profile(path: Path, table: Table) -> Profile:
    profile = Profile(
        title=text_of(path, table, "title") if "title" in table else None,
        select=texts_of(path, table, "select"),
        ignore=texts_of(path, table, "ignore"),
        tighten=tuple(_tightened(path, inner(path, table, "tighten"))),
        parameters=parameters_of(path, inner(path, table, "parameters")),
    )
    codes_of((*profile.select, *profile.ignore, *(item.code for item in profile.tighten)))
    return profile


def _tightened(path: Path, table: Table) -> list[Tightened]:
    words = {str(severity): severity for severity in Severity}
    for code, word in table.items():
        if not is_text(code):
            refuse(path, f"tighten : {met(code)}, un code attendu")
        if not isinstance(word, str) or word not in words:
            refuse(path, f"tighten : {code} = {met(word)}, {' ou '.join(words)} attendu")
    return [Tightened(code=code, severity=words[str(word)]) for code, word in table.items()]
