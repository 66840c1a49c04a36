"""What several documents say in the same words: amounts twice, parties by their keys, acts in a sentence.

>>> from conventions.money import euros
>>> in_both(euros(80)).replace("\u00a0", " ")
'80 € (quatre-vingts euros)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from conventions.french import NBSP, Name, format_amount, format_list, format_period, quote, typeset
from conventions.model import Avenant, Convention, DatedAct, Deliberation, Framework, Party, Role
from conventions.money import Amount
from conventions.periods import Period
from conventions.wording import Known, in_words, joined, name_in, of_named, on, quoted, the_named, to_named

SIGNING = (Role.GRANTOR, Role.COFUNDER, Role.BENEFICIARY)
"""The roles of those who sign a convention, as far as roles say it."""

_FEMININE = ("convention", "charte")
_MASCULINE = ("contrat", "protocole", "pacte")


def capital(text: str) -> str:
    """The text with a capital at its start.

    >>> capital("l’avenant")
    'L’avenant'
    """
    return text[:1].upper() + text[1:]


def in_both(amount: Amount | None) -> str:
    """An amount in digits and in words; « montant inconnu », never zero.

    >>> in_both(None)
    'montant inconnu'
    """
    if amount is None:
        return "montant inconnu"
    words = in_words(amount)
    return f"{format_amount(amount)} ({words})" if words else format_amount(amount)


def of_amount(amount: Amount | None) -> str:
    """The amount after a noun: « de 50 000 € (cinquante mille euros) ».

    >>> of_amount(None)
    'd’un montant inconnu'
    """
    return "d’un montant inconnu" if amount is None else f"de {in_both(amount)}"


def with_words(text: str, amounts: Iterable[Amount | None]) -> str:
    """A sentence whose amounts in digits are said in words too, each where it stands first.

    >>> from conventions.money import euros
    >>> with_words("porté à 80\u00a0€", [euros(80)]).replace(NBSP, " ")
    'porté à 80 € (quatre-vingts euros)'
    """
    for amount in dict.fromkeys(amounts):
        if amount is not None:
            digits = re.compile(rf"(?<![\d\u202f-]){re.escape(format_amount(abs(amount)))}")
            told = in_both(abs(amount))
            text = digits.sub(lambda found, told=told: told, text, count=1)  # type: ignore[misc]  # a default
    return text


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


def numbered(number: str) -> str:
    """« n° 2024-017 », whatever sign the number came with.

    >>> numbered("n° 12").replace(NBSP, " "), numbered("2024-017").replace(NBSP, " ")
    ('n° 12', 'n° 2024-017')
    """
    return f"n°{NBSP}{_SIGN.sub('', number) or number}"


_SIGN = re.compile(r"^[nN]°\s*")


def bare_end(text: str) -> str:
    """The text without the blank, the comma, the semicolon or the full stop that closes it.

    >>> bare_end("approuve l’avenant ;")
    'approuve l’avenant'
    """
    whole = text.strip()
    return whole.rstrip(" \u00a0\u202f.;,:") or whole


def sentence(text: str) -> str:
    """The text as a sentence: a capital, a full stop unless it ends as one.

    >>> sentence("la durée est prolongée"), sentence("« Fin. »")
    ('La durée est prolongée.', '« Fin. »')
    """
    whole = capital(text.strip())
    ends = whole.rstrip(" \u00a0»”)")
    return whole if ends.endswith((".", "!", "?", "…")) else f"{whole}."


def over(period: Period) -> str:
    """« pour la période 2017-2019 », « pour l’année 2018 », or its days.

    >>> over(Period.years(2018, 2018))
    'pour l’année 2018'
    """
    said = typeset(format_period(period, "years"))
    if period.end is None:
        return said
    return f"pour l’année {said}" if said.isdigit() else f"pour la période {said}"


def signatory_of(name: str | None, capacity: str | None) -> str | None:
    """Who signs, as the object of a verb: « Mme Vastre, maire », « le Président, ou son représentant ».

    >>> signatory_of("Mme Vastre", "maire"), signatory_of(None, "maire"), signatory_of(None, None)
    ('Mme Vastre, maire', 'le maire', None)
    """
    if name:
        return joined((name, capacity))
    if capacity is None:
        return None
    return capacity if _STARTS.match(capacity) else _office(capacity)


_STARTS = re.compile(r"(?:le |la |l[’']|les |son |sa |m\. |mme |monsieur |madame )", re.IGNORECASE)
_OFFICES = (
    {"maire": "le", "président": "le", "vice-président": "le", "adjoint": "l’"}
    | {"présidente": "la", "vice-présidente": "la", "directeur": "le", "directrice": "la", "trésorier": "le"}
    | {"trésorière": "la"}
)


def _office(capacity: str) -> str:
    """A capacity with its article, where its first word is an office."""
    article = _OFFICES.get(capacity.split(maxsplit=1)[0].lower().strip(","))
    if article is None:
        return f"le signataire désigné en qualité de {quote(capacity)}"
    return f"{article}{'' if article == 'l’' else ' '}{capacity}"


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
