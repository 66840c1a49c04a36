"""Devices: phases, durations, juries, and what is left to pay to third parties."""

from __future__ import annotations

from conventions.cli.view import View, heading, item
from conventions.french import NBSP
from conventions.wording import joined, said_charge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.model import Device, Phase


def devices(view: View) -> Iterator[Line]:
    """Every device in force, with its phases."""
    if not view.terms.devices:
        return
    yield from heading("Dispositifs", view.columns)
    for device in view.terms.devices:
        yield from item(_device(view, device), view.columns)
        for phase in device.phases:
            yield from item(_phase(phase), view.columns, level=1)


def _device(view: View, device: Device) -> str:
    duration = f"durée{NBSP}: {device.duration.raw}" if device.duration else None
    owner = f"porteur{NBSP}: {view.name(device.owner)}" if device.owner else None
    told = joined((device.kind, owner, duration))
    return device.name.text + (f"{NBSP}: {told}" if told else "")


def _phase(phase: Phase) -> str:
    duration = f"durée{NBSP}: {phase.duration.raw}" if phase.duration else None
    gate = f"passage{NBSP}: {phase.gate}" if phase.gate else None
    told = joined((phase.title, duration, gate, *map(said_charge, phase.charges)))
    return f"phase{NBSP}{phase.key}{NBSP}: {told}"
