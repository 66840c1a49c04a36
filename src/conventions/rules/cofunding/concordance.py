"""The two deliberations that a fonds de concours needs: that of the group and that of the commune."""

from __future__ import annotations

from conventions.french import format_amount, format_date, format_list
from conventions.model import Deliberation, Grant, Outcome, Role
from conventions.money import Amount
from conventions.rules.reading.wording import named
from conventions.rules.rule import Answer, Case, Fault, NotEvaluated, Passed
from conventions.rules.written import decided


def concordant(case: Case, grant: Grant) -> Answer:
    """Whether both assemblies decided, for the same amount where both tell one."""
    terms = decided(case).terms
    told = _deliberations(case)
    keys = [party.key for party in terms.parties_as(Role.GRANTOR)]
    given = [item for item in told if item.authority in keys]
    taken = [item for item in told if item.authority == grant.beneficiary]
    if not given or not taken:
        who = [] if given else [named(party) for party in terms.parties_as(Role.GRANTOR)]
        party = None if taken else terms.party(grant.beneficiary)
        who += [named(party)] if party else []
        return NotEvaluated(
            f"délibération qui n’est pas au dossier : {format_list(who) or grant.beneficiary}"
        )
    return _amounts(grant, given, taken)


def _deliberations(case: Case) -> list[Deliberation]:
    """Those that carried, by the day of the check."""
    return [
        item
        for item in case.convention.deliberations
        if item.date <= case.known_day and (item.vote is None or item.vote.outcome is not Outcome.REJECTED)
    ]


def _amounts(grant: Grant, given: list[Deliberation], taken: list[Deliberation]) -> Answer:
    one, other = _told(grant, given), _told(grant, taken)
    last = max(taken, key=lambda item: item.date)
    address = f"deliberations[{last.key}]"
    return _fault(one, other, last, address) if one and other and not one & other else Passed(address)


def _told(grant: Grant, deliberations: list[Deliberation]) -> set[Amount]:
    """The amounts decided for the exercise, to the beneficiary where a decision names one."""
    return {
        decision.amount
        for item in deliberations
        for decision in item.decisions
        if decision.amount is not None
        and decision.exercise in (None, grant.exercise)
        and decision.beneficiary in (None, grant.beneficiary)
    }


def _fault(one: set[Amount], other: set[Amount], last: Deliberation, address: str) -> Fault:
    given, taken = (format_list(format_amount(amount) for amount in sorted(told)) for told in (one, other))
    return Fault(
        address=address,
        message=f"délibération du {format_date(last.date)} pour {taken}, l’autre assemblée pour {given}",
        remedy="faire délibérer les deux assemblées pour le même montant",
        values=(("montant attribué", given), ("montant accepté", taken)),
    )
