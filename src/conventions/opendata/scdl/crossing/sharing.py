"""The shares of a grant that several beneficiaries divide: together they make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.french import format_number
from conventions.opendata.scdl.crossing.facts import SHARE_UNIT
from conventions.opendata.scdl.crossing.finding import Finding, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts


def shares(rows: Sequence[Facts]) -> Iterator[Finding]:
    """The rows of one decision whose shares do not make one; a row alone may have others elsewhere."""
    total = sum(facts.share or 0 for facts in rows)
    if len(rows) > 1 and total != SHARE_UNIT:
        reason = f"les parts de cette décision font {_percent(total)} %, et non 100 %"
        yield told(
            "shares",
            rows[0],
            "pourcentageSubvention",
            raw=_percent(rows[0].share or 0),
            reason=reason,
            rows=rows,
        )


def _percent(share: int) -> str:
    whole, rest = divmod(share, SHARE_UNIT // 100)
    decimals = f"{rest:07}".rstrip("0")
    return format_number(whole) + (f",{decimals}" if decimals else "")
