"""The money that an avenant sets, changes, confirms or charges: what it keeps of the grant, what it may not touch."""

from __future__ import annotations

from conventions.french import format_amount
from conventions.model import (
    ChangeAmount,
    ChangeBudgetLine,
    ConfirmGrant,
    Firmness,
    Grant,
    Nature,
    RemoveGrant,
    SetCeiling,
    SetGrant,
    TermsPart,
)
from conventions.money import ZERO, Amount
from conventions.operations.editing import Draft, Refusal, Touched, free_key, refuse_named

GRANTS = TermsPart.GRANTS
_GRANT = "la subvention"
_NOT_ADDED = ("beneficiary", "firmness", "form", "use", "calculation", "rate", "eligible_cost", "tax")


def set_grant(draft: Draft, operation: SetGrant) -> Touched:
    """A new grant, one that replaces the grant of the same key, or money added to it."""
    grant = operation.grant
    touched: Touched = {f"grants[{grant.key}]": "grant"}
    if operation.mode == "ajoute":
        grant, touched = _with_more(draft.get(GRANTS, grant.key, _GRANT), grant)
    else:
        _refuse_another_grant(draft, grant)
    draft.put(GRANTS, grant)
    return touched


def set_ceiling(draft: Draft, operation: SetCeiling) -> Touched:
    """The most that all the grants may add up to, whatever they add up to now: a rule compares them."""
    draft.ceiling = operation.ceiling
    return {"ceiling": "ceiling"}


def confirm_grant(draft: Draft, operation: ConfirmGrant) -> Touched:
    """A forecast grant becomes firm."""
    grant = draft.get(GRANTS, operation.grant, _GRANT)
    draft.put(GRANTS, grant.replace(firmness=Firmness.FIRM))
    return {f"grants[{operation.grant}].firmness": ""}


def change_amount(draft: Draft, operation: ChangeAmount) -> Touched:
    """Another amount for a grant; what the avenant says of the amount it replaces must be true."""
    key = grant_meant(draft, operation)
    grant: Grant = draft.get(GRANTS, key, _GRANT)
    if operation.old is not None and operation.old != grant.amount:
        told = format_amount(operation.old)
        raise Refusal(f"la subvention « {key} » est de {_said(grant.amount)}, et non de {told}")
    amount = operation.new if operation.by is None else _sum(grant, operation.by)
    draft.put(GRANTS, grant.replace(amount=amount))
    return {f"grants[{key}].amount": "new" if operation.by is None else "by"}


def grant_meant(draft: Draft, operation: ChangeAmount) -> str:
    """The key of the grant whose amount changes: named, or the only one that it can be.

    :raises Refusal: when several could be, or none.
    """
    if operation.grant is not None:
        return operation.grant
    grants: list[Grant] = list(draft.part(GRANTS).values())
    meant = [grant.key for grant in grants if operation.old in {None, grant.amount}]
    if len(meant) != 1 and len(grants) != 1:
        raise Refusal(_unsure(meant, operation.old))
    return (meant or [grants[0].key])[0]


def _unsure(meant: list[str], old: Amount | None) -> str:
    amount = "" if old is None else f" de {format_amount(old)}"
    if not meant:
        return f"il n’y a pas de subvention{amount}"
    known = ", ".join(f"« {key} »" for key in meant[:5])
    return f"plusieurs subventions{amount} sont possibles ({known}) : dites laquelle (grant)"


def remove_grant(draft: Draft, operation: RemoveGrant) -> Touched:
    """A grant that is no longer granted; payment terms that name it are changed or removed before."""
    draft.get(GRANTS, operation.grant, _GRANT)
    refuse_named(draft, "Grant", operation.grant, _GRANT)
    draft.drop(GRANTS, operation.grant)
    return {f"grants[{operation.grant}]": ""}


def change_budget_line(draft: Draft, operation: ChangeBudgetLine) -> Touched:
    """A line of a grant, new or replaced by key."""
    grant: Grant = draft.get(GRANTS, operation.grant, _GRANT)
    lines = {line.key: line for line in grant.lines} | {operation.line.key: operation.line}
    draft.put(GRANTS, grant.replace(lines=tuple(lines.values())))
    return {f"grants[{operation.grant}].lines[{operation.line.key}]": "line"}


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
        key = free_key(line.key, lines)
        lines[key] = line.replace(key=key)
        touched[f"grants[{old.key}].lines[{key}]"] = f"grant.lines[{line.key}]"
    amount = None if more.amount is None else _sum(old, more.amount)
    return old.replace(amount=amount, lines=tuple(lines.values())), touched


def _sum(old: Grant, more: Amount) -> Amount | None:
    """The amount of a grant with what an avenant adds, or takes when it is below zero; unknown, it stays so."""
    if old.amount is None:
        return None
    total = old.amount + more
    if total < ZERO:
        took, left = format_amount(-more), format_amount(old.amount)
        raise Refusal(f"impossible de retirer {took} à la subvention « {old.key} », qui est de {left}")
    return total


def _said(amount: Amount | None) -> str:
    return "montant inconnu" if amount is None else format_amount(amount)


def _refuse_another_grant(draft: Draft, grant: Grant) -> None:
    """A grant is replaced for its own beneficiary, and one of another key is not doubled unawares."""
    old = draft.part(GRANTS).get(grant.key)
    if old is None:
        _refuse_double(draft, grant)
    elif old.beneficiary != grant.beneficiary:
        reason = f"la subvention « {old.key} » est attribuée à « {old.beneficiary} »"
        raise Refusal(f"{reason}, pas à « {grant.beneficiary} » : donnez une autre clé (key: …)")


def _refuse_double(draft: Draft, grant: Grant) -> None:
    """Of one exercise and beneficiary, two keys made by default, when one of them does not say its nature."""
    natures = [None] if grant.nature else list(Nature)
    for key in (f"{grant.exercise}-{nature}" if nature else str(grant.exercise) for nature in natures):
        old: Grant | None = draft.part(GRANTS).get(key) if grant.has_default_key else None
        if old and old.has_default_key and _same(old, grant):
            reason = f"la subvention « {key} » existe pour le même exercice et le même bénéficiaire"
            raise Refusal(f"{reason} : donnez sa clé (key: {key}) pour la remplacer, ou une autre clé")


def _same(old: Grant, new: Grant) -> bool:
    return (old.exercise, old.beneficiary) == (new.exercise, new.beneficiary)
