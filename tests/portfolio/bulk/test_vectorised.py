"""The vectorised rules find what the object rules find, no less and no more, in every engine."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from conventions import dumps
from conventions.model import Role
from conventions.portfolio import bulk
from conventions.samples import association_2024_2026
from tests.portfolio.bulk.towns import worlds
from tests.portfolio.bulk.worlds import World, by_columns, by_objects, examples, in_tables

if TYPE_CHECKING:
    from tests.portfolio.bulk.worlds import Findings

ENGINES = ("duckdb", "polars", "pyarrow")
CODES = bulk.vectorised()
HERE = settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def _compare(found: list[World], engines: tuple[str, ...]) -> None:
    expected, tables = by_objects(found, CODES), in_tables(found)
    for engine in engines:
        told = by_columns(tables, engine)
        missed, extra = ((one - other) for one, other in ((expected, told), (told, expected)))
        assert (missed, extra) == (Counter(), Counter()), _shown(found, engine, missed + extra)


def _shown(found: list[World], engine: str, wrong: Findings) -> str:
    """The first portfolio that is judged otherwise, as files."""
    name = min(wrong)[0].rpartition("#")[0]
    (world,) = (each for each in found if each.name == name)
    files = "\n---\n".join(dumps(each, format="yaml") for each in world.town)
    return f"{engine}, {world.day}, {dict(wrong)}\n{world.budgets}\n{files}"


@HERE
@given(worlds(25))
def test_random_portfolios_are_judged_alike(found: list[World]) -> None:
    """DuckDB, Polars and PyArrow find what the object rules find in portfolios drawn around the thresholds."""
    _compare(found, ENGINES)


def test_the_examples_of_each_rule_are_judged_alike() -> None:
    """Every vectorised rule finds something in its own examples, and what the object rule finds there."""
    found = [world for code in CODES for world in examples(f"{code}/*.yaml")]
    expected = by_objects(found, CODES)
    assert {code for _, code, _ in expected} == set(CODES)
    _compare(found, ("polars",))


def test_several_grantors_and_an_absent_beneficiary_are_judged_alike() -> None:
    """Nobody knows the share of each authority, nor what the absent one is."""
    base = association_2024_2026()
    town = []
    for roles, key in (((Role.GRANTOR,), "treteaux"), ((Role.PARTNER,), "absente")):
        parties = (*base.initial.parties, base.initial.parties[0].replace(key="autre", roles=roles))
        grants = tuple(grant.replace(beneficiary=key) for grant in base.initial.grants)
        town.append(
            base.replace(
                initial=base.initial.replace(parties=parties, grants=grants), signed_on=None, avenants=()
            )
        )
    _compare(
        [World("a", tuple(town), date(2025, 6, 30)), World("b", (town[1], base), date(2026, 6, 30))],
        ("polars",),
    )


@pytest.mark.slow
@pytest.mark.no_cover
def test_the_examples_of_all_rules_are_judged_alike() -> None:
    """So do the examples of the other rules, in every engine."""
    _compare(list(examples("*/*.yaml")), ENGINES)


@pytest.mark.slow
@pytest.mark.no_cover
@settings(HERE, max_examples=40)
@given(worlds(100))
def test_many_random_portfolios_are_judged_alike(found: list[World]) -> None:
    """Four thousand portfolios."""
    _compare(found, ("polars",))
