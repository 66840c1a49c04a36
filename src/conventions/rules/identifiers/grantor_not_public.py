"""Attribuant dont le SIRET n’est pas celui d’un organisme public.

## Ce que la règle vérifie
Le SIRET de l’attribuant (le champ « idAttribuant » des données publiées) est celui d’une collectivité ou d’un
établissement public : par sa catégorie juridique (72 ou 73, ou une autre des organismes publics), ou par sa
nature dans le fichier.

## Pourquoi
Un SIRET d’association ou d’entreprise à la place de celui de la collectivité publie la subvention sous le nom
d’un autre. Sans SIRET, sans rien qui dise ce qu’est l’attribuant, ou si sa nature et sa catégorie juridique se
contredisent, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("ID-003",)))
>>> report.not_evaluated[0].reason.split(chr(160))[0]
'SIRET de l’attribuant non renseigné'

## Références
- Insee, catégories juridiques, niveau III.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.model import Party, PartyKind, Role, Scheme
from conventions.rules.reading.wording import named
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

PUBLIC = ("4", "7")
"""Insee legal categories of bodies of public law: the first digit (41 public and commercial, 71 to 74)."""


@rule(
    "ID-003",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(
        Source(
            text="Logique : l’attribuant est une autorité administrative ; catégories juridiques de l’Insee",
            address="https://github.com/MTES-MCT/camino-api",
        ),
    ),
    dated_by=Anchor.AS_OF,
    decider="le service instructeur",
    since="0.2",
    requires=("le SIRET de l’attribuant", "la catégorie juridique ou la nature de l’attribuant"),
)
def grantor_not_public(case: Case) -> Iterator[Answer]:
    """Look at what each grantor with a SIRET is."""
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    if not grantors:
        yield NotApplicable("aucune partie n’a le rôle d’attribuant")
    for party in grantors:
        yield _answer(case, party)


def _answer(case: Case, party: Party) -> Answer:
    sirets = [item for item in party.identifiers if item.scheme is Scheme.SIRET]
    if not sirets:
        return NotEvaluated(f"SIRET de l’attribuant non renseigné : {named(party)}")
    address = decided(case).origin(f"parties[{party.key}].identifiers[{sirets[0].key}]").address
    kind, category = party.kind_on(case.known_day), party.legal_category
    told = {kind.private_law if kind else None, _is_private(category)} - {None}
    if not told:
        return NotEvaluated(f"nature de l’attribuant non renseignée : {named(party)}", address)
    if len(told) > 1:
        return NotEvaluated(
            f"nature ({kind}) et catégorie juridique ({category}) contradictoires : {named(party)}", address
        )
    return _fault(party, kind, f"{address}.value", sirets[0].value) if True in told else Passed(address)


def _is_private(category: str | None) -> bool | None:
    return None if category is None else not category.startswith(PUBLIC)


def _fault(party: Party, kind: PartyKind | None, address: str, siret: str) -> Fault:
    category = party.legal_category
    what = f"catégorie juridique {category}" if category else f"nature : {kind}"
    shown = () if party.is_person else (("SIRET", siret),)
    return Fault(
        address=address,
        message=f"{named(party)} attribue la subvention, et n’est pas un organisme public ({what})",
        remedy="donner le SIRET de la collectivité qui attribue, ou corriger le rôle de cette partie",
        values=(("partie", party.key), *shown),
    )
