"""The error of a file that cannot be read at all: what was met, what is expected, what to do."""

from __future__ import annotations

from conventions.errors import ConventionsError
from conventions.french import NBSP, quote
from conventions.visible import visible

_SHOWN = 60


class FileRefusal(ConventionsError):
    r"""A file that cannot be read as what was asked for.

    ``code`` is stable; ``met`` is the text met, ``line`` that of the file (from 1), or None.

    >>> error = FileRefusal("header", "exercice", met="2O22", expected="une année", way_out="corrigez-la")
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
        return _again, (type(self), self.code, self.what, self.way_out, self.met, self.expected, self.line)

    def __str__(self) -> str:
        place = f"ligne {self.line}, " if self.line else ""
        return place + told(self.what, self.met, self.expected, self.way_out)


def told(what: str, met: str, expected: str, way_out: str) -> str:
    r"""What is wrong, in one French sentence.

    >>> told("montant", "abc", "un nombre", "corrigez-le").replace("\u00a0", " ")
    'montant : « abc », or il faut un nombre ; corrigez-le'
    """
    met = f"{NBSP}: {shown(met)}" if met else ""
    expected = f", or il faut {expected}" if expected else ""
    return f"{what}{met}{expected}{NBSP}; {way_out}"


def shown(text: str) -> str:
    """A text met, between quotes, cut when it is long, with its hidden characters told.

    >>> shown("M14") == "«\u00a0M14\u00a0»"
    True
    """
    return quote(visible(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"))


def _again(  # noqa: PLR0913, PLR0917  # the cells of an error that was pickled, in their order
    kind: type[FileRefusal], code: str, what: str, way_out: str, met: str, expected: str, line: int | None
) -> FileRefusal:
    return kind(code, what, way_out=way_out, met=met, expected=expected, line=line)
