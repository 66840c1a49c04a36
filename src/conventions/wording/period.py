"""The days of an avenant: the term put off, the period replaced, the convention ended."""

from __future__ import annotations

from datetime import date
from typing import cast

from conventions.french import format_date, format_duration, format_period, typeset
from conventions.model import ChangePeriod, ExtendTerm, Terminate
from conventions.periods import Duration
from conventions.wording.text_edits import after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.wording.known import Known


def _day(day: date) -> str:
    return format_date(day, typographic=True)


def said_extension(operation: ExtendTerm, known: Known) -> str:
    """« la durée de la convention est prolongée jusqu’au 31 décembre 2020 », or « de 6 mois »."""
    if operation.until is not None:
        return f"la durée de la convention est prolongée jusqu’au {_day(operation.until)}"
    by = cast("Duration", operation.by)  # one of the two is given: the model says so
    return f"la durée de la convention est prolongée {_of(format_duration(by))}"


def _of(length: str) -> str:
    """« de 2 ans », « d’un an »: one of a thing is not said in digits."""
    return f"d’un {length[2:]}" if length.startswith("1 ") else f"de {length}"


def said_period(operation: ChangePeriod, known: Known) -> str:
    """« la convention s’applique désormais du 1er janvier 2017 au 31 décembre 2020 »."""
    return f"la convention s’applique désormais {typeset(format_period(operation.period, 'long'))}"


def said_end(operation: Terminate, known: Known) -> str:
    """« la convention est résiliée au 30 juin 2019 », with its reason."""
    reason = after(operation.reason, ", au motif suivant")
    return f"la convention est résiliée au {_day(operation.day)}{reason}"
