"""The plan of accounts that a budget states, « M14-M14_COM_500_3500 », and the section that it gives to a line."""

from __future__ import annotations

import re
from typing import Final

from conventions.french import format_list
from conventions.nomenclature import FoundChapter, Unknown, find_chapter, section_of_class
from conventions.nomenclature.store import table
from conventions.opendata.totem.records import BudgetPlan
from conventions.opendata.totem.refusals import TotemError, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from conventions.nomenclature.plans import Plan
    from conventions.opendata.totem.records import SectionName

    Known = tuple[SectionName | None, Literal["chapter", "account"] | None]

_NORM: Final = re.compile(r"M[0-9]{1,3}")
_BALANCE_SHEET: Final = frozenset("12345")
_LONGEST_CODE: Final = 12
_ANY_CHAPTER: Final = "65"


def read_plan(raw: str, exercise: int, line: int | None = None) -> BudgetPlan:
    """The plan of a text, by its names in the data, or why the data do not say.

    A norm that the data have not (M22, M832) and an exercise out of them are unknown; a declinaison that a norm
    of the data never had is a fault of the file.

    :raises TotemError: for what is no plan.

    >>> read_plan("M4-M43_D", 2022).declinaison, read_plan("M22-M22", 2022).unknown
    ('M43_D', 'nomenclature M22 hors des données')
    """
    declinaison = raw.rpartition("-")[2].upper()
    plans = tuple(table("chapters").plans.values())
    found = next((plan for plan in plans if plan.declinaison == declinaison), None)
    if found is None:
        return BudgetPlan(raw, unknown=_why_unknown(raw, plans, exercise, line))
    answer = find_chapter(_ANY_CHAPTER, found.norm, exercise, declinaison)
    return BudgetPlan(raw, found.norm, declinaison, answer.reason if isinstance(answer, Unknown) else None)


def _why_unknown(raw: str, plans: tuple[Plan, ...], exercise: int, line: int | None) -> str:
    norm = _NORM.match(raw)
    if norm is None:
        raise _refusal(raw, "un plan de comptes, comme M57-M57_D", line)
    ours = [plan for plan in plans if plan.norm == norm[0]]
    if not ours:
        return f"nomenclature {norm[0]} hors des données"
    if not _first(ours) <= exercise <= _last(ours):
        return f"nomenclature {shown(raw)}, exercice {exercise}, hors des données"
    names = format_list(f"{plan.norm}-{plan.declinaison}" for plan in ours)
    raise _refusal(raw, f"une nomenclature {norm[0]} qui existe ({names})", line)


def _first(plans: Iterable[Plan]) -> int:
    return min(plan.first for plan in plans)


def _last(plans: Iterable[Plan]) -> int:
    return max(plan.last for plan in plans)


def _refusal(raw: str, expected: str, line: int | None) -> TotemError:
    way_out = "corrigez-la dans le logiciel financier et exportez de nouveau le fichier"
    return TotemError("header", "nomenclature", met=raw, expected=expected, way_out=way_out, line=line)


class Sections:
    """The section of each line of a budget that does not state it, found once for each chapter and account."""

    def __init__(self, plan: BudgetPlan, exercise: int) -> None:
        self._plan = plan
        self._exercise = exercise
        self._known: dict[tuple[str, str], Known] = {}

    def of(self, chapter: str, account: str) -> Known:
        """The section of a chapter in the plan, else the one that the class of the account implies.

        >>> Sections(read_plan("M57-M57_A", 2024), 2024).of("65", "65748")
        ('fonctionnement', 'chapter')
        """
        key = chapter, account
        if key not in self._known:
            self._known[key] = self._find(chapter, account)
        return self._known[key]

    def _find(self, chapter: str, account: str) -> Known:
        for code in filter(None, (chapter, account)):
            section = self._of_chapter(code)
            if section is not None:
                return section, "chapter"
        if account[:1] in _BALANCE_SHEET:
            return "investissement", "account"
        section = section_of_class(account)
        return section, "account" if section else None

    def _of_chapter(self, code: str) -> SectionName | None:
        """One section, when the vote by nature and the vote by function do not say two."""
        if self._plan.norm is None or len(code) > _LONGEST_CODE:
            return None
        answer = find_chapter(code, self._plan.norm, self._exercise, self._plan.declinaison)
        told = {chapter.section for chapter in answer.chapters} if isinstance(answer, FoundChapter) else set()
        return told.pop() if len(told) == 1 else None
