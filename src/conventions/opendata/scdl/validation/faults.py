r"""A fault of a file: its kind, its place, the text met, what was expected.

>>> FileFault("schema", "type", 3, 2, "montant", 9, "NC", "un nombre").message.replace("\u00a0", " ")
'ligne 3, montant : « NC », or il faut un nombre'
"""

from __future__ import annotations

from typing import Final, NamedTuple

from conventions.french import typeset
from conventions.law.published import Kind
from conventions.opendata.scdl.diagnosing import shortened
from conventions.visible import visible

_SHOWN: Final = 60


class FileFault(NamedTuple):
    """What is wrong, and where.

    ``kind`` is ``schema`` for what the official schema refuses, ``supplement`` for what it lets pass. ``line``
    is the line of the file where the row begins, ``row`` counts the records under the header (from 1, blank
    ones too), ``position`` the columns (from 1); each is None where it has no meaning. ``rows`` are all the rows
    concerned, where several are compared.
    """

    kind: Kind
    code: str
    line: int | None
    row: int | None
    column: str | None
    position: int | None
    raw: str
    expected: str
    rows: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, in French."""
        line = f"ligne {self.line}" if self.line else f"enregistrement {self.row}" if self.row else None
        position = f"colonne {self.position}" if self.position else None
        column = visible(shortened(self.column)) if self.column else position
        return ", ".join(filter(None, (line, column))) or "fichier"

    @property
    def message(self) -> str:
        """One sentence in French: the place, the text met (its beginning when it is long), what was expected."""
        met = self.raw if len(self.raw) <= _SHOWN else f"{self.raw[: _SHOWN - 1]}…"
        shown = f"« {visible(met)} »" if met.strip() else "vide" if self.position and not self.rows else ""
        wanted = self.expected if self.rows or not shown else f"or il faut {self.expected}"
        parts = (
            (self.place, shown, wanted)
            if self.rows
            else (self.place, ", ".join(filter(None, (shown, wanted))))
        )
        return typeset(" : ".join(filter(None, parts)))

    def __str__(self) -> str:
        return self.message
