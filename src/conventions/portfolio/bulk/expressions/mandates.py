"""Mandates against the calendar: the closing of their exercise, the signature, how late they are paid."""

from __future__ import annotations

import narwhals as nw

from conventions.model import Section
from conventions.portfolio.bulk.expressions.frames import Expr, Frame, Frames, grouped, true

OPERATING, INVESTMENT = Section.OPERATING.value, Section.INVESTMENT.value


def mandate_after_closing(frames: Frames) -> Frame:
    """BUD-005: a mandate after the last day of its exercise, and what is left engaged once it is closed."""
    days = frames["law_years"].select("exercise", "closing_operating", "closing_investment")
    read = frames["conventions"].select("convention")
    paid = frames["payments"].join(read, on="convention").join(days, on="exercise")
    late = paid.filter(true(nw.col("issued_on") > _last()))
    left = (
        frames["remainders"]
        .join(days, on="exercise")
        .join(frames["conventions"].select("convention", "as_of"), on="convention")
        .filter(true(nw.col("as_of") > _last()) & (nw.col("mandated") < nw.col("committed")))
    )
    return nw.concat([frame.select("convention", "address") for frame in (late, left)])


def _last() -> Expr:
    """The closing of the section; the later of the two where it is not known."""
    operating, investment = nw.col("closing_operating"), nw.col("closing_investment")
    either = nw.max_horizontal(operating, investment)
    charged = nw.col("section")
    return (
        nw.when(true(charged == OPERATING))
        .then(operating)
        .otherwise(nw.when(true(charged == INVESTMENT)).then(investment).otherwise(either))
    )


def payment_long_after_exercise(frames: Frames) -> Frame:
    """BUD-006: a mandate paid long after the closing of its exercise."""
    marks = frames["law_years"].select("exercise", "payment_mark")
    return (
        frames["payments"]
        .join(marks, on="exercise")
        .filter(true(nw.col("paid_on") > nw.col("payment_mark")))
        .select("convention", nw.concat_str(nw.col("address"), nw.lit(".paid_on")).alias("address"))
    )


def signature_late(frames: Frames) -> Frame:
    """CONV-014: the convention is signed after the start of its period, or after its first mandate."""
    signed = frames["signatures"].filter(~nw.col("signed_on").is_null())
    late = signed.filter(nw.col("signed_on") > nw.col("first_day")).select(
        "convention", nw.lit("signed_on").alias("address")
    )
    paid = _first(frames).join(signed.select("convention", "signed_on"), on="convention")
    early = paid.filter(nw.col("issued_on") < nw.col("signed_on")).select("convention", "address")
    return nw.concat([late, early])


def _first(frames: Frames) -> Frame:
    """The first mandate of each convention: of those of its day, the first of the ledger."""
    payments = frames["payments"].select("convention", "issued_on", "rank", "address")
    days = grouped(payments, ["convention"], least=["issued_on"])
    of_day = payments.join(days, on=["convention", "issued_on"])
    ranks = grouped(of_day, ["convention"], least=["rank"])
    return of_day.join(ranks, on=["convention", "rank"])
