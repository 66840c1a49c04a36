"""Subvention fondée sur une délibération rapportée ou un acte annulé.

## Ce que la règle vérifie
Une subvention ferme ne repose pas sur une délibération qu’une autre a rapportée (ou retirée) au jour du contrôle,
ni sur un acte qu’un juge a annulé, à moins qu’une autre délibération ne décide de nouveau la même chose. Quand la
délibération qui rapporte est elle-même rapportée, la première a pu reprendre effet : la règle n’est pas évaluée. Un
avenant qui ne compte plus est signalé si des mandats versent encore la subvention qu’il fixait.

## Pourquoi
Ce que la délibération décidait a disparu avec elle : verser sans autre décision, c’est payer sans titre, et ce qui
a été versé peut être réclamé.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("DELIB-009",)))
>>> report.not_applicable[0].reason
'aucune délibération n’est rapportée, aucun acte n’est annulé'

## Références
- Logique : un acte rapporté ou annulé ne fonde plus rien.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_date
from conventions.model import (
    Avenant,
    DatedAct,
    Deliberation,
    Firmness,
    Grant,
    Party,
    Payment,
    SetGrant,
)
from conventions.operations import act_address, act_name
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.deliberations import (
    deciding,
    deliberation_of,
    granting_to,
    is_approved_by,
    repealed_by,
    said,
)
from conventions.rules.reading.mandates import mandates
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import decided

REMEDY = (
    "prendre une nouvelle délibération avant tout versement, ou retirer la subvention et recouvrer les sommes"
)


@rule(
    "DELIB-009",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un acte rapporté, retiré ou annulé ne fonde plus aucune décision"),),
    dated_by=Anchor.DELIBERATION,
    decider="le service juridique",
    since="0.2",
    requires=("la délibération qui attribue ou approuve", "les délibérations qu’une autre rapporte"),
)
def repealed_deliberation_relied_on(case: Case) -> Iterator[Answer]:
    """Look at what each firm grant rests on, then at the mandates of avenants that count no more."""
    if not _something_fell(case):
        yield NotApplicable("aucune délibération n’est rapportée, aucun acte n’est annulé")
        return

    def answers(grant: Grant, party: Party) -> tuple[Answer, ...]:
        return (_answer(case, grant, party),)

    yield from by_grant(case, Beneficiaries.ANY, answers)
    for avenant in case.convention.avenants:
        why = _why(case, avenant)
        if why and avenant.signed_on and not _may_stand_again(case, avenant, []):
            yield from _still_paid(case, avenant, why)


def _something_fell(case: Case) -> bool:
    convention, day = case.convention, case.known_day
    return any(item.repeals and item.date <= day for item in convention.deliberations) or any(
        _is_annulled(case, act) for act in (convention, *convention.avenants)
    )


def _is_annulled(case: Case, act: DatedAct) -> bool:
    return act.annulled_on is not None and act.annulled_on <= case.known_day


def _why(case: Case, act: DatedAct) -> str | None:
    """Why an act founds nothing any more, in French; None when nothing says so."""
    if act.annulled_on is not None and act.annulled_on <= case.known_day:
        return f"{act_name(act)}, dont un juge a prononcé l’annulation le {format_date(act.annulled_on)}"
    item = deliberation_of(case, act)
    return _repealed(case, item) if item else None


def _repealed(case: Case, item: Deliberation) -> str | None:
    later = repealed_by(case, item)
    return f"{said(item)}, que rapporte {said(later)}" if later else None


def _answer(case: Case, grant: Grant, party: Party) -> Answer:
    act, address = decided(case).act_of(grant.key), grant_address(case, grant)
    base = deliberation_of(case, act)
    own = granting_to(case, grant)
    if not own and base is None and not _is_annulled(case, act):
        return NotEvaluated(f"délibération non renseignée pour la subvention de {grant.exercise}", address)
    why = _why(case, act) or next((told for item in own if (told := _repealed(case, item))), None)
    if why is None or (not _is_annulled(case, act) and _is_decided_again(case, act, own)):
        return Passed(address)
    if _may_stand_again(case, act, own):
        return NotEvaluated(
            f"{why}, elle-même rapportée : il faut dire si la première a repris effet", address
        )
    return Fault(
        address=address,
        message=f"la subvention ferme de {grant.exercise} ({named(party)}) repose sur {why}",
        remedy=REMEDY,
        values=(("exercice", grant.exercise), ("bénéficiaire", party.key)),
    )


def _may_stand_again(case: Case, act: DatedAct, own: list[Deliberation]) -> bool:
    """Whether all that repealed what is relied on was itself repealed."""
    base = deliberation_of(case, act)
    repeals = [later for item in (base, *own) if item and (later := repealed_by(case, item))]
    return not _is_annulled(case, act) and all(repealed_by(case, later) for later in repeals)


def _is_decided_again(case: Case, act: DatedAct, own: list[Deliberation]) -> bool:
    """Whether a deliberation that stands grants the same, or approves the act."""
    approved = case.once(_approved)
    if act_address(act) not in approved:
        approved[act_address(act)] = any(is_approved_by(item, act) for item in case.once(_standing))
    return approved[act_address(act)] or any(repealed_by(case, item) is None for item in own)


def _approved(_: Case) -> dict[str, bool]:
    """Whether a deliberation that stands approves each act, once somebody asked."""
    return {}


def _standing(case: Case) -> tuple[Deliberation, ...]:
    return tuple(item for item in deciding(case) if repealed_by(case, item) is None)


def _still_paid(case: Case, avenant: Avenant, why: str) -> Iterator[Answer]:
    """The mandates of a grant that only an avenant that fell had set."""
    there = {grant.key for grant in decided(case).terms.grants}
    for operation in avenant.operations:
        if isinstance(operation, SetGrant) and operation.grant.firmness is Firmness.FIRM:
            grant = operation.grant
            paid = _mandate_of(case, grant) if grant.key not in there else None
            if paid:
                yield _paid(avenant, grant, paid, why)


def _mandate_of(case: Case, grant: Grant) -> Payment | None:
    return next((paid for paid in mandates(case) or () if paid.grant == grant.key), None)


def _paid(avenant: Avenant, grant: Grant, paid: Payment, why: str) -> Fault:
    return Fault(
        address=f"ledger.payments[{paid.key}]",
        message=f"le mandat n° {paid.number} verse la subvention de {grant.exercise}, que fixait {act_name(avenant)} :"
        f" il repose sur {why}",
        remedy=REMEDY,
        values=(("mandat", paid.number), ("exercice", grant.exercise)),
    )
