"""What the law asks around a convention: contracts, accounts, publications, declarations, withdrawals."""

from typing import Any

from pydantic import Field

from conventions.base import Day, Flag, Key, Record, Text, Year, key_from
from conventions.model.amounts import Sum
from conventions.model.keys import GrantKey, PartyKey
from conventions.model.legal_words import AidRegime, PublicationKind, WithdrawalGround


def _named(*names: str) -> Any:
    def key(data: dict[str, Any]) -> str:
        return key_from(" ".join(str(data[name]) for name in names if data[name] is not None))

    return Field(default_factory=key)


class RepublicanContract(Record):
    """The contrat d’engagement républicain of an association or a foundation (loi 2000-321, art. 10-1).

    ``signed_on`` None: not signed, or not known. ``breached_on`` is the day of a breach, when there was one.
    """

    beneficiary: PartyKey
    signed_on: Day | None = None
    breached_on: Day | None = None
    raw: Text | None = None
    key: Key = _named("beneficiary")


class Accounts(Record):
    """The accounts of a beneficiary for an exercise, as it gave them.

    ``products`` is the total of its income, ``public_cash`` what all public bodies notified it in cash for the
    year. ``auditor`` is who certified the accounts. ``budget_received_on`` is about its forecast budget.
    """

    beneficiary: PartyKey
    exercise: Year
    products: Sum | None = None
    public_cash: Sum | None = None
    auditor: Text | None = None
    certified_on: Day | None = None
    published_on: Day | None = None
    received_on: Day | None = None
    budget_received_on: Day | None = None
    key: Key = _named("beneficiary", "exercise")


class Publication(Record):
    """What was published or sent on a day because a law asks for it, and where it can be read."""

    kind: PublicationKind
    day: Day
    exercise: Year | None = None
    grant: GrantKey | None = None
    address: Text | None = None
    key: Key = _named("kind", "exercise", "grant")


class Withdrawal(Record):
    """A decision that withdraws a grant, all of it when ``amount`` is None, and what it rests on.

    ``condition`` is the condition not met, ``condition_set_on`` the day when it was set; ``breached_on`` that
    of the breach; ``heard_on`` that when the beneficiary was asked for its observations.
    """

    grant: GrantKey
    decided_on: Day
    ground: WithdrawalGround
    amount: Sum | None = None
    condition: Text | None = None
    condition_set_on: Day | None = None
    breached_on: Day | None = None
    heard_on: Day | None = None
    raw: Text | None = None
    key: Key = _named("grant", "decided_on")


class DeMinimisAid(Record):
    """A de minimis aid that the beneficiary had, from this authority or another one, as it declared it.

    ``grant`` names the grant of this convention that it is, when it is one.
    """

    beneficiary: PartyKey
    granted_on: Day
    amount: Sum
    funder: Text
    regime: AidRegime = AidRegime.DE_MINIMIS
    grant: GrantKey | None = None
    declared_on: Day | None = None
    key: Key = _named("funder", "granted_on")


class Interest(Record):
    """A member of the assembly with a part in a body: president, treasurer, representative of the authority.

    ``designated``: the member sits there for the authority, by law.
    """

    person: Text
    party: PartyKey
    capacity: Text | None = None
    designated: Flag = False
    since: Day | None = None
    until: Day | None = None
    key: Key = _named("person", "party")


class Regrant(Record):
    """A part of a grant that the beneficiary gave to somebody else."""

    grant: GrantKey
    recipient: Text
    day: Day
    amount: Sum | None = None
    key: Key = _named("grant", "recipient")
