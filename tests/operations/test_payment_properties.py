"""The invariants of a computed schedule, whatever the terms and the facts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conventions import Amount, Convention, Facts, PaymentTerms, position, schedule
from conventions.model import (
    Activity,
    ActualCost,
    AllOf,
    AmountRule,
    Counting,
    Each,
    Event,
    EventKind,
    Fixed,
    Grant,
    Instalment,
    InstalmentKind,
    MetCondition,
    Min,
    OnCriteria,
    OnProofs,
    OnRequest,
    PaymentRequest,
    Progress,
    RateOfCosts,
    Remainder,
    Rhythm,
    Share,
    Trigger,
    Upon,
    UpTo,
    Variant,
    YearDay,
)
from conventions.money import ZERO, euros
from conventions.samples import association_2024_2026
from conventions.strategies import amounts

if TYPE_CHECKING:
    from conventions.operations import Schedule

BASE = association_2024_2026()
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SUMS = amounts(ZERO, euros(200_000))
RATIOS = st.fractions(0, 1, max_denominator=60)
PLAIN = st.one_of(
    st.builds(Fixed, amount=SUMS),
    st.builds(Share, ratio=RATIOS),
    st.builds(UpTo, ratio=RATIOS),
    st.builds(Progress, cap=st.none() | RATIOS, net_of_advance=st.booleans()),
    st.builds(RateOfCosts, rate=RATIOS, cap=st.none() | SUMS),
    st.builds(Activity, driver=st.just("repas"), amount=st.none() | SUMS, per=st.integers(1, 500)),
)
RULES: st.SearchStrategy[AmountRule] = PLAIN | st.builds(Min, of=st.tuples(PLAIN, PLAIN))
TRIGGERS: st.SearchStrategy[Trigger] = st.one_of(
    st.builds(Upon, event=st.sampled_from(EventKind)),
    st.builds(YearDay, month=st.integers(1, 12), day=st.integers(1, 31), offset=st.integers(0, 2)),
    st.builds(Each, rhythm=st.sampled_from(["mois", "trimestre"]), payments=st.integers(1, 5)),
    st.just(OnProofs()),
    st.just(OnRequest()),
    st.just(OnCriteria(criteria=("jury",))),
    st.just(AllOf(of=(OnRequest(), Upon(event=EventKind.START)))),
)
ONE_IN_FOUR = st.integers(0, 3).map(lambda drawn: drawn == 0)


@st.composite
def instalments(draw: st.DrawFn, key: str, rules: st.SearchStrategy[AmountRule] = RULES) -> Instalment:
    """An instalment with a few of the limits that acts set."""
    variants = (Variant(condition="garantie", cap=draw(RATIOS)),) if draw(ONE_IN_FOUR) else ()
    return Instalment(
        kind=draw(st.sampled_from(InstalmentKind)),
        amount=draw(rules),
        trigger=draw(st.none() | TRIGGERS),
        proofs=draw(st.sampled_from([(), ("bilan",)])),
        cap=draw(st.none() | RATIOS) if draw(ONE_IN_FOUR) else None,
        minimum=draw(SUMS) if draw(ONE_IN_FOUR) else None,
        maximum=draw(SUMS) if draw(ONE_IN_FOUR) else None,
        max_payments=draw(st.none() | st.integers(1, 4)),
        variants=variants,
        stoppable=draw(st.booleans()),
        key=key,
    )


@st.composite
def cases(draw: st.DrawFn, *, closed: bool = False) -> Convention:
    """A grant paid under some terms, and what happened to it; ``closed``: a remainder without limits ends it."""
    items = [draw(instalments(str(rank))) for rank in range(draw(st.integers(0 if closed else 1, 4)))]
    if closed:
        items.append(Instalment(kind=InstalmentKind.BALANCE, amount=Remainder(), key="solde"))
    grant = Grant(
        exercise=2024,
        beneficiary="treteaux",
        amount=draw(SUMS),
        eligible_cost=draw(st.none() | SUMS),
        rate=draw(st.none() | RATIOS),
        key="G",
    )
    terms = PaymentTerms(
        instalments=tuple(items),
        unit=draw(st.sampled_from([euros("0.01"), euros(1)])),
        rounding=draw(st.sampled_from(["each", "cumulative"])),
    )
    initial = BASE.initial.replace(grants=(grant,), payment_terms=(terms,))
    return BASE.replace(
        initial=initial, facts=draw(facts()), avenants=(), ledger=None, documents=(), reports=(), requests=()
    )


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Dated facts about the grant « G »."""

    def dated(record: type, **fields: st.SearchStrategy[object]) -> tuple[object, ...]:
        many: list[dict[str, object]] = draw(st.lists(st.builds(dict, day=DAYS, **fields), max_size=3))
        return tuple(record(**each, key=str(rank)) for rank, each in enumerate(many))

    grant = st.just("G")
    return Facts.model_validate(
        {
            "events": dated(Event, kind=st.sampled_from(EventKind)),
            "costs": dated(ActualCost, grant=grant, amount=SUMS),
            "requests": dated(PaymentRequest, grant=grant, amount=st.none() | SUMS),
            "counts": dated(Counting, driver=st.just("repas"), value=st.integers(0, 1000)),
            "conditions": dated(MetCondition, condition=st.sampled_from(["garantie", "jury"])),
        }
    )


def _amount(convention: Convention) -> Amount:
    amount = convention.initial.grants[0].amount
    assert amount is not None
    return amount


def _known(made: Schedule) -> list[Amount]:
    return [line.amount for line in made.lines if line.amount is not None]


@given(cases(), DAYS)
def test_payments_are_never_negative_nor_more_in_all_than_the_grant(
    convention: Convention, day: date
) -> None:
    """Whatever the terms: each payment is zero or more, and what is known of them is within the grant."""
    made = schedule(convention, day)
    assert all(amount >= ZERO for amount in _known(made))
    assert sum(_known(made), start=ZERO) <= _amount(convention)
    assert all(line.at_most is None or line.at_most >= ZERO for line in made.lines)


@given(cases(closed=True), DAYS)
def test_a_schedule_with_a_remainder_adds_up_to_the_grant(convention: Convention, day: date) -> None:
    """The remainder takes all that the others leave, to the cent, as soon as they are known."""
    made = schedule(convention, day)
    if made.total.is_exact:
        assert made.total.amount == _amount(convention)
    else:
        assert made.total.known <= _amount(convention)


@given(cases(), DAYS)
def test_no_cap_is_exceeded(convention: Convention, day: date) -> None:
    """Once an instalment is paid, no more than its cap was in all; and each payment is within its bounds."""
    made, items = schedule(convention, day), convention.initial.payment_terms[0].instalments
    paid, caps = ZERO, {item.key: item for item in items}
    for line in made.lines:
        item = caps[line.instalment or ""]
        paid += line.amount or ZERO
        if item.cap is not None and line.amount and not item.variants:
            assert paid <= _amount(convention).share(item.cap, rounding="floor")
        if line.amount is not None and item.maximum is not None:
            assert line.amount <= item.maximum
        if line.amount and item.minimum is not None:
            assert line.amount >= item.minimum


@given(cases(), DAYS)
def test_nothing_is_due_before_the_act_may_be_carried_out(convention: Convention, day: date) -> None:
    """Nor before the exercise opens; what awaits something is not due; keys are unique."""
    made = schedule(convention, day)
    first = max(filter(None, (BASE.signed_on, BASE.transmitted_on, BASE.notified_on, date(2024, 1, 1))))
    assert all(line.due_on is None or line.due_on >= first for line in made.lines)
    assert all(line.awaited is None for line in made.due_by(date.max))
    assert all((line.awaited is None) == (line.waits_for is None) for line in made.lines)
    assert max(Counter(line.key for line in made.lines).values(), default=1) == 1


@given(cases(), DAYS)
def test_what_is_due_is_within_what_is_firm(convention: Convention, day: date) -> None:
    """The column « exigible » never passes the column « ferme »."""
    row = position(convention, day).grants[0]
    assert row.due.known <= row.firm.amount


@given(cases(), DAYS)
def test_the_order_of_facts_changes_nothing(convention: Convention, day: date) -> None:
    """Facts are read by their dates, wherever they stand in the file."""
    names = ("events", "costs", "requests", "counts", "conditions")
    turned = {name: tuple(reversed(getattr(convention.facts, name))) for name in names}
    days = [item.day for item in convention.facts.counts]
    assume(len(set(days)) == len(days))
    assert schedule(convention.replace(facts=Facts(**turned)), day) == schedule(convention, day)


@given(SUMS, st.integers(1, 12), st.sampled_from(["0.01", "1"]), st.sampled_from(["each", "cumulative"]))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_equal_shares_that_make_the_whole_add_up(
    total: Amount, payments: int, unit: str, rounding: str
) -> None:
    """« Chaque trimestre le quart » pays the whole grant: the last payment takes what rounding left."""
    item = Instalment(
        kind=InstalmentKind.INTERIM,
        amount=Share(ratio=Fraction(1, payments)),
        trigger=Each(rhythm=Rhythm.MONTH, payments=payments),
    )
    grant = Grant(exercise=2024, beneficiary="treteaux", amount=total)
    terms = PaymentTerms.model_validate({"instalments": (item,), "unit": euros(unit), "rounding": rounding})
    base = BASE.initial.replace(grants=(grant,), payment_terms=(terms,))
    made = schedule(BASE.replace(initial=base, avenants=(), ledger=None, documents=()), date(2024, 12, 31))
    assert made.total.amount == total
    assert all(
        earlier.due_on and later.due_on and earlier.due_on < later.due_on
        for earlier, later in zip(made.lines[1:], made.lines[2:], strict=False)
    )
