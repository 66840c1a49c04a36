"""A day is a ``date``: every public function that is asked about a day refuses anything else, in French."""

from __future__ import annotations

import inspect
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

import conventions
from conventions import (
    CENT,
    ConventionsError,
    Facts,
    check,
    documents,
    in_force,
    law,
    nomenclature,
    notebook,
    operations,
    periods,
    position,
    schedule,
    settle,
)
from conventions.days import check_days
from conventions.law import published
from conventions.model import Budget, Commitment, Ledger, Recovery, RecoveryKind
from conventions.opendata import scdl
from conventions.operations import (
    act_state,
    all_facts,
    binds,
    came_back,
    check_credits,
    closing,
    deadlines,
    decided_sums,
    fold,
    granted_by_act,
    is_approved,
    match_entries,
    progress,
    reports_due,
    returned,
    situation,
    spread,
    still_committed,
)
from conventions.periods import DayCount, Duration
from conventions.portfolio import Portfolio, bulk
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

SAMPLE = association_2024_2026()
DAY = date(2024, 12, 31)
COMMITMENT = Commitment(number="E1", committed_on=DAY, exercise=2024, amount=CENT)
TITLE = Recovery(number="1", kind=RecoveryKind.TITLE, exercise=2024, issued_on=DAY, amount=CENT)
BUDGET = Budget(authority="ville", exercise=2024)
ASKED: dict[str, Callable[..., object]] = {
    "act_state": lambda *days, **more: act_state(SAMPLE, SAMPLE, *days, **more),
    "all_facts": lambda *days, **more: all_facts(SAMPLE, Facts(), *days, **more),
    "binds": lambda *days, **more: binds(SAMPLE, SAMPLE, *days, **more),
    "came_back": lambda *days, **more: came_back(Ledger(), TITLE, *days, **more),
    "check": lambda *days, **more: check(SAMPLE, *days, **more),
    "check_credits": lambda *days, **more: check_credits([SAMPLE], [], *days, **more),
    "closing": lambda *days, **more: closing([SAMPLE], 2024, *days, **more),
    "check_batches": lambda day, **more: bulk.check_batches((), day, **more),
    "deadlines": lambda *days, **more: deadlines(SAMPLE, *days, **more),
    "decided_sums": lambda day, **more: decided_sums(SAMPLE, (), day, {}, **more),
    "flatten": lambda day, **more: bulk.flatten((), day, **more),
    "fold": lambda *days, **more: fold(SAMPLE, *days, **more),
    "granted_by_act": lambda *days, **more: granted_by_act(SAMPLE, *days, **more),
    "in_force": lambda *days, **more: in_force(SAMPLE, *days, **more),
    "is_approved": lambda *days, **more: is_approved(SAMPLE, SAMPLE, *days, **more),
    "match_entries": lambda *days, **more: match_entries([SAMPLE], [], *days, **more),
    "position": lambda *days, **more: position(SAMPLE, *days, **more),
    "progress": lambda *days, **more: progress(SAMPLE, (), *days, **more),
    "reports_due": lambda *days, **more: reports_due(SAMPLE, *days, **more),
    "returned": lambda *days, **more: returned(Ledger(), *days, **more),
    "schedule": lambda *days, **more: schedule(SAMPLE, *days, **more),
    "settle": lambda day, **more: settle(SAMPLE, 2024, as_of=day, **more),
    "spread": lambda *days, **more: spread([SAMPLE], BUDGET, *days, **more),
    "situation": lambda *days, **more: situation(SAMPLE, *days, **more),
    "still_committed": lambda *days, **more: still_committed(COMMITMENT, *days, **more),
    "write": lambda *days, **more: scdl.write(SAMPLE, *days, **more),
}
"""Each public function that takes a day, on a sample."""

NAMED: dict[str, tuple[str, Callable[[Any], object]]] = {
    "add_days": ("day", lambda day: periods.add_days(day, 1, counted=DayCount.OUVRE)),
    "add_months": ("day", lambda day: periods.add_months(day, 1)),
    "after": ("day", lambda day: periods.after(day, Duration(months=1), counted=DayCount.CALENDAR)),
    "count": ("on", lambda day: law.count("essential_data_population", on=day)),
    "day_of_year": ("on", lambda day: law.day_of_year("cpo_advance_before", on=day)),
    "duration": ("on", lambda day: law.duration("payment_delay", on=day)),
    "is_working_day": ("day", lambda day: periods.is_working_day(day, DayCount.CALENDAR)),
    "norm_for": ("on", lambda day: nomenclature.norm_for("commune", day)),
    "norm_of_kind": ("on", lambda day: nomenclature.norm_of_kind("commune", on=day)),
    "ratio": ("on", lambda day: law.ratio("owner_share", on=day)),
    "reasons_to_reconfirm": ("on", lambda day: law.reasons_to_reconfirm("owner_share", on=day)),
    "report_deadline": ("end", law.report_deadline),
    "stated": ("on", lambda day: law.stated("payment_delay", on=day)),
    "version_on": ("day", published.version_on),
    "value": ("on", lambda day: law.value("convention_threshold", on=day)),
}
"""The functions below conventions and operations: each has a name of its own for its day."""

NO_DAYS: list[tuple[Any, str]] = [
    ("2024-12-31", "il faut une date, par exemple date(2018, 12, 31) ; reçu : '2024-12-31'"),
    ("31 décembre 2024", "reçu : '31 décembre 2024'"),
    (
        datetime(2024, 12, 31, tzinfo=UTC),
        "il faut une date sans heure, par exemple date(2018, 12, 31) ; reçu : datetime",
    ),
    (2024, "reçu : 2024"),
    (2024.5, "reçu : une valeur de type float"),
    ((2024, 12, 31), "reçu : une valeur de type tuple"),
    ("x" * 10**6, "reçu : 'xxx"),
]


def _days_of(function: object) -> set[str]:
    """The arguments of a public function that are days."""
    if isinstance(function, type) or not callable(function):
        return set()
    given = inspect.signature(function).parameters.values()
    return {each.name for each in given if re.search(r"\bdate\b", str(each.annotation))}


def _functions_of(*packages: ModuleType) -> dict[str, set[str]]:
    """The public functions of packages that take a day, with the arguments that are days."""
    found = {name: _days_of(getattr(package, name)) for package in packages for name in package.__all__}
    return {name: days for name, days in found.items() if days}


FUNCTIONS = _functions_of(bulk, conventions, operations, scdl)


def test_every_public_function_that_takes_a_day_is_here() -> None:
    """The table above forgets none, and each names its days in the same way."""
    assert FUNCTIONS.keys() == ASKED.keys()
    assert all("as_of" in days and days <= {"as_of", "known_on"} for days in FUNCTIONS.values())
    assert _functions_of(periods, law, nomenclature, published) == {
        name: {argument} for name, (argument, _) in NAMED.items()
    }
    assert _functions_of(documents).keys() == DOCUMENTS.keys()


@pytest.mark.parametrize(("met", "told"), [*NO_DAYS, (None, "reçu : None")])
@pytest.mark.parametrize("name", ASKED)
def test_what_is_no_day_is_refused(name: str, met: object, told: str) -> None:
    """What was met and what is expected are told, in few words, whatever was given."""
    with pytest.raises(ConventionsError) as caught:
        ASKED[name](met)
    assert str(caught.value).startswith("as_of : il faut une date")
    assert told in str(caught.value)
    assert len(str(caught.value)) < 160


@pytest.mark.parametrize(("met", "told"), [*NO_DAYS, (None, "reçu : None")])
@pytest.mark.parametrize(("argument", "ask"), NAMED.values(), ids=NAMED)
def test_what_is_no_day_is_refused_by_its_name(
    argument: str, ask: Callable[[Any], object], met: object, told: str
) -> None:
    """The same of the other functions, under the name of their argument; a day is taken."""
    with pytest.raises(ConventionsError, match=re.escape(told)) as caught:
        ask(met)
    assert str(caught.value).startswith(f"{argument} : il faut une date")
    assert len(str(caught.value)) < 160
    ask(DAY)


@pytest.mark.parametrize(("met", "told"), NO_DAYS)
@pytest.mark.parametrize("name", [name for name, days in FUNCTIONS.items() if "known_on" in days])
def test_what_is_known_is_known_on_a_day(name: str, met: object, told: str) -> None:
    """The same of the day on which things were known; without it, everything is."""
    ASKED[name](DAY, known_on=None)
    with pytest.raises(ConventionsError, match=re.escape(told)) as caught:
        ASKED[name](DAY, known_on=met)
    assert str(caught.value).startswith("known_on : il faut une date")


DOCUMENTS: dict[str, Callable[..., object]] = {
    "build": lambda **days: documents.build("avenant", SAMPLE, **days),
    "financial_annex": lambda **days: documents.financial_annex(SAMPLE, **days),
    "from_template": lambda **days: documents.from_template("# Note", SAMPLE, **days),
    "payment_certificate": lambda **days: documents.payment_certificate(SAMPLE, 2024, **days),
    "payment_schedule": lambda **days: documents.payment_schedule(SAMPLE, **days),
    "payments_made": lambda **days: documents.payments_made(SAMPLE, **days),
    "repayment_demand": lambda **days: documents.repayment_demand(SAMPLE, 2024, **days),
    "review": lambda **days: documents.review(SAMPLE, **days),
}
"""Each function that writes a document and takes days; some may go without."""


@pytest.mark.parametrize("met", [met for met, _ in NO_DAYS])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_asked_for_on_a_day(name: str, met: object) -> None:
    """Whether its kind reads the day or not, what is no day is refused under the name of its argument."""
    with pytest.raises(ConventionsError, match=r"^as_of : il faut une date"):
        DOCUMENTS[name](as_of=met)
    with pytest.raises(ConventionsError, match=r"^known_on : il faut une date"):
        DOCUMENTS[name](as_of=DAY, known_on=met)


@pytest.mark.parametrize("name", ASKED)
def test_a_day_is_taken(name: str) -> None:
    """Any day of the calendar is asked about."""
    for day in (DAY, date.min, date.max):
        ASKED[name](day)
        check_days(day, day)


DISPLAYS: dict[str, Callable[..., object]] = {
    "card": lambda *days, **more: notebook.card(SAMPLE, *days, **more),
    "overview": lambda *days: notebook.overview(Portfolio.of([SAMPLE]), *days),
    "plot_targets": lambda *days: notebook.plot_targets(SAMPLE, *days),
}
"""Those of notebooks: a display may be asked for without a day."""


def test_every_display_of_a_day_is_here() -> None:
    """The table above forgets none."""
    assert _functions_of(notebook).keys() == DISPLAYS.keys()


@pytest.mark.parametrize(("met", "told"), NO_DAYS)
@pytest.mark.parametrize("name", DISPLAYS)
def test_a_display_refuses_what_is_no_day(name: str, met: object, told: str) -> None:
    """In the same words."""
    with pytest.raises(ConventionsError, match=re.escape(told)) as caught:
        DISPLAYS[name](met)
    assert str(caught.value).startswith("as_of : il faut une date")
    with pytest.raises(ConventionsError, match="known_on : il faut une date"):
        DISPLAYS["card"](DAY, known_on=met)


def test_a_day_of_another_library_is_a_day() -> None:
    """A frozen clock gives days of its own class, which are dates."""

    class Frozen(date):
        """As a library that stops the clock makes them."""

    assert in_force(SAMPLE, Frozen(2024, 12, 31)) == in_force(SAMPLE, DAY)
