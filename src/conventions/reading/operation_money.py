"""What fixes, raises, lowers, confirms or removes a grant."""

from __future__ import annotations

from conventions.model import (
    ChangeAmount,
    ConfirmGrant,
    Firmness,
    Grant,
    Nature,
    RemoveGrant,
    SetCeiling,
    SetGrant,
)
from conventions.money import Amount
from conventions.reading.operation_names import Unclear
from conventions.reading.operation_parties import NAME, named_key
from conventions.reading.operation_rules import AMOUNT, ASKED, SAID, Found, Q, Rule

_NATURE = r"(?P<nature> de fonctionnement| d'equipement)?"
_YEAR = r"(?:(?:de|pour|au titre de) l'(?:exercice|annee) (?P<year>[1-9][0-9]{3}))"
_BARE = r"(?:(?:de |pour |au titre de )?(?P<bare>(?:19|20)[0-9]{2}))"
_TO = rf" (?:accordee|attribuee|allouee|octroyee) (?P<link>au |aux |a )(?P<to>{NAME})"
_GRANT = (
    rf"la subvention{_NATURE}(?: (?P<key>{Q}))?(?: {_YEAR}| {_BARE})?"
    rf"(?:(?P<given>{_TO})| (?:accordee|attribuee|allouee|octroyee))?"
)
_SUM = rf"(?:le montant(?: total)? de )?{_GRANT}"
_UP, _DOWN = "(?:augmente|majore|abonde)", "(?:reduit|diminue|minore)"
_OF = r"(?:de |d')(?:un montant (?:complementaire |supplementaire )?(?:de |d'))?"
_MORE = (
    rf"une subvention (?:complementaire|supplementaire|additionnelle){_NATURE} (?:de |d')(?P<more>{AMOUNT})"
)
_ONE = rf"une subvention{_NATURE} (?:de |d')(?P<new>{AMOUNT})"
_FOR = rf"(?: {_YEAR}| {_BARE})?"
_ALLOW = "(?:accorder|attribuer|allouer|octroyer)"
_ALLOWED = "(?:accordee|attribuee|allouee|octroyee)"
_FROM_TO = rf"(?: (?:de |d')(?P<old>{AMOUNT}))? a (?P<new>{AMOUNT})"


def _nature(found: Found) -> Nature | None:
    if not found.has("nature"):
        return None
    return Nature.OPERATING if "fonctionnement" in found.words("nature") else Nature.EQUIPMENT


def _exercise(found: Found) -> int | None:
    year = next((found.words(part) for part in ("year", "bare") if found.has(part)), None)
    return None if year is None else int(year)


def _grant(found: Found) -> str | None:
    return found.names.grant_key(_exercise(found), _nature(found), found.given("key"))


def _old(found: Found) -> Amount | None:
    return found.amount("old") if found.has("old") else None


def _granted(found: Found, amount: Amount, mode: str) -> SetGrant:
    """The grant of a beneficiary that the sentence names; of one that the terms have, all the rest stays."""
    exercise, key = _exercise(found), found.given("key")
    if exercise is None or found.has("old"):
        raise Unclear
    firmness = Firmness.FORECAST if found.has("forecast") else Firmness.FIRM
    said = {"exercise": exercise, "nature": _nature(found), "beneficiary": named_key(found, "link", "to")}
    grant = Grant.model_validate(
        {**said, "amount": amount, "firmness": firmness, **({"key": key} if key else {})}
    )
    held = _held(found, grant, key)
    if held is None:
        return SetGrant.model_validate({"grant": grant, "mode": mode})
    if mode == "ajoute":
        kept = {"key": held.key, "nature": held.nature, "firmness": held.firmness}
        return SetGrant(grant=grant.replace(**kept), mode="ajoute")
    return SetGrant(grant=held.replace(amount=amount, firmness=firmness))


def _held(found: Found, grant: Grant, key: str | None) -> Grant | None:
    """The one grant of the terms that the sentence means; None when they have none."""
    known = found.names.known
    alike = known.grants(grant.exercise, grant.nature)
    held = [each for each in alike if each.beneficiary == grant.beneficiary and key in (None, each.key)]
    if len(held) > 1:
        raise Unclear
    return held[0] if held else None


def _fixed(found: Found) -> SetGrant | ChangeAmount:
    if found.has("given"):
        return _granted(found, found.amount("new"), "remplace")
    if found.has("forecast"):
        raise Unclear
    return ChangeAmount(grant=_grant(found), new=found.amount("new"))


def _raised(found: Found) -> ChangeAmount:
    """« porté de … à … » goes up, « ramené de … à … » goes down; else the two amounts contradict the verb."""
    if found.has("given"):
        raise Unclear
    old, new = _old(found), found.amount("new")
    up = found.has("up")
    if old is not None and (new < old if up else new >= old):
        raise Unclear
    return ChangeAmount(grant=_grant(found), old=old, new=new)


def _moved(found: Found) -> SetGrant | ChangeAmount:
    by = found.amount("by") if found.has("up") else -found.amount("by")
    if found.has("given"):
        return _granted(found, by, "ajoute")
    return ChangeAmount(grant=_grant(found), old=_old(found), by=by)


def _replaced(found: Found) -> ChangeAmount:
    if found.has("given"):
        raise Unclear
    return ChangeAmount(grant=_grant(found), old=found.amount("old"), new=found.amount("new"))


def _supplement(found: Found) -> SetGrant | ChangeAmount:
    if found.has("to"):
        return _granted(found, found.amount("more"), "ajoute")
    return ChangeAmount(grant=_grant(found), by=found.amount("more"))


def _new(found: Found) -> SetGrant:
    return _granted(found, found.amount("new"), "remplace")


def _confirmed(found: Found) -> ConfirmGrant:
    return ConfirmGrant(grant=found.names.grant_meant(_bare(found)))


def _removed(found: Found) -> RemoveGrant:
    return RemoveGrant(grant=found.names.grant_meant(_bare(found)))


def _ceiling(found: Found) -> SetCeiling:
    return SetCeiling(ceiling=found.amount("new"))


def _no_ceiling(found: Found) -> SetCeiling:
    return SetCeiling(ceiling=None)


def _bare(found: Found) -> str | None:
    if found.has("given"):
        raise Unclear
    return _grant(found)


_OLD, _NEW = rf"(?:de |d')(?P<old>{AMOUNT})", rf"(?P<new>{AMOUNT})"
_OLD_SUM = rf"le montant(?: initial)? {_OLD}"
_AN = "(?:d'un montant(?: initial)? )?"
_ITS = "(?:celui de |le montant de )?"
_RAISE, _LOWER = "augmenter|majorer|abonder", "(?:reduire|diminuer|minorer)"
_CEILING = (
    r"le (?:montant )?plafond (?:(?:total |global )?des subventions(?: de la (?:presente )?convention)?"
    r"|de la (?:presente )?convention)"
)
_LEAD_TO = r"(?P<link>au |aux |a )"
_MAY_TO = rf"(?: {_LEAD_TO}(?P<to>{NAME}))?"

RULES = (
    Rule(rf"{SAID}{_SUM} est fixee?(?P<forecast> a titre previsionnel)? a {_NEW}", _fixed),
    Rule(rf"{ASKED}fixer {_SUM} a {_NEW}", _fixed),
    Rule(rf"{SAID}{_SUM} est (?:(?P<up>portee?)|ramenee?){_FROM_TO}", _raised),
    Rule(rf"{ASKED}(?:(?P<up>porter)|ramener) {_SUM}{_FROM_TO}", _raised),
    Rule(rf"{SAID}{_GRANT} {_AN}{_OLD} est (?:(?P<up>portee)|ramenee) a {_NEW}", _raised),
    Rule(rf"{SAID}{_SUM} est (?:(?P<up>{_UP}e?)|{_DOWN}e?) {_OF}(?P<by>{AMOUNT})", _moved),
    Rule(rf"{SAID}{_OLD_SUM} de {_GRANT} est (?:(?P<up>{_UP})|{_DOWN}) {_OF}(?P<by>{AMOUNT})", _moved),
    Rule(rf"{ASKED}(?:(?P<up>{_RAISE})|{_LOWER}) {_SUM} {_OF}(?P<by>{AMOUNT})", _moved),
    Rule(rf"{SAID}{_OLD_SUM}(?: de {_GRANT})? est remplace par {_ITS}{_NEW}", _replaced),
    Rule(rf"{ASKED}remplacer {_OLD_SUM} par {_ITS}{_NEW}", _replaced),
    Rule(rf"{SAID}{_MORE}(?: est {_ALLOWED}{_MAY_TO})?{_FOR}", _supplement),
    Rule(rf"{ASKED}{_ALLOW} {_MORE}{_MAY_TO}{_FOR}", _supplement),
    Rule(rf"{ASKED}{_ALLOW}{_MAY_TO} {_MORE}{_FOR}", _supplement),
    Rule(rf"{SAID}{_SUM} est (?:fixe|modifie|porte|ramene)e?(?: a| :) {_NEW} au lieu {_OLD}", _replaced),
    Rule(rf"{SAID}{_ONE} est {_ALLOWED} {_LEAD_TO}(?P<to>{NAME}) {_YEAR}", _new),
    Rule(rf"{ASKED}{_ALLOW} {_LEAD_TO}(?P<to>{NAME}) {_ONE} {_YEAR}", _new),
    Rule(rf"{ASKED}{_ALLOW} {_ONE} {_LEAD_TO}(?P<to>{NAME}) {_YEAR}", _new),
    Rule(rf"{SAID}{_GRANT}(?:, previsionnelle,)? (?:devient|est rendue) ferme", _confirmed),
    Rule(rf"{SAID}la subvention previsionnelle{_FOR} (?:devient|est rendue) ferme", _confirmed),
    Rule(rf"{SAID}{_GRANT} est (?:supprimee|annulee)", _removed),
    Rule(rf"{ASKED}(?:supprimer|annuler) {_GRANT}", _removed),
    Rule(rf"{SAID}{_CEILING} est (?:fixe|porte|ramene|releve|abaisse) a {_NEW}", _ceiling),
    Rule(rf"{ASKED}(?:fixer|porter|ramener|relever|abaisser) {_CEILING} a {_NEW}", _ceiling),
    Rule(rf"{SAID}{_CEILING} est supprime", _no_ceiling),
    Rule(rf"{ASKED}supprimer {_CEILING}", _no_ceiling),
)
