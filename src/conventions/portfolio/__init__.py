"""Many conventions at once: what a town has granted, and the tables that say it.

>>> from conventions.money import euros
>>> table = Table("Engagements", (Column("amount", "Montant", "money"),), ((euros(50000),), (None,)))
>>> table.total("amount").known == euros(50000), len(table.total("amount").unknown)
(True, 1)
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.tables.columns import Column
    from conventions.portfolio.tables.table import Table

_HOMES = {
    "tables.columns": ("Column",),
    "tables.table": ("Table",),
}

__all__ = ["Column", "Table"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
