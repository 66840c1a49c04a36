"""The papers of a clean convention: its ledger, what it received, what it published."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.money import Amount, euros

_PRODUCTS = euros(190_000)


def papers(beneficiary: str, year: int, amount: Amount) -> dict[str, Any]:
    """What a convention of a year holds besides its acts, for the key of its beneficiary.

    >>> sorted(papers("asso", 2024, euros(20_000)))[:3]
    ['accounts', 'documents', 'ledger']
    """
    return {
        "ledger": _ledger(year, amount),
        "documents": _documents(year),
        "reports": [_report(year, amount)],
        "accounts": [_accounts(beneficiary, each, amount) for each in (year - 1, year)],
        "republican_contracts": [{"beneficiary": beneficiary, "signed_on": date(year - 1, 10, 16)}],
        "publications": _publications(year),
        "results": [_result(year)],
    }


def _ledger(year: int, amount: Amount) -> dict[str, Any]:
    first, second = amount.split(2)
    common = {"exercise": year, "grant": "S", "state": "payé"}
    return {
        "commitments": [
            {
                "number": f"E{year}-1",
                "committed_on": date(year, 2, 21),
                "exercise": year,
                "amount": amount,
                "grant": "S",
            }
        ],
        "payments": [
            {
                "number": "101",
                "instalment": "avance",
                "issued_on": date(year, 2, 26),
                "paid_on": date(year, 3, 6),
                "amount": first,
                "documents": ["convention"],
                **common,
            },
            {
                "number": "205",
                "instalment": "solde",
                "issued_on": date(year, 10, 7),
                "paid_on": date(year, 10, 16),
                "amount": second,
                "documents": ["bilan", "état"],
                **common,
            },
        ],
    }


def _documents(year: int) -> list[dict[str, Any]]:
    told = (
        ("convention", "convention signée", date(year, 2, 12)),
        ("bilan", "bilan intermédiaire", date(year, 9, 20)),
        ("état", "état récapitulatif des sommes déjà versées", date(year, 10, 6)),
        ("compte rendu", "compte rendu financier", date(year + 1, 5, 14)),
    )
    return [{"key": key, "kind": kind, "received_on": day, "grant": "S"} for key, kind, day in told]


def _report(year: int, amount: Amount) -> dict[str, Any]:
    other = euros(10_000)
    planned = amount + other
    return {
        "exercise": year,
        "grant": "S",
        "received_on": date(year + 1, 5, 14),
        "charges": [_row("achats et services", planned)],
        "products": [_row("subvention", amount), _row("billetterie", other)],
        "total_charges": planned,
        "total_products": planned,
    }


def _row(label: str, amount: Amount) -> dict[str, Any]:
    return {"label": label, "planned": amount, "actual": amount, "gap": euros(0), "gap_percent": "0"}


def _accounts(beneficiary: str, year: int, amount: Amount) -> dict[str, Any]:
    return {
        "beneficiary": beneficiary,
        "exercise": year,
        "products": _PRODUCTS,
        "public_cash": amount,
        "received_on": date(year + 1, 5, 20),
        "budget_received_on": date(year - 1, 10, 16),
    }


def _publications(year: int) -> list[dict[str, Any]]:
    return [
        {"kind": "données essentielles", "day": date(year, 3, 15)},
        {"kind": "annexe des concours attribués", "day": date(year + 1, 6, 24), "exercise": year},
        {"kind": "liste des organismes subventionnés", "day": date(year + 1, 6, 24), "exercise": year},
    ]


def _result(year: int) -> dict[str, Any]:
    return {
        "key": f"séances-{year}",
        "action": "saison",
        "target": "séances",
        "value": 22,
        "unit": "séances",
        "exercise": year,
    }
