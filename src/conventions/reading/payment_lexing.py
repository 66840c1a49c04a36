"""The items of a text on payments, in the order of the text; what no rule reads is an item too.

>>> from conventions.reading.payment_words import Words
>>> [str(item.what) for item in items_of(Words.of("50 % à la signature, solde truc"))]
['part', 'condition', 'lien', 'versement', 'non lu']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from conventions.model import InstalmentKind
from conventions.reading.payment_amounts import amount_at, sum_of
from conventions.reading.payment_dates import date_at
from conventions.reading.payment_events import event_at
from conventions.reading.payment_fragments import GRANT, NUMBER, PAID, PERCENT, SUM, pattern
from conventions.reading.payment_heads import head_at
from conventions.reading.payment_items import Head, Item, Many, Money, Share, What
from conventions.reading.payment_proofs import proofs_at
from conventions.reading.payment_small import SIGNS, small_at
from conventions.reading.payment_words import Words

_YEARS = r"(?P<years>(?:19|20)[0-9]{2}(?: (?:,|et|a|~|-) (?:19|20)[0-9]{2}){0,20})"
_SCOPE = pattern(
    rf"(?:(?:pour|au titre de) )?(?:l' annee|les annees|l' exercice|les exercices|annees?|exercices?) {_YEARS} :"
    rf"|pour {_YEARS.replace('years', 'bare')} :"
)
_CONTEXT = pattern(
    r"convention (?:triennale?|pluriannuelle|biennale|quadriennale)"
    r"(?: (?:de )?(?:19|20)[0-9]{2} (?:a|~|-) (?:19|20)[0-9]{2})?"
    r"(?: [(] [^()|;]* [)])?"
)
_GRANTED = pattern(
    rf"(?:versement (?:de|d') )?{GRANT}(?: ,)?(?: d' un montant)?(?: total)? de {SUM}"
    rf"(?=(?: ,)? (?::|(?:est |sera )?{PAID}))"
)
"""The sum of the grant itself, before the payments that it is made of."""

_ANNOUNCED = pattern(
    rf"(?:versement (?:de|d') )?(?:(?:un |le )?montant(?: total)?|(?:une |la )?somme(?: totale)?) de {SUM}"
    rf"(?=(?: ,)?(?: (?:est |sera )?{PAID})?(?: en {NUMBER} (?:fois|versements?|acomptes?))? :)"
)
"""A sum, before the list of the payments that it is made of."""

_LEFT = pattern(f"(?:les )?{PERCENT} restants?")
"""« les 20 % restants »: a balance, and its share."""

_RHYTHM = pattern(
    "(?:mensuel|trimestriel|semestriel)(?:le)?s?|mensuellement|trimestriellement|par (?:douziemes?|quarts?)"
)


def items_of(words: Words) -> tuple[Item, ...]:
    """Everything the text says, in its order."""
    return tuple(_merged(_items(words)))


def _items(words: Words) -> Iterator[Item]:
    place, last = 0, What.STOP
    while place < len(words.plain):
        found = _next(words, place, after_condition=last in (What.TRIGGER, What.PROOFS))
        yield from found
        place = max(found[-1].end, place) + 1
        last = last if found[-1].what is What.JOIN else found[-1].what


def _next(words: Words, place: int, *, after_condition: bool) -> list[Item]:
    """What starts at a place of the plain words: the first reader that knows it is the one that counts."""
    if words.word_at(place) in SIGNS:
        return [small_at(words, place)]
    return (
        _around(words, place)
        or _conditions(words, place, first=True)
        or _one(amount_at(words, place))
        or _papers(words, place, after_condition=after_condition)
        or _conditions(words, place)
        or _one(head_at(words, place))
        or _rhythm(words, place)
        or [small_at(words, place)]
    )


def _one(item: Item | None) -> list[Item]:
    return [item] if item else []


def _around(words: Words, place: int) -> list[Item]:
    scope, context = _SCOPE.match(words.plain, place), _CONTEXT.match(words.plain, place)
    if scope:
        return [Item(What.SCOPE, place, scope.end(), _years(scope["years"] or scope["bare"]))]
    if context:
        return [Item(What.SCOPE, place, context.end(), ())]
    granted = _GRANTED.match(words.plain, place) or _ANNOUNCED.match(words.plain, place)
    left = _LEFT.match(words.plain, place)
    if left:
        share = Share(Fraction(left["percent"].replace(",", ".")) / 100, attached=True)
        balance = Item(What.HEAD, place, left.end(), Head(InstalmentKind.BALANCE))
        return [balance, balance._replace(what=What.SHARE, value=share)]
    if granted is None:
        return []
    amount = sum_of(granted)
    return [Item(What.SCOPE, place, granted.end(), Money(amount))] if amount else []


def _years(written: str) -> tuple[int, ...]:
    """The exercises of « 2020 et 2021 », « 2019 à 2021 »; none where the last one comes first."""
    years = [int(year) for year in re.findall("[0-9]{4}", written)]
    if re.search(" (?:a|~|-) ", written):
        return tuple(range(years[0], years[-1] + 1))
    return tuple(years)


def _papers(words: Words, place: int, *, after_condition: bool) -> list[Item]:
    event = event_at(words, place)
    papers = None if event else proofs_at(words, place, after_condition=after_condition)
    if papers is None:
        return []
    items = [Item(What.TRIGGER, place, papers.end, trigger) for trigger in papers.triggers]
    return [*items, Item(What.PROOFS, place, papers.end, papers.proofs)] if papers.proofs else items


def _rhythm(words: Words, place: int) -> list[Item]:
    """« mensuel »: several payments, of which nothing more is made."""
    rhythm = _RHYTHM.match(words.plain, place)
    if rhythm is None:
        return []
    return [Item(What.COUNT, place, rhythm.end(), Many(None)), Item(What.UNREAD, place, rhythm.end())]


def _conditions(words: Words, place: int, *, first: bool = False) -> list[Item]:
    """Events and days; ``first``, those alone that hold a percentage."""
    event, day = event_at(words, place), None if first else date_at(words, place)
    if first and event and "%" not in words.plain[place : event[0]]:
        return []
    if event:
        return [Item(What.TRIGGER, place, event[0], trigger) for trigger in event[1]]
    return [Item(What.TRIGGER, place, day[0], day[1])] if day else []


def _merged(items: Iterator[Item]) -> Iterator[Item]:
    """The items, words that follow each other unread being one, small words between them included."""
    held: list[Item] = []
    for item in items:
        if held and item.what is What.UNREAD:
            held = [held[0]._replace(end=item.end)]
        elif held and item.what is What.FILLER:
            held.append(item)
        else:
            yield from held
            held = [item] if item.what is What.UNREAD else []
            yield from () if held else (item,)
    yield from held
