"""The catalogue: every rule of this package, found by its file, in the order of the codes."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from conventions.errors import UnknownRule
from conventions.rules.rule import Rule

VERSION = "2026.11"
"""The version of the rules and of the law they rest on."""

_CLOSE = 5
_LONGEST = 40


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code.

    >>> "NAT-001" in [item.code for item in all_rules()]
    True
    """
    package = import_module("conventions.rules")
    names = (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    modules = map(import_module, names)
    held = (item for module in modules for item in vars(module).values() if isinstance(item, Rule))
    return in_order(held)


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by code; a rule met twice (its module, then one that imports it) counts once.

    :raises ValueError: when two rules bear one code: one of them would never run.
    """
    found: dict[str, Rule] = {}
    for item in rules:
        if found.setdefault(item.code, item) is not item:
            raise ValueError(f"two rules are coded {item.code}: {found[item.code].title}; {item.title}")
    return tuple(found[code] for code in sorted(found))


def find_rule(code: str) -> Rule:
    """The rule of a code, whatever its case.

    :raises UnknownRule: when the catalogue has no such rule; the codes that look like it are told.

    >>> find_rule("nat-001").code
    'NAT-001'
    >>> find_rule("rien")
    Traceback (most recent call last):
    conventions.errors.UnknownRule: règle « rien » inconnue ; familles : ...
    """
    for item in all_rules():
        if item.code == code.upper():
            return item
    raise UnknownRule(f"règle « {code[:_LONGEST]} » inconnue ; {_known(code)}")


def of_family(name: str) -> tuple[Rule, ...]:
    """The rules of a family, whatever the case of its name.

    :raises UnknownRule: when no rule is of that family; the families are told.

    >>> of_family("pluri")[0].code
    'PLURI-001'
    """
    rules = tuple(rule for rule in all_rules() if rule.family == name.upper())
    if not rules:
        raise UnknownRule(f"famille « {name[:_LONGEST]} » inconnue ; {_families()}")
    return rules


def _known(word: str) -> str:
    """The codes that look like a word, or the families when none does."""
    from difflib import get_close_matches

    codes = [rule.code for rule in all_rules()]
    close = sorted(get_close_matches(word.upper()[:_LONGEST], codes, _CLOSE, 0.7))
    return f"codes proches : {', '.join(close)}" if close else _families()


def _families() -> str:
    return f"familles : {', '.join(sorted({rule.family for rule in all_rules()}))}"
