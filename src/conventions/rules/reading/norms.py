"""Which nomenclature a budget line follows, stated or inferred, and what it says of the account.

Inference: what the law imposes on the kind and the population of the authority that year. Nothing else is
supposed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from conventions.french import format_list, quote
from conventions.model import Party, Role, Terms
from conventions.nomenclature import Absent, Found, Unknown, find_account, norm_for
from conventions.operations import is_of_annexe
from conventions.rules.case import Case
from conventions.rules.reading.wording import day_of
from conventions.rules.written import WrittenLine, decided, written_lines


class Norm(NamedTuple):
    """A nomenclature for an exercise; ``inferred`` names the fact that nobody stated, or is None."""

    name: str
    declinaison: str | None
    exercise: int
    inferred: str | None = None

    def find(self, account: str) -> Found | Absent | Unknown:
        """The account in this declinaison, or in those of the norm when it is not told.

        >>> Norm("M57", "M57_D", 2018).find("657382").imputable_in
        ('M57',)
        """
        return _found(account, self.name, self.exercise, self.declinaison)


_found = lru_cache(maxsize=1024)(find_account)


def line_norm(case: Case, written: WrittenLine) -> Norm | str:
    """As :func:`norm_of`, worked out once for each line of a case.

    >>> from datetime import date
    >>> from conventions.rules.written import written_lines
    >>> from conventions.samples import association_2024_2026
    >>> case = Case(association_2024_2026(), date(2024, 12, 31))
    >>> line_norm(case, written_lines(case)[0]).name
    'M57'
    """
    return case.once(_line_norms)[written.address]


def _line_norms(case: Case) -> dict[str, Norm | str]:
    terms = decided(case).terms
    return {written.address: norm_of(written, terms) for written in written_lines(case)}


def norm_of(written: WrittenLine, terms: Terms) -> Norm | str:
    """The norm that a line follows, or why it is not known, in French."""
    line, grantors = written.line, terms.parties_as(Role.GRANTOR)
    if is_of_annexe(line):
        return "nomenclature du budget annexe non renseignée"
    exercises = line.exercises or (written.grant.exercise,)
    norms = {_of_party(party, exercise) for party in grantors for exercise in exercises}
    if len(norms) > 1:
        return "plusieurs nomenclatures possibles : plusieurs attribuants, ou plusieurs exercices"
    only = next(iter(norms), None)
    return only or f"nomenclature de l’attribuant non renseignée pour {format_list(exercises)}"


def _of_party(party: Party, exercise: int) -> Norm | None:
    first_day = day_of(exercise, 1, 1)
    followed = norm_for(party, first_day, population=party.inhabitants_in(exercise))
    if isinstance(followed, Unknown):
        return None
    doubt = None
    if followed.imposed:
        kind = party.kind_on(first_day)
        doubt = f"nomenclature {followed.norm}, déduite de la nature de l’attribuant ({kind})"
    elif followed.inferred:
        doubt = f"nomenclature {followed.norm} {quote('déduite')} d’après le fichier"
    return Norm(followed.norm, followed.declinaison, exercise, doubt)
