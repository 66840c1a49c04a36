"""The names known to be those of natural persons, which are not shown unless they are asked for."""

from __future__ import annotations

import re

from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conventions.opendata.scdl import Change, Diagnosis, FileFault, Row

HIDDEN = "nom masqué"
_PERSON, _NAME = "T41", "nomBeneficiaire"
_QUOTED = re.compile("«([^«»]*)»")


class Mask:
    """What hides the names of natural persons in the rows of a file; with ``names``, it hides nothing.

    A reason that compares rows quotes names: those that look like persons are hidden there too.
    """

    def __init__(self, rows: Iterable[Row] = (), *, names: bool) -> None:
        self._names = names
        self._persons = frozenset(() if names else (row.number for row in rows if _is_a_person(row)))

    def diagnosis(self, found: Diagnosis) -> Diagnosis:
        """A diagnosis without the name."""
        if self._hides(found):
            found = found._replace(raw=HIDDEN, reading=None, readings=())
        return found if self._names else found._replace(reason=hidden(found.reason))

    def fault(self, found: FileFault) -> FileFault:
        """A fault without the name, of which nothing but its look is known."""
        if self._names:
            return found
        raw = HIDDEN if found.column == _NAME and _looks_natural(found.raw) else found.raw
        return found._replace(raw=raw, expected=hidden(found.expected))

    def change(self, found: Change) -> Change:
        """A change without the name before nor after."""
        return found._replace(before=HIDDEN, after=HIDDEN) if self._hides(found) else found

    def texts(self, row: Row, texts: Mapping[str, str]) -> dict[str, str]:
        """Texts of a row by column, without the name."""
        hidden = {_NAME: HIDDEN} if row.number in self._persons and _NAME in texts else {}
        return {**texts, **hidden}

    def _hides(self, found: Diagnosis | Change) -> bool:
        return found.column == _NAME and found.row in self._persons


def _is_a_person(row: Row) -> bool:
    return any(each.code == _PERSON for each in row.diagnoses)


def hidden(text: str) -> str:
    r"""A text where what is quoted, and looks like the name of a natural person, is hidden.

    >>> hidden("deux noms : «\xa0Club\xa0» et «\xa0Mme Jeanne Martin\xa0»").replace("\xa0", " ")
    'deux noms : « Club » et « nom masqué »'
    """
    return _QUOTED.sub(_unnamed, text) if "«" in text else text


def _unnamed(quoted: re.Match[str]) -> str:
    return f"«{NBSP}{HIDDEN}{NBSP}»" if _looks_natural(quoted[1]) else quoted[0]


def _looks_natural(name: str) -> bool:
    """Loads the readers of cells, which a file without any name to judge does not need."""
    from conventions.opendata.scdl.cells.persons import looks_natural

    return looks_natural(name.strip(), None)
