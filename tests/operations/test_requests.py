"""What payments answer: requests, costs, votes, counts, conditions; each answers one payment, in its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from conventions import Convention, ConventionsError, Facts, PaymentTerms, euros, schedule, settle
from conventions.model import (
    Avenant,
    ChangeAmount,
    ChangePaymentTerms,
    Decision,
    DecisionKind,
    Deliberation,
    Organ,
)
from conventions.operations import deadlines
from conventions.samples import association_2024_2026

LATE = date(2026, 12, 31)
ON_REQUEST = {"trigger": "sur demande"}
REST: Mapping[str, object] = {"kind": "solde", "amount": {"rule": "reste"}}
Told = list[tuple[str, str]]


def _up_to(ratio: str, **fields: object) -> dict[str, object]:
    return {"kind": "avance", "amount": {"rule": "jusqu’à", "ratio": ratio}, "trigger": ON_REQUEST, **fields}


def _fixed(amount: int, **fields: object) -> dict[str, object]:
    return {"kind": "acompte", "amount": {"rule": "montant fixe", "amount": euros(amount)}, **fields}


def _share(ratio: str, **fields: object) -> dict[str, object]:
    return {"kind": "acompte", "amount": {"rule": "part", "ratio": ratio}, **fields}


def _convention(
    items: Sequence[Mapping[str, object]],
    amount: str = "100",
    *,
    grant: Mapping[str, object] | None = None,
    terms: Mapping[str, object] | None = None,
) -> Convention:
    base = association_2024_2026()
    told = {"exercise": 2024, "beneficiary": "treteaux", "amount": euros(amount), "key": "G", **(grant or {})}
    agreed = PaymentTerms.model_validate({"instalments": tuple(items), **(terms or {})})
    initial = base.initial.replace(grants=(told,), payment_terms=(agreed,))
    return base.replace(initial=initial, avenants=(), ledger=None, documents=(), deliberations=(), facts={})


def _asked(day: date, amount: int | None = None, instalment: str | None = None) -> dict[str, object]:
    return {
        "day": day,
        "grant": "G",
        "amount": None if amount is None else euros(amount),
        "instalment": instalment,
    }


def _told(convention: Convention, day: date = LATE, **facts: object) -> Told:
    lines = schedule(convention, day, facts=Facts.model_validate(facts)).lines
    return [(str(line.due_on), str(line.amount)) for line in lines]


FEBRUARY, MARCH, APRIL, JUNE = (date(2024, month, 1) for month in (2, 3, 4, 6))


def test_a_payment_on_request_is_due_on_the_day_of_its_request() -> None:
    """A share, a remainder, with another day that must have come too."""
    whole = _convention([_share("1/1", trigger=ON_REQUEST)])
    assert _told(whole) == [("None", "100.00")]
    assert _told(whole, requests=[_asked(FEBRUARY, 100)]) == [("2024-02-01", "100.00")]
    later = {"trigger": "à la fois", "of": (ON_REQUEST, {"trigger": "à partir", "day": JUNE})}
    both = _convention([_share("1/1", trigger=later)])
    assert _told(both, requests=[_asked(FEBRUARY)]) == [("2024-06-01", "100.00")]
    rest = _convention([{**REST, "trigger": ON_REQUEST}])
    assert _told(rest, requests=[_asked(MARCH)]) == [("2024-03-01", "100.00")]


def test_a_request_is_answered_once() -> None:
    """The request that names no instalment answers the first that it may be about; the next one, the next."""
    items = [_up_to("3/10"), _up_to("4/5", kind="acompte"), REST]
    assert _told(_convention(items), requests=[_asked(FEBRUARY, 30)])[:2] == [
        ("2024-02-01", "30.00"),
        ("None", "None"),
    ]
    two = [_asked(FEBRUARY, 30, None), _asked(MARCH, 40, None)]
    assert _told(_convention(items), requests=two)[:2] == [("2024-02-01", "30.00"), ("2024-03-01", "40.00")]
    named = [_asked(FEBRUARY, 20, "acompte")]
    assert _told(_convention(items), requests=named)[:2] == [("None", "None"), ("2024-02-01", "20.00")]


def test_a_maximum_and_a_minimum_take_nothing_off_the_ceiling() -> None:
    """50 asked under a maximum of 30: the 20 left of the ceiling are paid upon the next request."""
    most = _convention([_up_to("1/2", maximum=euros(30)), REST], "100.01")
    asked = [_asked(FEBRUARY, 50), _asked(MARCH, 50)]
    assert [amount for _, amount in _told(most, requests=asked)] == ["30.00", "20.00", "50.01"]
    least = _convention([_up_to("1/2", minimum=euros(20)), REST])
    small = [_asked(FEBRUARY, 10), _asked(MARCH, 60)]
    assert [amount for _, amount in _told(least, requests=small)] == ["0.00", "50.00", "50.00"]


def test_a_request_without_a_sum_asks_for_what_is_left() -> None:
    """And what may be paid in so many payments is answered so many times."""
    convention = _convention([_up_to("1/2", max_payments=1), REST])
    asked = [_asked(FEBRUARY), _asked(MARCH, 10)]
    assert [amount for _, amount in _told(convention, requests=asked)] == ["50.00", "50.00"]
    reasons = [
        line.reason
        for line in schedule(convention, LATE, facts=Facts.model_validate({"requests": asked})).lines
    ]
    assert reasons[0].startswith("demande sans montant, dans la limite de 50")


def test_what_was_never_asked_is_closed_by_the_balance() -> None:
    """Once the day of the balance has come, the avance that nobody asked is no more awaited."""
    dated = {**REST, "trigger": {"trigger": "au plus tard", "day": date(2024, 12, 1)}}
    convention = _convention([_up_to("1/2"), dated])
    assert _told(convention, date(2024, 11, 30)) == [("None", "None"), ("2024-12-01", "None")]
    assert _told(convention, date(2024, 12, 1)) == [("2024-12-01", "100.00")]
    papers = {**REST, "trigger": {"trigger": "sur pièces"}, "proofs": ("bilan",)}
    costs = _convention(
        [{"kind": "acompte", "amount": {"rule": "avancement"}}, papers], grant={"eligible_cost": euros(200)}
    )
    paper = {"key": "b", "kind": "Bilan", "received_on": JUNE}
    assert _told(costs) == [("None", "None"), ("None", "None")]
    assert _told(costs, documents=[paper]) == [("2024-06-01", "100.00")]


def _votes(*kinds: DecisionKind) -> tuple[Deliberation, ...]:
    return tuple(
        Deliberation(
            authority="ville",
            organ=Organ.COUNCIL,
            assembly="Conseil",
            date=date(2024, rank, 2),
            number=str(rank),
            decisions=(Decision(kind=kind, raw="verse", exercise=2024),),
        )
        for rank, kind in enumerate(kinds, start=3)
    )


def test_each_vote_pays_one_acompte() -> None:
    """Acomptes « chacun voté »: the second one waits for the second vote."""
    voted = {"trigger": "sur délibération"}
    convention = _convention([_fixed(40, trigger=voted), {**REST, "trigger": voted}])
    pays = DecisionKind.AUTHORISE_PAYMENT
    once, twice = (convention.replace(deliberations=_votes(*kinds)) for kinds in ((pays,), (pays, pays)))
    assert _told(once) == [("2024-03-02", "40.00"), ("None", "60.00")]
    assert _told(twice) == [("2024-03-02", "40.00"), ("2024-04-02", "60.00")]


def test_a_count_made_after_the_day_of_a_payment_does_not_change_it() -> None:
    """A third on the past count, due in March; the new count of May changes the balance alone."""
    rule = {"rule": "activité", "driver": "élèves", "amount": euros(5)}
    items = [
        {
            "kind": "acompte",
            "amount": {**rule, "ratio": "1/3"},
            "trigger": {"trigger": "au plus tard", "day": MARCH},
        },
        {
            "kind": "solde",
            "amount": {**rule, "net_of_previous": True},
            "trigger": {"trigger": "à partir", "day": JUNE},
        },
    ]
    counts = [
        {"driver": "élèves", "day": date(2024, 1, 2), "value": 100},
        {"driver": "élèves", "day": date(2024, 5, 2), "value": 120},
    ]
    told = _told(_convention(items, "1000"), counts=counts)
    assert told == [("2024-03-01", "166.67"), ("2024-06-01", "433.33")]
    late = _told(_convention(items, "1000"), counts=counts[1:])
    assert late[0] == ("2024-03-01", "200.00"), "counted late, but counted"


@pytest.mark.parametrize(
    ("met", "told"),
    [
        (APRIL, [("2024-06-01", "60.00"), ("None", "40.00")]),
        (date(2024, 7, 1), [("2024-06-01", "30.00"), ("2024-07-01", "30.00"), ("None", "40.00")]),
    ],
)
def test_a_condition_met_late_completes_the_payment_from_its_day(met: date, told: Told) -> None:
    """60 % with a guarantee: given in time, it is the payment; given late, it adds to it."""
    variant = {"condition": "garantie", "amount": {"rule": "part", "ratio": "3/5"}}
    item = _share("3/10", trigger={"trigger": "au plus tard", "day": JUNE}, variants=(variant,))
    papers = {**REST, "proofs": ("bilan",), "trigger": {"trigger": "sur pièces"}}
    convention = _convention([item, papers])
    assert _told(convention, conditions=[{"condition": "Garantie", "day": met}]) == told
    unknown = _convention([_up_to("3/10", variants=(variant,)), papers])
    assert _told(unknown, conditions=[{"condition": "garantie", "day": met}])[0] == ("None", "60.00")


def test_ceilings_and_equal_payments_are_in_units() -> None:
    """In whole euros: 80 % of 100,50 € is 80 €; a rest of 100,50 € in three is 34, 33 and 33,50 €."""
    capped = _convention([_share("1/1", cap="4/5"), REST], "100.50", terms={"unit": euros(1)})
    assert [amount for _, amount in _told(capped)] == ["80.00", "20.50"]
    monthly = {**REST, "trigger": {"trigger": "chaque", "rhythm": "mois", "payments": 3}}
    assert [amount for _, amount in _told(_convention([monthly], "100.50", terms={"unit": euros(1)}))] == [
        *("34.00", "33.00", "33.50")
    ]


def test_a_share_that_a_cap_reduced_is_not_caught_up() -> None:
    """Half, capped at 49,99 %, then half: a cent is not paid."""
    convention = _convention([_share("1/2", cap="4999/10000", key="1"), _share("1/2", key="2")])
    assert [amount for _, amount in _told(convention)] == ["49.99", "50.00"]


def test_papers_are_awaited_where_none_is_named() -> None:
    """« sur pièces » without a list, alone or with a day."""
    papers = {"trigger": "sur pièces"}
    both = {"trigger": "à la fois", "of": (papers, {"trigger": "au plus tard", "day": JUNE})}
    for trigger in (papers, both):
        (line,) = schedule(_convention([{**REST, "trigger": trigger}]), LATE).lines
        assert (line.due_on, line.awaited) == (None, "réception : pièces justificatives")
    second = schedule(_convention([{**REST, "key": "a"}, {**REST, "key": "b"}]), LATE).lines[1]
    assert second.reason == "rien : un autre reste prend le solde"


def test_the_balance_is_asked_for_in_time() -> None:
    """The deadline of the last claim is met by the request of the balance; a start may move that of the end."""
    lapse = {"last_claim": 1, "finish_within": "P4Y", "finish_since": "commencement"}
    convention = _convention([REST], terms={"lapse": lapse})
    facts = {"requests": [_asked(JUNE, 10, "solde")], "events": [{"kind": "commencement", "day": MARCH}]}
    found = deadlines(convention, LATE, facts=Facts.model_validate(facts))
    assert [(str(item.day), str(item.met_on)) for item in found] == [
        ("2025-12-31", "2024-06-01"),
        ("2028-03-01", "None"),
    ]
    assert [str(item.day) for item in deadlines(convention, LATE)] == ["2025-12-31"]


@pytest.mark.parametrize(
    ("grant", "terms", "reason"),
    [
        ({"firmness": "prévisionnel"}, {}, "montant prévisionnel, qui n’est pas dû"),
        ({}, {"lapse": {"start_within": "P1Y"}}, "subvention caduque, le délai a fini le 18 janvier 2025"),
    ],
)
def test_what_is_not_due_is_not_settled(
    grant: Mapping[str, object], terms: Mapping[str, object], reason: str
) -> None:
    """Neither a forecast nor a grant that lapsed has a balance."""
    convention = _convention([REST], grant={"calculation": "forfaitaire", **grant}, terms=terms)
    assert settle(convention, 2024, as_of=LATE).grants[0].reason.startswith(reason)


@pytest.mark.parametrize("given", [5.0, "5", 5])
def test_costs_are_amounts(given: object) -> None:
    """Anything else is refused in French; so is an exercise that is no year."""
    convention = _convention([REST], grant={"calculation": "proportionnelle", "rate": "1/2"})
    with pytest.raises(ConventionsError, match="un montant"):
        settle(convention, 2024, given, as_of=LATE)  # type: ignore[arg-type]  # hostile on purpose
    with pytest.raises(ConventionsError, match="un exercice est une année"):
        settle(convention, bool(1), as_of=LATE)


def test_a_settlement_names_its_grants_where_there_are_several() -> None:
    """One calculation each, after its key."""
    base = _convention([REST], grant={"calculation": "forfaitaire"})
    (grant,) = base.initial.grants
    two = base.replace(initial=base.initial.replace(grants=(grant, grant.replace(key="H", amount=euros(5)))))
    assert settle(two, 2024, as_of=LATE).reason.replace("\u202f", " ").replace("\u00a0", " ") == (
        "G : forfaitaire, 100,00 € quelles que soient les dépenses ; versements inconnus"
        " ; H : forfaitaire, 5,00 € quelles que soient les dépenses ; versements inconnus"
    )


def test_what_is_unknown_stays_unknown() -> None:
    """Costs of a grant whose amount nobody knows; a variant whose own amount is not known yet."""
    unknown = _convention([{"kind": "acompte", "amount": {"rule": "avancement"}}], grant={"amount": None})
    assert _told(unknown, costs=[{"day": MARCH, "grant": "G", "amount": euros(5)}]) == [("None", "None")]
    variant = {"condition": "garantie", "amount": {"rule": "jusqu’à", "ratio": "3/5"}}
    item = _share("3/10", trigger={"trigger": "au plus tard", "day": MARCH}, variants=(variant,))
    late = [{"condition": "garantie", "day": JUNE}]
    assert _told(_convention([item]), conditions=late) == [("2024-03-01", "30.00")]
    lower = {"condition": "garantie", "amount": {"rule": "part", "ratio": "1/10"}}
    less = _share("3/10", trigger={"trigger": "au plus tard", "day": MARCH}, variants=(lower,))
    assert _told(_convention([less]), conditions=late) == [("2024-03-01", "30.00")], "nothing is taken back"


def test_a_payment_is_charged_to_the_exercise_of_its_day() -> None:
    """The balance of 2024 due in 2025 is mandated on 2025; without a day, nobody knows."""
    next_year = {**REST, "trigger": {"trigger": "dans l’exercice", "month": 3, "day": 31, "offset": 1}}
    (line,) = schedule(_convention([next_year]), LATE).lines
    assert (line.exercise, line.charged_to) == (2024, 2025)
    (line,) = schedule(_convention([{**REST, "trigger": ON_REQUEST}]), LATE).lines
    assert line.charged_to is None


def test_what_an_avenant_adds_may_wait_for_papers() -> None:
    """50 was due in March; from June on the avance is 80, on papers that are not there."""
    first = _share("1/2", trigger={"trigger": "au plus tard", "day": MARCH})
    papers = _share("4/5", trigger={"trigger": "sur pièces"}, proofs=("bilan",))
    terms = PaymentTerms.model_validate({"instalments": (papers, REST)})
    change = ChangePaymentTerms(payment_terms=terms)
    avenant = Avenant(number=1, signed_on=JUNE, operations=(change,))
    told = _told(_convention([first, REST]).replace(avenants=(avenant,)))
    assert told == [("2024-03-01", "50.00"), ("None", "30.00"), ("None", "20.00")]


def test_an_amount_still_unknown_beside_what_was_due() -> None:
    """50 was due in March; raised in June, the acomptes and the least of a rest and a sum are still unknown."""
    first = _share("1/2", trigger={"trigger": "au plus tard", "day": MARCH})
    progress = {"kind": "acompte", "amount": {"rule": "avancement"}, "key": "progress"}
    least = {
        "kind": "solde",
        "amount": {
            "rule": "le plus petit",
            "of": ({"rule": "reste"}, {"rule": "montant fixe", "amount": euros(40)}),
        },
    }
    raise_ = ChangeAmount(by=euros(100))
    avenant = Avenant(number=1, signed_on=JUNE, operations=(raise_,))
    convention = _convention([first, progress, least]).replace(avenants=(avenant,))
    assert _told(convention) == [
        ("2024-03-01", "50.00"),
        ("2024-06-01", "50.00"),
        ("None", "None"),
        ("None", "None"),
    ]
    lines = schedule(convention, LATE).lines
    assert [str(line.at_most) for line in lines] == ["None", "None", "100.00", "40.00"]
    assert [line.key for line in lines] == ["G / acompte", "G / acompte / 1", "G / progress", "G / solde"]


def test_a_rest_may_be_bounded_by_a_sum() -> None:
    """« le solde, dans la limite de 40 € »: the lower of what is left and of the sum."""
    rules = ({"rule": "reste"}, {"rule": "montant fixe", "amount": euros(40)})
    least = {"kind": "solde", "amount": {"rule": "le plus petit", "of": rules}}
    assert [amount for _, amount in _told(_convention([_share("1/2"), least]))] == ["50.00", "40.00"]
    assert [amount for _, amount in _told(_convention([_share("4/5"), least]))] == ["80.00", "20.00"]
