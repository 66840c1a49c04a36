"""What a report may show: everything, or everything but what is confidential.

Rules read the real convention; their answers are covered before anything shortens them, and addresses
last, once the place in the file and the waivers were looked up. The other conventions are covered too, those
that a rule was given: a finding may quote them.
"""

from __future__ import annotations

from conventions.model.confidential import Mask
from conventions.rules.answers import Answer, Fault, Passed
from conventions.rules.case import Case
from conventions.rules.report import Finding
from conventions.rules.values import Met


class Cover:
    """Nothing is hidden: the caller asked for it by name."""

    def text(self, text: str) -> str:
        """A text of the report."""
        return text

    def address(self, address: str) -> str:
        """The address of a finding."""
        return address

    def value(self, value: Met) -> Met:
        """A value that a rule met: only a text may be confidential."""
        return self.text(value) if isinstance(value, str) else value

    def answer(self, answer: Answer) -> Answer:
        """The answer of a rule, its texts covered, its address real."""
        if isinstance(answer, Fault):
            return answer._replace(
                message=self.text(answer.message),
                remedy=self.text(answer.remedy),
                words=answer.words and self.text(answer.words),
                values=tuple((name, self.value(value)) for name, value in answer.values),
                inferred=answer.inferred and self.text(answer.inferred),
            )
        if isinstance(answer, Passed):
            return answer
        reason = self.text(answer.reason)
        return answer if reason is answer.reason else answer._replace(reason=reason)

    def finding(self, finding: Finding) -> Finding:
        """The finding at the address to show."""
        shown = self.address(finding.address)
        return finding if shown == finding.address else finding.replace(address=shown)


class _Masking(Cover):
    """Bank details and the data of natural persons are hidden."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self._shown: dict[str, str] = {}

    def text(self, text: str) -> str:
        shown = self._shown.get(text)  # many rules say the same
        if shown is None:
            shown = self._shown[text] = self.mask.text(text)
        return shown

    def address(self, address: str) -> str:
        return self.mask.address(address)


def cover_of(case: Case) -> Cover:
    """The cover that the context asks for, once the rules have answered.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> case = Case(cci_2017_2019(), date(2018, 12, 31))
    >>> cover_of(case).text("compte FR7630006000011234567890189")
    'compte FR76 •••• … 0189'
    """
    if case.context.reveal:
        return Cover()
    return _Masking(Mask.of(case.convention, known=case.quotable))
