"""The parties of an avenant: who comes, who leaves, who takes the place of whom."""

from __future__ import annotations

from conventions.french import NBSP, Name, format_list, of, quote
from conventions.model import AddParty, ChangeParty, Party, RemoveParty, Role
from conventions.wording.fields import field_name
from conventions.wording.names import is_plural, of_named, the_named, to_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conventions.wording.known import Known


def said_party(operation: AddParty, known: Known) -> str:
    """« la CCI devient partie à la convention en qualité de bénéficiaire et d’opérateur »."""
    party = operation.party
    verb = "deviennent parties" if is_plural(party.name) else "devient partie"
    return f"{the_named(party.name)} {verb} à la convention{in_quality(party.roles, ' ')}"


def in_quality(roles: Iterable[Role], before: str = "") -> str:
    """« en qualité de bénéficiaire et d’opérateur », after what stands before it; or nothing.

    >>> from conventions.model import Role
    >>> in_quality([Role.BENEFICIARY, Role.OPERATOR]), in_quality([], ", ")
    ('en qualité de bénéficiaire et d’opérateur', '')
    """
    told = format_list([of(role.value) for role in roles])
    return f"{before}en qualité {told}" if told else ""


def said_no_party(operation: RemoveParty, known: Known) -> str:
    """« la CCI n’est plus partie à la convention »."""
    name = known.name(operation.party)
    verb = "ne sont plus parties" if name and is_plural(name) else "n’est plus partie"
    return f"{_the(operation.party, name)} {verb} à la convention"


def said_change(operation: ChangeParty, known: Known) -> str:
    """« la CCI reprend le projet en lieu et place d’EPURES », or why else a party replaces another."""
    held, new = known.find(Party, operation.old), operation.new
    if held and operation.reason == "correction" and held.name == new.name and held != new:
        return _amended(held, new)
    quality = "" if held and held.roles == new.roles else in_quality(new.roles, ", ")
    return f"{_SAID[operation.reason](operation.old, known.name(operation.old), new)}{quality}"


def _amended(held: Party, new: Party) -> str:
    """What differs in a party that keeps its name: its roles are told, the rest is named; values may be secret."""
    fields = [name for name in Party.model_fields if getattr(held, name) != getattr(new, name)]
    told = [field_name(Party, name) for name in fields if name != "roles"]
    roles = format_list(new.roles) or "aucune"
    quality = [f"sa qualité est désormais{NBSP}: {roles}"] if "roles" in fields else []
    return f"ce qui est dit {of_named(held.name)} est corrigé ({', '.join((*told, *quality))})"


def _the(key: str, name: Name | None) -> str:
    return the_named(name) if name else quote(key)


def _of(key: str, name: Name | None) -> str:
    return of_named(name) if name else f"de {quote(key)}"


def _taken_over(key: str, old: Name | None, new: Party) -> str:
    verb = "reprennent" if is_plural(new.name) else "reprend"
    return f"{the_named(new.name)} {verb} le projet en lieu et place {_of(key, old)}"


def _renamed(key: str, old: Name | None, new: Party) -> str:
    several = old is not None and is_plural(old)
    has, is_called = ("ont", "s’appellent") if several else ("a", "s’appelle")
    named = quote(new.name)
    return f"{_the(key, old)} {has} changé de dénomination sociale et {is_called} désormais {named}"


def _substituted(key: str, old: Name | None, new: Party) -> str:
    verb = "se substituent" if is_plural(new.name) else "se substitue"
    to = to_named(old) if old else f"à {quote(key)}"
    return f"{the_named(new.name)} {verb} {to}"


def _corrected(key: str, old: Name | None, new: Party) -> str:
    return f"la désignation {_of(key, old)} est corrigée\u00a0: {quote(new.name)}"


_SAID: dict[str, Callable[[str, Name | None, Party], str]] = {
    "reprise": _taken_over,
    "changement de dénomination": _renamed,
    "substitution": _substituted,
    "correction": _corrected,
}
