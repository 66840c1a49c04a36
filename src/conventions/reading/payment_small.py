"""What separates, and what changes nothing: signs, links, verbs of payment, words nobody reads.

>>> from conventions.reading.payment_words import Words
>>> [str(small_at(Words.of(text), 0).what) for text in (";", "et", "sera versée", "truc")]
['fin', 'lien', 'mots', 'non lu']
"""

from __future__ import annotations

from conventions.reading.payment_fragments import ANY_GRANT, GIVER, PAID, pattern
from conventions.reading.payment_items import Item, What
from conventions.reading.payment_words import Words

SIGNS = frozenset(';|./•*·-:)«»"~%€+=')
"""Signs that start nothing."""

_STOPS = frozenset(";|./•*·")
_JOINS = frozenset((",", "-", ":", "(", ")", "«", "»", '"', "et", "puis"))
_AUXILIARY = (
    "(?:est|sera|seront|sont|etre|ont|a|ete|lui|leur|interviendra|interviendront|se fera|s' effectuera"
    "|devra etre)"
)
_MADE = f"(?:{PAID}|mise?s? en paiement)"
_FOLLOWING = "(?:suivante?s?|ci ~ (?:dessous|apres))"
_OWNER = "(?:de l' association|du beneficiaire)"
_ACCOUNT = f"sur le compte (?:bancaire )?{_OWNER}"
_SMALL = (
    f"(?:{_AUXILIARY} ){{1,5}}(?:(?:ensuite|alors|egalement) )?{_MADE}",
    f"{PAID}(?: (?:a|au|en)(?= [0-9#]))?|{_MADE}",
    "s' effectuera|interviendra|interviendront|sera|se fera",
    f"selon (?:les modalites|l' echeancier|le calendrier|la repartition) {_FOLLOWING}",
    "comme suit|(?:de la (?:maniere|facon)|dans les conditions|selon) suivante?s?",
    "ensuite|enfin|alors|autre(?= :)|de plus",
    "au (?:beneficiaire|profit du beneficiaire)|a (?:l' association|la structure|l' organisme)",
    f"par virement(?: (?:administratif|bancaire))?(?: {_ACCOUNT})?",
    "(?:les )?(?:modalites|conditions) (?:de |du )?(?:versement|paiement)(?= :)|(?:l' )?echeancier(?= :)",
    r"[(] (?:cf |voir )?(?:l' )?articles? [0-9]{1,3}(?: (?:et|,) [0-9]{1,3}){0,3} [)]",
    f"{ANY_GRANT} (?:est|sera) creditee? au compte {_OWNER}(?: selon les procedures comptables en vigueur)?",
    f"{ANY_GRANT} fera l' objet (?:de|d')",
    f"{GIVER}|(?:le|la) reglement de (?:la )?{ANY_GRANT}|le|la|les|l'|un|une",
)
_FILLER = pattern("|".join(_SMALL))
_MAY = pattern(f"(?:peut|peuvent|pourra|pourront)(?= , sur demande| (?:lui )?etre {PAID}(?![^ ]))")
"""What makes a payment optional, unless it is asked for or follows the costs."""

_NONE = pattern(
    f"(?:pas d'|aucune?|sans) (?:acompte|avance)s?(?: ne (?:sera|pourra etre|peut etre) {PAID})?(?= [.;|]|$)"
)


def small_at(words: Words, place: int) -> Item:
    """What stands at a place of the plain words, where nothing else is."""
    word = words.word_at(place)
    end = place + len(word)
    if word in _STOPS:
        return Item(What.STOP, place, end)
    may = _MAY.match(words.plain, place)
    if may:
        return Item(What.MAY, place, may.end())
    filler = _NONE.match(words.plain, place) or _FILLER.match(words.plain, place)
    if filler:
        return Item(What.FILLER, place, filler.end())
    return Item(What.JOIN if word in _JOINS else What.UNREAD, place, end)
