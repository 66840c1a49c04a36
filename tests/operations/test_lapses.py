"""Caducity, the legal delay, stops, minimum and maximum, complements: what a schedule says at the borders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from conventions import Convention, Facts, PaymentTerms, euros, position, schedule
from conventions.model import Avenant, ChangePaymentTerms, SetGrant
from conventions.operations import DeadlineKind, ScheduleLine, deadlines
from conventions.samples import association_2024_2026

NOTIFIED = date(2024, 1, 18)
LATE = date(2031, 1, 1)


def _convention(
    instalments: tuple[Mapping[str, object], ...], kind: str = "association", **fields: object
) -> Convention:
    base = association_2024_2026()
    terms = PaymentTerms.model_validate({"instalments": instalments, **fields})
    grant = {"exercise": 2024, "beneficiary": "treteaux", "amount": euros(10000), "key": "G"}
    parties = tuple(
        party.replace(kinds=({"kind": kind},)) if party.key == "treteaux" else party
        for party in base.initial.parties
    )
    initial = base.initial.replace(grants=(grant,), payment_terms=(terms,), parties=parties)
    return base.replace(initial=initial, avenants=(), ledger=None, documents=(), facts={})


def _lines(convention: Convention, day: date = LATE, **facts: object) -> list[ScheduleLine]:
    return list(schedule(convention, day, facts=Facts.model_validate(facts)).lines)


HALF = {"rule": "part", "ratio": "1/2"}
UPON_NOTICE = {"trigger": "après", "event": "notification"}
ON_PROOFS = {
    "kind": "solde",
    "amount": {"rule": "reste"},
    "trigger": {"trigger": "sur pièces"},
    "proofs": ("bilan",),
}
START = {"kind": "commencement"}


@pytest.mark.parametrize(
    ("events", "lapsed"),
    [
        ((), "19 janvier 2026"),
        ((("commencement", date(2026, 1, 18)),), None),
        ((("commencement", date(2026, 1, 19)),), "19 janvier 2026"),
        ((("prorogation accordée", date(2025, 12, 1)),), "19 janvier 2027"),
        ((("prorogation accordée", date(2026, 1, 19)),), "19 janvier 2026"),
        ((("prorogation accordée", date(2025, 12, 1)), ("commencement", date(2027, 1, 18))), None),
    ],
)
def test_a_project_not_started_in_time_lapses(
    events: tuple[tuple[str, date], ...], lapsed: str | None
) -> None:
    """Two years from the notification, one year more when it is granted; the last day is still in time."""
    convention = _convention((ON_PROOFS,), lapse={"start_within": "P2Y", "extension": "P1Y"})
    told = [{"kind": kind, "day": day} for kind, day in events]
    (line,) = _lines(convention, events=told)
    expected = f"rien\u00a0: subvention caduque depuis le {lapsed}" if lapsed else "réception : bilan"
    assert (line.awaited, line.is_lost) == (expected, lapsed is not None)
    assert position(convention, LATE, facts=Facts.model_validate({"events": told})).grants[
        0
    ].due.amount == euros(0)


def test_on_its_last_day_the_right_still_holds() -> None:
    """18 January 2026 is the last day; the day after, it has lapsed."""
    convention = _convention((ON_PROOFS,), lapse={"start_within": "P2Y"})
    assert [_lines(convention, day)[0].is_lost for day in (date(2026, 1, 18), date(2026, 1, 19))] == [
        False,
        True,
    ]


def test_what_was_due_before_the_right_lapsed_stays_due() -> None:
    """The avance is due since 2024: the caducity takes only what was not due yet."""
    first = {
        "kind": "avance",
        "amount": {"rule": "part", "ratio": "1/2"},
        "trigger": {"trigger": "après", "event": "notification"},
    }
    convention = _convention((first, ON_PROOFS), lapse={"finish_within": "P4Y", "finish_extension": "P2Y"})
    advance, balance = _lines(convention)
    assert (advance.due_on, advance.awaited, balance.is_lost) == (NOTIFIED, None, True)
    paper = {"key": "b", "kind": "bilan", "received_on": date(2024, 12, 1)}
    assert not _lines(convention, documents=(paper,))[1].is_lost


def test_a_payment_must_be_asked_for_in_time() -> None:
    """No claim in two years; or the first before the end of N+1 and the balance before the end of N+4."""
    within = _convention((ON_PROOFS,), lapse={"claim_within": "P2Y"})
    assert _lines(within)[0].is_lost
    asked = {"day": date(2026, 1, 18), "grant": "G"}
    assert not _lines(within, requests=(asked,))[0].is_lost
    by_year = _convention((ON_PROOFS,), lapse={"first_claim": 1, "last_claim": 4})
    assert not _lines(by_year, date(2028, 12, 31), requests=({"day": date(2025, 12, 31), "grant": "G"},))[
        0
    ].is_lost
    assert _lines(by_year, date(2029, 1, 1), requests=({"day": date(2025, 12, 31), "grant": "G"},))[0].is_lost
    assert _lines(by_year, date(2026, 1, 1))[0].is_lost


def test_nothing_lapses_from_a_day_that_nobody_knows() -> None:
    """Without the event it counts from, or beyond the calendar, no deadline is made up."""
    unknown = _convention((ON_PROOFS,), lapse={"since": "achèvement", "start_within": "P1Y"})
    far = _convention((ON_PROOFS,), lapse={"start_within": "P9000Y", "last_claim": 9000, "first_claim": 9000})
    assert [_lines(each)[0].is_lost for each in (unknown, far)] == [False, False]


def test_the_deadlines_are_told() -> None:
    """Each with its day, whether it was met, and the extension that is counted in."""
    lapse = {
        "start_within": "P2Y",
        "extension": "P1Y",
        "finish_within": "P4Y",
        "claim_within": "P5Y",
        "last_claim": 4,
    }
    convention = _convention((ON_PROOFS,), lapse=lapse)
    facts = Facts.model_validate(
        {
            "events": (
                {"kind": "prorogation accordée", "day": NOTIFIED},
                {"kind": "commencement", "day": NOTIFIED},
            )
        }
    )
    found = deadlines(convention, LATE, facts=facts)
    told = [(item.kind, item.day, item.met_on, item.extended) for item in found]
    assert told == [
        (DeadlineKind.START, date(2027, 1, 18), NOTIFIED, True),
        (DeadlineKind.FINISH, date(2028, 1, 18), None, False),
        (DeadlineKind.LAST_CLAIM, date(2028, 12, 31), None, False),
        (DeadlineKind.CLAIM, date(2029, 1, 18), None, False),
    ]


SILENT = {"kind": "unique", "amount": {"rule": "reste"}}


@pytest.mark.parametrize(
    ("kind", "notified", "due"),
    [
        ("association", date(2021, 7, 2), None),
        ("association", date(2021, 7, 3), date(2024, 1, 1)),
        ("association", date(2024, 2, 29), date(2024, 4, 29)),
        ("entreprise", date(2024, 1, 18), date(2024, 3, 18)),
        ("commune", date(2024, 1, 18), None),
        ("autre", date(2024, 1, 18), None),
        ("association", None, None),
        ("association", date(2031, 1, 2), None),
    ],
)
def test_the_legal_delay(kind: str, notified: date | None, due: date | None) -> None:
    """Sixty days from the notification, for private law alone, since 3 July 2021; else no day is made up."""
    convention = _convention((SILENT,), kind).replace(
        notified_on=notified, transmitted_on=None, signed_on=date(2021, 7, 1)
    )
    (line,) = _lines(convention)
    assert (line.due_on, line.awaited) == (due, None if due else "date non précisée dans l’acte")
    unsaid = convention.replace(initial=convention.initial.replace(payment_terms=()))
    (whole,) = _lines(unsaid)
    assert (whole.due_on, whole.awaited) == (due, None if due else "modalités non précisées dans l’acte")


def test_the_legal_delay_gives_way_to_what_the_act_says() -> None:
    """Where one payment of the act has a date, the law fixes none for the others."""
    dated = {
        "kind": "avance",
        "amount": {"rule": "part", "ratio": "1/2"},
        "trigger": {"trigger": "au plus tard", "day": NOTIFIED},
    }
    assert _lines(_convention((dated, SILENT)))[1].awaited == "date non précisée dans l’acte"
    gone = _convention((SILENT,))
    lonely = gone.replace(
        initial=gone.initial.replace(
            grants=({"exercise": 2024, "beneficiary": "inconnu", "amount": euros(1)},)
        )
    )
    assert _lines(lonely)[0].due_on is None


def test_a_delay_in_working_days_skips_the_holidays_of_its_area() -> None:
    """Three jours ouvrés after Maundy Thursday 2024: Good Friday is a holiday in Alsace-Moselle only."""

    def due(area: str) -> date | None:
        trigger = {
            "trigger": "après",
            "event": "commencement",
            "delay": "P3D",
            "counted": "jours ouvrés",
            "area": area,
        }
        convention = _convention(({**SILENT, "trigger": trigger},))
        return _lines(convention, events=({"kind": "commencement", "day": date(2024, 3, 28)},))[0].due_on

    assert (due("France"), due("Alsace-Moselle")) == (date(2024, 4, 3), date(2024, 4, 4))


def test_a_payment_below_the_minimum_waits() -> None:
    """Costs that give right to less than 500 € are paid with the next ones."""
    rule = {"kind": "acompte", "amount": {"rule": "avancement"}, "minimum": euros(500)}
    base = _convention((rule, SILENT))
    grant = base.initial.grants[0].replace(eligible_cost=euros(10000), key="G")
    convention = base.replace(initial=base.initial.replace(grants=(grant,)))
    costs = [
        {"grant": "G", "day": date(2024, month, 1), "amount": euros(amount)}
        for month, amount in ((2, 300), (3, 300), (4, 5000))
    ]
    paid = [(str(line.due_on), str(line.amount)) for line in _lines(convention, costs=costs)]
    assert paid[:2] == [("2024-03-01", "600.00"), ("2024-04-01", "5000.00")]
    fixed = {
        "kind": "avance",
        "amount": {"rule": "montant fixe", "amount": euros(400)},
        "minimum": euros(500),
    }
    small, rest = _lines(_convention((fixed, SILENT)))
    assert (str(small.amount), str(rest.amount)) == ("0.00", "10000.00")
    assert "moins que le minimum" in small.reason


def test_a_maximum_bounds_every_payment() -> None:
    """Whatever was asked for, no payment passes 3 000 €; nor does the remainder."""
    asked = {"kind": "avance", "amount": {"rule": "jusqu’à", "ratio": "1/1"}, "maximum": euros(3000)}
    convention = _convention((asked, {**SILENT, "maximum": euros(2000)}))
    requests = [
        {"day": date(2024, month, 1), "grant": "G", "amount": amount}
        for month, amount in ((2, euros(5000)), (3, None))
    ]
    assert [str(line.amount) for line in _lines(convention, requests=requests)] == [
        "3000.00",
        "3000.00",
        "2000.00",
    ]


def _raised(amount: int, signed: date, mode: str = "remplace") -> Convention:
    half = {
        "kind": "avance",
        "amount": {"rule": "part", "ratio": "1/2"},
        "trigger": {"trigger": "après", "event": "notification"},
    }
    base = _convention((half, ON_PROOFS))
    grant = base.initial.grants[0].replace(amount=euros(amount), key="G")
    operation = SetGrant.model_validate({"grant": grant, "mode": mode})
    return base.replace(avenants=(Avenant(number=1, signed_on=signed, operations=(operation,)),))


@pytest.mark.parametrize(("amount", "mode"), [(12000, "remplace"), (2000, "ajoute")])
def test_what_an_avenant_adds_is_due_from_its_day(amount: int, mode: str) -> None:
    """Half of 10 000 was due in January; half of the 2 000 more is due when the avenant is signed, in June."""
    lines = _lines(_raised(amount, date(2024, 6, 3), mode))
    told = [(str(line.due_on), str(line.amount), line.act_address) for line in lines]
    assert told == [
        ("2024-01-18", "5000.00", told[0][2]),
        ("2024-06-03", "1000.00", "avenants[1]"),
        ("None", "6000.00", told[2][2]),
    ]
    assert lines[1].reason.startswith("complément apporté par l’avenant n°\u00a01")


def test_what_is_not_due_yet_when_the_avenant_comes_is_not_told_apart() -> None:
    """An avenant signed before the payments: one line each."""
    early = _lines(_raised(12000, date(2024, 1, 10)))
    assert [str(line.amount) for line in early] == ["6000.00", "6000.00"]


def test_a_lower_grant_comes_off_what_is_not_due_yet() -> None:
    """5 000 was due in January: 8 000 in all leaves 3 000, 4 000 leaves nothing, and 1 000 was due in excess."""
    lower = _lines(_raised(8000, date(2024, 6, 3)))
    assert [str(line.amount) for line in lower] == ["5000.00", "3000.00"]
    assert lower[0].act_address == "initial"
    assert lower[0].reason.startswith("50\u00a0% de 10\u202f000,00\u00a0€")
    assert lower[1].reason.endswith("moins 1\u202f000,00\u00a0€ déjà dus")
    least = _lines(_raised(4000, date(2024, 6, 3)))
    assert [str(line.amount) for line in least] == ["4000.00", "0.00"]
    assert least[0].reason.endswith("ramenés à 4\u202f000,00\u00a0€ par l’avenant n°\u00a01")


def _thrice(*amounts: int) -> list[tuple[str, str]]:
    """Half upon the notification of January, half on proofs; the grant changed in June, in July."""
    base = _raised(amounts[0], date(2024, 6, 3))
    (first,) = base.avenants
    (operation,) = first.operations
    grant = base.initial.grants[0].replace(amount=euros(amounts[1]), key="G")
    later = Avenant(number=2, signed_on=date(2024, 7, 15), operations=(operation.replace(grant=grant),))
    return [(str(line.due_on), str(line.amount)) for line in _lines(base.replace(avenants=(first, later)))]


def test_several_avenants_leave_what_was_due_before_each() -> None:
    """Raised then lowered: both halves of 30 000 were due; lowered then raised: half of 20 000, in two lines."""
    assert _thrice(30000, 20000) == [
        ("2024-01-18", "5000.00"),
        ("2024-06-03", "10000.00"),
        ("None", "5000.00"),
    ]
    assert _thrice(6000, 20000) == [
        ("2024-01-18", "5000.00"),
        ("2024-07-15", "5000.00"),
        ("None", "10000.00"),
    ]


def test_other_payment_terms_leave_what_was_due() -> None:
    """All of it at the end, from June on: the half that was due in January is taken off."""
    half = {"kind": "avance", "amount": HALF, "trigger": UPON_NOTICE}
    base = _convention((half, ON_PROOFS))
    whole = {
        "kind": "unique",
        "amount": {"rule": "reste"},
        "trigger": {"trigger": "au plus tard", "day": LATE},
    }
    terms = PaymentTerms.model_validate({"instalments": (whole,)})
    change = ChangePaymentTerms(payment_terms=terms)
    avenant = Avenant(number=1, signed_on=date(2024, 6, 3), operations=(change,))
    told = [(str(line.due_on), str(line.amount)) for line in _lines(base.replace(avenants=(avenant,)))]
    assert told == [("2024-01-18", "5000.00"), ("2031-01-01", "5000.00")]


def test_many_avenants_on_one_grant_are_told_in_two_lines_of_text() -> None:
    """Neither the depth of the stack nor the length of a reason grows with the avenants."""
    base = _raised(10001, date(2024, 6, 3))
    (first,) = base.avenants
    (operation,) = first.operations
    grant = base.initial.grants[0]
    avenants = tuple(
        Avenant(
            number=rank,
            signed_on=date(2024, 6, 3) + timedelta(rank),
            operations=(operation.replace(grant=grant.replace(amount=euros(10000 + rank), key="G")),),
        )
        for rank in range(1, 401)
    )
    lines = _lines(base.replace(avenants=avenants))
    assert sum((line.amount for line in lines if line.amount is not None), start=euros(0)) == euros(10400)
    assert max(len(line.reason) for line in lines) < 200


def test_nothing_in_kind_is_paid() -> None:
    """What is lent or given has a value, and no payment."""
    base = _convention((SILENT,))
    kind = base.initial.grants[0].replace(form="nature", key="G")
    convention = base.replace(initial=base.initial.replace(grants=(kind,)))
    (line,) = _lines(convention)
    assert (str(line.amount), line.due_on, line.is_lost) == ("10000.00", None, True)
    row = position(convention, LATE).grants[0]
    assert [str(total.amount) for total in (row.granted, row.firm, row.due)] == ["10000.00", "0.00", "0.00"]
    unknown = kind.replace(amount=None, key="G")
    (silent,) = _lines(base.replace(initial=base.initial.replace(grants=(unknown,))))
    assert silent.reason == "valeur inconnue"


def test_money_of_the_next_years_is_subject_to_the_credits() -> None:
    """« sous réserve du vote des crédits » is said of the exercises to come, and of them alone."""
    convention = _convention((SILENT,), subject_to_credits=True)
    reasons = [_lines(convention, date(year, 12, 31))[0].reason for year in (2023, 2024)]
    assert [reason.endswith(", sous réserve du vote des crédits") for reason in reasons] == [True, False]
