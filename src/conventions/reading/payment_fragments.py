"""Pieces of patterns over plain words (:mod:`payment_words`): one space between words, none around the whole.

>>> bool(pattern(f"signature de {CONVENTION}").match("signature de la presente convention"))
True
"""

from __future__ import annotations

import re
from functools import cache

from conventions.french.parsing.months import months

ADJECTIVE = (
    "(?:(?:total|global|maximal|regional|departemental|communal|alloue|accorde|attribue|vote|octroye|prevu"
    "|metropolitain|intercommunal|notifie|conventionne|correspondant|financier|definitif)(?:e|s|es)?"
    "|due|(?:annuel|previsionnel)(?:le)?s?|definitive|financiere|maximum|fse|feder|communautaire|forfaitaire)"
)
"""What may be said of a grant or of its amount without making it another sum."""

_GRANT_NOUN = "(?:subvention|participation|dotation|aide|contribution|financement|concours)"
GIVER = (
    "(?:(?:du |de la |de l' |par le |par la |par l' )(?:conseil (?:departemental|regional|general|municipal)"
    "|departement|region|commune|ville|metropole|collectivite|communaute de communes"
    "|communaute d' agglomeration|etat))"
)
"""Who gives: « du Conseil départemental »."""

YEAR = "(?:l' annee|l' exercice|annee|exercice|chaque annee|chaque exercice)(?: [0-9]{4}| n)?(?: budgetaire| civile)?"
GRANT = (
    f"(?:(?:la |l' |cette |sa |une |le |leur |votre )?{_GRANT_NOUN}(?: {ADJECTIVE}){{0,4}}(?: {GIVER})?"
    f"(?: {ADJECTIVE}){{0,4}}(?: (?:au titre de|pour) {YEAR}(?: {ADJECTIVE}){{0,4}})?)"
)
"""The grant itself: « la subvention départementale attribuée »."""

ANY_GRANT = f"{GRANT}(?: (?:de fonctionnement|d' (?:investissement|equipement)))?"
"""A grant that is paid, be it one of several."""

BASE = (
    f"(?:(?:du|de|de la|de l'|de cette|de sa) (?:{ADJECTIVE} ){{0,4}}(?:(?:montant|total|totalite|integralite)"
    f"(?: {ADJECTIVE}){{0,4}}(?: (?:du|de) {GRANT})?|{GRANT}))"
)
"""What a share of the grant is said to be a share of: « du montant prévisionnel de la subvention »."""

CONVENTION = (
    "(?:(?:la |le |l' |cette |ladite |ledit |cet )?(?:presente? )?(?:convention|avenant|contrat)"
    "(?: (?:annuelle?|financiere?|pluriannuelle?|triennale?|attributive|initiale?|cadre|d' objectifs"
    "|d' application|de partenariat|de financement|de subvention|n ° [0-9]{1,4})){0,4})"
)
"""The act that is signed."""

PARTIES = (
    "(?:(?:par|entre) (?:l' ensemble des|toutes les|chacune des|les|des) (?:(?:2|deux) )?"
    "(?:parties|signataires|cocontractants))"
)
WORK = (
    "(?:(?:travaux|operations?|actions?|projets?|programme|manifestations?|evenements?|chantier|festival"
    "|missions?|etudes?|activites?|investissements?|equipements?|spectacles?|exposition|sejours?|stages?)"
    "(?: (?:subventionnee?s?|financee?s?|prevue?s?|concernee?s?|aidee?s?))?)"
)
"""What the grant pays for."""

OF = "(?:de la|de l'|du|des|de|d' une?|d')"
"""« de » and its articles."""

OF_THEIR = f"(?:{OF}|de (?:cette|ce|ces|son|sa|ses|leur|leurs))"
NUMBER = "(?:[0-9]{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)"
_VALUES = dict(
    zip(
        ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
        range(1, 13),
        strict=True,
    )
) | {"une": 1}
PAID = "(?:versee?s?|payee?s?|reglee?s?|effectuee?s?|mandatee?s?|liberee?s?|liquidee?s?)"
PERCENT = r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,4})?) %"
_FRACTION = "(?<!le )(?<!au )[1-9]/[2-9]|deux tiers|trois quarts|la moitie|un (?:tiers|quart)"
SHARE = f"(?:{PERCENT}|(?:les )?(?P<fraction>{_FRACTION}))"
SUM = r"(?P<sum>(?:[0-9]{1,3}(?: [0-9]{3}){1,4}|[0-9]{1,12})(?:,[0-9]{1,2})?) €(?: ttc)?"
MONTH = "(?P<month>" + "|".join(sorted(name for name in months() if "." not in name and len(name) > 2)) + ")"
FULL_YEAR = "(?P<year>(?:19|20)[0-9]{2})"


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern that ends where a word ends."""
    return re.compile(rf"(?:{text})(?![^ ])")


def number_of(word: str) -> int:
    """The small number that a word or digits say.

    >>> number_of("3"), number_of("quatre")
    (3, 4)
    """
    return _VALUES[word] if word in _VALUES else int(word)
