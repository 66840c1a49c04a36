"""What the firm grants charge to the budget: each line, with its section, its authorisation, its exercise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from conventions.model import BudgetLine, Firmness, Form, Grant, Section
from conventions.money import Amount
from conventions.operations.folding import Fold
from conventions.operations.sections import section_of_line

_AUTHORIZATIONS = {
    "AP": Section.INVESTMENT,
    "AP/CP": Section.INVESTMENT,
    "AUTORISATION DE PROGRAMME": Section.INVESTMENT,
    "AE": Section.OPERATING,
    "AE/CP": Section.OPERATING,
    "AUTORISATION D’ENGAGEMENT": Section.OPERATING,
}
_WORD = re.compile(r"^A[PE](?![A-Z])|[\s.°-]|N°", re.IGNORECASE)


def authorization_section(word: str | None) -> Section | None:
    """The section of the authorisation that a word of an imputation names; None for any other word.

    >>> authorization_section("AE/CP"), authorization_section("nature")
    (<Section.OPERATING: 'fonctionnement'>, None)
    """
    return _AUTHORIZATIONS.get((word or "").upper().replace("'", "’"))


def plain_authorization(number: str) -> str:
    """The number of an AP or of an AE without its word, its spaces and its dashes.

    >>> plain_authorization("AP n° 2022-7"), plain_authorization("2022 7")
    ('20227', '20227')
    """
    return _WORD.sub("", number).upper()


class Charged(NamedTuple):
    """What a firm grant charges to a line on an exercise, in euros; ``amount`` None: not known for this line."""

    grant: Grant
    line: BudgetLine
    exercise: int
    address: str
    amount: Amount | None

    @property
    def section(self) -> Section | None:
        """The section of the line."""
        return section_of_line(self.line)

    @property
    def authorization(self) -> str | None:
        """The number of the AP or of the AE that the line names."""
        return next(
            (part.code for part in self.line.parts if authorization_section(part.key) is not None), None
        )


def charges_of(folded: Fold) -> tuple[Charged, ...]:
    """Every line of the firm grants in cash of consolidated terms.

    >>> from datetime import date
    >>> from conventions.operations import fold
    >>> from conventions.samples import association_2024_2026
    >>> (first, *_) = charges_of(fold(association_2024_2026(), date(2024, 12, 31)))
    >>> first.line.account, first.exercise, str(first.amount), first.address
    ('65748', 2024, '30000.00', 'initial.grants[2024-fonctionnement].lines[1]')
    """
    firm = (item for item in folded.terms.grants if item.firmness is Firmness.FIRM and item.form is Form.CASH)
    return tuple(each for grant in firm for each in _of_grant(folded, grant))


def _of_grant(folded: Fold, grant: Grant) -> Iterator[Charged]:
    for line in grant.lines:
        address = folded.origin(f"grants[{grant.key}].lines[{line.key}]").address
        whole = grant.amount if len(grant.lines) == 1 and len(line.exercises) < 2 else None
        amount = whole if line.amount is None else line.amount
        for exercise in line.exercises or (grant.exercise,):
            yield Charged(grant, line, exercise, address, amount)
