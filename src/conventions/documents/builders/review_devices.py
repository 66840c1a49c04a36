"""The devices that the actions rely on: who runs each, how long, its phases, what third parties pay."""

from __future__ import annotations

from conventions.documents.blocks import items, paragraph
from conventions.documents.builders.accounting import listed, name_of, section, told
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP
from conventions.model import Device, Phase
from conventions.wording import joined, said_charge


def devices(subject: Subject) -> tuple[Block, ...]:
    """Every device in force, with its phases."""
    blocks = [[paragraph(_device(subject, each)), *_phases(each)] for each in subject.terms.devices]
    return section("Dispositifs", [items(blocks)] if blocks else [])


def _device(subject: Subject, device: Device) -> str:
    owner = told("porteur", name_of(subject, device.owner)) if device.owner else None
    duration = told("durée", device.duration.raw) if device.duration else None
    about = joined((device.kind, owner, duration))
    return device.name.text + (f"{NBSP}: {about}" if about else "")


def _phases(device: Device) -> tuple[Block, ...]:
    return listed(_phase(phase) for phase in device.phases)


def _phase(phase: Phase) -> str:
    duration = told("durée", phase.duration.raw) if phase.duration else None
    gate = told("passage", phase.gate)
    about = joined((phase.title, duration, gate, *map(said_charge, phase.charges)), f"{NBSP}; ")
    return f"Phase {phase.key}{NBSP}: {about}"
