"""Spark runs the same rules unchanged, and the function over batches as it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import find, settings

from conventions.portfolio import bulk
from conventions.rules import check
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from tests.portfolio.bulk.towns import worlds
from tests.portfolio.bulk.worlds import by_columns, by_objects, examples, in_tables

pytestmark = [pytest.mark.spark, pytest.mark.no_cover, pytest.mark.filterwarnings("ignore")]
CODES = bulk.vectorised()
DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A local session of two cores, whose workers run this interpreter."""
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    settings_of = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = settings_of.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


def test_the_vectorised_rules_find_the_same(spark: Any) -> None:
    """In the examples of the rules, and in portfolios drawn at random."""
    drawn = find(worlds(20), lambda found: True, settings=settings(max_examples=1, database=None))
    told = [world for code in CODES for world in examples(f"{code}/failing.yaml")]
    found = [*told, *drawn]
    assert by_columns(in_tables(found), "pyspark", spark) == by_objects(found, CODES)


def test_deep_rules_run_in_map_in_arrow(spark: Any) -> None:
    """Each convention has the findings of its report."""
    from functools import partial

    town = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025())
    rows = [(str(rank), each.model_dump_json()) for rank, each in enumerate(town)]
    frame = spark.createDataFrame(rows, "key STRING, convention STRING")
    schema = ", ".join(f"`{field.name}` STRING" for field in bulk.FINDING_FIELDS)
    told = frame.mapInArrow(partial(bulk.check_batches, as_of=DAY), schema).collect()
    assert {(row["convention"], row["code"], row["address"]) for row in told} == {
        (str(rank), each.code, each.address)
        for rank, convention in enumerate(town)
        for each in check(convention, DAY).findings
    }
