"""Montant en lettres différent du montant en chiffres.

## Ce que la règle vérifie
Partout où un texte recopié de l’acte écrit un montant deux fois, en lettres et en chiffres (« 50 000 €
(cinquante mille euros) », « cinquante mille (50 000) euros »), les deux disent la même somme. Les textes lus sont
ceux des délibérations, des demandes, des subventions, des clauses, des modalités de versement et des avenants.

## Pourquoi
En cas de désaccord, nul ne sait ce qui a été attribué : le comptable suspend le paiement, et les lettres
l’emportent le plus souvent.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> first = convention.deliberations[0].replace(title="Subvention de 30 000 € (treize mille euros)")
>>> report = check(
...     convention.replace(deliberations=(first,), avenants=()),
...     date(2024, 12, 31),
...     profile=Profile(select=("DELIB-008",)),
... )
>>> [finding.address for finding in report.findings]
['deliberations[2023-12-118].title']

## Références
- Logique : un montant n’a qu’une valeur.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.base import Record
from conventions.french import quote
from conventions.model import (
    Avenant,
    ChangePaymentTerms,
    PaymentTerms,
    ReplaceArticle,
    SetClause,
    SetGrant,
    Terms,
    TextEdit,
)
from conventions.rules.decision.twofold_amounts import Twice, twice_told
from conventions.rules.reading.deliberations import taken
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)

Written = tuple[str, Record, tuple[str, ...]]
"""Where a record stands, the record, and its fields that hold words of the act."""

_BOTH = ("raw", "object")
_RAW = ("raw",)
_TITLES = ("title", "raw_title")
_LONGEST = 200


@rule(
    "DELIB-008",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un montant écrit deux fois n’a qu’une valeur"),),
    dated_by=Anchor.AS_OF,
    decider="le service des assemblées",
    since="0.2",
    requires=("les textes de l’acte, recopiés mot pour mot",),
)
def amount_words_mismatch(case: Case) -> Iterator[Answer]:
    """Read each text where a parenthesis may say an amount again."""
    found = False
    for address, text in _texts(case):
        for told in twice_told(text):
            found = True
            yield Passed(address) if told.agree else _fault(address, told)
    if not found:
        yield NotApplicable("aucun montant n’est écrit à la fois en lettres et en chiffres")


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    for place, record, names in _records(case):
        for name in names:
            text = getattr(record, name)
            if text is not None and "(" in text:
                yield f"{place}.{name}", text


def _records(case: Case) -> Iterator[Written]:
    convention = case.convention
    for item in taken(case):
        yield f"deliberations[{item.key}]", item, _TITLES
        for decision in item.decisions:
            yield f"deliberations[{item.key}].decisions[{decision.key}]", decision, _BOTH
    for request in convention.requests:
        yield f"requests[{request.key}]", request, _BOTH
    yield from _terms(convention.initial)
    for avenant in convention.avenants:
        yield from _avenant(avenant)


def _terms(terms: Terms) -> Iterator[Written]:
    for grant in terms.grants:
        yield f"initial.grants[{grant.key}]", grant, _BOTH
    for clause in terms.clauses or ():
        yield f"initial.clauses[{clause.key}]", clause, _RAW
    for paid in terms.payment_terms:
        yield from _payment(f"initial.payment_terms[{paid.key}]", paid)


def _payment(place: str, paid: PaymentTerms) -> Iterator[Written]:
    yield place, paid, _RAW
    for instalment in paid.instalments:
        yield f"{place}.instalments[{instalment.key}]", instalment, _RAW


def _avenant(avenant: Avenant) -> Iterator[Written]:
    yield f"avenants[{avenant.key}]", avenant, _TITLES
    for operation in avenant.operations:
        place = f"avenants[{avenant.key}].operations[{operation.key}]"
        if isinstance(operation, TextEdit):
            yield place, operation, ("raw", "new")
        elif isinstance(operation, ReplaceArticle):
            yield place, operation, ("text",)
        elif isinstance(operation, SetGrant):
            yield f"{place}.grant", operation.grant, _BOTH
        elif isinstance(operation, SetClause):
            yield f"{place}.clause", operation.clause, _RAW
        elif isinstance(operation, ChangePaymentTerms):
            yield from _payment(f"{place}.payment_terms", operation.payment_terms)


def _fault(address: str, told: Twice) -> Fault:
    words, digits = told.words[-_LONGEST:], told.digits
    return Fault(
        address=address,
        message=f"le montant en lettres ({quote(words)}) et le montant en chiffres ({quote(digits)}) ne sont pas"
        " les mêmes",
        remedy="retrouver le montant décidé, et faire rectifier l’acte",
        words=f"{words} / {digits}",
        values=(("en lettres", words), ("en chiffres", digits)),
    )
