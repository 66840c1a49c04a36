"""Données essentielles publiées après le délai.

## Ce que la règle vérifie
Les données essentielles d’une convention obligatoire avec un organisme de droit privé sont publiées dans les
trois mois de sa signature ; celles d’une subvention qu’un avenant fixe, ou porte au-delà du seuil, dans les trois
mois de la signature de l’avenant. Seule une publication dont le fichier donne la date est jugée : quand il n’en
dit rien, la règle n’est pas évaluée, et donne la date à laquelle la publication était due.

## Pourquoi
Chacun peut ainsi savoir qui reçoit de l’argent public et pour quoi. Une commune ou un groupement de moins de
3 500 habitants en est dispensé ; une convention qui n’est pas obligatoire (23 000 € au plus dans l’année) n’est
pas concernée. La publication se fait sur le site de l’autorité, ou sur data.gouv.fr avec un lien.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("PUB-001",)))
>>> report.not_applicable[0].reason
'la CCI Lyon Métropole Saint-Étienne Roanne est un organisme de droit public'

## Références
- Décret n° 2017-779 du 5 mai 2017.
- Loi n° 2000-321 du 12 avril 2000, article 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.errors import ConventionsError
from conventions.french import format_date, format_duration
from conventions.law import duration
from conventions.model import Publication, PublicationKind
from conventions.periods import DayCount, after
from conventions.rules.publication.duties import Owed, by_owed
from conventions.rules.publication.signed import is_above_alone, signed_above
from conventions.rules.publication.told import about
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

ELSEWHERE = (
    "le seuil n’est dépassé qu’avec d’autres conventions : le jour où les données sont dues n’est pas connu"
)


@rule(
    "PUB-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Décret n° 2017-779 du 5 mai 2017",
            since=date(2017, 8, 1),
            address="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000034600552",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service chargé des données ouvertes",
    since="0.2",
    requires=(
        "la date de signature",
        "la date de publication des données essentielles",
        "la population de l’attribuant",
        "les montants attribués",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def essential_data_late(case: Case) -> Iterator[Answer]:
    """Compare the first publication that is about each grant with the end of the delay."""
    yield from by_owed(case, partial(_answers, case))


def _answers(case: Case, owed: Owed) -> Iterator[Answer]:
    signed = signed_above(case, owed)
    if signed is None:
        yield NotEvaluated("date de signature de l’avenant non renseignée")
        return
    try:
        delay = duration("essential_data_delay", on=owed.signed)
    except ConventionsError as error:
        yield NotEvaluated(str(error))
        return
    due = after(signed, delay, counted=DayCount.CALENDAR)
    first = next(about(case, PublicationKind.ESSENTIAL_DATA, owed.grant), None)
    if first is not None:
        if first.day <= due:
            yield Passed(_address(first))
        elif is_above_alone(case, owed):
            yield _late(first, signed, due, format_duration(delay))
        else:
            yield NotEvaluated(ELSEWHERE, _address(first))
    elif case.as_of <= due:
        yield NotApplicable(f"la publication est due au plus tard le {format_date(due)}")
    else:
        yield NotEvaluated(f"publication non renseignée ; elle était due au plus tard le {format_date(due)}")


def _address(publication: Publication) -> str:
    return f"publications[{publication.key}]"


def _late(publication: Publication, signed: date, due: date, delay: str) -> Fault:
    return Fault(
        address=_address(publication),
        message=(
            f"données essentielles publiées le {format_date(publication.day)}, au-delà de {delay} après la"
            f" signature du {format_date(signed)} : elles étaient dues au plus tard le {format_date(due)}"
        ),
        remedy="publier dès la signature ; vérifier la date si une publication plus ancienne existe",
        values=(("publication", publication.day), ("signature", signed), ("échéance", due)),
    )
