"""A clean convention of one year between the parties of another one, with every paper that the law asks for.

A mistake is then one change of one fact: all that surrounds it is known, dated, and lawful.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Convention, Party, Role
from conventions.money import Amount, euros
from conventions.periods import Period
from conventions.samples.mistakes.decided import acts
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
    grantor, beneficiary = one_party(old, Role.GRANTOR), plain(one_party(old, Role.BENEFICIARY))
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
        **acts(grantor, beneficiary, year, amount),
        **papers(beneficiary.key, year, amount),
    }
    return Convention.model_validate(told | changes)


def plain(party: Party) -> Party:
    """A declared association that no special text is about: neither approved, nor of its own financial year.

    >>> from conventions.samples import association_2024_2026
    >>> plain(one_party(association_2024_2026(), Role.BENEFICIARY)).legal_category
    '9220'
    """
    return party.replace(
        kinds=({"kind": "association"},),
        legal_category="9220",
        approvals=(),
        financial_year_end=None,
    )


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
        "lines": [line("65", "65748", "fonctionnement")],
    }


def line(chapter: str, account: str, section: str, *parts: tuple[str, str]) -> dict[str, Any]:
    """An imputation: the chapter, the account, the function (311 unless told), other parts.

    >>> line("65", "65748", "fonctionnement", ("AE", "2024-3"))["raw"]
    'chapitre 65, nature 65748, fonction 311, AE 2024-3'
    """
    function = () if any(word == "fonction" for word, _ in parts) else (("fonction", "311"),)
    told = (("chapitre", chapter), ("nature", account), *function, *parts)
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
