"""PUB: what the authority publishes and sends."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.authority import serial_of
from conventions.samples.mistakes.edits import with_act, with_grant, with_terms
from conventions.samples.mistakes.instalments import instalment, instalments
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANT, stage

_OTHER = "S2"
_ANNEX, _LIST = "annexe des concours attribués", "liste des organismes subventionnés"


def with_late_data(convention: Convention, day: date) -> Convention:
    """The convention, its essential data published on a day."""
    first, *others = convention.publications
    return convention.replace(publications=(first.replace(day=day), *others))


def _published(scene: Scene, day: date) -> Scene:
    return scene.has(with_late_data(stage(scene), day))


def _naming(convention: Convention, kind: str, grant: str | None) -> Convention:
    told = tuple(each.replace(grant=grant) if each.kind == kind else each for each in convention.publications)
    return convention.replace(publications=told)


def with_second_grant(convention: Convention, who: dict[str, Any] | None = None) -> Convention:
    """The convention, with a second grant of 500 €, to somebody else when ``who`` says whom."""
    first = convention.initial.grants[0]
    key = who["key"] if who else first.beneficiary
    grant = first.replace(key=_OTHER, amount=euros(500), beneficiary=key)
    one, two = convention.deliberations[0].decisions
    decided = two.replace(
        amount=euros(500), beneficiary=key, key="attribue aussi", raw="attribue aussi 500 €"
    )
    parties = (*convention.initial.parties, who) if who else convention.initial.parties
    told = with_terms(convention, grants=(first, grant), parties=parties)
    return with_act(told, decisions=(one, two, decided))


def _annexed(scene: Scene, grant: str | None) -> Scene:
    return scene.has(_naming(with_second_grant(stage(scene)), _ANNEX, grant))


def with_other_body(scene: Scene, convention: Convention) -> Convention:
    """The convention, with a grant to another association, the only one that the list names."""
    other = {
        "key": "autre",
        "name": "Harmonie des Coteaux",
        "roles": ("bénéficiaire",),
        "kinds": ({"kind": "association"},),
        "legal_category": "9220",
        "identifiers": ({"scheme": "RNA", "value": f"W4209{serial_of(scene)}"},),
    }
    told = with_second_grant(convention, other)
    sent = {"kind": "comptes transmis au préfet", "day": date(2025, 6, 30), "exercise": 2024}
    contract = {"beneficiary": "autre", "signed_on": date(2023, 10, 16)}
    told = told.replace(
        publications=(*told.publications, sent),
        republican_contracts=(*told.republican_contracts, contract),
    )
    return _naming(told, _LIST, _OTHER)


def _listed(scene: Scene, amount: Amount) -> Scene:
    return scene.has(with_other_body(scene, stage(scene, amount=amount)))


def _object(scene: Scene, length: int) -> Scene:
    return scene.has(with_grant(stage(scene), object=("Saison de l’année " * 20)[: length - 1] + "."))


def _paid_by(scene: Scene, day: date) -> Scene:
    first = instalment("avance", "1/2", trigger={"trigger": "à partir", "day": date(2024, 2, 26)})
    last = instalment("solde", trigger={"trigger": "au plus tard", "day": day})
    return scene.has(instalments(stage(scene), first, last))


PUBLISHING: tuple[Seeded, ...] = (
    seed(
        "PUB-001",
        "Des données essentielles publiées le lendemain du délai de trois mois",
        _published,
        date(2024, 5, 13),
        date(2024, 5, 12),
    ),
    seed("PUB-002", "Une annexe qui ne nomme qu’une subvention sur deux", _annexed, GRANT, None),
    seed(
        "PUB-003",
        "75 000,01 € à un organisme que la liste oublie",
        _listed,
        euros("75000.01"),
        euros(75_000),
    ),
    seed("PUB-004", "Un objet de 257 caractères", _object, 257, 256),
    seed(
        "PUB-005",
        "Un solde dû la veille du jour de l’avance",
        _paid_by,
        date(2024, 2, 25),
        date(2024, 2, 26),
    ),
)
