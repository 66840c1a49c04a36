"""What a template may reach, call and count: the fields of the records, its own macros, whole numbers and amounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.utils import Namespace
from markupsafe import Markup

from conventions.documents.templates.bounds import LARGEST, RANGE
from conventions.documents.templates.values import View, called, field
from conventions.errors import ConventionsError
from conventions.french import NBSP, format_number, quote
from conventions.money import Amount
from conventions.periods import Period

_OF_A_LOOP = ("index", "index0", "revindex", "first", "last", "length", "previtem", "nextitem")


class Ours:
    """A function that we give to templates."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[str], Markup]) -> None:
        self._function = function

    def __call__(self, name: str) -> Markup:
        """What the function gives."""
        return self._function(name)


def range_(*bounds: int) -> tuple[int, ...]:
    """The numbers of a range.

    :raises ConventionsError: when there are too many.

    >>> range_(1, 3)
    (1, 2)
    """
    found = range(*bounds)
    if len(found) > RANGE:
        raise ConventionsError(f"range{NBSP}: {format_number(RANGE)} nombres au plus")
    return tuple(found)


def may_be_called(found: object) -> bool:
    """Whether a template may call something: its macros and blocks, and what we give it."""
    return isinstance(found, Macro | BlockReference | Ours) or found is range_ or found is Namespace


def reached(found: object, name: str) -> tuple[Any] | None:
    """What an object lets templates see under a name, in a tuple; None where there is nothing.

    >>> reached(Period.years(2018, 2019), "start"), reached("text", "upper")
    ((datetime.date(2018, 1, 1),), None)
    """
    if isinstance(found, View):
        try:
            return (field(found, name),)
        except KeyError:
            return None
    seen = (
        (isinstance(found, Period) and name in {"start", "end"})
        or (isinstance(found, LoopContext) and name in _OF_A_LOOP)
        or (isinstance(found, TemplateModule) and not name.startswith("_") and hasattr(found, name))
    )
    if seen:
        return (getattr(found, name),)
    kept = isinstance(found, TemplateReference | Namespace) and not name.startswith("_")
    return (_kept(found, name),) if kept else None


def _kept(found: Any, name: str) -> object:
    """A block of the template, or what a namespace keeps."""
    try:
        return found[name] if isinstance(found, TemplateReference) else getattr(found, name)
    except (AttributeError, KeyError):
        raise ConventionsError(f"{quote(name[:40])} n’est pas écrit dans ce modèle") from None


def check_count(operator: str, left: object, right: object) -> None:
    """Refuse what is neither whole numbers, nor amounts added or taken away.

    :raises ConventionsError: says what they are.

    >>> check_count("+", 1, 2)
    """
    numbers = type(left) is type(right) is int and operator in {"+", "-", "*", "//", "%"}
    amounts = isinstance(left, Amount) and isinstance(right, Amount) and operator in {"+", "-"}
    if not numbers and not amounts:
        raise ConventionsError(f"{quote(operator)} ne se fait pas entre {called(left)} et {called(right)}")
    if any(isinstance(each, int) and abs(each) >= LARGEST for each in (left, right)):
        raise ConventionsError(f"{quote(operator)}{NBSP}: nombre trop grand pour un modèle")
