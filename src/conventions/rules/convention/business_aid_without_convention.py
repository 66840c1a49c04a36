"""Aide à l’immobilier ou à la création d’entreprise sans convention signée.

## Ce que la règle vérifie
Une aide à l’immobilier d’entreprise, ou une subvention à un organisme qui aide à la création d’entreprise, n’est
mandatée qu’après la signature de la convention, quel que soit son montant. L’objet de la subvention est celui que
dit le dossier. Un mandat qui ne nomme pas de subvention est compté quand toutes celles de l’exercice sont de ces
aides.

## Pourquoi
La loi demande une convention pour ces aides, sans seuil : elle fixe les obligations de l’entreprise et les cas de
restitution.

## Exemple
>>> from datetime import date
>>> from conventions.model import Purpose
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grants = (convention.initial.grants[0].replace(purpose=Purpose.BUSINESS_CREATION),)
>>> convention = convention.replace(
...     initial=convention.initial.replace(grants=grants), avenants=(), signed_on=date(2024, 3, 1)
... )
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("CONV-008",)))
>>> [finding.address for finding in report.findings]
['ledger.payments[1204]']

## Références
- CGCT, articles L1511-3 et L1511-7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from conventions.french import format_date
from conventions.model import Grant, Payment, Purpose
from conventions.rules.convention.compulsory import firm_grants
from conventions.rules.convention.unsigned import before_signature, state
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided

AIDS = frozenset({Purpose.BUSINESS_PREMISES, Purpose.BUSINESS_CREATION})


@rule(
    "CONV-008",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L1511-3", since=date(2002, 2, 28), read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L1511-7", since=date(2002, 2, 28), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service du développement économique, avec le comptable public",
    since="0.2",
    requires=("l’objet des subventions", "la date de signature de la convention", "les mandats"),
)
def business_aid_without_convention(case: Case) -> Iterator[Answer]:
    """Look for a mandate before the signature, for each such grant."""
    aids = [grant for grant in firm_grants(case) if grant.purpose in AIDS]
    if not aids:
        yield NotApplicable("aucune subvention n’est dite pour l’immobilier ou la création d’entreprise")
    for grant in aids:
        paid = before_signature(case, _places(case, grant))
        answer = _fault(case, grant, paid) if isinstance(paid, Payment) else paid
        yield answer._replace(day=end_of(grant.exercise))


def _places(case: Case, grant: Grant) -> Iterator[str | int]:
    """The grant, and its exercise where every grant is such an aid."""
    yield grant.key
    if case.once(_only_aids)[grant.exercise]:
        yield grant.exercise


def _only_aids(case: Case) -> Mapping[int, bool]:
    """Whether every grant of an exercise is such an aid, by exercise."""
    found: dict[int, bool] = {}
    for grant in decided(case).terms.grants:
        found[grant.exercise] = found.get(grant.exercise, True) and grant.purpose in AIDS
    return found


def _fault(case: Case, grant: Grant, payment: Payment) -> Fault:
    mandate = f"le mandat n° {payment.number} du {format_date(payment.issued_on)}"
    return Fault(
        address=f"ledger.payments[{payment.key}]",
        message=f"{grant.purpose} : {mandate} est émis alors que la convention {state(case)}",
        remedy="faire signer la convention avant tout mandat : elle est obligatoire quel que soit le montant",
        words=grant.object,
        values=(("exercice", grant.exercise), ("mandat", payment.number)),
    )
