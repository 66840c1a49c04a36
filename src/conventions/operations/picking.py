"""The grant that a row of a ledger is about: by its number, its engagement, then its third party and its account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from conventions.french import format_list
from conventions.identifiers import siret
from conventions.operations.crediting import bare, may_be_same
from conventions.operations.holders import Holder, Holders
from conventions.operations.ledger_entries import LedgerEntry


class Pick(NamedTuple):
    """The grants that a row may be about, and in French how they were found, or why none is chosen."""

    holders: tuple[Holder, ...]
    reason: str
    is_sure: bool = False


def pick(entry: LedgerEntry, known: Holders) -> Pick:
    """The grant of a row; several, or none, where what the row says does not tell."""
    if not entry.number.strip():
        return Pick((), "écriture sans numéro")
    if entry.kind == "engagement":
        return _of_engagement(entry, known)
    if entry.kind == "titre" and entry.amount.cents < 0:
        return Pick((), "titre négatif : ce qu’il annule n’est pas dit")
    return (
        _by_own_number(entry, known)
        or _by_cancelled(entry, known)
        or _by_engagement(entry, known)
        or _by_third_party(entry, known)
    )


def _of_engagement(entry: LedgerEntry, known: Holders) -> Pick:
    number = entry.cancels or entry.number
    same, others = known.numbered("engagement", entry.exercise, number)
    if entry.takes_back:
        told = f"dégagement de l’engagement n° {number}"
        return _narrowed(entry, same or others, told) or Pick((), f"{told}, inconnu")
    return _narrowed(entry, same, f"engagement n° {number} déjà connu") or _by_third_party(entry, known)


def _by_own_number(entry: LedgerEntry, known: Holders) -> Pick | None:
    """What a ledger already holds: the number and the third party of the row are there."""
    same, _ = known.numbered(entry.series, entry.exercise, entry.number)
    told = _unique(holder for holder in same if entry.siret and _siret(entry)[:9] in holder.sirens)
    return Pick(told, f"{entry.kind} déjà connu", is_sure=True) if len(told) == 1 else None


def _by_cancelled(entry: LedgerEntry, known: Holders) -> Pick | None:
    if entry.cancels is None:
        return None
    same, others = known.numbered("mandat", entry.exercise, entry.cancels)
    return _narrowed(entry, same or others, f"sur le mandat n° {entry.cancels}")


def _by_engagement(entry: LedgerEntry, known: Holders) -> Pick | None:
    if entry.engagement is None:
        return None
    same, others = known.numbered("engagement", entry.exercise, entry.engagement)
    return _narrowed(entry, same or others, f"engagement n° {entry.engagement}")


def _narrowed(entry: LedgerEntry, found: list[Holder], told: str) -> Pick | None:
    """One grant, the only one of the third party and of the account among those of a number; else all of them."""
    every = _unique(found)
    if not every:
        return None
    paid = _unique(holder for holder in every if holder.may_be_paid_to(_siret(entry) or None))
    if not paid:
        return Pick(every, f"{told} : le tiers n’est pas celui de l’écriture")
    for holders in (paid, _on_line(entry, paid)):
        if len(holders) == 1:
            return Pick(holders, told, is_sure=True)
    return Pick(paid, f"{told} : plusieurs subventions")


def _on_line(entry: LedgerEntry, holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Those of the exercise, of the account and of the function of the row, as far as it tells them."""
    return tuple(
        holder
        for holder in holders
        if entry.exercise in holder.exercises
        and (entry.account is None or bare(entry.account) in holder.accounts)
        and (entry.function is None or bare(entry.function) in holder.functions)
    )


def _by_third_party(entry: LedgerEntry, known: Holders) -> Pick:
    number = _siret(entry)
    if not number:
        return Pick((), "ni SIRET ni engagement connu")
    every = _unique(known.by_siren.get(number[:9], ()))
    if not every:
        return Pick((), f"aucune convention avec le tiers {number}")
    if entry.kind == "titre" or entry.takes_back:
        return _earlier(entry, every)
    of_year = tuple(holder for holder in every if entry.exercise in holder.exercises)
    if not of_year:
        return Pick((), f"aucune subvention de {entry.exercise} pour le tiers {number}")
    return _by_account(entry, of_year)


def _earlier(entry: LedgerEntry, every: tuple[Holder, ...]) -> Pick:
    """What comes back is about a grant of its exercise or of an earlier one, on another account."""
    able = tuple(holder for holder in every if min(holder.exercises) <= entry.exercise)
    if not able:
        return Pick((), f"aucune subvention du tiers jusqu’en {entry.exercise}")
    return _of_establishment(entry, able)


def _by_account(entry: LedgerEntry, of_year: tuple[Holder, ...]) -> Pick:
    if entry.account is None:
        return Pick(of_year, "compte de l’écriture non renseigné")
    same = tuple(holder for holder in of_year if bare(entry.account) in holder.accounts)
    unread = tuple(holder for holder in of_year if not holder.accounts)
    if unread:
        return Pick(_unique((*same, *unread)), "compte d’une subvention du tiers inconnu")
    if not same:
        told = format_list(sorted({code for holder in of_year for code in holder.accounts}))
        return Pick((), f"aucune subvention du tiers sur le compte {entry.account} (comptes : {told})")
    return _of_establishment(entry, same)


def _of_establishment(entry: LedgerEntry, found: tuple[Holder, ...]) -> Pick:
    exact = tuple(holder for holder in found if _siret(entry) in holder.sirets)
    able = exact or tuple(holder for holder in found if not holder.sirets)
    if not able:
        return Pick(found, "même SIREN, autre établissement")
    for holders in (able, _on_line(entry, able)):
        if len(holders) == 1:
            return _of_function(entry, holders)
    return Pick(able, "plusieurs subventions du tiers répondent")


def _of_function(entry: LedgerEntry, found: tuple[Holder, ...]) -> Pick:
    """The only grant; to confirm where its function is not that of the row, whatever the detail or the lost zero."""
    code, told = bare(entry.function or ""), found[0].functions
    if code and told and not any(may_be_same(code, each) for each in told):
        names = format_list(sorted(told))
        return Pick(found, f"fonction {entry.function} de l’écriture, {names} de la subvention")
    return Pick(found, "tiers, exercice et compte", is_sure=True)


def _siret(entry: LedgerEntry) -> str:
    return siret.compact(entry.siret or "")


def _unique(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Each grant once, by convention then by grant, whatever the order of the conventions."""
    return tuple(sorted({holder.ref: holder for holder in holders}.values(), key=_order))


def _order(holder: Holder) -> tuple[str, str, int]:
    return holder.ref.convention, holder.ref.grant, holder.ref.rank
