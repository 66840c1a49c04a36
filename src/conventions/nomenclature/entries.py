"""A chapter, a function of a plan, and what a look-up answers when it finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, final

if TYPE_CHECKING:
    from conventions.nomenclature.account import Section

Axis = Literal["nature", "fonction"]
"""How the budget is voted: a chapter is of the vote by nature, or of the vote by function."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the budget as one declinaison states it, over consecutive exercises (both included).

    >>> from conventions.nomenclature import find_chapter
    >>> chapter = find_chapter("65", "M57", 2018).chapters[0]
    >>> chapter.label, chapter.section, chapter.axis
    ('Autres charges de gestion courante', 'fonctionnement', 'nature')
    """

    number: str
    label: str
    section: Section | None
    axis: Axis
    norm: str
    declinaison: str
    first_exercise: int
    last_exercise: int

    def is_valid_in(self, exercise: int) -> bool:
        """Whether the plan states it for this exercise."""
        return self.first_exercise <= exercise <= self.last_exercise


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A functional code as one declinaison states it, over consecutive exercises (both included).

    ``parent`` is the function that it details, None at the top.

    >>> from conventions.nomenclature import find_function
    >>> function = find_function("632", "M57", 2018).functions[0]
    >>> function.label, function.parent
    ('Industrie, commerce et artisanat', '63')
    """

    number: str
    label: str
    norm: str
    declinaison: str
    first_exercise: int
    last_exercise: int
    parent: str | None

    def is_valid_in(self, exercise: int) -> bool:
        """Whether the plan states it for this exercise."""
        return self.first_exercise <= exercise <= self.last_exercise


@final
@dataclass(frozen=True, slots=True)
class FoundChapter:
    """The chapter, once for each declinaison that has it, in the order of declinaisons.

    ``absent_from`` names the declinaisons looked in that do not have it.

    >>> from conventions.nomenclature import find_chapter
    >>> find_chapter("67", "M14", 2018).absent_from
    ()
    """

    chapters: tuple[Chapter, ...]
    absent_from: tuple[str, ...] = ()


@final
@dataclass(frozen=True, slots=True)
class FoundFunction:
    """The function, once for each declinaison that has it, in the order of declinaisons.

    ``absent_from`` names the declinaisons looked in that do not have it.

    >>> from conventions.nomenclature import find_function
    >>> find_function("93", "M14", 2018).absent_from
    ('M14_CCAS_SUP3500',)
    """

    functions: tuple[Function, ...]
    absent_from: tuple[str, ...] = ()
