"""The papers that a payment waits for: « sur présentation du bilan et du compte de résultat 2018 ».

>>> from conventions.reading.payment_words import Words
>>> proofs_at(Words.of("au vu des éléments du bilan"), 0, after_condition=False).proofs
('éléments du bilan',)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conventions.model import InExercise, OneTrigger
from conventions.reading.payment_amounts import amount_at
from conventions.reading.payment_dates import date_at
from conventions.reading.payment_events import event_at
from conventions.reading.payment_fragments import OF, pattern
from conventions.reading.payment_heads import head_at
from conventions.reading.payment_items import What
from conventions.reading.payment_words import Words

DOCUMENT = (
    "(?:bilans?|justificatifs?|justifications?|pieces?|comptes?|comptes? rendus?|rapports?|attestations?|etats?"
    "|factures?|documents?|elements?|certificats?|rib|releves?|budgets?|recapitulatifs?|lettres?|tableaux?"
    "|listes?|pv|proces ~ verba(?:l|ux)|decomptes?|devis|ordres? de service|plans? de financement|statuts"
    "|dossiers?|fiches?|depenses|evaluations?|effectifs|memoires?|demandes? de (?:paiement|versement|solde))"
)
"""What is called a document wherever it stands."""

_ACT = "(?:presentation|production|remise|reception|fourniture|transmission|envoi|communication|depot)"
_GIVEN = (
    "(?:(?:sur|contre|apres|des|a|suite a|moyennant|lors de|sous reserve de|au vu de|au regard de)"
    "(?: (?:la|le|l'))?|au|du)"
)
_BY = "(?: (?:par|aupres) (?:du |de |le |la |l' )?(?:beneficiaire|association|structure|departement|region))?"
_ALL = "(?:de l' ensemble (?:des|de la|de l'|du) |de toutes les |de tous les |l' ensemble des )"
_NEXT = r"(?P<next> a l' (?:annee|exercice) n [+] 1)?"
_OPEN = pattern(rf"{_GIVEN}(?: simple)? {_ACT}{_NEXT}{_BY}")
_AND_OPEN = pattern(rf"(?:, )?(?:et|ainsi que)(?: (?:la|le|l'|sur|apres|a la))? {_ACT}{_NEXT}{_BY}")
_ADJECTIVE = "(?:(?:differente?s|derniere?s?|ces|ses|leurs?|les|le|la|l'|une?|simples?) )"
_CLOSED = re.compile(
    rf"(?:(?:sur la base|au vu|au regard|a l' appui|sous reserve|au) {OF}|(?:au|sur|selon|suivant|contre|apres"
    rf"|moyennant|avec|sous reserve de|au vu|accompagnee?s? {OF})) {_ADJECTIVE}{{0,4}}(?={DOCUMENT}(?![^ ]))"
)
_AND_CLOSED = re.compile(rf"(?:, )?(?:et|ainsi que)(?: {OF})? (?={DOCUMENT}(?![^ ]))")
_NO_PAPER = frozenset(
    [
        "convention",
        "avenant",
        "contrat",
        "subvention",
        "notification",
        "travaux",
        "ouvrage",
        "fonds",
        "chantier",
    ]
)
_DONE = re.compile(
    "(?:etabli|arrete|realise|conduit|remis|fourni|transmis|depose|adresse|envoye|produit|presente|recu|mene"
    "|effectue|engage|cloture|execute|acquitte|paye|prevu|organise|certifie|approuve|signe|date|clos|attendu"
    "|exige|intervenu|ouvert)e?s?"
)
"""What is said of a paper, or of what it tells: the date that follows is that of the paper."""

_SPLIT = re.compile(
    rf" (?:, et|, ainsi que|et|ainsi que|,)(?= (?:{OF} )?(?:{_ADJECTIVE})?{DOCUMENT}(?![^ ]))"
)
_LEAD = re.compile(rf"(?:{_ALL}|{OF} |(?:les?|la|l'|une?|ses|son|leurs?) ){{1,6}}")
_STOPS = frozenset((";", "|", "/", ".", ":", "puis", "apres", "ou", "€", "%", "=", "•", "*"))
_TURNS = frozenset(
    [
        "si",
        "sauf",
        "prorata",
        "limite",
        "plafonne",
        "plafonnee",
        "jusqu'",
        "maximum",
        "minimum",
        "majore",
        "sous",
        "uniquement",
    ]
)
"""Words that change what was said: what holds them is not read as a paper."""

_GOES_ON = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "l'",
        "la",
        "les",
        "le",
        "un",
        "une",
        "ainsi",
        "notamment",
        "et",
        "accompagne",
        "certifie",
        "etabli",
        "arrete",
    ]
)
_LINKS = frozenset((",", "et", "-", "ainsi"))
_DATED = frozenset(["en", "courant", "fin", "debut", "mi", "le", "dans", "pour", "vers"])
_EVENTS = frozenset(["a", "au", "lors", "suite", "une"])


_CEILINGS = (What.LIMIT, What.UP_TO)


class Papers(NamedTuple):
    """Where the words on some papers end, these papers, and what else those words say."""

    end: int
    proofs: tuple[str, ...]
    triggers: tuple[OneTrigger, ...] = ()


def proofs_at(words: Words, place: int, *, after_condition: bool) -> Papers | None:
    """The papers spoken of from a place of the plain words; None when there are none, or doubt.

    ``after_condition``: papers may be the second of two conditions (« à la signature et sur bilan »).
    """
    opened = _OPEN.match(words.plain, place)
    if opened is None and after_condition:
        opened = _AND_OPEN.match(words.plain, place)
    closed = _CLOSED.match(words.plain, place)
    if closed is None and after_condition:
        closed = _AND_CLOSED.match(words.plain, place)
    lead = opened or closed
    if lead is None:
        return None
    start = lead.end() + (words.plain[lead.end() : lead.end() + 1] == " ")
    article = _LEAD.match(words.plain, start)
    start = article.end() if article else start
    received = re.search("(?:reception|remise)(?![^ ])", lead[0])
    end = None if received and words.word_at(start) in _NO_PAPER else _end(words, start)
    if end is None or end <= start:
        return None
    later = (InExercise(offset=1),) if opened and opened["next"] else ()
    return Papers(end, _proofs(words, start, end), later)


def _proofs(words: Words, start: int, end: int) -> tuple[str, ...]:
    """Each paper, as written, without its article."""
    cuts = [(match.start(), match.end() + 1) for match in _SPLIT.finditer(words.plain, start, end)]
    starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    bare = [_LEAD.match(words.plain, first, last) for first, last in zip(starts, ends, strict=True)]
    firsts = [lead.end() if lead else first for lead, first in zip(bare, starts, strict=True)]
    return tuple(words.written(first, last) for first, last in zip(firsts, ends, strict=True) if first < last)


_WORD = re.compile("[^ ]+")
_LONGEST = 80
"""How many words may say what the papers are; a bound on the time of reading too."""


def _end(words: Words, start: int) -> int | None:
    """Where the words on papers end; None where they may mean something else."""
    before, end, opened, told = "", start, 0, False
    for rank, match in enumerate(_WORD.finditer(words.plain, start)):
        word = match[0]
        if rank == _LONGEST or word in _TURNS or (not told and _is_doubtful(words, match.start(), before)):
            return None
        if (
            word in _STOPS
            or (word == ")" and not opened and len(before) > 2)
            or _is_next(words, match, before)
        ):
            break
        told = bool(_DONE.fullmatch(word)) or (told and word not in _LINKS)
        opened += (word == "(") - (word == ")")
        if word not in _LINKS:
            end = match.end()
        before = word
    return end


def _is_next(words: Words, match: re.Match[str], before: str) -> bool:
    """Whether another thing starts here: an instalment, an amount or a condition, after what links them."""
    word, after = match[0], match.end() + 1
    if word in _LINKS:
        following = words.word_at(after)
        if word == "," and following not in _GOES_ON:
            return True
        return (
            _starts(words, after) or _starts(words, match.start()) or (word == "," and _is_new(words, after))
        )
    linked = before in _LINKS
    amount = amount_at(words, match.start())
    if (amount is not None and amount.what in _CEILINGS) or (word == "sur" and _starts(words, match.start())):
        return True
    return bool(not _needs_noun(before) and head_at(words, match.start())) or (
        linked and _starts(words, match.start())
    )


def _is_new(words: Words, place: int) -> bool:
    return words.plain.startswith("et ", place) and _starts(words, place + 3)


def _starts(words: Words, place: int) -> bool:
    """Whether an instalment, an amount, a day, an event or papers brought by their own words start at a place."""
    return bool(
        head_at(words, place)
        or amount_at(words, place)
        or date_at(words, place)
        or event_at(words, place)
        or _OPEN.match(words.plain, place)
        or _CLOSED.match(words.plain, place)
    )


def _needs_noun(before: str) -> bool:
    return before in ("de", "d'", "du", "des", "l'", "la", "le", "cet", "un", "une", "au", "a")


def _is_doubtful(words: Words, place: int, before: str) -> bool:
    """An amount, a day or an event with nothing that tells it apart from the papers."""
    if before in _LINKS or not before:
        return False
    amount = amount_at(words, place)
    if amount is not None:
        return amount.what not in _CEILINGS
    word = words.word_at(place)
    if word in _DATED:
        return date_at(words, place) is not None
    return word == "avant" or (word in _EVENTS and event_at(words, place) is not None)
