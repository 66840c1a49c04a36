"""Subventions d’un exercice au-delà du crédit de paiement.

## Ce que la règle vérifie
Les subventions fermes d’un exercice imputées à une autorisation (AP ou AE) ne dépassent pas, toutes ensemble, son
crédit de paiement de cet exercice. Celles des autres conventions données du même attribuant comptent aussi.

## Pourquoi
Les crédits de paiement sont la limite de ce qui peut être mandaté dans l’année. Le crédit est lu dans le budget de
l’exercice, sinon dans le dernier budget d’avant, sinon dans le premier d’après. Un échéancier qui ne dit rien de
l’exercice ne dit pas que le crédit est nul.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Authorization, Budget, LinePart, PaymentCredit
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> line = grant.lines[0].replace(parts=(LinePart(key="AE", code="2024-3"),))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *others))
>>> credit = PaymentCredit(exercise=2024, amount=euros(20000))
>>> voted = Authorization(number="2024-3", kind="fonctionnement", amount=euros(20000), credits=(credit,))
>>> report = check(
...     convention.replace(initial=initial),
...     date(2024, 12, 31),
...     profile=Profile(select=("PLURI-004",)),
...     context=Context(budgets=(Budget(authority="ville", exercise=2024, authorizations=(voted,)),)),
... )
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('avertissement', 'initial.grants[2024-fonctionnement].amount')]

## Références
- CGCT, articles L2311-3 et L5217-10-7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from conventions.french import format_amount, format_list
from conventions.model import Firmness, Role, Section
from conventions.model.identity import numbers
from conventions.money import Amount
from conventions.operations import Total
from conventions.rules.bodies import grant_address
from conventions.rules.multiyear.authorizations import (
    Citation,
    Voted,
    by_authorization,
    citations,
    decided_citations,
    unknown,
    voted,
    without_citation,
)
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
    end_of,
    rule,
)
from conventions.rules.written import WrittenLine, decided

AuthorizationId = tuple[Section, str]
Charge = tuple[str, AuthorizationId, int]
"""The number of a grantor, an authorisation, an exercise."""


@rule(
    "PLURI-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L2311-3", since=date(2006, 1, 1), read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L5217-10-7", since=date(2015, 1, 1), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’autorisation citée", "les montants attribués", "les crédits de paiement"),
)
def grant_over_payment_credit(case: Case) -> Iterator[Answer]:
    """Compare what is granted for each exercise under an authorisation with its payment credit."""
    found = by_authorization(case)
    if not found:
        yield from without_citation(case)
    for cited in found.values():
        firm = [one for one in decided_citations(case, cited) if one.written.grant.firmness is Firmness.FIRM]
        if not firm:
            yield NotApplicable(f"aucune subvention ferme n’est imputée à {cited[0].told}")
        for exercise in sorted({one.written.grant.exercise for one in firm}):
            of_year = [one for one in firm if one.written.grant.exercise == exercise]
            yield _answer(case, of_year, exercise)._replace(day=end_of(exercise))


def _answer(case: Case, cited: list[Citation], exercise: int) -> Answer:
    last, rows = cited[-1], voted(case, cited[-1])
    if not rows:
        return unknown(case, last)
    credit = _credit(rows, exercise)
    address = grant_address(case, last.written.grant, "amount")
    if credit is None:
        return NotEvaluated(f"crédit de paiement de {exercise} non inscrit pour {last.told}", address)
    total = _charged(cited) + _elsewhere(case, last, exercise)
    if total.known > credit:
        return _fault(last, exercise, (total.known, credit), address)
    if total.unknown:
        return NotEvaluated(
            f"montant imputé à {last.told} inconnu pour {format_list(total.unknown)}", address
        )
    return Passed(address)


def _credit(rows: tuple[Voted, ...], exercise: int) -> Amount | None:
    """The credit of an exercise, in the last budget up to it that has the authorisation, or the first after it."""
    before = [row for row in rows if row.budget.exercise <= exercise]
    chosen = before[-1] if before else rows[0]
    told = [one.amount for one in chosen.authorization.credits if one.exercise == exercise]
    return told[0] if len(told) == 1 else None


def _charged(cited: Iterable[Citation]) -> Total:
    lines = {one.written.address: one.written for one in cited}
    return Total.of((str(written.grant.exercise), _amount(written)) for written in lines.values())


def _amount(written: WrittenLine) -> Amount | None:
    """What a line charges; one without its own amount charges the whole grant where it is alone."""
    if written.line.amount is not None:
        return written.line.amount
    return written.grant.amount if len(written.grant.lines) == 1 else None


def _elsewhere(case: Case, cited: Citation, exercise: int) -> Total:
    """What the same authority grants under the same authorisation by the other conventions given."""
    found: dict[int, Total] = {}
    for grantor in decided(case).terms.parties_as(Role.GRANTOR):
        for number in numbers(grantor):
            found |= case.told_elsewhere(grantor, _charges, (number, cited.id, exercise))
    return sum(found.values(), start=Total())


def _charges(case: Case) -> Mapping[Charge, Total]:
    """What is firmly charged by a convention, by grantor, by authorisation and by exercise."""
    found: dict[tuple[AuthorizationId, int], list[Citation]] = {}
    for one in decided_citations(case, citations(case)):
        if one.written.grant.firmness is Firmness.FIRM:
            found.setdefault((one.id, one.written.grant.exercise), []).append(one)
    grantors = decided(case).terms.parties_as(Role.GRANTOR) if found else ()
    known = {number for grantor in grantors for number in numbers(grantor)}
    return {(number, *of): _charged(cited) for of, cited in found.items() for number in known}


def _fault(cited: Citation, exercise: int, sums: tuple[Amount, Amount], address: str) -> Fault:
    charged, credit = map(format_amount, sums)
    return Fault(
        address=address,
        message=f"{charged} imputés à {cited.told} pour {exercise} ; crédit de paiement de l’exercice : {credit}",
        remedy="réviser les crédits de paiement, ou ramener les subventions de l’exercice à ce crédit",
        words=cited.written.line.raw,
        values=(("autorisation", cited.named), ("imputé", charged), ("crédit de paiement", credit)),
    )
