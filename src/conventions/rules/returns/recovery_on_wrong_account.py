"""Reversement porté à un compte inattendu.

## Ce que la règle vérifie
En fonctionnement, le reversement d’une subvention mandatée sur un exercice antérieur est porté au compte 773 ; celui
d’un mandat du même exercice réduit le compte de la classe 6 qui l’a payé.

## Pourquoi
Une dépense réduite d’un exercice clos fausserait deux comptes. C’est une information : le comptable décide. Sans le
compte du titre, ni l’exercice du mandat, ni la nature de la subvention, la règle n’est pas évaluée. Les subventions
d’équipement ne sont pas visées.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Recovery
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> title = Recovery(
...     number="12",
...     kind="titre de recettes",
...     exercise=2024,
...     grant="2024-fonctionnement",
...     issued_on=date(2024, 11, 4),
...     amount=euros(500),
...     payment="1204",
...     account="773",
... )
>>> convention = association_2024_2026()
>>> ledger = convention.ledger.replace(recoveries=(title,))
>>> report = check(
...     convention.replace(ledger=ledger), date(2024, 12, 31), profile=Profile(select=("REV-005",))
... )
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'ledger.recoveries[12].account')]

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : compte 773, mandats annulés (exercices antérieurs).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from conventions.french import format_list
from conventions.model import Grant, Nature, Payment, Recovery
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.plans import plans
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
    rule,
)
from conventions.rules.written import decided, grant_of

PRIOR = "773"
_GAPS = re.compile(r"[-. ]")


@rule(
    "REV-005",
    severity=Severity.INFO,
    status=Status.READ,
    sources=(plans("Plans de comptes officiels de la DGCL : compte 773"),),
    dated_by=Anchor.RECOVERY,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("le compte du titre", "l’exercice du mandat remboursé", "la nature de la subvention"),
)
def recovery_on_wrong_account(case: Case) -> Iterator[Answer]:
    """Look at the account of everything that came back."""
    ledger = case.convention.ledger
    if ledger is None:
        yield NotEvaluated(NO_LEDGER)
        return
    made = [item for item in ledger.recoveries if item.issued_on <= case.known_day]
    if not made:
        yield NotApplicable("aucun reversement n’est au dossier")
    for item in made:
        yield _answer(case, item)._replace(day=item.issued_on)


def _answer(case: Case, item: Recovery) -> Answer:
    address = f"ledger.recoveries[{item.key}]"
    operating = _is_operating(case, item)
    if operating is False:
        return NotApplicable("le reversement est celui d’une subvention d’équipement")
    years = _exercises(case, item)
    missing = [
        name
        for name, absent in (
            ("compte", item.account is None),
            ("nature de la subvention", operating is None),
            ("exercice du mandat", len(years) != 1),
        )
        if absent
    ]
    if missing or item.account is None:
        return NotEvaluated(f"reversement n° {item.number} : {format_list(missing)} à renseigner", address)
    return _compared(item, item.account, min(years), f"{address}.account")


def _is_operating(case: Case, item: Recovery) -> bool | None:
    """Whether the grant that comes back is one of fonctionnement: by its nature, else by its accounts."""
    grant = _grant(case, item)
    if grant is None:
        return None
    if grant.nature is not None:
        return grant.nature is Nature.OPERATING
    classes = {line.account[0] for line in grant.lines if line.account}
    return classes == {"6"} if classes in ({"6"}, {"2"}) else None


def _grant(case: Case, item: Recovery) -> Grant | None:
    """The grant that the entry names, or its mandate does, else the only one of the convention."""
    grants, paid = decided(case).terms.grants, case.once(_made).get(item.payment or "")
    key = item.grant or (paid.grant if paid else None)
    if key is None and len(grants) == 1:
        return grants[0]
    return grant_of(case, key)


def _made(case: Case) -> Mapping[str, Payment]:
    ledger = case.convention.ledger
    return {mandate.key: mandate for mandate in (ledger.payments if ledger else ())}


def _by_grant(case: Case) -> Mapping[str | None, set[int]]:
    """The exercises of the mandates of each grant."""
    found: dict[str | None, set[int]] = defaultdict(set)
    for mandate in case.once(_made).values():
        found[mandate.grant].add(mandate.exercise)
    return found


def _exercises(case: Case, item: Recovery) -> frozenset[int]:
    """The exercises that the money may have been mandated on: that of its mandate, else of those of the grant."""
    if item.payment is not None:
        mandate = case.once(_made).get(item.payment)
        return frozenset({mandate.exercise}) if mandate else frozenset()
    return frozenset(case.once(_by_grant).get(item.grant, ()) if item.grant else ())


def _compared(item: Recovery, account: str, mandated: int, address: str) -> Answer:
    digits = _GAPS.sub("", account)
    prior = item.exercise > mandated
    if digits.startswith(PRIOR) if prior else digits.startswith("6"):
        return Passed(address)
    expected = (
        f"{PRIOR} (mandat d’un exercice antérieur)" if prior else "657 (réduction du mandat de l’exercice)"
    )
    return Fault(
        address=address,
        message=f"reversement n° {item.number} porté au compte {account} : compte attendu {expected}",
        remedy="vérifier le compte avec le comptable public",
        values=(
            ("compte", account),
            ("exercice du titre", item.exercise),
            ("exercice du mandat", mandated),
        ),
    )
