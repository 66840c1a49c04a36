"""The comparison of rows does not depend on the memory that it has, nor on the way in which they come."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.opendata.scdl.crossing import numbers as numbers_module
from conventions.opendata.scdl.crossing.accumulating import Crossing
from conventions.opendata.scdl.crossing.facts import amount_key, name_key
from conventions.opendata.scdl.crossing.families import FAMILIES, judged
from conventions.opendata.scdl.crossing.finding import Finding
from conventions.opendata.scdl.crossing.numbers import Numbers, repeated, sharing, varied
from conventions.opendata.scdl.crossing.sorting import in_order
from conventions.opendata.scdl.crossing.stores import Store
from conventions.opendata.scdl.crossing.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts

TEXTS = {
    "nomAttribuant": ("Commune", "Département"),
    "idAttribuant": ("73282932000074", ""),
    "dateConvention": ("2018-01-05", "2018-03-12", "2018", "05/01/2018", ""),
    "referenceDecision": ("", "2018-14", "avenant"),
    "nomBeneficiaire": ("Club", " CLUB\u00a0", "Autre  club", ""),
    "idBeneficiaire": ("35600000049837", "21860194600013", "2,43E+13", "38159300000000", ""),
    "rnaBeneficiaire": ("", "W123456789"),
    "objet": ("Fonctionnement", "Avenant : 20,00 de plus", "pour 3 ans"),
    "montant": ("30.00", "30.0", "030", "50.00", "-0.00", "24000.00", "NC"),
    "datesPeriodeVersement": ("2018-04-01", "2019-04-01", "NC"),
    "pourcentageSubvention": ("1", "0.5", "0.50", "0,5"),
}
PLACES = {name: place for place, name in enumerate(TEXTS)}
ROWS = st.lists(st.tuples(*map(st.sampled_from, TEXTS.values())).map(list), max_size=24)


def views_of(rows: Sequence[list[str]], size: int) -> Iterator[View]:
    """The rows, some at a time; without a line."""
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        yield View(PLACES, some, tuple(zip(*some, strict=True)), start + 1, ())


def facts_of(rows: Sequence[list[str]]) -> list[Facts]:
    """The facts of each row alone."""
    return [view.facts(0) for view in views_of(rows, 1)]


def streamed(rows: Sequence[list[str]], *, kept: int, spooled: int, size: int) -> list[Finding]:
    """What a comparison of little memory finds."""
    known = facts_of(rows)
    with Crossing(kept=kept, spooled=spooled) as crossing:
        for view in views_of(rows, size):
            crossing.add(view)
        return list(crossing.findings(lambda wanted: (known[number - 1] for number in wanted)))


def in_memory(rows: Sequence[list[str]]) -> list[Finding]:
    """What the families find in all the rows."""
    return list(in_order(chain.from_iterable(judged(facts_of(rows), family) for family in FAMILIES)))


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from("ab")), max_size=300), st.integers(1, 99))
def test_findings_are_sorted_by_batches_as_at_once(found: list[tuple[int, str]], batch: int) -> None:
    """In order, and those of one place in the order in which they came."""
    findings = [
        Finding(code, number, None, "é", "", str(came), (number, 2))
        for came, (number, code) in enumerate(found)
    ]
    at_once = sorted(findings, key=lambda each: (each.number, each.code))
    assert list(in_order(findings, batch)) == at_once


@settings(max_examples=60)
@given(ROWS, st.integers(0, 30), st.integers(0, 400), st.integers(1, 9))
def test_the_memory_changes_nothing(rows: list[list[str]], kept: int, spooled: int, size: int) -> None:
    """Spilled at once, or never: the findings of the rows in memory."""
    assert streamed(rows, kept=kept, spooled=spooled, size=size) == in_memory(rows)


@given(ROWS)
def test_parts_change_nothing(rows: list[list[str]]) -> None:
    """Numbers looked at a few at a time, a block at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers_module, "_AT_ONCE", 3)
        patch.setattr(numbers_module, "_READ", 2)
        assert streamed(rows, kept=5, spooled=0, size=4) == in_memory(rows)


def test_numbers_are_put_aside_as_often_as_needed() -> None:
    """The numbers of each time follow those of the one before, and the last ones those put aside."""
    numbers = Numbers(2)
    for some in ([1, 2, 3], [4, 5, 6], [7]):
        numbers.extend(some)
    assert list(chain.from_iterable(numbers.blocks())) == [1, 2, 3, 4, 5, 6, 7]
    numbers.close()


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_group(rows: list[list[str]], random: object) -> None:
    """Where a finding is told changes; the rows concerned do not, but for those told one with another."""
    shuffled = sorted(rows)
    groups = {"names", "identifiers", "shares", "threshold"}

    def counted(some: list[list[str]]) -> Counter[str]:
        return Counter(each.code for each in in_memory(some) if each.code in groups | {"duplicate"})

    assert counted(rows) == counted(shuffled)


@given(ROWS, st.integers(1, 9))
def test_columns_say_what_each_row_says(rows: list[list[str]], size: int) -> None:
    """The keys of the columns are those of the facts."""
    known = facts_of(rows)
    views = list(views_of(rows, size))
    assert list(chain.from_iterable(view.beneficiaries for view in views)) == [
        each.beneficiary for each in known
    ]
    assert list(chain.from_iterable(view.identifiers for view in views)) == [
        each.identifier for each in known
    ]
    assert list(chain.from_iterable(view.grantors for view in views)) == [each.grantor for each in known]
    assert list(chain.from_iterable(view.dated for view in views)) == [
        each.day or each.exercise for each in known
    ]
    assert list(chain.from_iterable(view.amounts for view in views)) == [
        amount_key(each.cents) for each in known
    ]
    assert list(chain.from_iterable(view.names for view in views)) == [name_key(each.name) for each in known]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_any_names_have_the_keys_of_each(names: list[str]) -> None:
    """Whatever the spaces and the line breaks in them."""
    rows = [[name] for name in names]
    view = View({"nomBeneficiaire": 0}, rows, tuple(zip(*rows, strict=True)), 1, ())
    assert list(view.names) == list(map(name_key, names))


@given(st.lists(st.integers(-5, 5)), st.integers(0, 8))
def test_numbers_that_come_twice(numbers: list[int], most: int) -> None:
    """Their ranks; zero never."""
    kept = Numbers(most)
    for number in numbers:
        kept.extend([number])
    times = Counter(numbers)
    expected = [rank for rank, number in enumerate(numbers, 1) if number and times[number] > 1]
    assert sorted(repeated(kept)) == expected
    assert len(kept) == len(numbers)
    asked = array("q", [rank for rank in range(1, len(numbers) + 1) if rank % 2])
    wanted = set(numbers[::2]) - {0}
    assert sorted(sharing(kept, asked)) == [
        rank for rank, number in enumerate(numbers, 1) if number in wanted
    ]
    kept.close()


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3))), st.integers(0, 8))
def test_numbers_that_go_with_two_values(pairs: list[tuple[int, int]], most: int) -> None:
    """Their ranks, those that have no value among them; zero is neither a number nor a value."""
    keys, values = Numbers(most), Numbers(most)
    keys.extend(key for key, _ in pairs)
    values.extend(value for _, value in pairs)
    known: dict[int, set[int]] = {}
    for key, value in pairs:
        known.setdefault(key, set()).update({value} - {0})
    expected = [rank for rank, (key, _) in enumerate(pairs, 1) if key and len(known[key]) > 1]
    assert sorted(varied(keys, values)) == expected
    keys.close()
    values.close()


@given(st.lists(st.lists(st.text(max_size=5), max_size=3), max_size=9), st.integers(0, 60))
def test_a_store_gives_back_what_it_was_given(values: list[list[str]], most: int) -> None:
    """In memory or in a file, twice."""
    with Store(most) as store:
        for value in values:
            store.dump(value)
        assert list(store.values()) == list(store.values()) == values


@pytest.mark.no_cover
def test_many_avenants_of_one_beneficiary_take_no_time() -> None:
    """Two thousand rows of which each may restate each: a look-up, not a comparison of pairs."""
    texts = ("Avenant du 05/01/2018", "Fête")
    start, end = ["C", "73282932000074", "2018-01-05"], ["2018-01-05", "1"]
    rows = [
        [*start, str(rank), "Club", "35600000049837", "", texts[rank % 2], f"{rank}.00", *end]
        for rank in range(2_000)
    ]
    began = process_time()
    assert sum(each.code == "restated" for each in in_memory(rows)) == 999
    assert process_time() - began < 10
