"""What the vectorised rules share: the frames by table, sums of what is known, numbers shared by two parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

Frame = nw.LazyFrame[Any]
Frames = Mapping[str, Frame]
Expr = nw.Expr


def is_any(name: str, values: Iterable[str]) -> Expr:
    """Whether a column is one of some texts; false where it is unknown."""
    return true(nw.col(name).is_in(sorted(values)))


def true(told: Expr) -> Expr:
    """Whether something is known to be true."""
    return told.fill_null(value=False)


def number(value: int | None) -> Expr:
    """The same whole number in each row."""
    return nw.lit(value).cast(nw.Int64)


def grouped(
    frame: Frame,
    keys: Iterable[str],
    *,
    total: Iterable[str] = (),
    least: Iterable[str] = (),
    most: Iterable[str] = (),
) -> Frame:
    """Some columns by key: the sum of what is known of them (whole numbers, zero without any), the least, the most.

    Engines widen a sum, and some sum columns alone: what is summed is a column before, a whole number after.
    """
    sums = [nw.col(name).sum() for name in total]
    bounds = *(nw.col(name).min() for name in least), *(nw.col(name).max() for name in most)
    whole = [nw.col(name).fill_null(0).cast(nw.Int64) for name in total]
    found = frame.group_by(*keys).agg(*sums, *bounds)
    return found.with_columns(*whole) if whole else found


def flag(told: Expr) -> Expr:
    """One where something is true, else zero: what is counted by a sum."""
    return told.cast(nw.Int64)


def unlike(frame: Frame, other: Frame, on: Iterable[str]) -> Frame:
    """The rows of a frame that another one does not have."""
    keys = list(on)
    return frame.join(other.select(*keys).unique(), on=keys, how="anti")


def running(frame: Frame, by: str, along: str, names: Iterable[str]) -> Frame:
    """The sums of columns up to each row, in an order that has no ties: columns with the suffix « _sum ».

    PyArrow has no window in order: each row is then joined to those before it.
    """
    if not frame.implementation.is_pyarrow():
        sums = [nw.col(name).cum_sum().over(by, order_by=along).cast(nw.Int64) for name in names]
        return frame.with_columns(
            *(told.alias(f"{name}_sum") for name, told in zip(names, sums, strict=True))
        )
    before = frame.select(
        by, nw.col(along).alias("before"), *(nw.col(name).alias(f"{name}_sum") for name in names)
    )
    pairs = frame.select(by, along).join(before, on=by).filter(nw.col("before") <= nw.col(along))
    return frame.join(grouped(pairs, [by, along], total=[f"{name}_sum" for name in names]), on=[by, along])
