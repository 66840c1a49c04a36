"""The vectorised checks on millions of rows in DuckDB, against the same questions written by hand in SQL."""

from __future__ import annotations

import os
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.harness import Row, Variant, absent, assertion, at_least, at_most, duration
from conventions.portfolio import bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Frames = dict[str, Any]
ROWS = int(os.environ.get("BENCH_BULK_ROWS", "100000"))
"""Rows of grants and as many of mandates; the limits are told for 5 000 000 (and 1 000 000 for the growth)."""
LIMIT, GROWTH = 2.0, 120.0
ROUNDS = 3
CODES = ("DATE-001", "PLURI-006", "BUD-005", "NAT-001", "ID-001", "PAI-001", "CONV-001")
SQL = {
    bulk.Kind.TEXT: "VARCHAR",
    bulk.Kind.INTEGER: "BIGINT",
    bulk.Kind.CENTS: "BIGINT",
    bulk.Kind.DATE: "DATE",
    bulk.Kind.FLAG: "BOOLEAN",
}

# Five grants and mandates a convention, four conventions a body, a thousand conventions an authority.
MADE = {
    "conventions": """
        SELECT 'c' || i AS convention, i AS twin, DATE '2025-06-30' AS as_of, DATE '2022-01-01' AS starts_on,
            DATE '2025-12-31' AS ends_on, CASE WHEN i % 97 > 0 THEN DATE '2022-01-15' END AS signed_on,
            i % 97 > 0 AS signature_told, DATE '2022-01-15' AS law_day, i % 500 = 0 AS known_in_part,
            1 AS grantors, true AS numbered, true AS associations, true AS ledger, true AS engaged,
            CASE WHEN i % 3 = 0 THEN 20000000 END AS ceiling, 'initial.ceiling' AS ceiling_address
        FROM range($n // 5) t(i)""",
    "numbers": """
        SELECT 'c' || i AS convention, 'asso' AS party, false AS grantor, 'b' || i // 4 AS number
        FROM range($n // 5) t(i)
        UNION ALL
        SELECT 'c' || i, 'ville', true, 'a' || i // 1000 FROM range($n // 5) t(i)""",
    "identifiers": """
        SELECT 'c' || i // 5 AS convention, 'asso' AS party, 'SIRET' AS scheme,
            CASE WHEN i % 50 = 0 THEN '73282932000075' ELSE '73282932000074' END AS number, 'a' AS address
        FROM range($n) t(i)""",
    "grants": """
        SELECT 'c' || i // 5 AS convention, '' || i % 5 AS "grant", i % 5 AS rank, 2022 + i % 5 AS exercise,
            make_date(2022 + i % 5, 12, 31) AS day, 'asso' AS beneficiary, true AS known, 'association' AS kind,
            false AS person, NULL AS legal_category, true AS has_rna, true AS firm, 'numéraire' AS form,
            'fonctionnement' AS nature, NULL AS purpose, 500000 + (i * 7919) % 4000000 AS amount,
            500000 + (i * 7919) % 4000000 AS counted, false AS replaced, 'fonctionnement' AS section,
            false AS small_authority, NULL AS inhabitants, NULL AS products, NULL AS listing,
            NULL AS accounts_sent, 'g' || i % 5 AS address, 'e' || i % 5 AS exercise_address
        FROM range($n) t(i)""",
    "payments": """
        SELECT 'c' || i // 5 AS convention, '' || i % 5 AS payment, i % 5 AS rank, i % 5 AS dated_rank,
            2022 + i % 5 AS exercise, '' || i % 5 AS "grant", 2022 + i % 5 AS grant_exercise,
            'fonctionnement' AS section, make_date(2022 + i % 5, 6, 1) + (i % 300)::INTEGER AS issued_on,
            NULL AS paid_on, 400000 + (i * 7907) % 3900000 AS amount, 'p' || i % 5 AS address
        FROM range($n) t(i)""",
    "lines": """
        SELECT 'c' || i // 5 AS convention, '' || i % 5 AS "grant", 2022 + i % 5 AS exercise,
            make_date(2022 + i % 5, 12, 31) AS day, CASE WHEN i % 40 = 0 THEN '20422' ELSE '65748' END AS account,
            'fonctionnement' AS section, true AS by_nature, 'l' || i % 5 AS address
        FROM range($n) t(i)""",
}

# The same questions by hand. They ask for all that the rules do (what is unknown, what comes back, two same
# files…): a shorter query that these data would not tell apart is no comparison.
BY_HAND = {
    "DATE-001": """
        SELECT convention, exercise_address AS address FROM grants JOIN conventions USING (convention)
        WHERE exercise < year(starts_on) OR exercise > year(ends_on)""",
    "PLURI-006": """
        SELECT convention, ceiling_address AS address FROM conventions
        JOIN (SELECT convention, sum(amount) AS total FROM grants GROUP BY convention) USING (convention)
        WHERE total > ceiling""",
    "BUD-005": """
        SELECT p.convention, p.address FROM payments p JOIN conventions USING (convention)
        JOIN law_years y ON y.exercise = p.exercise
        WHERE issued_on > CASE section WHEN 'fonctionnement' THEN closing_operating
            WHEN 'investissement' THEN closing_investment ELSE greatest(closing_operating, closing_investment) END""",
    "NAT-001": """
        SELECT convention, address FROM lines WHERE by_nature AND day >= DATE '2013-01-01' AND (
            (left(account, 1) IN ('6', '7') AND section <> 'fonctionnement')
            OR (left(account, 1) = '2' AND section <> 'investissement'))""",
    "ID-001": """
        WITH read AS (SELECT *, regexp_full_match(number, '[0-9]{14}') AS ok FROM identifiers WHERE scheme = 'SIRET'),
        value AS (SELECT *, CASE WHEN ok THEN number ELSE '0' END::BIGINT AS v FROM read),
        digits AS (SELECT *, [v // (10 ** k)::BIGINT % 10 FOR k IN range(14)] AS d FROM value),
        sums AS (SELECT *,
            list_sum([CASE WHEN k % 2 = 0 THEN d[k + 1] ELSE d[k + 1] * 2 - d[k + 1] // 5 * 9 END
                FOR k IN range(14)]) AS luhn,
            list_sum([CASE WHEN k % 2 = 1 THEN d[k + 1] ELSE d[k + 1] * 2 - d[k + 1] // 5 * 9 END
                FOR k IN range(5, 14)]) AS siren,
            list_sum(d) AS total FROM digits)
        SELECT convention, address FROM sums WHERE NOT (ok AND v // 100000 <> 0 AND siren % 10 = 0
            AND CASE WHEN v // 100000 = 356000000 AND v <> 35600000000048 THEN total % 5 = 0 ELSE luhn % 10 = 0 END)""",
    "PAI-001": """
        WITH told AS (
            SELECT convention, exercise, CASE WHEN firm AND NOT replaced THEN counted END AS granted,
                firm AND NOT replaced AND counted IS NULL AS unknown, NOT replaced AS told, 0 AS named, 0 AS unnamed,
                0 AS back, true AS seen, NULL AS last FROM grants WHERE form = 'numéraire'
            UNION ALL SELECT convention, exercise, amount, false, true, 0, 0, 0, false, NULL FROM decisions
            UNION ALL SELECT convention, coalesce(grant_exercise, exercise), NULL, false, false,
                CASE WHEN grant_exercise IS NOT NULL THEN amount ELSE 0 END,
                CASE WHEN grant_exercise IS NULL THEN amount ELSE 0 END, 0, true, dated_rank FROM payments
            UNION ALL SELECT convention, coalesce(grant_exercise, exercise), NULL, false, false,
                CASE WHEN grant_exercise IS NOT NULL THEN -amount ELSE 0 END, 0,
                CASE WHEN grant_exercise IS NULL THEN amount ELSE 0 END, true, NULL FROM recoveries),
        years AS (SELECT convention, exercise, coalesce(sum(granted), 0) AS granted, bool_or(unknown) AS unknown,
            bool_or(told) AS told, sum(named) AS named, sum(unnamed) AS unnamed, sum(back) AS back, max(last) AS last
            FROM told GROUP BY convention, exercise HAVING bool_or(seen)),
        known AS (SELECT years.*, unknown OR (known_in_part AND NOT told) AS silent FROM years
            JOIN conventions USING (convention)),
        sums AS (SELECT *, sum(back) OVER (PARTITION BY convention) AS all_back,
            bool_or(silent) OVER w AS silent_sum, sum(granted) OVER w AS granted_sum,
            sum(named + unnamed) OVER w AS mandated_sum FROM known
            WINDOW w AS (PARTITION BY convention ORDER BY exercise))
        SELECT p.convention, p.address FROM sums JOIN payments p
            ON p.convention = sums.convention AND p.dated_rank = sums.last
        WHERE NOT silent AND (named - all_back > granted OR (named + unnamed - back > granted
            AND NOT silent_sum AND mandated_sum - all_back > granted_sum))""",
    "CONV-001": """
        WITH own AS (SELECT convention, exercise, beneficiary, sum(coalesce(amount, 0)) AS total FROM grants
            WHERE firm AND (form = 'numéraire' OR nature = 'fonctionnement')
                AND purpose IS DISTINCT FROM 'logement social' GROUP BY ALL),
        years AS (SELECT DISTINCT convention, exercise, beneficiary FROM grants
            WHERE firm AND kind IN ('association', 'fondation', 'entreprise', 'société d’économie mixte')
                AND purpose IS DISTINCT FROM 'logement social'),
        bodies AS (SELECT DISTINCT convention, beneficiary FROM own),
        keyed AS (SELECT DISTINCT o.convention, c.twin, o.beneficiary, b.number AS body, a.number AS authority
            FROM bodies o JOIN conventions c USING (convention)
            JOIN numbers b ON b.convention = o.convention AND b.party = o.beneficiary
            JOIN numbers a ON a.convention = o.convention AND a.grantor),
        pairs AS (SELECT DISTINCT k.convention, k.beneficiary, o.convention AS other, o.beneficiary AS other_body
            FROM keyed k JOIN keyed o ON o.body = k.body AND o.authority = k.authority AND o.twin <> k.twin),
        elsewhere AS (SELECT pairs.convention, pairs.beneficiary, o.exercise, sum(o.total) AS more FROM pairs
            JOIN own o ON o.convention = pairs.other AND o.beneficiary = pairs.other_body GROUP BY ALL),
        spoiled AS (SELECT b.convention FROM numbers b JOIN unfolded u ON u.number = b.number
            JOIN years y ON y.convention = b.convention AND y.beneficiary = b.party
            JOIN numbers a ON a.convention = b.convention AND a.grantor
            JOIN unfolded v ON v.number = a.number AND v.convention = u.convention),
        above AS (SELECT convention, exercise, beneficiary FROM years
            LEFT JOIN own USING (convention, exercise, beneficiary)
            LEFT JOIN elsewhere USING (convention, exercise, beneficiary) JOIN law_years USING (exercise)
            WHERE coalesce(total, 0) + coalesce(more, 0) > convention_threshold
                AND convention NOT IN (SELECT convention FROM spoiled)),
        who AS (SELECT DISTINCT convention, exercise,
            CASE WHEN purpose = 'logement social' THEN '' ELSE beneficiary END AS beneficiary FROM grants),
        alone AS (SELECT convention, exercise, min(beneficiary) AS beneficiary FROM who
            GROUP BY convention, exercise HAVING count(*) = 1),
        paid AS (SELECT p.convention, g.exercise, g.beneficiary, p.rank, p.issued_on FROM payments p
            JOIN grants g ON g.convention = p.convention AND g."grant" = p."grant"
            WHERE purpose IS DISTINCT FROM 'logement social'
            UNION ALL SELECT p.convention, p.exercise, a.beneficiary, p.rank, p.issued_on FROM payments p
            JOIN alone a ON a.convention = p.convention AND a.exercise = p.exercise WHERE p."grant" IS NULL),
        early AS (SELECT above.convention, above.exercise, above.beneficiary, min(paid.rank) AS rank FROM above
            JOIN conventions USING (convention) JOIN paid USING (convention, exercise, beneficiary)
            WHERE grantors <= 1 AND (paid.issued_on < signed_on
                OR (signed_on IS NULL AND NOT signature_told AND NOT known_in_part)) GROUP BY ALL)
        SELECT e.convention, p.address FROM early e JOIN payments p USING (convention, rank)""",
}


def rows() -> Iterator[Row]:
    """Whether both find as many, one row a rule, one for all of them, the growth from 1 to 100."""
    try:
        import duckdb
    except ModuleNotFoundError:
        yield absent("vectorised rules in DuckDB", "DuckDB is not installed")
        return
    connection = duckdb.connect()
    town = made(connection, ROWS)
    yield assertion(f"{ROWS:,} rows: as many findings as by hand", difference(town, connection))
    for code in CODES:
        yield compared(town, connection, (code,), None)
    yield compared(town, connection, CODES, LIMIT)
    yield growth(connection)


def compared(town: Frames, connection: Any, codes: tuple[str, ...], limit: float | None) -> Row:
    """Some rules against the SQL written by hand; without a limit, how many times faster they are."""
    job = codes[0] if len(codes) == 1 else f"{len(codes)} rules"
    ours = Variant("expressions", partial(_timed, partial(by_expressions, town, codes)))
    other = Variant("SQL", partial(_timed, partial(by_hand, connection, codes)))
    if limit is None:
        return at_least(f"{job}, {ROWS:,} rows", ours, other, None, ROUNDS)
    return at_most(f"{job}, {ROWS:,} rows", ours, other, limit, ROUNDS)


def growth(connection: Any) -> Row:
    """The time of all the rules on a hundred times as many rows."""
    few, many = (
        _timed(partial(by_expressions, made(connection, size), CODES)) for size in (ROWS // 100, ROWS)
    )
    said = f"{ROWS // 100:,} → {ROWS:,} rows: {duration(few)} → {duration(many)}, {many / few:.1f} x ≤ {GROWTH:g}"
    return assertion(said, "" if many <= GROWTH * few else "more than the limit")


def made(connection: Any, size: int) -> Frames:
    """The tables of a generated country, in DuckDB; those that no rule here reads are empty."""
    empty = bulk.frames(bulk.flatten([], date(2025, 6, 30)), session=connection)
    for name, query in MADE.items():
        columns = ", ".join(f'"{each.name}"::{SQL[each.kind]} AS "{each.name}"' for each in bulk.TABLES[name])
        told = query.replace("$n", str(size))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {columns} FROM ({told})")
        empty[name] = connection.table(name)
    return empty


def by_expressions(town: Frames, codes: Iterable[str]) -> list[int]:
    """How many findings each rule has; all of them are made, none is kept."""
    return [_count(bulk.findings(town, [code]).to_native()) for code in codes]


def by_hand(connection: Any, codes: Iterable[str]) -> list[int]:
    """The same, by hand."""
    return [_count(connection.sql(BY_HAND[code])) for code in codes]


def _count(relation: Any) -> int:
    (found,) = relation.aggregate("count(*), max(address)").fetchall()
    return int(found[0])


def difference(town: Frames, connection: Any) -> str:
    """Which rule finds otherwise, when one does, or finds nothing."""
    told = zip(CODES, by_expressions(town, CODES), by_hand(connection, CODES), strict=True)
    return ", ".join(f"{code}: {ours} / {other}" for code, ours, other in told if ours != other or not ours)


def _timed(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start
