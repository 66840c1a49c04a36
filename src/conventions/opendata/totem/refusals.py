"""The one error of a file that cannot be read as a budget: what was met, what is expected, what to do."""

from __future__ import annotations

from conventions.opendata.refusals import FileRefusal, shown

__all__ = ["TotemError", "shown"]


class TotemError(FileRefusal):
    r"""A file that cannot be read as a TotEM budget.

    ``code`` is stable: ``not_xml``, ``broken_xml``, ``bad_character``, ``forbidden``, ``too_big``,
    ``broken_csv``, ``not_totem``, ``no_budget``, ``header``, ``several_budgets``. ``met`` is the text met,
    ``line`` that of the file (from 1), or None.

    >>> error = TotemError("header", "exercice", met="2O22", expected="une année", way_out="corrigez-la")
    >>> print(str(error).replace("\u00a0", " "))
    exercice : « 2O22 », or il faut une année ; corrigez-la
    """
