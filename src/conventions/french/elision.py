"""Whether « de » becomes « d’ » before a text: what the letters tell, and the words that must be known.

>>> elides("Yvetot"), elides("huit"), elides("Hauteville")
(True, False, None)
"""

from __future__ import annotations

import re
import unicodedata

from conventions.french.alphabet import bare

# Source: Office québécois de la langue française, « Élision interdite »; counts in the French codes.
_ASPIRATED = """
    haie haies hall halle halles halls halte hameau hameaux handicap handicape handicapee handicapees
    handicapes hangar hangars haras harcelement hasard hausse haut haute hautes hauteur hauteurs hauts
    havre herisson heros hierarchie hockey hors houille huis huit huitieme onze onzieme oui ouistiti
    uhlan ululer un yacht yachting yaourt yoga
"""
_MUTE = """
    habilitation habitant habitante habitantes habitants habitat habitation habitations harmonie
    harmonisation hebergement hebergements heritage heritier heritiers heure heures histoire histoires
    hiver homme hommes homologation honneur honoraires hopital hopitaux horaire horaires horizon
    horticulture hospice hospitalisation hotel hotellerie hotels huile huissier humanite humour
    hydraulique hydrogene hygiene hypotheque hypotheques hypothese
"""
# INSEE writes « d’Haute-Isle » and « de Haute-Amance »: the noun a place is named after tells nothing.
_PLACE = re.compile(r"H[^\W\d_]+[-\u2011]")
_NO_ELISION, _ELISION = frozenset(_ASPIRATED.split()), frozenset(_MUTE.split())


def elides(text: str) -> bool | None:
    """True, False, or None when only data can say: an initial H, a digit, a sign, an acronym of consonants.

    An acronym that starts with the letter F, H, L, M, N, R, S or X may be spelled (« d’HLM »): unknown.

    >>> elides("investissement"), elides("hôpital"), elides("handicap"), elides("360")
    (True, True, False, None)
    >>> elides("un"), elides("Un Toit pour tous")
    (False, True)
    """
    name = unicodedata.normalize("NFC", text)
    first = re.match(r"[^\W\d_]+", name)
    if first is None or _PLACE.match(name):
        return None
    word = bare(first[0])
    if text.startswith("Un "):  # an article here; « de un à dix » is the number
        return True
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
