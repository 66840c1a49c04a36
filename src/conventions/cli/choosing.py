"""Which rules a check runs: those of a level, of the codes or families named, without those set aside."""

from __future__ import annotations

from conventions.errors import ConventionsError, UnknownRule
from conventions.rules import Profile, Rule, Severity, all_rules, load_profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

LEVELS = {
    "base": (Severity.ERROR,),
    "strict": (Severity.ERROR, Severity.WARNING),
    "all": tuple(Severity),
}
CLOSE = 5
_LONGEST = 40


def profile_of(arguments: Namespace) -> Profile | None:
    """The rules that the options choose, among those of the profile; None when nothing was asked for.

    :raises ConventionsError: when no rule is left, or the profile cannot be used.
    :raises UnknownRule: for a code or a family that the catalogue lacks, with those that look like it.
    """
    asked = load_profile(arguments.profile) if arguments.profile else Profile()
    kept = _kept(asked)
    selected, ignored = named(arguments.select), named(arguments.ignore)
    chosen = tuple(
        rule.code
        for rule in all_rules()
        if rule.severity in LEVELS[arguments.level]
        and rule.code in kept
        and (not arguments.select or rule.code in selected)
        and rule.code not in ignored
    )
    if not chosen:
        raise ConventionsError("aucune règle ne reste à passer : changez --level, --select ou --ignore")
    if arguments.profile is None and len(chosen) == len(all_rules()):
        return None
    return asked.replace(select=chosen, ignore=())


def _kept(profile: Profile) -> set[str]:
    """The codes that a profile runs."""
    every = {rule.code for rule in all_rules()}
    return (named(profile.select) if profile.select else every) - named(profile.ignore)


def named(words: Iterable[str]) -> set[str]:
    """The codes of the rules that codes and families name, whatever their case.

    :raises UnknownRule: for a word that names nothing.

    >>> named(["nat-001", "PLURI"])
    {...}
    """
    return {rule.code for word in words for rule in _named(word)}


def _named(word: str) -> list[Rule]:
    found = [rule for rule in all_rules() if word.upper() in (rule.code, _family(rule))]
    if not found:
        raise UnknownRule(f"règle « {word[:_LONGEST]} » inconnue ; {_known(word)}")
    return found


def found(code: str) -> Rule:
    """The rule of a code, whatever its case.

    :raises UnknownRule: with the codes that look like it.

    >>> found("nat-001").code
    'NAT-001'
    """
    for rule in all_rules():
        if rule.code == code.upper():
            return rule
    raise UnknownRule(f"règle « {code[:_LONGEST]} » inconnue ; {_known(code)}")


def of_family(name: str) -> tuple[Rule, ...]:
    """The rules of a family, whatever the case of its name.

    :raises UnknownRule: when no rule is of that family; the families are told.

    >>> [rule.code for rule in of_family("pluri")][0]
    'PLURI-001'
    """
    rules = tuple(rule for rule in all_rules() if _family(rule) == name.upper())
    if not rules:
        raise UnknownRule(f"famille « {name[:_LONGEST]} » inconnue ; {_families()}")
    return rules


def _family(rule: Rule) -> str:
    return rule.code.partition("-")[0]


def _known(word: str) -> str:
    """The codes that look like a word, or the families when none does."""
    from difflib import get_close_matches

    codes = [rule.code for rule in all_rules()]
    close = get_close_matches(word.upper()[:_LONGEST], codes, CLOSE, 0.7)
    return f"codes proches : {', '.join(close)}" if close else _families()


def _families() -> str:
    return f"familles : {', '.join(sorted({_family(rule) for rule in all_rules()}))}"
