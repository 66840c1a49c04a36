"""Which rules a check runs: those of a profile, of a level, of the codes or families named, less some."""

from __future__ import annotations

from conventions.errors import ConventionsError
from conventions.rules import Profile, Severity, all_rules, codes_of, load_profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

LEVELS = {
    "base": (Severity.ERROR,),
    "strict": (Severity.ERROR, Severity.WARNING),
    "all": tuple(Severity),
}


def profile_of(arguments: Namespace) -> Profile:
    """The rules that the options choose among those of the profile, with its severities and its figures.

    :raises ProfileError: when the profile is missing or cannot be read.
    :raises UnknownRule: for a code or a family that the catalogue lacks, with those that look like it.
    :raises ConventionsError: when no rule is left.
    """
    base = load_profile(arguments.profile) if arguments.profile else Profile()
    every = {rule.code for rule in all_rules() if rule.severity in LEVELS[arguments.level]}
    asked = [codes_of(words) for words in (base.select, arguments.select) if words]
    chosen = every.intersection(*asked) - codes_of(base.ignore) - codes_of(arguments.ignore)
    if not chosen:
        raise ConventionsError(
            "aucune règle ne reste à passer : changez --level, --select, --ignore ou --profile"
        )
    return base.replace(select=tuple(sorted(chosen)), ignore=())
