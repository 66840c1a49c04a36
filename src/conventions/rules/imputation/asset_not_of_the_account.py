"""Bien financé qui n’est pas celui du compte 204.

## Ce que la règle vérifie
Le dernier chiffre d’un compte imputable de subvention d’équipement répond au bien financé : 1 pour des biens
mobiliers, du matériel ou des études, 2 pour des bâtiments et installations, 3 pour un projet d’infrastructure
d’intérêt national, 4 pour la voirie et 5 pour les monuments historiques là où le plan a ces comptes.

## Pourquoi
Le compte fixe la durée maximale d’amortissement de la subvention : 5, 30 ou 40 ans. Un bien dont la nature n’est
pas dite n’est pas jugé. La voirie et les monuments d’un bénéficiaire dont le plan n’a ni compte 4 ni compte 5 vont
aux bâtiments et installations.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> grant = convention.initial.grants[0].replace(asset="biens mobiliers, matériel, études")
>>> initial = convention.initial.replace(grants=(grant,))
>>> only = Profile(select=("NAT-007",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> dict(report.findings[0].values)["compte attendu"]
'20421'

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : comptes 204.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from conventions.model import AssetKind
from conventions.nomenclature import Found
from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.reading.norms import Norm, line_norm
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
from conventions.rules.written import WrittenLine

DIGITS = {
    AssetKind.MOVABLES: "1",
    AssetKind.BUILDINGS: "2",
    AssetKind.INFRASTRUCTURE: "3",
    AssetKind.ROADS: "4",
    AssetKind.MONUMENTS: "5",
}
"""The last digit of the account, by what the grant pays for."""

LABELS = ("biens mobiliers", "bâtiments", "projets d’infrastructures", "voirie", "monuments")
"""How the labels of the accounts that have such a digit start."""


@rule(
    "NAT-007",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(plans("Plans de comptes officiels de la DGCL : comptes 204 imputables"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le service instructeur",
    since="0.2",
    requires=("le bien financé", "le compte imputé", "la nomenclature de l’attribuant"),
)
def asset_not_of_the_account(case: Case) -> Iterator[Answer]:
    """Compare what each equipment grant pays for with the last digit of its account."""
    yield from by_line(case, partial(_answer, case))


def _answer(case: Case, written: WrittenLine) -> Answer:
    account, asset = written.line.account, written.grant.asset
    if account is None:
        return unread(written, "compte non reconnu")
    if not account.startswith("204"):
        return NotApplicable(f"le compte {account} n’est pas un compte 204x")
    if asset is None:
        return NotEvaluated("le bien financé n’est pas renseigné", written.address)
    norm = line_norm(case, written)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    return _compared(written, account, asset, norm)


def _compared(written: WrittenLine, account: str, asset: AssetKind, norm: Norm) -> Answer:
    if not is_for_one_asset(account, norm):
        return NotEvaluated(f"le compte {account} ne dit pas le bien financé ({norm.name})", written.address)
    expected = _expected(account, asset, norm)
    return Passed(written.address) if account == expected else _fault(written, asset, expected, norm)


def is_for_one_asset(account: str, norm: Norm) -> bool:
    """Whether money can be charged to an account whose last digit says what it pays for, in every plan looked in.

    >>> m57 = Norm("M57", "M57_D", 2023)
    >>> is_for_one_asset("20422", m57), is_for_one_asset("204141", m57), is_for_one_asset("2046", m57)
    (True, False, False)
    """
    found = norm.find(account)
    return isinstance(found, Found) and all(
        one.imputable and one.label.lower().startswith(LABELS) for one in found.accounts
    )


def _expected(account: str, asset: AssetKind, norm: Norm) -> str:
    """The account of the same body for this asset; roads and monuments without their own are buildings.

    In every plan, an account for one asset has its neighbours for movables, buildings and infrastructure.
    """
    own = account[:-1] + DIGITS[asset]
    return own if is_for_one_asset(own, norm) else account[:-1] + DIGITS[AssetKind.BUILDINGS]


def _fault(written: WrittenLine, asset: AssetKind, expected: str, norm: Norm) -> Fault:
    account = str(written.line.account)
    return Fault(
        address=written.address,
        message=f"bien financé : {asset} ; compte {account} ; compte attendu : {expected} ({norm.name})",
        remedy=f"charger le compte {expected}, ou corriger le bien financé",
        words=written.line.raw,
        values=(("compte", account), ("bien financé", asset.value), ("compte attendu", expected)),
        inferred=norm.inferred,
    )
