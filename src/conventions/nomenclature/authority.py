"""The norm that an authority follows on a day: the one that it states, else the one that the law imposes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, final

from conventions.days import check_day
from conventions.errors import ConventionsError
from conventions.french import format_date, quote
from conventions.nomenclature.account import Unknown
from conventions.nomenclature.norms import norm_of_kind

if TYPE_CHECKING:
    from datetime import date

    from conventions.nomenclature.norms import LegalNorm


class StatedNorm(Protocol):
    """A norm as an authority states it; ``inferred`` says that its file deduced it."""

    @property
    def norm(self) -> str:
        """The norm: ``"M57"``."""

    @property
    def declinaison(self) -> str | None:
        """Its plan, when it is told: ``"M57_D"``."""

    @property
    def inferred(self) -> bool:
        """Whether nobody stated it."""


class Authority(Protocol):
    """What is asked of an authority, which a party of the model answers."""

    def kind_on(self, day: date) -> str | None:
        """What it is on a day, in French: ``"métropole"``."""

    def nomenclature_for(self, exercise: int) -> StatedNorm | None:
        """The norm that it states for an exercise."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedNorm:
    """The norm that an authority follows; ``declinaisons`` are the plans that it may follow, none when not known.

    ``inferred``: the authority does not state it. ``imposed`` is then what the law says, with its source, or
    None when the file of the authority deduced it.

    >>> from datetime import date
    >>> followed = norm_for("commune", date(2024, 1, 1), population=1200)
    >>> followed.norm, followed.declinaisons, followed.declinaison
    ('M57', ('M57_A', 'M57_D'), None)
    """

    norm: str
    declinaisons: tuple[str, ...]
    inferred: bool
    imposed: LegalNorm | None = None

    @property
    def declinaison(self) -> str | None:
        """The plan, when one alone can be."""
        return self.declinaisons[0] if len(self.declinaisons) == 1 else None


def norm_for(
    authority: Authority | str, on: date, *, population: int | None = None
) -> FollowedNorm | Unknown:
    """The norm of an authority (a party, or a kind in French: ``"métropole"``) on a day.

    What it states for the exercise of that day, the calendar year; else what the law imposes on its kind, marked
    ``inferred``; else :class:`Unknown`, with the reason in French. ``population``, in inhabitants, says whether
    a commune may follow the abridged plan.

    :raises ConventionsError: for what is no day, or a population that is no whole number from 0 up.

    Source: ``data/norms.toml``.

    >>> from datetime import date
    >>> norm_for("métropole", date(2018, 11, 15)).declinaison
    'M57_D'
    >>> norm_for("commune", date(2018, 11, 15)).reason.replace(chr(160), " ")
    'aucun texte n’impose de nomenclature le 15 novembre 2018 à cette sorte d’autorité : « commune »'
    """
    check_day("on", on)
    _check_population(population)
    if isinstance(authority, str):
        return _by_law(authority, on, population)
    used = authority.nomenclature_for(on.year)
    if used is None:
        return _by_law(authority.kind_on(on), on, population)
    told = (used.declinaison,) if used.declinaison else ()
    return FollowedNorm(norm=used.norm, declinaisons=told, inferred=used.inferred)


def _by_law(kind: str | None, on: date, population: int | None) -> FollowedNorm | Unknown:
    if kind is None:
        return Unknown(f"nature de l’autorité inconnue le {format_date(on)}, et nomenclature non renseignée")
    imposed = norm_of_kind(kind, on=on)
    if imposed is None:
        told = f"aucun texte n’impose de nomenclature le {format_date(on)} à cette sorte d’autorité"
        return Unknown(f"{told} : {quote(str(kind))}")
    return FollowedNorm(
        norm=imposed.norm,
        declinaisons=imposed.declinaisons(population),
        inferred=True,
        imposed=imposed,
    )


def _check_population(population: object) -> None:
    if population is not None and (type(population) is not int or population < 0):
        raise ConventionsError(
            f"population : un nombre entier d’habitants est attendu ; reçu : {repr(population)[:60]}"
        )
