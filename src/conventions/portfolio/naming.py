"""How conventions and parties are named in tables: natural persons masked, unless asked for by name."""

from __future__ import annotations

from conventions.identifiers import siret
from conventions.model import Convention, Party, Scheme
from conventions.model.confidential import masked
from conventions.model.identity import every_party


class Named:
    """The names of one convention, as a table shows them."""

    def __init__(self, convention: Convention, *, reveal: bool) -> None:
        self.shown = convention if reveal else masked(convention)
        pairs = zip(every_party(convention), every_party(self.shown), strict=True)
        self._parties = {real.key: shown for real, shown in pairs}

    @property
    def title(self) -> str:
        """The reference of the convention, or its title."""
        return self.shown.reference or self.shown.title

    def party(self, key: str | None) -> str:
        """The name of a party, or its key where no party bears it any more."""
        found = self._parties.get(key or "")
        return found.name.text if found else key or ""

    def number(self, key: str | None) -> str | None:
        """The SIRET, else the SIREN, else the RNA of a party; None when it has none or is masked."""
        found = self._parties.get(key or "")
        return _number(found) if found else None


_ORDER = (Scheme.SIRET, Scheme.SIREN, Scheme.RNA)


def _number(party: Party) -> str | None:
    told = {item.scheme: siret.compact(item.value) for item in party.identifiers}
    return next((told[scheme] for scheme in _ORDER if scheme in told), None)
