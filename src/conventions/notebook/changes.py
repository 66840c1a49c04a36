"""Changes of the terms: what stood at each place before, and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from conventions.base import Record
from conventions.french import format_date
from conventions.model import Terms
from conventions.model.confidential import hide, secrets
from conventions.notebook.blocks import Grid, Note
from conventions.notebook.display import Display
from conventions.operations import Change, diff
from conventions.wording import Known, said_address, said_at

TITLES = ("Quoi", "Champ", "Avant", "Après")
TITLE = "Modifications"
HIDDEN = "(masqué)"
ASK = "Ce qui change dans une partie est masqué ici ; compare(avant, après) sait ce qui est confidentiel."


class _Cover(NamedTuple):
    """What hides confidential data: its texts, and which changes are told by nothing."""

    secrets: tuple[str, ...]
    hides: Callable[[Change], bool]

    def text(self, text: str) -> str:
        """A text without the secrets."""
        return hide(text, self.secrets)


def compare(before: Terms, after: Terms, *, reveal: bool = False) -> Display:
    """What differs between two versions of the terms, place by place.

    Bank details and the data of natural persons are masked, unless ``reveal``.

    :raises ConventionsError: when one of them is no terms, as a whole convention.

    >>> from conventions.samples import association_2024_2026
    >>> terms = association_2024_2026().initial
    >>> print(compare(terms, terms))
    Modifications
    Aucune différence.
    """
    changes = diff(before, after)
    if not changes:
        return Display(TITLE, (Note("Aucune différence."),))
    persons = {party.key for terms in (before, after) for party in terms.parties if party.is_person}
    told = tuple(sorted({*secrets(before), *secrets(after)}, key=lambda text: (-len(text), text)))
    cover = _Cover(told, lambda change: any(_is_about(change, key) for key in persons))
    known = Known(after)
    return Display(TITLE, (_grid(changes, known, None if reveal else cover),))


def _is_about(change: Change, person: str) -> bool:
    return change.address.startswith(f"parties[{person}]")


def show_change(change: Change) -> Display:
    """One change alone: see :func:`show_changes`."""
    return show_changes((change,))


def show_changes(changes: Iterable[Change]) -> Display:
    """Changes alone, without the terms: what is in a party is masked, as in their text, but for whole records."""
    listed = tuple(changes)
    held = [value for each in listed for value in (each.before, each.after) if isinstance(value, Record)]
    told = tuple(
        sorted({text for value in held for text in secrets(value)}, key=lambda text: (-len(text), text))
    )
    cover = _Cover(told, _is_in_party)
    notes = (Note(ASK),) if any(map(_is_in_party, listed)) else ()
    return Display(TITLE, (_grid(listed, Known(), cover), *notes))


def _is_in_party(change: Change) -> bool:
    values = [value for value in (change.before, change.after) if value is not None]
    return change.address.startswith("parties[") and not all(isinstance(value, Record) for value in values)


def _grid(changes: tuple[Change, ...], known: Known, cover: _Cover | None) -> Grid:
    dated = any(change.day for change in changes)
    rows = (_row(change, known, cover) for change in changes)
    if not dated:
        return Grid("Ce qui change", TITLES, tuple(rows))
    days = (format_date(change.day) if change.day else "" for change in changes)
    dated_rows = tuple((*row, day) for row, day in zip(rows, days, strict=True))
    return Grid("Ce qui change", (*TITLES, "Prise d’effet"), dated_rows)


def _row(change: Change, known: Known, cover: _Cover | None) -> tuple[str, ...]:
    place = said_address(change.address, known)
    values = (_said(change, value, known, cover) for value in (change.before, change.after))
    texts = (place.subject, place.detail or "tout", *values)
    return texts if cover is None else tuple(map(cover.text, texts))


def _said(change: Change, value: object, known: Known, cover: _Cover | None) -> str:
    place = said_address(change.address, known)
    if value is None and place.is_item:
        return "absent"
    return HIDDEN if cover and cover.hides(change) else said_at(change.address, value, known)
