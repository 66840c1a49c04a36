"""The blocks of a budget, one by one as the XML is parsed: memory stays flat, nothing outside is followed.

What makes XML dangerous is refused before it acts: a DTD (so every entity), elements nested too deep, a tag
that has no end.

>>> xml = b'<DocumentBudgetaire><LigneBudget><Nature V="6574"/></LigneBudget></DocumentBudgetaire>'
>>> [(block.name, block.text("Nature")) for block in blocks([xml])]
[('DocumentBudgetaire', ''), ('LigneBudget', '6574')]
"""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple, NoReturn
from xml.parsers import expat

from conventions.opendata.totem.faults import REDO, broken
from conventions.opendata.totem.refusals import TotemError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOTS: Final = ("DocumentBudgetaire", "CompteFinancierUnique")
WANTED: Final = frozenset(
    ("EnTeteDocBudgetaire", "Budget", "EnTeteBudget", "BlocBudget", "LigneBudget", "CONCOURS")
)
_AT_ONCE: Final = frozenset(("Budget",))
"""Told when they begin: they hold other blocks."""
_CALCULATED: Final = frozenset(("calculated", "generator"))
SKIPPED: Final = frozenset(("DocumentComptable",))
"""The half of a CFU that the accountant writes: its lines are balances of accounts, not of the budget."""
ENCODINGS: Final = frozenset(
    (
        *("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"),
        *("iso-8859-1", "iso-8859-15", "latin1", "latin-1", "windows-1252", "cp1252"),
    )
)
DEEPEST: Final = 40
LONGEST_TAG: Final = 1 << 20
MOST_FIELDS: Final = 200


class Field(NamedTuple):
    """A value of a block: the name of its element, the code that tells it from its likes, its text, its line."""

    name: str
    code: str
    value: str
    line: int


class Block(NamedTuple):
    """An element that holds values, the line of the file where it begins, and its values in order.

    ``is_calculated``: a CFU marks so what it adds up from its other lines.
    """

    name: str
    line: int
    fields: tuple[Field, ...] = ()
    is_calculated: bool = False

    def text(self, name: str) -> str:
        """The first value of this name without outer spaces; an empty text when there is none."""
        return next((field.value.strip() for field in self.fields if field.name == name), "")

    def line_of(self, name: str) -> int:
        """The line of the first value of this name, that of the block when there is none."""
        return next((field.line for field in self.fields if field.name == name), self.line)


def blocks(pieces: Iterable[bytes], encoding: str | None = None) -> Iterator[Block]:
    """The root, then each block when it ends; ``encoding`` takes the place of the one declared.

    :raises TotemError: for what is no XML, is broken, forbidden, or has another root.
    """
    walker = _Walker(encoding)
    for piece in pieces:
        walker.feed(piece)
        while walker.done:
            yield walker.done.popleft()
    walker.feed(b"", last=True)
    yield from walker.done


class _Walker:
    """The state of a parse: the names of the elements that are open, the block being read, those that ended."""

    def __init__(self, encoding: str | None) -> None:
        self.done: deque[Block] = deque()
        self._open: list[str] = []
        self._begun = False
        self._skipping = 0
        self._current: Block | None = None
        self._fields: list[Field] = []
        self._depth = 0
        self._fed = 0
        self._parser = parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._forbidden
        parser.EntityDeclHandler = self._forbidden
        parser.ExternalEntityRefHandler = self._forbidden

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Parse a piece; a tag longer than any real one is refused: parsing it again and again costs a square."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise broken(error, begun=self._begun) from None
        self._fed += len(piece)
        if not last and self._fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            raise self._refusal(
                "forbidden", "balise, commentaire ou texte de plus de 1 Mio", "des valeurs courtes"
            )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._open:
            self._check_root(name)
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise self._refusal(
                "forbidden", f"plus de {DEEPEST} éléments l’un dans l’autre", "une dizaine au plus"
            )
        if self._skipping or name in SKIPPED:
            self._skipping += 1
        elif self._current is not None:
            self._add(name, attributes)
        elif name in _AT_ONCE:
            self.done.append(Block(name, self._line))
        elif name in WANTED:
            is_calculated = not _CALCULATED.isdisjoint(attributes)
            self._current = Block(name, self._line, is_calculated=is_calculated)
            self._depth = len(self._open)

    def _check_root(self, name: str) -> None:
        if name not in ROOTS:
            raise TotemError(
                "not_totem",
                "ce XML n’est pas un budget TotEM, il commence par",
                met=name,
                expected=" ou ".join(ROOTS),
                way_out="choisissez le fichier XML du budget",
                line=self._line,
            )
        self._begun = True
        self.done.append(Block(name, self._line))

    def _add(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) != self._depth + 1:
            return
        if len(self._fields) >= MOST_FIELDS:
            raise self._refusal(
                "forbidden", f"plus de {MOST_FIELDS} valeurs dans un élément", "une vingtaine"
            )
        self._fields.append(Field(name, attributes.get("Code", ""), attributes.get("V", ""), self._line))

    def _end(self, tag: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._skipping:
            self._skipping -= 1
        elif self._current is not None and depth == self._depth:
            self.done.append(self._current._replace(fields=tuple(self._fields)))
            self._current, self._fields = None, []

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _forbidden(self, *_: object) -> NoReturn:
        raise self._refusal("forbidden", "une DTD ou une entité est déclarée", "du XML sans DOCTYPE")

    def _refusal(self, code: str, what: str, expected: str) -> TotemError:
        return TotemError(code, what, expected=expected, way_out=REDO, line=self._line)

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        """Refuse the codecs of Python that are no encodings of characters, or that cost more than they read."""
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise TotemError(
                "broken_xml", "codage inconnu", met=encoding, expected="UTF-8 ou ISO-8859-1", way_out=REDO
            )
