"""Devices: phases, durations, juries, and what is left to pay to third parties."""

from __future__ import annotations

from conventions.cli.view import View, heading, item, joined
from conventions.cli.wording import quoted
from conventions.errors import UnknownGrammar
from conventions.french import NBSP, Name, format_amount, of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.model import Device, Phase, ThirdPartyCharge

_ARTICLES = {"le ": "le", "la ": "la", "les ": "les", "l’": "l’", "l'": "l’"}


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


def said_charge(charge: ThirdPartyCharge) -> str:
    """What third parties pay: never a grant.

    >>> from conventions.model import ThirdPartyCharge
    >>> from conventions.money import Price, euros
    >>> said_charge(ThirdPartyCharge(price=Price(euros(350), "HT"), payer="le porteur")).replace(NBSP, " ")
    'reste 350 € HT à la charge du porteur'
    """
    text = f"reste {format_amount(charge.price)} à la charge {_of(charge.payer)}"
    return joined((text, quoted(charge.raw)))


def _of(payer: str) -> str:
    """« de l’entreprise », « du porteur »; between quotes where the grammar of the name is not known."""
    start = next((start for start in _ARTICLES if payer.startswith(start)), None)
    name = Name(payer.removeprefix(start), article=_ARTICLES[start]) if start else Name(payer)  # type: ignore[arg-type]  # one of the articles
    try:
        return of(name)
    except UnknownGrammar:
        return f"de {quoted(payer)}"
