"""Small published files for the tests of the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

RIGHT = {
    "nomAttribuant": "Commune de Trifouilly",
    "idAttribuant": "73282932000074",
    "dateConvention": "2018-03-12",
    "referenceDecision": "DEL-2018-12",
    "nomBeneficiaire": "Les Amis du livre",
    "idBeneficiaire": "73282932000074",
    "rnaBeneficiaire": "",
    "objet": "Fonctionnement 2018",
    "montant": "40000.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2018-04-02/2018-04-30",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
    "dispositifAide": "",
}
"""A row that the norm accepts."""


def published(*changes: Mapping[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A file with a row for each change made to the right one; a column that a change adds is in all."""
    columns = dict.fromkeys(name for change in ({}, *changes) for name in RIGHT | dict(change))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(RIGHT | dict(change) for change in changes)
    return out.getvalue().encode(encoding)
