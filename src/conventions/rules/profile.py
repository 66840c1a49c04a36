"""Which rules to run, how serious their findings are, and the figures of the authority's own rules."""

from __future__ import annotations

from conventions.base import Record, Text
from conventions.rules.answers import Severity
from conventions.rules.parameters import NO_PARAMETERS, Parameters


class Tightened(Record):
    """A rule whose findings are at least of a severity, because the authority says so."""

    code: Text
    severity: Severity


class Profile(Record):
    """What one authority asks of a check: rules, severities, the figures of its own règlement.

    ``select`` and ``ignore`` hold codes (« NAT-001 ») or families (« NAT »): the rules of ``select`` run (all
    when it is empty), without those of ``ignore``. ``tighten`` raises severities and never lowers one: what an
    authority does not want to see, it ignores by name. ``title`` is shown in the report.

    >>> Profile(select=("NAT",)).ignore
    ()
    """

    title: Text | None = None
    select: tuple[Text, ...] = ()
    ignore: tuple[Text, ...] = ()
    tighten: tuple[Tightened, ...] = ()
    parameters: Parameters = NO_PARAMETERS
