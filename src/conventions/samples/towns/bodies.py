"""Who receives the money of the town, and who gives some with it: invented bodies with well-formed numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from conventions.french import Name, slug
from conventions.model import (
    DatedKind,
    Identifier,
    NomenclatureUse,
    Party,
    PartyKind,
    Population,
    Role,
    Scheme,
    Signatory,
)
from conventions.samples.towns.registers import iban, rna, siren, siret
from conventions.samples.towns.subjects import ASSOCIATIONS, BUSINESS, PLACES, TOWN, Subject

POPULATION: Final = 24_600
FIRST_NAMES: Final = ("Ysée", "Orlane", "Timéo", "Mahaut", "Côme", "Isaure", "Elzéar")
LAST_NAMES: Final = ("Vastre", "Cormeil", "Doublevent", "Rougemarais", "Larquebe")
YOUNG: Final = ("Anaëlle", "Firmin", "Solveig", "Octave", "Nolwenn")
MAYOR: Final = Signatory(name="Mme Orlane Vastre", capacity="maire")


_slug = lru_cache(maxsize=4096)(slug)


class Body(NamedTuple):
    """Who a beneficiary is, in every convention of the town; ``serial`` makes its numbers."""

    name: str
    kind: PartyKind
    category: str
    serial: int
    stem: str = ""

    @property
    def key(self) -> str:
        """The key of the party."""
        return _slug(self.name)

    @property
    def siren(self) -> str:
        """Its SIREN."""
        return siren(self.stem or f"999{self.serial:05d}")

    @property
    def account(self) -> str:
        """The IBAN of its account."""
        return iban(self.serial)


def party(body: Body, role: Role = Role.BENEFICIARY) -> Party:
    """The body as a party of a convention."""
    numbers = [Identifier(scheme=Scheme.SIRET, value=siret(body.siren))]
    if body.kind is PartyKind.ASSOCIATION:
        numbers.insert(0, Identifier(scheme=Scheme.RNA, value=rna(body.serial)))
    paid = role is Role.BENEFICIARY
    return Party(
        key=body.key,
        name=Name(body.name),
        roles=(role,),
        kinds=(DatedKind(kind=body.kind),),
        legal_category=body.category,
        identifiers=() if body.kind is PartyKind.PERSON else tuple(numbers),
        tiers_number=f"T{body.serial:05d}" if paid else None,
        iban=body.account if paid else None,
    )


SLOTS: Final = 6
"""The families that share the associations: no association is of two of them."""


def association(slot: int, index: int) -> tuple[Body, Subject]:
    """The association of a family, and what it does: no two have the same name.

    >>> association(0, 0)[0].name, association(1, 0)[0].name, association(0, 900)[0].name
    ('Les Tréteaux du Pont-Brumeux', 'La Fanfare de la Combe-aux-Fées', 'La Fanfare des Quatre-Saules (9)')
    """
    subject = ASSOCIATIONS[index % len(ASSOCIATIONS)]
    turn = index // len(ASSOCIATIONS) * SLOTS + slot
    place = PLACES[turn % len(PLACES)]
    lap = turn // len(PLACES)
    again, variant = lap // len(subject.names), (lap + turn) % len(subject.names)
    full = f"{subject.names[variant]} {place}" + (f" ({again + 1})" if again else "")
    return Body(full, PartyKind.ASSOCIATION, "9220", 1 + index * SLOTS + slot), subject


def company(index: int) -> Body:
    """The company of that rank."""
    names = BUSINESS.names
    again, variant = divmod(index, len(names))
    turn, place = divmod(again, len(PLACES))
    name = f"{names[variant]} {PLACES[place]}" + (f" ({turn + 1})" if turn else "")
    return Body(name, PartyKind.COMPANY, "5710", 50_001 + index)


def foundation(index: int) -> Body:
    """The foundation of that rank."""
    again, place = divmod(index, len(PLACES))
    name = f"Fondation {PLACES[place]}" + (f" ({again + 1})" if again else "")
    return Body(name, PartyKind.FOUNDATION, "9300", 60_001 + index)


def person(index: int) -> Body:
    """A natural person, who is nobody, and sits in no council."""
    again, first = divmod(index, len(YOUNG))
    turn, last = divmod(again, len(PLACES))
    name = f"{YOUNG[first]} {PLACES[last].split()[-1]}" + (f" ({turn + 1})" if turn else "")
    return Body(name, PartyKind.PERSON, "1000", 70_001 + index)


GRANTOR: Final = Party(
    key="ville",
    name=Name(f"Ville de {TOWN}"),
    roles=(Role.GRANTOR,),
    kinds=(DatedKind(kind=PartyKind.COMMUNE),),
    legal_category="7210",
    identifiers=(
        Identifier(scheme=Scheme.SIREN, value=siren("21990001")),
        Identifier(scheme=Scheme.SIRET, value=siret(siren("21990001"))),
    ),
    nomenclatures=(
        NomenclatureUse(
            norm="M57", declinaison="M57_D", since=2022, source="délibération du 17 juin 2021 (option)"
        ),
    ),
    populations=(Population(inhabitants=POPULATION, since=2021),),
    signatory=MAYOR,
)
"""The town itself."""

REGION: Final = Body("Région des Hautes-Landes", PartyKind.REGION, "7230", 9_001, "23990001")
DEPARTEMENT: Final = Body("Département de la Brume", PartyKind.DEPARTEMENT, "7220", 9_002, "22990001")
STATE: Final = Body("État (préfecture de la Brume)", PartyKind.STATE, "7172", 9_003, "17990001")
GROUP: Final = Body("Communauté d’agglomération de la Brume", PartyKind.EPCI, "7348", 9_004, "24990001")

CHAMBERS: Final = (
    Body("Chambre de commerce et d’industrie de la Brume", PartyKind.CHAMBER, "7381", 9_005, "18990001"),
    Body("Chambre de métiers de la Brume", PartyKind.CHAMBER, "7381", 9_006, "18990002"),
)
NEIGHBOUR: Final = Body("Commune de Rochevive-sur-Brume", PartyKind.COMMUNE, "7210", 9_007, "21990002")
SCHOOL: Final = Body("Lycée de la Tour-Penchée", PartyKind.PUBLIC_BODY, "7331", 9_008, "19990001")
