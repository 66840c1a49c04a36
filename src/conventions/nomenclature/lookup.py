"""Looking an account up in the plans: what it is, what lies under it.

>>> found = find_account("65738", "M57", 2018)
>>> found.accounts[0].status
'regroupement'
>>> [account.number for account in children(found.accounts[0], 2018)]
['657381', '657382']
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import islice, takewhile

from conventions.nomenclature.account import Absent, Account, Found, Section, Unknown
from conventions.nomenclature.plans import Question, meet, stated
from conventions.nomenclature.store import accounts_of, tables

LONGEST = 60
"""No account nor norm is as long; what is asked with longer texts is looked for, and not kept."""


def find_account(
    number: str, norm: str, exercise: int, declinaison: str | None = None
) -> Found | Absent | Unknown:
    """The account of this number for this exercise, in one declinaison of the norm or in all of them.

    ``norm`` is a norm of the plans (``"M14"``, ``"M57"``, ``"M4"`` for all M4x) or the start of the name of its
    declinaisons (``"M43"`` for M43, M43_A and M43_D; ``"M14_COM"`` for communes). Before it had its name, a
    declinaison is looked for under the one that it continues: M57_D of 2018 is the plan M57.

    :class:`Absent` is said only of the families of :func:`families`: of other accounts, other norms and other
    exercises the answer is :class:`Unknown`, with its reason in French.

    Source: ``data/README.md``.

    >>> find_account("65738", "M14", 2018, "M14_COM_SUP3500").accounts[0].label
    'Autres organismes publics'
    >>> find_account("657382", "M57", 2018, "M57_D").imputable_in
    ('M57',)
    >>> find_account("60611", "M14", 2018).reason
    'compte 60611 hors des familles suivies (13, 204, 2804, 655, 6568, 657, 674, 747)'
    """
    look_up = _looked_up if len(number) + len(norm) <= LONGEST else _looked_up.__wrapped__
    return look_up(number, norm, exercise, declinaison)


@lru_cache(maxsize=1024)
def _looked_up(number: str, norm: str, exercise: int, declinaison: str | None) -> Found | Absent | Unknown:
    """As :func:`find_account`: a town asks for a few accounts again and again."""
    plans = Question(norm, exercise, declinaison).among(tables().plans.values())
    if isinstance(plans, Unknown):
        return plans
    accounts, missing = stated(accounts_of(number), plans, exercise)
    if not _is_in_family(number):
        return Found(accounts) if accounts else Unknown(_outside_families(number))
    names = tuple(plan.declinaison for plan in plans)
    return Found(accounts, missing) if accounts else Absent(number, exercise, names)


def section_of_class(number: str) -> Section | None:
    """The section that the class of an account implies, or None when the class alone does not say.

    Classes 6 and 7 are ``"fonctionnement"``, class 2 is ``"investissement"``: true of every account with a
    chapter of real operations, in all plans of 2013 to 2024.

    >>> section_of_class("65738"), section_of_class("204181"), section_of_class("1311")
    ('fonctionnement', 'investissement', None)
    """
    if not (number.isascii() and number.isdigit()):
        return None
    if number[0] in "67":
        return "fonctionnement"
    return "investissement" if number[0] == "2" else None


def children(account: Account, exercise: int | None = None) -> tuple[Account, ...]:
    """The accounts right under ``account`` in its declinaison, by number then exercise.

    All those that share an exercise with it, or only those of ``exercise``.

    >>> parent = find_account("65738", "M57", 2018).accounts[0]
    >>> [child.number for child in children(parent, 2018)]
    ['657381', '657382']
    """
    return tuple(
        child for child in under(account) if child.parent == account.number and meet(child, account, exercise)
    )


def under(heading: Account) -> tuple[Account, ...]:
    """Every account of the same declinaison whose number starts with this one's."""
    numbers = _numbers()
    first = bisect_right(numbers, heading.number)
    below = takewhile(lambda other: other.startswith(heading.number), islice(numbers, first, None))
    return tuple(
        account
        for other in below
        for account in accounts_of(other)
        if account.declinaison == heading.declinaison
    )


@cache
def _numbers() -> list[str]:
    """Every number of the data, in order: those that start alike stand together."""
    return sorted(tables().facts)


def _is_in_family(number: str) -> bool:
    return number.isascii() and number.isdigit() and number.startswith(tables().families)


def _outside_families(number: str) -> str:
    return f"compte {number} hors des familles suivies ({', '.join(tables().families)})"
