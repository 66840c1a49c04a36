"""A clean aid to an undertaking: its regime, the convention with the région, what is told to the région."""

from __future__ import annotations

from datetime import date

from conventions.model import Convention, Role
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import with_grant, with_party
from conventions.samples.mistakes.scene import Scene
from conventions.samples.mistakes.stage import line, stage

NAME = "Ateliers du Pilat"
AIDED = euros(12_000)


def company(
    scene: Scene, year: int = 2024, amount: Amount = AIDED, regime: str | None = "exemption par catégorie"
) -> Convention:
    """A clean convention of a year whose beneficiary is a company, with the numbers of the first one."""
    told = with_party(
        stage(scene, year, amount, republican_contracts=()),
        Role.BENEFICIARY,
        name=NAME,
        kinds=({"kind": "entreprise"},),
        legal_category="5710",
    )
    told = without_rna(told)
    told = with_grant(
        told,
        purpose="aide à une entreprise",
        aid_regime=regime,
        regional_agreement=f"convention avec la région du 6 mars {year - 1}",
        lines=(line("65", "65742", "fonctionnement", ("fonction", "61")),),
    )
    sent = {"kind": "aides transmises à la région", "day": date(year + 1, 3, 30), "exercise": year}
    return told.replace(
        title=f"Convention d’aide {year} avec {NAME}",
        publications=(*told.publications, sent),
        classification={"nature": 4, "subject": "7.4"},
        deliberations=(
            told.deliberations[0].replace(
                classification={"nature": 1, "subject": "7.4"},
            ),
        ),
    )


def without_rna(convention: Convention) -> Convention:
    """The convention, its beneficiary without a number of association."""
    (party,) = convention.initial.parties_as(Role.BENEFICIARY)
    kept = tuple(each for each in party.identifiers if each.scheme != "RNA")
    return with_party(convention, Role.BENEFICIARY, identifiers=kept)
