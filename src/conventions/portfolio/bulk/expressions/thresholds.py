"""The thresholds of the law, over what a body is granted in a year by all the conventions given."""

from __future__ import annotations

import narwhals as nw

from conventions.model import Form, Nature, PartyKind, Purpose
from conventions.portfolio.bulk.expressions.bodies import YEAR, granted, judged, spoiled
from conventions.portfolio.bulk.expressions.frames import (
    Expr,
    Frame,
    Frames,
    grouped,
    is_any,
    number,
    true,
    unlike,
)
from conventions.rules import Beneficiaries

PRIVATE = [kind.value for kind in PartyKind if Beneficiaries.PRIVATE.covers(kind)]


def _weighs() -> Expr:
    """Equipment counts in cash alone."""
    return (nw.col("form") == Form.CASH.value) | true(nw.col("nature") == Nature.OPERATING.value)


def _housing() -> Expr:
    return true(nw.col("purpose") == Purpose.SOCIAL_HOUSING.value)


def payment_without_convention(frames: Frames) -> Frame:
    """CONV-001: more than the threshold granted in a year, and a mandate before the convention is signed."""
    law = frames["law_years"].select("exercise", "convention_threshold")
    years = (
        frames["grants"]
        .filter(nw.col("firm") & ~_housing() & is_any("kind", PRIVATE))
        .select(*YEAR, "day")
        .unique()
        .join(law.filter(~nw.col("convention_threshold").is_null()), on="exercise")
    )
    grants = frames["grants"].filter(nw.col("firm") & ~_housing() & _weighs())
    sums = granted(frames, judged(frames, years, authority=True), grants, authority=True)
    above = sums.filter(nw.col("total") > nw.col("convention_threshold"))
    return _early(frames, above.select(*YEAR, "day"))


def _early(frames: Frames, years: Frame) -> Frame:
    """The first mandate of each year that comes before the signature, in the order of the ledger."""
    paid = nw.concat([_of_grant(frames), _of_exercise(frames)])
    unproved = ~nw.col("known_in_part") & ~nw.col("signature_told")
    before = true(nw.col("issued_on") < nw.col("signed_on")) | (nw.col("signed_on").is_null() & unproved)
    signed = (
        frames["conventions"]
        .filter(nw.col("grantors") <= 1)
        .select("convention", "signed_on", "known_in_part", "signature_told")
    )
    early = years.join(signed, on="convention").join(paid, on=YEAR).filter(before)
    first = grouped(early, [*YEAR, "day"], least=["rank"])
    entries = frames["payments"].select("convention", "rank", "address")
    return first.join(entries, on=["convention", "rank"]).select("convention", "address", "day")


_PAID = ["convention", "rank", "issued_on"]


def _of_grant(frames: Frames) -> Frame:
    """The mandates that name a grant, with the year and the body of that grant."""
    grants = frames["grants"].filter(~_housing()).select(*YEAR, "grant")
    payments = frames["payments"].filter(~nw.col("grant").is_null()).select(*_PAID, "grant")
    return payments.join(grants, on=["convention", "grant"]).select(*_PAID, "exercise", "beneficiary")


def _of_exercise(frames: Frames) -> Frame:
    """The mandates that name none, where nobody else is granted anything in their exercise."""
    who = nw.when(_housing()).then(nw.lit("")).otherwise(nw.col("beneficiary"))
    bodies = frames["grants"].select("convention", "exercise", who.alias("beneficiary")).unique()
    keys = ["convention", "exercise"]
    counts = grouped(bodies.with_columns(number(1).alias("bodies")), keys, total=["bodies"])
    only = bodies.join(counts.filter(nw.col("bodies") == 1).select(keys), on=keys)
    payments = frames["payments"].filter(nw.col("grant").is_null()).select(*_PAID, "exercise")
    return payments.join(only, on=keys).select(*_PAID, "exercise", "beneficiary")


def accounts_without_auditor(frames: Frames) -> Frame:
    """BEN-005: an association that gets more than the threshold has accounts without any auditor."""
    told = frames["accounts"].rename({"party": "beneficiary"})
    granting = frames["grants"].filter(nw.col("firm")).select(*YEAR, "day", "kind")
    years = _closed(frames, nw.concat([told.select(*YEAR, "day", "kind"), granting]).unique())
    stated = told.filter(~nw.col("public_cash").is_null()).select(*YEAR, nw.col("public_cash").alias("total"))
    summed = unlike(years, stated, YEAR)
    sums = granted(frames, summed, _in_cash(frames), authority=False)
    told_or_summed = [*YEAR, "day", "auditor_threshold", "total"]
    every = nw.concat([each.select(told_or_summed) for each in (years.join(stated, on=YEAR), sums)])
    sure = unlike(every, spoiled(frames, summed, authority=False), ["convention"])
    over = sure.filter(nw.col("total") > nw.col("auditor_threshold"))
    unaudited = told.filter(~nw.col("auditor")).select(*YEAR, "address")
    return over.join(unaudited, on=YEAR).select("convention", "address", "day")


def _closed(frames: Frames, years: Frame) -> Frame:
    """The closed years of associations whose threshold is known."""
    law = frames["law_years"].filter(~nw.col("auditor_threshold").is_null())
    days = frames["conventions"].filter(nw.col("associations")).select("convention", "as_of")
    return (
        years.filter(is_any("kind", [PartyKind.ASSOCIATION.value]))
        .join(days, on="convention")
        .filter(nw.col("day") < nw.col("as_of"))
        .join(law.select("exercise", "auditor_threshold"), on="exercise")
    )


def _in_cash(frames: Frames) -> Frame:
    """The firm grants that count for the accounts: in cash alone since a law of 2014."""
    law = frames["law_years"].select("exercise", "cash_alone")
    counted = ~nw.col("cash_alone") | (nw.col("form") == Form.CASH.value)
    return frames["grants"].filter(nw.col("firm")).join(law, on="exercise").filter(counted)


def body_not_listed(frames: Frames) -> Frame:
    """PUB-003: a body over one of the thresholds is not in the list, nor its accounts sent, where others are."""
    years = judged(frames, _listable(frames), authority=True)
    grants = frames["grants"].filter(nw.col("firm"))
    sums = granted(frames, years, grants, authority=True)
    sum_, products = nw.col("total"), nw.col("products")
    share = sum_ * nw.col("listing_share_den") > products * nw.col("listing_share_num")
    over = sums.filter((sum_ > nw.col("listing_threshold")) | (true(products > 0) & true(share)))
    unlisted = over.filter(true(nw.col("listing") == OTHERS))
    unsent = over.filter(
        true(nw.col("accounts_sent") == OTHERS) & true(sum_ > nw.col("convention_threshold"))
    )
    return nw.concat([each.select("convention", "address", "day") for each in (unlisted, unsent)])


OTHERS = "autres"


def _listable(frames: Frames) -> Frame:
    """The first firm grant of each body in a closed year, by the only authority, which is large enough."""
    firm = frames["grants"].filter(nw.col("firm") & nw.col("known"))
    first = grouped(firm, YEAR, least=["rank"])
    law = frames["law_years"].filter(~nw.col("listing_threshold").is_null())
    days = frames["conventions"].filter(nw.col("grantors") == 1).select("convention", "as_of")
    large = ~nw.col("small_authority") | true(nw.col("inhabitants") >= nw.col("listing_population"))
    return (
        firm.join(first, on=[*YEAR, "rank"])
        .filter(~nw.col("person"))
        .join(days, on="convention")
        .filter(nw.col("day") < nw.col("as_of"))
        .join(law, on="exercise")
        .filter(large)
        .drop("amount")
    )
