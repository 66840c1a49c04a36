"""What is not published although the convention tells of it: acts that nobody signed, money only foreseen."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_amount, format_date
from conventions.model import (
    ActState,
    ChangeAmount,
    ConfirmGrant,
    DatedAct,
    Firmness,
    Form,
    Grant,
    SetGrant,
)
from conventions.money import ZERO
from conventions.opendata.scdl.writing.asking import Asked
from conventions.operations import act_address, act_name, act_state, decided_sums, signature_day

_MONEY = (SetGrant, ConfirmGrant, ChangeAmount)
_ENDED = {
    ActState.ANNULLED: "annulé par le juge",
    ActState.WITHDRAWN: "retiré par une délibération",
}


def tell_unsigned(asked: Asked) -> None:
    """Tell that the convention itself binds nobody: nothing of it is published."""
    asked.leave_out("initial", _why(asked, asked.convention))


def tell_absent(asked: Asked) -> None:
    """Tell of the avenants that do not count, of the grants that are not firm, of the sums without an act."""
    counted = {avenant.key for avenant in asked.folded.avenants}
    for avenant in asked.convention.avenants:
        if avenant.key not in counted and any(isinstance(each, _MONEY) for each in avenant.operations):
            asked.leave_out(act_address(avenant), _why(asked, avenant))
    for grant in asked.folded.terms.grants:
        for reason in _unpublished(grant):
            asked.leave_out(asked.folded.origin(f"grants[{grant.key}]").address, reason)
    _tell_decided(asked)


def _unpublished(grant: Grant) -> Iterator[str]:
    if grant.firmness is not Firmness.FIRM:
        yield f"subvention de {grant.exercise} seulement prévisionnelle"
    elif grant.amount == ZERO:
        value = "valeur nulle" if grant.form is Form.IN_KIND else "montant nul"
        yield f"subvention de {grant.exercise} : {value}, rien n’est attribué"


def _tell_decided(asked: Asked) -> None:
    folded = asked.folded
    for each in decided_sums(asked.convention, folded.terms.grants, asked.known_day, folded.successors):
        asked.leave_out(
            "deliberations",
            f"{format_amount(each.amount)} attribués pour {each.exercise} par délibération : aucun acte signé"
            " ne les porte",
        )


def _why(asked: Asked, act: DatedAct) -> str:
    """Why an act does not count on the day."""
    state, signed = act_state(asked.convention, act, asked.known_day), signature_day(act)
    if state in _ENDED:
        return f"{_ENDED[state]} : {act_name(act)}"
    if signed is not None and signed > asked.known_day:
        return f"signature le {format_date(signed)} seulement : {act_name(act)}"
    return f"pas de signature : {act_name(act)}"
