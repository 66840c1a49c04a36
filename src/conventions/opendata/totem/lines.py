"""A line of the budget, from the block that holds it."""

from __future__ import annotations

from typing import Final

from conventions.opendata.totem.amounts import read_amount
from conventions.opendata.totem.plans import Sections
from conventions.opendata.totem.records import Remark, TotemLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeVar

    from conventions.money import Amount
    from conventions.opendata.totem.records import Direction, Header, SectionName
    from conventions.opendata.totem.walking import Block

    _Word = TypeVar("_Word", bound=str)

MOST_REMARKS: Final = 1000
AMOUNT_OF: Final = {
    "MtPrev": "voted",
    "MtPropNouv": "proposed",
    "CredOuv": "opened",
    "MtReal": "realised",
    "MtRAR3112": "to_realise",
    "MtBudgPrec": "previous",
    "MtRARPrec": "previous_to_realise",
}
_DIRECTIONS: Final[Mapping[str, Direction]] = {"D": "dépense", "R": "recette"}
_KINDS: Final[Mapping[str, Literal["réelle", "ordre"]]] = {"0": "réelle", "1": "ordre"}
SECTIONS: Final[Mapping[str, SectionName]] = {"F": "fonctionnement", "I": "investissement"}
_CHAPTERS: Final = ("ContNat", "ContFon", "ChapitreNature", "ChapitreFonction")
"""Where a line says its chapter; the last two are those of the sums of a CFU."""
_TOLD: Final = frozenset(
    ("Nature", "LibCpte", "Fonction", "Operation", "ContNat", "CodRD", "OpBudg", "MtSup", *AMOUNT_OF)
)
"""What has its own place in a line; the rest goes with its traits."""


class Values:
    """The values of a block as they are read, with a remark for each one that is not as it should be."""

    def __init__(self, block: Block, remarks: list[Remark]) -> None:
        self.block = block
        self._remarks = remarks

    def text(self, name: str) -> str | None:
        """A text, None when it is absent or empty."""
        return self.block.text(name) or None

    def word(self, name: str, words: Mapping[str, _Word]) -> _Word | None:
        """The word that a code stands for."""
        code = self.block.text(name)
        if code and code not in words:
            self.tell(name, code, f"ce n’est aucun des codes connus ({', '.join(words)})")
        return words.get(code)

    def amount(self, name: str, text: str | None = None) -> Amount | None:
        """An amount to the cent, None when it is absent or cannot be read."""
        written = self.block.text(name) if text is None else text.strip()
        if not written:
            return None
        read = read_amount(written)
        if read.remark:
            self.tell(name, written, read.remark)
        return read.amount

    def tell_repeated(self) -> None:
        """Say which values are written twice, since only the first is read."""
        seen: set[str] = set()
        for field in self.block.fields:
            if not field.code and field.name in seen:
                self.tell(field.name, field.value, "valeur écrite deux fois, la première est lue")
            seen.add(field.name)

    def tell(self, name: str, raw: str, reason: str) -> None:
        """Add a remark; a file that has a thousand of them has told enough."""
        if len(self._remarks) < MOST_REMARKS:
            self._remarks.append(Remark(self.block.line, name, raw, reason))


class LineReader:
    """What reads the lines of one budget."""

    def __init__(self, header: Header, remarks: list[Remark]) -> None:
        self._exercise = header.exercise
        self._sections = Sections(header.plan, header.exercise)
        self._remarks = remarks

    def read(self, block: Block, number: int) -> TotemLine:
        """The line of a block."""
        values = Values(block, self._remarks)
        values.tell_repeated()
        account = values.text("Nature")
        chapter = next(filter(None, map(values.text, _CHAPTERS)), None)
        section, section_from = self._section(block, chapter or "", account or "")
        return TotemLine(
            number=number,
            line=block.line,
            exercise=self._exercise,
            section=section,
            section_from=section_from,
            direction=values.word("CodRD", _DIRECTIONS),
            kind=values.word("OpBudg", _KINDS),
            chapter=chapter,
            account=account,
            label=values.text("LibCpte"),
            function=values.text("Fonction"),
            operation=values.text("Operation"),
            **{place: values.amount(name) for name, place in AMOUNT_OF.items()},
            more=_more(values),
            traits=_traits(block),
        )

    def _section(
        self, block: Block, chapter: str, account: str
    ) -> tuple[SectionName | None, Literal["file", "chapter", "account"] | None]:
        stated = next((field.value.strip() for field in block.fields if field.code == "Section"), "")
        if stated in SECTIONS:
            return SECTIONS[stated], "file"
        return self._sections.of(chapter, account)


def _more(values: Values) -> tuple[tuple[str, Amount], ...]:
    """The amounts that are beside those of every line, by their code."""
    read = (
        (field.code, values.amount(f"MtSup {field.code}", field.value))
        for field in values.block.fields
        if field.name == "MtSup"
    )
    return tuple((code, amount) for code, amount in read if amount is not None)


def _traits(block: Block) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field.code or field.name, field.value.strip())
        for field in block.fields
        if field.name not in _TOLD and field.value.strip()
    )
