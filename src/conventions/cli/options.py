"""The options that commands share, and how their values are read."""

from __future__ import annotations

from argparse import ArgumentTypeError

from conventions.cli.french_argparse import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from conventions.cli.french_argparse import Parser

FORMATS = ("text", "json")
LEVELS = ("base", "strict", "all")
_DIGITS_OF_A_YEAR = 4
"""No convention has ten thousand avenants either."""


def one_file(parser: Parser) -> None:
    """A file, at a date."""
    a_file(parser)
    as_of(parser)


def a_file(parser: Parser) -> None:
    """The file of a convention."""
    parser.add_argument("file", metavar="FICHIER", help="fichier YAML ou JSON d’une convention")


def as_of(parser: Parser) -> None:
    """``--as-of``: the day asked about."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="date à laquelle on se place (2018-12-31, « 31 décembre 2018 ») ; par défaut, aujourd’hui",
    )


def known_on(parser: Parser, default: str = "la date de --as-of") -> None:
    """``--known-on``: the day up to which things were known."""
    parser.add_argument(
        "--known-on",
        type=day,
        metavar="DATE",
        help=f"date jusqu’à laquelle les actes et les faits sont connus{NBSP}; par défaut, {default}",
    )


def formats(
    parser: Parser, values: tuple[str, ...] = FORMATS, told: str = "text (par défaut) ou json"
) -> None:
    """``--format``: text for people, the others for programs."""
    parser.add_argument("--format", type=one_of(values), default="text", metavar="FORMAT", help=told)


def one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    """A value of a closed list.

    >>> one_of(("text", "json"))("json")
    'json'
    """

    def read(text: str) -> str:
        if text in values:
            return text
        raise ArgumentTypeError(
            f"«{NBSP}{text}{NBSP}» n’existe pas{NBSP}; au choix{NBSP}: {', '.join(values)}"
        )

    return read


def selection(parser: Parser) -> None:
    """Which rules are run: ``--level``, ``--select``, ``--ignore``, ``--profile``."""
    parser.add_argument(
        "--level",
        type=one_of(LEVELS),
        default=LEVELS[-1],
        metavar="NIVEAU",
        help="base (les règles qui signalent des erreurs), strict (avec celles qui signalent des "
        "avertissements) ou all (toutes, par défaut)",
    )
    for name, what in (("--select", "ne passer que ces règles"), ("--ignore", "ne pas passer ces règles")):
        parser.add_argument(
            name,
            type=codes,
            action="extend",
            default=[],
            metavar="CODES",
            help=f"{what}{NBSP}: des codes ou des familles, « NAT,PAI-001 »",
        )
    parser.add_argument(
        "--profile",
        metavar="PROFIL",
        help="règles, gravités et chiffres d’une autorité : un fichier TOML, « cpo » ou « etat-investissement »",
    )


def output(parser: Parser, what: str = "le rapport", *, required: bool = False) -> None:
    """``--output``: the file to write."""
    parser.add_argument(
        "-o", "--output", required=required, metavar="FICHIER", help=f"fichier où écrire {what}"
    )


def with_names(parser: Parser, more: str = "") -> None:
    """``--with names``: what is confidential is shown, because somebody asks for it."""
    parser.add_argument(
        "--with",
        dest="with_names",
        type=one_of(("names",)),
        metavar="QUOI",
        help=f"names{NBSP}: donner aussi les noms des personnes physiques{more}, qui sont masqués sinon",
    )


def codes(text: str) -> list[str]:
    """Codes of rules or families, with commas between them.

    >>> codes("NAT-001, PAI")
    ['NAT-001', 'PAI']
    """
    found = [word.strip() for word in text.split(",") if word.strip()]
    if found:
        return found
    raise ArgumentTypeError("un code au moins est attendu, comme NAT-001")


def day(text: str) -> date:
    """A day, in any of the forms that files accept.

    >>> day("1er mars 2018").isoformat()
    '2018-03-01'
    """
    from conventions.errors import ConventionsError
    from conventions.french import parse_date

    try:
        return parse_date(text)
    except ConventionsError as error:
        raise ArgumentTypeError(str(error)) from None


def year(text: str) -> int:
    """An exercise, or a year: four digits.

    >>> year("2018")
    2018
    """
    if _digits(text) == _DIGITS_OF_A_YEAR and text[0] != "0":
        return int(text)
    raise ArgumentTypeError(f"«{NBSP}{text}{NBSP}» n’est pas une année de quatre chiffres, comme 2018")


def number(text: str) -> int:
    """The number of an avenant.

    >>> number("1")
    1
    """
    if 0 < _digits(text) <= _DIGITS_OF_A_YEAR and int(text):
        return int(text)
    raise ArgumentTypeError(f"«{NBSP}{text}{NBSP}» n’est pas un numéro d’avenant, comme 1")


def count(text: str) -> int:
    """How many of something: one at least.

    >>> count("2")
    2
    """
    if 0 < _digits(text) <= _DIGITS_OF_A_YEAR and int(text):
        return int(text)
    raise ArgumentTypeError(f"«{NBSP}{text}{NBSP}» n’est pas un nombre, comme 2")


def budget_file(text: str) -> tuple[int | None, str]:
    """The file of a budget, after its exercise where the file does not say it.

    >>> budget_file("2024=bp.csv"), budget_file("bp.csv")
    ((2024, 'bp.csv'), (None, 'bp.csv'))
    """
    exercise, sign, path = text.partition("=")
    return (year(exercise), path) if sign and _digits(exercise) == _DIGITS_OF_A_YEAR else (None, text)


def _digits(text: str) -> int:
    """How many digits a text is made of; 0 when it holds anything else."""
    return len(text) if text.isascii() and text.isdigit() else 0
