"""What a document is asked about, looked at before anything is made of it."""

from __future__ import annotations

from typing import Final

from conventions.days import check_day
from conventions.errors import ConventionsError
from conventions.french import NBSP
from conventions.model import Convention

_LONGEST: Final = 200
"""Characters of an address; those of a model have some tens."""


def check_asked(
    convention: object, *, act: object, exercise: object, as_of: object = None, known_on: object = None
) -> None:
    """Refuse what is no convention, no address, no year, no day: each is said in French.

    :raises ConventionsError: says which argument, what was met, what is expected.

    >>> from conventions.samples import cci_2017_2019
    >>> check_asked(cci_2017_2019(), act=None, exercise="2024")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: exercise : il faut une année, par exemple 2018, et non « str »
    """
    check_convention(convention)
    if act is not None and (not isinstance(act, str) or len(act) > _LONGEST):
        raise _refused("act", "l’adresse d’un acte, par exemple 'avenants[1]'", act)
    if exercise is not None and (not isinstance(exercise, int) or isinstance(exercise, bool)):
        raise _refused("exercise", "une année, par exemple 2018", exercise)
    for name, day in (("as_of", as_of), ("known_on", known_on)):
        if day is not None:
            check_day(name, day)


def check_convention(met: object) -> None:
    """Refuse what is no convention: the text of a file, its name, the mapping that it was read as.

    :raises ConventionsError: says what to call.
    """
    if not isinstance(met, Convention):
        raise _refused("convention", "une convention, celle que conventions.load rend", met)


def _refused(name: str, expected: str, met: object) -> ConventionsError:
    """The class of what was met, and no more of it: it may be confidential, or have no end."""
    found = "un texte trop long" if name == "act" and isinstance(met, str) else f"« {type(met).__name__} »"
    return ConventionsError(f"{name}{NBSP}: il faut {expected}, et non {found}")
