"""The strategies: every public type has one, they are valid, wide, coherent and fast."""

from __future__ import annotations

import datetime as dt
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import conventions as facade
from conventions import Amount, Convention, OperationError, in_force, model, position, schedule, strategies
from conventions.base import Record
from conventions.identifiers import iban, rna, siren, siret
from conventions.model import AmountRule, Grant, Operation, Trigger
from conventions.money import LIMIT, ZERO
from conventions.strategies.building import of_type
from conventions.strategies.registry import record_types, register

register()
ROOT = Path(__file__).parents[2]
RECORDS = sorted(record_types(), key=lambda kind: kind.__name__)
TYPES = sorted(
    (
        kind
        for name in facade.__all__
        if isinstance(kind := getattr(facade, name), type) and not issubclass(kind, Exception)
    ),
    key=lambda kind: kind.__name__,
)
NOT_FIELDS = {"register", "records", "conventions", "amounts", "days_between"}


def test_there_are_types() -> None:
    """The lists that the next tests go through are not empty."""
    assert len(RECORDS) > 60
    assert len(TYPES) > 20


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
@settings(max_examples=8)
@given(data=st.data())
def test_from_type_knows_every_type_of_the_facade(kind: type, data: st.DataObject) -> None:
    """``st.from_type`` draws a value of every public type."""
    assert isinstance(data.draw(st.from_type(kind)), kind)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@settings(max_examples=5)  # each of these strategies is drawn from more often in tests/base/test_records.py
@given(data=st.data())
def test_from_type_knows_every_record(kind: type[Record], data: st.DataObject) -> None:
    """``st.from_type`` draws every record."""
    assert isinstance(data.draw(st.from_type(kind)), kind)


# The first that comes: nobody reads it, so it is not made small.
ANY = settings(phases=[Phase.generate], database=None)
MANY = settings(ANY, max_examples=2000)


def test_every_record_of_the_model_has_a_strategy_of_its_own() -> None:
    """A public function builds each record of the model: none was forgotten."""
    made = {
        type(find(getattr(strategies, name)(), lambda _: True, settings=ANY))
        for name in strategies.__all__
        if takes_nothing(name)
    }
    wanted = {kind for name in model.__all__ if is_record(kind := getattr(model, name))}
    assert wanted <= made


def takes_nothing(name: str) -> bool:
    """Whether a strategy is called without argument."""
    return name not in {"register", "records", "days_between"}


def is_record(kind: object) -> bool:
    """Whether a public name is a record."""
    return isinstance(kind, type) and issubclass(kind, Record)


@pytest.mark.parametrize("name", [name for name in strategies.__all__ if takes_nothing(name)])
@settings(
    max_examples=8
)  # most are those of the records, drawn from more often in tests/base/test_records.py
@given(data=st.data())
def test_every_strategy_draws(name: str, data: st.DataObject) -> None:
    """Each public strategy draws something, and has a docstring that says what."""
    strategy: Callable[[], st.SearchStrategy[object]] = getattr(strategies, name)
    data.draw(strategy())
    assert strategy.__doc__


def test_all_is_sorted() -> None:
    """The public names are in order, and exist."""
    assert strategies.__all__ == sorted(strategies.__all__)
    assert all(hasattr(strategies, name) for name in strategies.__all__)


@pytest.mark.parametrize(
    ("union", "strategy"),
    [
        (Operation, strategies.operations),
        (AmountRule, strategies.amount_rules),
        (Trigger, strategies.triggers),
    ],
)
def test_unions_draw_each_member(union: object, strategy: Callable[[], st.SearchStrategy[object]]) -> None:
    """The strategy of a union draws each of its members, all of them in one run."""
    wanted, seen = set(get_args(get_args(union)[0])), set()

    def seen_all(item: object) -> bool:
        seen.add(type(item))
        return seen == wanted

    with suppress(NoSuchExample):
        find(strategy(), seen_all, settings=MANY)
    assert seen == wanted


def test_a_field_may_be_given() -> None:
    """The strategy of a field replaces ours, and the field is then always set."""
    grant = find(strategies.grants(exercise=st.just(2018), object=st.just("a")), lambda _: True)
    assert (grant.exercise, grant.object) == (2018, "a")


def test_an_unknown_field_is_refused() -> None:
    """A field that the record does not have is refused at once, by its name."""
    with pytest.raises(TypeError, match="Grant has no field exercices, montant"):
        strategies.grants(montant=st.none(), exercices=st.none())


@pytest.mark.parametrize("hint", [list[str], float, object])
def test_a_type_that_no_field_has_is_refused(hint: object) -> None:
    """A field of a type that records may not have has no strategy."""
    with pytest.raises(TypeError, match="no strategy for"):
        of_type(hint)


WIDE: dict[str, tuple[st.SearchStrategy[object], Callable[..., bool]]] = {
    "negative amounts": (strategies.amounts(), lambda amount: amount < ZERO),
    "the largest amount": (strategies.amounts(), lambda amount: amount.cents == LIMIT - 1),
    "an unknown amount": (strategies.grants(), lambda grant: grant.amount is None),
    "an open period": (strategies.periods(), lambda period: period.end is None),
    "a period of one day": (strategies.periods(), lambda period: period.start == period.end),
    "29 February": (strategies.days(), lambda day: (day.month, day.day) == (2, 29)),
    "the last day": (strategies.days(), lambda day: day == dt.date.max),
    "a text with a hash": (strategies.texts(), lambda text: " # " in text),
    "a text with a null": (strategies.texts(), lambda text: "\0" in text),
    "a key with a dot": (strategies.keys(), lambda key: "." in key),
    "a key with a space": (strategies.keys(), lambda key: " " in key),
    "a number with nine decimals": (strategies.numbers(), lambda number: number.as_tuple().exponent == -9),
    "a large number": (strategies.numbers(), lambda number: number > Decimal(10**13)),
    "a third": (strategies.ratios(), lambda ratio: ratio.denominator == 3),
    "a name that elides": (strategies.names(), lambda name: name.elides is True),
    "a price HT a year": (strategies.prices(), lambda price: (price.tax, price.per) == ("HT", "an")),
    "a range": (strategies.targets(), lambda target: None not in (target.low, target.high)),
    "an open range": (strategies.targets(), lambda target: target.low is not None and target.high is None),
    "a proportional grant": (strategies.grants(), lambda grant: grant.calculation == "proportionnelle"),
    "an amount of an act below zero": (strategies.plausible_amounts(), lambda amount: amount < ZERO),
    "a convention without a ledger": (strategies.conventions(), lambda item: item.ledger is None),
    "a convention with two avenants": (strategies.conventions(), lambda item: len(item.avenants) > 1),
    "a signed avenant": (strategies.conventions(), lambda item: any(act.signed_on for act in item.avenants)),
    "an approved projet": (
        strategies.conventions(),
        lambda item: any(act.deliberation and not act.signed_on for act in item.avenants),
    ),
    "unknown clauses": (strategies.conventions(), lambda item: item.initial.clauses is None),
    "no clause": (strategies.terms(), lambda terms: terms.clauses == ()),
    "an incoherent convention": (strategies.conventions(coherent=False), lambda item: fails(item)),  # noqa: PLW0108  # it is defined below
}


def fails(convention: Convention) -> bool:
    """Whether the avenants of a convention operate on what is not there."""
    try:
        in_force(convention, dt.date.max)
    except OperationError:
        return True
    return False


@pytest.mark.no_cover
@pytest.mark.parametrize("name", WIDE)
def test_the_domain_is_wide(name: str) -> None:
    """The strategies reach the corners that break programs."""
    strategy, wanted = WIDE[name]
    find(strategy, wanted, settings=settings(max_examples=20_000, phases=[Phase.generate], database=None))


def test_the_corners_above_could_be_missed() -> None:
    """A corner that is out of the domain is not found: the test above can fail."""
    positive = strategies.amounts(smallest=Amount(cents=1))
    with pytest.raises(NoSuchExample):
        find(positive, lambda amount: amount <= ZERO, settings=settings(max_examples=200, database=None))


@given(strategies.conventions(coherent=True), strategies.days(), strategies.days())
def test_coherent_conventions_fold(convention: Convention, day: dt.date, known: dt.date) -> None:
    """No avenant of a coherent convention operates on something absent, whatever the dates."""
    assert in_force(convention, day).parties
    assert in_force(convention, day, known_on=known).parties
    assert schedule(convention, day, known_on=known).as_of == day
    assert position(convention, day, known_on=known).as_of == day


@given(strategies.conventions(coherent=True))
def test_coherent_references_lead_somewhere(convention: Convention) -> None:
    """Beneficiaries are parties, results answer actions, acts name deliberations that exist."""
    initial = convention.initial
    parties = {party.key for party in initial.parties}
    decided = {item.key for item in convention.deliberations} | {None}
    assert {grant.beneficiary for grant in initial.grants} <= parties
    assert {act.deliberation for act in (convention, *convention.avenants)} <= decided
    assert {result.action for result in convention.results} <= {action.key for action in initial.actions}
    assert {item.authority for item in convention.deliberations} <= parties


@given(strategies.sirens(), strategies.sirets(), strategies.rnas(), strategies.ibans())
def test_identifiers_are_valid(unit: str, establishment: str, association: str, account: str) -> None:
    """Drawn identifiers have the right shape and the right keys."""
    assert siren.is_valid(unit)
    assert siret.is_valid(establishment)
    assert siren.is_valid(establishment[:9])
    assert rna.is_valid(association)
    assert iban.is_valid(account)


@given(
    strategies.amounts(Amount(cents=5), Amount(cents=7)), strategies.days_between(dt.date.min, dt.date.min)
)
def test_bounds_are_kept(amount: Amount, day: dt.date) -> None:
    """Amounts and days stay between their bounds, both included."""
    assert 5 <= amount.cents <= 7
    assert day == dt.date.min


def _seconds_each(strategy: st.SearchStrategy[object]) -> float:
    drawn: list[object] = []

    @settings(
        max_examples=200, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def draw(value: object) -> None:
        drawn.append(value)

    start = process_time()
    draw()
    return (process_time() - start) / len(drawn)


@pytest.mark.slow
def test_a_convention_costs_as_much_as_some_lists_of_numbers() -> None:
    """Properties over whole conventions stay fast: one is drawn in the time of 60 lists of 20 numbers at most."""
    numbers = st.lists(st.integers(), min_size=20, max_size=20)
    assert _seconds_each(strategies.conventions()) <= 60 * _seconds_each(numbers)


def test_grants_shrink_to_something_readable() -> None:
    """The smallest failing grant has nothing but what it needs."""
    grant = find(strategies.grants(), lambda item: item.amount is not None)
    assert grant == Grant(exercise=grant.exercise, beneficiary=grant.beneficiary, amount=ZERO)


WITHOUT_HYPOTHESIS = """
import sys
sys.modules["hypothesis"] = None
try:
    import conventions.strategies
except ModuleNotFoundError as error:
    print(error.name, error)
"""


FIRST = """
import importlib.metadata as metadata
ours = metadata.EntryPoint("conventions", {value!r}, "hypothesis")
metadata.entry_points = lambda group: [ours] if group == ours.group else []
import conventions.strategies
from hypothesis import find, strategies as st
print(find(st.from_type(conventions.Amount), lambda amount: True))
"""


def test_the_strategies_may_be_imported_before_hypothesis() -> None:
    """Hypothesis, which they import, asks for them while they are half made; they are registered all the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script = FIRST.format(value=project["entry-points"]["hypothesis"]["conventions"])
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.stdout, done.stderr) == ("0.00\n", "")


def test_without_hypothesis_the_command_is_given() -> None:
    """Where Hypothesis is missing, one sentence says how to install it."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_HYPOTHESIS],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout == (
        "hypothesis conventions.strategies needs Hypothesis: pip install conventions-subvention[strategies]\n"
    )


def test_without_hypothesis_importing_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the module that is missing, for those who look at it; the next import works again."""
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "hypothesis", None)
        patch.delitem(sys.modules, "conventions.strategies")
        with pytest.raises(ModuleNotFoundError, match="pip install conventions-subvention") as caught:
            importlib.import_module("conventions.strategies")
        assert caught.value.name == "hypothesis"
        assert caught.value.__suppress_context__
    assert importlib.import_module("conventions.strategies") is strategies


def test_registering_twice_changes_nothing() -> None:
    """``register`` may be called again, by the entry point and by hand."""
    register()
    assert isinstance(find(st.from_type(Amount), lambda _: True), Amount)
