"""The papers that a payment waits for: « sur présentation du bilan et du compte de résultat 2018 ».

>>> from conventions.reading.payment_words import Words
>>> proofs_at(Words.of("au vu des éléments du bilan"), 0, after_condition=False).proofs
('éléments du bilan',)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conventions.model import EventKind, InExercise, OneTrigger, Upon
from conventions.reading.payment_fragments import CONVENTION, OF, PARTIES, pattern
from conventions.reading.payment_papers import ADJECTIVE, ALL, DOCUMENT, lead_at
from conventions.reading.payment_tails import tail_end
from conventions.reading.payment_words import Words

_NO_PAPER = frozenset((
    "convention", "avenant", "contrat", "subvention", "notification", "travaux", "ouvrage", "fonds", "chantier",
))  # fmt: skip
"""What is received without being a paper."""

_SIGNED = rf"{CONVENTION} (?:dument )?signee?s?(?: {PARTIES})?"
_SPLIT = re.compile(
    rf" (?:, et|, ainsi que|et|ainsi que|,)(?= (?:{OF} )?(?:{ADJECTIVE}?{DOCUMENT}|{_SIGNED})(?![^ ]))"
)
_ACT = pattern(f"(?:{OF} )?{_SIGNED}")
"""The act itself, signed: an event that comes among papers."""

_LEAD = re.compile(rf"(?:{ALL}|{OF} |(?:les?|la|l'|une?|ses|son|leurs?) ){{1,6}}")


class Papers(NamedTuple):
    """Where the words on some papers end, these papers, and what else those words say."""

    end: int
    proofs: tuple[str, ...]
    triggers: tuple[OneTrigger, ...] = ()


def proofs_at(words: Words, place: int, *, after_condition: bool) -> Papers | None:
    """The papers spoken of from a place of the plain words; None when there are none, or doubt.

    ``after_condition``: papers may be the second of two conditions (« à la signature et sur bilan »).
    """
    lead = lead_at(words, place, after_condition=after_condition)
    if lead is None:
        return None
    start = lead.end() + (words.plain[lead.end() : lead.end() + 1] == " ")
    article = _LEAD.match(words.plain, start)
    start = article.end() if article else start
    received = re.search("(?:reception|remise)(?![^ ])", lead[0])
    end = None if received and words.word_at(start) in _NO_PAPER else tail_end(words, start)
    if end is None or end <= start:
        return None
    later = (InExercise(offset=1),) if lead["next"] else ()
    pieces = _pieces(words, start, end)
    papers = [piece for piece in pieces if not _is_act(words, *piece)]
    signed = (Upon(event=EventKind.SIGNATURE),) if len(papers) < len(pieces) else ()
    return Papers(end, tuple(words.written(*piece) for piece in papers), (*later, *signed))


def _is_act(words: Words, start: int, end: int) -> bool:
    return _ACT.fullmatch(words.plain, start, end) is not None


def _pieces(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Where each paper stands, its article left out."""
    cuts = [(match.start(), match.end() + 1) for match in _SPLIT.finditer(words.plain, start, end)]
    starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    bare = [_LEAD.match(words.plain, first, last) for first, last in zip(starts, ends, strict=True)]
    firsts = [lead.end() if lead else first for lead, first in zip(bare, starts, strict=True)]
    return [(first, last) for first, last in zip(firsts, ends, strict=True) if first < last]
