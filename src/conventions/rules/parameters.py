"""What an authority's own rules set (règlement budgétaire et financier): parameters, without any default.

A rule that needs one and does not have it answers « non évaluée »: nobody's rule is supposed.
"""

from __future__ import annotations

from conventions.base import Count, Ratio, Record
from conventions.model.amounts import Sum
from conventions.periods import Duration


class Parameters(Record):
    """The figures of one authority's règlement; None: it sets none, or nobody gave it.

    ``advance_cap`` is the part of a grant that an avance may reach, ``before_balance_cap`` the part that avances
    and acomptes together may. ``start_within`` and ``finish_within`` are the delays after which a grant lapses,
    from its notification. ``authorization_years`` is how long an AE or an AP lasts without being used.
    ``rounding_unit`` is the sum that amounts are a multiple of. ``bureau_up_to`` and ``executive_up_to`` are the
    most that the bureau (or the commission permanente) and the executive may grant by delegation.

    >>> Parameters().advance_cap is None
    True
    """

    advance_cap: Ratio | None = None
    before_balance_cap: Ratio | None = None
    start_within: Duration | None = None
    finish_within: Duration | None = None
    authorization_years: Count | None = None
    rounding_unit: Sum | None = None
    bureau_up_to: Sum | None = None
    executive_up_to: Sum | None = None


NO_PARAMETERS = Parameters()
"""Nobody gave the authority's own rules."""
