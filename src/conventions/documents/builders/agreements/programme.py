"""What is done: actions with their measures, devices with their phases, targets with figures."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import items, line, paragraph, strong, table
from conventions.documents.builders.agreements.words import name_of, of_party, the_party
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Line
from conventions.french import NBSP, NNBSP, format_list, plural
from conventions.model import Action, Axis, Device, Measure, Perspective, Phase, ThirdPartyCharge
from conventions.wording import joined, said_charge, said_target


def programme(subject: Subject) -> tuple[Block, ...]:
    """The actions, then the devices that they rely on."""
    return (*_actions(subject), *_devices(subject))


def _actions(subject: Subject) -> tuple[Block, ...]:
    actions = subject.terms.actions
    if not actions:
        return ()
    head = "L’action est la suivante" if len(actions) == 1 else "Les actions sont les suivantes"
    return (paragraph(f"{head}{NBSP}:"), items([_action(subject, action) for action in actions]))


def action_name(action: Action) -> str:
    """« Action 1 – Ateliers de lecture », or its title alone."""
    return f"Action{NBSP}{action.number} – {action.title}" if action.number else action.title


def _action(subject: Subject, action: Action) -> tuple[Block, ...]:
    told = [
        *_about(subject, action),
        *(_measure(subject, measure) for measure in action.measures),
        *(_perspective(each) for each in action.perspectives),
    ]
    named = paragraph(strong(action_name(action)))
    return (named, items(told)) if told else (named,)


def _about(subject: Subject, action: Action) -> Iterator[Line]:
    axis = subject.known.find(Axis, action.axis) if action.axis else None
    partners = joined(name_of(subject, key) for key in action.partners)
    devices = joined(_device_name(subject, key) for key in action.devices)
    told = {
        "axe": axis.title if axis else action.axis,
        "objectif": action.objective,
        "moyens": action.means,
        plural(len(action.partners), "partenaire", "partenaires"): partners,
        plural(len(action.devices), "dispositif", "dispositifs"): devices,
    }
    return (line(f"{what}{NBSP}: {text}") for what, text in told.items() if text)


def _measure(subject: Subject, measure: Measure) -> Line:
    partners = format_list(the_party(subject, key) for key in measure.partners)
    devices = format_list(_device_name(subject, key) for key in measure.devices)
    noun = plural(len(measure.devices), "dispositif", "dispositifs")
    about = f"{noun}{NBSP}: {devices}" if devices else None
    beside = joined((f"avec {partners}" if partners else None, about), f"{NBSP}; ")
    return line(f"{measure.text} ({beside})" if beside else measure.text)


def _perspective(perspective: Perspective) -> Line:
    when = f" ({perspective.when.raw})" if perspective.when else ""
    return line(f"perspective{NBSP}: {perspective.text}{when}")


def _device_name(subject: Subject, key: str) -> str:
    device = subject.known.find(Device, key)
    return device.name.text if device else key


def _devices(subject: Subject) -> tuple[Block, ...]:
    devices = subject.terms.devices
    if not devices:
        return ()
    head = "Le dispositif est le suivant" if len(devices) == 1 else "Les dispositifs sont les suivants"
    return (paragraph(f"{head}{NBSP}:"), items([_device(subject, device) for device in devices]))


def _device(subject: Subject, device: Device) -> tuple[Block, ...]:
    duration = f"durée{NBSP}: {device.duration.raw}" if device.duration else None
    owner = f"sous la responsabilité {of_party(subject, device.owner)}" if device.owner else None
    told = joined((device.kind, owner, duration))
    named = paragraph(strong(device.name.text), f"{NBSP}: {told}" if told else "")
    return (named, items(map(_phase, device.phases))) if device.phases else (named,)


def _phase(phase: Phase) -> Line:
    duration = f"durée{NBSP}: {phase.duration.raw}" if phase.duration else None
    gate = f"passage{NBSP}: {phase.gate}" if phase.gate else None
    beside = joined((duration, gate, *map(_charge, phase.charges)), f"{NBSP}; ")
    return line(f"{phase.title} ({beside})" if beside else phase.title)


def _charge(charge: ThirdPartyCharge) -> str:
    """What third parties pay; the words of the act are not said twice where they are the same."""
    told = said_charge(charge.replace(raw=None))
    same = charge.raw is not None and _plain(charge.raw) == _plain(told)
    return told if same else said_charge(charge)


def _plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(NNBSP, " ").casefold()


def targets(subject: Subject) -> tuple[Block, ...]:
    """The targets with figures, action by action, as a table."""
    rows = [
        (action_name(action), said_target(target))
        for action in subject.terms.actions
        for target in action.targets
    ]
    return (table("Objectifs chiffrés", ["Action", "Objectif"], rows),) if rows else ()
