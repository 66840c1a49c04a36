"""What was noticed of a table: where, the text met, what was expected, what to do."""

from __future__ import annotations

from typing import Final, NamedTuple

from conventions.identifiers import iban
from conventions.money import Amount
from conventions.opendata.refusals import shown, told

MOST_REMARKS: Final = 1_000
"""How many remarks of one code and one column are kept, beside those of lines left out, which all are."""


class Remark(NamedTuple):
    r"""Something of a file that is not as it should be; it reads as a sentence in French.

    ``code`` is stable, ``line`` that of the ``file`` or of its ``sheet`` (from 1), ``column`` the name as written.
    ``is_left_out``: the line is not counted; ``amount`` is then its amount in euros, None where it is unknown or
    where another remark of the same line has it. IBANs are masked.

    >>> print(str(Remark("account", 12, "Compte", "abc", "un compte", "corrigez-le")).replace("\u00a0", " "))
    ligne 12, colonne « Compte » : « abc », or il faut un compte ; corrigez-le
    """

    code: str
    line: int | None
    column: str | None
    met: str
    expected: str
    way_out: str
    sheet: str | None = None
    is_left_out: bool = False
    amount: Amount | None = None
    file: str = ""

    def __str__(self) -> str:
        places = (
            self.file,
            f"feuille {shown(self.sheet)}" if self.sheet else "",
            f"ligne {self.line}" if self.line else "",
            f"colonne {shown(self.column)}" if self.column else "",
        )
        place = ", ".join(filter(None, places)) or "fichier"
        return told(place, self.met, self.expected, self.way_out)


class Remarks:
    """The remarks of a file while it is read."""

    def __init__(self, file: str = "", sheet: str | None = None, kept: list[Remark] | None = None) -> None:
        self.kept: list[Remark] = [] if kept is None else kept
        self._file = file
        self._sheet = sheet
        self._counts: dict[tuple[str, str | None], int] = {}

    def of_sheet(self, sheet: str | None) -> Remarks:
        """The same list, for what is noticed of another sheet."""
        return Remarks(self._file, sheet, self.kept)

    def add(  # noqa: PLR0913  # the cells of a remark, each by its name
        self,
        code: str,
        line: int | None,
        column: str | None,
        met: str,
        *,
        expected: str,
        way_out: str,
        is_left_out: bool = False,
        amount: Amount | None = None,
    ) -> None:
        """Keep a remark; a file that has a thousand alike has told enough, but of the lines left out."""
        count = self._counts[code, column] = self._counts.get((code, column), 0) + 1
        if is_left_out or count <= MOST_REMARKS:
            self.kept.append(
                Remark(
                    code,
                    line,
                    column,
                    iban.mask_in(met[:_LONGEST]),
                    expected,
                    way_out,
                    self._sheet,
                    is_left_out,
                    amount,
                    self._file,
                )
            )


_LONGEST: Final = 400
