"""What says records in French, for every layer above: amounts, acts, targets, the operations of avenants.

>>> from conventions.model import RemoveAction
>>> describe(RemoveAction(action="A3")).replace("\u00a0", " ")
'l’action « A3 » est supprimée'
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.wording.addresses import said_address
    from conventions.wording.changes import said_at, said_change
    from conventions.wording.charges import said_charge
    from conventions.wording.columns import COLUMNS, said_column
    from conventions.wording.describing import describe
    from conventions.wording.instalments import said_act, said_awaited, said_foreseen, said_instalment
    from conventions.wording.known import Known
    from conventions.wording.names import is_plural, name_in, of_named, the_named, to_named
    from conventions.wording.results import said_result
    from conventions.wording.states import said_state
    from conventions.wording.sums import (
        UNKNOWN,
        in_full,
        in_words,
        said,
        said_difference,
        said_total,
        unknowns,
    )
    from conventions.wording.targets import counted, said_target
    from conventions.wording.texts import joined, label, on, quoted
    from conventions.wording.values import said_value

_HOMES = {
    "addresses": ("said_address",),
    "changes": ("said_at", "said_change"),
    "charges": ("said_charge",),
    "columns": ("COLUMNS", "said_column"),
    "describing": ("describe",),
    "instalments": ("said_act", "said_awaited", "said_foreseen", "said_instalment"),
    "known": ("Known",),
    "names": ("is_plural", "name_in", "of_named", "the_named", "to_named"),
    "results": ("said_result",),
    "states": ("said_state",),
    "sums": ("UNKNOWN", "in_full", "in_words", "said", "said_difference", "said_total", "unknowns"),
    "targets": ("counted", "said_target"),
    "texts": ("joined", "label", "on", "quoted"),
    "values": ("said_value",),
}

__all__ = [
    "COLUMNS",
    "UNKNOWN",
    "Known",
    "counted",
    "describe",
    "in_full",
    "in_words",
    "is_plural",
    "joined",
    "label",
    "name_in",
    "of_named",
    "on",
    "quoted",
    "said",
    "said_act",
    "said_address",
    "said_at",
    "said_awaited",
    "said_change",
    "said_charge",
    "said_column",
    "said_difference",
    "said_foreseen",
    "said_instalment",
    "said_result",
    "said_state",
    "said_target",
    "said_total",
    "said_value",
    "the_named",
    "to_named",
    "unknowns",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
