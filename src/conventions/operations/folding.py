"""The version in force at a date: the initial terms, then the operations of each act, in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Avenant, ConfirmGrant, Convention, DatedAct, Firmness, Grant, SetGrant, Terms
from conventions.operations.applying import apply_operation
from conventions.operations.states import act_address, binds, is_approved, signature_day


class Fold(NamedTuple):
    """Terms; by key of grant, the acts that make its amount, in order, and the address where it is written.

    ``origins`` holds the act from which the money of a grant is known and firm: what its payments wait for
    (« à la signature ») is said of that act, not of a later one that changes the amount.
    """

    terms: Terms
    acts: Mapping[str, tuple[DatedAct, ...]]
    origins: Mapping[str, DatedAct]
    addresses: Mapping[str, str]

    def act_of(self, grant: str) -> DatedAct:
        """The act that last set or confirmed a grant."""
        return self.acts[grant][-1]

    def origin_of(self, grant: str) -> DatedAct:
        """The act that made the money of a grant known and firm, or the last one if none did."""
        return self.origins.get(grant) or self.act_of(grant)


def in_force(convention: Convention, as_of: date, *, known_on: date | None = None) -> Terms:
    """The terms in force on a day: the initial text and the signed avenants that took effect by then.

    ``known_on`` leaves out the avenants signed after that day, to see what was known then. An avenant
    without a signature date is a projet: it is never in force.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [str(grant.amount) for grant in in_force(association_2024_2026(), date(2025, 3, 4)).grants]
    ['30000.00', '33500.00', '32000.00']
    """
    return fold(convention, as_of, known_on=known_on).terms


def fold(
    convention: Convention, as_of: date, *, known_on: date | None = None, with_projects: bool = False
) -> Fold:
    """As :func:`in_force`, with the origin of each grant; ``with_projects`` adds what was only approved."""
    check_days(as_of, known_on)
    terms = convention.initial
    acts: dict[str, tuple[DatedAct, ...]] = {grant.key: (convention,) for grant in terms.grants}
    origins: dict[str, DatedAct] = {grant.key: convention for grant in terms.grants if _is_settled(grant)}
    addresses = {grant.key: f"initial.grants[{grant.key}]" for grant in terms.grants}
    for avenant in acts_in_order(convention, as_of, known_on=known_on, with_projects=with_projects):
        for operation in avenant.operations:
            address = f"{act_address(avenant)}.operations[{operation.key}]"
            terms = apply_operation(terms, operation, address)
            if isinstance(operation, SetGrant):
                addresses[operation.grant.key] = f"{address}.grant"
            if isinstance(operation, SetGrant | ConfirmGrant):
                _note(terms, operation, avenant, acts, origins)
    whole = terms if terms is convention.initial else _validated(terms)
    return Fold(whole, acts, origins, addresses)


def _validated(terms: Terms) -> Terms:
    return Terms.model_validate({name: getattr(terms, name) for name in Terms.model_fields})


def _note(
    terms: Terms,
    operation: SetGrant | ConfirmGrant,
    avenant: Avenant,
    acts: dict[str, tuple[DatedAct, ...]],
    origins: dict[str, DatedAct],
) -> None:
    key = operation.grant.key if isinstance(operation, SetGrant) else operation.grant
    replaces = isinstance(operation, SetGrant) and operation.mode == "remplace"
    acts[key] = (avenant,) if replaces else (*acts.get(key, ()), avenant)
    if key not in origins and any(grant.key == key and _is_settled(grant) for grant in terms.grants):
        origins[key] = avenant


def _is_settled(grant: Grant) -> bool:
    return grant.amount is not None and grant.firmness is Firmness.FIRM


def acts_in_order(
    convention: Convention, as_of: date, *, known_on: date | None, with_projects: bool
) -> list[Avenant]:
    """The avenants that count on a day, by date of effect, signature, number, whatever their order."""
    counted = [
        avenant
        for avenant in convention.avenants
        if _counts(convention, avenant, as_of, known_on, with_projects=with_projects)
    ]
    return sorted(counted, key=lambda avenant: order_of(convention, avenant))


def _counts(
    convention: Convention, avenant: Avenant, as_of: date, known_on: date | None, *, with_projects: bool
) -> bool:
    if binds(convention, avenant, as_of, known_on):
        return True
    started = avenant.effective_on is None or avenant.effective_on <= as_of
    return with_projects and started and is_approved(convention, avenant, min(as_of, known_on or as_of))


def order_of(convention: Convention, avenant: Avenant) -> tuple[date, date, int, str]:
    """Acts are ordered by effect, then signature, then number; a projet by its deliberation."""
    decided = convention.deliberation_of(avenant)
    signed = signature_day(avenant) or (decided.date if decided else date.max)
    return avenant.effective_on or signed, signed, avenant.number or 0, avenant.key
