"""Which nomenclature a budget line follows, stated or inferred, and what it says of the account.

Inference: what the law imposes on the kind of the authority that year. Nothing else is supposed.
"""

from __future__ import annotations

from typing import NamedTuple

from conventions.french import format_list, quote
from conventions.law import norm_of_kind
from conventions.model import Party, Role, Terms
from conventions.nomenclature import Absent, Found, Unknown, find_account
from conventions.rules.reading.wording import day_of
from conventions.rules.written import WrittenLine


class Norm(NamedTuple):
    """A nomenclature for an exercise; ``inferred`` names the fact that nobody stated, or is None."""

    name: str
    declinaison: str | None
    exercise: int
    inferred: str | None = None

    def find(self, account: str) -> Found | Absent | Unknown:
        """The account in this declinaison, or in those of the norm when the data do not have it that year.

        M57_D starts in 2022: before, the developed plan is called M57.

        >>> Norm("M57", "M57_D", 2018).find("657382").imputable_in
        ('M57',)
        """
        found = find_account(account, self.name, self.exercise, self.declinaison)
        return find_account(account, self.name, self.exercise) if isinstance(found, Unknown) else found


def norm_of(written: WrittenLine, terms: Terms) -> Norm | str:
    """The norm that a line follows, or why it is not known, in French."""
    line, grantors = written.line, terms.parties_as(Role.GRANTOR)
    if any("annexe" in text.lower() for text in (line.raw, line.budget or "")):
        return "nomenclature du budget annexe non renseignée"
    exercises = line.exercises or (written.grant.exercise,)
    norms = {_of_party(party, exercise) for party in grantors for exercise in exercises}
    if len(norms) > 1:
        return "plusieurs nomenclatures possibles : plusieurs attribuants, ou plusieurs exercices"
    only = next(iter(norms), None)
    return only or f"nomenclature de l’attribuant non renseignée pour {format_list(exercises)}"


def _of_party(party: Party, exercise: int) -> Norm | None:
    used = party.nomenclature_for(exercise)
    if used is None:
        return _inferred(party, exercise)
    doubt = f"nomenclature {used.norm} {quote('déduite')} d’après le fichier" if used.inferred else None
    return Norm(used.norm, used.declinaison, exercise, doubt)


def _inferred(party: Party, exercise: int) -> Norm | None:
    first_day = day_of(exercise, 1, 1)
    kind = party.kind_on(first_day)
    imposed = norm_of_kind(kind.value, on=first_day) if kind else None
    if kind is None or imposed is None:
        return None
    doubt = f"nomenclature {imposed.norm}, déduite de la nature de l’attribuant ({kind.value})"
    return Norm(imposed.norm, imposed.declinaison, exercise, doubt)
