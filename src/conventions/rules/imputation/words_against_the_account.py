"""Subvention de fonctionnement ou d’équipement au compte de l’autre.

## Ce que la règle vérifie
Une subvention dite de fonctionnement (sa nature, ou à défaut les mots de son objet) n’est pas imputée à un compte
204x, et une subvention dite d’équipement ou d’investissement ne l’est pas à un compte 657x. La section de la
ligne ne compte pas ici : elle est jugée par NAT-001.

## Pourquoi
Le compte 204 finance un bien qui s’amortit, le compte 657 une activité : l’un ne remplace pas l’autre. Les mots
seuls trompent (« animation de l’équipement culturel ») : ne sont lus que « subvention d’équipement », « dépenses
d’investissement », « aide au fonctionnement » et leurs pareils. En M4x, où 6742 s’appelle « subventions
exceptionnelles d’équipement », la règle n’a pas d’objet.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> initial = convention.initial.replace(grants=(grant.replace(nature="équipement", key="2024"), *others))
>>> report = check(
...     convention.replace(initial=initial, ledger=None), date(2024, 12, 31), profile=Profile(select=("NAT-005",))
... )
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('avertissement', 'initial.grants[2024].lines[1]')]

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : intitulés des comptes 204 et 657.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.french import of
from conventions.model import Grant, Nature
from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.reading.norms import line_norm
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
from conventions.rules.written import WrittenLine

FAMILIES = {"204": Nature.EQUIPMENT, "657": Nature.OPERATING}
NEVER_M4X = ("204", "6573", "6574")
"""The accounts that mean the same where nobody told the norm; 6572 is « d’équipement » in M43."""

_NOUN = (
    r"(?:subventions?|aides?|concours|participations?|d[ée]penses|frais|charges|cr[ée]dits|budget|travaux"
    r"|programme|projet|acquisitions?|achats?|soutien|contribution)"
)
_BOUGHT = r"(?:[ée]quipement|investissement)s?\b"
_WORDS = {
    Nature.EQUIPMENT: rf"^{_BOUGHT}|\b{_NOUN} (?:d['’]|[àa] l['’]){_BOUGHT}",
    Nature.OPERATING: rf"^fonctionnement\b|\b{_NOUN} (?:de |au )fonctionnement\b",
}
_SAYS = {nature: re.compile(words, re.IGNORECASE) for nature, words in _WORDS.items()}


@rule(
    "NAT-005",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Plans de comptes officiels de la DGCL : intitulés des comptes 204 et 657",
            since=date(2013, 1, 1),
            data=True,
            address="https://github.com/megalis-bretagne/opendata-extraction",
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=("le compte imputé", "la nature ou l’objet de la subvention"),
)
def words_against_the_account(case: Case) -> Iterator[Answer]:
    """Compare what each grant is said to pay for with the family of its account."""
    yield from by_line(case, partial(_answer, case))


def _answer(case: Case, written: WrittenLine) -> Answer:
    account = written.line.account
    if account is None:
        return unread(written, "compte non reconnu")
    family = next((start for start in FAMILIES if account.startswith(start)), None)
    if family is None:
        return NotApplicable(f"le compte {account} n’est ni un compte 204x, ni un compte 657x")
    norm = line_norm(case, written)
    if isinstance(norm, str) and not account.startswith(NEVER_M4X):
        return NotEvaluated(norm, written.address)
    if not isinstance(norm, str) and norm.name.upper().startswith("M4"):
        return NotApplicable(f"les mots ne disent pas la section en {norm.name}")
    return _compared(written, account, family)


def _compared(written: WrittenLine, account: str, family: str) -> Answer:
    told = said_to_pay_for(written.grant)
    if len(told) != 1:
        missing = "l’objet dit l’un et l’autre" if told else "ni la nature ni l’objet ne le disent"
        return NotEvaluated(f"subvention de fonctionnement ou d’équipement : {missing}", written.address)
    (nature,) = told
    return Passed(written.address) if FAMILIES[family] is nature else _fault(written, account, family, nature)


def said_to_pay_for(grant: Grant) -> frozenset[Nature]:
    """The nature of a grant, or else what the words of its object say of it: none, one or both.

    >>> told = Grant(exercise=2024, beneficiary="A", amount=None, object="aide au fonctionnement du club")
    >>> [nature.value for nature in said_to_pay_for(told)]
    ['fonctionnement']
    """
    if grant.nature is not None:
        return frozenset({grant.nature})
    return frozenset(nature for nature, words in _SAYS.items() if words.search(grant.object or ""))


def _fault(written: WrittenLine, account: str, family: str, nature: Nature) -> Fault:
    carried = f"subventions {of(FAMILIES[family].value)}"
    other = next(start for start, carries in FAMILIES.items() if carries is nature)
    return Fault(
        address=written.address,
        message=f"subvention {of(nature.value)} imputée au compte {account}, qui porte des {carried}",
        remedy=f"charger un compte {other}x, ou corriger la nature de la subvention",
        words=written.line.raw,
        values=(("compte", account), ("nature de la subvention", nature.value)),
    )
