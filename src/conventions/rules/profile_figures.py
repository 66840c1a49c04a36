"""The figures of a profile: how each parameter is read, and how one writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import ValidationError

from conventions.errors import ConventionsError
from conventions.french import parse_amount, parse_duration, parse_ratio
from conventions.rules.parameters import Parameters
from conventions.rules.profile_tables import Table, check_names, met, refuse

_Reader = tuple[Callable[[str], object], str]
_AMOUNT: _Reader = (lambda text: parse_amount(text).amount, "« 23 000 € »")
_RATIO: _Reader = (parse_ratio, "« 50 % »")
_DURATION: _Reader = (parse_duration, "« 2 ans »")
READERS: Mapping[str, _Reader | None] = {
    "advance_cap": _RATIO,
    "before_balance_cap": _RATIO,
    "start_within": _DURATION,
    "finish_within": _DURATION,
    "authorization_years": None,
    "rounding_unit": _AMOUNT,
    "bureau_up_to": _AMOUNT,
    "executive_up_to": _AMOUNT,
}
"""How each figure is read, and how one is written; None: a whole number."""


def parameters_of(path: Path, table: Table) -> Parameters:
    """The parameters of the table of a profile.

    :raises ProfileError: for a name or a value that means nothing.
    """
    check_names(path, table, tuple(READERS), "clé de [parameters]")
    return Parameters.model_validate({name: _read(path, name, value) for name, value in table.items()})


def _read(path: Path, name: str, value: object) -> object:
    if READERS[name] is None:
        if type(value) is int and 0 <= value < 1000:
            return value
        refuse(path, f"{name} : {met(value)}, un nombre entier attendu")
    read, example = READERS[name] or _AMOUNT
    if not isinstance(value, str):
        refuse(path, f"{name} : {met(value)}, un texte attendu, comme {example}")
    try:
        figure = read(value)
        Parameters.model_validate({name: figure})
    except ConventionsError as error:
        refuse(path, f"{name} : {error} ; par exemple {example}")
    except ValidationError:
        refuse(path, f"{name} : {met(value)} n’est pas possible ici ; par exemple {example}")
    return figure
