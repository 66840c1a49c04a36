"""Tables that a town has (CSV, XLSX, XLS, ODS), opened within bounds, and the files that say what their columns are.

>>> issubclass(TableError, ValueError), Remark._fields[:4]
(True, ('code', 'line', 'column', 'met'))
"""

from __future__ import annotations

from conventions.opendata.sheets.refusals import TableError
from conventions.opendata.sheets.remarks import Remark

__all__ = ["Remark", "TableError"]
