"""The figure of targets: what part of each one its result reaches, and those that nothing answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from conventions.french import NBSP, plural
from conventions.model import Convention
from conventions.model.confidential import masked
from conventions.notebook.figures.figure import Figure
from conventions.notebook.figures.rows import LIGHT, Bar, bars
from conventions.notebook.figures.setting import INK, setting
from conventions.notebook.targets import UNANSWERED, action_name
from conventions.operations import Answered, Situation, answered, situation
from conventions.wording import joined, said_result, said_target
from conventions.wording.results import said_rate


def plot_targets(convention: Convention, as_of: date, *, reveal: bool = False) -> Figure:
    """A bar for each target, as a part of it, 100 % being what the target asks; no bar where no rate is known.

    The data of natural persons is masked, unless ``reveal``.

    :raises ConventionsError: when ``as_of`` is no day, or Matplotlib is missing, with how to install it.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    seen = situation(convention if reveal else masked(convention), as_of)
    pairs = [each for each in answered(seen) if each.target is not None]
    title = _title(pairs)
    rows = tuple(_bar(seen, each) for each in pairs)
    with setting():
        drawing, frame = bars(title, rows)
        if any(each.rate is not None for each in pairs):
            _mark(frame)
    told = (f"{row.name}{NBSP}: {row.words}" for row in rows)
    return Figure(title, joined((f"Objectifs et résultats. {title}", *told), ". "), drawing)


def _title(pairs: Iterable[Answered]) -> str:
    """« 2 objectifs atteints sur 3 ; 1 sans résultat rattaché »."""
    listed = list(pairs)
    if not listed:
        return "Aucun objectif chiffré"
    asked = {(each.action.key, each.target.key) for each in listed if each.target}
    measured = [each for each in listed if each.rate is not None]
    reached = sum(each.rate >= 1 for each in measured if each.rate is not None)
    lacking = {(each.action.key, each.target.key) for each in listed if each.target and each.result is None}
    count, total = len(lacking), len(measured)
    none = f"{count} {plural(count, 'objectif', 'objectifs')} sur {len(asked)} sans résultat rattaché"
    if not measured:
        noun = plural(len(asked), "objectif", "objectifs")
        return none if lacking else f"Aucun taux à calculer pour {len(asked)} {noun}"
    verb = plural(reached, "atteint son", "atteignent leur")
    rates = f"{reached} {plural(reached, 'résultat', 'résultats')} sur {total} {verb} objectif"
    return joined((rates, none if lacking else None), f"{NBSP}; ")


def _bar(seen: Situation, each: Answered) -> Bar:
    name = said_target(each.target.replace(raw=None)) if each.target else ""
    about = f"{name} ({action_name(each.action)})"
    if each.result is None:
        return Bar(about, 0.0, UNANSWERED, LIGHT)
    told = said_result(each.result.replace(raw=None), seen.terms.devices)
    if each.rate is None:
        return Bar(about, 0.0, f"{told} (pas de taux)", LIGHT)
    return Bar(about, float(each.rate), f"{said_rate(each.rate)}{NBSP}: {told}", LIGHT)


def _mark(frame: Any) -> None:
    """The line of what the targets ask."""
    frame.axvline(1, color=INK, linewidth=1.5, linestyle="--")
    frame.text(1, -0.62, f"objectif (100{NBSP}%)", ha="center", va="bottom", color=INK)
