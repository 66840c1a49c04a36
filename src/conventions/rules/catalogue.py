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

    :raises UnknownRule: when the catalogue has no such rule.

    >>> find_rule("nat-001").code
    'NAT-001'
    """
    for item in all_rules():
        if item.code == code.upper():
            return item
    known = ", ".join(item.code for item in all_rules())
    raise UnknownRule(f"règle « {code} » inconnue ; règles du catalogue : {known}")
