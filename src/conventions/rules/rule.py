"""What a rule is. A rule is one file; the catalogue finds it.

A rule looks at a :class:`Case` and yields answers: a :class:`Fault`, a :class:`Passed` for each thing it
looked at and found right, :class:`NotApplicable` or :class:`NotEvaluated` with the reason. It yields at
least one: nothing passes in silence. All that the file of a rule needs to say this is imported from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import cleandoc, getmodule
from typing import NamedTuple

from conventions.model import PartyKind
from conventions.rules.anchors import Anchor, end_of
from conventions.rules.answers import Answer, Fault, NotApplicable, NotEvaluated, Passed, Severity
from conventions.rules.case import Case, Context
from conventions.rules.scope import LOCAL, Beneficiaries
from conventions.rules.sources import Source, Status, Validity, data_of, law_of

__all__ = [
    "Anchor",
    "Answer",
    "Beneficiaries",
    "Case",
    "Check",
    "Context",
    "Fault",
    "NotApplicable",
    "NotEvaluated",
    "Passed",
    "Rule",
    "Severity",
    "Source",
    "Status",
    "Validity",
    "end_of",
    "rule",
]

Check = Callable[[Case], Iterable[Answer]]


class Rule(NamedTuple):
    """A rule of the catalogue; ``title`` and ``page`` come from the docstring of its module.

    ``dated_by`` names the date that selects the version of the law: never today. ``law`` says between which
    days its texts apply, ``data`` which days its data cover. ``requires`` names the facts that the rule
    reads, in French: without them it answers « non évaluée ». ``authorities`` and ``beneficiaries`` say who it
    applies to. ``since`` is the version of the library that brought the rule.
    """

    code: str
    title: str
    page: str
    severity: Severity
    status: Status
    sources: tuple[Source, ...]
    dated_by: Anchor
    decider: str
    since: str
    check: Check
    law: Validity = Validity()
    data: Validity = Validity()
    requires: tuple[str, ...] = ()
    authorities: frozenset[PartyKind] = LOCAL
    beneficiaries: Beneficiaries = Beneficiaries.ANY

    @property
    def family(self) -> str:
        """The letters of the code: « NAT »."""
        return self.code.partition("-")[0]


def rule(  # noqa: PLR0913  # the head of a rule's file: one line a datum, all named
    code: str,
    *,
    severity: Severity,
    status: Status,
    sources: tuple[Source, ...],
    dated_by: str,
    decider: str,
    since: str,
    requires: tuple[str, ...] = (),
    authorities: frozenset[PartyKind] = LOCAL,
    beneficiaries: Beneficiaries = Beneficiaries.ANY,
    law: Validity | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its module is the rule's page.

    ``dated_by`` is an :class:`Anchor` (or its French text), ``decider`` says who decides what to do about a
    finding (« le service des finances »), ``since`` is the version of the library that brings the rule.
    ``requires`` names in French the facts that the rule reads (« la date de signature »). ``authorities`` and
    ``beneficiaries`` are given where the rule is not about every local authority, or every beneficiary.
    ``law`` is given where the texts apply at other days than from the first of the sources to the last.

    :raises ValueError: when no anchor is so named: the date would choose nothing.
    """

    def make(check: Check) -> Rule:
        title, _, page = cleandoc(getattr(getmodule(check), "__doc__", None) or "").partition("\n")
        return Rule(
            code=code,
            title=title.rstrip("."),
            page=page.strip(),
            severity=severity,
            status=status,
            sources=sources,
            dated_by=Anchor(dated_by),
            decider=decider,
            since=since,
            check=check,
            law=law_of(sources) if law is None else law,
            data=data_of(sources),
            requires=requires,
            authorities=authorities,
            beneficiaries=beneficiaries,
        )

    return make
