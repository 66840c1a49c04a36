"""From the credits that were met to the lines of a budget: sums set aside, equal lines added, a key for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from conventions.base import key_from
from conventions.french import NBSP
from conventions.model import CreditLine, Section
from conventions.money import Amount
from conventions.opendata.budgets.records import LeftAside
from conventions.opendata.budgets.rows import CODES, Met
from conventions.opendata.budgets.sums import sums_in
from conventions.opendata.sheets.money import in_euros
from conventions.opendata.sheets.remarks import Remarks

Place: TypeAlias = tuple[Section | None, str | None, str | None, str | None, str | None]
_KEPT: Final = 65
"""How many signs of a key are kept before what makes it another: a key has 80 at most."""
_LETTERS: Final = {Section.OPERATING: "F", Section.INVESTMENT: "I"}


def without_sums(met: Sequence[Met], remarks: Remarks) -> tuple[list[Met], list[LeftAside]]:
    """The lines that are no sum of others, and those that are; one without account that is no sum is told."""
    sums = sums_in(met)
    lines = []
    for each in met:
        if each.account is None and each.line not in sums.found:
            _tell_no_account(each, remarks)
        elif each.line not in sums.found:
            lines.append(each)
            _tell_doubtful(each, sums.doubtful.get(each.line), remarks)
    return lines, [LeftAside(each.line, "total", each.voted) for each in met if each.line in sums.found]


def _tell_doubtful(met: Met, under: Amount | None, remarks: Remarks) -> None:
    if under is not None:
        remarks.add(
            "sum",
            met.line,
            None,
            f"{met.account}{NBSP}: {in_euros(met.voted)}",
            expected=f"{in_euros(under)} si c’est le total des lignes du même compte",
            way_out="comptée comme une ligne ; si c’est un total, ôtez-la",
        )


def _tell_no_account(met: Met, remarks: Remarks) -> None:
    remarks.add(
        "account",
        met.line,
        None,
        in_euros(met.voted),
        expected=CODES["account"],
        way_out="donnez son compte à la ligne ; ce n’est la somme d’aucune autre",
        is_left_out=True,
        amount=met.voted,
    )


def place_of(met: Met) -> Place:
    """Where a credit is charged: what makes two lines one."""
    return met.section, met.chapter, met.account, met.function, met.operation


def added(met: Iterable[Met], remarks: Remarks) -> dict[Place, Met]:
    """The lines by where they are charged; those that are charged to the same place are added, and told.

    A software writes one line for each service that spends. An amount that is unknown in one of them is unknown.
    """
    lines: dict[Place, Met] = {}
    for each in met:
        first = lines.setdefault(place_of(each), each)
        if first is not each:
            lines[place_of(each)] = _sum(first, each)
            remarks.add(
                "duplicate",
                each.line,
                None,
                key_of(each),
                expected=f"une seule ligne (la première est la ligne {first.line})",
                way_out="les montants sont additionnés ; vérifiez qu’aucune n’est une copie",
            )
    return lines


def _sum(first: Met, other: Met) -> Met:
    return first._replace(
        voted=first.voted + other.voted,
        engaged=both(first.engaged, other.engaged),
        mandated=both(first.mandated, other.mandated),
    )


def both(first: Amount | None, other: Amount | None) -> Amount | None:
    """The sum of two amounts, unknown where one is."""
    return None if first is None or other is None else first + other


def key_of(met: Met | CreditLine) -> str:
    """The key of a line: what it is charged to, in the order of an imputation.

    >>> from conventions import euros
    >>> key_of(Met(2, Section.OPERATING, "65", "65748", "30", None, euros(1), None, None))
    '65-65748-30'
    """
    operation = met.operation and f"op{met.operation}"
    return key_from("-".join(filter(None, (met.chapter, met.account, met.function, operation))))


def credit_lines(lines: Iterable[Met]) -> tuple[CreditLine, ...]:
    """The lines, each with a key of its own: two that would share one add their section, then a rank."""
    met = list(lines)
    shared = Counter(map(key_of, met))
    keys = distinct([_with_section(each) if shared[key_of(each)] > 1 else key_of(each) for each in met])
    return tuple(map(_line, met, keys))


def _with_section(met: Met) -> str:
    return f"{key_of(met)[:_KEPT]}-{_LETTERS[met.section or Section.OPERATING]}"


def distinct(keys: Iterable[str]) -> list[str]:
    """The keys, with a rank for those that are there already.

    >>> distinct(["AP1", "AP2", "AP1"])
    ['AP1', 'AP2', 'AP1 (2)']
    """
    ranks: Counter[str] = Counter()
    used: dict[str, None] = {}
    for key in keys:
        ranks[key] += 1
        made = key if ranks[key] == 1 else f"{key[:_KEPT]} ({ranks[key]})"
        while made in used:
            ranks[key] += 1
            made = f"{key[:_KEPT]} ({ranks[key]})"
        used[made] = None
    return list(used)


def _line(met: Met, key: str) -> CreditLine:
    return CreditLine.model_validate(
        {
            "key": key,
            **{name: value for name, value in met._asdict().items() if name != "line"},
        }
    )
