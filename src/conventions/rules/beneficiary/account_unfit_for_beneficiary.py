"""Compte destiné à un autre bénéficiaire.

## Ce que la règle vérifie
Le compte de chaque ligne est destiné à la sorte de bénéficiaire qui reçoit la subvention : une association sur
6574 ou 65748, une entreprise sur 65742, une chambre consulaire sur 657382 (65738 en M14), une commune sur
65734… La sorte est celle que dit le fichier ; à défaut, celle de sa catégorie juridique Insee.

## Pourquoi
Un compte de droit privé pour un organisme public fausse l’annexe des concours attribués, et fait chercher au
comptable les pièces d’une association. La correspondance est déduite des intitulés des plans de comptes : le
constat est un avertissement. Hors des comptes de subvention (657, 6745, 2041, 2042) et des bénéficiaires
que la table décrit, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BEN-006",)))
>>> report.conform
('BEN-006',)

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : intitulés des comptes.
- Insee, catégories juridiques.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_list, quote
from conventions.model import Firmness, Party, PartyKind
from conventions.nomenclature import LOCAL_BODY
from conventions.nomenclature.bodies import kind_of_category, kinds_charged
from conventions.rules.reading.norms import Norm, norm_of
from conventions.rules.reading.plans import plans
from conventions.rules.reading.wording import day_of, named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import WrittenLine, decided, written_lines


@rule(
    "BEN-006",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(plans("Plans de comptes officiels de la DGCL : intitulés des comptes"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=(
        "le compte imputé",
        "la nomenclature de l’attribuant",
        "la nature ou la catégorie juridique du bénéficiaire",
    ),
)
def account_unfit_for_beneficiary(case: Case) -> Iterator[Answer]:
    """Compare the account of each line with what the beneficiary is."""
    lines = written_lines(case)
    charged = {written.grant.key for written in lines}
    for written in lines:
        year = min(written.line.exercises, default=written.grant.exercise)
        yield _answer(case, written)._replace(day=end_of(year))
    for grant in decided(case).terms.grants:
        if grant.key not in charged and grant.firmness is Firmness.FIRM:
            yield NotEvaluated(f"imputation inconnue pour {grant.exercise}", day=end_of(grant.exercise))
    if not lines:
        yield NotApplicable("aucune imputation n’est inscrite")


def _answer(case: Case, written: WrittenLine) -> Answer:
    terms = decided(case).terms
    account, party = written.line.account, terms.party(written.grant.beneficiary)
    norm = norm_of(written, terms)
    if account is None or party is None:
        missing = "compte non reconnu" if account is None else "bénéficiaire absent des parties"
        return NotEvaluated(f"ligne {quote(written.line.raw)} : {missing}", written.address)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    return _compared(written, account, party, norm)


def _compared(written: WrittenLine, account: str, party: Party, norm: Norm) -> Answer:
    kind, meant = _kind(party, written.grant.exercise), kinds_charged(account, norm.name)
    if kind is None:
        return NotEvaluated(f"nature juridique non renseignée : {named(party)}", written.address)
    if not meant:
        reason = f"bénéficiaires du compte {account} non décrits ({norm.name})"
        return NotEvaluated(reason, written.address)
    if _family(kind) & meant:
        return Passed(written.address)
    return _fault(written, account, kind, meant, norm)


def _kind(party: Party, exercise: int) -> str | None:
    """What the party is, in French; its legal category says it where its kind does not."""
    kind = party.kind_on(day_of(exercise, 1, 1)) or party.kind_on(end_of(exercise))
    if kind is None or kind is PartyKind.OTHER:
        return kind_of_category(party.legal_category) if party.legal_category else None
    return kind.value


def _family(kind: str) -> frozenset[str]:
    """The kinds that a body may be: a public body, when the file says no more, may be local or not."""
    local = {LOCAL_BODY} if kind == PartyKind.PUBLIC_BODY.value else set()
    return frozenset({kind} | local)


def _fault(written: WrittenLine, account: str, kind: str, meant: frozenset[str], norm: Norm) -> Fault:
    return Fault(
        address=written.address,
        message=f"compte {account} destiné à d’autres bénéficiaires ({format_list(sorted(meant))}) ;"
        f" bénéficiaire : {kind} ({norm.name}, exercice {norm.exercise})",
        remedy="charger le compte de subvention qui correspond au bénéficiaire, ou corriger sa nature juridique",
        words=written.line.raw,
        values=(("compte", account), ("bénéficiaire", kind), ("nomenclature", norm.name)),
        inferred=norm.inferred,
    )
