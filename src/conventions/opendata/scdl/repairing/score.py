"""How many rows of a file may be published, before and after its repair.

>>> " ".join(str(Score(rows=50, before=3, after=39)).split())
'78 % des lignes publiables après réparation (39 sur 50 ; 3 avant)'
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from conventions.french import NBSP, format_number, format_percent


class Score(NamedTuple):
    """Counts of rows: all of them, those that could be published as they stood, those that can be now.

    A row can be published when it has no fault in the version of the schema and nothing ambiguous nor wrong.
    """

    rows: int
    before: int
    after: int

    @property
    def share(self) -> Fraction | None:
        """The exact part of the rows that can be published after the repair; None without any row."""
        return Fraction(self.after, self.rows) if self.rows else None

    @property
    def share_before(self) -> Fraction | None:
        """The exact part of the rows that could be published before; None without any row."""
        return Fraction(self.before, self.rows) if self.rows else None

    def __str__(self) -> str:
        if self.share is None:
            return "aucune ligne à publier"
        counts = f"{format_number(self.after)} sur {format_number(self.rows)}"
        before = f"{format_number(self.before)} avant"
        return f"{_points(self.share)} des lignes publiables après réparation ({counts}{NBSP}; {before})"


def _points(share: Fraction) -> str:
    """Whole points, rounded down: only a file that is wholly right is told to be at 100 %."""
    points = share.numerator * 100 // share.denominator
    return f"moins de {format_percent(1)}" if share and not points else format_percent(points)
