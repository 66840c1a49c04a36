"""Parties, conventions and acts in a sentence, by their keys, with their grammar.

>>> from conventions.samples import cci_2017_2019
>>> of_named(convention_named(cci_2017_2019()))
'de la convention de partenariat triennale'
"""

from __future__ import annotations

from collections.abc import Iterable

from conventions.documents.saying import bare_end, numbered
from conventions.french import Name, format_list, format_period
from conventions.model import Avenant, Convention, DatedAct, Deliberation, Framework, Party, Role
from conventions.wording import Known, joined, name_in, of_named, on, quoted, the_named, to_named

SIGNING = (Role.GRANTOR, Role.COFUNDER, Role.BENEFICIARY)
"""The roles of those who sign a convention, as far as roles say it."""


_FEMININE = ("convention", "charte")


_MASCULINE = ("contrat", "protocole", "pacte")


def party_named(known: Known, key: str) -> Name:
    """The name of a party, or its key where no party has it."""
    return known.name(key) or Name(key)


def the_parties(known: Known, keys: Iterable[str]) -> str:
    """« Saint-Étienne Métropole et la CCI Lyon Métropole »."""
    return format_list([the_named(party_named(known, key)) for key in keys])


def of_party(known: Known, key: str) -> str:
    """« de la CCI »."""
    return of_named(party_named(known, key))


def to_party(known: Known, key: str) -> str:
    """« à la CCI »."""
    return to_named(party_named(known, key))


def signers(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that sign: who grants and who receives; all of them where no role says it.

    >>> from conventions.samples import cci_2017_2019
    >>> [party.key for party in signers(cci_2017_2019().initial.parties)]
    ['SEM', 'CCI']
    """
    every = tuple(parties)
    found = tuple(party for party in every if set(party.roles) & set(SIGNING))
    return found or every


def bound(convention: Convention) -> str:
    """The parties of the convention in a sentence: « la Ville de Rochebrune et Les Tréteaux du Gier »."""
    return format_list([the_named(party.name) for party in signers(convention.initial.parties)])


def convention_named(convention: Convention) -> Name:
    """What the convention is called in a sentence, with its article: its name, or what kind of act it is.

    >>> from conventions.samples import cci_2017_2019
    >>> of_named(convention_named(cci_2017_2019()))
    'de la convention de partenariat triennale'
    """
    if convention.name is not None:
        return convention.name
    kind = convention.kind or "convention"
    first = kind.split()[0].lower().strip(",;:")
    if first in _FEMININE:
        return Name(kind, article="la", gender="f")
    return Name(kind, article="le", gender="m") if first in _MASCULINE else Name("convention", article="la")


def dated_convention(convention: Convention) -> str:
    """The convention with its years, where it covers whole ones: « la convention triennale 2017-2019 ».

    >>> from conventions.samples import cci_2017_2019
    >>> dated_convention(cci_2017_2019())
    'la convention de partenariat triennale 2017-2019'
    """
    name, years = the_named(convention_named(convention)), format_period(convention.initial.period, "years")
    return name if years in name or not years[0].isdigit() else f"{name} {years}"


def cited(convention: Convention, *, title: bool = True) -> str:
    """Its number and its title, after what it is called: « n° 2024-017, « Convention pluriannuelle… » »."""
    number = f" {numbered(convention.reference)}" if convention.reference else ""
    return f"{number}, {quoted(bare_end(convention.title))}" if title else number


def the_framework(framework: Framework) -> str:
    """The agreement above the convention, after « en application »: « de la convention cadre n° 12, signée le … »."""
    number = numbered(framework.number) if framework.number else None
    signed = f"signée {on(framework.signed_on)}" if framework.signed_on else None
    first = framework.title.split()[0].lower()
    name = Name(framework.title, article="la") if first in _FEMININE else name_in(framework.title)
    return joined((joined((of_named(name), number), " "), signed))


def agreed(act: DatedAct | Deliberation) -> str:
    """What agrees with an act: nothing with an avenant, an « e » with the others."""
    return "" if isinstance(act, Avenant) else "e"
