"""How conventions and parties are named in tables: natural persons masked, unless asked for by name."""

from __future__ import annotations

from datetime import date

from conventions.french import sort_key
from conventions.identifiers import siret
from conventions.model import Convention, Grant, Party, Scheme
from conventions.model.confidential import Mask
from conventions.model.identity import every_party, numbers
from conventions.operations import fold


class Named:
    """The names of one convention, as a table shows them."""

    def __init__(self, convention: Convention, *, reveal: bool) -> None:
        self.convention = convention
        self._mask = None if reveal else Mask.of(convention)
        self.shown = self._mask.record(convention) if self._mask else convention
        real, shown = every_party(convention), every_party(self.shown)
        self._parties = {one.key: (one, other) for one, other in zip(real, shown, strict=True)}

    @property
    def title(self) -> str:
        """The reference of the convention, or its title."""
        return self.shown.reference or self.shown.title

    def grants(self, as_of: date) -> tuple[Grant, ...]:
        """The grants as decided on a day."""
        return fold(self.convention, as_of, with_projects=True).terms.grants

    def shown_party(self, key: str | None) -> Party | None:
        """A party as it may be shown; None where no party bears the key."""
        return self._parties[key][1] if key in self._parties else None

    def party(self, key: str | None) -> str:
        """The name of a party, or its key where no party bears it any more."""
        found = self.shown_party(key)
        return found.name.text if found else key or ""

    def grant(self, key: str | None) -> str:
        """The key of a grant as it may be shown, which can be made of the name of a person; nothing without one."""
        return self._mask.key(Grant.__name__, key) if self._mask and key else key or ""

    def text(self, text: str) -> str:
        """A text about the convention, as it may be shown."""
        return self._mask.text(text) if self._mask else text

    def number(self, key: str | None) -> str:
        """The SIRET, else the SIREN, else the RNA of a party; nothing when it has none or is masked."""
        found = self.shown_party(key)
        return _number(found) if found else ""

    def identity(self, key: str) -> tuple[str, ...]:
        """What tells a party from another across conventions, never shown: its numbers, else its name."""
        if key not in self._parties:
            return (key,)
        real = self._parties[key][0]
        return tuple(sorted(numbers(real))) or (str(sort_key(real.name)),)


_ORDER = (Scheme.SIRET, Scheme.SIREN, Scheme.RNA)


def _number(party: Party) -> str:
    told = {item.scheme: siret.compact(item.value) for item in party.identifiers}
    return next((told[scheme] for scheme in _ORDER if scheme in told), "")
