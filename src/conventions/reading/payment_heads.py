"""What an instalment is called, and how many are announced: « 2e acompte », « le solde », « en 3 fois ».

>>> from conventions.reading.payment_words import Words
>>> head_at(Words.of("le 2ème acompte"), 0).value.rank
2
"""

from __future__ import annotations

import re
from collections.abc import Callable

from conventions.model import InstalmentKind
from conventions.reading.payment_fragments import ANY_GRANT, GRANT, NUMBER, PAID, number_of, pattern
from conventions.reading.payment_items import Head, Item, Many, What
from conventions.reading.payment_words import Words

_PAYMENT = "(?:versement|paiement|mandatement|reglement)"
_FRACTION = f"(?:{_PAYMENT}|echeance|tranche|fraction)"
_RANK = r"(?:\#(?P<rank>[0-9]{1,2}) )?"
_NUMERO = r"(?: n ° (?P<numero>[0-9]{1,2})| (?P<number>[1-9])(?= (?:[:(-]|de)(?![^ ])))?"
_BEFORE = (
    rf"(?P<optional>possibilite (?:de |d' )?)?(?:(?:(?:le |un |une )?{_PAYMENT}|au titre) )?"
    r"(?:(?P<of>d'|de l'|de|du|des) )?(?P<again>cette |cet |ces )?(?:(?:une?|1|les?|la|l'|des|en) ){0,4}"
)
_BASE = re.compile(r"(?:de l'|du|des|d' une?|de (?:la|les?|une?|cette|cet|ces|\#[0-9]+))(?![^ ])")
_AUXILIARY = "(?:(?:est|sera|seront|sont|etre|a ete|ont ete|ete|lui|peut|pourra|interviendra) ){0,5}"


def head_at(words: Words, place: int) -> Item | None:
    """The name of an instalment, or the count of several, that starts at a place of the plain words."""
    for compiled, read in _RULES:
        match = compiled.match(words.plain, place)
        if match:
            return read(match)
    return None


def _kind(kind: InstalmentKind | None) -> Callable[[re.Match[str]], Item]:
    def read(match: re.Match[str]) -> Item:
        said = match.groupdict()
        rank = said.get("rank") or said.get("numero") or said.get("number")
        value = Head(
            kind,
            rank=int(rank) if rank else None,
            plural=bool(said.get("plural")),
            of=bool(said.get("of")),
            base=bool(_BASE.match(match[0])),
            again=bool(said.get("again")),
            single=bool(said.get("single")),
            optional=bool(said.get("optional")),
        )
        return Item(What.HEAD, match.start(), match.end(), value)

    return read


def _many(match: re.Match[str]) -> Item:
    count = match.groupdict().get("count")
    number = number_of(count) if count else None
    if number == 1:
        return _kind(InstalmentKind.SINGLE)(match)
    return Item(What.COUNT, match.start(), match.end(), Many(number))


_SINGLE = (
    "(?:en |un |une )?(?:un |une |1 )?seule? (?:et unique )?(?:versement|paiement|acompte|fois|mandatement)"
    f"|(?:le |un |en un )?{_PAYMENT} (?:unique|integral|total)|en seule? (?:acompte|fois|versement)|unique"
    f"|(?:(?:le |un )?{_PAYMENT} (?:de |en )?)?(?:en |pour (?:la |sa )?|la |l' )?(?:totalite|integralite)"
    f"(?: (?:de|du) (?:{GRANT}|montant(?: {GRANT})?))?(?! (?:de|du|d') )|integralement|totalement"
)
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Item]], ...] = (
    (
        pattern(
            rf"{_BEFORE}{_RANK}avance(?P<plural>s)?(?P<single> unique)?"
            r"(?: (?:forfaitaire|de demarrage|de tresorerie)){0,3}"
        ),
        _kind(InstalmentKind.ADVANCE),
    ),
    (
        pattern(rf"{_BEFORE}{_RANK}acompte(?P<plural>s)?(?P<single> unique)?(?: intermediaires?)?{_NUMERO}"),
        _kind(InstalmentKind.INTERIM),
    ),
    (
        pattern(
            rf"{_BEFORE}(?:solde|reliquat|(?<=le )(?:reste|restant|complement))(?: restant)?(?: due?)?(?: final)?"
            rf"(?: (?:de|du) {GRANT})?"
        ),
        _kind(InstalmentKind.BALANCE),
    ),
    (
        pattern(
            rf"(?:en )?(?P<count>{NUMBER}|plusieurs) (?:fois|versements?|acomptes?|echeances?|paiements?|tranches?"
            r"|mandatements?)(?= :|$| [.;|,(])".replace("|plusieurs", "")
        ),
        _many,
    ),
    (
        pattern(
            rf"en (?P<count>{NUMBER}) (?:fois|temps|versements?|acomptes?|echeances?|paiements?|tranches?)"
        ),
        _many,
    ),
    (pattern("en plusieurs (?:fois|versements|acomptes|echeances)|(?:de maniere )?echelonnee?s?"), _many),
    (pattern(_SINGLE), _kind(InstalmentKind.SINGLE)),
    (
        pattern(
            rf"(?:(?:le|un|une|ce|la|les|des|[0-9]) ){{0,3}}{_RANK}(?:dernier |derniere )?"
            rf"{_FRACTION}(?P<plural>s)?{_NUMERO}"
            rf"(?: (?:(?:de|du) )?{ANY_GRANT}| du montant)?"
        ),
        _kind(None),
    ),
    (pattern(r"(?:(?:le|la) )\#(?P<rank>[0-9]{1,2})(?= (?:de|d'|:|[0-9]+ %))"), _kind(None)),
    (
        pattern(
            rf"(?:le departement|la region|la commune|la ville|la metropole|la collectivite|l' etat)"
            rf" (?:verse|versera|s' engage a verser) {ANY_GRANT}|(?:le )?montant (?:de|du) {GRANT}(?= , soit)"
        ),
        _kind(None),
    ),
    (pattern(rf"(?:{ANY_GRANT}|(?:le )?montant(?: (?:de|du) {GRANT})?) {_AUXILIARY}{PAID}"), _kind(None)),
)
"""The first rule that fits is the one that counts."""
