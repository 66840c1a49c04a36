"""The words that bring papers in: « sur présentation de », « au vu de », « selon », before a document.

>>> from conventions.reading.payment_words import Words
>>> brings_papers(Words.of("au vu du bilan"), 0), brings_papers(Words.of("au vu de tous"), 0)
(True, False)
"""

from __future__ import annotations

import re

from conventions.reading.payment_fragments import OF, pattern
from conventions.reading.payment_words import Words

DOCUMENT = (
    "(?:bilans?|justificatifs?|justifications?|pieces?|comptes?|comptes? rendus?|rapports?|attestations?|etats?"
    "|factures?|documents?|elements?|certificats?|rib|releves?|budgets?|recapitulatifs?|lettres?|tableaux?"
    "|listes?|pv|proces ~ verba(?:l|ux)|decomptes?|devis|ordres? de service|plans? de financement|statuts"
    "|dossiers?|fiches?|depenses|evaluations?|effectifs|memoires?|demandes? de (?:paiement|versement|solde))"
)
"""What is called a document wherever it stands."""

ACT = "(?:presentation|production|remise|reception|fourniture|transmission|envoi|communication|depot)"
"""What is done with a document."""

_GIVEN = (
    "(?:(?:sur|contre|apres|des|a|suite a|moyennant|lors de|sous reserve de|au vu de|au regard de)"
    "(?: (?:la|le|l'))?|au|du)"
)
_BY = "(?: (?:par|aupres) (?:du |de |le |la |l' )?(?:beneficiaire|association|structure|departement|region))?"
ALL = "(?:de l' ensemble (?:des|de la|de l'|du) |de toutes les |de tous les |l' ensemble des )"
_NEXT = r"(?P<next> a l' (?:annee|exercice) n [+] 1)?"
_OPEN = pattern(rf"{_GIVEN}(?: simple)? {ACT}{_NEXT}{_BY}")
_AND_OPEN = pattern(rf"(?:, )?(?:et|ainsi que)(?: (?:la|le|l'|sur|apres|a la))? {ACT}{_NEXT}{_BY}")
ADJECTIVE = "(?:(?:differente?s|derniere?s?|ces|ses|leurs?|les|le|la|l'|une?|simples?) )"
_CLOSED = re.compile(
    rf"(?P<next>(?!))?(?:(?:sur la base|au vu|au regard|a l' appui|sous reserve|au) {OF}"
    "|(?:au|sur|selon|suivant|contre|apres|moyennant|avec|sous reserve de|au vu)"
    rf"|accompagnee?s? {OF}) {ADJECTIVE}{{0,4}}(?={DOCUMENT}(?![^ ]))"
)
_AND_CLOSED = re.compile(rf"(?P<next>(?!))?(?:, )?(?:et|ainsi que)(?: {OF})? (?={DOCUMENT}(?![^ ]))")


def brings_papers(words: Words, place: int) -> bool:
    """Whether papers are brought in at a place of the plain words, by words of their own."""
    return bool(_OPEN.match(words.plain, place) or _CLOSED.match(words.plain, place))


def lead_at(words: Words, place: int, *, after_condition: bool) -> re.Match[str] | None:
    """The words that bring papers in; « et du bilan » does it too, after another condition."""
    patterns = (_OPEN, _AND_OPEN, _CLOSED, _AND_CLOSED) if after_condition else (_OPEN, _CLOSED)
    found = (each.match(words.plain, place) for each in patterns)
    return next((match for match in found if match), None)
