"""The calendar of a portfolio: what is in it, and that any reader of iCalendar reads exactly that."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.model import FinancialReport, Lapse, Party
from conventions.portfolio import Portfolio
from conventions.portfolio.calendar import Category, Event, events, ics
from conventions.portfolio.calendar.telling import one_line
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from conventions.model import Convention

TOWN = Portfolio.of([association_2024_2026(), cci_2017_2019(), equipment_2023_2025()])
DAY, LAST = date(2025, 1, 1), date(2027, 12, 31)

NAME, BODY = "la convention D-2023-204-08", "La Ressourcerie du Pilat"

days = st.dates(date(1900, 1, 1), date(9999, 12, 30))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.sampled_from(
    ["a\r\nATTENDEE:mailto:x", "a\rEND:VEVENT", '\\n, ; : "', "é" * 90, "\x00\x1b[31m\u202e\u2028"]
)
made = st.builds(
    Event, days, st.sampled_from(Category), texts, texts, st.uuids().map(lambda each: f"{each.hex}@x"), days
)


def read_back(data: bytes) -> list[Event]:
    """The events that a reader finds in a file."""
    calendar: Any = icalendar.Calendar.from_ical(data)
    return [
        Event(
            each["DTSTART"].dt,
            Category(str(each["CATEGORIES"].cats[0])),
            str(each["SUMMARY"]),
            str(each["DESCRIPTION"]),
            str(each["UID"]),
            each["DTSTAMP"].dt.date(),
        )
        for each in calendar.walk("VEVENT")
    ]


def as_written(event: Event) -> Event:
    """An event whose texts show everything that they hold."""
    lines = "\n".join(map(one_line, event.description.split("\n")))
    return event._replace(summary=one_line(event.summary), description=lines)


@given(st.lists(made, max_size=4))
def test_what_is_written_is_read_back(found: list[Event]) -> None:
    """Whatever texts hold, a reader finds the same events, in the same order; the bytes are always the same."""
    data = ics(found)
    assert read_back(data) == [as_written(event) for event in found]
    assert data == ics(found)


@given(st.lists(made, min_size=1, max_size=3))
def test_no_text_makes_a_line(found: list[Event]) -> None:
    """Every line begins with a name of ours or a blank, has 75 bytes at most, and nothing that no text may have."""
    data = ics(found)
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    names = rb"(BEGIN|END|VERSION|PRODID|X-WR-CALNAME|UID|DTSTAMP|DTSTART|SUMMARY|DESCRIPTION|CATEGORIES|TRANSP)[:;]"
    assert all(line.startswith(b" ") or re.match(names, line) for line in lines)
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", data)
    assert data.count(b"BEGIN:VEVENT") == len(found)


def test_the_events_of_a_portfolio_are_read_back() -> None:
    """Those of the samples too: they hold nothing that has to be escaped."""
    found = events(TOWN, date(2024, 1, 20), LAST)
    assert len(found) > 5
    assert read_back(ics(found)) == [*found]


def test_a_payment_is_told() -> None:
    """The summary tells what, of which convention, how much and to whom; the description where that comes from."""
    found = [
        event for event in events(TOWN, date(2024, 1, 20), date(2024, 3, 31)) if "2024-017" in event.summary
    ]
    (event,) = found
    assert (event.day, event.category, event.as_of) == (
        date(2024, 3, 31),
        Category.PAYMENT,
        date(2024, 1, 20),
    )
    assert _plain(event.summary) == (
        "Avance 2024 de la convention 2024-017 : 15 000 € à verser à Les Tréteaux du Gier"
    )
    assert _plain(event.description).split("\n") == [
        "convention : Convention pluriannuelle d’objectifs 2024-2026 avec l’association Les Tréteaux du Gier",
        "référence : 2024-017",
        "bénéficiaire : Les Tréteaux du Gier (99900001100018)",
        "montant prévu : 15 000 € ; reste à mandater : 15 000 €",
        "calcul : 50 % de 30 000,00 € au plus tard le 31 mars 2024",
        "acte : la convention",
        "fichier : 2024-017",
    ]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_what_is_late_or_waits_says_so() -> None:
    """A payment keeps its day, even a past one, and its summary begins with where it stands."""
    found = [
        event for event in events(TOWN, date(2025, 6, 30), date(2025, 9, 30)) if "2024-017" in event.summary
    ]
    told = [(str(event.day), _plain(event.summary).partition(" : ")[0]) for event in found]
    assert ("2025-03-31", "En retard") in told
    assert ("2025-09-30", "En attente") in told


def test_the_end_and_the_reports_are_told() -> None:
    """One end a convention, one report a grant in force that has none."""
    found = events(TOWN, DAY, LAST)
    told = [(str(each.day), _plain(each.summary)) for each in found if each.category is not Category.PAYMENT]
    assert told == [
        (
            "2025-06-30",
            "Compte rendu financier 2024 de la convention 2024-017 : attendu de Les Tréteaux du Gier",
        ),
        ("2025-12-31", "Fin de la convention D-2023-204-08 (La Ressourcerie du Pilat)"),
        ("2026-12-31", "Fin de la convention 2024-017 (Les Tréteaux du Gier)"),
    ]
    law = next(event for event in found if event.category is Category.REPORT).description
    assert "loi n° 2000-321 du 12 avril 2000, art. 10" in law


def test_a_report_that_is_there_is_not_asked_for() -> None:
    """Once it is received; one that is only announced is still due."""
    told = FinancialReport(exercise=2024, received_on=date(2025, 2, 1))
    convention = association_2024_2026().replace(reports=(told,))
    for day, asked in ((date(2025, 1, 31), 1), (date(2025, 2, 1), 0)):
        found = events(Portfolio.of([convention]), day, LAST)
        assert sum(event.category is Category.REPORT and event.day.year == 2025 for event in found) == asked


def test_a_lapse_is_told_until_it_is_met() -> None:
    """The last day to begin, while nothing says that it was begun."""
    found = events(Portfolio.of([_with(Lapse(last_claim=3))]), DAY, LAST)
    told = [(str(each.day), _plain(each.summary)) for each in found if each.category is Category.LAPSE]
    assert told == [
        (
            "2026-12-31",
            f"Caducité de la subvention 2023 de {NAME} : dernier jour pour demander le solde ({BODY})",
        )
    ]
    assert not [
        each
        for each in events(Portfolio.of([_with(Lapse(last_claim=3))]), DAY, DAY)
        if "solde (" in each.summary
    ]


def _with(lapse: Lapse) -> Convention:
    convention = equipment_2023_2025()
    terms = tuple(item.replace(lapse=lapse) for item in convention.initial.payment_terms)
    return convention.replace(initial=convention.initial.replace(payment_terms=terms))


def test_persons_are_masked() -> None:
    """The name of a natural person is nowhere, unless the portfolio reveals it; the identity stays hidden too."""
    convention = _of_a_person()
    hidden = ics(events(Portfolio.of([convention]), DAY, LAST)).decode().replace("\r\n ", "")
    shown = ics(events(Portfolio.of([convention], reveal=True), DAY, LAST)).decode().replace("\r\n ", "")
    assert "Martinette" not in hidden
    assert "BEGIN:VEVENT" in hidden
    assert "Martinette" in shown


def _of_a_person() -> Convention:
    convention = association_2024_2026()
    city, body = convention.initial.parties
    fields = {
        "key": body.key,
        "name": "Zoé Martinette",
        "roles": body.roles,
        "kinds": [{"kind": "personne physique"}],
    }
    person = Party.model_validate(fields)
    return convention.replace(initial=convention.initial.replace(parties=(city, person)))


def test_identities_are_stable() -> None:
    """The same events on another day, or beside other conventions, keep their identities; no two share one."""
    one = {event.uid for event in events(TOWN, DAY, LAST)}
    alone = {event.uid for event in events(Portfolio.of([association_2024_2026()]), DAY, LAST)}
    later = {event.uid for event in events(TOWN, date(2025, 1, 2), LAST)}
    assert alone < one == later
    assert len(one) == len(events(TOWN, DAY, LAST))


def test_events_are_in_order() -> None:
    """By day."""
    found = [event.day for event in events(TOWN, DAY, LAST)]
    assert found == sorted(found)


def test_a_convention_without_reference_or_amount() -> None:
    """It is named by its title; an amount that nobody knows is not zero."""
    convention = association_2024_2026()
    grants = tuple(grant.replace(amount=None) for grant in convention.initial.grants)
    unnamed = convention.replace(
        reference=None, avenants=(), initial=convention.initial.replace(grants=grants)
    )
    summaries = [_plain(event.summary) for event in events(Portfolio.of([unnamed]), date(2024, 1, 20), LAST)]
    assert any(text.startswith("Avance 2024 de la convention « Convention pluri") for text in summaries)
    assert any("montant inconnu, à verser à" in text for text in summaries)


def test_a_convention_that_cannot_be_worked_out_stops_nothing() -> None:
    """The others have their events."""
    broken = _broken()
    with_it = events(Portfolio.of([association_2024_2026(), broken]), DAY, LAST)
    assert with_it == events(Portfolio.of([association_2024_2026()]), DAY, LAST)


def _broken() -> Convention:
    """An avenant that operates on a grant that is not there."""
    from conventions.model import Avenant

    fields = {
        "number": 1,
        "signed_on": date(2024, 1, 1),
        "operations": [{"operation": "supprimer une subvention", "grant": "absente"}],
    }
    return cci_2017_2019().replace(avenants=(Avenant.model_validate(fields),))


def test_projets_have_no_end() -> None:
    """A convention that nobody signed is no deadline yet."""
    projet = association_2024_2026().replace(
        signed_on=None,
        notified_on=None,
        transmitted_on=None,
        deliberation=None,
        deliberations=(),
        avenants=(),
    )
    assert events(Portfolio.of([projet]), DAY, LAST) == ()


@pytest.mark.parametrize("days", [("2025-01-01", DAY), (DAY, None)])
def test_days_are_days(days: tuple[object, object]) -> None:
    """Anything else is refused in French."""
    with pytest.raises(ConventionsError, match="il faut une date"):
        events(TOWN, *days)  # type: ignore[arg-type]


def test_without_icalendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ConventionsError, match=r'pip install "conventions-subvention\[calendar\]"'):
        ics(())


def test_nothing_is_a_calendar_too() -> None:
    """A portfolio without a convention has a calendar without an event."""
    assert read_back(ics(events(Portfolio.of([]), DAY, LAST))) == []
