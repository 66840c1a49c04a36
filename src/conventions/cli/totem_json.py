"""A TotEM budget for programs: the header, the lines, the named subsidies, the sums and the remarks."""

from __future__ import annotations

from conventions.cli.as_json import json_value
from conventions.cli.safe import safe_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from conventions.opendata.totem import TotemFile


def as_json(file: TotemFile) -> str:
    """Everything that the file says; amounts are texts, null where they are not written."""
    agreement = file.agreement()
    return safe_json(
        {
            "header": _fields(file.header) | {"plan": _fields(file.header.plan)},
            "encoding_guessed": file.encoding_guessed,
            "totals": _totals(file),
            "agreement": _fields(agreement) | {"difference": str(agreement.difference)},
            "lines": [_fields(line) for line in file.lines],
            "aggregates": [_fields(line) for line in file.aggregates],
            "concours": [_fields(each) for each in file.concours],
            "remarks": [_fields(each) for each in file.remarks],
        }
    )


def _fields(record: Any) -> dict[str, object]:  # any of the plain tuples of a budget
    return {name: json_value(value) for name, value in record._asdict().items()}


def _totals(file: TotemFile) -> list[dict[str, object]]:
    amount = file.main_amount
    return [
        {"section": section, "direction": direction, "amount": amount, "total": str(total)}
        for (section, direction), total in file.totals(amount, "section", "direction").items()
    ]
