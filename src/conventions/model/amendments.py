"""The operations of an avenant: what each changes in the terms, and which part it touches."""

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Discriminator, Field, model_validator

from conventions.base import Day, Key, Record, Text, key_from
from conventions.model.acts import Clause
from conventions.model.amounts import Sum
from conventions.model.grants import Grant, refuse_negative
from conventions.model.imputation import BudgetLine
from conventions.model.keys import (
    ActionKey,
    AxisKey,
    ClauseKey,
    DeviceKey,
    GrantKey,
    PartyKey,
    PaymentTermsKey,
)
from conventions.model.party import Party
from conventions.model.payments import PaymentTerms
from conventions.model.programme import Action, Axis, Device, Target
from conventions.model.vocabulary import TermsPart, TextChange
from conventions.money import Amount
from conventions.periods import Duration, Period


def _about(what: str, field: str) -> Callable[[dict[str, Any]], str]:
    """The default key of an operation: what it is about, with the key of the record it names or holds."""

    def key(data: dict[str, Any]) -> str:
        subject = data[field]
        return key_from(f"{what} {getattr(subject, 'key', subject)}" if subject is not None else what)

    return key


class _Operation(Record):
    """What an avenant does; ``touches`` is the part of the terms that it changes.

    ``follows`` are the other parts that may change in consequence, which the avenant is not about.
    """

    touches: ClassVar[TermsPart]
    follows: ClassVar[frozenset[TermsPart]] = frozenset()


class SetGrant(_Operation):
    """The money of an exercise: a new grant, or the whole of the grant of the same key as it reads from now on.

    It never takes a grant from another beneficiary, nor doubles one whose nature was not said. ``mode``
    « ajoute » adds the amount to a grant that is there (below zero, it takes from it); it is never a bare
    amount.
    """

    touches = TermsPart.GRANTS
    operation: Literal["fixer la subvention"] = "fixer la subvention"
    grant: Grant
    mode: Literal["remplace", "ajoute"] = "remplace"
    key: Key = Field(default_factory=_about("subvention", "grant"))

    @model_validator(mode="after")
    def _no_negative_grant(self) -> Self:
        if self.mode == "remplace":
            refuse_negative(self.grant)
        return self


class ConfirmGrant(_Operation):
    """A forecast grant becomes firm."""

    touches = TermsPart.GRANTS
    operation: Literal["confirmer la subvention"] = "confirmer la subvention"
    grant: GrantKey
    key: Key = Field(default_factory=_about("confirmation", "grant"))


class ChangeAmount(_Operation):
    """The amount of a grant replaced by another (``new``), or raised or lowered (``by``, below zero).

    Without ``grant``, it is the one grant of the amount ``old``, or the only grant there is.
    """

    touches = TermsPart.GRANTS
    operation: Literal["changer le montant"] = "changer le montant"
    grant: GrantKey | None = None
    old: Sum | None = None
    new: Sum | None = None
    by: Amount | None = None
    key: Key = Field(default_factory=_about("montant", "grant"))

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.new is None) == (self.by is None):
            raise ValueError("un changement dit le nouveau montant (new), ou de combien il change (by)")
        return self


class RemoveGrant(_Operation):
    """A grant that is no longer granted."""

    touches = TermsPart.GRANTS
    operation: Literal["supprimer une subvention"] = "supprimer une subvention"
    grant: GrantKey
    key: Key = Field(default_factory=_about("subvention", "grant"))


class SetCeiling(_Operation):
    """The most that all the grants of the convention may add up to; None: there is no ceiling any more."""

    touches = TermsPart.CEILING
    operation: Literal["fixer le plafond"] = "fixer le plafond"
    ceiling: Sum | None = None
    key: Key = "plafond"


class ChangeBudgetLine(_Operation):
    """The imputation of a grant, replaced by key."""

    touches = TermsPart.GRANTS
    operation: Literal["changer une imputation"] = "changer une imputation"
    grant: GrantKey
    line: BudgetLine
    key: Key = Field(default_factory=_about("imputation", "grant"))


class ChangePaymentTerms(_Operation):
    """Payment terms, new or replaced by key."""

    touches = TermsPart.PAYMENT_TERMS
    operation: Literal["changer les modalités de versement"] = "changer les modalités de versement"
    payment_terms: PaymentTerms
    key: Key = Field(default_factory=_about("versement", "payment_terms"))


class RemovePaymentTerms(_Operation):
    """Payment terms that no longer hold."""

    touches = TermsPart.PAYMENT_TERMS
    operation: Literal["supprimer des modalités de versement"] = "supprimer des modalités de versement"
    payment_terms: PaymentTermsKey
    key: Key = Field(default_factory=_about("versement", "payment_terms"))


class ExtendTerm(_Operation):
    """The convention lasts until a later day, or longer by a duration."""

    touches = TermsPart.PERIOD
    operation: Literal["prolonger la durée"] = "prolonger la durée"
    until: Day | None = None
    by: Duration | None = None
    key: Key = "durée"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.until is None) == (self.by is None):
            raise ValueError(
                "une prolongation dit jusqu’à quel jour (until), ou de combien (by), pas les deux"
            )
        return self


class ChangePeriod(_Operation):
    """Other dates for the whole period."""

    touches = TermsPart.PERIOD
    operation: Literal["changer la période"] = "changer la période"
    period: Period
    key: Key = "période"


class Terminate(_Operation):
    """The convention ends before its term: the grants only foreseen for later exercises fall."""

    touches = TermsPart.PERIOD
    follows = frozenset({TermsPart.GRANTS})
    operation: Literal["résilier"] = "résilier"
    day: Day
    reason: Text | None = None
    key: Key = "résiliation"


class SetAxis(_Operation):
    """An axis, new or replaced by key."""

    touches = TermsPart.AXES
    operation: Literal["fixer un axe"] = "fixer un axe"
    axis: Axis
    key: Key = Field(default_factory=_about("axe", "axis"))


class RemoveAxis(_Operation):
    """An axis that ends."""

    touches = TermsPart.AXES
    operation: Literal["supprimer un axe"] = "supprimer un axe"
    axis: AxisKey
    key: Key = Field(default_factory=_about("axe", "axis"))


class AddAction(_Operation):
    """A new action."""

    touches = TermsPart.ACTIONS
    operation: Literal["ajouter une action"] = "ajouter une action"
    action: Action
    key: Key = Field(default_factory=_about("action", "action"))


class ChangeAction(_Operation):
    """An action as it reads from now on; its key says which one."""

    touches = TermsPart.ACTIONS
    operation: Literal["modifier une action"] = "modifier une action"
    action: Action
    key: Key = Field(default_factory=_about("action", "action"))


class RemoveAction(_Operation):
    """An action that ends."""

    touches = TermsPart.ACTIONS
    operation: Literal["supprimer une action"] = "supprimer une action"
    action: ActionKey
    key: Key = Field(default_factory=_about("action", "action"))


class SetTarget(_Operation):
    """A target of an action, new or replaced by key."""

    touches = TermsPart.ACTIONS
    operation: Literal["fixer un objectif"] = "fixer un objectif"
    action: ActionKey
    target: Target
    key: Key = Field(default_factory=_about("objectif", "target"))


class SetDevice(_Operation):
    """A device, new or replaced by key."""

    touches = TermsPart.DEVICES
    operation: Literal["fixer un dispositif"] = "fixer un dispositif"
    device: Device
    key: Key = Field(default_factory=_about("dispositif", "device"))


class RemoveDevice(_Operation):
    """A device that ends."""

    touches = TermsPart.DEVICES
    operation: Literal["supprimer un dispositif"] = "supprimer un dispositif"
    device: DeviceKey
    key: Key = Field(default_factory=_about("dispositif", "device"))


class AddParty(_Operation):
    """A new party."""

    touches = TermsPart.PARTIES
    operation: Literal["ajouter une partie"] = "ajouter une partie"
    party: Party
    key: Key = Field(default_factory=_about("partie", "party"))


class ChangeParty(_Operation):
    """A party replaced: takeover of the project, change of name, substitution; or what is said of it corrected.

    The new one stands wherever the old one was named.
    """

    touches = TermsPart.PARTIES
    follows = frozenset({TermsPart.GRANTS, TermsPart.ACTIONS, TermsPart.DEVICES})
    operation: Literal["remplacer une partie"] = "remplacer une partie"
    old: PartyKey
    new: Party
    reason: Literal["reprise", "changement de dénomination", "substitution", "correction"]
    key: Key = Field(default_factory=_about("partie", "old"))


class RemoveParty(_Operation):
    """A party that leaves."""

    touches = TermsPart.PARTIES
    operation: Literal["retirer une partie"] = "retirer une partie"
    party: PartyKey
    key: Key = Field(default_factory=_about("partie", "party"))


class SetClause(_Operation):
    """A clause, new or replaced by key."""

    touches = TermsPart.CLAUSES
    operation: Literal["fixer une clause"] = "fixer une clause"
    clause: Clause
    key: Key = Field(default_factory=_about("clause", "clause"))


class RemoveClause(_Operation):
    """A clause that no longer holds."""

    touches = TermsPart.CLAUSES
    operation: Literal["supprimer une clause"] = "supprimer une clause"
    clause: ClauseKey
    key: Key = Field(default_factory=_about("clause", "clause"))


class ReplaceArticle(_Operation):
    """An article that reads otherwise from now on."""

    touches = TermsPart.CLAUSES
    operation: Literal["remplacer un article"] = "remplacer un article"
    article: Text
    text: Text
    key: Key = Field(default_factory=_about("article", "article"))


class TextEdit(_Operation):
    """A change of wording, kept as written; ``raw`` is the sentence of the avenant.

    ``old`` is what is replaced, deleted, or what ``new`` is inserted after. Without an article, nothing says
    where.
    """

    touches = TermsPart.CLAUSES
    operation: Literal["modifier le texte"] = "modifier le texte"
    change: TextChange = TextChange.REPLACE
    article: Text | None = None
    old: Text | None = None
    new: Text | None = None
    raw: Text | None = None
    key: Key = Field(default_factory=_about("texte", "article"))


class Reorder(_Operation):
    """Another order of the records of one part, which changes nothing else; ``keys`` names them all."""

    touches = TermsPart.ORDER
    operation: Literal["réordonner"] = "réordonner"
    part: TermsPart
    keys: tuple[Key, ...]
    key: Key = Field(default_factory=_about("ordre", "part"))


Operation = Annotated[
    SetGrant
    | ConfirmGrant
    | ChangeAmount
    | RemoveGrant
    | SetCeiling
    | ChangeBudgetLine
    | ChangePaymentTerms
    | RemovePaymentTerms
    | ExtendTerm
    | ChangePeriod
    | Terminate
    | SetAxis
    | RemoveAxis
    | AddAction
    | ChangeAction
    | RemoveAction
    | SetTarget
    | SetDevice
    | RemoveDevice
    | AddParty
    | ChangeParty
    | RemoveParty
    | SetClause
    | RemoveClause
    | ReplaceArticle
    | TextEdit
    | Reorder,
    Discriminator("operation"),
]
"""What an avenant may do; each operation says what it touches."""
