"""A convention as a calendar names it, and what is to be done on a day, before it has its identity."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.french import quote
from conventions.model import Convention
from conventions.portfolio.calendar.records import Category
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.naming import Named
from conventions.visible import visible


class Dated(NamedTuple):
    """Something to do on a day; ``address`` is where it comes from in its convention."""

    day: date
    category: Category
    address: str
    summary: str
    facts: tuple[str, ...]


class Told(NamedTuple):
    """A file whose convention is already masked, where it has to be."""

    file: PortfolioFile
    names: Named

    @classmethod
    def of(cls, file: PortfolioFile, *, reveal: bool) -> Told:
        """The file, with what may be shown of its convention."""
        assert file.convention is not None
        shown = Named(file.convention, reveal=reveal).shown
        return cls(file._replace(convention=shown), Named(shown, reveal=True))

    @property
    def convention(self) -> Convention:
        """The convention, as it may be shown."""
        return self.names.shown

    @property
    def identity(self) -> str:
        """What tells the convention from all others of the portfolio."""
        return self.file.reference or self.file.name

    @property
    def name(self) -> str:
        """« la convention 2024-017 », or « la convention « Saison de théâtre » » where it has no reference."""
        convention = self.convention
        return f"la convention {convention.reference or quote(convention.title)}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What every event of the convention says of it."""
        convention = self.convention
        reference = (f"référence : {convention.reference}",) if convention.reference else ()
        return (f"convention : {convention.title}", *reference)

    def beneficiary(self, key: str) -> str:
        """« bénéficiaire : Les Tréteaux du Gier (99900001100018) »."""
        number = self.names.number(key)
        return f"bénéficiaire : {self.names.party(key)}{f' ({number})' if number else ''}"


def one_line(text: str) -> str:
    r"""A text of one line, with nothing that a diary would take for the end of it.

    >>> one_line("Club\r\nATTENDEE:x")
    'Club ATTENDEE:x'
    """
    return visible(" ".join(text.splitlines()).replace("\t", " "))
