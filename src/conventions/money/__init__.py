"""Exact amounts of euros: whole cents in an ``int``, no float, no ambient decimal context.

>>> euros("50000") + euros("0.05")
Amount(cents=5000005)
>>> euros("100").split(3)
(Amount(cents=3334), Amount(cents=3333), Amount(cents=3333))
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.money.amounts import CENT, LIMIT, ZERO, Amount, euros
    from conventions.money.prices import Price

_HOMES = {
    "amounts": ("Amount", "CENT", "LIMIT", "ZERO", "euros"),
    "prices": ("Price",),
}

__all__ = ["CENT", "LIMIT", "ZERO", "Amount", "Price", "euros"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
