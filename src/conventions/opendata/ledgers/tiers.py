"""The third party of a line; one that is a natural person is masked, and no IBAN is ever shown."""

from __future__ import annotations

from typing import Final, NamedTuple

from conventions.identifiers import iban, siret
from conventions.opendata.ledgers.cells import Cells, Faults
from conventions.opendata.ledgers.mapped import LedgerMapping
from conventions.opendata.scdl.cells.persons import looks_natural
from conventions.opendata.scdl.grids import Line

_SIRET: Final = "un SIRET de quatorze chiffres"
_MASK: Final = "personne physique"


class ThirdParty(NamedTuple):
    """Who a line is about, and its label, which may name a person as well."""

    name: str | None
    siret: str | None
    label: str | None


class ThirdParties:
    """Reads the third parties of a ledger: one person keeps one mask."""

    def __init__(self, mapping: LedgerMapping, cells: Cells, *, named: bool) -> None:
        self._persons = mapping.persons
        self._cells = cells
        self._named = named
        self._masks: dict[str, str] = {}

    def read(self, line: Line, faults: Faults) -> ThirdParty:
        """The third party of a line."""
        name, label = (iban.mask_in(self._cells.text(line, field)) for field in ("third_party", "label"))
        if not self._named and self._is_person(line, name):
            return ThirdParty(self._mask(name), None, None)
        return ThirdParty(name or None, self._siret(line, faults), label or None)

    def _is_person(self, line: Line, name: str) -> bool:
        words = self._persons
        return looks_natural(name, None) or (
            words is not None and words.of(self._cells.word(line, words)) is not None
        )

    def _mask(self, name: str) -> str | None:
        if not name:
            return None
        return self._masks.setdefault(name.casefold(), f"{_MASK} {len(self._masks) + 1}")

    def _siret(self, line: Line, faults: Faults) -> str | None:
        text = self._cells.text(line, "siret")
        if siret.is_valid(text):
            return siret.compact(text)
        if text:
            faults.add("siret", self._cells.column("siret"), text, _SIRET, leaves_out=False)
        return None
