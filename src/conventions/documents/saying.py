"""What several documents say in the same words: amounts in digits and in words, numbers, sentences, who signs.

>>> from conventions.money import euros
>>> in_both(euros(80)).replace("\u00a0", " ")
'80 € (quatre-vingts euros)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from conventions.french import NBSP, format_amount, format_period, quote, typeset
from conventions.money import Amount
from conventions.periods import Period
from conventions.wording import in_words, joined


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
    return ended(capital(text.strip()))


def ended(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence: that of a quotation ends it too.

    >>> ended("dit « oui »"), ended("dit « Fin. »")
    ('dit « oui ».', 'dit « Fin. »')
    """
    return text if text.rstrip(" \u00a0»”)").endswith((".", "!", "?", "…")) else f"{text}."


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
