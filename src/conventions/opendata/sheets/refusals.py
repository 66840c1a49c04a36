"""The error of a table, or of the file that says what its columns are, which cannot be read at all."""

from __future__ import annotations

from conventions.opendata.refusals import FileRefusal


class TableError(FileRefusal):
    r"""A table that cannot be read as what was asked for.

    ``code`` is stable: ``not_table``, ``too_big``, ``no_column``, ``exercise``, ``mapping``, ``twice``,
    ``unit``.

    >>> error = TableError("no_column", "aucune colonne des comptes", way_out="nommez-la « Compte »")
    >>> print(str(error).replace("\u00a0", " "))
    aucune colonne des comptes ; nommez-la « Compte »
    """
