from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, Convention, Facts, Grant, PaymentTerms, euros, schedule
from conventions.model import (
    ActualCost,
    AmountRule,
    Avenant,
    Document,
    Event,
    EventKind,
    Fixed,
    Instalment,
    InstalmentKind,
    RateOfCosts,
    Remainder,
    SetByAvenant,
    SetGrant,
    Share,
    Upon,
    YearDay,
)
from conventions.money import ZERO
from conventions.operations.instalments import Part
from conventions.operations.schedules import ScheduleLine
from conventions.samples import association_2024_2026, equipment_2023_2025
from conventions.strategies import conventions

KINDS = ("avance", *(["acompte"] * 9))
DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))

if TYPE_CHECKING:
    from tests.operations.conftest import Parts


def _grant(amount: Amount | None, **fields: object) -> Grant:
    return Grant.model_validate({"exercise": 2024, "beneficiary": "B", "amount": amount, **fields})


def _terms(*rules: AmountRule, **fields: object) -> PaymentTerms:
    items = [
        Instalment(kind=InstalmentKind.INTERIM, amount=rule, key=str(rank)) for rank, rule in enumerate(rules)
    ]
    return PaymentTerms.model_validate({"instalments": tuple(items), **fields})


def _texts(found: tuple[Part, ...]) -> list[str]:
    return [str(part.amount) for part in found]


percents = st.lists(st.integers(1, 100), min_size=1, max_size=8).filter(lambda parts: sum(parts) <= 100)
totals = st.integers(0, 10**9).map(lambda cents: Amount(cents=cents))


@given(totals, percents, st.sampled_from(["each", "cumulative"]))
def test_a_schedule_with_a_remainder_adds_up(
    made: Parts, total: Amount, parts: list[int], rounding: str
) -> None:
    """Shares and a remainder give back the grant to the cent; none is negative."""
    rules = [Share(ratio=Fraction(part, 100)) for part in parts]
    found = [part.amount for part in made(_grant(total), _terms(*rules, Remainder(), rounding=rounding))]
    assert all(amount is not None and amount >= ZERO for amount in found)
    assert sum(filter(None, found), start=ZERO) == total


@given(totals, percents, st.sampled_from(["each", "cumulative"]), st.sampled_from([1, 100]))
def test_a_prefix_is_near_its_share(
    made: Parts, total: Amount, parts: list[int], rounding: str, unit: int
) -> None:
    """« cumulative » is within half a unit of the exact prefix, « each » within n/2 units."""
    rules = [Share(ratio=Fraction(part, 100)) for part in parts]
    terms = _terms(*rules, Remainder(), rounding=rounding, unit=Amount(cents=unit))
    found = [part.amount.cents for part in made(_grant(total), terms) if part.amount is not None]
    for n in range(1, len(parts) + 1):
        exact = Fraction(total.cents * sum(parts[:n]), 100)
        allowed = Fraction(unit, 2) * (n if rounding == "each" else 1)
        over = sum(found[:n]) > total.cents - unit
        assert over or abs(sum(found[:n]) - exact) <= allowed


rules = st.one_of(
    st.builds(Fixed, amount=totals),
    st.builds(Share, ratio=st.fractions(0, 2, max_denominator=1000)),
    st.just(Remainder()),
    st.just(SetByAvenant()),
    st.builds(RateOfCosts, rate=st.fractions(0, 1, max_denominator=1000), cap=st.none() | totals),
)


@given(totals, st.lists(rules, min_size=1, max_size=6), totals | st.none())
def test_no_schedule_passes_its_grant(
    made: Parts, total: Amount, chosen: list[AmountRule], costs: Amount | None
) -> None:
    """Whatever the rules, no instalment is negative and what is known never passes the grant."""
    found = [part.amount for part in made(_grant(total), _terms(*chosen), costs)]
    assert all(amount is None or amount >= ZERO for amount in found)
    assert sum(filter(None, found), start=ZERO) <= total


@given(conventions(coherent=True), DAYS)
def test_what_is_due_is_firm_and_positive(convention: Convention, day: date) -> None:
    """Due lines are firm, dated by then, wait for nothing; every line of the schedule explains itself."""
    found = schedule(convention, day)
    assert all(line.reason and line.act for line in found.lines)
    for line in found.due_by(day):
        assert line.firm
        assert line.due_on is not None
        assert line.due_on <= day
        assert line.awaited is None


def test_real_shares_are_exact_to_the_cent(made: Parts) -> None:
    """40 %, 40 % and the solde of 281 220,22 €; quarters in whole euros of 7 107 €."""
    fifth = _terms(Share(ratio=Fraction(2, 5)), Share(ratio=Fraction(2, 5)), Remainder())
    assert _texts(made(_grant(euros("281220.22")), fifth)) == ["112488.09", "112488.09", "56244.04"]
    quarter = Share(ratio=Fraction(1, 4))
    quarters = _terms(quarter, quarter, quarter, Remainder(), unit=euros(1))
    assert _texts(made(_grant(euros(7107)), quarters)) == ["1777.00", "1777.00", "1777.00", "1776.00"]


def test_an_unknown_grant_gives_unknown_instalments(made: Parts) -> None:
    """Nothing is computed from an amount that nobody stated."""
    terms = _terms(Share(ratio=Fraction(1, 2)), RateOfCosts(rate=Fraction(1, 2)), Remainder())
    assert _texts(made(_grant(None), terms, euros(5))) == ["None", "None", "None"]
    assert _texts(made(_grant(euros(5)), _terms(SetByAvenant()))) == ["None"]
    assert _texts(
        made(_grant(euros(5)), _terms(SetByAvenant()), act=association_2024_2026().avenants[0])
    ) == ["5.00"]


def test_real_costs_are_bounded_by_the_forecast_the_cap_and_the_grant(made: Parts) -> None:
    """min(voted, cap, rate × min(real, forecast)), less what came before."""
    rate = RateOfCosts(rate=Fraction(1, 2), cap=euros(40))
    grant = _grant(euros(50), eligible_cost=euros(70))
    assert _texts(made(grant, _terms(rate), euros(60))) == ["30.00"]
    assert _texts(made(grant, _terms(rate), euros(1000))) == ["35.00"]
    assert _texts(made(_grant(euros(50)), _terms(rate), euros(1000))) == ["40.00"]
    assert _texts(made(_grant(euros(30)), _terms(rate), euros(1000))) == ["30.00"]
    assert _texts(made(grant, _terms(Fixed(amount=euros(20)), rate), euros(30))) == ["20.00", "0.00"]


def test_a_cap_limits_what_was_paid_in_all(made: Parts) -> None:
    """80 % at most once the acompte is paid: the acompte is reduced, rounded down."""
    items = (
        Instalment(kind=InstalmentKind.ADVANCE, amount=Share(ratio=Fraction(1, 2))),
        Instalment(kind=InstalmentKind.INTERIM, amount=Share(ratio=Fraction(1, 2)), cap=Fraction(4, 5)),
        Instalment(kind=InstalmentKind.BALANCE, amount=Remainder()),
    )
    terms = PaymentTerms(instalments=items)
    assert _texts(made(_grant(euros("10.01")), terms)) == ["5.01", "2.99", "2.01"]


def _one(trigger: Mapping[str, object] | None, facts: Facts = Facts(), *proofs: str) -> ScheduleLine:
    """The line of a grant paid at once upon a trigger, at the end of 2024."""
    instalment = {"kind": "unique", "amount": {"rule": "reste"}, "trigger": trigger, "proofs": proofs}
    base = association_2024_2026()
    terms = base.initial.replace(payment_terms=(PaymentTerms.model_validate({"instalments": (instalment,)}),))
    return schedule(base.replace(initial=terms), date(2024, 12, 31), facts=facts).lines[0]


NOTIFIED = date(2024, 1, 18)
EVENTS = {
    "décision": NOTIFIED,
    "signature": NOTIFIED,
    "transmission": NOTIFIED,
    "notification": NOTIFIED,
    "commencement": None,
}


@pytest.mark.parametrize(("event", "day"), EVENTS.items())
def test_a_payment_follows_its_event(event: str, day: date | None) -> None:
    """The events of the act are read from its dates, and nothing is due before the act is executory;
    the other events are facts, awaited until they happen.
    """
    line = _one({"trigger": "après", "event": event})
    assert line.due_on == day
    assert line.awaited == (None if day else f"événement attendu : {event}")


def test_a_delay_is_counted_from_the_event() -> None:
    """Two months after the notification of 18 January; a hypothesis of fact counts too."""
    delayed = {"trigger": "après", "event": "notification", "delay": "P2M"}
    assert _one(delayed).due_on == date(2024, 3, 18)
    facts = Facts(events=(Event(kind=EventKind.START, day=date(2024, 2, 29)),))
    assert _one({"trigger": "après", "event": "commencement"}, facts).due_on == date(2024, 2, 29)
    later = Facts(events=(Event(kind=EventKind.START, day=date(2025, 1, 1)),))
    assert _one({"trigger": "après", "event": "commencement"}, later).due_on is None


def test_days_requests_and_silence() -> None:
    """A fixed day is its own due date; a request and a silent act are awaited."""
    assert _one({"trigger": "au plus tard", "day": date(2024, 6, 30)}).due_on == date(2024, 6, 30)
    assert _one({"trigger": "à partir", "day": date(2024, 6, 30)}).due_on == date(2024, 6, 30)
    assert _one({"trigger": "sur demande"}).awaited == "demande du bénéficiaire"
    assert _one(None).due_on == date(2024, 3, 18), "sixty days from the notification, by law"


def test_a_day_that_the_year_does_not_have_is_the_last_of_the_month() -> None:
    """« avant le 29 février » of a common year is 28 February."""
    trigger = {"trigger": "dans l’exercice", "month": 2, "day": 29, "offset": 1}
    assert _one(trigger).due_on == date(2025, 2, 28)
    assert _one({**trigger, "offset": 0}).due_on == date(2024, 2, 29)


def test_proofs_hold_a_payment_back_until_all_are_received() -> None:
    """The missing papers are named; the last one received gives the day."""
    kinds = ("bilan", "compte rendu financier")
    first = Document(key="a", kind="bilan", exercise=2024, received_on=date(2024, 5, 2))
    second = Document(key="b", kind="Compte rendu financier", exercise=2024, received_on=date(2024, 7, 1))
    line = _one({"trigger": "sur pièces"}, Facts(documents=(first,)), *kinds)
    assert (line.due_on, line.awaited) == (None, "réception : compte rendu financier")
    both = Facts(documents=(first, second))
    assert _one({"trigger": "sur pièces"}, both, *kinds).due_on == date(2024, 7, 1)
    assert _one({"trigger": "au plus tard", "day": date(2024, 6, 30)}, both, *kinds).due_on == date(
        2024, 7, 1
    )


def test_a_paper_counts_for_its_own_grant_only() -> None:
    """A paper of another exercise, or one that could be about several grants, releases no payment."""
    for about in ({"exercise": 2025}, {"grant": "2025-fonctionnement"}, {}):
        paper = Document.model_validate(
            {"key": "a", "kind": "bilan", "received_on": date(2024, 5, 2), **about}
        )
        assert (
            _one({"trigger": "sur pièces"}, Facts.model_validate({"documents": (paper,)}), "bilan").due_on
            is None
        )


def test_nothing_is_due_before_the_act_is_signed_and_notified() -> None:
    """A day before the signature or the notification waits for them."""
    assert _one({"trigger": "au plus tard", "day": date(2024, 1, 2)}).due_on == date(2024, 1, 18)


def test_payment_terms_that_name_a_grant_come_before_general_ones() -> None:
    """A grant follows the terms that name it, the others the general ones."""
    base = association_2024_2026()
    special = _terms(SetByAvenant(), grants=("2024-fonctionnement",), key="2")
    changed = base.initial.replace(payment_terms=(*base.initial.payment_terms, special))
    lines = schedule(base.replace(initial=changed), date(2024, 12, 31)).lines
    assert [line.instalment for line in lines] == [
        "0",
        "avance",
        "acompte",
        "solde",
        "avance",
        "acompte",
        "solde",
    ]


def test_costs_of_another_grant_or_a_later_day_do_not_count() -> None:
    """Only the real costs of the grant, up to the date asked."""
    base = equipment_2023_2025()
    other = ActualCost(day=date(2025, 1, 1), grant="autre", amount=euros(999))
    lines = schedule(base, date(2024, 6, 30), facts=Facts(costs=(other,))).lines
    assert [line.amount for line in lines] == [euros(18750), None]


def test_a_trigger_of_the_month_is_bounded() -> None:
    """A thirteenth month is refused."""
    with pytest.raises(ValueError, match="month"):
        YearDay(month=13, day=1)
    assert YearDay(month=12, day=31).offset == 0


def test_a_projet_that_keeps_the_amount_adds_no_line() -> None:
    """Set again at the same amount, the grant is scheduled once, as it is signed."""
    base = association_2024_2026()
    again = Avenant(
        number=9, deliberation="2023-12-118", operations=(SetGrant(grant=base.initial.grants[0]),)
    )
    day = date(2024, 12, 31)
    assert schedule(base.with_avenant(again), day).lines == schedule(base, day).lines


def test_a_remainder_keeps_under_its_cap(made: Parts) -> None:
    """« le reste, dans la limite de 80 % »: a ceiling holds for the remainder too."""
    advance = Instalment(kind=InstalmentKind.ADVANCE, amount=Share(ratio=Fraction(1, 2)))
    rest = Instalment(kind=InstalmentKind.BALANCE, amount=Remainder(), cap=Fraction(4, 5))
    terms = PaymentTerms(instalments=(advance, rest))
    assert _texts(made(_grant(euros(100)), terms)) == ["50.00", "30.00"]


@given(conventions(coherent=True), DAYS)
def test_nothing_is_due_before_its_exercise(convention: Convention, day: date) -> None:
    """The credits of an exercise cannot be mandated before it opens."""
    for line in schedule(convention, day).lines:
        assert line.due_on is None or line.due_on >= date(line.exercise, 1, 1)


def test_a_signature_does_not_make_the_next_years_due() -> None:
    """« à la signature » of a convention of three years: each exercise waits for its 1 January."""
    base = association_2024_2026()
    advance = Instalment(
        kind=InstalmentKind.ADVANCE, amount=Share(ratio=Fraction(1)), trigger=Upon(event=EventKind.SIGNATURE)
    )
    terms = base.initial.replace(payment_terms=(PaymentTerms(instalments=(advance,)),))
    lines = schedule(base.replace(initial=terms, avenants=()), date(2024, 12, 31)).lines
    assert [str(line.due_on) for line in lines] == ["2024-01-18", "2025-01-01", "2026-01-01"]


def test_the_schedules_of_the_exercises_make_the_whole() -> None:
    """Each line is in that of its exercise, and in no other."""
    whole = schedule(association_2024_2026(), date(2025, 6, 30))
    parts = [whole.of(exercise) for exercise in whole.exercises]
    assert len(parts) > 1
    assert [line for part in parts for line in part.lines] == list(whole.lines)
    assert whole.of(1999).lines == ()
