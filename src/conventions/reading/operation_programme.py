"""What adds or removes actions, axes, devices, clauses and payment terms."""

from __future__ import annotations

from conventions.base import key_from
from conventions.french.parsing.cleaning import fold
from conventions.model import (
    Action,
    AddAction,
    Axis,
    Clause,
    ClauseKind,
    Device,
    PaymentTerms,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemovePaymentTerms,
    SetAxis,
    SetClause,
)
from conventions.reading.operation_edits import HOME, home
from conventions.reading.operation_names import Unclear
from conventions.reading.operation_rules import ASKED, COLON, SAID, Found, Q, Rule

_KEY = rf"(?P<key>{Q})"
_TITLE = rf"(?P<title>{Q})"


def _action(found: Found) -> AddAction:
    title = found.quoted("title")
    key = found.given("key") or key_from(title)
    if found.names.known.find(Action, key):
        raise Unclear
    return AddAction(action=Action(key=key_from(key), title=title))


def _axis(found: Found) -> SetAxis:
    """The stakes that the sentence does not say stay those of the axis."""
    key = found.names.key_of(Axis, found.quoted("key"))
    held = found.names.known.find(Axis, key)
    stakes = _stakes(found) or (held.stakes if held else ())
    return SetAxis(axis=Axis(key=key, title=found.quoted("title"), stakes=stakes))


def _new_axis(found: Found) -> SetAxis:
    title = found.quoted("title")
    key = key_from(found.given("key") or title)
    if found.names.known.find(Axis, key):
        raise Unclear
    return SetAxis(axis=Axis(key=key, title=title, stakes=_stakes(found)))


def _stakes(found: Found) -> tuple[str, ...]:
    return found.quotes("stakes") if found.has("stakes") else ()


def _clause(found: Found) -> SetClause:
    kinds = {fold(kind.value): kind for kind in ClauseKind}
    kind = kinds.get(fold(found.quoted("key")))
    if kind is None:
        raise Unclear
    return SetClause(clause=Clause(kind=kind, article=home(found), raw=found.given("raw")))


def _no_action(found: Found) -> RemoveAction:
    return RemoveAction(action=found.names.key_of(Action, found.quoted("key")))


def _no_axis(found: Found) -> RemoveAxis:
    return RemoveAxis(axis=found.names.key_of(Axis, found.quoted("key")))


def _no_device(found: Found) -> RemoveDevice:
    return RemoveDevice(device=found.names.key_of(Device, found.quoted("key")))


def _no_clause(found: Found) -> RemoveClause:
    return RemoveClause(clause=found.names.key_of(Clause, found.quoted("key")))


def _no_payment(found: Found) -> RemovePaymentTerms:
    return RemovePaymentTerms(payment_terms=found.names.key_of(PaymentTerms, found.quoted("key")))


_STAKES = rf"(?:, et ses enjeux sont : (?P<stakes>{Q}(?:, {Q})*))?"
_WHERE = rf"(?: (?:a |au )(?P<at>{HOME}))?"

RULES = (
    Rule(rf"{SAID}une (?:nouvelle )?action(?: {_KEY})? est ajoutee : {_TITLE}", _action),
    Rule(rf"{ASKED}ajouter une (?:nouvelle )?action(?: {_KEY})? : {_TITLE}", _action),
    Rule(rf"{SAID}l'action{COLON}{_TITLE} est ajoutee", _action),
    Rule(rf"{SAID}l'axe {_KEY} s'intitule desormais : {_TITLE}{_STAKES}", _axis),
    Rule(rf"{SAID}un (?:nouvel )?axe(?: {_KEY})? est ajoute : {_TITLE}{_STAKES}", _new_axis),
    Rule(rf"{SAID}la clause {_KEY} est fixee{_WHERE}(?: : (?P<raw>{Q}))?", _clause),
    Rule(rf"{SAID}l'action {_KEY} est supprimee", _no_action),
    Rule(rf"{SAID}l'axe {_KEY} est supprime", _no_axis),
    Rule(rf"{SAID}le dispositif {_KEY} est supprime", _no_device),
    Rule(rf"{SAID}la clause {_KEY} est supprimee", _no_clause),
    Rule(rf"{SAID}les modalites de versement {_KEY} sont supprimees", _no_payment),
    Rule(rf"{ASKED}supprimer l'action {_KEY}", _no_action),
    Rule(rf"{ASKED}supprimer l'axe {_KEY}", _no_axis),
    Rule(rf"{ASKED}supprimer le dispositif {_KEY}", _no_device),
    Rule(rf"{ASKED}supprimer la clause {_KEY}", _no_clause),
)
