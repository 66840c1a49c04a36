r"""The ledger of a finance software: engagements, mandates and titles, read from its exports with a mapping.

>>> columns = {"number": "Pièce", "day": "Date", "amount": "Montant"}
>>> file = read(b"Pi\xe8ce;Date;Montant\nE7;2024-04-03;80,00\n", {"kind": "engagement", "columns": columns})
>>> {kind: str(total) for kind, total in file.totals.items()}
{'engagement': '80.00'}
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.ledgers.reading import example, read
    from conventions.opendata.ledgers.records import Filtered, LedgerFile

_HOMES = {
    "reading": ("example", "read"),
    "records": ("Filtered", "LedgerFile"),
}

__all__ = ["Filtered", "LedgerFile", "example", "read"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
