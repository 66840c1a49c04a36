from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Avenant, Convention, ConventionsError, Period, euros, position, schedule
from conventions.errors import OperationError
from conventions.model import ConfirmGrant, Ledger, Operation, SetGrant
from conventions.money import ZERO, Amount
from conventions.operations import Total
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import conventions

DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))
COLUMNS = ("granted", "forecast", "firm", "committed", "due", "mandated", "paid", "recovered", "to_pay")


@given(conventions(coherent=True), DAYS)
def test_left_to_pay_is_firm_less_paid_plus_recovered(convention: Convention, day: date) -> None:
    """The equation holds on each row; what is unknown in a term is unknown in the result."""
    for row in position(convention, day).exercises:
        assert row.to_pay.known == row.firm.known - row.paid.known + row.recovered.known
        assert set(row.to_pay.unknown) == {*row.firm.unknown, *row.paid.unknown, *row.recovered.unknown}


@given(conventions(coherent=True), DAYS)
def test_due_never_passes_firm(convention: Convention, day: date) -> None:
    """Due ≤ firm ≤ granted, wherever all three are exact and no grant is negative."""
    for row in position(convention, day).exercises:
        if row.due.is_exact and row.firm.is_exact and not _has_negative(convention, row.exercise):
            assert row.due.amount <= row.firm.amount


def _has_negative(convention: Convention, exercise: int) -> bool:
    grants = [*convention.initial.grants]
    for avenant in convention.avenants:
        grants += [op.grant for op in avenant.operations if op.operation == "fixer la subvention"]
    return any(
        grant.amount is not None and grant.amount < ZERO for grant in grants if grant.exercise == exercise
    )


@given(conventions(coherent=True), DAYS)
def test_without_a_ledger_what_was_paid_is_unknown(convention: Convention, day: date) -> None:
    """No ledger is not an empty one: unknown is not zero."""
    blind, empty = convention.replace(ledger=None), convention.replace(ledger=Ledger())
    for row in position(blind, day).exercises:
        assert not row.paid.is_exact
        assert not row.to_pay.is_exact
    for row in position(empty, day).exercises:
        assert row.paid.amount == ZERO
        assert not row.committed.is_exact


@given(conventions(coherent=True), DAYS)
def test_the_total_is_the_sum_of_the_exercises(convention: Convention, day: date) -> None:
    """Each column adds up, known and unknown alike."""
    found = position(convention, day)
    for column in COLUMNS:
        rows = [getattr(row, column) for row in found.exercises]
        assert found.total(column).known == sum((row.known for row in rows), start=ZERO)


def _ledger(**entries: object) -> Convention:
    base = {"number": "1", "exercise": 2024, "amount": euros(100)}
    made = {name: ({**base, **entry},) for name, entry in entries.items() if isinstance(entry, dict)}
    return association_2024_2026().replace(ledger=Ledger.model_validate({"commitments": (), **made}))


def _row(convention: Convention, day: date = date(2024, 12, 31)) -> dict[str, Amount]:
    row = position(convention, day).exercises[0]
    return {column: getattr(row, column).amount for column in COLUMNS}


@pytest.mark.parametrize(
    ("state", "mandated", "paid"),
    [("émis", 100, 0), ("pris en charge", 100, 0), ("payé", 100, 100), ("rejeté", 0, 0), ("annulé", 0, 0)],
)
def test_a_mandate_counts_according_to_its_state(state: str, mandated: int, paid: int) -> None:
    """Rejected and cancelled mandates count for nothing; only a paid one is paid."""
    entry = {"issued_on": date(2024, 5, 1), "state": state, "paid_on": date(2024, 5, 9)}
    row = _row(_ledger(payments=entry))
    assert (row["mandated"], row["paid"]) == (euros(mandated), euros(paid))
    before = _row(_ledger(payments=entry), date(2024, 5, 8))
    assert (before["mandated"], before["paid"]) == (euros(mandated), ZERO)
    assert _row(_ledger(payments=entry), date(2024, 4, 30))["mandated"] == ZERO


MANDATE = {"number": "M", "issued_on": date(2024, 3, 1), "amount": euros(500)}
PAID = {**MANDATE, "state": "payé", "paid_on": date(2024, 3, 9)}


@pytest.mark.parametrize(
    ("mandate", "back", "mandated", "recovered"),
    [
        (PAID, {"kind": "titre de recettes", "collected": euros(30)}, 500, 30),
        (PAID, {"kind": "titre de recettes"}, 500, None),
        (PAID, {"kind": "réduction de mandat", "payment": "M"}, 400, 100),
        (MANDATE, {"kind": "réduction de mandat", "payment": "M"}, 400, 0),
        (PAID, {"kind": "réduction de mandat"}, 400, None),
        ({**MANDATE, "state": "annulé"}, {"kind": "annulation de mandat", "payment": "M"}, 0, 0),
    ],
)
def test_money_that_comes_back_counts_once(
    mandate: dict[str, object], back: dict[str, object], mandated: int, recovered: int | None
) -> None:
    """A title counts for what was collected; a reduction lowers its mandate, and counts if that was paid."""
    convention = _ledger(payments=mandate, recoveries={"issued_on": date(2024, 5, 1), **back})
    row = position(convention, date(2024, 12, 31)).exercises[0]
    assert row.mandated.amount == euros(mandated)
    assert row.recovered == Total.of([("2024", None if recovered is None else euros(recovered))])
    before = position(convention, date(2024, 4, 30)).exercises[0]
    assert before.recovered.amount == ZERO


def test_a_paid_mandate_without_its_day_is_unknown() -> None:
    """When it was paid is not known, so neither is what was paid by a date."""
    row = position(_ledger(payments={**MANDATE, "state": "payé"}), date(2024, 12, 31)).exercises[0]
    assert (row.mandated.amount, row.paid.unknown) == (euros(500), ("2024",))


def test_the_ledger_follows_what_was_known() -> None:
    """``known_on`` leaves out the entries made after that day."""
    row = position(association_2024_2026(), date(2024, 12, 31), known_on=date(2024, 3, 1)).exercises[0]
    assert (row.mandated.amount, row.paid.amount) == (euros(15000), euros(15000))


def test_a_convention_known_in_part_is_silent_rather_than_empty() -> None:
    """A year of its period that no act speaks of is unknown, not zero."""
    seed = cci_2017_2019()
    convention = seed.replace(initial=seed.initial.replace(grants=()))
    granted = position(convention, date(2018, 12, 31)).total("granted")
    assert (granted.known, granted.unknown) == (euros(50000), ("2017", "2019"))


def test_what_was_released_is_no_longer_committed() -> None:
    """Committed = engagements − dégagements."""
    entry = {"committed_on": date(2024, 5, 1), "released": euros(40)}
    assert _row(_ledger(commitments=entry))["committed"] == euros(60)


def test_an_exercise_of_the_ledger_outside_the_period_has_its_row() -> None:
    """Money charged to 2027 is shown, not lost; an open period shows the years it knows."""
    late = _ledger(payments={"exercise": 2027, "issued_on": date(2027, 1, 5)})
    assert [row.exercise for row in position(late, date(2027, 1, 31)).exercises] == [2024, 2025, 2026, 2027]
    seed = cci_2017_2019()
    terms = seed.initial.replace(period=Period(date(2017, 1, 1), None))
    opened = position(seed.replace(initial=terms), date(2018, 12, 31))
    assert [row.exercise for row in opened.exercises] == [2017, 2018, 2019]


def test_a_period_before_the_year_1000_is_refused_in_french() -> None:
    """An exercise is a year of four digits: the day of a slip of the pen is told, open period or not."""
    made = cci_2017_2019()
    for period in (Period(date(999, 12, 31), date(2019, 12, 31)), Period(date(900, 1, 1), None)):
        early = made.replace(initial=made.initial.replace(period=period))
        with pytest.raises(OperationError, match=r"commencerait le .* 0?9\d\d : .*corrigez la période"):
            position(early, date(2018, 12, 31))
    first = made.replace(initial=made.initial.replace(period=Period(date(1000, 1, 1), None)))
    assert position(first, date(2018, 12, 31)).exercises[0].exercise == 1000


def test_a_draft_convention_grants_nothing() -> None:
    """Neither approved nor signed: its amounts are neither granted nor forecast."""
    draft = association_2024_2026().replace(
        **dict.fromkeys(("signed_on", "transmitted_on", "notified_on", "deliberation")),
        avenants=(),
        deliberations=(),
    )
    found = position(draft, date(2024, 12, 31))
    assert found.total("granted").amount == found.total("forecast").amount == ZERO


def _approved(*operations: Operation) -> Convention:
    """The association with one more avenant, approved on 14 December 2023 and not signed."""
    avenant = Avenant(number=9, deliberation="2023-12-118", operations=operations)
    return association_2024_2026().with_avenant(avenant)


# What the deliberation of 2023 attributed is known, whatever an avenant leaves unknown.
@pytest.mark.parametrize(
    ("amount", "more", "granted"), [(40000, 10000, 40000), (20000, 0, 20000), (None, None, 30000)]
)
def test_a_projet_leaves_what_is_signed_firm(amount: int | None, more: int | None, granted: int) -> None:
    """Until it is signed, an avenant changes what is granted, not what is firm, due and scheduled."""
    old = association_2024_2026().initial.grants[0]
    new = None if amount is None else euros(amount)
    convention = _approved(SetGrant(grant=old.replace(amount=new)))
    row = position(convention, date(2024, 12, 31)).exercises[0]
    assert row.granted.amount == euros(granted)
    assert (row.firm.amount, row.due.amount) == (euros(30000), euros(24000))
    *signed, projet = [
        line for line in schedule(convention, date(2024, 12, 31)).lines if line.exercise == 2024
    ]
    assert [line.amount for line in signed] == [euros(15000), euros(9000), euros(6000)]
    assert projet.amount == (None if more is None else euros(more))
    assert projet.awaited == "signature de l’avenant n°\u00a09, date inconnue"
    assert not projet.firm


def test_a_confirmation_that_is_not_signed_keeps_the_forecast_out_of_firm() -> None:
    """A forecast confirmed by a projet is granted, not firm; its payments are listed once."""
    convention = _approved(ConfirmGrant(grant="2026-fonctionnement"))
    row = position(convention, date(2024, 12, 31)).exercises[2]
    assert (row.granted.amount, row.forecast.amount, row.firm.amount) == (euros(32000), ZERO, ZERO)
    assert (
        len([line for line in schedule(convention, date(2024, 12, 31)).lines if line.exercise == 2026]) == 3
    )


def test_a_total_with_an_unknown_part_is_no_number() -> None:
    """Asking for its amount is an error that names what is missing."""
    total = Total.of([("2017", None), ("2018", euros(1)), ("2017", None)])
    assert (total.known, total.unknown) == (euros(1), ("2017",))
    with pytest.raises(ConventionsError, match="2017"):
        _ = total.amount
    with pytest.raises(AttributeError):
        position(cci_2017_2019(), date(2018, 1, 1)).total("nothing")
