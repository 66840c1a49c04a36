"""What an avenant does to the grants of a convention: each exercise before and after, and what all come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conventions.documents.blocks import number, table
from conventions.documents.citing import party_named
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column
from conventions.model import Grant, Terms
from conventions.operations import Amending, Total
from conventions.wording import Known, in_full, joined, said

_NONE = "–"


def recap(done: Amending, subject: Subject) -> tuple[Block, ...]:
    """The table of the grants, where the avenant changes them; nothing where it leaves them as they are."""
    if done.after is None or done.before.grants == done.after.grants:
        return ()
    before, after = _grants(done.before), _grants(done.after)
    keys = sorted({**before, **after}, key=lambda key: ((after.get(key) or before[key]).exercise, key))
    rows = [
        (_called(after.get(key) or before[key], subject.known), *_pair(key, before, after)) for key in keys
    ]
    totals = ["Total", *(in_full(_total(grants.values()), "always") for grants in (before, after))]
    columns: list[str | Column] = ["Subvention", number("Avant l’avenant"), number("Après l’avenant")]
    return (table("Subventions avant et après l’avenant", columns, rows, totals),)


def _grants(terms: Terms) -> Mapping[str, Grant]:
    return {grant.key: grant for grant in terms.grants}


def _pair(key: str, *held: Mapping[str, Grant]) -> list[str]:
    return [_amount(grants.get(key)) for grants in held]


def _amount(grant: Grant | None) -> str:
    """« 31 000 € (prévisionnel) », « inconnu », a dash where there is no grant."""
    if grant is None:
        return _NONE
    firmness = None if grant.holds_default("firmness") else f"({grant.firmness})"
    return joined((said(grant.amount, "always"), firmness), " ")


def _called(grant: Grant, known: Known) -> str:
    return joined((str(grant.exercise), party_named(known, grant.beneficiary).text, grant.nature))


def _total(grants: Iterable[Grant]) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants)
