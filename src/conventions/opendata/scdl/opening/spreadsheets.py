"""Open XLSX, XLS and ODS: the text of each cell, as its sheet holds it.

Numbers become their shortest decimal, dates « 2017-09-15 00:00:00 », true and false « VRAI » and « FAUX »; a
formula is its last result, an error its sign (« #N/A »), a merged range its first cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from conventions.extras import needed
from conventions.opendata.scdl.grids import DayCell, Grid, Line, NumberCell
from conventions.opendata.scdl.opening.kinds import Refused

_BROKEN: Final = "classeur illisible : ouvrez-le dans un tableur et enregistrez-le de nouveau"
_LOCKED: Final = "classeur protégé par un mot de passe : enregistrez-le sans protection"
_NO_SHEET: Final = "classeur sans feuille de calcul : demandez le tableau d’origine"
_WHOLE_FLOAT: Final = 1e15


def open_sheets(data: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook, in its order, each from its first cell.

    :raises Refused: for what the reader cannot open, whatever way it fails.
    :raises ConventionsError: where the extra ``xlsx`` is missing.
    """
    calamine = _calamine()
    try:
        grids = tuple(_grids(calamine.load_workbook(BytesIO(data))))
    except calamine.PasswordError as error:
        raise Refused(_LOCKED) from error
    except Exception as error:
        raise Refused(_BROKEN) from error
    except BaseException as error:
        # The reader is written in Rust: its panics are no exceptions for Python.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise Refused(_BROKEN) from error
    if not grids:
        raise Refused(_NO_SHEET)
    return grids


def _calamine() -> Any:
    return needed(
        "python_calamine",
        doing="lire un classeur",
        package="python-calamine",
        extra="xlsx",
        otherwise="ou enregistrez le classeur en CSV",
    )


def _grids(workbook: Any) -> Iterable[Grid]:
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield Grid(name, tuple(Line(at, _cells(row)) for at, row in enumerate(rows, 1)))


def _cells(row: list[Any]) -> tuple[str, ...]:
    """The texts of a row; the blank ones, of which a sheet may have a million, are not looked at."""
    return tuple(row) if row.count("") == len(row) else tuple(map(text_of, row))


def text_of(value: object) -> str:
    """The text of a cell.

    >>> text_of(82772807200014.0), text_of(32365.280000000002), text_of(1e-7), text_of(True)
    ('82772807200014', '32365.280000000002', '0.0000001', 'VRAI')
    """
    return _TEXTS.get(type(value), str)(value)


def _number(value: Any) -> str:
    if value.is_integer() and abs(value) < _WHOLE_FLOAT:
        return NumberCell(int(value))
    exact = Decimal(repr(value))
    return NumberCell(f"{exact:f}" if exact.is_finite() else value)


def _day(value: Any) -> str:
    return DayCell(f"{value.isoformat()} 00:00:00")


def _moment(value: Any) -> str:
    return DayCell(value.isoformat(" "))


def _bool(value: Any) -> str:
    return "VRAI" if value else "FAUX"


_TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    float: _number,
    int: NumberCell,
    bool: _bool,
    date: _day,
    datetime: _moment,
    time: time.isoformat,
}
