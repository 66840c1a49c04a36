"""De minimis aids against their ceiling: on the day of each aid, what the body got over the years that count."""

from __future__ import annotations

import narwhals as nw

from conventions.portfolio.bulk.expressions.bodies import judged
from conventions.portfolio.bulk.expressions.frames import Expr, Frame, Frames, flag, grouped, number, true
from conventions.rules.facts import Ceiling

_BODY = ["convention", "beneficiary"]
_AID = ["day", "amount"]
_ONE = [*_BODY, "rank"]


def aids_over_ceiling(frames: Frames, ceiling: Ceiling) -> Frame:
    """AIDE-001, AIDE-002, AIDE-003: the aids of a body pass the ceiling on the day of one of them."""
    aids = frames["aids"].filter(nw.col("regime") == ceiling.regime.value).rename({"party": "beneficiary"})
    own = judged(frames, aids, authority=False)
    sums = _sum(own, _before(own)), _sum(own, _elsewhere(frames, own, aids))
    found = own.join(sums[0], on=_ONE, how="left").join(
        sums[1].rename({"total": "elsewhere"}), on=_ONE, how="left"
    )
    law = (
        frames["law_days"].filter(nw.col("name") == ceiling.name).rename({"amount": "limit", "since": "from"})
    )
    told = nw.col("total").fill_null(0) + nw.col("elsewhere").fill_null(0)
    over = (
        found.with_columns(number(1).alias("one"))
        .join(law.with_columns(number(1).alias("one")), on="one")
        .filter(
            (nw.col("from") <= nw.col("day")) & (nw.col("day") <= nw.col("until")) & (told > nw.col("limit"))
        )
    )
    return over.filter(~nw.col("since").is_null()).select("convention", "address", "day")


def _sum(own: Frame, told: Frame) -> Frame:
    """By aid, the sum of what was told from its first day on up to it: column ``total``."""
    counted = own.select(*_ONE, nw.col("day").alias("last"), "since").join(told, on=_BODY)
    within = (nw.col("since") <= nw.col("day")) & (nw.col("day") <= nw.col("last"))
    first = (nw.col("day") != nw.col("last")) | (nw.col("place") <= nw.col("rank"))
    told_of = counted.filter(true(within & first)).select(
        *_ONE, (nw.col("amount") * nw.col("times")).alias("total")
    )
    return grouped(told_of, _ONE, total=["total"])


def _before(own: Frame) -> Frame:
    """The aids of the file: of those of one day, the ones that come first."""
    known = own.filter(~nw.col("amount").is_null())
    return known.select(*_BODY, *_AID, nw.col("rank").alias("place"), number(1).alias("times"))


def _elsewhere(frames: Frames, own: Frame, aids: Frame) -> Frame:
    """The aids of the other conventions that this one does not tell, how many of each day and amount."""
    pairs = _pairs(frames, own, aids)
    keys = [*_BODY, *_AID]
    by_file = grouped(_counted(pairs), [*keys, "other"], total=["granted", "declared"])
    others = grouped(by_file, keys, total=["granted"], most=["declared"])
    mine = grouped(
        _counted(own).rename({"declared": "own_declared", "one": "own"}), keys, total=["own_declared", "own"]
    )
    told = others.join(mine, on=keys, how="left")
    kept = _above(nw.col("granted"), nw.col("own_declared").fill_null(0))
    more = _above(nw.col("declared"), nw.col("own").fill_null(0) + nw.col("kept"))
    counts = told.with_columns(kept.alias("kept")).with_columns((nw.col("kept") + more).alias("times"))
    return counts.select(*keys, number(-1).alias("place"), "times")


def _counted(aids: Frame) -> Frame:
    """The aids, with a one in the column of what each is."""
    granted = flag(nw.col("granted"))
    return aids.with_columns(
        granted.alias("granted"), (1 - granted).alias("declared"), number(1).alias("one")
    )


def _above(one: Expr, other: Expr) -> Expr:
    """How many more, none at least."""
    return nw.max_horizontal(one - other, number(0))


def _pairs(frames: Frames, own: Frame, aids: Frame) -> Frame:
    """The known aids of each body in the other conventions that name it by one of its numbers."""
    twins = frames["conventions"].select("convention", "twin")
    numbers = frames["numbers"].select("convention", nw.col("party").alias("beneficiary"), "number")
    mine = own.select(_BODY).unique().join(twins, on="convention").join(numbers, on=_BODY)
    bodies = numbers.join(twins, on="convention").rename(
        {"convention": "other", "beneficiary": "other_body", "twin": "other_twin"}
    )
    same = mine.join(bodies, on="number").filter(nw.col("twin") != nw.col("other_twin"))
    told = aids.filter(~nw.col("amount").is_null() & ~nw.col("day").is_null()).select(
        nw.col("convention").alias("other"), nw.col("beneficiary").alias("other_body"), *_AID, "granted"
    )
    return same.select(*_BODY, "other", "other_body").unique().join(told, on=["other", "other_body"])
