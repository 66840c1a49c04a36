"""Sums over all the conventions: what a body is granted, here and by the others that name the same parties."""

from __future__ import annotations

import narwhals as nw

from conventions.portfolio.bulk.expressions.frames import Frame, Frames, grouped, unlike

YEAR = ["convention", "exercise", "beneficiary"]
_BODY = ["convention", "beneficiary"]


def granted(frames: Frames, years: Frame, grants: Frame, *, authority: bool) -> Frame:
    """The years, each with what is known of some firm grants to its body: column ``total``, in cents.

    ``years`` and ``grants`` have the columns convention, exercise and beneficiary, ``grants`` the amount too.
    ``authority``: by the same authority alone, the only grantor; else by anybody. A year without any of these
    grants has zero.
    """
    own = grouped(grants, YEAR, total=["amount"])
    theirs = own.rename({"convention": "other", "beneficiary": "other_body", "amount": "elsewhere"})
    pairs = _pairs(frames, years, own, authority=authority).join(theirs, on=["other", "other_body"])
    others = grouped(pairs, YEAR, total=["elsewhere"])
    found = years.join(own, on=YEAR, how="left").join(others, on=YEAR, how="left")
    told = nw.col("amount").fill_null(0) + nw.col("elsewhere").fill_null(0)
    return found.with_columns(told.alias("total")).drop("amount", "elsewhere")


def _pairs(frames: Frames, years: Frame, own: Frame, *, authority: bool) -> Frame:
    """Each body with what stands for it in each of the other conventions, once: by a number of each party."""
    mine = _numbered(frames, years, authority=authority)
    theirs = _numbered(frames, own, authority=authority).rename(
        {"convention": "other", "beneficiary": "other_body", "twin": "other_twin"}
    )
    shared = ["body", *(["authority"] if authority else [])]
    pairs = mine.join(theirs, on=shared).filter(nw.col("twin") != nw.col("other_twin"))
    return pairs.select(*_BODY, "other", "other_body").unique()


def _numbered(frames: Frames, rows: Frame, *, authority: bool) -> Frame:
    """The bodies of some rows with each of their numbers, and each of those of the authority where it counts.

    Each once, which says nothing new but to DuckDB: it would join everything by the authority alone first.
    """
    twins = frames["conventions"].select("convention", "twin")
    bodies = frames["numbers"].rename({"party": "beneficiary", "number": "body"}).drop("grantor")
    found = rows.select(_BODY).unique().join(bodies, on=_BODY).join(twins, on="convention")
    if authority:
        grantors = frames["numbers"].filter(nw.col("grantor"))
        found = found.join(
            grantors.select("convention", nw.col("number").alias("authority")), on="convention"
        )
    return found.unique()


def spoiled(frames: Frames, bodies: Frame, *, authority: bool) -> Frame:
    """The conventions that cannot be judged: an unreadable one may add to what one of these bodies is granted.

    ``bodies`` has the columns convention and beneficiary; ``authority`` as for the sums.
    """
    unread = frames["unfolded"].rename({"convention": "other"})
    linked = frames["numbers"].join(unread, on="number").rename({"party": "beneficiary"})
    found = linked.select(*_BODY, "other").unique()
    if authority:
        same = linked.filter(nw.col("grantor")).select("convention", "other").unique()
        found = found.join(same, on=["convention", "other"])
    return bodies.join(found.select(_BODY).unique(), on=_BODY).select("convention").unique()


def judged(frames: Frames, years: Frame, *, authority: bool) -> Frame:
    """The years of the conventions that nothing unreadable adds to."""
    return unlike(years, spoiled(frames, years, authority=authority), ["convention"])
