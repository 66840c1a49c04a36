"""Sums over all the conventions: what a body is granted, here and by the others that name the same parties."""

from __future__ import annotations

import narwhals as nw

from conventions.portfolio.bulk.vectorised.frames import Frame, Frames, grouped, unlike

YEAR = ["convention", "exercise", "beneficiary"]
_BODY = ["convention", "beneficiary"]


def granted(frames: Frames, years: Frame, grants: Frame, *, authority: bool) -> Frame:
    """The years, each with what is known of some firm grants to its body: column ``total``, in cents.

    ``years`` and ``grants`` have the columns convention, exercise and beneficiary, ``grants`` the amount too.
    ``authority``: by the same authority alone, the only grantor; else by anybody. A year without any of these
    grants has zero.
    """
    own = grouped(grants, YEAR, total=["amount"])
    others = _elsewhere(frames, years, own, authority=authority)
    found = years.join(own, on=YEAR, how="left").join(others, on=YEAR, how="left")
    told = nw.col("amount").fill_null(0) + nw.col("elsewhere").fill_null(0)
    return found.with_columns(told.alias("total")).drop("amount", "elsewhere")


def _elsewhere(frames: Frames, years: Frame, own: Frame, *, authority: bool) -> Frame:
    """What the other conventions grant to the body of each year, each of their sums once."""
    twins = frames["conventions"].select("convention", "twin")
    shared = ["exercise", "body", *(["authority"] if authority else [])]
    mine = _numbered(frames, years.select(YEAR).unique().join(twins, on="convention"), authority=authority)
    theirs = _numbered(frames, own.join(twins, on="convention"), authority=authority).rename(
        {"convention": "other", "beneficiary": "other_body", "twin": "other_twin"}
    )
    pairs = mine.join(theirs, on=shared).filter(nw.col("twin") != nw.col("other_twin"))
    once = pairs.select(*YEAR, "other", "other_body", nw.col("amount").alias("elsewhere")).unique()
    return grouped(once, YEAR, total=["elsewhere"])


def _numbered(frames: Frames, rows: Frame, *, authority: bool) -> Frame:
    """The rows with each number of the body, and each of the authority where it counts."""
    numbers = frames["numbers"].select("convention", "party", "number")
    found = rows.join(numbers.rename({"party": "beneficiary", "number": "body"}), on=_BODY)
    if not authority:
        return found
    grantors = frames["numbers"].filter(nw.col("grantor"))
    return found.join(grantors.select("convention", nw.col("number").alias("authority")), on="convention")


def spoiled(frames: Frames, bodies: Frame, *, authority: bool) -> Frame:
    """The conventions that cannot be judged: an unreadable one may add to what one of these bodies is granted.

    ``bodies`` has the columns convention and beneficiary; ``authority`` as for the sums.
    """
    unread = frames["unfolded"].rename({"convention": "other", "number": "body"})
    numbered = _numbered(frames, bodies.select(_BODY).unique(), authority=False)
    found = numbered.join(unread, on="body").select("convention", "other")
    if authority:
        grantors = frames["numbers"].filter(nw.col("grantor"))
        same = grantors.select("convention", nw.col("number").alias("body")).join(unread, on="body")
        found = found.join(same.select("convention", "other").unique(), on=["convention", "other"])
    return found.select("convention").unique()


def judged(frames: Frames, years: Frame, *, authority: bool) -> Frame:
    """The years of the conventions that nothing unreadable adds to."""
    return unlike(years, spoiled(frames, years, authority=authority), ["convention"])
