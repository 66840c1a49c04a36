"""Compte imputé dans une autre section que la sienne.

## Ce que la règle vérifie
La section de chaque ligne d’imputation est celle du compte : fonctionnement pour un compte de la classe 6
ou 7, investissement pour un compte de la classe 2. Toutes les lignes sont lues : celles de la convention,
celles des avenants en vigueur et celles des projets d’avenant.

## Pourquoi
Un compte de charges ne peut pas être mandaté en section d’investissement, ni un compte d’immobilisation en
section de fonctionnement : le comptable suspend le paiement. Les plans de comptes de 2013 à 2024, toutes
nomenclatures confondues, n’ont aucune exception.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("NAT-001",)))
>>> [finding.address for finding in report.errors]
['avenants[2018-1].operations[subvention 2018].grant.lines[1]']

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : section de chaque compte imputable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import of
from conventions.model import BudgetLine
from conventions.nomenclature import families, section_of_class
from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import WrittenLine

MESSAGE = "le compte {account} est un compte de la classe {digit} : section {expected}, et non {read}"

EQUIVALENTS = (
    ("65731", "20411"),
    ("65732", "20412"),
    ("65733", "20413"),
    ("65734", "20414"),
    ("65735", "20415"),
    ("65738", "20418"),
    ("6574", "2042"),
)
"""Operating grants and the equipment grants paid to the same kind of body, by the start of the account."""


@rule(
    "NAT-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Plans de comptes officiels de la DGCL : section des comptes imputables",
            since=date(2013, 1, 1),
            data=True,
            address="https://github.com/megalis-bretagne/opendata-extraction",
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.1",
    requires=("le compte imputé", "la section de l’imputation"),
)
def account_outside_section(case: Case) -> Iterator[Answer]:
    """Compare the section of each budget line with the class of its account."""
    yield from by_line(case, _answer)


def _answer(written: WrittenLine) -> Answer:
    account, read = written.line.account, written.line.section
    if account is None:
        return unread(written, "compte non reconnu")
    if read is None:
        return unread(written, "section non renseignée")
    expected = section_of_class(account)
    if expected is None or not _is_by_nature(written.line, account):
        return NotEvaluated(f"la classe du compte {account} ne suffit pas à dire sa section", written.address)
    return Passed(written.address) if read == expected else _fault(written, account, expected)


def _is_by_nature(line: BudgetLine, account: str) -> bool:
    """An « article » may be a code by function: it is trusted in the families of grants only."""
    words = {part.key for part in line.parts}
    return bool(words & {"compte", "nature"}) or account.startswith(families())


def _fault(written: WrittenLine, account: str, expected: str) -> Fault:
    read = str(written.line.section)
    return Fault(
        address=written.address,
        message=MESSAGE.format(account=account, digit=account[0], expected=of(expected), read=of(read)),
        remedy=_remedy(account, expected),
        words=written.line.raw,
        values=(("compte", account), ("section lue", read), ("section attendue", expected)),
    )


def _remedy(account: str, expected: str) -> str:
    if expected == "investissement":
        return "imputer en section d’investissement, ou charger un compte 657x (fonctionnement)"
    if account[0] == "7":
        return "imputer la recette en section de fonctionnement"
    equipment = next((number for start, number in EQUIVALENTS if account.startswith(start)), "204")
    charge = f"charger un compte {equipment}x si la subvention est d’équipement"
    return f"imputer en section de fonctionnement, ou {charge}"
