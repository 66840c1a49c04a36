"""The families of rules, in French, in the order in which a convention lives."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, str] = {
    "CONV": "La convention et ses avenants",
    "BEN": "Le bénéficiaire",
    "DELIB": "La délibération",
    "EXEC": "Le caractère exécutoire",
    "ACTES": "La transmission des actes",
    "NAT": "L’imputation",
    "BUD": "Les crédits du budget",
    "PLURI": "Les engagements de plusieurs années",
    "PAI": "Les versements",
    "REV": "Ce qui revient",
    "CR": "Les comptes rendus et les résultats",
    "PUB": "La publication",
    "AIDE": "Les aides d’État",
    "COF": "Le cofinancement",
    "ID": "Les identifiants",
    "DATE": "Les dates",
    "JUS": "Les justifications",
}
"""By the letters of the codes."""
