"""Comptes de l’exercice écoulé non reçus.

## Ce que la règle vérifie
Les comptes d’un bénéficiaire de droit privé, pour chaque exercice subventionné et terminé, sont reçus.

## Pourquoi
Un organisme de droit privé subventionné remet à l’autorité une copie certifiée de ses budgets et de ses comptes de
l’exercice écoulé. Le texte ne fixe pas de délai, et des comptes qui ne sont pas inscrits ne sont pas des comptes
manquants. Le constat demande trois choses : les comptes d’un autre exercice sont inscrits, ceux de cet exercice ne
le sont pas, et une subvention d’un exercice suivant a été payée plus de six mois après sa fin (le délai du compte
rendu financier). Sinon, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Accounts
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> told = Accounts(beneficiary="treteaux", exercise=2024, received_on=date(2025, 6, 12))
>>> convention = association_2024_2026().replace(accounts=(told,))
>>> check(convention, date(2025, 6, 30), profile=Profile(select=("CR-004",))).conform
('CR-004',)

## Références
- CGCT, article L1611-4, deuxième alinéa.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.law import report_deadline
from conventions.model import Grant, Party, PaymentState
from conventions.operations import year_ends
from conventions.rules.bodies import by_grant, grant_address
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
    end_of,
    rule,
)
from conventions.rules.written import decided


@rule(
    "CR-004",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L1611-4, al. 2", read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur",
    since="0.2",
    requires=("les comptes du bénéficiaire", "les mandats payés"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def accounts_not_received(case: Case) -> Iterator[Answer]:
    """Look for the accounts of each exercise that was subsidised and is over."""
    yield from by_grant(case, Beneficiaries.PRIVATE, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    if case.known_day <= _end(grant, party):
        yield NotApplicable("l’exercice n’est pas terminé")
        return
    told = [item for item in case.convention.accounts if item.beneficiary == party.key]
    own = [item for item in told if item.exercise == grant.exercise]
    if own:
        yield _dated(case, own[0].received_on, f"accounts[{own[0].key}].received_on")
    elif told and _is_paid_later(case, grant, party):
        yield _fault(grant, party, grant_address(case, grant))
    else:
        yield NotEvaluated(f"les comptes de {grant.exercise} ne sont pas inscrits")


def _end(grant: Grant, party: Party) -> date:
    """The last day that the financial year of a grant may end on; that of the exercise where it is not read."""
    return (year_ends(party, grant.exercise) or (end_of(grant.exercise),))[-1]


def _dated(case: Case, received: date | None, address: str) -> Answer:
    known = received is not None and received <= case.known_day
    return Passed(address) if known else NotEvaluated("la réception des comptes n’est pas datée", address)


def _is_paid_later(case: Case, grant: Grant, party: Party) -> bool:
    """Whether a later grant to the same body was paid once these accounts could be there."""
    deadline = report_deadline(_end(grant, party))
    later = {
        item.exercise
        for item in decided(case).terms.grants
        if item.beneficiary == party.key and item.exercise > grant.exercise
    }
    return any(
        item.exercise in later
        and item.beneficiary in (None, party.key)
        and item.state is PaymentState.PAID
        and item.issued_on > deadline
        for item in mandates(case) or ()
    )


def _fault(grant: Grant, party: Party, address: str) -> Fault:
    return Fault(
        address=address,
        message=f"comptes de {grant.exercise} non reçus, et une subvention suivante payée : {named(party)}",
        remedy="demander la copie certifiée des comptes, ou inscrire leur réception",
        values=(("exercice", grant.exercise), ("bénéficiaire", party.name.text)),
    )
