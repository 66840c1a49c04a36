"""The data files of accounts, chapters and functions, each read once, on first use.

Their lines: the source; ``familles`` (accounts only); one ``plan`` a declinaison (letter, norm, name, first and
last exercise, and the declinaison that it continues, if any); then one fact a number, whose last field is the
plans that state it, by letter: ``ab c:2015-2017`` is plans a and b throughout, plan c from 2015 to 2017.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conventions.nomenclature.account import Account, Section, Status
from conventions.nomenclature.plans import Plan, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA: Final = Path(__file__).with_name("data")
SECTIONS: Final[dict[str, Section | None]] = {"": None, "F": "fonctionnement", "I": "investissement"}
_STATUSES: Final[dict[str, Status]] = {
    "I": "imputable",
    "R": "regroupement",
    "S": "supprimé",
    "O": "sans chapitre",
}


@cache
def table(name: str) -> Tables:
    """The data file of this name, read on the first call."""
    return read((DATA / f"{name}.csv").read_text(encoding="utf-8"))


def tables() -> Tables:
    """The data file of accounts."""
    return table("accounts")


def read(text: str) -> Tables:
    r"""The tables that a data file says.

    >>> tables = read("# source\nfamilles;65\nplan;a;M57;M57_A;2022;2024\n657;Subventions;;;R;;a\n")
    >>> tables.plans["a"].covers(2023), tables.facts
    (True, {'657': ('657;Subventions;;;R;;a',)})
    """
    source, *rest = text.splitlines()
    families: tuple[str, ...] = ()
    plans: dict[str, Plan] = {}
    facts: dict[str, tuple[str, ...]] = {}
    for line in rest:
        head, _, tail = line.partition(";")
        if head == "plan":
            letter, norm, declinaison, first, last, *follows = tail.split(";")
            plans[letter] = Plan(norm, declinaison, int(first), int(last), *follows)
        elif head == "familles":
            families = tuple(tail.split())
        elif not head.startswith("#"):
            facts[head] = (*facts.get(head, ()), line)
    return Tables(source.removeprefix("# "), families, plans, facts)


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
    read_all = (account for line in tables().facts.get(number, ()) for account in accounts_told(line))
    return tuple(sorted(read_all, key=lambda account: (account.declinaison, account.first_exercise)))


def accounts_told(line: str) -> Iterator[Account]:
    """The accounts that a line of the data file says, one for each plan and range of exercises."""
    number, label, section, chapter, status, parent, where = line.split(";")
    for plan, first, last in stays(where, tables()):
        yield Account(
            number=number,
            label=label,
            section=SECTIONS[section],
            chapter=chapter or None,
            status=_STATUSES[status],
            norm=plan.norm,
            declinaison=plan.declinaison,
            first_exercise=first,
            last_exercise=last,
            parent=parent_told(number, parent),
        )


def parent_told(number: str, written: str) -> str | None:
    """The parent as the file writes it: nothing is the number less its last digit, a dash is none."""
    return None if written == "-" else written or number[:-1] or None


def stays(where: str, known: Tables) -> Iterator[tuple[Plan, int, int]]:
    """Each plan and range of exercises of ``ab c:2015-2017,2020-2022``."""
    for group in where.split():
        letters, _, exercises = group.partition(":")
        for plan in map(known.plans.__getitem__, letters):
            ranges = exercises or f"{plan.first}-{plan.last}"
            for first, last in (span.split("-") for span in ranges.split(",")):
                yield plan, int(first), int(last)
