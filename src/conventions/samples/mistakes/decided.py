"""The acts of a clean convention: its dates, and the deliberation behind it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from conventions.model import Party
from conventions.money import Amount

_VOTE: Final = {
    "outcome": "majorité",
    "in_favour": 28,
    "against": 2,
    "abstentions": 0,
    "present": 27,
    "proxies": 3,
}


def acts(grantor: Party, beneficiary: Party, year: int, amount: Amount) -> dict[str, Any]:
    """The dates of a convention, its filing, and the deliberation that grants and approves.

    >>> from conventions import euros
    >>> from conventions.samples import association_2024_2026
    >>> ville, association = association_2024_2026().initial.parties
    >>> acts(ville, association, 2024, euros(500))["deliberation"]
    '2024-01-07'
    """
    number = f"{year}-01-07"
    return {
        "deliberation": number,
        "signed_on": date(year, 2, 12),
        "transmitted_on": date(year, 2, 14),
        "notified_on": date(year, 2, 19),
        "classification": {"nature": 4, "subject": "7.5"},
        "deliberations": [
            {
                "authority": grantor.key,
                "organ": "conseil",
                "assembly": "Conseil municipal",
                "number": number,
                "date": date(year, 1, 29),
                "decisions": [
                    {"kind": "approuve la convention", "raw": "approuve la convention"},
                    _decision(beneficiary, year, amount),
                ],
                "vote": {
                    "outcome": "majorité",
                    "in_favour": 28,
                    "against": 2,
                    "abstentions": 0,
                    "present": 27,
                    "proxies": 3,
                },
                "transmitted_on": date(year, 2, 1),
                "published_on": date(year, 2, 2),
                "publication": "électronique",
                "classification": {"nature": 1, "subject": "7.5"},
            }
        ],
    }


def _decision(beneficiary: Party, year: int, amount: Amount) -> dict[str, Any]:
    return {
        "kind": "attribue",
        "raw": f"attribue à {beneficiary.name.text} une subvention pour sa saison {year}",
        "beneficiary": beneficiary.key,
        "exercise": year,
        "amount": amount,
        "object": f"Saison {year}",
    }
