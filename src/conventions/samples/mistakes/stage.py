"""A clean convention of one year between the parties of another one, with every paper that the law asks for.

A mistake is then one change of one fact: all that surrounds it is known, dated, and lawful.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from conventions.model import Convention, Party, Role
from conventions.money import Amount, euros
from conventions.periods import Period
from conventions.samples.mistakes.papers import papers
from conventions.samples.mistakes.scene import Scene

GRANTED = euros(30_000)
"""What the convention of a stage grants, unless a mistake needs another sum."""
GRANT = "S"
"""The key of its only grant."""


def stage(scene: Scene, year: int = 2024, amount: Amount = GRANTED, **changes: object) -> Convention:
    """A clean convention of a year between the parties of the scene; ``changes`` are those of the convention.

    :raises pydantic.ValidationError: when a change is not valid.

    >>> from conventions.samples import association_2024_2026
    >>> stage(Scene(association_2024_2026()), 2025).initial.grants[0].exercise
    2025
    """
    old = scene.convention
    grantor, beneficiary = one_party(old, Role.GRANTOR), one_party(old, Role.BENEFICIARY)
    told = {
        "reference": old.reference,
        "title": f"Convention de subvention {year} avec {beneficiary.name.text}",
        "kind": "convention de subvention",
        "initial": _terms(grantor, beneficiary, year, amount),
        "requests": [
            {
                "exercise": year,
                "beneficiary": beneficiary.key,
                "amount": amount,
                "requested_on": date(year - 1, 10, 16),
            }
        ],
        **_acts(grantor, beneficiary, year, amount),
        **papers(beneficiary.key, year, amount),
    }
    return Convention.model_validate(told | changes)


def one_party(convention: Convention, role: Role) -> Party:
    """The first party of a role.

    >>> from conventions.samples import association_2024_2026
    >>> one_party(association_2024_2026(), Role.GRANTOR).key
    'ville'
    """
    return convention.initial.parties_as(role)[0]


def _terms(grantor: Party, beneficiary: Party, year: int, amount: Amount) -> dict[str, Any]:
    return {
        "period": Period.years(year, year),
        "parties": [grantor, beneficiary],
        "actions": [_action()],
        "grants": [_grant(beneficiary, year, amount)],
        "payment_terms": [_payment_terms()],
        "clauses": [{"kind": kind, "article": str(rank)} for rank, kind in enumerate(_CLAUSES, 1)],
    }


_CLAUSES = (
    "objet",
    "utilisation",
    "contrôle",
    "évaluation",
    "restitution",
    "initiative du bénéficiaire",
    "intérêt général",
    "absence de contrepartie",
)


def _action() -> dict[str, Any]:
    target = {"key": "séances", "unit": "séances", "value": 20, "per": "an", "at_least": True}
    return {"key": "saison", "title": "Saison de l’année", "targets": [target]}


def _grant(beneficiary: Party, year: int, amount: Amount) -> dict[str, Any]:
    return {
        "key": GRANT,
        "exercise": year,
        "beneficiary": beneficiary.key,
        "amount": amount,
        "nature": "fonctionnement",
        "use": "affectée",
        "calculation": "forfaitaire",
        "object": f"Saison {year}",
        "lines": [line("65", "65748", "fonctionnement", ("fonction", "311"))],
    }


def line(chapter: str, account: str, section: str, *parts: tuple[str, str]) -> dict[str, Any]:
    """An imputation: the chapter, the account, and other parts, each a word and a code.

    >>> line("65", "65748", "fonctionnement", ("fonction", "311"))["raw"]
    'chapitre 65, nature 65748, fonction 311'
    """
    told = (("chapitre", chapter), ("nature", account), *parts)
    return {
        "raw": ", ".join(" ".join(part) for part in told),
        "section": section,
        "parts": [{"key": word, "code": code} for word, code in told],
    }


def _payment_terms() -> dict[str, Any]:
    signature = {"trigger": "après", "event": "signature"}
    half = {"rule": "part", "ratio": "1/2"}
    proofs = ["bilan intermédiaire"]
    return {
        "instalments": [
            {"kind": "avance", "amount": half, "trigger": signature},
            {
                "kind": "solde",
                "amount": {"rule": "reste"},
                "trigger": {"trigger": "sur pièces"},
                "proofs": proofs,
            },
        ]
    }


def _acts(grantor: Party, beneficiary: Party, year: int, amount: Amount) -> dict[str, Any]:
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
                "vote": {"outcome": "majorité", "in_favour": 28, "against": 2, "abstentions": 0, "present": 27, "proxies": 3},
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


def next_day(day: date) -> date:
    """The day after.

    >>> next_day(date(2024, 2, 29))
    datetime.date(2024, 3, 1)
    """
    return day + timedelta(days=1)
