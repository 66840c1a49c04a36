"""From the words of French acts to records: what is not understood stays text, never a wrong record.

>>> parse_operation("La convention est prolongée de six mois.").by
Duration(years=0, months=6, days=0)
>>> parse_payment_terms("Versement en 1 fois").instalments[0].kind
<InstalmentKind.SINGLE: 'unique'>
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.reading.operation import parse_operation
    from conventions.reading.payment_results import ExercisePayments, PaymentReading, Unread
    from conventions.reading.payment_texts import parse_payment_terms

_HOMES = {
    "operation": ("parse_operation",),
    "payment_results": ("ExercisePayments", "PaymentReading", "Unread"),
    "payment_texts": ("parse_payment_terms",),
}

__all__ = [
    "ExercisePayments",
    "PaymentReading",
    "Unread",
    "parse_operation",
    "parse_payment_terms",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
