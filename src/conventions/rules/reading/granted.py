"""The day when a grant was granted: the vote that decided it, or else the signature of its act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conventions.model import DatedAct
from conventions.operations import act_address, is_approved, signature_day
from conventions.rules.case import Case
from conventions.rules.written import decided


def granted_on(case: Case, grant: str) -> date | None:
    """The day when the grant of a key was granted; None when no act tells it, or no grant has that key.

    The act is the one that made its money known and firm: an avenant that changes the amount later does not
    grant it again.

    >>> from conventions.samples import association_2024_2026
    >>> case = Case(association_2024_2026(), date(2025, 6, 30))
    >>> granted_on(case, "2025-fonctionnement")
    datetime.date(2025, 2, 20)
    """
    return case.once(_days).get(grant)


def _days(case: Case) -> Mapping[str, date | None]:
    """Many grants have one act: the deliberation of each is looked for once."""
    folded, known = decided(case), dict[str, date | None]()
    acts = {grant.key: folded.settled_by(grant.key) for grant in folded.terms.grants}
    for act in acts.values():
        if act_address(act) not in known:
            known[act_address(act)] = _day(case, act)
    return {key: known[act_address(act)] for key, act in acts.items()}


def _day(case: Case, act: DatedAct) -> date | None:
    if is_approved(case.convention, act, case.known_day):
        vote = case.convention.deliberation_of(act)
        return vote.date if vote else None
    return signature_day(act)
