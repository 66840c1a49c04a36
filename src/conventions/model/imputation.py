"""Where the money is charged: imputations as written, and what can be read in them."""

import re

from conventions.base import Flag, Key, Record, Text, Year
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
    exercises: tuple[Year, ...] = ()
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
