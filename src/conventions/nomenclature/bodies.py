"""Which bodies an account of grants is meant for, and what an Insee legal category says of a body.

>>> sorted(kinds_charged("65748", "M57")), kind_of_category("7381")
(['association', 'fondation'], 'chambre consulaire')
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from conventions.nomenclature.store import DATA
from conventions.nomenclature.suggesting import preferences

if TYPE_CHECKING:
    from collections.abc import Mapping


def kinds_charged(account: str, norm: str) -> frozenset[str]:
    """The kinds of bodies, in French, that an account is meant for in a norm; none where it is not known.

    They are those that the most precise start of the account is for: 65748 is not for all those of 6574.

    Source: ``data/beneficiaries.csv``, inferred from the labels of the plans (status I).

    >>> sorted(kinds_charged("65742", "M57")), sorted(kinds_charged("6288", "M57"))
    (['entreprise', 'société d’économie mixte'], [])
    """
    starts = _by_start().get(norm, {})
    return next((starts[start] for start in _starts(account) if start in starts), frozenset())


def kind_of_category(category: str) -> str | None:
    """The kind of body, in French, of an Insee legal category; None where it does not say.

    Source: ``data/legal_categories.csv`` (labels of the Insee; the kinds are inferred, status I).

    >>> kind_of_category("9220"), kind_of_category("5710"), kind_of_category("0000")
    ('association', 'entreprise', None)
    """
    told = _by_category()
    return next((told[start] for start in _starts(category) if start in told), None)


def _starts(code: str) -> tuple[str, ...]:
    """The code, then what it starts with, the longest first."""
    return tuple(code[:size] for size in range(len(code), 0, -1))


@cache
def _by_start() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By norm, then by start of account, the kinds that it is for."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for (norm, kind), choices in preferences().items():
        kinds = found.setdefault(norm, {})
        for start in " ".join(choices).replace("+", " ").replace("*", "").split():
            kinds[start] = kinds.get(start, frozenset()) | {kind}
    return found


@cache
def _by_category() -> Mapping[str, str]:
    lines = (DATA / "legal_categories.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.split(";") for line in lines if not line.startswith("#"))
    return {start: kind for start, kind, _status in rows}
