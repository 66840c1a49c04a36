from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conventions.base import Record
from conventions.money import Amount, Price
from conventions.strategies import amounts, prices


class Line(Record):
    """A record that holds money in every way."""

    amount: Amount
    price: Price
    left: Amount | None = None
    parts: tuple[Amount, ...] = ()


LINES = st.builds(
    Line, amount=amounts(), price=prices(), left=st.none() | amounts(), parts=st.tuples(amounts())
)


@given(LINES)
def test_a_record_that_holds_money_comes_back_from_json(line: Line) -> None:
    """JSON gives the record again."""
    text = line.model_dump_json()
    assert Line.model_validate_json(text) == line
    assert Line.model_validate_json(json.dumps(json.loads(text), indent=1)) == line


@given(LINES)
def test_money_is_a_json_string(line: Line) -> None:
    """An amount and a price are JSON strings, the text that ``str`` writes."""
    read = json.loads(line.model_dump_json())
    assert read == {
        "amount": str(line.amount),
        "price": str(line.price),
        "left": None if line.left is None else str(line.left),
        "parts": [str(part) for part in line.parts],
    }


@pytest.mark.parametrize("field", ["amount", "price"])
@pytest.mark.parametrize("wrong", ["50000", "50000.05", "12345678901234567.89", "1E5", "true", "null", "[]"])
def test_a_json_number_is_no_money(field: str, wrong: str) -> None:
    """A JSON number may have lost cents before it is seen: it is refused, whole or not."""
    fields = {"amount": '"1.00"', "price": '"1.00"', field: wrong}
    text = ", ".join(f'"{name}": {value}' for name, value in fields.items())
    with pytest.raises(ValidationError, match=field):
        Line.model_validate_json(f"{{{text}}}")
