"""What is asked of a convention, and what is told on the way: what is left out, what is adapted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from conventions.model import Convention, Party, Terms
from conventions.opendata.scdl.writing.rows import Remark
from conventions.operations import Fold, Position, Schedule, fold, position, schedule


@dataclass(frozen=True)
class Asked:
    """A convention to publish, as it stood on a day; the remarks made about it."""

    convention: Convention
    as_of: date
    known_on: date | None
    version: str
    names_persons: bool
    left_out: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    @property
    def known_day(self) -> date:
        """The last day whose signatures count."""
        return min(self.as_of, self.known_on or self.as_of)

    def leave_out(self, address: str, reason: str) -> None:
        """Tell what is not published."""
        self.left_out.append(Remark(self.convention.key, address, reason))

    def note(self, address: str, reason: str) -> None:
        """Tell what is adapted."""
        self.notes.append(Remark(self.convention.key, address, reason))

    def party(self, terms: Terms, key: str) -> Party | None:
        """The party of a key, as it was corrected or renamed since where it kept its key."""
        return self.folded.terms.party(key) or terms.party(key)

    @cached_property
    def folded(self) -> Fold:
        """The terms with all that was signed, whenever it takes effect."""
        return fold(self.convention, date.max, known_on=self.known_day)

    @cached_property
    def schedule(self) -> Schedule:
        """The payments foreseen."""
        return schedule(self.convention, self.as_of, known_on=self.known_on)

    @cached_property
    def position(self) -> Position:
        """What was paid."""
        return position(self.convention, self.as_of, known_on=self.known_on)
