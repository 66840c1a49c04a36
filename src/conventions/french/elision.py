"""Whether « de » becomes « d’ » before a text: what the letters tell, and the words that must be known.

>>> elides("Yvetot"), elides("huit"), elides("Hauteville")
(True, False, None)
"""

from __future__ import annotations

import re
import unicodedata

# Source: Office québécois de la langue française, « Élision interdite »; counts in the French codes.
_NO_ELISION = frozenset(
    (
        *(
            "handicap",
            "handicape",
            "handicapee",
            "handicapees",
            "handicapes",
            "halle",
            "halles",
            "haras",
            "hameau",
        ),
        *(
            "hameaux",
            "hangar",
            "hangars",
            "haut",
            "haute",
            "hauts",
            "hautes",
            "hauteur",
            "hauteurs",
            "hall",
            "halls",
        ),
        *(
            "halte",
            "haie",
            "haies",
            "hasard",
            "havre",
            "harcelement",
            "hausse",
            "herisson",
            "heros",
            "hierarchie",
        ),
        *(
            "hockey",
            "houille",
            "huit",
            "huitieme",
            "hors",
            "huis",
            "onze",
            "onzieme",
            "oui",
            "ouistiti",
            "uhlan",
        ),
        *("ululer", "un", "yacht", "yachting", "yaourt", "yoga"),
    )
)
_ELISION = frozenset(
    (
        *(
            "habilitation",
            "habitat",
            "habitation",
            "habitations",
            "habitant",
            "habitants",
            "habitante",
            "habitantes",
        ),
        *(
            "harmonie",
            "harmonisation",
            "hebergement",
            "hebergements",
            "heritage",
            "heritier",
            "heritiers",
            "heure",
        ),
        *(
            "heures",
            "histoire",
            "histoires",
            "hiver",
            "homme",
            "hommes",
            "homologation",
            "honneur",
            "honoraires",
        ),
        *(
            "hopital",
            "hopitaux",
            "horaire",
            "horaires",
            "horizon",
            "horticulture",
            "hospice",
            "hospitalisation",
        ),
        *(
            "hotel",
            "hotellerie",
            "hotels",
            "huile",
            "huissier",
            "humanite",
            "humour",
            "hydraulique",
            "hydrogene",
        ),
        *("hygiene", "hypotheque", "hypotheques", "hypothese"),
    )
)


def elides(text: str) -> bool | None:
    """True, False, or None when only data can say: an initial H, a digit, a sign, an acronym of consonants.

    An acronym that starts with the letter F, H, L, M, N, R, S or X may be spelled (« d’HLM »): unknown.

    >>> elides("investissement"), elides("hôpital"), elides("handicap"), elides("360")
    (True, True, False, None)
    """
    first = re.match(r"[^\W\d_]+", text)
    if first is None:
        return None
    word = _bare(first[0])
    if word in _NO_ELISION:
        return False
    if word in _ELISION:
        return True
    if _is_spelled(first[0]):
        return None
    return word[0] in "aeiouy"


def _is_spelled(word: str) -> bool:
    acronym = len(word) > 1 and word.isupper()
    return word[0] in "Hh" or (acronym and word[0] in "FLMNRSX") or (acronym and word[0] in "UY")


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
