"""Which bodies an account of grants is meant for, and what an Insee legal category says of a body.

>>> sorted(kinds_charged("6574", "M14")), kind_of_category("7381")
(['association', 'entreprise', 'fondation', 'personne physique', 'société d’économie mixte'], 'chambre consulaire')
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE: Final = Path(__file__).with_name("data") / "bodies.toml"
NORMS: Final = ("M14", "M52", "M57", "M71")


def kinds_charged(account: str, norm: str) -> frozenset[str]:
    """The kinds of bodies, in French, that an account is meant for in a norm; none where it is not known.

    Source: ``data/bodies.toml``, inferred from the labels of the plans (status I).

    >>> sorted(kinds_charged("65742", "M57")), sorted(kinds_charged("6288", "M57"))
    (['entreprise', 'société d’économie mixte'], [])
    """
    starts = _by_start().get(norm, {})
    lengths = range(len(account), 0, -1)
    return next((starts[account[:size]] for size in lengths if account[:size] in starts), frozenset())


def kind_of_category(category: str) -> str | None:
    """The kind of body, in French, of an Insee legal category; None where it does not say.

    >>> kind_of_category("9220"), kind_of_category("5710"), kind_of_category("0000")
    ('association', 'entreprise', None)
    """
    told = _told()["categories"]
    lengths = range(len(category), 0, -1)
    return next((told[category[:size]] for size in lengths if category[:size] in told), None)


@cache
def _by_start() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By norm, then by start of account."""
    found: dict[str, dict[str, frozenset[str]]] = {norm: {} for norm in NORMS}
    for norm, start, kinds in _entries():
        found[norm][start] = kinds
    return found


def _entries() -> Iterator[tuple[str, str, frozenset[str]]]:
    for entry in _told()["accounts"]:
        for norm in entry.get("norms", NORMS):
            for start in entry["starts"]:
                yield norm, start, frozenset(entry["kinds"])


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
