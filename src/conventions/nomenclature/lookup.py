"""Looking an account up in the plans: what it is, what lies under it, what to charge instead.

>>> found = find_account("65738", "M57", 2018)
>>> found.accounts[0].status
'regroupement'
>>> [account.number for account in suggest("65738", "M57", 2018)]
['657381', '657382']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.nomenclature.account import Absent, Account, Found, Section, Unknown
from conventions.nomenclature.store import accounts_of, tables

if TYPE_CHECKING:
    from conventions.nomenclature.store import Plan


def find_account(
    number: str, norm: str, exercise: int, declinaison: str | None = None
) -> Found | Absent | Unknown:
    """The account of this number for this exercise, in one declinaison of the norm or in all of them.

    ``norm`` is a norm of the plans (``"M14"``, ``"M57"``, ``"M4"`` for all M4x) or the start of the name of its
    declinaisons (``"M43"`` for M43, M43_A and M43_D; ``"M14_COM"`` for communes).

    :class:`Absent` is said only of the families of :func:`families`: of other accounts, other norms and other
    exercises the answer is :class:`Unknown`, with its reason in French.

    Source: ``data/README.md``.

    >>> find_account("65738", "M14", 2018, "M14_COM_SUP3500").accounts[0].label
    'Autres organismes publics'
    >>> find_account("60611", "M14", 2018).reason
    'compte 60611 hors des familles suivies (13, 204, 2804, 655, 6568, 657, 674, 747)'
    """
    plans = _plans(norm, exercise, declinaison)
    if isinstance(plans, Unknown):
        return plans
    names = tuple(plan.declinaison for plan in plans)
    accounts = tuple(
        account
        for account in accounts_of(number)
        if account.declinaison in names and account.is_valid_in(exercise)
    )
    in_family = _is_in_family(number)
    if accounts:
        missing = set(names) - {account.declinaison for account in accounts} if in_family else ()
        return Found(accounts, tuple(sorted(missing)))
    return Absent(number, exercise, names) if in_family else Unknown(_outside_families(number))


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
    first, last = (
        (exercise, exercise) if exercise is not None else (account.first_exercise, account.last_exercise)
    )
    return tuple(
        child
        for child in _under(account)
        if child.parent == account.number and child.first_exercise <= last and first <= child.last_exercise
    )


def suggest(number: str, norm: str, exercise: int, declinaison: str | None = None) -> tuple[Account, ...]:
    """The accounts to charge instead of a heading: all imputable ones under it, by number then declinaison.

    Empty when the account can be charged itself, is not found, or nothing under it can be charged.

    >>> [(account.number, account.declinaison) for account in suggest("65738", "M57", 2022)]
    [('657381', 'M57'), ('657381', 'M57_D'), ('657382', 'M57'), ('657382', 'M57_D')]
    """
    found = find_account(number, norm, exercise, declinaison)
    if not isinstance(found, Found):
        return ()
    leaves = (
        leaf
        for heading in found.accounts
        for leaf in _under(heading)
        if leaf.imputable and leaf.is_valid_in(exercise)
    )
    return tuple(sorted(leaves, key=lambda leaf: (leaf.number, leaf.declinaison)))


def _under(heading: Account) -> tuple[Account, ...]:
    """Every account of the same declinaison whose number starts with this one's."""
    numbers = sorted(
        other for other in tables().facts if other.startswith(heading.number) and other != heading.number
    )
    return tuple(
        account
        for other in numbers
        for account in accounts_of(other)
        if account.declinaison == heading.declinaison
    )


def _plans(norm: str, exercise: int, declinaison: str | None) -> tuple[Plan, ...] | Unknown:
    """The plans of the norm that the data hold for this exercise."""
    of_norm = tuple(plan for plan in tables().plans.values() if _is_of_norm(plan, norm))
    asked = tuple(plan for plan in of_norm if declinaison in (None, plan.declinaison))
    covering = tuple(plan for plan in asked if plan.covers(exercise))
    return covering or Unknown(_why_no_plan(of_norm, asked, (norm, exercise, declinaison)))


def _is_of_norm(plan: Plan, norm: str) -> bool:
    return norm in (plan.norm, plan.declinaison) or plan.declinaison.startswith(f"{norm}_")


def _why_no_plan(
    of_norm: tuple[Plan, ...], asked: tuple[Plan, ...], question: tuple[str, int, str | None]
) -> str:
    norm, exercise, declinaison = question
    every = tables().plans.values()
    first, last = min(plan.first for plan in every), max(plan.last for plan in every)
    if not first <= exercise <= last:
        return f"exercice {exercise} hors des données, qui vont de {first} à {last}"
    if not of_norm:
        return f"nomenclature «\u00a0{norm}\u00a0» hors des données"
    if not asked:
        return f"déclinaison «\u00a0{declinaison}\u00a0» hors des données de la nomenclature {norm}"
    known = ", ".join(f"{plan.declinaison} de {plan.first} à {plan.last}" for plan in asked)
    return f"exercice {exercise} hors des données de la nomenclature {norm} ({known})"


def _is_in_family(number: str) -> bool:
    return number.isascii() and number.isdigit() and number.startswith(tables().families)


def _outside_families(number: str) -> str:
    return f"compte {number} hors des familles suivies ({', '.join(tables().families)})"
