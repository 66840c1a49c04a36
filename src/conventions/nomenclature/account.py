"""An account of a plan, and the three answers to a look-up: found, absent, unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, final

Section = Literal["fonctionnement", "investissement"]
"""The section of the budget that an account belongs to."""

Status = Literal["imputable", "regroupement", "supprimé", "sans chapitre"]
"""Whether money can be charged to an account, or why not: it only groups others, it is kept for history, no
chapter of real operations holds it (entries of order)."""

What = Literal["compte", "chapitre", "fonction"]
"""What a number is of a plan."""

_OF: Final[dict[What, str]] = {
    "compte": "du plan de comptes",
    "chapitre": "du plan de comptes",
    "fonction": "de la nomenclature fonctionnelle",
}


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as one declinaison states it, over consecutive exercises (both included).

    ``label`` has the words of the plan. ``section`` and ``chapter`` are None where the plan states none, as
    for most headings. ``parent`` is a number, which may be of an account that the data do not hold.

    >>> from conventions.nomenclature import find_account
    >>> account = find_account("657382", "M57", 2018).accounts[0]
    >>> account.label, account.section, account.chapter, account.parent
    ('Organismes publics divers', 'fonctionnement', '65', '65738')
    """

    number: str
    label: str
    section: Section | None
    chapter: str | None
    status: Status
    norm: str
    declinaison: str
    first_exercise: int
    last_exercise: int
    parent: str | None

    @property
    def imputable(self) -> bool:
        """Whether money can be charged to it: a leaf with a chapter of real operations, not withdrawn."""
        return self.status == "imputable"

    def is_valid_in(self, exercise: int) -> bool:
        """Whether the plan states it for this exercise."""
        return self.first_exercise <= exercise <= self.last_exercise


@final
@dataclass(frozen=True, slots=True)
class Found:
    """The account, once for each declinaison that has it, in the order of declinaisons.

    ``absent_from`` names the declinaisons looked in that do not have it.

    >>> from conventions.nomenclature import find_account
    >>> found = find_account("65738", "M57", 2024)
    >>> [(account.declinaison, account.imputable) for account in found.accounts]
    [('M57_A', True), ('M57_D', False), ('M57_P', False)]
    >>> found.imputable_in
    ('M57_A',)
    """

    accounts: tuple[Account, ...]
    absent_from: tuple[str, ...] = ()

    @property
    def imputable_in(self) -> tuple[str, ...]:
        """The declinaisons where money can be charged to it."""
        return tuple(account.declinaison for account in self.accounts if account.imputable)


@final
@dataclass(frozen=True, slots=True)
class Absent:
    """No such account, chapter or function, in plans that we know in full for it.

    >>> from conventions.nomenclature import find_account
    >>> find_account("65739", "M57", 2018).reason
    'compte 65739 absent du plan de comptes M57 pour l’exercice 2018'
    """

    number: str
    exercise: int
    declinaisons: tuple[str, ...]
    what: What = "compte"

    @property
    def reason(self) -> str:
        """The answer in French."""
        plans, missing = ", ".join(self.declinaisons), "absente" if self.what == "fonction" else "absent"
        return f"{self.what} {self.number} {missing} {_OF[self.what]} {plans} pour l’exercice {self.exercise}"


@final
@dataclass(frozen=True, slots=True)
class Unknown:
    """The data do not say; ``reason`` tells why, in French.

    >>> from conventions.nomenclature import find_account
    >>> find_account("65738", "M57", 2025).reason
    'exercice 2025 hors des données, qui vont de 2013 à 2024'
    """

    reason: str
