"""The one error of a file that cannot be read as a budget: what was met, what is expected, what to do."""

from __future__ import annotations

from conventions.errors import ConventionsError
from conventions.french import NBSP, quote
from conventions.visible import visible

_SHOWN = 60


class TotemError(ConventionsError):
    r"""A file that cannot be read as a TotEM budget.

    ``code`` is stable: ``not_xml``, ``broken_xml``, ``bad_character``, ``forbidden``, ``too_big``,
    ``broken_csv``, ``not_totem``, ``no_budget``, ``header``, ``several_budgets``. ``met`` is the text met,
    ``line`` that of the file (from 1), or None.

    >>> error = TotemError("header", "exercice", met="2O22", expected="une année", way_out="corrigez-la")
    >>> print(str(error).replace("\u00a0", " "))
    exercice : « 2O22 », or il faut une année ; corrigez-la
    """

    def __init__(  # noqa: PLR0913  # what is met, expected and to do, each by its name
        self,
        code: str,
        what: str,
        *,
        way_out: str,
        met: str = "",
        expected: str = "",
        line: int | None = None,
    ) -> None:
        super().__init__(code, what, met, expected, way_out, line)
        self.code = code
        self.what = what
        self.met = met
        self.expected = expected
        self.way_out = way_out
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.code, self.what, self.way_out, self.met, self.expected, self.line)

    def __str__(self) -> str:
        place = f"ligne {self.line}, " if self.line else ""
        met = f"{NBSP}: {shown(self.met)}" if self.met else ""
        expected = f", or il faut {self.expected}" if self.expected else ""
        return f"{place}{self.what}{met}{expected}{NBSP}; {self.way_out}"


def shown(text: str) -> str:
    """A text met, between quotes, cut when it is long, with its hidden characters told.

    >>> shown("M14") == "«\u00a0M14\u00a0»"
    True
    """
    return quote(visible(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"))


def _again(  # noqa: PLR0913, PLR0917  # the cells of an error that was pickled, in their order
    code: str, what: str, way_out: str, met: str, expected: str, line: int | None
) -> TotemError:
    return TotemError(code, what, way_out=way_out, met=met, expected=expected, line=line)
