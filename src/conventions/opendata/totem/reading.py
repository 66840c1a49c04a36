"""From a source to a budget: the blocks of the XML one by one, the header, then each line as it comes."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Final

from conventions.opendata.persons import Persons, are_named
from conventions.opendata.totem.budgets import TotemFile
from conventions.opendata.totem.concours import ConcoursReader
from conventions.opendata.totem.headers import PARTS, Heading
from conventions.opendata.totem.lines import LineReader, Values
from conventions.opendata.totem.opening import pieces
from conventions.opendata.totem.records import Concours, Header, TotemLine
from conventions.opendata.totem.refusals import TotemError
from conventions.opendata.totem.scdl_budget import csv_blocks, is_budget_csv
from conventions.opendata.totem.walking import Block, blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES: Final = 200_000
"""Lines and named subsidies: several times the budget of the largest authority."""


def read(source: Path | str | bytes, *, natural_persons: Persons = "masked") -> TotemFile:
    """The budget of a TotEM file: a path or the bytes themselves, of XML or of the same in a gzip.

    The CSV of the same (SCDL « budget », columns BGT_NATDEC…) is read too: it has no named subsidies.

    Names, numbers and objects that identify natural persons, or beneficiaries of unknown nature, never enter the
    result unless ``natural_persons`` is ``"named"``. A value among others that cannot be read is None with a remark.

    :raises TotemError: one, for what cannot be read as a budget: what was met, what is expected, what to do.
    :raises ConventionsError: when ``natural_persons`` is something else.
    :raises OSError: for a path that cannot be read.

    >>> read(b"<html/>")
    Traceback (most recent call last):
    conventions.opendata.totem.refusals.TotemError: ligne 1, ce XML n’est pas un budget TotEM, …
    """
    named = are_named(natural_persons)
    try:
        return _Budget(named=named).read(_blocks_of(source))
    except TotemError as error:
        if error.code != "bad_character":
            raise
        first = error
    try:
        guessed = _Budget(named=named).read(_blocks_of(source, "windows-1252"))
    except TotemError:
        raise first from None
    return guessed._replace(encoding_guessed=True)


def _blocks_of(source: Path | str | bytes, encoding: str | None = None) -> Iterator[Block]:
    """The blocks of an XML, or those that a CSV stands for."""
    given = pieces(source)
    first = next(given, b"")
    whole = chain((first,), given)
    return csv_blocks(whole) if is_budget_csv(first) else blocks(whole, encoding)


class _Budget:
    """A budget while its blocks come."""

    def __init__(self, *, named: bool) -> None:
        self._named = named
        self._has_begun = False
        self._header: Header | None = None
        self._lines: list[TotemLine] = []
        self._aggregates: list[TotemLine] = []
        self._concours: list[Concours] = []

    def read(self, given: Iterator[Block]) -> TotemFile:
        """The whole budget, from the root and the blocks that follow it."""
        self._heading = Heading(next(given).name)
        for block in given:
            if block.name in PARTS:
                self._heading.add(block)
            elif block.name == "Budget":
                self._begin(block)
            else:
                self._add(block)
        header = self._header or self._heading.read()
        return TotemFile(
            header=header,
            lines=tuple(self._lines),
            concours=tuple(self._concours),
            remarks=tuple(self._heading.remarks),
            aggregates=tuple(self._aggregates),
        )

    def _begin(self, block: Block) -> None:
        if self._has_begun:
            raise TotemError(
                "several_budgets",
                "le fichier contient plusieurs budgets",
                expected="un fichier par budget",
                way_out="demandez un fichier pour chacun",
                line=block.line,
            )
        self._has_begun = True

    def _add(self, block: Block) -> None:
        """Read a line or a named subsidy; the header comes before them, in every version of the format."""
        if self._header is None:
            header = self._header = self._heading.read()
            remarks = self._heading.remarks
            self._read_line = LineReader(header, remarks).read
            self._read_concours = ConcoursReader(header, remarks, named=self._named).read
        if block.name == "CONCOURS":
            self._add_concours(block)
        else:
            is_sum = block.is_calculated and not block.text("Nature")
            lines = self._aggregates if is_sum else self._lines
            lines.append(self._read_line(block, len(lines) + 1))
        self._check_size(block)

    def _add_concours(self, block: Block) -> None:
        """Keep a named subsidy; a total written among them names nobody."""
        if block.is_calculated and not block.text("LibOrgaBenef"):
            values = Values(block, self._heading.remarks)
            values.tell("CONCOURS", block.text("MtSubv"), "total calculé, laissé de côté")
        else:
            self._concours.append(self._read_concours(block, len(self._concours) + 1))

    def _check_size(self, block: Block) -> None:
        if len(self._lines) + len(self._aggregates) + len(self._concours) > MOST_LINES:
            raise TotemError(
                "too_big",
                "budget trop grand",
                met=f"plus de {MOST_LINES} lignes",
                expected="le budget d’une seule collectivité",
                way_out="redemandez le fichier à l’éditeur du logiciel financier",
                line=block.line,
            )
