"""Date exécutoire d’une délibération inconnue ou impossible.

## Ce que la règle vérifie
Jusqu’au 30 juin 2022, une délibération est exécutoire une fois publiée (ou affichée) et transmise au préfet.
Les deux dates sont connues, et aucune n’est antérieure à la délibération. Une date qui manque alors que des
mandats ont déjà été émis est un avertissement ; sinon, la règle n’est pas évaluée.

## Pourquoi
Un versement fondé sur un acte qui n’est pas exécutoire est irrégulier : le comptable le suspend.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("EXEC-001",)))
>>> report.not_evaluated[0].reason.partition(" de la délibération")[0]
'la publication et la transmission'

## Références
- CGCT, articles L2131-1, L3131-1, L4141-1 et L5211-3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from conventions.french import format_date, format_list
from conventions.model import Deliberation, Payment
from conventions.rules.reading.deliberations import NO_DECISION, deciding, deliberation_of, said
from conventions.rules.reading.executory import missing_days
from conventions.rules.reading.mandates import mandates
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
from conventions.rules.written import decided

FIELDS = {"published_on": "publiée", "transmitted_on": "transmise"}


@rule(
    "EXEC-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2131-1 (et L5211-3), L3131-1 et L4141-1",
            until=date(2022, 6, 30),
            read_as_of=date(2015, 3, 31),
        ),
        Source(
            text="CGCT, art. L2131-1, version en vigueur du 9 août 2015 au 30 juin 2022",
            since=date(2015, 8, 9),
            until=date(2022, 6, 30),
        ),
    ),
    law=Validity(until=date(2022, 6, 30)),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("la date de publication de la délibération", "la date de sa transmission au préfet"),
)
def executory_day_unsound(case: Case) -> Iterator[Answer]:
    """Look at the two days of every deliberation that grants or approves."""
    found = deciding(case)
    if not found:
        yield NotApplicable(NO_DECISION)
    for item in found:
        yield from (answer._replace(day=item.date) for answer in _answers(case, item))


def _answers(case: Case, item: Deliberation) -> Iterator[Answer]:
    early = [name for name in FIELDS if (day := getattr(item, name)) is not None and day < item.date]
    for name in early:
        yield _too_early(item, name, getattr(item, name))
    missing = missing_days(item)
    if missing:
        yield _missing(case, item, missing)
    elif not early:
        yield Passed(f"deliberations[{item.key}]")


def _too_early(item: Deliberation, name: str, day: date) -> Fault:
    return Fault(
        address=f"deliberations[{item.key}].{name}",
        message=f"{said(item)} est dite {FIELDS[name]} le {format_date(day)}, avant d’avoir été prise",
        remedy="vérifier les deux dates dans le registre des délibérations",
        values=(("délibération", item.date), (FIELDS[name], day)),
    )


def _missing(case: Case, item: Deliberation, missing: tuple[str, ...]) -> Answer:
    names = format_list(missing)
    paid = _first_mandate(case, item) if len(missing) < len(FIELDS) else None
    if paid is None:
        days = "dates non renseignées" if len(missing) > 1 else "date non renseignée"
        return NotEvaluated(f"{names} de {said(item)} : {days}", f"deliberations[{item.key}]")
    return Fault(
        address=f"deliberations[{item.key}]",
        message=f"le mandat n° {paid.number} est émis le {format_date(paid.issued_on)} alors que la date de"
        f" {names} de {said(item)} manque : rien ne dit qu’elle était exécutoire",
        remedy="renseigner la date qui manque, d’après le registre ou l’accusé de réception de la préfecture",
        values=(("délibération", item.date), ("mandat", paid.number), ("émis le", paid.issued_on)),
        severity=Severity.WARNING,
    )


def _first_mandate(case: Case, item: Deliberation) -> Payment | None:
    """The first mandate of an exercise that the deliberation decides on."""
    exercises = {decision.exercise for decision in item.decisions}
    exercises |= case.once(_exercises).get(item.key, set())
    return next((paid for paid in mandates(case) or () if paid.exercise in exercises), None)


def _exercises(case: Case) -> Mapping[str, set[int]]:
    """Those of the grants whose act each deliberation approves."""
    found, folded = defaultdict[str, set[int]](set), decided(case)
    for grant in folded.terms.grants:
        item = deliberation_of(case, folded.act_of(grant.key))
        if item is not None:
            found[item.key].add(grant.exercise)
    return found
