"""The columns of a position in French, and what stands in each."""

from __future__ import annotations

from typing import Literal

from conventions.operations import Total
from conventions.wording.sums import said_difference, said_total

COLUMNS = {
    "granted": "Attribué",
    "forecast": "Prévisionnel",
    "firm": "Ferme",
    "committed": "Engagé",
    "due": "Exigible",
    "mandated": "Mandaté",
    "paid": "Payé",
    "recovered": "Recouvré",
    "to_pay": "Reste à verser",
}

FORMULA = "Reste à verser = ferme − payé + recouvré."
NOT_ZERO = "Ce que rien ne dit est inconnu, ce qui n’est pas zéro."


def said_column(name: str, total: Total, decimals: Literal["auto", "always"] = "auto") -> str:
    """The sum of a column; what is left to pay is a difference, of which « au moins » would be false.

    >>> said_column("granted", Total(unknown=("2017",))), said_column("to_pay", Total(unknown=("2017",)))
    ('inconnu', 'inconnu')
    """
    return (said_difference if name == "to_pay" else said_total)(total, decimals)
