"""What a payment waits for other than a day: an event, a request, a decision, a condition.

>>> from conventions.reading.payment_words import Words
>>> event_at(Words.of("au retour de la convention signée"), 0)[1][0].event
<EventKind.SIGNATURE: 'signature'>
>>> event_at(Words.of("avant signature"), 0) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Callable

from conventions.errors import FrenchParseError
from conventions.french import parse_duration
from conventions.model import (
    EventKind,
    InExercise,
    OnCriteria,
    OnDeliberation,
    OneTrigger,
    OnRequest,
    Upon,
)
from conventions.reading.payment_fragments import (
    CONVENTION,
    FULL_YEAR,
    GIVER,
    GRANT,
    OF,
    OF_THEIR,
    PARTIES,
    PERCENT,
    WORK,
    pattern,
)
from conventions.reading.payment_words import Words

Triggers = tuple[OneTrigger, ...]
_Read = Callable[[re.Match[str], Words], Triggers]

_AT = (
    "(?:a l' issue|a compter|a partir|au moment|lors|a l' occasion)(?: (?:de la|de l'|du|de))?"
    "|(?:apres|des|suite a|a|au|consecutivement a)(?: (?:la|le|l'))?"
)
_LENGTH = "(?:[0-9]{1,3}|un|deux|trois|quatre|six) (?:mois|jours|semaines)"
_AFTER = f"(?:(?P<delay>{_LENGTH}) apres(?: (?:la|le|l'))?|{_AT})"
_SIDE = (
    f"(?: (?:{PARTIES}|(?:par le|du) (?:president|maire)(?: de (?:l' association|la structure))?"
    "|par (?:le beneficiaire|l' association|l' organisme|la structure)))?"
)
_SIGNED = f"(?:(?:de|du|des) (?:conventions|{CONVENTION})|{CONVENTION})(?: annexee)?"
_BODY = (
    "(?:(?:de l'|du|de la|par le|par la|par l') (?:assemblee(?: (?:departementale|deliberante|regionale))?"
    "|conseil(?: (?:departemental|municipal|regional|communautaire|metropolitain|general|d' administration))?"
    "|commission permanente|bureau|departement))"
)
_DECIDED = (
    f"(?:(?:de|du|d') )?(?:{CONVENTION}|(?:l' |la )?(?:arrete|decision|attribution|deliberation|courrier)"
    "(?: (?:attributi(?:f|ve)|d' attribution|de subvention|de financement)){0,3}|" + GRANT + ")"
)
_STARTING = "(?:commencement|demarrage|debut|lancement)"
_ENDING = "(?:achevement|fin|realisation|cloture|organisation|tenue|deroulement|execution)"
_SEEN = "(?:(?:constatation|constat) (?:de |d' |du )?(?:l' |le |la )?)?"
_SUBJECT = "(?:(?:est|sera|seront|sont) )?(?:conditionnee?|subordonnee?)s? (?:a|au)(?: (?:la|l'|le))?"
_OCCASION = (
    "(?:comite|reunion|rentree|assemblee generale|commission|modification de la convention|jury|service fait"
    "|livraison|reception(?: provisoire| definitive)?(?= (?:des travaux|du chantier|de l' ouvrage))|inauguration"
    "|ouverture|mise en service|mi ~ parcours)"
    "(?: (?:de|du|des|d'|de l'|de la|technique|pilotage|suivi|scolaire|evaluation|annuelle?|logements?|travaux"
    "|chantier|ouvrage|batiments?|materiels?|equipements?|site|etablissement)){0,6}"
    f"(?: {FULL_YEAR})?"
)
_BODY_NAMED = "(?:au|a la) (?:comite(?! (?:technique|de (?:pilotage|suivi)))|commission|jury|reunion)(?![^ ])"
"""« 50 % au Comité »: who is paid, or a body, more than a day."""

_BARE = r"(?= (?:[,;|.)-]|et|puis|sur|le|solde)(?![^ ])|$)"
"""What follows an event that is not said to be that of something."""

_ELSEWHERE = r"acomptes?|soldes?|avances?|versements?|paiements?|[%€.;|]"
"""Where a condition stops: the words of another instalment, an amount, the end of the sentence."""


def event_at(words: Words, place: int) -> tuple[int, Triggers] | None:
    """The end and the triggers of what starts at a place of the plain words; None when nothing known does."""
    for compiled, read in _RULES:
        match = compiled.match(words.plain, place)
        if match:
            return match.end(), read(match, words)
    return None


def _upon(kind: EventKind) -> _Read:
    def read(match: re.Match[str], words: Words) -> Triggers:
        written = match.groupdict().get("delay")
        try:
            return (Upon(event=kind, delay=parse_duration(written) if written else None),)
        except FrenchParseError:  # « 0 jour »
            return ()

    return read


def _budget(match: re.Match[str], words: Words) -> Triggers:
    """The vote of the budget of the next exercise lets pay in that exercise."""
    voted = Upon(event=EventKind.BUDGET)
    return (voted, InExercise(offset=1)) if match["next"] else (voted,)


def _criterion(match: re.Match[str], words: Words) -> Triggers:
    return (OnCriteria(criteria=(words.written(*match.span("what")),)),)


def _request(match: re.Match[str], words: Words) -> Triggers:
    return (OnRequest(),)


def _deliberation(match: re.Match[str], words: Words) -> Triggers:
    return (OnDeliberation(),)


_VOTED = (
    rf"(?:vote|adoption|approbation) (?:du|des) (?:bp|budgets?)(?: primitif)?(?: {GIVER}| departemental)?"
)
_RULES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (
        pattern(f"(?:(?:{_AFTER}) (?:date de )?(?:la )?|(?<=[%€:(-] ))signature(?: {_SIGNED})?{_SIDE}"),
        _upon(EventKind.SIGNATURE),
    ),
    (
        pattern(
            f"(?:{_AT}) (?:retour|reception|remise) d' un exemplaire (?:original )?(?:dument )?signe {_SIGNED}{_SIDE}"
        ),
        _upon(EventKind.SIGNATURE),
    ),
    (
        pattern(f"(?:{_AFTER}) transmission (?:(?:de|du) {CONVENTION} )?au controle de legalite"),
        _upon(EventKind.TRANSMISSION),
    ),
    (
        pattern(
            f"(?:{_AT}) (?:retour|reception|remise) (?:par (?:le|la) [a-z]+ )?(?:de l' exemplaire )?"
            f"{_SIGNED} (?:dument )?signee?s?{_SIDE}"
        ),
        _upon(EventKind.SIGNATURE),
    ),
    (
        pattern(f"(?:une fois|des que|lorsque|quand) {CONVENTION} (?:est |sera |aura ete )?signee?{_SIDE}"),
        _upon(EventKind.SIGNATURE),
    ),
    (
        pattern(
            f"(?:(?:{_AFTER}) (?:reception de la )?(?:date de )?(?:la )?|(?<=[%€:(-] ))notification"
            f"(?: {_DECIDED}(?: signee?)?)?(?: au beneficiaire| a l' association)?"
        ),
        _upon(EventKind.NOTIFICATION),
    ),
    (
        pattern(
            rf"(?:{_AT}) {_VOTED}(?P<next> (?:(?:de )?(?:l' )?(?:annee|exercice) )?n [+] 1)?"
            rf"(?: (?:de l' exercice|de l' annee)(?! [0-9n]))?(?: {_BODY})?(?! (?:[0-9]|de l' annee|annee))"
        ),
        _budget,
    ),
    (pattern(rf"(?:{_AT}) (?P<what>{_VOTED} (?:de )?{FULL_YEAR})"), _criterion),
    (
        pattern(
            rf"(?:{_AT}|lorsque) (?P<what>(?:(?:{_ENDING}|avancement) (?:de|d' au moins|a hauteur de) )?{PERCENT}"
            rf" (?:d' (?:avancement|execution|achevement)(?: {OF} {WORK})?|{OF} {WORK})"
            "(?: (?:sont |seront )?realisee?s?)?)"
        ),
        _criterion,
    ),
    (pattern(f"(?:{_AFTER}) {_SEEN}{_STARTING} {OF_THEIR} {WORK}"), _upon(EventKind.START)),
    (pattern(rf"(?:{_AFTER}) (?:demarrage|commencement|lancement){_BARE}"), _upon(EventKind.START)),
    (pattern(rf"(?:{_AFTER}) achevement{_BARE}"), _upon(EventKind.COMPLETION)),
    (pattern(rf"(?:{_AT}) deliberation{_BARE}"), _deliberation),
    (pattern(f"(?:en )?fin (?:d'|de l'|des|du|de) {WORK}"), _upon(EventKind.COMPLETION)),
    (pattern(f"(?:{_AFTER}|{_SUBJECT}) {_SEEN}{_ENDING} {OF_THEIR} {WORK}"), _upon(EventKind.COMPLETION)),
    (
        pattern(
            f"(?:apres|a l' issue|a la suite|a la fin|au terme) (?:{OF_THEIR} |les |le |la |l' )?{WORK}(?! [0-9])"
        ),
        _upon(EventKind.COMPLETION),
    ),
    (
        pattern(f"(?:{_AT}) (?:deliberation|decision|vote|accord)(?: (?:attributive|favorable))? {_BODY}"),
        _deliberation,
    ),
    (
        pattern(f"(?:{_AT}) (?:decision|vote) (?:d' attribution(?: (?:de|d') {GRANT})?|(?:de|d') {GRANT})"),
        _upon(EventKind.DECISION),
    ),
    (
        pattern(
            "(?:, )?(?:sur|a la)(?: simple)? demande(?: ecrite)?(?: (?:du|de la|de l') "
            "(?:beneficiaire|association|structure|organisme|commune|porteur de projet))?(?! de)(?: ,)?"
        ),
        _request,
    ),
    (pattern(rf"(?!{_BODY_NAMED})(?:{_AT}) (?:la |le |l' )?(?P<what>{_OCCASION})"), _criterion),
    (pattern(rf"{_SUBJECT} (?P<what>[^ .;|]+(?: (?!(?:{_ELSEWHERE})(?![^ ]))[^ ]+){{0,80}})"), _criterion),
)
"""The first rule that fits is the one that counts."""
