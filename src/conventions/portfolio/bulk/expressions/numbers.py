"""The numbers of the parties: their form, their key, by arithmetic on whole numbers."""

from __future__ import annotations

from functools import reduce
from operator import add

import narwhals as nw

from conventions.identifiers import siret
from conventions.identifiers.siren import NOBODY
from conventions.model import Scheme
from conventions.portfolio.bulk.expressions.frames import Expr, Frame, Frames

_SIREN, _SIRET = 9, 14
_RNA = r"\AW[0-9][0-9A-Z][0-9]{7}\z"
_RNA_NARROW = r"\AW[0-9]{9}\z"


def invalid_siren_or_siret(frames: Frames) -> Frame:
    """ID-001: a SIREN or a SIRET whose form or key is wrong."""
    sirens = _with_sums(frames["identifiers"].filter(nw.col("scheme") == Scheme.SIREN.value), _SIREN)
    sirets = _with_sums(frames["identifiers"].filter(nw.col("scheme") == Scheme.SIRET.value), _SIRET)
    wrong = sirens.filter(~_is_siren()), sirets.filter(~(_is_siren() & _is_siret()))
    return nw.concat([frame.select("convention", "address") for frame in wrong])


def _is_siren() -> Expr:
    return nw.col("digits") & (nw.col("siren") != int(NOBODY)) & (nw.col("siren_key") % 10 == 0)


def _is_siret() -> Expr:
    """La Poste has its own rule, but for its head office."""
    of_la_poste = nw.col("siren") == int(siret.LA_POSTE)
    la_poste = of_la_poste & (nw.col("value") != int(siret.LA_POSTE_HEAD_OFFICE))
    return (la_poste & (nw.col("sum") % 5 == 0)) | (~la_poste & (nw.col("key") % 10 == 0))


def _with_sums(frame: Frame, length: int) -> Frame:
    """The number as a whole one, its SIREN, Luhn's sum of both, the sum of its digits.

    Each step is a column: an expression used twice would be worked out twice. A text that is no number reads
    as zero, for the engines that read it before they choose.
    """
    # \z, because Java takes $ for the end of the last line too
    digits = nw.col("number").str.contains(rf"\A[0-9]{{{length}}}\z")
    told = frame.select("convention", "address", "number", digits.alias("digits"))
    value = nw.when(nw.col("digits")).then(nw.col("number")).otherwise(nw.lit("0"))
    valued = told.with_columns(value.cast(nw.Int64).alias("value"))
    each = [(nw.col("value") // 10**place % 10).alias(f"d{place}") for place in range(length)]
    siren = (nw.col("value") // 10 ** (length - _SIREN)).alias("siren")
    places = range(length)
    return valued.with_columns(siren, *each).with_columns(
        _luhn(places).alias("key"), _luhn(places[-_SIREN:]).alias("siren_key"), _sum(places).alias("sum")
    )


def _sum(places: range) -> Expr:
    return reduce(add, [nw.col(f"d{place}") for place in places])


def _luhn(places: range) -> Expr:
    """Luhn's sum from the last digit: one in two is doubled, less nine above nine."""
    doubled = [nw.col(f"d{place}") for place in places[1::2]]
    twice = [digit * 2 - digit // 5 * 9 for digit in doubled]
    return reduce(add, [*(nw.col(f"d{place}") for place in places[::2]), *twice])


def invalid_rna(frames: Frames) -> Frame:
    """ID-002: a RNA whose form is wrong, or that the SCDL schema refuses: it has a letter."""
    rna = frames["identifiers"].filter(nw.col("scheme") == Scheme.RNA.value)
    return rna.filter(~nw.col("number").str.contains(_RNA_NARROW)).select("convention", "address")
