"""Who takes the place of whom, who comes, who leaves."""

from __future__ import annotations

import re
from functools import cache

from conventions.base import key_from
from conventions.french import Name
from conventions.french.parsing.cleaning import fold
from conventions.model import AddParty, ChangeParty, Party, RemoveParty, Role
from conventions.reading.operation_names import Unclear, new_name
from conventions.reading.operation_rules import HEADING, SAID, Found, Q, Rule
from conventions.wording import is_plural

_CLASS = r"(?:l'association |la societe |la fondation |l'organisme |l'etablissement )?"
NAME = rf"(?:{_CLASS}{Q}|[^:;,?!{Q}]{{2,120}}?)"
"""A name between quotes, or the words that may be one."""

_OF = rf"(?P<link>de |du |des |d')(?P<old>{NAME})"
_TO = rf"(?P<link>a |au |aux )(?P<old>{NAME})"
_NEW, _OLD = rf"(?P<new>{NAME})", rf"(?P<old>{NAME})"
_ROLES = "|".join(fold(role.value) for role in Role)
_QUALITY = rf"(?: en qualite (?P<roles>(?:(?:, |et )?(?:de |d')(?:{_ROLES}) ?){{1,5}}))?"


def named_key(found: Found, link: str, part: str) -> str:
    """The key of the party that a part names, after its link."""
    linked = found.words(link) if found.has(link) else ""
    return found.names.party_key(linked, found.words(part), _quoted(found, part))


def _quoted(found: Found, part: str) -> str | None:
    quotes = found.quotes(part)
    return quotes[0] if quotes else None


def _new(found: Found) -> Party:
    """The party that comes; the verb says whether its name is a plural."""
    party = found.names.new_party(found.words("new"), _quoted(found, "new"))
    several = found.has("several")
    if is_plural(party.name) is several or found.names.known.find(Party, party.key):
        return party
    return party.replace(name=Name(**{**party.name.as_fields(), "plural": several}))  # type: ignore[arg-type]  # its own


def _in_place(found: Found) -> tuple[str, Party]:
    """The party replaced, and the one that does its part: with terms, its roles come with its place."""
    old, new = named_key(found, "link", "old"), _new(found)
    held = found.names.known.find(Party, old)
    if old == new.key:
        raise Unclear
    return old, new if held is None or new.roles else new.replace(roles=held.roles)


def _taken_over(found: Found) -> ChangeParty:
    old, new = _in_place(found)
    return ChangeParty(old=old, new=new, reason="reprise")


def _substituted(found: Found) -> ChangeParty:
    old, new = _in_place(found)
    return ChangeParty(old=old, new=new, reason="substitution")


def _renamed(found: Found) -> ChangeParty:
    """With terms, the party is the same one under another name."""
    old, name = named_key(found, "link", "old"), new_name(found.words("new"), _quoted(found, "new"))
    held = found.names.known.find(Party, old)
    if held is None:
        new = Party(key=key_from(name.text), name=name)
        return ChangeParty(old=old, new=new, reason="changement de dénomination")
    others = tuple(dict.fromkeys((*held.other_names, held.name.text)))
    new = held.replace(name=name, other_names=others)
    return ChangeParty(old=old, new=new, reason="changement de dénomination")


def _corrected(found: Found) -> ChangeParty:
    old, name = named_key(found, "link", "old"), Name(found.quoted("new"))
    held = found.names.known.find(Party, old)
    new = held.replace(name=name) if held else Party(key=key_from(name.text), name=name)
    return ChangeParty(old=old, new=new, reason="correction")


def _added(found: Found) -> AddParty:
    party = _new(found)
    if found.names.known.find(Party, party.key):
        raise Unclear
    return AddParty(party=party.replace(roles=_roles(found)))


def _roles(found: Found) -> tuple[Role, ...]:
    words = re.findall(r"[a-z]{4,}", fold(found.words("roles"))) if found.has("roles") else []
    return tuple(_named_roles()[word] for word in words)


@cache
def _named_roles() -> dict[str, Role]:
    return {fold(role.value): role for role in Role}


def _left(found: Found) -> RemoveParty:
    return RemoveParty(party=named_key(found, "link", "old"))


RULES = (
    Rule(
        rf"{HEADING}{_NEW} (?:reprend|(?P<several>reprennent)) le projet en lieu et place {_OF}",
        _taken_over,
    ),
    Rule(
        rf"{HEADING}{_OLD} (?:a|ont) change de denomination(?: sociale)?(?: et|,) (?:s'appelle|s'appellent|se nomme"
        rf"|se denomme|devient|est denommee?)(?: desormais)? {_NEW}",
        _renamed,
    ),
    Rule(
        rf"{HEADING}{_NEW} (?:se substitue|s'est substituee?|(?P<several>se substituent|se sont substituee?s)) {_TO}",
        _substituted,
    ),
    Rule(rf"{SAID}la designation {_OF} est corrigee : (?P<new>{Q})", _corrected),
    Rule(
        rf"{HEADING}{_NEW} (?:devient partie|(?P<several>deviennent) parties) a la convention{_QUALITY}",
        _added,
    ),
    Rule(rf"{HEADING}{_OLD} (?:n'est plus partie|ne sont plus parties) a la convention", _left),
)
