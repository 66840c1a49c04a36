"""The errors that this library raises, all under one root.

::

    ConventionsError(ValueError)
    ├── AmountError            a value that is not an exact amount of euros and cents
    ├── PeriodError            two dates that make no period, a duration that means nothing
    │   └── OpenPeriodError    the end of the period is needed and is not known
    ├── IdentifierError        a SIREN, SIRET, RNA or IBAN that cannot be one
    ├── FrenchParseError       a French text that does not say one exact value
    ├── UnknownGrammar         the article, gender or elision of a name is needed and is not known
    ├── OperationError         an operation of an avenant on something that is not there
    ├── UnknownRule            a rule code that is not in the catalogue
    ├── ProfileError           a profile of rules that is missing or cannot be read


    ├── TemplateError          a template of a document that cannot be read, or says what is not there
    ├── UnconfirmedValue       a value of the law that is to be reconfirmed, asked for in strict mode
    └── ConventionFileError    a file that cannot be read as a convention; lists every problem
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn


class ConventionsError(ValueError):
    """Root of every error raised on purpose by this library.

    >>> issubclass(OpenPeriodError, ConventionsError) and issubclass(ConventionsError, ValueError)
    True
    """


class AmountError(ConventionsError):
    """A value that is not an exact amount of euros and cents."""


class PeriodError(ConventionsError):
    """Two dates that make no period, or a duration that means nothing."""


class OpenPeriodError(PeriodError):
    """The end of the period is needed, and the period is open."""


class CodedError(ConventionsError):
    """An error about one text, with a stable code that programs can test.

    >>> error = CodedError("empty", "", "texte vide")
    >>> error.code, error.text, error.message
    ('empty', '', 'texte vide')
    """

    def __init__(self, code: str, text: str, message: str, position: int = 0) -> None:
        super().__init__(code, text, message, position)
        self.code = code
        self.text = text
        self.message = message
        self.position = position

    def __str__(self) -> str:
        return self.message


class IdentifierError(CodedError):
    """A SIREN, SIRET, RNA or IBAN that cannot be one."""


class FrenchParseError(CodedError):
    """A French text that does not say one exact value.

    ``code`` is one of the documented codes, ``text`` the text met, ``position`` the 0-based place of
    the first character that could not be read, ``message`` the reason in French.
    """


class UnknownGrammar(ConventionsError):
    """The article, gender or elision of a name is needed and cannot be computed."""


class OperationError(ConventionsError):
    """An operation of an avenant on something that is not there, or an address that leads nowhere.

    ``reason`` says why, in French; ``address`` is that of the operation, empty when the reason names it all.

    >>> error = OperationError("l’action « A4 » n’existe pas à cette date", "avenants[1].operations[action A4]")
    >>> print(error)
    avenants[1].operations[action A4] : l’action « A4 » n’existe pas à cette date
    """

    def __init__(self, reason: str, address: str = "") -> None:
        super().__init__(reason, address)
        self.reason = reason
        self.address = address

    def __str__(self) -> str:
        return f"{self.address} : {self.reason}" if self.address else self.reason


class UnknownRule(ConventionsError):
    """A rule code that is not in the catalogue."""


class ProfileError(ConventionsError):
    """A profile of rules that is missing, or that cannot be read."""


class TemplateError(ConventionsError):
    r"""A template of a document that cannot be read, or that says what is not there.

    ``reason`` says why, in French; ``name`` is that of the template and ``line`` its line, from 1 (0: no line);
    ``suggestion`` is the nearest word that would do, or empty.

    >>> error = TemplateError("mention inconnue : « titel »", "ville.md.j2", 3, "title")
    >>> print(str(error).replace("\u00a0", " "))
    ville.md.j2, ligne 3 : mention inconnue : « titel » ; vouliez-vous dire « title » ?
    """

    def __init__(self, reason: str, name: str = "modèle", line: int = 0, suggestion: str = "") -> None:
        super().__init__(reason, name, line, suggestion)
        self.reason = reason
        self.name = name
        self.line = line
        self.suggestion = suggestion

    def __str__(self) -> str:
        place = f"{self.name}, ligne {self.line}" if self.line else self.name
        way_out = (
            f"\u00a0; vouliez-vous dire «\u00a0{self.suggestion}\u00a0»\u00a0?" if self.suggestion else ""
        )
        return f"{place}\u00a0: {self.reason}{way_out}"


class UnconfirmedValue(ConventionsError):
    """A value of the law that is to be reconfirmed before it decides, asked for in strict mode."""


class Problem:
    """One thing wrong in a file: where it is, what was met, what was expected.

    ``line`` and ``column`` count from 1; they are 0 when the file could not be read at all.

    >>> str(Problem("a.yaml", 3, 9, "initial.period", "period_inverted", "fin avant le début"))
    'a.yaml:3:9: initial.period : fin avant le début'
    """

    __slots__ = ("address", "code", "column", "file", "line", "message")
    file: str
    line: int
    column: int
    address: str
    code: str
    message: str

    def __init__(  # noqa: PLR0913, PLR0917  # a plain row of six cells, in the order of the public contract
        self, file: str, line: int, column: int, address: str, code: str, message: str
    ) -> None:
        for name, value in zip(_CELLS, (file, line, column, address, code, message), strict=True):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"Problem is immutable: {name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self._cells() == other._cells()

    def __hash__(self) -> int:
        return hash(self._cells())

    def __reduce__(self) -> tuple[type[Problem], tuple[object, ...]]:
        return Problem, self._cells()

    def _cells(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in _CELLS)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else f"{self.file}: "
        return f"{place}{self.address} : {self.message}" if self.address else place + self.message

    def __repr__(self) -> str:
        return f"<Problem {self}>"


_CELLS = ("file", "line", "column", "address", "code", "message")


class ConventionFileError(ConventionsError):
    """A file that cannot be read as a convention.

    ``problems`` lists all of them in the order of the file; nothing partial is ever returned.

    >>> error = ConventionFileError([Problem("a.yaml", 0, 0, "", "missing_file", "fichier introuvable")])
    >>> print(error)
    a.yaml: fichier introuvable
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
