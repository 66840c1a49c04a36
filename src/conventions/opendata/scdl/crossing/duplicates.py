"""Rows that say the same grant twice: word for word, or by its beneficiary, its amount and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.finding import Finding, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts

_PARTS: Final = (
    ("referenceDecision", "la référence", "reference"),
    ("objet", "l’objet", "object"),
    ("conditionsVersement", "les conditions", "conditions"),
    ("nomBeneficiaire", "le nom", "name"),
)


def exact(rows: Sequence[Facts]) -> Iterator[Finding]:
    """Each row that repeats an earlier one, cell for cell."""
    for facts in rows[1:]:
        reason = f"ligne identique à la ligne de données {rows[0].number} : double compte possible"
        yield told("duplicate", facts, "montant", raw=facts.amount, reason=reason, rows=(rows[0], facts))


def near(rows: Sequence[Facts]) -> Iterator[Finding]:
    """Each row that has the beneficiary, the amount and the day of an earlier one, and differs by the rest.

    Two exercises of one convention are no repeat, where the references name them.
    """
    seen = {rows[0].cells}
    for facts in rows[1:]:
        if facts.cells not in seen and not _are_told_apart(rows[0], facts):
            seen.add(facts.cells)
            yield told(
                "near_duplicate",
                facts,
                "montant",
                raw=facts.amount,
                reason=_reason(rows[0], facts),
                rows=(rows[0], facts),
            )


def _are_told_apart(first: Facts, facts: Facts) -> bool:
    return first.names_exercise and facts.names_exercise and first.reference != facts.reference


def _reason(first: Facts, facts: Facts) -> str:
    others = [said for _, said, part in _PARTS if getattr(first, part) != getattr(facts, part)]
    differing = f" ; ce qui diffère : {', '.join(others)}" if others else ""
    same = f"même bénéficiaire, même montant et même date que la ligne de données {first.number}"
    return f"{same}{differing} ; double compte possible"
