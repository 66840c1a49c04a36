"""Avenants: an act with its dates and a list of typed operations on the terms."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, model_validator

from conventions.base import Count, Day, Key, Keyed, Record, Text, Year, key_from
from conventions.model.acts import DatedAct
from conventions.model.grants import Grant, refuse_negative
from conventions.model.imputation import BudgetLine
from conventions.model.keys import ActionKey, GrantKey, PartyKey
from conventions.model.party import Party
from conventions.model.payments import PaymentTerms
from conventions.model.programme import Action, Target


def _about(what: str, field: str) -> Callable[[dict[str, Any]], str]:
    """The default key of an operation: what it is about, with the key of the record it names or holds."""

    def key(data: dict[str, Any]) -> str:
        subject = data[field]
        return key_from(f"{what} {getattr(subject, 'key', subject)}")

    return key


class SetGrant(Record):
    """The money of an exercise: a new grant, or the whole of the grant of the same key as it reads from now on.

    It never takes a grant from another beneficiary, nor doubles one whose nature was not said. ``mode``
    « ajoute » adds the amount to a grant that is there (below zero, it takes from it); it is never a bare
    amount.
    """

    operation: Literal["fixer la subvention"] = "fixer la subvention"
    grant: Grant
    mode: Literal["remplace", "ajoute"] = "remplace"
    key: Key = Field(default_factory=_about("subvention", "grant"))

    @model_validator(mode="after")
    def _no_negative_grant(self) -> Self:
        if self.mode == "remplace":
            refuse_negative(self.grant)
        return self


class ConfirmGrant(Record):
    """A forecast grant becomes firm."""

    operation: Literal["confirmer la subvention"] = "confirmer la subvention"
    grant: GrantKey
    key: Key = Field(default_factory=_about("confirmation", "grant"))


class ExtendTerm(Record):
    """The convention lasts until a later day."""

    operation: Literal["prolonger la durée"] = "prolonger la durée"
    until: Day
    key: Key = "durée"


class AddAction(Record):
    """A new action."""

    operation: Literal["ajouter une action"] = "ajouter une action"
    action: Action
    key: Key = Field(default_factory=_about("action", "action"))


class ChangeAction(Record):
    """An action as it reads from now on; its key says which one."""

    operation: Literal["modifier une action"] = "modifier une action"
    action: Action
    key: Key = Field(default_factory=_about("action", "action"))


class RemoveAction(Record):
    """An action that ends."""

    operation: Literal["supprimer une action"] = "supprimer une action"
    action: ActionKey
    key: Key = Field(default_factory=_about("action", "action"))


class SetTarget(Record):
    """A target of an action, new or replaced by key."""

    operation: Literal["fixer un objectif"] = "fixer un objectif"
    action: ActionKey
    target: Target
    key: Key = Field(default_factory=_about("objectif", "target"))


class ChangePaymentTerms(Record):
    """Payment terms, new or replaced by key."""

    operation: Literal["changer les modalités de versement"] = "changer les modalités de versement"
    payment_terms: PaymentTerms
    key: Key = Field(default_factory=_about("versement", "payment_terms"))


class ChangeBudgetLine(Record):
    """The imputation of a grant, replaced by key."""

    operation: Literal["changer une imputation"] = "changer une imputation"
    grant: GrantKey
    line: BudgetLine
    key: Key = Field(default_factory=_about("imputation", "grant"))


class AddParty(Record):
    """A new party."""

    operation: Literal["ajouter une partie"] = "ajouter une partie"
    party: Party
    key: Key = Field(default_factory=_about("partie", "party"))


class ChangeParty(Record):
    """A party replaced: takeover of the project, change of name, substitution."""

    operation: Literal["remplacer une partie"] = "remplacer une partie"
    old: PartyKey
    new: Party
    reason: Literal["reprise", "changement de dénomination", "substitution"]
    key: Key = Field(default_factory=_about("partie", "old"))


class TextEdit(Record):
    """A change of the wording of an article, kept as written."""

    operation: Literal["modifier un article"] = "modifier un article"
    article: Text
    old: Text | None = None
    new: Text | None = None
    key: Key = Field(default_factory=_about("article", "article"))


class Terminate(Record):
    """The convention ends before its term."""

    operation: Literal["résilier"] = "résilier"
    day: Day
    reason: Text | None = None
    key: Key = "résiliation"


Operation = Annotated[
    SetGrant
    | ConfirmGrant
    | ExtendTerm
    | AddAction
    | ChangeAction
    | RemoveAction
    | SetTarget
    | ChangePaymentTerms
    | ChangeBudgetLine
    | AddParty
    | ChangeParty
    | TextEdit
    | Terminate,
    Discriminator("operation"),
]
"""What an avenant may do; each operation says what it touches."""


def _avenant_key(data: dict[str, Any]) -> str:
    parts = [str(data[name]) for name in ("year", "number") if data[name] is not None]
    signed = data["signed_on"]
    return "-".join(parts) or (signed.isoformat() if signed else "sans numéro")


class Avenant(DatedAct):
    """An avenant, with a number, a year, both or neither; without a signature date it is a projet.

    >>> Avenant(number=1, year=2018).key
    '2018-1'
    """

    number: Count | None = None
    year: Year | None = None
    title: Text | None = None
    raw_title: Text | None = None
    operations: Keyed[Operation] = ()
    key: Key = Field(default_factory=_avenant_key)
