"""What reading a published cell gives: a value, the text that the norm wants, and what was noticed on the way.

>>> note = Note("T21", Severity.REPAIRED, "espaces et virgule décimale", "40000.00")
>>> Reading(None, "40000.00", (note,)).certain
True
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Final, NamedTuple

from conventions.french import NBSP, typeset
from conventions.visible import visible

_SHOWN: Final = 80
_SPARE: Final = re.compile(" {2,}|^ | $")
_COLON: Final = f"{NBSP}: "


class Severity(StrEnum):
    """How sure the reading of something deviant is.

    ``repaired``: one reading, nothing lost. ``warned``: one reading, which a person has to look at.
    ``ambiguous``: two readings, none adopted. ``error``: no reading, the text stays as it was.

    >>> Severity.WARNED.french
    'à vérifier'
    """

    REPAIRED = "repaired"
    WARNED = "warned"
    AMBIGUOUS = "ambiguous"
    ERROR = "error"

    @property
    def french(self) -> str:
        """The word that an agent reads."""
        return _FRENCH[self]

    @property
    def certain(self) -> bool:
        """Whether a reading was adopted."""
        return self is Severity.REPAIRED or self is Severity.WARNED


_FRENCH: Final = {
    Severity.REPAIRED: "réparé",
    Severity.WARNED: "à vérifier",
    Severity.AMBIGUOUS: "ambigu",
    Severity.ERROR: "erreur",
}


class Note(NamedTuple):
    """One deviation noticed in a text: its code (T01 to T43), its severity, why in French, the reading adopted.

    ``readings`` are the readings possible when it is ambiguous, as the norm would write them; a proposal that
    is not adopted (a SIREN found in a SIRET that was rounded) stands there too.
    """

    code: str
    severity: Severity
    reason: str
    reading: str | None = None
    readings: tuple[str, ...] = ()


class Reading(NamedTuple):
    """What a cell says: its typed value, its text as SCDL 2.1.1 writes it, the deviations noticed.

    ``text`` is None where no text can be written with certainty: the raw one then stays.
    """

    value: Any
    text: str | None
    notes: tuple[Note, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether every deviation has a reading that was adopted."""
        return all(note.severity.certain for note in self.notes)


class Diagnosis(NamedTuple):
    """A deviation at its place in a file.

    ``line`` is the line of the file where the row begins, or that of the sheet (from 1); ``row`` counts the
    rows of data (from 1); ``column`` is the official name, or the one met. They are None for a whole file.

    >>> print(Diagnosis("T24", Severity.WARNED, 3, 2, "montant", "NC", "montant non communiqué"))
    ligne 3, montant : « NC » : montant non communiqué [T24, à vérifier]
    """

    code: str
    severity: Severity
    line: int | None
    row: int | None
    column: str | None
    raw: str
    reason: str
    reading: str | None = None
    readings: tuple[str, ...] = ()

    def __str__(self) -> str:
        column = shortened(self.column or "")
        place = ", ".join(filter(None, (f"ligne {self.line}" if self.line else None, column))) or "fichier"
        met = f"{_COLON}{quoted(self.raw)}" if self.raw else ""
        adopted = "" if self.reading in {None, self.raw} else f", lu {read_as(self.reading or '')}"
        either = f", soit {' soit '.join(map(quoted, self.readings))}" if self.readings else ""
        end = f" [{self.code}, {self.severity.french}]"
        return f"{place}{met}{_COLON}{typeset(self.reason)}{adopted}{either}{end}"


def read_as(text: str) -> str:
    """A text adopted, « vide » when it is empty."""
    return quoted(text) if text else "vide"


def quoted(text: str) -> str:
    r"""A text met, between quotation marks: its beginning when it is long, what nobody sees as escapes.

    Spaces that are one too many are no-break ones, which stay when the sentence is cut into lines.

    >>> quoted("Club"), quoted("Le  club ")
    ('«\xa0Club\xa0»', '«\xa0Le\xa0\xa0club\xa0\xa0»')
    """
    shown = _SPARE.sub(lambda found: NBSP * len(found[0]), shortened(text))
    return f"«{NBSP}{visible(shown)}{NBSP}»"


def shortened(text: str) -> str:
    """A text that may have any length, as it is shown: 80 characters at most.

    >>> shortened("a" * 100) == "a" * 79 + "…"
    True
    """
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def placed(note: Note, raw: str, *, line: int | None, row: int | None, column: str | None) -> Diagnosis:
    """A note at its place."""
    return Diagnosis(
        note.code, note.severity, line, row, column, raw, note.reason, note.reading, note.readings
    )
