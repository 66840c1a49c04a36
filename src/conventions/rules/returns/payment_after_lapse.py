"""Mandat émis après la caducité de la subvention.

## Ce que la règle vérifie
Quand le projet a commencé, s’est achevé ou a été demandé en paiement après le délai de caducité, aucun mandat n’est
émis après ce délai. Le délai est celui de la convention ; à défaut, celui du règlement de l’autorité (paramètres
start_within et finish_within), compté de la notification.

## Pourquoi
Passé le délai, le bénéficiaire n’a plus droit à rien : le mandat paie sans cause. Un droit caduc est signalé pour
information, tant que rien n’a été mandaté depuis. Un délai passé alors que le dossier ne dit ni commencement ni
achèvement n’est pas une caducité : le fait peut manquer au dossier, et la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions import Duration
>>> from conventions.rules import Parameters, Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> only = Profile(select=("REV-002",), parameters=Parameters(start_within=Duration(years=2)))
>>> check(equipment_2023_2025(), date(2025, 6, 30), profile=only).conform
('REV-002',)

## Références
- Clause de caducité de la convention, ou règlement d’intervention de l’autorité.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date
from conventions.model import Firmness, Grant, Payment
from conventions.operations import Deadline
from conventions.rules.bodies import NO_GRANT, grant_address
from conventions.rules.reading.mandates import mandates
from conventions.rules.returns.deadlines import deadlines_by_grant
from conventions.rules.returns.received import is_about, is_alone
from conventions.rules.rule import (
    Anchor,
    Answer,
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

NO_DEADLINE = (
    "aucun délai de caducité connu : ni clause chiffrée, ni règlement de l’autorité, ni date de départ"
)
REMEDY = "constater la caducité, annuler le mandat ou émettre un titre, ou justifier la prorogation accordée"


@rule(
    "REV-002",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(Source(text="Logique : la caducité est celle de la convention ou du règlement de l’autorité"),),
    dated_by=Anchor.AS_OF,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=(
        "la clause de caducité ou le règlement de l’autorité",
        "les dates de commencement et d’achèvement",
        "les mandats",
    ),
)
def payment_after_lapse(case: Case) -> Iterator[Answer]:
    """Look at the deadlines of each firm grant, then at the mandates issued after one that was missed."""
    firm = [grant for grant in decided(case).terms.grants if grant.firmness is Firmness.FIRM]
    if not firm:
        yield NotApplicable(NO_GRANT)
    for grant in firm:
        found = case.once(deadlines_by_grant).get(grant.key, ())
        if not found:
            yield NotEvaluated(NO_DEADLINE, grant_address(case, grant))
        for deadline in found:
            yield from _answers(case, grant, deadline)


def _answers(case: Case, grant: Grant, deadline: Deadline) -> Iterator[Answer]:
    met_on, address = deadline.met_on, grant_address(case, grant)
    if met_on is not None and met_on <= deadline.day:
        yield Passed(address)
    elif deadline.day >= case.known_day:
        yield NotApplicable(f"le délai court jusqu’au {format_date(deadline.day)}")
    elif met_on is None:
        yield NotEvaluated(
            f"délai passé le {format_date(deadline.day)} ; date non renseignée : {deadline.kind.value}",
            address,
        )
    else:
        yield from _lapsed(case, grant, deadline, met_on)


def _lapsed(case: Case, grant: Grant, deadline: Deadline, met_on: date) -> Iterator[Answer]:
    alone = is_alone(case, grant)
    issued = (item for item in mandates(case) or () if item.issued_on > deadline.day)
    late = [item for item in issued if is_about(item, grant, alone=alone)]
    why = f"{deadline.kind.value} le {format_date(met_on)}"
    yield from (_paid(item, deadline, why) for item in late)
    if not late:
        yield _information(grant_address(case, grant), deadline, why)


def _paid(item: Payment, deadline: Deadline, why: str) -> Fault:
    return Fault(
        address=f"ledger.payments[{item.key}]",
        message=f"mandat n° {item.number} du {format_date(item.issued_on)}, après la caducité du"
        f" {format_date(deadline.day)} ({why})",
        remedy=REMEDY,
        values=(("mandat", item.number), ("émission", item.issued_on), ("caducité", deadline.day)),
    )


def _information(address: str, deadline: Deadline, why: str) -> Fault:
    return Fault(
        address=address,
        message=f"subvention caduque depuis le {format_date(deadline.day)} ({why})",
        remedy="constater la caducité et ne plus rien mandater, ou justifier la prorogation accordée",
        values=(("caducité", deadline.day),),
        severity=Severity.INFO,
    )
