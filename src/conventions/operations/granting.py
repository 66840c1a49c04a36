"""The money that an avenant sets, adds, confirms or charges: what it keeps of the grant, what it may not touch."""

from __future__ import annotations

import itertools
from collections.abc import Container

from conventions.base import key_from
from conventions.french import format_amount
from conventions.model import ChangeBudgetLine, ConfirmGrant, Firmness, Grant, SetGrant, Terms
from conventions.money import ZERO, Amount
from conventions.operations.editing import Applied, Refusal, Touched, changed, put, rank_of, swap

_GRANT = "la subvention"
_NOT_ADDED = ("beneficiary", "firmness", "form", "use", "calculation", "rate", "eligible_cost", "tax")


def set_grant(terms: Terms, operation: SetGrant) -> Applied:
    """A new grant, one that replaces the grant of the same key, or money added to it."""
    grant = operation.grant
    touched: Touched = {f"grants[{grant.key}]": "grant"}
    if operation.mode == "ajoute":
        grant, touched = _with_more(terms.grants[rank_of(terms.grants, grant.key, _GRANT)], grant)
    else:
        _refuse_another_grant(terms, grant)
    return Applied(changed(terms, grants=put(terms.grants, grant)), touched)


def confirm_grant(terms: Terms, operation: ConfirmGrant) -> Applied:
    """A forecast grant becomes firm."""
    rank = rank_of(terms.grants, operation.grant, _GRANT)
    firm = terms.grants[rank].replace(firmness=Firmness.FIRM)
    touched = {f"grants[{operation.grant}].firmness": ""}
    return Applied(changed(terms, grants=swap(terms.grants, rank, firm)), touched)


def change_budget_line(terms: Terms, operation: ChangeBudgetLine) -> Applied:
    """A line of a grant, new or replaced by key."""
    rank = rank_of(terms.grants, operation.grant, _GRANT)
    grant = terms.grants[rank]
    charged = grant.replace(lines=put(grant.lines, operation.line))
    touched = {f"grants[{operation.grant}].lines[{operation.line.key}]": "line"}
    return Applied(changed(terms, grants=swap(terms.grants, rank, charged)), touched)


def _with_more(old: Grant, more: Grant) -> tuple[Grant, Touched]:
    """A grant with what an avenant adds to it: money, and the lines that carry this money."""
    for name in _NOT_ADDED:
        if not more.holds_default(name) and getattr(more, name) != getattr(old, name):
            raise Refusal(
                f"un ajout à la subvention « {old.key} » n’en change pas « {name} » : "
                "écrivez « mode: remplace », ou une subvention d’une autre clé"
            )
    lines, touched = {line.key: line for line in old.lines}, {f"grants[{old.key}].amount": "grant.amount"}
    for line in more.lines:
        key = _free_key(line.key, lines)
        lines[key] = line.replace(key=key)
        touched[f"grants[{old.key}].lines[{key}]"] = f"grant.lines[{line.key}]"
    return old.replace(amount=_added(old, more), lines=tuple(lines.values())), touched


def _free_key(key: str, taken: Container[str]) -> str:
    """The key, or the first of « key (2) », « key (3) »… that no other line has."""
    numbered = (key_from(f"{key[:70]} ({rank})") for rank in itertools.count(2))
    return next(each for each in itertools.chain([key], numbered) if each not in taken)


def _added(old: Grant, more: Grant) -> Amount | None:
    """The amount of a grant with what an avenant adds, or takes when it is below zero."""
    if old.amount is None or more.amount is None:
        return None
    total = old.amount + more.amount
    if total < ZERO:
        took, left = format_amount(-more.amount), format_amount(old.amount)
        raise Refusal(f"impossible de retirer {took} à la subvention « {old.key} », qui est de {left}")
    return total


def _refuse_another_grant(terms: Terms, grant: Grant) -> None:
    """A grant is replaced for its own beneficiary, and one of another key is not doubled unawares."""
    doubtful = grant.has_default_key
    for old in terms.grants:
        if old.key == grant.key and old.beneficiary != grant.beneficiary:
            reason = f"la subvention « {old.key} » est attribuée à « {old.beneficiary} »"
            raise Refusal(f"{reason}, pas à « {grant.beneficiary} » : donnez une autre clé (key: …)")
        if doubtful and _may_be_the_same(old, grant):
            reason = f"la subvention « {old.key} » existe pour le même exercice et le même bénéficiaire"
            raise Refusal(f"{reason} : donnez sa clé (key: {old.key}) pour la remplacer, ou une autre clé")


def _may_be_the_same(old: Grant, new: Grant) -> bool:
    """Of one exercise and beneficiary, two keys made by default, when one of them does not say its nature."""
    if old.key == new.key or (old.exercise, old.beneficiary) != (new.exercise, new.beneficiary):
        return False
    return None in (old.nature, new.nature) and old.has_default_key
