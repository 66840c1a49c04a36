"""Acte signé avant que sa délibération soit exécutoire.

## Ce que la règle vérifie
La convention, chaque avenant et chaque reconduction écrite sont signés au plus tôt le jour où la délibération
qui les approuve est exécutoire : publiée et transmise au préfet. Si l’une des deux dates manque, l’autre
suffit quand elle est déjà postérieure à la signature.

## Pourquoi
Le signataire n’a pas encore pouvoir de signer : le consentement de la collectivité est vicié. Le contrat n’est
pas toujours écarté entre les parties, mais il est illégal si le préfet le défère.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> early = association_2024_2026().replace(signed_on=date(2023, 12, 18))
>>> report = check(early, date(2024, 12, 31), profile=Profile(select=("EXEC-003",)))
>>> [finding.address for finding in report.findings]
['signed_on']

## Références
- Conseil d’État, avis, 10 juin 1996, n° 176873.
- Conseil d’État, 28 décembre 2009, n° 304802, et 10 décembre 2010, n° 336638.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date, format_list
from conventions.model import DatedAct, Deliberation
from conventions.operations import act_address, act_name
from conventions.rules.reading.deliberations import approving, said
from conventions.rules.reading.executory import missing_days
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
    Validity,
    rule,
)


@rule(
    "EXEC-003",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(text="Conseil d’État, avis, 10 juin 1996, n° 176873", since=date(1996, 6, 10)),
        Source(text="Conseil d’État, 28 décembre 2009, n° 304802", since=date(2009, 12, 28)),
        Source(text="Conseil d’État, 10 décembre 2010, n° 336638", since=date(2010, 12, 10)),
    ),
    law=Validity(),  # judgments tell what the law was before them too
    dated_by=Anchor.AMENDMENT,
    decider="le service juridique",
    since="0.2",
    requires=(
        "la date de signature de l’acte",
        "la délibération qui l’approuve",
        "les dates de publication et de transmission de la délibération",
    ),
)
def signed_before_executory(case: Case) -> Iterator[Answer]:
    """Compare the signature of the convention and of each avenant with its deliberation."""
    convention, day = case.convention, case.known_day
    renewals = (act for act in convention.renewals if not act.tacit)
    found = False
    for act in (convention, *convention.avenants, *renewals):
        if act.signed_on is None or act.signed_on <= day:
            found = True
            yield _answer(case, act)
    if not found:
        yield NotApplicable("aucun acte n’est signé au jour du contrôle")


def _answer(case: Case, act: DatedAct) -> Answer:
    signed, items = act.signed_on, approving(case, act)
    if signed is None:
        return NotEvaluated(f"signature non renseignée : {act_name(act)}", act_address(act))
    if not items:
        return NotEvaluated(f"délibération non renseignée : {act_name(act)}", act_address(act))
    item = items[0]  # approved again later, an act was signed under the first approval
    told = {"prise": item.date, "publiée": item.published_on, "transmise": item.transmitted_on}
    late = {name: day for name, day in told.items() if day is not None and day > signed}
    if late:
        return _fault(act, item, signed, late)
    missing = missing_days(item)
    if missing:
        return NotEvaluated(
            f"date non renseignée pour {said(item)} : {format_list(missing)}", f"deliberations[{item.key}]"
        )
    return Passed(_address(act))


def _address(act: DatedAct) -> str:
    place = act_address(act)
    return "signed_on" if place == "initial" else f"{place}.signed_on"


def _fault(act: DatedAct, item: Deliberation, signed: date, late: dict[str, date]) -> Fault:
    when = format_list(f"{name} le {format_date(day)}" for name, day in late.items())
    return Fault(
        address=_address(act),
        message=f"{act_name(act)} : signature le {format_date(signed)}, avant que {said(item)} soit exécutoire"
        f" ({when})",
        remedy="signer de nouveau une fois la délibération exécutoire, ou corriger la date qui est fausse",
        values=(("signature", signed), *late.items()),
    )
