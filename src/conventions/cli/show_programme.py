"""The programme: axes and stakes, actions with their measures, targets and results side by side."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line
from conventions.cli.view import View, block, heading, item
from conventions.french import NBSP
from conventions.wording import joined, said_result, said_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.model import Action, Measure, Perspective, Target

NO_TARGET = "(sans objectif rattaché)"


def axes(view: View) -> Iterator[Line]:
    """Each axis and its stakes, in the words of the act."""
    if not view.terms.axes:
        return
    yield from heading("Axes", view.columns)
    for axis in view.terms.axes:
        yield from item(axis.title, view.columns)
        for stake in axis.stakes:
            yield from item(stake, view.columns, level=1)


def actions(view: View) -> Iterator[Line]:
    """Each action: axis, measures, targets and results, perspectives."""
    if not view.terms.actions:
        return
    yield from heading("Actions", view.columns)
    for rank, action in enumerate(view.terms.actions):
        yield from [Line("")] if rank else []
        number = f"Action{NBSP}{action.number}{NBSP}: " if action.number else ""
        yield from paragraph(number + action.title, view.columns, tone="titre")
        yield from _about(view, action)
        yield from _counts(view, action)
        for perspective in action.perspectives:
            yield from block(f"perspective{NBSP}: {_perspective(perspective)}", view.columns)


def _about(view: View, action: Action) -> Iterator[Line]:
    axis = next((axis.title for axis in view.terms.axes if axis.key == action.axis), None)
    yield from block(f"axe{NBSP}: {axis or 'non précisé par l’acte'}", view.columns)
    if action.objective:
        yield from block(f"objectif{NBSP}: {action.objective}", view.columns)
    if action.means:
        yield from block(f"moyen{NBSP}: {action.means}", view.columns)
    for measure in action.measures:
        yield from item(_measure(view, measure), view.columns, level=1)
    partners = joined(map(view.name, action.partners))
    devices = joined(device_name(view, key) for key in action.devices)
    for what, text in (("partenaires", partners), ("dispositifs", devices)):
        if text:
            yield from block(f"{what}{NBSP}: {text}", view.columns)


def _measure(view: View, measure: Measure) -> str:
    partners = joined(map(view.name, measure.partners))
    devices = joined(device_name(view, key) for key in measure.devices)
    beside = joined((f"avec {partners}" if partners else None, devices), f"{NBSP}; ")
    return f"{measure.text} ({beside})" if beside else measure.text


def device_name(view: View, key: str) -> str:
    """The name of a device, or its key when no device has it."""
    return next((device.name.text for device in view.terms.devices if device.key == key), key)


def _perspective(perspective: Perspective) -> str:
    return perspective.text + (f" ({perspective.when.raw})" if perspective.when else "")


def _counts(view: View, action: Action) -> Iterator[Line]:
    """Targets and results side by side: a result stands beside a target only when it names it."""
    rows = [row for target in action.targets for row in _answered(view, action, target)]
    keys = {target.key for target in action.targets}
    free = [result for result in view.results if result.action == action.key and result.target not in keys]
    rows += [(NO_TARGET, said_result(result, view.terms.devices)) for result in free]
    if not action.targets:
        yield from block("aucun objectif chiffré", view.columns)
    if rows:
        titles = (Column("Objectif"), Column("Résultat"))
        yield from (Line(f"    {line}") for line in table(titles, rows, view.columns - 4))


def _answered(view: View, action: Action, target: Target) -> list[tuple[str, str]]:
    results = [
        result for result in view.results if result.action == action.key and result.target == target.key
    ]
    told = [said_result(result, view.terms.devices) for result in results] or ["aucun résultat rattaché"]
    return [(said_target(target) if rank == 0 else "", text) for rank, text in enumerate(told)]
