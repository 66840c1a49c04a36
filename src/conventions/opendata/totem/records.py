"""What a file states of a budget: who and what it is, a line, a named subsidy, what was noticed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from conventions.money import Amount

Direction: TypeAlias = Literal["dépense", "recette"]
SectionName: TypeAlias = Literal["fonctionnement", "investissement"]
AMOUNTS: Final = {
    "voted": "voté",
    "proposed": "proposé",
    "opened": "crédits ouverts",
    "realised": "réalisé",
    "to_realise": "reste à réaliser",
    "previous": "budget précédent",
    "previous_to_realise": "reste à réaliser précédent",
}
"""The amounts of a line, each with its French name."""


class Stage(StrEnum):
    """The budgetary document: what was decided, or what was done.

    >>> Stage.COMPTE_ADMINISTRATIF.is_account, Stage.BUDGET_PRIMITIF.is_account
    (True, False)
    """

    BUDGET_PRIMITIF = "budget primitif"
    DECISION_MODIFICATIVE = "décision modificative"
    BUDGET_SUPPLEMENTAIRE = "budget supplémentaire"
    COMPTE_ADMINISTRATIF = "compte administratif"
    COMPTE_FINANCIER_UNIQUE = "compte financier unique"

    @property
    def is_account(self) -> bool:
        """Whether it tells what was done, and not what is allowed."""
        return self in {Stage.COMPTE_ADMINISTRATIF, Stage.COMPTE_FINANCIER_UNIQUE}


class BudgetPlan(NamedTuple):
    """The plan of accounts that a file states: its text, and its names in :mod:`conventions.nomenclature`.

    ``norm`` and ``declinaison`` are None where the data have no such plan; ``unknown`` then says it in French.
    """

    raw: str
    norm: str | None = None
    declinaison: str | None = None
    unknown: str | None = None


class Header(NamedTuple):
    """Who the budget is of, and what it is.

    ``siret`` is that of the authority, ``establishment_siret`` that of this budget. ``decided_on`` is the day
    of the vote, ``made_on`` that of the file. ``is_principal`` is None where the file does not say;
    ``principal`` and ``principal_id`` are, for an annex, the texts that name its principal budget.
    """

    collectivity: str
    siret: str
    establishment: str
    establishment_siret: str
    exercise: int
    stage: Stage
    decision_number: str | None
    plan: BudgetPlan
    decided_on: date | None
    made_on: date | None
    is_principal: bool | None
    principal: str | None
    principal_id: str | None
    budget_code: str | None
    kind: str | None
    insee_code: str | None
    root: str


class TotemLine(NamedTuple):
    """A line of the budget; an amount that is not written is None, which is not zero.

    ``line`` is that of the file. ``section_from`` says how the section is known: ``file`` states it, or it is
    that of the ``chapter``, or of the class of the ``account``. ``more`` has the other amounts, and ``traits``
    the other texts, by their code in the file.
    """

    number: int
    line: int
    exercise: int
    section: SectionName | None
    section_from: Literal["file", "chapter", "account"] | None
    direction: Direction | None
    kind: Literal["réelle", "ordre"] | None
    chapter: str | None
    account: str | None
    label: str | None
    function: str | None
    operation: str | None
    voted: Amount | None
    proposed: Amount | None
    opened: Amount | None
    realised: Amount | None
    to_realise: Amount | None
    previous: Amount | None
    previous_to_realise: Amount | None
    more: tuple[tuple[str, Amount], ...] = ()
    traits: tuple[tuple[str, str], ...] = ()


class Concours(NamedTuple):
    """A subsidy with the name of who gets it, from the annex; what identifies a natural person is masked.

    ``kind_code`` is that of the file, ``kind`` what it means (from memory: no text we have states it).
    """

    number: int
    line: int
    exercise: int
    article: str | None
    section: SectionName | None
    kind_code: str | None
    kind: str | None
    beneficiary: str | None
    identifier: str | None
    amount: Amount | None
    in_kind: str | None
    name_or_number: str | None
    object: str | None
    is_masked: bool


class Remark(NamedTuple):
    """A value of the file that is not as it should be: where, its name, the text met, what was made of it."""

    line: int | None
    name: str
    raw: str
    reason: str
