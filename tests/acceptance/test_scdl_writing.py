"""The flat shape against the schema of the State; real published files as drafts; skipped where they are not there."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conventions import Convention, check, dumps, euros, in_force, loads
from conventions.model import ExtendTerm
from conventions.money import ZERO, Amount
from conventions.opendata import scdl
from conventions.samples import association_2024_2026
from tests.opendata.writing.made import THEATRE, avenant, convention, grant, more

SHARED = Path(__file__).parents[3] / "shared"
SCHEMA = SHARED / "reference" / "scdl" / "betagouv-proposition-2024-09.json"
FILES = sorted((SHARED / "data" / "scdl").glob("*"))
pytestmark = pytest.mark.skipif(not SCHEMA.is_file(), reason="the shared files are not beside the checkout")
FIELDS: list[dict[str, Any]] = json.loads(SCHEMA.read_text())["fields"] if SCHEMA.is_file() else []
MADE = [
    association_2024_2026(),
    convention(
        grant(key="a", object="Fête"),
        grant(key="b", object="Fête", beneficiary=THEATRE.key),
        grant(2025),
        avenants=(avenant(more(grant(2025, amount=euros("0.01")))),),
    ),
]


def _wrong(field: dict[str, Any], text: str) -> bool:
    """Whether the schema refuses a text, by its type and its constraints."""
    rules = field.get("constraints", {})
    if not text:
        return bool(rules.get("required"))
    if field["type"] == "date" and date.fromisoformat(text).isoformat() != text:
        return True
    if field["type"] in {"number", "integer"}:
        value = Decimal(text)
        return not rules.get("minimum", value) <= value <= rules.get("maximum", value)
    return (
        text not in rules.get("enum", [text])
        or len(text) > rules.get("maxLength", len(text))
        or re.search(rules.get("pattern", ""), text) is None
    )


@pytest.mark.parametrize("made", MADE)
def test_the_flat_shape_respects_the_schema(made: Convention) -> None:
    """Its fields, in its order; then the sum paid, which it does not have."""
    rows = scdl.write(made, date(2026, 12, 31), shape="flat")
    assert rows.columns[:-1] == tuple(field["name"] for field in FIELDS)
    assert len(rows) >= 2
    assert [
        (field["name"], row[field["name"]])
        for row in rows
        for field in FIELDS
        if _wrong(field, row[field["name"]])
    ] == []
    assert len(
        {(row["idSubvention"], row["exerciceBudgetaire"], row["nomBeneficiaire"]) for row in rows}
    ) == len(rows)


def _granted(draft: Convention) -> Amount:
    return sum((each.amount for each in in_force(draft, date.max).grants if each.amount), start=ZERO)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_no_money_is_lost_nor_made(path: Path) -> None:
    """Every row of a real file is in a draft or told unused; the drafts are files, and can be checked."""
    file = scdl.read(path)
    drafts = scdl.to_conventions(file)
    used = {number for rows in drafts.rows for number in rows}
    assert len(used) + len(drafts.unused) == len(file.rows)
    assert sum(map(_granted, drafts), start=ZERO) == drafts.total
    assert drafts.total == sum(
        (row.amount for row in file.rows if row.amount and row.number in used), start=ZERO
    )
    for draft in drafts[:5]:
        assert loads(dumps(draft)) == draft
        check(draft, date(2020, 1, 1))


def _mayenne(*rows: int) -> Convention:
    path = next(path for path in FILES if path.name.startswith("C03"))
    drafts = scdl.to_conventions(scdl.read(path))
    return next(draft for draft, told in zip(drafts, drafts.rows, strict=True) if told == rows)


def test_a_convention_and_its_yearly_avenant_are_one() -> None:
    """Rows 33 and 110: 30 000 €, then 25 000 €."""
    draft = _mayenne(33, 110)
    assert (draft.signed_on, draft.avenants[0].signed_on) == (date(2017, 3, 14), date(2018, 2, 13))
    assert [str(each.amount) for each in in_force(draft, date.max).grants] == ["30000.00", "25000.00"]


def test_a_convention_and_its_avenant_in_one_row_are_two_acts() -> None:
    """Row 7: 20 000 €, then 10 000 € and four months more."""
    draft = _mayenne(7)
    assert [str(each.amount) for each in draft.initial.grants] == ["20000.00"]
    assert draft.initial.period.end == date(2017, 8, 31)
    assert any(isinstance(each, ExtendTerm) for each in draft.avenants[0].operations)
    terms = in_force(draft, date(2017, 12, 31))
    assert (str(terms.grants[0].amount), terms.period.end) == ("30000.00", date(2017, 12, 31))


def test_an_avenant_published_as_the_new_total_is_what_it_adds() -> None:
    """Row 140 holds row 107, and adds 20 000 €."""
    draft = _mayenne(140)
    assert [str(each.amount) for each in draft.initial.grants] == ["30000.00"]
    assert str(_granted(draft)) == "50000.00"
