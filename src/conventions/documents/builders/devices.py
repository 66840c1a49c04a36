"""The devices of a programme: what they are, whose, how long they last, their phases and what these cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import items, paragraph
from conventions.documents.citing import party_named
from conventions.documents.saying import bare_end, sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, quote
from conventions.model import Action, Device, Measure, Phase, Terms
from conventions.wording import joined, of_named, said_charge


def find_device(key: str, terms: Terms) -> Device | None:
    """The device of a key, or None."""
    return next((each for each in terms.devices if each.key == key), None)


def device_called(key: str, terms: Terms) -> str:
    """A device by its key, with what it is; the key between quotes where there is none."""
    device = find_device(key, terms)
    return quote(key) if device is None else called(device)


def called(device: Device) -> str:
    """« IT’M Factory (plateforme technologique) »."""
    return joined((device.name.text, f"({device.kind})" if device.kind else None), " ")


def presents(measure: Measure, terms: Terms) -> bool:
    """Whether a measure says how long one of its devices lasts: it introduces the phases of that device."""
    devices = [find_device(key, terms) for key in measure.devices]
    return any(each and each.duration and each.duration.raw in measure.text for each in devices)


def owned(device: Device, subject: Subject) -> str:
    """« Novacité, accélérateur de la CCI Lyon Métropole »."""
    owner = of_named(party_named(subject.known, device.owner)) if device.owner else None
    kind = device.kind or ("dispositif" if owner else None)
    return joined((device.name.text, joined((kind, owner), " ")))


def devices_of(action: Action, terms: Terms, subject: Subject) -> Iterator[Block]:
    """The devices of the action that have phases or a length: the measure that presents them, then the phases."""
    yield from (paragraph(sentence(each.text)) for each in action.measures if presents(each, terms))
    told = {
        length
        for each in action.measures
        if presents(each, terms)
        for length in _lengths(each.devices, terms)
    }
    for key in action.devices:
        device = find_device(key, terms)
        if device is not None and (device.phases or device.duration):
            yield from _device(device, subject, told)


def _lengths(keys: Iterable[str], terms: Terms) -> Iterator[str]:
    devices = (find_device(key, terms) for key in keys)
    return (each.duration.raw for each in devices if each and each.duration)


def _device(device: Device, subject: Subject, told: set[str]) -> Iterator[Block]:
    length = device.duration.raw if device.duration and device.duration.raw not in told else None
    lead = joined((owned(device, subject), f"durée{NBSP}: {length}" if length else None))
    if not device.phases:
        yield paragraph(sentence(lead))
        return
    yield paragraph(f"{lead}{NBSP}:")
    yield from phases_of(device)


def phases_of(device: Device) -> tuple[Block, ...]:
    """The phases of a device, each with its length, its gate, what is left to pay."""
    told = [f"Phase{NBSP}{phase.key} – {_phase(phase)}" for phase in device.phases]
    return (items(told),) if told else ()


def _phase(phase: Phase) -> str:
    """« valider le projet ; durée : 4 à 6 mois ; reste 350 € HT à la charge de l’entreprise »."""
    charges = (said_charge(charge.replace(raw=None)) for charge in phase.charges)
    length = f"durée{NBSP}: {phase.duration.raw}" if phase.duration else None
    gate = f"passage{NBSP}: {bare_end(phase.gate)}" if phase.gate else None
    return joined((bare_end(phase.title), length, gate, *charges), f"{NBSP}; ")
