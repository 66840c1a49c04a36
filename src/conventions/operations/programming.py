"""What the convention is for, and how it is paid: axes, actions, targets, devices, payment terms, their order."""

from __future__ import annotations

from conventions.model import (
    Action,
    AddAction,
    ChangeAction,
    ChangePaymentTerms,
    RemoveAction,
    RemoveAxis,
    RemoveDevice,
    RemovePaymentTerms,
    Reorder,
    SetAxis,
    SetDevice,
    SetTarget,
    TermsPart,
)
from conventions.operations.editing import PARTS, Draft, Refusal, Touched, refuse_named

_ACTION = "l’action"


def set_axis(draft: Draft, operation: SetAxis) -> Touched:
    """An axis, new or replaced by key."""
    draft.put(TermsPart.AXES, operation.axis)
    return {f"axes[{operation.axis.key}]": "axis"}


def remove_axis(draft: Draft, operation: RemoveAxis) -> Touched:
    """An axis that ends, once no action serves it."""
    return _removed(draft, TermsPart.AXES, operation.axis, ("Axis", "l’axe"))


def set_device(draft: Draft, operation: SetDevice) -> Touched:
    """A device, new or replaced by key."""
    draft.put(TermsPart.DEVICES, operation.device)
    return {f"devices[{operation.device.key}]": "device"}


def remove_device(draft: Draft, operation: RemoveDevice) -> Touched:
    """A device that ends, once no action relies on it."""
    return _removed(draft, TermsPart.DEVICES, operation.device, ("Device", "le dispositif"))


def add_action(draft: Draft, operation: AddAction) -> Touched:
    """A new action; one that is there is changed, not added."""
    key = operation.action.key
    if key in draft.part(TermsPart.ACTIONS):
        raise Refusal(f"l’action « {key} » existe déjà : modifiez-la")
    draft.put(TermsPart.ACTIONS, operation.action)
    return {f"actions[{key}]": "action"}


def change_action(draft: Draft, operation: ChangeAction) -> Touched:
    """An action as it reads from now on."""
    key = operation.action.key
    draft.get(TermsPart.ACTIONS, key, _ACTION)
    draft.put(TermsPart.ACTIONS, operation.action)
    return {f"actions[{key}]": "action"}


def remove_action(draft: Draft, operation: RemoveAction) -> Touched:
    """An action that ends; nothing in the terms names an action."""
    return _removed(draft, TermsPart.ACTIONS, operation.action, ("Action", _ACTION))


def set_target(draft: Draft, operation: SetTarget) -> Touched:
    """A target of an action, new or replaced by key."""
    action: Action = draft.get(TermsPart.ACTIONS, operation.action, _ACTION)
    target = operation.target
    targets = {item.key: item for item in action.targets} | {target.key: target}
    draft.put(TermsPart.ACTIONS, action.replace(targets=tuple(targets.values())))
    return {f"actions[{action.key}].targets[{target.key}]": "target"}


def change_payment_terms(draft: Draft, operation: ChangePaymentTerms) -> Touched:
    """The terms agreed last stand last, where those of the same grants are looked for first."""
    agreed = operation.payment_terms
    if agreed.key in draft.part(TermsPart.PAYMENT_TERMS):
        draft.drop(TermsPart.PAYMENT_TERMS, agreed.key)
    draft.put(TermsPart.PAYMENT_TERMS, agreed)
    return {f"payment_terms[{agreed.key}]": "payment_terms"}


def remove_payment_terms(draft: Draft, operation: RemovePaymentTerms) -> Touched:
    """Payment terms that no longer hold; nothing in the terms names payment terms."""
    what = ("PaymentTerms", "la modalité de versement")
    return _removed(draft, TermsPart.PAYMENT_TERMS, operation.payment_terms, what)


def reorder(draft: Draft, operation: Reorder) -> Touched:
    """The same records of one part, in another order: nothing else changes, so nothing else is written."""
    part, keys = operation.part, operation.keys
    if part not in PARTS:
        raise Refusal(f"« {part} » n’a pas d’éléments à mettre dans un autre ordre")
    if sorted(keys) != sorted(draft.part(part)):
        told, known = (", ".join(f"« {key} »" for key in each) or "rien" for each in (keys, draft.part(part)))
        raise Refusal(f"un nouvel ordre nomme chaque élément une fois : {told}, alors qu’il y a {known}")
    draft.reorder(part, keys)
    return {}


def _removed(draft: Draft, part: TermsPart, key: str, what: tuple[str, str]) -> Touched:
    kind, said = what
    draft.get(part, key, said)
    refuse_named(draft, kind, key, said)
    draft.drop(part, key)
    return {f"{part}[{key}]": ""}
