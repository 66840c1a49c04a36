"""Échéances incohérentes entre elles ou avec la subvention.

## Ce que la règle vérifie
Les modalités de versement ont un solde au plus, et ni avance ni acompte après lui ; une échéance « unique »
est seule ; la somme des parts et des montants fixes ne dépasse pas la subvention, et l’atteint quand aucune
échéance ne prend le reste ou ne suit les dépenses (erreurs). Les avances précèdent les acomptes
(avertissement).

## Pourquoi
Le solde éteint la dette : rien ne se verse après lui. Des parts qui font plus que la subvention promettent un
trop-versé ; des parts qui font moins laissent un reliquat que l’acte ne dit pas comment verser.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> terms = convention.initial.payment_terms[0]
>>> without_balance = terms.replace(instalments=terms.instalments[:2])
>>> initial = convention.initial.replace(payment_terms=(without_balance,))
>>> only = Profile(select=("PAI-008",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.payment_terms[1].instalments']

## Références
- Logique : le solde est le dernier versement, et les versements font la subvention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conventions.french import format_list
from conventions.model import Grant, InstalmentKind, PaymentTerms
from conventions.operations import terms_for
from conventions.rules.payments.planned import gap, is_closed, said
from conventions.rules.rule import (
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

UNSAID = "modalités de versement non précisées dans l’acte"
UNSEEN = "modalités de versement inconnues : la convention n’est connue qu’en partie"


@rule(
    "PAI-008",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(
        Source(text="Logique : le solde est le dernier versement, et les versements font la subvention"),
    ),
    dated_by="date d’effet de l’acte",
    decider="le service instructeur",
    since="0.1",
    requires=("les modalités de versement", "les montants attribués"),
)
def payment_terms_inconsistent(case: Case) -> Iterator[Answer]:
    """Look at the order of the instalments, then at their sum for each grant."""
    folded = decided(case)
    terms = folded.terms
    unsaid = [grant.exercise for grant in terms.grants if terms_for(terms, grant) is None]
    if unsaid or not terms.payment_terms:
        yield NotEvaluated(UNSEEN) if case.convention.known_in_part else NotApplicable(UNSAID)
    for item in terms.payment_terms:
        grants = [grant for grant in terms.grants if terms_for(terms, grant) == item]
        address = folded.origin(f"payment_terms[{item.key}].instalments").address
        yield from (*_order(item, address), *_sums(item, grants, address))


def _order(terms: PaymentTerms, address: str) -> Iterator[Answer]:
    kinds = [instalment.kind for instalment in terms.instalments]
    found = [(find(kinds), message, severity) for find, message, severity in ORDER]
    for rank, message, severity in found:
        if rank is not None:
            yield _misplaced(terms, f"{address}[{terms.instalments[rank].key}]", message, severity)
    if all(rank is None for rank, _, _ in found):
        yield Passed(address)


def _misplaced(terms: PaymentTerms, address: str, message: str, severity: Severity) -> Fault:
    return Fault(
        address=address,
        message=message,
        remedy="corriger la nature ou l’ordre des échéances",
        words=terms.raw,
        values=(("échéances", ", ".join(instalment.kind for instalment in terms.instalments)),),
        severity=severity,
    )


def _sums(terms: PaymentTerms, grants: Sequence[Grant], address: str) -> Iterator[Answer]:
    if any((instalment.max_payments or 1) > 1 for instalment in terms.instalments):
        yield NotEvaluated(
            "échéance versée en plusieurs fois : leur somme n’est pas fixée par l’acte", address
        )
        return
    gaps = [(grant, gap(terms, grant)) for grant in grants or (None,)]
    if any(left is None for _, left in gaps):
        yield NotEvaluated("montant de la subvention inconnu, face à des échéances à montant fixe", address)
    over = [grant for grant, left in gaps if left is not None and left > 0]
    under = [grant for grant, left in gaps if left is not None and left < 0 and is_closed(terms)]
    yield from (*_over(terms, over, address), *_under(terms, under, address))


def _over(terms: PaymentTerms, grants: Sequence[Grant | None], address: str) -> Iterator[Answer]:
    """Caps may hold back what the shares promise: then nothing is sure."""
    if grants and any(instalment.cap is not None for instalment in terms.instalments):
        yield NotEvaluated("les échéances dépassent la subvention avant l’effet de leurs plafonds", address)
    elif grants:
        yield _wrong_sum(
            terms, grants, address, "les échéances font {planned}{which} : c’est plus que la subvention"
        )


def _under(terms: PaymentTerms, grants: Sequence[Grant | None], address: str) -> Iterator[Answer]:
    if grants:
        yield _wrong_sum(
            terms, grants, address, "les échéances font {planned}{which}, et aucune ne prend le reste"
        )


def _wrong_sum(terms: PaymentTerms, grants: Sequence[Grant | None], address: str, message: str) -> Fault:
    exercises = format_list(dict.fromkeys(grant.exercise for grant in grants if grant))
    planned = said(terms, grants[0])
    return Fault(
        address=address,
        message=message.format(planned=planned, which=f" (exercice {exercises})" if exercises else ""),
        remedy="corriger les parts ou les montants, ou donner le reste à la dernière échéance",
        words=terms.raw,
        values=(("total des échéances", planned),),
    )


def _second_balance(kinds: Sequence[InstalmentKind]) -> int | None:
    balances = [rank for rank, kind in enumerate(kinds) if kind is InstalmentKind.BALANCE]
    return balances[1] if len(balances) > 1 else None


def _after_balance(kinds: Sequence[InstalmentKind]) -> int | None:
    return _after(kinds, InstalmentKind.BALANCE, {InstalmentKind.ADVANCE, InstalmentKind.INTERIM})


def _late_advance(kinds: Sequence[InstalmentKind]) -> int | None:
    return _after(kinds, InstalmentKind.INTERIM, {InstalmentKind.ADVANCE})


def _after(kinds: Sequence[InstalmentKind], first: InstalmentKind, later: set[InstalmentKind]) -> int | None:
    """The rank of the first kind of ``later`` that stands after ``first``."""
    return next((rank for rank, kind in enumerate(kinds) if kind in later and first in kinds[:rank]), None)


def _single_among_others(kinds: Sequence[InstalmentKind]) -> int | None:
    alone = len(kinds) == 1 or InstalmentKind.SINGLE not in kinds
    return None if alone else kinds.index(InstalmentKind.SINGLE)


ORDER = (
    (_second_balance, "plusieurs soldes pour une même subvention : un seul l’éteint", Severity.ERROR),
    (
        _after_balance,
        "une avance ou un acompte vient après le solde, qui éteint la subvention",
        Severity.ERROR,
    ),
    (_single_among_others, "une échéance « unique » figure parmi d’autres échéances", Severity.ERROR),
    (_late_advance, "une avance vient après un acompte : elle précède toute dépense", Severity.WARNING),
)
"""What finds each fault of order (the rank of the instalment, or None), how it is said, how serious it is."""
