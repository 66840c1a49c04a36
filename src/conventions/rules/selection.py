"""The rules that a profile asks for: by their codes, by their families; what is unknown stops the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from conventions.rules.answers import Severity, worst
from conventions.rules.catalogue import all_rules, find_rule
from conventions.rules.profile import Profile
from conventions.rules.rule import Rule


def selected(profile: Profile, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules of a catalogue that a profile runs, by code.

    :raises UnknownRule: for a code or a family that is not in the catalogue.

    >>> from conventions.rules import RULES
    >>> [rule.code for rule in selected(Profile(select=("NAT",), ignore=("NAT-002",)), RULES)][0]
    'NAT-001'
    """
    if not profile.select and not profile.ignore:
        return rules
    chosen = codes_of(profile.select) if profile.select else {rule.code for rule in rules}
    kept = chosen - codes_of(profile.ignore)
    return tuple(rule for rule in rules if rule.code in kept)


def codes_of(asked: Iterable[str]) -> set[str]:
    """The codes that are asked for, a family being all of its rules.

    :raises UnknownRule: for a code or a family that is not in the catalogue.
    """
    return {code for each in asked for code in _codes(each)}


def _codes(asked: str) -> Iterable[str]:
    return _families().get(asked.upper()) or (find_rule(asked).code,)


@cache
def _families() -> Mapping[str, Iterable[str]]:
    """The codes of the rules of each family."""
    families: dict[str, list[str]] = {}
    for rule in all_rules():
        families.setdefault(rule.family, []).append(rule.code)
    return families


def severities(profile: Profile) -> Mapping[str, Severity]:
    """The least severity of the findings of each rule that the profile tightens.

    :raises UnknownRule: for a code or a family that is not in the catalogue.
    """
    found: dict[str, Severity] = {}
    for item in profile.tighten:
        for code in _codes(item.code):
            found[code] = worst(item.severity, found.get(code, item.severity))
    return found
