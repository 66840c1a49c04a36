"""The data file of accounts, read once, on first use.

Its lines: the source; ``familles``; one ``plan`` a declinaison (letter, norm, name, first and last exercise);
then one fact an account (number, label, section, chapter, status, parent, and the plans that state it, by
letter: ``ab c:2015-2017`` is plans a and b throughout, plan c from 2015 to 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from conventions.nomenclature.account import Account, Section, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE: Final = Path(__file__).with_name("data") / "accounts.csv"
_SECTIONS: Final[dict[str, Section | None]] = {"": None, "F": "fonctionnement", "I": "investissement"}
_STATUSES: Final[dict[str, Status]] = {
    "I": "imputable",
    "R": "regroupement",
    "S": "supprimé",
    "O": "sans chapitre",
}


@final
@dataclass(frozen=True, slots=True)
class Plan:
    """A declinaison of a norm and the exercises that the data cover, both included."""

    norm: str
    declinaison: str
    first: int
    last: int

    def covers(self, exercise: int) -> bool:
        """Whether the data hold this plan for this exercise."""
        return self.first <= exercise <= self.last


@final
@dataclass(frozen=True, slots=True)
class Tables:
    """The data file: plans by letter, facts still unread by number."""

    source: str
    families: tuple[str, ...]
    plans: Mapping[str, Plan]
    facts: Mapping[str, tuple[str, ...]]


@cache
def tables() -> Tables:
    """The data file, read on the first call."""
    return read(_FILE.read_text(encoding="utf-8"))


def read(text: str) -> Tables:
    r"""The tables that a data file says.

    >>> tables = read("# source\nfamilles;65\nplan;a;M57;M57_A;2022;2024\n657;Subventions;;;R;;a\n")
    >>> tables.plans["a"].covers(2023), tables.facts
    (True, {'657': ('657;Subventions;;;R;;a',)})
    """
    source, families_line, *rest = text.splitlines()
    plans: dict[str, Plan] = {}
    facts: dict[str, tuple[str, ...]] = {}
    for line in rest:
        head, _, tail = line.partition(";")
        if head == "plan":
            letter, norm, declinaison, first, last = tail.split(";")
            plans[letter] = Plan(norm, declinaison, int(first), int(last))
        elif not head.startswith("#"):
            facts[head] = (*facts.get(head, ()), line)
    return Tables(source.removeprefix("# "), tuple(families_line.split(";")[1].split()), plans, facts)


def families() -> tuple[str, ...]:
    """The families of accounts that the data hold in full, as prefixes of account numbers.

    >>> families()
    ('13', '204', '2804', '655', '6568', '657', '674', '747')
    """
    return tables().families


def source() -> str:
    """Where the data come from and their date, in French.

    >>> source().startswith("Source : plans de comptes")
    True
    """
    return tables().source


@lru_cache(maxsize=1024)
def accounts_of(number: str) -> tuple[Account, ...]:
    """Every account of this number, all plans and exercises, by declinaison then exercise."""
    read_all = (account for line in tables().facts.get(number, ()) for account in _accounts(line))
    return tuple(sorted(read_all, key=lambda account: (account.declinaison, account.first_exercise)))


def _accounts(line: str) -> Iterator[Account]:
    number, label, section, chapter, status, parent, where = line.split(";")
    for plan, first, last in _stays(where):
        yield Account(
            number=number,
            label=label,
            section=_SECTIONS[section],
            chapter=chapter or None,
            status=_STATUSES[status],
            norm=plan.norm,
            declinaison=plan.declinaison,
            first_exercise=first,
            last_exercise=last,
            parent=_parent(number, parent),
        )


def _parent(number: str, written: str) -> str | None:
    """The parent as the file writes it: nothing is the number less its last digit, a dash is none."""
    return None if written == "-" else written or number[:-1]


def _stays(where: str) -> Iterator[tuple[Plan, int, int]]:
    """Each plan and range of exercises of ``ab c:2015-2017,2020-2022``."""
    plans = tables().plans
    for group in where.split():
        letters, _, exercises = group.partition(":")
        for plan in map(plans.__getitem__, letters):
            ranges = exercises or f"{plan.first}-{plan.last}"
            for first, last in (span.split("-") for span in ranges.split(",")):
                yield plan, int(first), int(last)
