"""What may be said of a paper, and what may not: « bilan approuvé par le bureau », not « bilan dans les 3 mois ».

>>> from conventions.reading.payment_words import Words
>>> words = Words.of("bilan pour l’année 2018 pour les communes")
>>> is_foreign(words, 6, "bilan", told=False), is_foreign(words, 24, "2018", told=False)
(False, True)
"""

from __future__ import annotations

import re

from conventions.reading.payment_words import Words

_FOREIGN = re.compile(
    "si|sauf|prorata|limite|plafonnee?s?|jusqu'|maximum|minimum|majoree?s?|sous|uniquement|fois|hauteur|dela"
    "|diminu\\w+|dedui\\w+|deduction|rembours\\w+|reverse\\w*|qui|dont|hors|moins|selon|suivant|lorsqu'?|lorsque"
    "|quand|tant|entre|sans|environ|seulement|(?:bi)?mensuel(?:le)?s|(?:tri|se)mestriel(?:le)?s"
)
"""Words that change what was said, or say something else: what holds them is not read as a paper."""

_FITS = {
    "dans": re.compile(
        "dans (?:(?:la|le|l'|les) )?(?:presente )?(?:convention|articles?|annexes?|avenant|budget)(?![^ ])"
    ),
    "pour": re.compile("pour (?:(?:le|les) festivals?|l' (?:annee|exercice)|la (?:saison|periode))(?![^ ])"),
    "par": re.compile("par (?:le|la|l'|les|un|une)(?![^ ])"),
    "(": re.compile(r"[(] (?:(?:cf|voir) )?(?:l' )?(?:articles?|annexes?)(?![^ ])"),
    "chaque": re.compile("chaque (?:annee|exercice)(?![^ ])"),
    "que": re.compile("que(?![^ ])"),
}
"""The words that may go on with a paper, where what follows them is of a paper too."""

_AFTER = {"chaque": "de", "que": "ainsi"}
"""What has to stand before them."""

_HAPPENS = frozenset((
    "vote", "approbation", "adoption", "accord", "signature", "notification", "validation", "controle", "visite",
    "achevement", "demarrage", "commencement",
))  # fmt: skip
"""What is no paper: after « et », another condition."""

_ARTICLES = frozenset(("de", "du", "des", "d'", "la", "le", "l'", "les", "au", "a"))


def is_foreign(words: Words, place: int, before: str, *, told: bool) -> bool:
    """Whether the word at a place cannot be said of a paper; ``told``: a participle tells more of it."""
    word = words.word_at(place)
    fits = _FITS.get(word)
    if fits is None:
        return bool(_FOREIGN.fullmatch(word))
    if word == "par" and not told:
        return True
    return before != _AFTER.get(word, before) or not fits.match(words.plain, place)


def happens(words: Words, place: int) -> bool:
    """Whether what a link brings in at a place is something that happens: « et du vote du budget »."""
    following = words.plain[place : place + 40].split()
    told = [word for word in following if word not in _ARTICLES]
    return told[0] in _HAPPENS if told else bool(following)
