"""The settlement of an exercise: what each grant comes to in the end, what is still due or comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conventions.days import check_days
from conventions.errors import ConventionsError
from conventions.french import format_amount, format_list
from conventions.model import Convention, Facts, Grant
from conventions.money import ZERO, Amount
from conventions.money.amounts import amount_given
from conventions.operations.balances import GrantSettlement, Settlement
from conventions.operations.cases import said
from conventions.operations.entries import Entries, Slot, entered, entries_of, exercises_of
from conventions.operations.finals import final_of, follows_costs, kept_of
from conventions.operations.moments import Moment
from conventions.operations.views import view_of
from conventions.operations.world import World


def settle(
    convention: Convention,
    exercise: int,
    actual_costs: Amount | Mapping[str, Amount] | None = None,
    *,
    as_of: date,
    known_on: date | None = None,
) -> Settlement:
    """What the grants of an exercise come to in the end, once the real eligible costs are known.

    ``actual_costs`` are in euros, in the tax basis of the grant: one amount when one grant alone follows its
    costs, else an amount by key of grant; None takes those of the facts of the file. The final amount is the
    one voted, or the rate of the lower of the real and forecast costs, never above what was voted; a
    forfaitaire grant is not reduced. What cannot be worked out is « non évaluable », and the reason says why.

    :raises ConventionsError: when a day is no day, when the exercise has no grant in force, or when costs are
        given for a grant that is not there, or one amount for several grants.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions import euros
    >>> from conventions.samples import equipment_2023_2025
    >>> settled = settle(equipment_2023_2025(), 2023, euros("238412.60"), as_of=date(2025, 2, 1))
    >>> str(settled.final.amount), str(settled.balance_due.amount), settled.grants[0].outcome.value
    ('59603.15', '40853.15', 'solde à verser')
    """
    check_days(as_of, known_on)
    if type(exercise) is not int:
        raise ConventionsError(f"un exercice est une année, par exemple 2024, pas {exercise!r}")
    moment = Moment(as_of, known_on)
    worlds = [world for world in _worlds(convention, moment) if world.grant.exercise == exercise]
    if not worlds:
        raise ConventionsError(f"aucune subvention n’est en vigueur pour l’exercice {exercise}")
    costs = _costs_of(worlds, actual_costs)
    terms = worlds[0].agreed
    entries = entries_of(convention.ledger, exercises_of(terms), moment.known_day)
    settled = (_settled(world, costs.get(world.grant.key), entries) for world in worlds)
    return Settlement(exercise=exercise, as_of=as_of, grants=tuple(settled))


def _worlds(convention: Convention, moment: Moment) -> list[World]:
    """The grants in force, each with what its payments depend on."""
    view = view_of(convention, moment, Facts())
    current = view.current
    return [view.world(current, grant, current.act_of(grant.key)) for grant in current.terms.grants]


def _costs_of(worlds: list[World], given: Amount | Mapping[str, Amount] | None) -> Mapping[str, Amount]:
    """The real costs of each grant, by its key.

    :raises ConventionsError: when they are not those of the grants that are there.
    """
    if given is None:
        told = {world.grant.key: world.spent() for world in worlds}
        return {key: spent for key, spent in told.items() if spent is not None}
    if not isinstance(given, Mapping):
        return {_only_one(worlds).grant.key: _real(amount_given(given))}
    strange = sorted(given.keys() - {world.grant.key for world in worlds})
    if strange:
        raise ConventionsError(f"dépenses d’une subvention absente de l’exercice : {format_list(strange)}")
    return {key: _real(amount) for key, amount in given.items()}


def _only_one(worlds: list[World]) -> World:
    """The grant that one amount of costs is about: the only one, or the only one that follows its costs."""
    following = [world for world in worlds if follows_costs(world)] if len(worlds) > 1 else worlds
    if len(following) != 1:
        keys = format_list(f"« {world.grant.key} »" for world in worlds)
        raise ConventionsError(
            f"plusieurs subventions cet exercice : donnez les dépenses de chacune ({keys})"
        )
    return following[0]


def _real(amount: Amount) -> Amount:
    if amount_given(amount) < ZERO:
        raise ConventionsError(f"des dépenses réelles ne sont pas négatives : {format_amount(amount)}")
    return amount


def _settled(world: World, costs: Amount | None, entries: Entries | None) -> GrantSettlement:
    final = final_of(world, costs)
    paid, unsaid = _paid(world.grant, entries)
    kept = ZERO if final.amount is None else kept_of(world, final.amount, costs)
    reasons = [final.reason, unsaid]
    if kept is None:
        reasons.append("excédent que l’acte laisse sans dire combien")
    elif kept:
        reasons.append(f"excédent conservé : {said(kept)} au plus")
    return GrantSettlement(
        grant=world.grant.key,
        beneficiary=world.grant.beneficiary,
        voted=world.grant.amount,
        costs=costs,
        final=final.amount,
        kept=kept,
        paid=paid,
        reason=" ; ".join(filter(None, reasons)),
    )


def _paid(grant: Grant, entries: Entries | None) -> tuple[Amount | None, str | None]:
    """What was received for a grant, less what came back; None when it is not known, and why."""
    if entries is None:
        return None, "versements inconnus"
    if Slot(grant.exercise, None) in entries.groups:
        return None, f"un mandat ou un titre de {grant.exercise} ne dit pas de quelle subvention il est"
    columns = entered(entries, Slot(grant.exercise, grant.key))
    net = columns["paid"] + -columns["recovered"]
    return (net.known, None) if net.is_exact else (None, "date ou montant d’un versement inconnus")
