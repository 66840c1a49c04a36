"""Who takes part: parties, their kinds over time, their identifiers, their nomenclature."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from conventions.base import Count, Day, Flag, Key, Keyed, Record, Text, Year
from conventions.french import Name
from conventions.model.vocabulary import PartyKind, Role, Scheme


class DatedKind(Record):
    """What a party is from a date on (an EPCI becomes a métropole); ``since`` None: from the start."""

    kind: PartyKind
    since: Day | None = None
    source: Text | None = None


class Identifier(Record):
    """A number in a register, as written; rules check its key.

    >>> Identifier(scheme="SIREN", value="244200770").key
    'SIREN'
    """

    scheme: Scheme
    value: Text
    key: Key = Field(default_factory=lambda data: str(data["scheme"]))


class NomenclatureUse(Record):
    """The budget and accounting norm that an authority uses from an exercise on.

    ``inferred`` says that nobody stated it: what rests on it is a warning at most.
    """

    norm: Text
    declinaison: Text | None = None
    since: Year | None = None
    inferred: Flag = False
    source: Text | None = None


class Population(Record):
    """The inhabitants of an authority from an exercise on; ``since`` None: from the start."""

    inhabitants: Count
    since: Year | None = None
    source: Text | None = None


class Signatory(Record):
    """Who signs, in which capacity; either may be unknown."""

    name: Text | None = None
    capacity: Text | None = None


_PERSONAL = ("key", "name", "short_name", "other_names", "identifiers", "tiers_number", "note")


class Party(Record):
    """A party to the convention, with its names as written and its roles.

    ``iban`` is confidential, and so is what names a natural person: neither is displayed.
    ``financial_year_end`` is the month and day of the
    end of its financial year when it is not 31 December (« 08-31 »). ``approvals`` are its agréments.
    """

    key: Key
    name: Name
    short_name: Name | None = None
    other_names: tuple[Text, ...] = ()
    roles: tuple[Role, ...] = ()
    kinds: tuple[DatedKind, ...] = ()
    legal_category: Text | None = None
    identifiers: Keyed[Identifier] = ()
    nomenclatures: tuple[NomenclatureUse, ...] = ()
    populations: tuple[Population, ...] = ()
    approvals: tuple[Text, ...] = ()
    financial_year_end: Text | None = None
    tiers_number: Text | None = None
    iban: Text | None = Field(default=None, repr=False)
    signatory: Signatory | None = None
    note: Text | None = None

    @property
    def is_person(self) -> bool:
        """Whether the party is, or was one day, a natural person: what names it is then confidential."""
        return any(dated.kind is PartyKind.PERSON for dated in self.kinds)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        hidden = _PERSONAL if self.is_person else ()
        return (shown for shown in super().__repr_args__() if shown[0] not in hidden)

    def kind_on(self, day: date) -> PartyKind | None:
        """What the party is on a day; None when nothing is said for that day."""
        known = [dated for dated in self.kinds if dated.since is None or dated.since <= day]
        if len(known) < 2:
            return known[0].kind if known else None
        return max(known, key=lambda dated: dated.since or date.min).kind

    def inhabitants_in(self, exercise: int) -> int | None:
        """How many people live there in an exercise; None when nothing is said."""
        known = [told for told in self.populations if told.since is None or told.since <= exercise]
        return max(known, key=lambda told: told.since or 0).inhabitants if known else None

    def nomenclature_for(self, exercise: int) -> NomenclatureUse | None:
        """The norm used for an exercise; None when nothing is said."""
        known = [use for use in self.nomenclatures if use.since is None or use.since <= exercise]
        return max(known, key=lambda use: use.since or 0) if known else None
