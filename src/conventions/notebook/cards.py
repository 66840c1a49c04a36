"""The card of a convention: how much money, what comes next, who, which acts, what was achieved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import NBSP, format_date, format_list, format_period
from conventions.model import Convention
from conventions.model.confidential import masked
from conventions.notebook.blocks import Block, Grid, Note, Pairs, Part
from conventions.notebook.days import last_day
from conventions.notebook.display import Display
from conventions.notebook.money import money
from conventions.notebook.targets import targets
from conventions.notebook.upcoming import upcoming
from conventions.operations import Milestone, Situation, act_title, situation, timeline
from conventions.wording import joined, said_state


def card(
    convention: Convention, as_of: date | None = None, *, known_on: date | None = None, reveal: bool = False
) -> Display:
    """The card of a convention as it stood on a day, amounts in euros.

    No clock is read: without ``as_of``, the day is the last one on which the convention tells that something
    was done, and the card says so. Bank details and the data of natural persons are masked, unless ``reveal``.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import cci_2017_2019
    >>> card(cci_2017_2019(), date(2018, 12, 31)).blocks[0].text
    'Situation au 31 décembre 2018'
    """
    day = last_day(convention) if as_of is None else as_of
    seen = situation(convention if reveal else masked(convention), day, known_on=known_on)
    parts = (*money(seen), upcoming(seen), _parties(seen), _acts(seen), *targets(seen), _dates(seen))
    return Display(seen.convention.title, (*_head(seen, chosen=as_of is not None), *parts))


def _head(seen: Situation, *, chosen: bool) -> Iterator[Block]:
    at = f"Situation au {format_date(seen.as_of)}"
    if seen.known_on != seen.as_of:
        at += f", avec ce qui est connu au {format_date(seen.known_on)}"
    yield Note(at if chosen else f"{at}{UNASKED}")
    convention = seen.convention
    named = (
        ("Nature", joined((convention.name.text if convention.name else None, convention.kind))),
        ("Référence", convention.reference),
        ("Période", format_period(seen.terms.period, "long")),
        ("Objet", _objects(seen)),
    )
    yield Pairs(tuple((name, text) for name, text in named if text))


UNASKED = (
    ", jour du dernier fait daté de la convention (déduit). La bibliothèque ne lit pas l’horloge"
    f"{NBSP}: pour un autre jour, card(convention, date(année, mois, jour))."
)


def _objects(seen: Situation) -> str:
    return format_list(dict.fromkeys(grant.object for grant in seen.decided.terms.grants if grant.object))


def _parties(seen: Situation) -> Part:
    rows = tuple(
        (
            joined((party.name.text, f"({party.short_name.text})" if party.short_name else None), " "),
            format_list(party.roles) or "rôle non précisé",
            tuple(f"{item.scheme}{NBSP}{item.value}" for item in party.identifiers) or "non renseignés",
        )
        for party in seen.terms.parties
    )
    return Part("Parties", (Grid("Parties en vigueur", ("Nom", "Rôle", "Numéros"), rows),))


def _acts(seen: Situation) -> Part:
    convention = seen.convention
    acts = (convention, *convention.avenants, *convention.renewals)
    rows = tuple((act_title(act), said_state(convention, act, seen.as_of)) for act in acts)
    return Part(
        "Actes", (Grid(f"Où en est chaque acte au {format_date(seen.as_of)}", ("Acte", "État"), rows),)
    )


def _dates(seen: Situation) -> Part:
    return Part("Chronologie", (milestones(timeline(seen.convention), seen.as_of),))


def milestones(dates: tuple[Milestone, ...], as_of: date | None = None) -> Grid:
    """The dates that matter, in order; with a day, those that are still to come say so."""
    rows = tuple(
        (format_date(each.day), each.label, *(() if as_of is None else (_told(each.day, as_of),)))
        for each in dates
    )
    titles = ("Date", "Ce qui se passe", *(() if as_of is None else ("Où l’on en est",)))
    return Grid("Dates marquantes, dans l’ordre", titles, rows)


def _told(day: date, as_of: date) -> str:
    return "à venir" if day > as_of else "passé"
