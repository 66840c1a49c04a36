"""Money: what is mandated and engaged against what is granted."""

from __future__ import annotations

import narwhals as nw

from conventions.model import Form
from conventions.portfolio.bulk.expressions.frames import (
    Expr,
    Frame,
    Frames,
    flag,
    grouped,
    number,
    running,
    unlike,
)

_YEAR = ["convention", "exercise"]
_SUMS = ("granted", "unknown", "told", "named", "unnamed", "back", "rows")


def payments_over_grant(frames: Frames) -> Frame:
    """PAI-001: mandates over what is granted, for an exercise, or for all of them up to it."""
    rows = running(_rows(frames), "convention", "exercise", ("mandated", "granted", "unknown"))
    own = nw.col("named") - nw.col("all_back") > nw.col("granted")
    more = nw.col("mandated") - nw.col("back") > nw.col("granted")
    in_all = (nw.col("unknown_sum") == 0) & (
        nw.col("mandated_sum") - nw.col("all_back") > nw.col("granted_sum")
    )
    paid = ~nw.col("dated_rank").is_null() & (nw.col("unknown") == 0)
    return _addressed(rows.filter(paid & (own | (more & in_all))), frames["payments"])


def _addressed(over: Frame, entries: Frame) -> Frame:
    """Where the last entry of each row is."""
    keys = ["convention", "dated_rank"]
    return over.select(keys).join(entries.select(*keys, "address"), on=keys).select("convention", "address")


def _rows(frames: Frames) -> Frame:
    """By exercise with a grant, a mandate or money back: what is granted (``unknown``: not known), mandated, back."""
    told = nw.concat([_granted(frames), _decided(frames), _mandated(frames), _returned(frames)])
    years = grouped(told, _YEAR, total=_SUMS, most=["dated_rank"]).filter(nw.col("rows") > 0)
    parts = frames["conventions"].select("convention", "known_in_part")
    silent = nw.col("known_in_part") & (nw.col("told") == 0)
    return years.join(parts, on="convention").with_columns(
        nw.when(silent).then(number(1)).otherwise(nw.col("unknown")).alias("unknown"),
        (nw.col("named") + nw.col("unnamed")).alias("mandated"),
        nw.col("back").sum().over("convention").cast(nw.Int64).alias("all_back"),
    )


def _row(frame: Frame, **told: Expr) -> Frame:
    """The columns of a row, zero for those that are not told."""
    sums = [told.get(name, number(0)).alias(name) for name in _SUMS]
    last = told.get("dated_rank", number(None)).alias("dated_rank")
    return frame.select("convention", told.get("exercise", nw.col("exercise")).alias("exercise"), *sums, last)


def _granted(frames: Frames) -> Frame:
    cash = frames["grants"].filter(nw.col("form") == Form.CASH.value)
    counts, amount = nw.col("firm") & ~nw.col("replaced"), nw.col("counted")
    return _row(
        cash,
        granted=nw.when(counts).then(amount.fill_null(0)).otherwise(number(0)),
        unknown=flag(counts & amount.is_null()),
        told=flag(~nw.col("replaced")),
        rows=number(1),
    )


def _decided(frames: Frames) -> Frame:
    """What deliberations alone tell makes no row by itself."""
    return _row(frames["decisions"], granted=nw.col("amount"), told=number(1))


def _mandated(frames: Frames) -> Frame:
    named, amount = ~nw.col("grant_exercise").is_null(), nw.col("amount")
    return _row(
        frames["payments"],
        exercise=nw.coalesce(nw.col("grant_exercise"), nw.col("exercise")),
        named=nw.when(named).then(amount).otherwise(number(0)),
        unnamed=nw.when(named).then(number(0)).otherwise(amount),
        rows=number(1),
        dated_rank=nw.col("dated_rank"),
    )


def _returned(frames: Frames) -> Frame:
    named, amount = ~nw.col("grant_exercise").is_null(), nw.col("amount")
    return _row(
        frames["recoveries"],
        exercise=nw.coalesce(nw.col("grant_exercise"), nw.col("exercise")),
        named=nw.when(named).then(-amount).otherwise(number(0)),
        back=nw.when(named).then(number(0)).otherwise(amount),
        rows=number(1),
    )


def commitments_over_grant(frames: Frames) -> Frame:
    """PAI-012: engagements over the grant that they name; else all of them over all the grants."""
    made = frames["commitments"].select("convention", "grant", "dated_rank", nw.col("amount").alias("made"))
    named = made.filter(~nw.col("grant").is_null())
    by_grant = grouped(named, ["convention", "grant"], total=["made"], most=["dated_rank"])
    grants = frames["grants"].select("convention", "grant", "amount")
    over = by_grant.join(grants, on=["convention", "grant"]).filter(nw.col("made") > nw.col("amount"))
    every = unlike(grouped(made, ["convention"], total=["made"], most=["dated_rank"]), over, ["convention"])
    return nw.concat([_addressed(each, frames["commitments"]) for each in (over, _in_all(every, frames))])


def _in_all(made: Frame, frames: Frames) -> Frame:
    """All that a convention grants, where every amount is known."""
    told = frames["grants"].with_columns(flag(nw.col("amount").is_null()).alias("unknown"))
    granted = grouped(told, ["convention"], total=["amount", "unknown"])
    sums = made.join(granted, on="convention", how="left").join(
        frames["conventions"].select("convention", "known_in_part"), on="convention"
    )
    untold = nw.col("amount").is_null() & nw.col("known_in_part")
    return sums.filter(
        ~untold & (nw.col("unknown").fill_null(0) == 0) & (nw.col("made") > nw.col("amount").fill_null(0))
    )
