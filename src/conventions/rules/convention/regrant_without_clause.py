"""Reversement de la subvention que la convention n’autorise pas.

## Ce que la règle vérifie
Chaque reversement connu d’une subvention, par un bénéficiaire de droit privé, à un autre organisme, est prévu par
une clause « reversement à un tiers », signée au plus tard ce jour-là. Une clause qui semble l’interdire, des clauses
inconnues ou un avenant qui modifie la rédaction laissent un doute : la règle n’est alors pas évaluée.

## Pourquoi
La loi interdit à un organisme subventionné d’employer tout ou partie de la subvention en subventions à d’autres
associations, œuvres ou entreprises, sauf si la convention le prévoit expressément. La somme reversée peut être
redemandée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Regrant
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> regrant = Regrant(grant="2024-fonctionnement", recipient="Cie du Pilat", day=date(2024, 5, 2))
>>> convention = association_2024_2026().replace(regrants=(regrant,))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("CONV-007",)))
>>> [str(finding.severity) for finding in report.findings]
['avertissement']

## Références
- CGCT, article L1611-4, alinéa 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount, format_date, quote
from conventions.model import Clause, ClauseKind, Convention, Regrant
from conventions.operations import signature_day
from conventions.rules.reading.clauses import NO_CLAUSES, clause_doubt
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

FORBIDDING = ("interdi", "ne peut", "ne peuvent", "ne pas", "aucun")
"""Words by which a clause about re-granting may forbid it."""


@rule(
    "CONV-007",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L1611-4, al. 3", since=date(2009, 5, 14), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.REGRANT,
    decider="le service instructeur, avec le service juridique",
    since="0.2",
    requires=("les reversements", "les clauses de la convention", "la nature juridique du bénéficiaire"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def regrant_without_clause(case: Case) -> Iterator[Answer]:
    """Look at each part of a grant given to somebody else by the day of the check."""
    made = [regrant for regrant in case.convention.regrants if regrant.day <= case.known_day]
    if not made:
        yield NotApplicable("aucun reversement de la subvention n’est au dossier")
    for regrant in made:
        yield _answer(case, regrant)._replace(day=regrant.day)


def _answer(case: Case, regrant: Regrant) -> Answer:
    terms, address = decided(case).terms, f"regrants[{regrant.key}]"
    grant = next((item for item in terms.grants if item.key == regrant.grant), None)
    party = terms.party(grant.beneficiary) if grant else None
    if party is None:
        return NotEvaluated(f"bénéficiaire de la subvention {quote(regrant.grant)} inconnu", address)
    covered = Beneficiaries.PRIVATE.covers(party.kind_on(regrant.day))
    if covered is None:
        return NotEvaluated(f"nature juridique non renseignée : {named(party)}", address)
    if not covered:
        return NotApplicable(f"la règle vise {Beneficiaries.PRIVATE} ; bénéficiaire : {named(party)}")
    return _allowed(case, regrant, address)


def _allowed(case: Case, regrant: Regrant, address: str) -> Answer:
    """What the clauses say of it."""
    clauses = decided(case).terms.clauses
    told = [clause for clause in clauses or () if clause.kind is ClauseKind.REGRANT]
    if told:
        return _by_clause(case, regrant, told[0], address)
    doubt = NO_CLAUSES if clauses is None else clause_doubt(case)
    return NotEvaluated(doubt, address) if doubt else _fault(regrant, address, "sans clause qui le prévoie")


def _by_clause(case: Case, regrant: Regrant, clause: Clause, address: str) -> Answer:
    if any(word in (clause.raw or "").lower() for word in FORBIDDING):
        return NotEvaluated("la clause sur le reversement semble l’interdire : à lire", address)
    act = decided(case).origin(f"clauses[{clause.key}]").act
    signed = signature_day(act)
    if isinstance(act, Convention) or (signed is not None and signed <= regrant.day):
        return Passed(address)
    if signed is None:
        return NotEvaluated("date de signature inconnue : avenant qui prévoit le reversement", address)
    return _fault(regrant, address, f"avant la clause qui le prévoit, signée le {format_date(signed)}")


def _fault(regrant: Regrant, address: str, why: str) -> Fault:
    amount = f" de {format_amount(regrant.amount)}" if regrant.amount else ""
    return Fault(
        address=address,
        message=f"reversement{amount} à {quote(regrant.recipient)} le {format_date(regrant.day)}, {why}",
        remedy="demander la restitution de la somme reversée, ou prévoir le reversement par avenant",
        values=(("bénéficiaire du reversement", regrant.recipient), ("date", regrant.day)),
    )
