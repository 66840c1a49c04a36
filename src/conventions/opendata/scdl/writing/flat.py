"""The flat shape of the platform of the State: a row for each exercise of a grant, forty fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from conventions.money import ZERO
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.filling import Filled
from conventions.opendata.scdl.writing.flat_facts import Together, facts_of
from conventions.opendata.scdl.writing.references import number_of
from conventions.opendata.scdl.writing.rows import PublishedRow
from conventions.opendata.scdl.writing.texts import plain

PAID: Final = "montantVerse"
FIELDS: Final = (
    "idSubvention",
    "nomAttribuant",
    "idAttribuant",
    "nomServiceInstructeur",
    "idServiceInstructeur",
    "nomBeneficiaire",
    "idBeneficiaire",
    "rnaBeneficiaire",
    "exerciceBudgetaire",
    "pluriannualite",
    "anneesPluriannualite",
    "dateDecision",
    "dateConvention",
    "referenceDecision",
    "dateCreation",
    "dateDebut",
    "dateFin",
    "dispositif",
    "sousDispositif",
    "statutLabel",
    "objet",
    "nature",
    "montantDemande",
    "montant",
    "nomOutilInstruction",
    "nomOutilVersement",
    "ej",
    "cléVersement",
    "conditionsVersement",
    "descriptionConditionsVersement",
    "datesPeriodeVersement",
    "cofinancement",
    "attribuantsCofinanceurs",
    "idCofinancement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
    "evaluationCout",
    "evaluation",
    "dateMiseAJour",
)
"""The fields of the proposition of September 2024, in its order."""
COLUMNS: Final = (*FIELDS, PAID)
"""The fields, then the sum paid, which the proposition leaves to another file."""


def flat_rows(asked: Asked, lines: Iterable[Filled]) -> Iterator[PublishedRow]:
    """A row for each exercise, beneficiary and object, with all that the acts granted."""
    groups: defaultdict[tuple[int, str, str], list[Filled]] = defaultdict(list)
    for each in lines:
        line = each.line
        groups[line.exercise, line.first.beneficiary.key, each.texts["objet"]].append(each)
    names = _names(asked, groups)
    for (exercise, beneficiary, subject), told in groups.items():
        together = Together(asked, tuple(told))
        if together.amount == ZERO:
            asked.leave_out(
                together.addresses[0], f"{exercise} : plus rien n’est attribué après les avenants"
            )
            continue
        texts = {"idSubvention": names[beneficiary, subject], **facts_of(together)}
        row = {column: texts.get(column, "") for column in COLUMNS}
        yield PublishedRow(row, asked.convention.key, together.addresses, exercise, together.amount)


def _names(asked: Asked, groups: Iterable[tuple[int, str, str]]) -> dict[tuple[str, str], str]:
    """What names a grant over its exercises: the convention, then what tells it apart from its other grants."""
    objects: defaultdict[str, list[str]] = defaultdict(list)
    for _, beneficiary, subject in groups:
        if subject not in objects[beneficiary]:
            objects[beneficiary].append(subject)
    number = number_of(asked.convention)
    return {
        (beneficiary, subject): ", ".join(
            (
                number,
                *((plain(beneficiary),) if len(objects) > 1 else ()),
                *((str(rank),) if len(subjects) > 1 else ()),
            )
        )
        for beneficiary, subjects in objects.items()
        for rank, subject in enumerate(subjects, 1)
    }
