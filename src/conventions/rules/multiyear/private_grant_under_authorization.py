"""Subvention à un organisme privé en autorisation d’engagement (M14).

## Ce que la règle vérifie
Une commune ou un groupement qui suit la M14 n’impute pas à une autorisation d’engagement (AE) une subvention à un
organisme de droit privé.

## Pourquoi
En M14, les autorisations d’engagement servent aux dépenses de fonctionnement pluriannuelles, sauf les frais de
personnel et les subventions versées aux organismes privés. La M57 lève cette seconde exception. L’autorisation est
lue dans l’imputation (« AE »), ou reconnue par son numéro dans les budgets donnés.

## Exemple
>>> from datetime import date
>>> from conventions.model import LinePart, NomenclatureUse
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> city, *others = convention.initial.parties
>>> city = city.replace(nomenclatures=(NomenclatureUse(norm="M14"),))
>>> grant = convention.initial.grants[0]
>>> line = grant.lines[0].replace(parts=(LinePart(key="AE", code="2014-3"),))
>>> grant = grant.replace(exercise=2014, lines=(line,))
>>> initial = convention.initial.replace(parties=(city, *others), grants=(grant,), payment_terms=())
>>> old = convention.replace(initial=initial, avenants=(), ledger=None)
>>> report = check(old, date(2024, 12, 31), profile=Profile(select=("PLURI-002",)))
>>> [finding.address for finding in report.errors]
['initial.grants[2014-fonctionnement].lines[1]']

## Références
- CGCT, article L2311-3, II.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Grant, Party, PartyKind, Section
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.multiyear.authorizations import Citation, citations
from conventions.rules.reading.norms import line_norm
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
from conventions.rules.scope import GROUPS
from conventions.rules.written import WrittenLine, written_lines

M14 = "M14"


@rule(
    "PLURI-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2311-3, II",
            since=date(2006, 1, 1),
            until=date(2023, 12, 31),
            read_as_of=date(2015, 3, 31),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’imputation", "la nomenclature de l’attribuant", "la nature du bénéficiaire"),
    authorities=GROUPS | {PartyKind.COMMUNE},
    beneficiaries=Beneficiaries.PRIVATE,
)
def private_grant_under_authorization(case: Case) -> Iterator[Answer]:
    """Look for an autorisation d’engagement in the lines of the grants to bodies of private law."""
    yield from by_grant(case, Beneficiaries.PRIVATE, partial(_answers, case), forecast=True)


def _answers(case: Case, grant: Grant, _: Party) -> Iterator[Answer]:
    lines = [written for written in written_lines(case) if written.grant.key == grant.key]
    if not lines:
        yield NotEvaluated("l’imputation n’est pas connue", grant_address(case, grant))
    cited = {
        one.written.address: one for one in reversed(citations(case)) if one.section is Section.OPERATING
    }
    for written in lines:
        yield _answer(case, written, cited.get(written.address))


def _answer(case: Case, written: WrittenLine, cited: Citation | None) -> Answer:
    norm = line_norm(case, written)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address) if cited else Passed(written.address)
    if not norm.name.upper().startswith(M14):
        return NotApplicable(f"la règle vise la M14 ; nomenclature : {norm.name}")
    return _fault(written, cited, norm.inferred) if cited else Passed(written.address)


def _fault(written: WrittenLine, cited: Citation, inferred: str | None) -> Fault:
    return Fault(
        address=written.address,
        message=f"subvention à un organisme de droit privé imputée à {cited.told}, ce que la M14 exclut",
        remedy="inscrire la subvention aux crédits annuels, sous réserve de leur vote",
        words=written.line.raw,
        values=(("autorisation", cited.named), ("nomenclature", M14)),
        inferred=inferred,
    )
