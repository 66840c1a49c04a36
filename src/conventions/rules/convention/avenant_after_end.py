"""Avenant signé ou prenant effet après la fin de la convention.

## Ce que la règle vérifie
Chaque avenant est signé, et prend effet, au plus tard le dernier jour de la période en vigueur avant lui. Un avenant
signé à temps qui prolonge la convention peut prendre effet le lendemain. Un avenant sans date de signature n’est
pas évalué quand la convention est finie.

## Pourquoi
Une convention qui a pris fin ne se prolonge pas et ne se modifie plus : un tel avenant est à refaire en convention
nouvelle, ou ses dates à vérifier.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> late = convention.avenants[0].replace(signed_on=date(2027, 1, 4), notified_on=None)
>>> report = check(
...     convention.replace(avenants=(late,)), date(2027, 6, 30), profile=Profile(select=("CONV-013",))
... )
>>> [finding.address for finding in report.findings]
['avenants[2025-1].signed_on']

## Références
- Logique : un acte ne modifie que ce qui est encore en vigueur.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from conventions.french import format_date
from conventions.model import Avenant, TermsPart
from conventions.operations import AmendingAct, act_address, act_name, history, order_of, signature_day
from conventions.periods import DAY, Period
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
from conventions.rules.written import decided


@rule(
    "CONV-013",
    severity=Severity.WARNING,
    status=Status.REMEMBERED,
    sources=(Source(text="Logique : un acte ne modifie que ce qui est encore en vigueur"),),
    dated_by=Anchor.AVENANT,
    decider="le service juridique",
    since="0.2",
    requires=("la période de la convention", "les dates de signature et d’effet des avenants"),
)
def avenant_after_end(case: Case) -> Iterator[Answer]:
    """Compare the days of each avenant with the end of the period that it found."""
    folded = decided(case)
    if not folded.avenants:
        yield NotApplicable("aucun avenant n’est en vigueur ni approuvé")
        return
    changes, period = _changes(case), case.convention.initial.period
    acts: tuple[AmendingAct, ...] = (*folded.avenants, *folded.renewals)
    for act in sorted(acts, key=lambda act: order_of(case.convention, act)):
        if isinstance(act, Avenant):
            yield _answer(case, act, period.end)
        period = changes.get(act_address(act), period)


def _changes(case: Case) -> Mapping[str, Period]:
    """The period that each act leaves, for those that change it."""
    folded = decided(case)
    if not folded.renewals and not any(map(_extends, folded.avenants)):
        return {}
    told = history(case.convention, "period")
    return {
        act_address(change.act): change.after
        for change in told
        if change.act is not None and isinstance(change.after, Period)
    }


def _extends(avenant: Avenant) -> bool:
    return any(operation.touches is TermsPart.PERIOD for operation in avenant.operations)


def _answer(case: Case, avenant: Avenant, end: date | None) -> Answer:
    """One answer for the two days of an avenant: a fault for the first of them that is late."""
    address = act_address(avenant)
    if end is None:
        return NotEvaluated("fin de la période inconnue", address)
    field = _late(avenant, end)
    if field:
        return _fault(avenant, field, end)
    if not _signed_by(avenant, end) and case.known_day > end:
        return NotEvaluated(f"date de signature inconnue : {act_name(avenant)}", address)
    return Passed(address)


def _signed_by(avenant: Avenant, end: date) -> bool:
    signed = signature_day(avenant)
    return signed is not None and signed <= end


def _late(avenant: Avenant, end: date) -> str | None:
    """Which day of an avenant is after the end, by the name of its field."""
    if avenant.signed_on is not None and avenant.signed_on > end:
        return "signed_on"
    limit = end + DAY if _extends(avenant) and end < date.max else end
    return "effective_on" if avenant.effective_on is not None and avenant.effective_on > limit else None


def _fault(avenant: Avenant, field: str, end: date) -> Fault:
    day = getattr(avenant, field)
    what = "est signé" if field == "signed_on" else "prend effet"
    return Fault(
        address=f"{act_address(avenant)}.{field}",
        message=f"{act_name(avenant)} {what} le {format_date(day)}, après la fin de la convention ({format_date(end)})",
        remedy="conclure une nouvelle convention, ou vérifier les dates",
        words=avenant.raw_title or avenant.title,
        values=(("date", day), ("fin de la convention", end)),
    )
