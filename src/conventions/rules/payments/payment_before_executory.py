"""Premier versement avant que la décision soit exécutoire.

## Ce que la règle vérifie
Le premier mandat d’une subvention n’est pas émis avant que la délibération qui l’attribue soit exécutoire :
publiée et transmise au préfet. Sans délibération connue, c’est l’acte qui fixe la subvention qui compte,
notifié et transmis ; ce jour est alors déduit. La signature de la convention, quand elle est obligatoire, est
l’objet de la règle CONV-001 et n’est pas redite ici.

## Pourquoi
La décision est une pièce justificative du premier versement : tant qu’elle n’est pas exécutoire, rien n’est dû
et le comptable suspend le paiement.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> late = convention.deliberations[0].replace(transmitted_on=date(2024, 2, 6))
>>> convention = convention.replace(deliberations=(late, convention.deliberations[1]))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("PAI-003",)))
>>> [finding.address for finding in report.findings]
['ledger.payments[1204]']

## Références
- CGCT, annexe I à l’article D1617-19, rubrique 7211.
- CGCT, articles L2131-1, L3131-1 et L4141-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_date, format_list
from conventions.model import DatedAct, DecisionKind, Deliberation, Grant, Outcome, Payment
from conventions.operations import act_name
from conventions.rules.reading.deliberations import deliberation_of
from conventions.rules.reading.executory import executory_day, missing_days
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import UNPLACED, Placed, payment_address, placed, said_grant
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

MESSAGE = (
    "mandat n° {number} du {day}, premier versement de {grant}, émis avant que {act} soit exécutoire ({when})"
)
_GRANTING = (DecisionKind.GRANT, DecisionKind.AUTHORISE_PAYMENT)


class _Start(NamedTuple):
    """Before ``earliest`` nothing could be paid; ``missing`` are the days that are not known."""

    act: str
    earliest: date | None
    missing: tuple[str, ...]
    inferred: str | None = None


@rule(
    "PAI-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, annexe I à l’art. D1617-19, rubrique 7211", read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L2131-1, L3131-1 et L4141-1", read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.MANDATE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("les mandats", "la délibération qui attribue, sa publication et sa transmission"),
)
def payment_before_executory(case: Case) -> Iterator[Answer]:
    """Compare the first mandate of each grant with the day when what grants it is executory."""
    found = placed(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
        return
    for grant in decided(case).terms.grants:
        if grant.key in found.payments:
            yield _answer(case, grant, found.payments[grant.key][0])
    yield from _others(found)


def _others(found: Placed) -> Iterator[Answer]:
    if found.unplaced:
        yield NotEvaluated(UNPLACED, payment_address(found.unplaced[0]), found.unplaced[0].issued_on)
    elif not found.payments:
        yield NotApplicable("aucun mandat n’est émis")


def _answer(case: Case, grant: Grant, first: Payment) -> Answer:
    start, address, day = _start(case, grant), payment_address(first), first.issued_on
    if start.earliest is not None and day < start.earliest:
        return _fault(grant, first, start)
    if start.missing:
        return NotEvaluated(f"jour exécutoire inconnu pour {start.act} : {_said(start)}", address, day)
    return Passed(address, day)


def _said(start: _Start) -> str:
    one = len(start.missing) == 1
    return f"{format_list(start.missing)} {'n’est pas renseignée' if one else 'ne sont pas renseignées'}"


def _start(case: Case, grant: Grant) -> _Start:
    """The first deliberation that grants it, or else the act that makes its money firm."""
    act = decided(case).settled_by(grant.key)
    starts = [_of_deliberation(item) for item in _granting(case, grant, act)]
    if starts:
        return min(starts, key=lambda start: (start.earliest or date.min, bool(start.missing)))
    if executory_day(act) is None:
        return _Start(act_name(act), None, missing_days(act))
    inferred = f"décision d’attribution non renseignée : jour où {act_name(act)} est exécutoire"
    return _Start(act_name(act), executory_day(act), (), inferred)


def _granting(case: Case, grant: Grant, act: DatedAct) -> Iterator[Deliberation]:
    approving = deliberation_of(case, act)
    for item in case.convention.deliberations:
        rejected = item.vote is not None and item.vote.outcome is Outcome.REJECTED
        if item.date <= case.known_day and not rejected and (item is approving or _grants(item, grant)):
            yield item


def _grants(item: Deliberation, grant: Grant) -> bool:
    return any(
        decision.kind in _GRANTING
        and decision.exercise in (None, grant.exercise)
        and decision.beneficiary in (None, grant.beneficiary)
        for decision in item.decisions
    )


def _of_deliberation(item: Deliberation) -> _Start:
    named = f"la délibération du {format_date(item.date)}"
    known = (item.date, item.published_on, item.transmitted_on)
    return _Start(named, max(filter(None, known)), missing_days(item))


def _fault(grant: Grant, first: Payment, start: _Start) -> Fault:
    earliest = format_date(start.earliest or first.issued_on)
    when = f"au plus tôt le {earliest}" if start.missing else f"le {earliest}"
    return Fault(
        address=payment_address(first),
        message=MESSAGE.format(
            number=first.number,
            day=format_date(first.issued_on),
            grant=said_grant(grant),
            act=start.act,
            when=when,
        ),
        remedy="ne pas payer avant que la décision soit publiée et transmise ; régulariser avec le comptable",
        values=(("mandat", first.number), ("émis le", first.issued_on), ("exécutoire", when)),
        inferred=start.inferred,
        day=first.issued_on,
    )
