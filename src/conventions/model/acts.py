"""What an assembly decides: deliberations, decisions, votes; and the dates that any act carries."""

from pydantic import Field

from conventions.base import Count, Day, Key, Keyed, Record, Text, Year, key_from
from conventions.model.amounts import Sum
from conventions.model.imputation import BudgetLine
from conventions.model.keys import AvenantKey, DeliberationKey, PartyKey
from conventions.model.legal_words import Cast, PublicationMode
from conventions.model.party import Signatory
from conventions.model.vocabulary import ClauseKind, DecisionKind, Organ, Outcome
from conventions.money import Amount


class Clause(Record):
    """What an article says, of a closed list of kinds, with its words."""

    kind: ClauseKind
    article: Text | None = None
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(data["article"] or str(data["kind"])))


class Classification(Record):
    """How an act was filed when it was sent to the prefect (@CTES): its nature, its subject (« 7.5 »)."""

    nature: Count | None = None
    subject: Text | None = None


class Ballot(Record):
    """What one member of the assembly did in a vote; ``proxy`` is who voted for an absent member."""

    person: Text
    cast: Cast
    proxy: Text | None = None


class Vote(Record):
    """How the vote went; a count that the act does not give is None, never zero.

    ``ballots`` is the list of the members, when the act gives it; None when it does not.
    """

    outcome: Outcome | None = None
    scope: Text | None = None
    in_favour: Count | None = None
    against: Count | None = None
    abstentions: Count | None = None
    not_taking_part: Count | None = None
    present: Count | None = None
    proxies: Count | None = None
    ballots: tuple[Ballot, ...] | None = None
    raw: Text | None = None


class Delegation(Record):
    """The text by which an assembly lets another organ decide, up to an amount when it says one."""

    organ: Organ
    source: Text
    decided_on: Day | None = None
    up_to: Sum | None = None


class Decision(Record):
    """One decision of a deliberation, of a closed list of kinds, with its words.

    ``number`` is empty when the act lists its decisions without numbers. ``signatory`` is the person
    authorised to sign, who may differ from the signer of the extract.
    """

    number: Text | None = None
    kind: DecisionKind
    raw: Text
    beneficiary: PartyKey | None = None
    exercise: Year | None = None
    amount: Amount | None = None
    object: Text | None = None
    avenant: AvenantKey | None = None
    signatory: Signatory | None = None
    lines: Keyed[BudgetLine] = ()
    key: Key = Field(default_factory=lambda data: key_from(data["number"] or str(data["kind"])))


class Deliberation(Record):
    """A deliberation: who decided what, when, by which vote; its number may be unknown."""

    authority: PartyKey
    organ: Organ
    assembly: Text
    date: Day
    number: Text | None = None
    title: Text | None = None
    decisions: Keyed[Decision] = ()
    vote: Vote | None = None
    delegation: Delegation | None = None
    extract_signatory: Signatory | None = None
    transmitted_on: Day | None = None
    published_on: Day | None = None
    publication: PublicationMode | None = None
    classification: Classification | None = None
    repeals: tuple[DeliberationKey, ...] = ()
    raw_title: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(data["number"] or data["date"].isoformat()))


class DatedAct(Record):
    """The dates of a convention or an avenant; None means unknown.

    ``deliberation`` is the key of the deliberation that approves it; ``annulled_on`` the day a court annulled
    the act, which binds nobody from then on.
    """

    deliberation: DeliberationKey | None = None
    signed_on: Day | None = None
    effective_on: Day | None = None
    transmitted_on: Day | None = None
    notified_on: Day | None = None
    classification: Classification | None = None
    annulled_on: Day | None = None
