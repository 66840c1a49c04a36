"""Amounts that a text says twice, in words and in digits: « 50 000 € (cinquante mille euros) ».

Each parenthesis is read with what stands just before and just after it, in a window: a long text costs no more
than its length. What is not surely an amount said twice is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import parse_amount, parse_words
from conventions.money import Amount

_WINDOW = 300
_ASIDE = re.compile(r"\(([^()]*)\)")
_TAX = re.compile(r"\s*\b(HT|TTC)\s*$", re.IGNORECASE)
_UNIT = r"(?:k€|M€|€|euros?\b|EUR\b|F\b|francs?\b|millions? d['’](?:euros|€))"
_GROUP = r"[0-9]{1,3}(?:[ .\u00a0\u202f\u2009][0-9]{3})+|[0-9]+"
_DIGITS = re.compile(rf"(?<![0-9,.])(?:{_GROUP})(?:, ?[0-9]{{1,2}})?(?![0-9])\s*{_UNIT}?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"\s*{_UNIT}", re.IGNORECASE)
_MONEY = re.compile(_UNIT + r"|centimes?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\s\-‑’']*")
_UNGROUPED = re.compile(r"[0-9]*")
_FRANCS = re.compile(r"\bfrancs?\b|(?<=[0-9\s])F\b")
_THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")
_FIRST_GROUP = re.compile(r"[0-9]+[ \u00a0\u202f\u2009]")
_RANK = re.compile(
    r"(?:n[°º]|\b(?:no|art\.|article|avenant|tranche|lot|action|axe|phase|chapitre|projet|page))\s*$",
    re.IGNORECASE,
)
_SPELLED = (
    "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    " vingts trente quarante cinquante soixante septante huitante octante nonante cent cents mil mille"
    " million millions milliard milliards et d euro euros centime centimes franc francs"
)
_NUMBERS = frozenset(_SPELLED.split())
_LONG_NUMBERS = [word for word in _SPELLED.split() if len(word) > 3]
_LONGEST = 20
_BROKEN = re.compile(r"[^\W\d_][\-\u00ad\u2010-\u2013](?:\s+[^\W\d_]{1,20})?\s*$")
"""A hyphen that ends what stands before the words, or that ends a line one word earlier."""


class Twice(NamedTuple):
    """One amount said twice: its words, its digits, as written, and whether both say the same."""

    words: str
    digits: str
    agree: bool


def twice_told(text: str) -> Iterator[Twice]:
    """Each amount that the text says in words and in digits, one of them between parentheses.

    >>> [told.agree for told in twice_told("30 000 € (trente mille euros), puis vingt mille (25 000) euros")]
    [True, False]
    >>> list(twice_told("trois (3) ans, 50 000 € (hors taxes)"))
    []
    """
    for aside in _ASIDE.finditer(text):
        inside = aside[1]
        if len(inside) <= _WINDOW:
            before = text[max(0, aside.start() - _WINDOW) : aside.start()]
            after = text[aside.end() : aside.end() + 20]
            yield from _read(before.rstrip(), inside.strip(" \n\t.,;"), after)


def _read(before: str, inside: str, after: str) -> Iterator[Twice]:
    """Words aside, or digits aside: one of both, with the other just before."""
    outer, inner = _split(before), _split(inside)
    if outer.tax and inner.tax and outer.tax != inner.tax:
        return
    if any(char.isdigit() for char in inner.text):
        words, digits, other = _words_at_end(outer.text), _whole_digits(inner.text), ""
        shown = inner.text
    else:
        words, (digits, other) = _whole_words(inner.text), _digits_at_end(outer.text)
        shown = digits
    if unit := _AFTER.match(after):
        shown += unit[0]
    if words and digits and _is_money(words, shown):
        for told in _compared(words, digits, other):
            if told.agree or not _is_cut(outer.text, words):
                yield told


def _is_cut(text: str, words: str) -> bool:
    """Whether the words that end a text may lack their beginning: « tente-cinq mille », « tente mille ».

    >>> [_is_cut(text, "mille euros") for text in ("somme de mille euros", "somme de tente mille euros")]
    [False, True]
    """
    before = text.removesuffix(words)
    if before == text or _BROKEN.search(before[-_WINDOW:]):
        return before != text
    word = "".join(before[-_WINDOW:].split()[-1:]).lower()
    return len(word) < _LONGEST and bool(get_close_matches(word, _LONG_NUMBERS, n=1, cutoff=0.8))


def _is_money(words: str, digits: str) -> bool:
    """Whether both are surely an amount: a currency somewhere, and digits that are no year."""
    grouped = _UNGROUPED.fullmatch(digits) is None
    return grouped and _MONEY.search(f"{words} {digits}") is not None


class _Side(NamedTuple):
    text: str
    tax: str | None


def _split(text: str) -> _Side:
    tax = _TAX.search(text[-12:])
    return _Side(text[: len(text) - len(tax[0])], tax[1].upper()) if tax else _Side(text, None)


def _compared(words: str, digits: str, other: str) -> Iterator[Twice]:
    """What precedes an amount may look like a part of it: the other reading of the digits may be the right one."""
    spoken, written = _spoken(words), _written(digits)
    if spoken is not None and written is not None:
        yield Twice(words, digits, spoken in (written, _written(other) if other else written))


def _whole_words(text: str) -> str:
    text = text.removeprefix("soit ")
    return text if _words_at_end(text) == text else ""


def _words_at_end(text: str) -> str:
    """The words of numbers that end a text."""
    end = start = len(text)
    for found in reversed(tuple(_WORD.finditer(text))):
        if found[0].lower() not in _NUMBERS or not _JOINT.fullmatch(text, found.end(), start):
            break
        start = found.start()
    return text[start:end].removeprefix("et ").strip()


def _whole_digits(text: str) -> str:
    text = text.removeprefix("soit ")
    return text if _DIGITS.match(text) else ""


def _digits_at_end(text: str) -> tuple[str, str]:
    """The digits that end a text; and without their first group, where it may be a rank: « lot 3 150 000 € »."""
    found = _DIGITS.search(text, max(0, len(text) - 40))
    if found is None:
        return "", ""
    digits = found[0].strip()
    ranked = _RANK.search(text, max(0, found.start() - 12), found.start())
    return digits, _FIRST_GROUP.sub("", digits, count=1) if ranked else ""


def _spoken(words: str) -> Amount | None:
    told = _FRANCS.sub("euros", words)
    for text in (told, f"{told} euros"):
        try:
            return parse_words(text, mode="lenient")
        except ConventionsError:
            continue
    return None


def _written(digits: str) -> Amount | None:
    told = _THOUSANDS.sub(" ", _FRANCS.sub("€", digits)).replace(", ", ",")
    try:
        return parse_amount(told, mode="lenient").amount
    except ConventionsError:
        return None
