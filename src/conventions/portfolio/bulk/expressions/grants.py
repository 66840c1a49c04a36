"""Grants against what the convention says: its period, its ceiling; what the beneficiary is."""

from __future__ import annotations

import narwhals as nw

from conventions.model import Form, PartyKind
from conventions.portfolio.bulk.expressions.frames import Frame, Frames, grouped, is_any, true
from conventions.rules import Beneficiaries

ASSOCIATIONS = [kind.value for kind in PartyKind if Beneficiaries.ASSOCIATIONS.covers(kind)]
UNDECLARED = "9210"


def grant_outside_period(frames: Frames) -> Frame:
    """DATE-001: the exercise has no day in the period."""
    periods = frames["conventions"].select("convention", "starts_on", "ends_on")
    exercise = nw.col("exercise")
    before = exercise < nw.col("starts_on").dt.year()
    after = true(exercise > nw.col("ends_on").dt.year())
    return (
        frames["grants"]
        .join(periods, on="convention")
        .filter(before | after)
        .select("convention", nw.col("exercise_address").alias("address"))
    )


def grants_over_ceiling(frames: Frames) -> Frame:
    """PLURI-006: the firm grants, or all of them, pass the ceiling; those that are not known add nothing."""
    sums = grouped(frames["grants"], ["convention"], total=["amount"])
    return (
        frames["conventions"]
        .filter(~nw.col("ceiling").is_null())
        .join(sums, on="convention")
        .filter(nw.col("amount") > nw.col("ceiling"))
        .select("convention", nw.col("ceiling_address").alias("address"))
    )


def association_without_number(frames: Frames) -> Frame:
    """BEN-003: an association that is granted something has neither RNA nor SIRET, in a file that has numbers."""
    numbered = frames["conventions"].filter(nw.col("numbered")).select("convention", "law_day")
    return (
        frames["parties"]
        .filter(nw.col("body") & is_any("kind", ASSOCIATIONS) & ~nw.col("telling"))
        .join(numbered, on="convention")
        .select("convention", "address", nw.col("law_day").alias("day"))
    )


def undeclared_association_paid(frames: Frames) -> Frame:
    """BEN-004: money granted to an association of the category « non déclarée »."""
    return (
        frames["grants"]
        .filter(
            nw.col("firm")
            & is_any("kind", ASSOCIATIONS)
            & (nw.col("form") != Form.IN_KIND.value)
            & true(nw.col("legal_category") == UNDECLARED)
            & ~nw.col("has_rna")
        )
        .select("convention", "address", "day")
    )
