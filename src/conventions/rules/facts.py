"""What the rules read of a convention on a day, for who judges the same facts in another way.

The bulk engine puts these readings in columns and compares them there: what is read stays read in one place.
"""

from __future__ import annotations

from conventions.operations import section_of
from conventions.rules.beneficiary.granted_sums import CASH_ALONE
from conventions.rules.bodies import grant_address
from conventions.rules.budget.payment_long_after_exercise import MONTHS
from conventions.rules.case import Case
from conventions.rules.multiyear.authorizations import by_authorization, voted
from conventions.rules.publication.told import listed
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.credits import charged, credit_of
from conventions.rules.reading.granted import granted_on
from conventions.rules.reading.mandates import mandates
from conventions.rules.reading.placed import placed
from conventions.rules.scope import beneficiaries, out_of_scope
from conventions.rules.state_aid import (
    de_minimis_over_fiscal_years,
    de_minimis_over_rolling_years,
    sieg_aid_over_ceiling,
)
from conventions.rules.state_aid.ceilings import Ceiling
from conventions.rules.written import decided, party_of, written_lines

__all__ = [
    "CASH_ALONE",
    "CEILINGS",
    "MONTHS",
    "Case",
    "Ceiling",
    "beneficiaries",
    "by_authorization",
    "charged",
    "credit_of",
    "decided",
    "grant_address",
    "granted_on",
    "listed",
    "mandates",
    "out_of_scope",
    "party_of",
    "placed",
    "section_of",
    "stands_for",
    "voted",
    "written_lines",
]

CEILINGS: tuple[Ceiling, ...] = (
    de_minimis_over_fiscal_years.CEILING,
    de_minimis_over_rolling_years.CEILING,
    sieg_aid_over_ceiling.CEILING,
)
"""The ceilings of de minimis aids."""
