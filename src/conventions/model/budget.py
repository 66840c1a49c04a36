"""The budget's own rows: credit lines, multi-year authorisations and their yearly credits."""

from pydantic import Field

from conventions.base import Day, Key, Keyed, Record, Text, Year, key_from
from conventions.model.vocabulary import Section
from conventions.money import Amount


class CreditLine(Record):
    """A row of a budget: what was voted, engaged and mandated; what is available is computed."""

    key: Key
    section: Section
    chapter: Text | None = None
    account: Text
    function: Text | None = None
    operation: Text | None = None
    voted: Amount
    engaged: Amount | None = None
    mandated: Amount | None = None


class PaymentCredit(Record):
    """The part of an authorisation that may be paid in one exercise."""

    exercise: Year
    amount: Amount


class Authorization(Record):
    """A multi-year authorisation: AP (investment) or AE (functioning), with its yearly credits."""

    number: Text
    kind: Section
    label: Text | None = None
    chapter: Text | None = None
    amount: Amount
    voted_on: Day | None = None
    credits: tuple[PaymentCredit, ...] = ()
    key: Key = Field(default_factory=lambda data: key_from(data["number"]))


class Budget(Record):
    """The budget of one authority for one exercise."""

    authority: Key
    exercise: Year
    norm: Text | None = None
    declinaison: Text | None = None
    voted_on: Day | None = None
    lines: Keyed[CreditLine] = ()
    authorizations: Keyed[Authorization] = ()
    key: Key = Field(default_factory=lambda data: str(data["exercise"]))
