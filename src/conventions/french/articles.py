"""Articles: those a name may be given, and that of one which begins with a common noun (« la Ville de … »).

>>> article_of("Ville de Rochebrune"), article_of("Université Lyon 2"), article_of("Novacité")
('la', 'l’', None)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from conventions.french.alphabet import bare

ARTICLES = ("", "le", "la", "les", "l’", "l'")
"""The articles a name may be given, none included; the straight apostrophe is taken for the other one."""

_LA = """
    banque bibliothèque caisse chambre cité coalition collectivité comédie commission commune communauté
    compagnie confédération coopération coopérative coordination crèche délégation direction fanfare
    fédération fondation ligue mairie maison médiathèque métropole mission mutualité mutuelle paroisse
    préfecture province régie région résidence société ville
"""
_LE = """
    bureau centre cercle cinéma club collectif collège comité conseil conservatoire département diocèse
    festival fonds foyer groupe groupement laboratoire lycée ministère mouvement musée orphelinat parc
    pays pôle port réseau rectorat secours secrétariat service syndicat théâtre tribunal
"""
_L = """
    agglomération académie agence amicale antenne assemblée association atelier auberge école entente
    entreprise établissement état eurométropole harmonie hôpital hospice institut institution observatoire office
    opéra orchestre organisme ordre union université
"""
_LES = """
    amies amis anciens archives ateliers compagnons éclaireurs jardins scouts
"""
_NOUNS = ((_LA, "la"), (_LE, "le"), (_L, "l’"), (_LES, "les"))
_FIRST = re.compile(r"([^\W\d_]+)[ \u00a0\u202f]+\S")


@lru_cache(maxsize=512)
def article_of(text: str) -> str | None:
    """The article that French gives to the noun which begins the name; None when it is no such noun.

    The noun has its capital and something after it: « école » alone is a word, « École » alone a commune.

    >>> article_of("VILLE DE NANTES"), article_of("ville"), article_of("École-Valentin")
    ('la', None, None)
    >>> article_of("Pays de Gex"), article_of("Pays de la Loire")
    ('le', 'les')
    """
    if bare(text) == "pays de la loire":  # the region; a « pays » of communes is one
        return "les"
    first = _FIRST.match(unicodedata.normalize("NFC", text))
    return _articles().get(bare(first[1])) if first and first[1][0].isupper() else None


@cache
def _articles() -> dict[str, str]:
    return {bare(noun): article for nouns, article in _NOUNS for noun in nouns.split()}
