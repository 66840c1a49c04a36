"""How far the cells of a sheet go, told from its XML before anything makes a rectangle of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from conventions.opendata.scdl.opening.kinds import Refused

MOST_CELLS: Final = 20_000_000
"""How many cells the rectangle of a sheet may have."""

_CELL: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,30})["']""")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\0", re.IGNORECASE)
_LONGEST_TAG: Final = 1 << 16
FAR: Final = "feuille dont une cellule est très loin des autres : supprimez-la"
_ENTITIES: Final = "classeur dont le XML est d’un genre inattendu : enregistrez-le de nouveau"
_CELL_TAGS: Final = ("table:table-cell", "table:covered-table-cell")


def extent_of(entry: str) -> Callable[[bytes], None]:
    """What looks at the pieces of an entry of the archive, and refuses those that go too far.

    :raises Refused: when it is called, for a rectangle of more than 20 millions cells, or for entities.
    """
    if entry == "content.xml":
        return _OdsExtent().look
    return _XlsxExtent(is_xml=entry.endswith((".xml", ".rels"))).look


class _XlsxExtent:
    """Cells say where they are: « XFD1048576 »."""

    def __init__(self, *, is_xml: bool) -> None:
        self.is_xml = is_xml
        self.rows = self.columns = 1
        self.tail = b""

    def look(self, piece: bytes) -> None:
        xml = self.tail + piece
        if self.is_xml and _DOCTYPE.search(xml):
            raise Refused(_ENTITIES)
        for letters, digits in _CELL.findall(xml):
            self.columns = max(self.columns, _rank(letters.upper()))
            self.rows = max(self.rows, int(digits))
        if self.rows * self.columns > MOST_CELLS:
            raise Refused(FAR)
        at = xml.rfind(b"<")
        tag = xml[at:] if at >= 0 else b""
        self.tail = b"" if b">" in tag else tag
        if self.is_xml and len(self.tail) > _LONGEST_TAG:
            raise Refused(_ENTITIES)
        self.tail = self.tail[-_LONGEST_TAG:]


def _rank(letters: bytes) -> int:
    rank = 0
    for letter in letters:
        rank = rank * 26 + letter - 64
    return rank


class _OdsExtent:
    """Cells and rows say how many times they are repeated; the empty ones count once something follows them."""

    def __init__(self) -> None:
        self.rows = self.widest = self.width = self.waiting = self.waiting_rows = 0
        self.times = self.row_times = 1
        self.filled = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _refuse_doctype

    def look(self, piece: bytes) -> None:
        try:
            self.parser.Parse(piece, False)  # noqa: FBT003 - expat takes no name
        except (expat.ExpatError, ValueError) as error:
            raise Refused("XML du classeur abîmé : enregistrez-le de nouveau") from error

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table:table":
            self.rows = self.widest = self.waiting_rows = 0
        elif tag == "table:table-row":
            self.width = self.waiting = 0
            self.row_times = int(attributes.get("table:number-rows-repeated", "1")[:12])
        elif tag in _CELL_TAGS:
            self.times = int(attributes.get("table:number-columns-repeated", "1")[:12])
            self.filled = "office:value-type" in attributes or "table:formula" in attributes
        else:
            self.filled = True

    def end(self, tag: str) -> None:
        if tag in _CELL_TAGS:
            self.waiting += self.times
            if self.filled:
                self.width, self.waiting = self.width + self.waiting, 0
            self.filled = False
        elif tag == "table:table-row":
            self.waiting_rows += self.row_times
            if self.width:
                self.rows, self.waiting_rows = self.rows + self.waiting_rows, 0
                self.widest = max(self.widest, self.width)
            if self.rows * self.widest > MOST_CELLS:
                raise Refused(FAR)


def _refuse_doctype(*told: object) -> None:
    raise Refused(_ENTITIES)
