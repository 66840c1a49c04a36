"""The same rules as expressions of polars, alone or as checks of pandera: ``python scdl_polars.py [pandera] FILE``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import polars as pl
import scdl_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

col = pl.col


def digit(number: pl.Expr, place: int) -> pl.Expr:
    """A digit, the last one being at 0."""
    shifted: pl.Expr = number // 10**place
    return shifted % 10


def luhn(number: pl.Expr, length: int) -> pl.Expr:
    """The sum of Luhn."""
    total = pl.lit(0)
    for place in range(length):
        twice = digit(number, place) * (1 + place % 2)
        total = total + twice // 10 + twice % 10
    return total


def right_key(column: str) -> pl.Expr:
    """Fourteen digits with the key of a SIRET; that of La Poste has its own."""
    text = col(column)
    number = text.cast(pl.Int64, strict=False)
    total = sum((digit(number, place) for place in range(14)), pl.lit(0))
    post = text.str.starts_with("356000000") & (text != "35600000000048")
    whole = pl.when(post).then(total % 5 == 0).otherwise(luhn(number, 14) % 10 == 0)
    return (text.str.contains(r"^\d{14}$") & whole & (luhn(number // 10**5, 9) % 10 == 0)).fill_null(
        value=False
    )


def short(column: str) -> pl.Expr:
    """A text that is there, of 256 characters at most."""
    return (col(column) != "") & (col(column).str.len_chars() <= 256)


share = col("pourcentageSubvention").cast(pl.Float64, strict=False)
GOOD = {
    "nomAttribuant": col("nomAttribuant") != "",
    "idAttribuant": right_key("idAttribuant"),
    "dateConvention": col("dateConvention").str.to_date("%Y-%m-%d", strict=False).is_not_null(),
    "nomBeneficiaire": col("nomBeneficiaire") != "",
    "idBeneficiaire": (col("idBeneficiaire") == "") | right_key("idBeneficiaire"),
    "rnaBeneficiaire": col("rnaBeneficiaire").str.contains(r"^(W\d{9})?$"),
    "objet": short("objet"),
    "montant": col("montant").cast(pl.Float64, strict=False).is_not_null(),
    "nature": col("nature").is_in([*scdl_told.NATURES]),
    "conditionsVersement": short("conditionsVersement"),
    "datesPeriodeVersement": col("datesPeriodeVersement").str.contains(scdl_told.PERIOD),
    "idRAE": col("idRAE").str.len_chars() <= 5,
    "notificationUE": col("notificationUE").is_in(["oui", "non"]),
    "pourcentageSubvention": share.is_between(0.01, 1).fill_null(value=False),
}
ONE_OF = (col("idBeneficiaire") != "") | (col("rnaBeneficiaire") != "")


def read(path: str) -> pl.DataFrame:
    """Every cell as a text."""
    return pl.read_csv(path, infer_schema=False, empty_string_is_null=False)


def alone(path: str) -> Iterator[int]:
    """One expression."""
    good = pl.all_horizontal(*GOOD.values(), ONE_OF)
    return iter(read(path).with_row_index("row").filter(~good)["row"])


def with_pandera() -> Callable[[str], Iterator[int]]:
    """A schema of pandera, all its failures asked for."""
    import pandera.polars as pa

    def check(expression: pl.Expr) -> pa.Check:
        return pa.Check(lambda data: data.lazyframe.select(expression.alias("good")))

    schema = pa.DataFrameSchema(
        {name: pa.Column(str, check(good)) for name, good in GOOD.items()}, checks=check(ONE_OF)
    )

    def faulty(path: str) -> Iterator[int]:
        try:
            schema.validate(read(path), lazy=True)
        except pa.errors.SchemaErrors as errors:
            return iter(errors.failure_cases["index"])
        return iter(())

    return faulty


if __name__ == "__main__":
    scdl_told.main(with_pandera() if "pandera" in sys.argv[1:] else alone)
