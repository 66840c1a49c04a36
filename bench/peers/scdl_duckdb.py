"""The same rules in the SQL of DuckDB: ``python scdl_duckdb.py FILE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import scdl_told

if TYPE_CHECKING:
    from collections.abc import Iterable


def luhn(number: str, length: int) -> str:
    """The sum of Luhn."""
    digits = ((f"({number} // {10**place} % 10)", place % 2) for place in range(length))
    return " + ".join(
        f"({digit} * 2 // 10 + {digit} * 2 % 10)" if twice else digit for digit, twice in digits
    )


def right_key(column: str) -> str:
    """Fourteen digits with the key of a SIRET; that of La Poste has its own."""
    number = f"TRY_CAST({column} AS BIGINT)"
    total = " + ".join(f"({number} // {10**place} % 10)" for place in range(14))
    post = f"starts_with({column}, '356000000') AND {column} <> '35600000000048'"
    whole = f"CASE WHEN {post} THEN ({total}) % 5 = 0 ELSE ({luhn(number, 14)}) % 10 = 0 END"
    siren = f"({luhn(f'({number} // 100000)', 9)}) % 10 = 0"
    return f"coalesce(regexp_full_match({column}, '[0-9]{{14}}') AND {whole} AND {siren}, false)"


def among(column: str, values: Iterable[str]) -> str:
    """One of some values."""
    told = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({told})"


GOOD = (
    "nomAttribuant <> ''",
    right_key("idAttribuant"),
    "regexp_full_match(dateConvention, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND TRY_CAST(dateConvention AS DATE) IS NOT NULL",
    "nomBeneficiaire <> ''",
    f"(idBeneficiaire = '' OR {right_key('idBeneficiaire')})",
    "regexp_full_match(rnaBeneficiaire, '(W[0-9]{9})?')",
    "(idBeneficiaire <> '' OR rnaBeneficiaire <> '')",
    "objet <> '' AND length(objet) <= 256",
    "TRY_CAST(montant AS DOUBLE) IS NOT NULL",
    among("nature", scdl_told.NATURES),
    "conditionsVersement <> '' AND length(conditionsVersement) <= 256",
    f"regexp_matches(datesPeriodeVersement, '{scdl_told.PERIOD}')",
    "length(idRAE) <= 5",
    among("notificationUE", ("oui", "non")),
    "coalesce(TRY_CAST(pourcentageSubvention AS DOUBLE) BETWEEN 0.01 AND 1, false)",
)


def faulty(path: str) -> Iterable[int]:
    """One query, every cell read as a text."""
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in scdl_told.COLUMNS)
    options = f"header = true, delim = ',', quote = '\"', columns = {{{kinds}}}, nullstr = '\\N'"
    rows = f"SELECT *, row_number() OVER () - 1 AS place FROM read_csv('{path}', {options})"
    asked = f"SELECT place FROM ({rows}) WHERE NOT (({') AND ('.join(GOOD)}))"
    return (place for (place,) in duckdb.execute(asked).fetchall())


if __name__ == "__main__":
    scdl_told.main(faulty)
