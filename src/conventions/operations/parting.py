"""Who takes part: a party that comes, one that takes another’s place, one that leaves."""

from __future__ import annotations

from conventions.model import AddParty, ChangeParty, Operation, RemoveParty, TermsPart
from conventions.model.references import named, references, rewritten
from conventions.operations.editing import Draft, Refusal, Touched, refuse_named

_PARTIES = TermsPart.PARTIES
_PARTY = "la partie"


def add_party(draft: Draft, operation: AddParty) -> Touched:
    """A new party; a key that is again that of a party is its own."""
    key = operation.party.key
    if key in draft.part(_PARTIES):
        raise Refusal(f"la partie « {key} » existe déjà")
    draft.put(_PARTIES, operation.party)
    draft.successors.pop(key, None)
    return {f"parties[{key}]": "party"}


def change_party(draft: Draft, operation: ChangeParty) -> Touched:
    """The new party stands wherever the old one was named: grants, partners, owners of devices."""
    old, new = operation.old, operation.new.key
    draft.get(_PARTIES, old, _PARTY)
    if new == old:
        draft.put(_PARTIES, operation.new)
        return {f"parties[{old}]": "new"}
    if new in draft.part(_PARTIES):
        raise Refusal(
            f"la partie « {new} » existe déjà : donnez une autre clé à celle qui remplace « {old} »"
        )
    draft.rename(_PARTIES, old, operation.new)
    _follow(draft, old, new)
    return {f"parties[{old}]": "", f"parties[{new}]": "new", **_renamed(draft, old, new)}


def remove_party(draft: Draft, operation: RemoveParty) -> Touched:
    """A party that leaves, once nothing is granted to it, and nothing names it."""
    draft.get(_PARTIES, operation.party, _PARTY)
    refuse_named(draft, "Party", operation.party, _PARTY)
    draft.drop(_PARTIES, operation.party)
    return {f"parties[{operation.party}]": ""}


def translated(draft: Draft, operation: Operation) -> Operation:
    """The operation with the parties of today: it may have been written before another one took their place."""
    parties, successors = draft.part(_PARTIES), draft.successors
    late = {
        key for kind, key in named(operation) if kind == "Party" and key in successors and key not in parties
    }
    if not late:
        return operation
    return rewritten(operation, lambda kind, key: successors[key] if kind == "Party" and key in late else key)


def _renamed(draft: Draft, old: str, new: str) -> dict[str, str]:
    """Write the new key wherever the old one was; say where."""
    touched: dict[str, str] = {}
    for part, key in draft.namers("Party", old):
        record = draft.get(part, key, "")
        told = (item.address for item in references(record) if (item.kind, item.key) == ("Party", old))
        touched |= {f"{part}[{key}].{address}": "new.key" for address in told}
        draft.put(part, rewritten(record, lambda kind, name: new if (kind, name) == ("Party", old) else name))
    return touched


def _follow(draft: Draft, old: str, new: str) -> None:
    """Who follows a party follows those it had followed; a key that is again that of a party is its own."""
    held = {key: new if follower == old else follower for key, follower in draft.successors.items()}
    held[old] = new
    held.pop(new, None)
    draft.successors = held
