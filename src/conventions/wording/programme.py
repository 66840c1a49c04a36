"""The programme of an avenant: axes, actions, targets, devices, clauses, and the order they stand in."""

from __future__ import annotations

from conventions.base import key_from
from conventions.french import NBSP, format_list, quote
from conventions.model import (
    Action,
    AddAction,
    Axis,
    ChangeAction,
    Clause,
    Device,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    Reorder,
    SetAxis,
    SetClause,
    SetDevice,
    SetTarget,
    TermsPart,
)
from conventions.wording.fields import field_name
from conventions.wording.names import of_named
from conventions.wording.nouns import NOUNS
from conventions.wording.places import at_article
from conventions.wording.targets import said_target
from conventions.wording.text_edits import after
from conventions.wording.texts import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.wording.known import Known

_PARTS = {
    TermsPart.PERIOD: "de la période",
    TermsPart.PARTIES: "des parties",
    TermsPart.AXES: "des axes",
    TermsPart.ACTIONS: "des actions",
    TermsPart.DEVICES: "des dispositifs",
    TermsPart.GRANTS: "des subventions",
    TermsPart.CEILING: "du plafond",
    TermsPart.PAYMENT_TERMS: "des modalités de versement",
    TermsPart.CLAUSES: "des clauses",
    TermsPart.ORDER: "des stipulations",
}


def _called(key: str, title: str) -> str:
    """The key, where the title would not make it."""
    return "" if key == key_from(title) else f" {quote(key)}"


def said_axis(operation: SetAxis, known: Known) -> str:
    """« l’axe « A1 » s’intitule désormais : « L’innovation » », or is added, where the terms do not have it."""
    axis = operation.axis
    stakes = ", ".join(quote(stake) for stake in axis.stakes)
    told = f", et ses enjeux sont{NBSP}: {stakes}" if stakes else ""
    found = known.find(Axis, axis.key)
    if known.told and (found is None or found is axis):  # of a whole convention, the one that is added
        return f"un axe{_called(axis.key, axis.title)} est ajouté{after(axis.title)}{told}"
    return f"l’axe {known.titled(Axis, axis.key)} s’intitule désormais{after(axis.title)}{told}"


def said_no_axis(operation: RemoveAxis, known: Known) -> str:
    """« l’axe « L’innovation » est supprimé »."""
    return f"l’axe {known.titled(Axis, operation.axis)} est supprimé"


def said_new_action(operation: AddAction, known: Known) -> str:
    """« une action est ajoutée : « Former » »."""
    action = operation.action
    return f"une action{_called(action.key, action.title)} est ajoutée{after(action.title)}"


def said_action(operation: ChangeAction, known: Known) -> str:
    """« l’action « A1 » est modifiée : « Former » »."""
    action = operation.action
    found = known.find(Action, action.key)
    changes = joined(_changed(found, action)) if found and found.title == action.title else ""
    told = f"{NBSP}: {changes}" if changes else after(action.title)
    return f"l’action {known.titled(Action, action.key)} est modifiée{told}"


def _changed(before: Action, new: Action) -> Iterator[str]:
    """What differs in an action that keeps its title: its targets one by one, the rest by name."""
    for name in Action.model_fields:
        if name != "targets" and getattr(before, name) != getattr(new, name):
            yield field_name(Action, name)
    old, targets = ({target.key: target for target in each.targets} for each in (before, new))
    for key in dict.fromkeys((*old, *targets)):
        if old.get(key) != targets.get(key):
            verb = "supprimé" if key not in targets else "ajouté" if key not in old else "modifié"
            said = f"{NBSP}: {said_target(targets[key])}" if key in targets else ""
            yield f"objectif {quote(key)} {verb}{said}"


def said_no_action(operation: RemoveAction, known: Known) -> str:
    """« l’action « Former » est supprimée »."""
    return f"l’action {known.titled(Action, operation.action)} est supprimée"


def said_aim(operation: SetTarget, known: Known) -> str:
    """« l’objectif « T1 » de l’action « Former » est fixé : environ 30 projets par an »."""
    target, action = operation.target, known.titled(Action, operation.action)
    return f"l’objectif {quote(target.key)} de l’action {action} est fixé{NBSP}: {said_target(target)}"


def said_device(operation: SetDevice, known: Known) -> str:
    """« le dispositif « Novacité » est fixé, porté par « CCI », en 2 phases : « … » et « … » »."""
    device = operation.device
    kind = f" ({device.kind})" if device.kind else ""
    owner = f", sous la responsabilité {_of(device.owner, known)}" if device.owner else ""
    phases = format_list([quote(phase.title) for phase in device.phases])
    told = f", avec pour phases{NBSP}: {phases}" if phases else ""
    called = _called(device.key, device.name.text)
    return f"le dispositif{called}{kind} est fixé{owner}{after(device.name.text)}{told}"


def _of(key: str, known: Known) -> str:
    name = known.name(key)
    return of_named(name) if name else f"de {quote(key)}"


def said_no_device(operation: RemoveDevice, known: Known) -> str:
    """« le dispositif « Novacité » est supprimé »."""
    return f"le dispositif {known.titled(Device, operation.device)} est supprimé"


def said_clause(operation: SetClause, known: Known) -> str:
    """« la clause « contrôle » est fixée à l’article 6 : « … » »."""
    clause = operation.clause
    where = f" {at_article(clause.article)}" if clause.article else ""
    return f"la clause {quote(clause.kind.value)} est fixée{where}{after(clause.raw)}"


def said_no_clause(operation: RemoveClause, known: Known) -> str:
    """« la clause « contrôle » est supprimée »."""
    return f"la clause {known.titled(Clause, operation.clause)} est supprimée"


def said_order(operation: Reorder, known: Known) -> str:
    """« l’ordre des actions est désormais : « Former », « Conseiller » »."""
    noun = NOUNS.get(operation.part.value)
    names = ", ".join(known.titled(noun.kind, key) if noun else quote(key) for key in operation.keys)
    told = f"{NBSP}: {names}" if names else " sans objet"
    return f"l’ordre {_PARTS[operation.part]} est désormais{told}"
