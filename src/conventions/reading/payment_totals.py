"""What the instalments of one text have to agree on: their sum, one balance, what is announced."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from conventions.french import format_ratio
from conventions.model import Fixed, Instalment, InstalmentKind, Remainder, Share, ShareBase
from conventions.money import ZERO, Amount
from conventions.reading.payment_instalments import Draft
from conventions.reading.payment_order import is_of
from conventions.reading.payment_sums import checked_balance, sums_fault

WHOLE = Fraction(1)
_TOO_MANY = f"les parts font {format_ratio(WHOLE)} de la subvention, et un autre versement est prévu"


class Agreed(NamedTuple):
    """Drafts that agree, and what is to be said of them."""

    drafts: tuple[Draft, ...]
    notes: tuple[str, ...] = ()


def agreed(drafts: tuple[Draft, ...]) -> Agreed:
    """The drafts once their shares agree: those that do not are unread, and a note says why."""
    result = _balance(drafts)
    for check in (_one_balance, _alone, _not_more_than_the_whole, _nothing_is_left):
        fault = check(result.drafts)
        if fault:
            return Agreed(_refused(result.drafts, fault), (*result.notes, fault))
    result = _without_lone_shares(result)
    return result._replace(notes=(*result.notes, *_less_than_the_whole(result.drafts)))


def _without_lone_shares(result: Agreed) -> Agreed:
    """« 50 % » alone is a payment only in a list that makes a whole."""
    drafts = result.drafts
    if _shares(drafts) == WHOLE or any(is_of(draft, InstalmentKind.BALANCE) for draft in drafts):
        return result
    reason = "part dont rien ne dit ce qu’elle paie"
    return result._replace(drafts=_refused(drafts, reason, lambda draft: draft.segment.is_only_a_share))


def _read(drafts: tuple[Draft, ...]) -> list[Instalment]:
    return [draft.instalment for draft in drafts if draft.instalment]


def _shares(drafts: tuple[Draft, ...], *, without: InstalmentKind | None = None) -> Fraction:
    """What the shares of the grant add up to."""
    rules = [each.amount for each in _read(drafts) if each.kind is not without]
    return sum(
        (rule.ratio for rule in rules if isinstance(rule, Share) and rule.of is ShareBase.GRANT), Fraction(0)
    )


def _balance(drafts: tuple[Draft, ...]) -> Agreed:
    """A balance whose share is given is what the others leave, if they do leave it."""
    stated = [draft for draft in drafts if draft.stated is not None and draft.instalment]
    if len(stated) != 1 or stated[0].stated is None or stated[0].instalment is None:
        return Agreed(drafts)
    others = tuple(draft for draft in drafts if draft is not stated[0])
    left = WHOLE - _shares(others)
    if others and left == stated[0].stated:
        return Agreed(_with(drafts, stated[0], Remainder()))
    if not others or not all(_is_share(draft) for draft in others):
        return Agreed(_with(drafts, stated[0], Share(ratio=stated[0].stated)))
    note = f"solde annoncé de {format_ratio(stated[0].stated)}, mais les autres parts laissent {format_ratio(left)}"
    return Agreed(_refused(drafts, note, lambda draft: draft is stated[0]), (note,))


def _is_share(draft: Draft) -> bool:
    return draft.instalment is not None and isinstance(draft.instalment.amount, Share)


def _with(drafts: tuple[Draft, ...], one: Draft, rule: Share | Remainder) -> tuple[Draft, ...]:
    return tuple(
        draft._replace(instalment=draft.instalment.replace(amount=rule))
        if draft is one and draft.instalment
        else draft
        for draft in drafts
    )


def _refused(
    drafts: tuple[Draft, ...], reason: str, which: Callable[[Draft], bool] = bool
) -> tuple[Draft, ...]:
    return tuple(
        draft._replace(instalment=None, reason=reason) if draft.instalment and which(draft) else draft
        for draft in drafts
    )


def _one_balance(drafts: tuple[Draft, ...]) -> str:
    balances = [draft for draft in drafts if is_of(draft, InstalmentKind.BALANCE)]
    return "plusieurs soldes" if len(balances) > 1 else ""


def _alone(drafts: tuple[Draft, ...]) -> str:
    """A payment of the whole leaves room for no other."""
    wholes = [each for each in _read(drafts) if isinstance(each.amount, Share) and each.amount.ratio == WHOLE]
    single = [draft for draft in drafts if is_of(draft, InstalmentKind.SINGLE)]
    paid = [draft for draft in drafts if draft.segment.pays]
    if (wholes and len(paid) > 1) or len(single) > 1:
        return "un versement unique à côté d’un autre versement"
    return ""


def _not_more_than_the_whole(drafts: tuple[Draft, ...]) -> str:
    total = _shares(drafts)
    return f"les parts font {format_ratio(total)} de la subvention" if total > WHOLE else ""


def _nothing_is_left(drafts: tuple[Draft, ...]) -> str:
    """Shares that make the whole leave nothing to a balance, nor to a sum of money."""
    full = _shares(drafts, without=InstalmentKind.BALANCE) == WHOLE
    others = any(isinstance(each.amount, Fixed) for each in _read(drafts))
    balance = any(is_of(draft, InstalmentKind.BALANCE) for draft in drafts)
    return _TOO_MANY if full and (others or balance) else ""


def announced(drafts: tuple[Draft, ...], payments: int | None, granted: tuple[Amount, ...]) -> Agreed:
    """The drafts, unless they are more than the payments announced, or their sums do not agree."""
    read = _read(drafts)
    fault = sums_fault(drafts, granted)
    if _has_total(read) and len(read) != payments:
        fault = "une des sommes est le total des autres"
    if payments is not None and len(read) > payments:
        fault = f"{payments} versements annoncés, {len(read)} lus"
    return Agreed(_refused(drafts, fault), (fault,)) if fault else Agreed(checked_balance(drafts, granted))


def _has_total(read: list[Instalment]) -> bool:
    """A sum that waits for nothing, and that the others add up to, is what they make together."""
    sums = [(each.amount.amount, each.trigger) for each in read if isinstance(each.amount, Fixed)]
    total = sum((amount for amount, _ in sums), ZERO)
    return len(sums) > 2 and any(trigger is None and total - amount == amount for amount, trigger in sums)


def _less_than_the_whole(drafts: tuple[Draft, ...]) -> tuple[str, ...]:
    """Nothing but shares, which leave a part of the grant unpaid: the text is kept, the note says it."""
    read = _read(drafts)
    shared = all(isinstance(each.amount, Share) and each.kind is not InstalmentKind.BALANCE for each in read)
    if not read or len(read) < len(drafts) or not shared:
        return ()
    total = _shares(drafts)
    return () if total == WHOLE else (f"les parts font {format_ratio(total)} de la subvention, sans solde",)
