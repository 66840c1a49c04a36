"""Which signature made the essential data of a grant due: that of its act, or of the one that passed the threshold."""

from __future__ import annotations

from datetime import date

from conventions.law import value
from conventions.model import Terms
from conventions.operations import signature_day
from conventions.rules.publication.duties import Owed
from conventions.rules.reading.same_parties import granted_in
from conventions.rules.rule import Case, end_of
from conventions.rules.written import decided


def signed_above(case: Case, owed: Owed) -> date | None:
    """The signature that made the data due; None when it is not known.

    Where the convention as it was signed is not above the threshold, it is the last act that granted something
    to the body for the year.
    """
    folded, about = decided(case), owed.grant
    if _is_above(case.convention.initial, owed):
        return signature_day(folded.origin(f"grants[{about.key}]").act)
    keys = [
        grant.key
        for grant in folded.terms.grants
        if (grant.exercise, grant.beneficiary) == (about.exercise, about.beneficiary)
    ]
    acts = (
        act for key in keys for act in (folded.origin(f"grants[{key}].amount").act, folded.settled_by(key))
    )
    days = [signature_day(act) for act in acts]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def is_above_alone(case: Case, owed: Owed) -> bool:
    """Whether the sums of this convention are enough, without those of the others."""
    return _is_above(decided(case).terms, owed)


def _is_above(terms: Terms, owed: Owed) -> bool:
    total = granted_in(terms, owed.grant.exercise, {owed.beneficiary.key}, weighed=True)
    return total.known > value("convention_threshold", on=end_of(owed.grant.exercise))
