"""Part non utilisée d’une subvention, non restituée.

## Ce que la règle vérifie
Quand un organisme de droit privé a reçu, pour une subvention affectée, plus que ce à quoi ses dépenses réelles
donnent droit, un titre (ou une réduction de mandat) demande la différence, sauf si la convention lui en laisse la
conservation. Le montant définitif est celui du règlement de la subvention : taux des dépenses réelles, dans la
limite de la dépense prévue et du montant voté.

## Pourquoi
La part non utilisée n’appartient pas au bénéficiaire. Depuis le 3 juillet 2021, la convention dit à quelles
conditions il peut la conserver ; une convention signée plus tôt suit ses propres clauses. Une subvention globale
n’est pas concernée ; une subvention forfaitaire ne l’est que si les dépenses justifiées sont inférieures à ce qui est
versé, et la règle n’est alors pas évaluée. Sans dépenses justifiées, elle ne l’est pas non plus.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> report = check(equipment_2023_2025(), date(2025, 6, 30), profile=Profile(select=("REV-001",)))
>>> report.conform
('REV-001',)

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10 (loi n° 2021-875 du 1er juillet 2021, article 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.french import format_amount
from conventions.model import Calculation, ClauseKind, Grant, Party, Use
from conventions.money import ZERO, Amount
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.wording import named
from conventions.rules.returns.received import Money, received, settlement_of
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

FLAT = "la subvention est forfaitaire : elle ne suit pas les dépenses"


@rule(
    "REV-001",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10 (loi n° 2021-875 du 1er juillet 2021, art. 1)",
            since=date(2021, 7, 3),
            address="https://experts-et-decideurs.fr/association/loi-du-1er-juillet-2021",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service des finances, avec le service instructeur",
    since="0.2",
    requires=(
        "les dépenses réelles",
        "les versements et les titres",
        "l’affectation de la subvention",
        "la clause de conservation",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def surplus_not_returned(case: Case) -> Iterator[Answer]:
    """Settle each earmarked grant; the law is that of the signature, whatever the exercise."""
    for answer in by_grant(case, Beneficiaries.PRIVATE, partial(_answers, case)):
        yield answer._replace(day=None)


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    if grant.use is None:
        address = grant_address(case, grant, "use")
        yield NotEvaluated(f"affectation non renseignée pour {grant.exercise}", address)
    elif grant.use is Use.GENERAL:
        yield NotApplicable("la subvention est globale, non affectée à une dépense")
    elif grant.calculation is Calculation.FLAT:
        yield _of_flat(case, grant)
    else:
        yield _settled(case, grant, party)


def _of_flat(case: Case, grant: Grant) -> Answer:
    """A flat grant does not follow the costs; but costs below it leave a part unused, which somebody has to see."""
    found, money = settlement_of(case, grant), received(case, grant)
    if isinstance(found, str) or isinstance(money, str) or found.costs is None:
        return NotApplicable(FLAT)
    held = money.paid - money.asked
    if held <= found.costs or _is_kept(case):
        return NotApplicable(FLAT)
    told = f"{format_amount(found.costs)} de dépenses justifiées pour {format_amount(held)} versés"
    return NotEvaluated(f"subvention forfaitaire, {told} : part non utilisée à apprécier ({grant.exercise})")


def _is_kept(case: Case) -> bool:
    clauses = decided(case).terms.clauses or ()
    return any(clause.kind is ClauseKind.RETENTION for clause in clauses)


def _settled(case: Case, grant: Grant, party: Party) -> Answer:
    found, money = settlement_of(case, grant), received(case, grant)
    if isinstance(found, str) or isinstance(money, str):
        return NotEvaluated(f"{found if isinstance(found, str) else money} ({grant.exercise})")
    if found.final is None:
        return NotEvaluated(f"{found.reason} ({grant.exercise})")
    right = found.final + (found.kept or ZERO)
    due = money.paid - right
    # Where the act lets the body keep a surplus without saying how much, nothing is asked back.
    if due <= money.asked or found.kept is None:
        return Passed(grant_address(case, grant))
    doubt = _doubt(case)
    return NotEvaluated(doubt) if doubt else _fault(grant_address(case, grant), party, money, right)


def _doubt(case: Case) -> str | None:
    """Why a clause that nobody read may leave the surplus to the body."""
    if case.convention.known_in_part or decided(case).terms.clauses is None:
        return "clauses de la convention inconnues : l’une d’elles peut laisser l’excédent au bénéficiaire"
    return None


def _fault(address: str, party: Party, money: Money, right: Amount) -> Fault:
    due = money.paid - right
    return Fault(
        address=address,
        message=f"{format_amount(due)} à restituer, dont {format_amount(money.asked)} demandés : versé"
        f" {format_amount(money.paid)}, pour un droit de {format_amount(right)} (bénéficiaire : {named(party)})",
        remedy="émettre un titre de recettes pour la différence, ou constater par avenant la part conservée",
        values=(("versé", money.paid), ("droit", right), ("à restituer", due), ("demandé", money.asked)),
    )
