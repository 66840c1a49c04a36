"""Organisme absent de la liste, ou comptes non transmis au préfet.

## Ce que la règle vérifie
Un organisme qui reçoit dans l’année plus de 75 000 €, ou plus de la moitié des produits de son compte de résultat,
figure dans la liste jointe au compte de l’exercice ; si les subventions dépassent aussi 23 000 €, ses comptes sont
transmis au préfet et au comptable. La règle lit les publications du fichier : si elles nomment d’autres
subventions de l’exercice et non les siennes, il manque ; si elles ne disent rien, elle n’est pas évaluée.

## Pourquoi
La liste montre les organismes qui dépendent de l’autorité. Sous les deux seuils, ou quand un montant ou les
produits de l’organisme manquent, la règle le dit et ne conclut pas. Une commune de moins de 3 500 habitants en
est dispensée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("PUB-003",)))
>>> report.findings
()

## Références
- CGCT, articles L2313-1 (4° c) et L2313-1-1 (3°), L3313-1, L4313-2, L4313-3 et L5217-10-14.
- Ordonnance n° 2025-526 du 12 juin 2025.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_list, format_ratio
from conventions.law import ratio, value
from conventions.model import Firmness, Grant, Party, PublicationKind, Role
from conventions.money import ZERO, Amount
from conventions.operations import Total
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.publication.duties import granted, too_small
from conventions.rules.publication.told import listed
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided


@rule(
    "PUB-003",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2313-1 (4° c), L2313-1-1 (3°), L3313-1, L4313-2 et L5217-10-14",
            since=date(2006, 1, 1),
            until=date(2025, 12, 31),
            read_as_of=date(2015, 3, 31),
        ),
        Source(
            text="CGCT, première partie (ordonnance n° 2025-526, à droit constant) : article à retrouver",
            since=date(2026, 1, 1),
            address="https://aida.ineris.fr/node/44215",
            read_as_of=date(2015, 3, 31),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=(
        "les montants attribués",
        "les produits du compte de résultat du bénéficiaire",
        "la liste jointe au compte",
        "la population de l’attribuant",
    ),
)
def body_not_listed(case: Case) -> Iterator[Answer]:
    """Compare what each body is granted with both thresholds, then look for it in the list."""
    yield from by_grant(case, Beneficiaries.ANY, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    """The body is looked at once for an exercise, with the first of its grants."""
    grants = case.once(_grants)[grant.exercise, grant.beneficiary]
    if grant is grants[0]:
        missing = _out(case, grant, party)
        yield from (missing,) if missing else _of_year(case, grants, party)


def _grants(case: Case) -> Mapping[tuple[int, str], list[Grant]]:
    """The firm grants of each exercise to each body."""
    found: dict[tuple[int, str], list[Grant]] = defaultdict(list)
    for grant in decided(case).terms.grants:
        if grant.firmness is Firmness.FIRM:
            found[grant.exercise, grant.beneficiary].append(grant)
    return found


def _out(case: Case, grant: Grant, party: Party) -> NotApplicable | NotEvaluated | None:
    """Why the exercise of the grant is not looked at."""
    if party.is_person:
        return NotApplicable("le bénéficiaire est une personne physique, non un organisme")
    if case.as_of <= end_of(grant.exercise):
        return NotApplicable(f"l’exercice {grant.exercise} n’est pas clos")
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    if len(grantors) != 1:
        return NotEvaluated("un seul attribuant est attendu : la part de chacun n’est pas connue")
    return too_small(case, grantors[0], "listing_population", end_of(grant.exercise))


def _of_year(case: Case, grants: list[Grant], party: Party) -> Iterator[Answer]:
    exercise, end = grants[0].exercise, end_of(grants[0].exercise)
    try:
        most, share = value("listing_threshold", on=end), ratio("listing_share", on=end)
    except ConventionsError as error:
        yield NotEvaluated(str(error))
        return
    total = granted(case, decided(case).terms.parties_as(Role.GRANTOR)[0], party, exercise)
    products = _products(case, party, exercise)
    if total.known > most:
        why = f"plus de {format_amount(most)}"
    elif _is_over(total.known, products, share):
        why = f"plus de {format_ratio(share)} de ses produits"
    else:
        yield _under(party, total, products, exercise)
        return
    fault = partial(_absent, case, grants[0], party, why, total.known)
    yield listed(case, PublicationKind.LISTING, grants, fault, "liste des organismes subventionnés")
    if total.known > value("convention_threshold", on=end):
        unsent = partial(_unsent, fault)
        yield listed(case, PublicationKind.ACCOUNTS, grants, unsent, "comptes transmis au préfet")


def _unsent(absent: Callable[[], Fault]) -> Fault:
    fault = absent()
    return fault._replace(message=f"comptes non transmis au préfet : {fault.message}", remedy=SEND)


SEND = "transmettre au préfet et au comptable les comptes certifiés de l’organisme"


def _is_over(granted: Amount, products: Amount | None, share: Fraction) -> bool:
    return products is not None and products != ZERO and granted.ratio(products) > share


def _products(case: Case, party: Party, exercise: int) -> Amount | None:
    told = (
        accounts.products
        for accounts in case.convention.accounts
        if accounts.beneficiary == party.key and accounts.exercise == exercise
    )
    return next((amount for amount in told if amount is not None), None)


def _under(party: Party, total: Total, products: Amount | None, exercise: int) -> Answer:
    if not total.is_exact:
        return NotEvaluated(f"montant inconnu pour {format_list(total.unknown)}")
    if products is None or products == ZERO:
        return NotEvaluated(f"produits du compte de résultat de {exercise} non renseignés : {named(party)}")
    return NotApplicable(f"aucun des deux seuils n’est dépassé en {exercise}")


def _absent(case: Case, grant: Grant, party: Party, why: str, total: Amount) -> Fault:
    return Fault(
        address=grant_address(case, grant),
        message=(
            f"{format_amount(total)} attribués pour {grant.exercise} (bénéficiaire : {named(party)}), {why} :"
            " les publications de l’exercice en nomment d’autres, et non cet organisme"
        ),
        remedy="ajouter l’organisme à la liste, ou compléter les publications du fichier",
        values=(("exercice", grant.exercise), ("total attribué", total)),
    )
