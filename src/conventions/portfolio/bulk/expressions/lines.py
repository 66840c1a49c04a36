"""Budget lines against their account, the credits of the budget, the authorisations that they cite."""

from __future__ import annotations

import narwhals as nw

from conventions.model import Section
from conventions.portfolio.bulk.expressions.frames import Frame, Frames, flag, grouped, number, true, unlike

_CLASSES = {Section.OPERATING.value: ["6", "7"], Section.INVESTMENT.value: ["2"]}
_ROW = ["convention", "exercise", "row"]
_GRANT = ["convention", "exercise", "grant"]


def account_outside_section(frames: Frames) -> Frame:
    """NAT-001: a line whose section is not that of the class of its account."""
    first, section = nw.col("account").str.slice(0, 1), nw.col("section")
    wrong = [true(first.is_in(digits)) & true(section != name) for name, digits in _CLASSES.items()]
    outside = frames["lines"].filter(nw.col("by_nature") & (wrong[0] | wrong[1]))
    return outside.select("convention", "address", "day")


def credits_insufficient(frames: Frames) -> Frame:
    """BUD-001: engagements over what is voted, or grants over what is left of it."""
    told = frames["conventions"].select("convention", "engaged")
    items = frames["credits"].join(told, on="convention")
    return nw.concat(
        [_granted(items.filter(~nw.col("engaged"))), *_engaged(items.filter(nw.col("engaged")), frames)]
    )


def _rows(items: Frame) -> Frame:
    """What is charged to each row of the budget, and the first line that is."""
    told = items.with_columns(flag(nw.col("amount").is_null()).alias("unknown"))
    sums = grouped(told, _ROW, total=["amount", "unknown"], least=["rank"], most=["voted", "row_engaged"])
    return sums.join(items.select(*_ROW, "rank", "address"), on=[*_ROW, "rank"])


def _granted(items: Frame) -> Frame:
    """Nobody said what the convention engaged: the amounts alone are compared."""
    over = _rows(items).filter((nw.col("unknown") == 0) & (nw.col("amount") > nw.col("voted")))
    return over.select("convention", "address")


def _engaged(items: Frame, frames: Frames) -> tuple[Frame, Frame]:
    """What is engaged passes what is voted; else what is not yet passes what is left."""
    made = (
        frames["commitments"]
        .filter(~nw.col("placed").is_null())
        .select(
            "convention",
            "exercise",
            nw.col("placed").alias("grant"),
            nw.col("amount").alias("made"),
            "dated_rank",
        )
    )
    own = items.join(grouped(made, _GRANT, total=["made"], most=["dated_rank"]), on=_GRANT, how="left")
    doubtful = own.filter(~nw.col("made").is_null() & (nw.col("lines") > 1))
    sure = unlike(own, doubtful, _ROW)
    sums = grouped(sure, _ROW, total=["made"], most=["dated_rank"])
    engaged = nw.max_horizontal(nw.col("made"), nw.col("row_engaged"))
    rows = _rows(_pending(sure)).join(sums, on=_ROW).with_columns(engaged.alias("taken"))
    much = ~nw.col("dated_rank").is_null() & (nw.col("taken") > nw.col("voted"))
    free = nw.max_horizontal(nw.col("voted") - nw.col("taken"), number(0))
    late = ~much & (nw.col("unknown") == 0) & (nw.col("amount") > free)
    last = frames["commitments"].select("convention", "dated_rank", "address")
    return (
        rows.filter(much)
        .select("convention", "dated_rank")
        .join(last, on=["convention", "dated_rank"])
        .select("convention", "address"),
        rows.filter(late).select("convention", "address"),
    )


def _pending(items: Frame) -> Frame:
    """What is not engaged yet: nothing of what is, and nobody knows of what is paid without being so."""
    amount = (
        nw.when(~nw.col("made").is_null())
        .then(number(0))
        .otherwise(nw.when(~nw.col("paid")).then(nw.col("amount")).otherwise(number(None)))
    )
    return items.with_columns(amount.alias("amount"))


def credits_not_the_authorization(frames: Frames) -> Frame:
    """PLURI-003: the payment credits do not add up to the authorisation, or one is out of its bounds."""
    keys, credit, amount = ["convention", "authorization"], nw.col("credit"), nw.col("amount")
    out = frames["authorizations"].filter((credit < 0) | (credit > amount))
    sums = grouped(
        frames["authorizations"],
        [*keys, "address", "day"],
        total=["credit"],
        least=["exercise"],
        most=["amount", "voted_year"],
    )
    starts_late = true(nw.col("voted_year") < nw.col("exercise"))
    wrong = sums.filter((credit > amount) | ((credit < amount) & ~starts_late))
    return nw.concat([frame.select("convention", "address", "day") for frame in (wrong, out)])
