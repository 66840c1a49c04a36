"""Aide directe ou indirecte à une entreprise, sans régime d’aides d’État.

## Ce que la règle vérifie
Une subvention à une entreprise ou à une société d’économie mixte dit sous quel régime d’aides d’État elle est
accordée : de minimis, exemption par catégorie, régime notifié, ou hors aides d’État. Pour un autre bénéficiaire dont
les dispositifs servent des entreprises (reste à charge payé par elles, accélérateur, pépinière), une information
signale l’aide indirecte possible.

## Pourquoi
Une aide sans régime est réputée illégale : la Commission en ordonne le remboursement. Quand l’argent passe par un
intermédiaire (une chambre consulaire qui accompagne des startups à prix réduit), l’aide est celle de l’entreprise
finale, et le plafond de minimis se compte à son niveau.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("AIDE-004",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'initial.devices[novacite]')]

## Références
- Traité sur le fonctionnement de l’Union européenne, article 107.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.french import format_list, quote
from conventions.model import Device, Grant, Party
from conventions.rules.bodies import by_grant, grant_address
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

_PAYERS = re.compile(
    r"entreprise|société|start-?up|jeune pousse|\b[PT]ME\b|commerçant|artisan", re.IGNORECASE
)
_SERVING = re.compile(r"accélérateur|incubateur|pépinière|start-?up|jeunes? pousses?", re.IGNORECASE)
_MORE = 5


@rule(
    "AIDE-004",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(
        Source(
            text="Traité sur le fonctionnement de l’Union européenne, art. 107 (traité de Rome, art. 92)",
            since=date(1958, 1, 1),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des affaires européennes ou juridiques",
    since="0.2",
    requires=(
        "la nature juridique du bénéficiaire",
        "le régime d’aide des subventions",
        "les dispositifs et leurs restes à charge",
    ),
)
def aid_regime_unstated(case: Case) -> Iterator[Answer]:
    """Look at the regime of the grants to undertakings, then at who the devices of the others serve."""
    answers = tuple(by_grant(case, Beneficiaries.ANY, partial(_answers, case)))
    yield from _once(answers)


def _once(answers: tuple[Answer, ...]) -> Iterator[Answer]:
    """The possible indirect aid is told once, whatever the number of grants."""
    told = False
    for answer in answers:
        indirect = isinstance(answer, Fault) and answer.severity is Severity.INFO
        if not (indirect and told):
            yield answer
        told = told or indirect


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    address = grant_address(case, grant, "aid_regime")
    covered = Beneficiaries.UNDERTAKINGS.covers(party.kind_on(case.known_day))
    if grant.aid_regime is not None:
        yield Passed(address)
    elif covered is None:
        yield NotEvaluated(f"nature juridique non renseignée : {named(party)}", address)
    elif not covered:
        yield _indirect(case, party)
    elif case.convention.known_in_part:
        yield NotEvaluated("régime d’aide inconnu : la convention n’est connue qu’en partie", address)
    else:
        yield _unstated(address, grant, party)


def _unstated(address: str, grant: Grant, party: Party) -> Fault:
    return Fault(
        address=address,
        message=f"subvention {grant.exercise} à une entreprise sans régime d’aides d’État : {named(party)}",
        remedy="renseigner le régime (de minimis, exemption, notifié), ou « hors aides d’État » et pourquoi",
        values=(("exercice", grant.exercise), ("bénéficiaire", party.key)),
    )


def _indirect(case: Case, party: Party) -> Answer:
    fault = case.once(_possible)
    return fault or NotApplicable(
        f"aucun dispositif n’est destiné à des entreprises ; bénéficiaire : {named(party)}"
    )


def _possible(case: Case) -> Fault | None:
    """Undertakings that pay a part come first; else devices whose name says whom they serve."""
    devices = decided(case).terms.devices
    found = [device for device in devices if _is_paid(device)] or [
        device for device in devices if _SERVING.search(f"{device.name.text} {device.kind or ''}")
    ]
    return _fault(case, found) if found else None


def _is_paid(device: Device) -> bool:
    payers = (charge.payer for phase in device.phases for charge in phase.charges)
    return any(_PAYERS.search(payer) for payer in payers)


def _fault(case: Case, devices: list[Device]) -> Fault:
    names = format_list(quote(device.name.text) for device in devices[:_MORE])
    return Fault(
        address=decided(case).origin(f"devices[{devices[0].key}]").address,
        message=f"aide indirecte possible aux entreprises accompagnées : {names}",
        remedy="vérifier le cumul de minimis au niveau de chaque entreprise, et renseigner le régime d’aide",
        values=(("dispositifs", names),),
        severity=Severity.INFO,
    )
