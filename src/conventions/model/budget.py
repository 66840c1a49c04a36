"""Where the money is charged, and the budget's own rows."""

import re

from pydantic import Field

from conventions.base import Count, Day, Flag, Key, Keyed, Record, Text
from conventions.model.vocabulary import Section
from conventions.money import Amount

ACCOUNT_WORDS = ("compte", "nature", "article")
"""Three words of real acts for the account by nature; the word used is kept."""


class LinePart(Record):
    """One part of an imputation, in order: the word before the code (None when unknown), and the code."""

    key: Text | None = None
    code: Text
    label: Text | None = None


class BudgetLine(Record):
    """An imputation as written, and what can be read in it without guessing.

    ``amount`` is set when the line carries a part of the grant only.

    >>> line = BudgetLine(raw="compte 65738", parts=({"key": "compte", "code": "65738"},))
    >>> line.account, line.key
    ('65738', '1')
    """

    raw: Text
    section: Section | None = None
    budget: Text | None = None
    exercises: tuple[Count, ...] = ()
    and_following: Flag = False
    parts: tuple[LinePart, ...] = ()
    amount: Amount | None = None
    key: Key = "1"

    @property
    def account(self) -> str | None:
        """The digits of the account by nature, dots and dashes left out; None when no part names one."""
        codes = (part.code for part in self.parts if part.key in ACCOUNT_WORDS)
        digits = (re.sub(r"[-. ]", "", code) for code in codes)
        return next((code for code in digits if re.fullmatch(r"[1-9][0-9]{1,9}", code)), None)


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

    exercise: Count
    amount: Amount


class Authorization(Record):
    """A multi-year authorisation: AP (investment) or AE (functioning), with its yearly credits."""

    number: Text
    kind: Section
    label: Text | None = None
    amount: Amount
    voted_on: Day | None = None
    credits: tuple[PaymentCredit, ...] = ()
    key: Key = Field(default_factory=lambda data: data["number"])


class Budget(Record):
    """The budget of one authority for one exercise."""

    authority: Key
    exercise: Count
    norm: Text | None = None
    voted_on: Day | None = None
    lines: Keyed[CreditLine] = ()
    authorizations: Keyed[Authorization] = ()
    key: Key = Field(default_factory=lambda data: str(data["exercise"]))
