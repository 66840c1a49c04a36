"""The dates that matter: each with its kind, and where it is written."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from conventions import Convention, Milestone, timeline
from conventions.model import Avenant, ExtendTerm, Operation, Terminate
from conventions.model.addresses import at
from conventions.operations import MilestoneKind
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

SIGNED = date(2025, 6, 1)


def _end(*operations: Operation) -> Milestone:
    avenant = Avenant(number=9, signed_on=SIGNED, operations=operations)
    milestones = timeline(association_2024_2026().with_avenant(avenant))
    (end,) = (item for item in milestones if item.kind is MilestoneKind.END)
    return end


def test_the_end_is_told_where_it_was_said_last() -> None:
    """In the initial terms, or in the operation that moved it."""
    assert _end().address == "initial.period"
    moved = _end(ExtendTerm(until=date(2027, 12, 31)))
    assert (moved.day, moved.address) == (date(2027, 12, 31), "avenants[9].operations[durée].until")
    ended = _end(Terminate(day=date(2026, 6, 30)))
    assert (ended.day, ended.address) == (date(2026, 6, 30), "avenants[9].operations[résiliation].day")


def test_the_dates_of_the_acts_are_told_at_their_fields() -> None:
    """The convention’s own stand at its root, an avenant’s in the avenant, a deliberation’s in it."""
    base = association_2024_2026()
    avenant = base.avenants[0].replace(
        effective_on=date(2025, 4, 1), annulled_on=date(2026, 3, 1), transmitted_on=date(2025, 3, 6)
    )
    told = [
        (item.kind.value, item.label, item.address) for item in timeline(base.replace(avenants=(avenant,)))
    ]
    act, deliberation = "l’avenant n°\u00a01", "(Conseil municipal)"
    assert told == [
        ("délibération", f"délibération {deliberation}", "deliberations[2023-12-118].date"),
        ("début", "début de la convention", "initial.period"),
        ("signature", "signature de la convention", "signed_on"),
        ("transmission", "transmission de la convention", "transmitted_on"),
        ("notification", "notification de la convention", "notified_on"),
        ("délibération", f"délibération {deliberation}", "deliberations[2025-02-009].date"),
        ("signature", f"signature de {act}", "avenants[2025-1].signed_on"),
        ("transmission", f"transmission de {act}", "avenants[2025-1].transmitted_on"),
        ("notification", f"notification de {act}", "avenants[2025-1].notified_on"),
        ("prise d’effet", f"prise d’effet de {act}", "avenants[2025-1].effective_on"),
        ("annulation", f"annulation de {act}", "avenants[2025-1].annulled_on"),
        ("fin", "fin de la convention", "initial.period"),
    ]


@given(conventions(coherent=True))
def test_a_milestone_is_written_at_its_address(convention: Convention) -> None:
    """The day stands there, alone or as a bound of the period; the label begins with the kind."""
    for milestone in timeline(convention):
        found = at(convention, milestone.address)
        assert milestone.day in (found, getattr(found, "start", None), getattr(found, "end", None))
        assert milestone.label.startswith(milestone.kind)
