"""Acte non publié sous forme électronique.

## Ce que la règle vérifie
Depuis le 1er juillet 2022, les délibérations des groupements, des départements, des régions et des communes de
3 500 habitants ou plus sont publiées sous forme électronique. Une commune plus petite choisit son mode de
publication par délibération : la règle n’y a pas d’objet.

## Pourquoi
Un acte publié autrement n’est pas exécutoire, et le délai de recours ne court pas.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("EXEC-002",)))
>>> report.not_evaluated[0].addresses
('deliberations[2023-12-118]',)

## Références
- Ordonnance n° 2021-1310 du 7 octobre 2021.
- CGCT, articles L2131-1, L3131-1, L4141-1 et L5211-3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import ConventionsError
from conventions.french import format_number
from conventions.law import count
from conventions.model import Deliberation, Organ, Party, PartyKind, PublicationMode
from conventions.rules.reading.deliberations import NO_DECISION, authority, deciding, said
from conventions.rules.reading.wording import named
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
from conventions.rules.scope import LOCAL


@rule(
    "EXEC-002",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Ordonnance n° 2021-1310 du 7 octobre 2021 (CGCT, art. L2131-1, L3131-1, L4141-1 et L5211-3)",
            since=date(2022, 7, 1),
            address="https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000044177150",
        ),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("le mode de publication de la délibération", "la population de la commune"),
)
def act_not_published_online(case: Case) -> Iterator[Answer]:
    """Look at how every deliberation that grants or approves was published."""
    found = deciding(case)
    if not found:
        yield NotApplicable(NO_DECISION)
    for item in found:
        yield _answer(case, item)._replace(day=item.date)


def _answer(case: Case, item: Deliberation) -> Answer:
    address = f"deliberations[{item.key}]"
    if item.publication is PublicationMode.ELECTRONIC:
        return Passed(f"{address}.publication")
    if item.organ is Organ.EXECUTIVE:
        return NotApplicable("une décision individuelle de l’exécutif est notifiée à son bénéficiaire")
    free = _free(case, item)
    if free is not None:
        return free
    if item.publication is None:
        return NotEvaluated(f"mode de publication non renseigné pour {said(item)}", address)
    return Fault(
        address=f"{address}.publication",
        message=f"{said(item)} est publiée {_mode(item.publication)}, et non sous forme électronique",
        remedy="mettre la délibération en ligne sur le site de la collectivité : elle n’est exécutoire qu’à compter"
        " de ce jour-là",
        values=(("délibération", item.date), ("publication", item.publication.value)),
    )


def _mode(mode: PublicationMode) -> str:
    return {PublicationMode.POSTED: "par voie d’affichage"}.get(mode, "sous forme papier")


def _free(case: Case, item: Deliberation) -> Answer | None:
    """Why the authority may publish otherwise, or why nobody can say; None when it may not."""
    party, address = authority(case, item), f"deliberations[{item.key}]"
    kind = party.kind_on(item.date) if party else None
    if party is None or kind is None:
        return NotEvaluated(f"nature de l’autorité non renseignée pour {said(item)}", address)
    if kind not in LOCAL:
        return NotApplicable(f"{named(party)} n’est pas une collectivité ni un groupement")
    return _small(party, item, address) if kind is PartyKind.COMMUNE else None


def _small(commune: Party, item: Deliberation, address: str) -> Answer | None:
    """A commune below the threshold chooses how it publishes."""
    inhabitants = commune.inhabitants_in(item.date.year)
    if inhabitants is None:
        return NotEvaluated("population de la commune non renseignée", address)
    try:
        threshold = count("epublication_population", on=item.date)
    except ConventionsError as error:
        return NotEvaluated(str(error), address)
    if inhabitants >= threshold:
        return None
    fewer = f"a moins de {format_number(threshold)} habitants"
    return NotApplicable(f"{named(commune)} {fewer} : la commune choisit son mode de publication")
