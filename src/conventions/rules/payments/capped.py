"""What avances, or avances and acomptes, come to, against the part of the grant that they may reach.

The part comes from the convention, or else from the authority's own rules: no law sets one for a local
authority. A part that a variant changes (« 60 % avec une garantie ») is the largest that may apply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from conventions.french import format_amount, format_list, format_ratio, quote
from conventions.model import (
    Each,
    Fixed,
    Form,
    Grant,
    Instalment,
    InstalmentKind,
    Payment,
    PaymentTerms,
    Share,
    ShareBase,
)
from conventions.money import Amount
from conventions.operations import terms_for
from conventions.rules.parameters import Parameters
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import net, payment_address, placed, said_grant
from conventions.rules.rule import Answer, Case, Fault, NotApplicable, NotEvaluated, Passed
from conventions.rules.written import decided

BY_CONVENTION = "plafond de la convention"
BY_AUTHORITY = "plafond du règlement de l’attribuant"
NO_CAP = "ni la convention ni le règlement de l’attribuant ne fixent de plafond"


class Looked(NamedTuple):
    """What a rule looks at: kinds of instalment, and the cap that the authority's rules set on them.

    ``capped`` is the kind whose instalments carry the cap of the convention; ``what`` names them in French.
    """

    kinds: frozenset[InstalmentKind]
    capped: InstalmentKind
    authority: Callable[[Parameters], Fraction | None]
    what: str


class _Cap(NamedTuple):
    """The part of a grant that some instalments may reach, and who says so."""

    looked: Looked
    grant: Grant
    terms: PaymentTerms
    ratio: Fraction
    source: str


def over_cap(case: Case, looked: Looked) -> Iterator[Answer]:
    """Compare what the terms plan, then what was mandated, with the cap of each grant."""
    capped = [cap for grant in decided(case).terms.grants if (cap := _cap(case, looked, grant))]
    if not capped:
        yield NotApplicable(NO_CAP)
        return
    mandated = (answer for cap in capped for answer in _mandated(case, cap))
    yield from list(chain(_planned(case, capped), mandated)) or [_unread(capped)]


def _unread(capped: Sequence[_Cap]) -> NotEvaluated:
    """Nothing is mandated, and the terms alone do not say a part of the grant."""
    grants = format_list(dict.fromkeys(said_grant(cap.grant) for cap in capped))
    return NotEvaluated(f"rien n’est mandaté, et la part prévue ne se calcule pas pour {grants}")


def _cap(case: Case, looked: Looked, grant: Grant) -> _Cap | None:
    terms = terms_for(decided(case).terms, grant)
    if terms is None or grant.form is Form.IN_KIND or not _concerned(terms, looked):
        return None
    own = _own(terms, looked)
    if own is not None:
        return _Cap(looked, grant, terms, own, BY_CONVENTION)
    told = looked.authority(case.parameters)
    return None if told is None else _Cap(looked, grant, terms, told, BY_AUTHORITY)


def _concerned(terms: PaymentTerms, looked: Looked) -> list[Instalment]:
    return [item for item in terms.instalments if item.kind in looked.kinds]


def _own(terms: PaymentTerms, looked: Looked) -> Fraction | None:
    """The largest cap of the instalments; None when one of them has none."""
    capped = [item for item in terms.instalments if item.kind is looked.capped]
    caps = [item.cap for item in capped]
    more = [variant.cap for item in capped for variant in item.variants if variant.cap is not None]
    known = [cap for cap in caps if cap is not None]
    return max(known + more) if known and len(known) == len(caps) else None


def _planned(case: Case, capped: Sequence[_Cap]) -> Iterator[Answer]:
    """The terms alone: one answer for each, about the first grant for which they plan too much."""
    told: dict[str, Answer] = {}
    for cap in capped:
        part, key = _part(cap), cap.terms.key
        if part is not None and not isinstance(told.get(key), Fault):
            address = decided(case).origin(f"payment_terms[{key}].instalments").address
            told[key] = _too_large(cap, part, address) if part > cap.ratio else Passed(address)
    yield from told.values()


def _part(cap: _Cap) -> Fraction | None:
    """The part of the grant that the instalments plan; None when the terms alone do not say it."""
    parts = [_share(item, cap.grant) for item in _concerned(cap.terms, cap.looked)]
    known = [part for part in parts if part is not None]
    return sum(known, start=Fraction(0)) if len(known) == len(parts) else None


def _share(item: Instalment, grant: Grant) -> Fraction | None:
    rule = item.amount
    if isinstance(item.trigger, Each) or item.variants or (item.max_payments or 1) > 1:
        return None
    if isinstance(rule, Share) and rule.of is ShareBase.GRANT:
        return rule.ratio
    fixed = isinstance(rule, Fixed) and bool(grant.amount)
    return rule.amount.ratio(grant.amount) if fixed else None  # type: ignore[union-attr,arg-type]  # just looked at


def _too_large(cap: _Cap, part: Fraction, address: str) -> Fault:
    planned, most = format_ratio(part), format_ratio(cap.ratio)
    return Fault(
        address=address,
        message=f"{cap.looked.what} : {planned} de la subvention, au-delà du plafond de {most} ({cap.source})",
        remedy=f"ramener {cap.looked.what} au plafond, ou en changer par un avenant",
        words=cap.terms.raw,
        values=(("part prévue", part), ("plafond", cap.ratio), ("source du plafond", cap.source)),
    )


def _mandated(case: Case, cap: _Cap) -> Iterator[Answer]:
    found = placed(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
        return
    made = found.payments.get(cap.grant.key, ())
    kinds = {item.key: item.kind for item in cap.terms.instalments}
    own = [item for item in made if kinds.get(item.instalment or "") in cap.looked.kinds]
    unsaid = [item for item in made if kinds.get(item.instalment or "") is None]
    if own or unsaid:
        yield _compared(case, cap, own, unsaid)


def _compared(case: Case, cap: _Cap, own: Sequence[Payment], unsaid: Sequence[Payment]) -> Answer:
    amount, last = cap.grant.amount, (own or unsaid)[-1]
    address, day = payment_address(last), last.issued_on
    if amount is None:
        return NotEvaluated(f"montant attribué inconnu pour {said_grant(cap.grant)}", address, day)
    most = amount.share(cap.ratio, rounding="floor")
    paid = net(case, own, cap.grant.key)
    if paid.least > most:
        return _passed_it(cap, paid.least, most, last)
    if unsaid:
        keys = format_list(quote(item.number) for item in unsaid[:3])
        return NotEvaluated(f"échéance non renseignée pour un mandat ({keys})", address, day)
    return Passed(address, day)


def _passed_it(cap: _Cap, paid: Amount, most: Amount, last: Payment) -> Fault:
    sums = (format_amount(paid), format_amount(most), format_ratio(cap.ratio))
    return Fault(
        address=payment_address(last),
        message=(
            f"{cap.looked.what} de {said_grant(cap.grant)} : {sums[0]} mandatés, au-delà de {sums[1]},"
            f" soit {sums[2]} de la subvention ({cap.source})"
        ),
        remedy="réduire le mandat du surplus, ou relever le plafond par un avenant",
        values=(("mandaté", paid), ("plafond", most), ("part", cap.ratio), ("source du plafond", cap.source)),
        day=last.issued_on,
    )
