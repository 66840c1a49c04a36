"""Tables that the tests share: any table at all, and one whose every cell is known by heart."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conventions.money import LIMIT, Amount, euros
from conventions.portfolio import Column, Table
from conventions.portfolio.tables.columns import SUMMED

if TYPE_CHECKING:
    from conventions.portfolio.tables.columns import Cell, Kind

HOSTILE = (
    "=cmd|' /C calc'!A1",
    "+33 1 02 03 04 05",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "{=1}",
    "https://exemple.fr/?a=1&b=2",
    "mailto:a@exemple.fr",
    "a|b `c` **d** [e](javascript:f)",
    "droite \u202e gauche\u200b",
    "nul \0 \x1b[31m",
    "seul \ud800",
    "une ligne\nune autre\r\nla dernière",
    "_x0041_",
    "😀" * 40,
    "00123",
    "82772807200014",
    "inconnu",
    "",
)
DAY = date(2025, 12, 31)
COLUMNS = (
    Column("name", "Bénéficiaire", "text"),
    Column("year", "Exercice", "year"),
    Column("granted_on", "Délibération", "date"),
    Column("amount", "Montant attribué", "money", total=True),
    Column("rate", "Taux", "ratio"),
    Column("actions", "Actions", "integer", total=True),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Club", 2024, date(2024, 3, 28), euros(50000), Fraction(1, 3), 3),
    ("École", 2025, None, None, None, None),
    ("<b>Éts & Cie</b>", 2025, date(1850, 1, 2), euros("1234567.89"), Fraction(1, 8), 1250),
    ("Club", 2025, DAY, euros("0.10"), Fraction(1), 0),
)
SOURCES = ("club.yaml", "école.yaml", None, "club.yaml")
NOTES = ("Les montants sont ceux des actes signés.",)
TABLE = Table("Engagements", COLUMNS, ROWS, DAY, NOTES, sources=SOURCES, versions=[("données", "2024")])

texts = st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE))
amounts = st.one_of(st.integers(-(10**9), 10**9), st.integers(-LIMIT // 100, LIMIT // 100)).map(
    lambda cents: Amount(cents=cents)
)
days = st.dates()
integers = st.integers(-(2**63), 2**63 - 1)
ratios = st.one_of(st.fractions(-2, 2, max_denominator=1000), st.builds(Fraction, integers))
ratios = ratios.filter(lambda ratio: max(abs(ratio.numerator), ratio.denominator) < 2**63)

CELLS: dict[Kind, st.SearchStrategy[Cell]] = {
    "text": texts,
    "money": amounts,
    "date": days,
    "integer": integers,
    "ratio": ratios,
    "year": st.integers(1, 9999),
}
KINDS: tuple[Kind, ...] = tuple(CELLS)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any shape, with hostile texts wherever there is a text."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5))
    columns = [
        Column(f"c{at}", f"{at} {draw(texts)}", kind, kind in SUMMED and draw(st.booleans()))
        for at, kind in enumerate(kinds)
    ]
    rows = draw(st.lists(st.tuples(*(st.none() | CELLS[kind] for kind in kinds)), max_size=4))
    sources = draw(st.one_of(st.just(()), st.tuples(*(st.none() | texts for _ in rows))))
    return Table(
        draw(texts), columns, rows, draw(st.none() | days), draw(st.lists(texts, max_size=2)), sources=sources
    )
