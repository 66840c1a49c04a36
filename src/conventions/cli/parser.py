"""What the command line takes: one subparser a command, all in French.

>>> parse(["words", "50000"]).command
'words'
"""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace, _SubParsersAction

from conventions.cli.french_argparse import NBSP, Parser, Version, in_french

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

DESCRIPTION = (
    "Conventions pluriannuelles de subvention : les contrôler, les lire, savoir ce qui reste à verser."
)
CODES = (
    f"Code de sortie{NBSP}: 0 sans erreur, 1 des erreurs sont constatées, 2 fichier ou commande inutilisable."
)
SPELLINGS = ("traditional", "1990", "1990-full")
FORMATS = ("text", "json")


def parse(argv: Sequence[str]) -> Namespace:
    """The arguments of one command; ``command`` names its module.

    :raises SystemExit: 0 after the help, 2 for a wrong usage (both are printed).

    >>> parse(["check", "a.yaml", "--as-of", "1er mars 2018"]).as_of.isoformat()
    '2018-03-01'
    """
    with in_french():
        return _build().parse_args(argv)


def _build() -> Parser:
    parser = Parser(prog="conventions", description=DESCRIPTION, epilog=CODES)
    parser.add_argument("--version", action=Version, nargs=0, help="donner la version")
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMANDE",
        title=f"commandes{NBSP}",
        prog="conventions",
        parser_class=Parser,
    )
    for add in (_check, _show, _schedule, _rules, _new, _words):
        add(commands)
    return parser


def _add(commands: _SubParsersAction[Parser], name: str, summary: str) -> Parser:
    return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")


def _check(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "check", "contrôler des conventions : ce qui n’est pas régulier, et pourquoi")
    parser.add_argument("files", nargs="+", metavar="FICHIER", help="fichier YAML ou JSON d’une convention")
    _as_of(parser)
    parser.add_argument(
        "--format", type=_one_of(FORMATS), default="text", metavar="FORMAT", help="text (par défaut) ou json"
    )
    parser.add_argument(
        "--verbose", action="store_true", help="dire aussi ce qui est conforme, sans objet ou non évalué"
    )


def _show(commands: _SubParsersAction[Parser]) -> None:
    _one_file(_add(commands, "show", "montrer une convention en une page"))


def _schedule(commands: _SubParsersAction[Parser]) -> None:
    _one_file(_add(commands, "schedule", "donner l’échéancier des versements et ce que chacun attend"))


def _one_file(parser: Parser) -> None:
    parser.add_argument("file", metavar="FICHIER", help="fichier YAML ou JSON d’une convention")
    _as_of(parser)


def _rules(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "rules", "donner la liste des règles, ou la page d’une règle")
    parser.add_argument("code", nargs="?", metavar="CODE", help="code d’une règle, par exemple NAT-001")


def _new(commands: _SubParsersAction[Parser]) -> None:
    _add(commands, "new", "écrire un fichier de départ commenté (conventions new > ma-convention.yaml)")


def _words(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "words", "écrire un montant en toutes lettres")
    parser.add_argument(
        "amount",
        nargs="+",
        metavar="MONTANT",
        help="« 50000 », « 50000.05 » ou « 50 000 € » : un seul montant, dont les mots se lisent ensemble",
    )
    parser.add_argument(
        "--spelling",
        type=_one_of(SPELLINGS),
        default=SPELLINGS[0],
        metavar="ORTHOGRAPHE",
        help="traditional (par défaut), 1990 ou 1990-full",
    )


def _as_of(parser: Parser) -> None:
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="DATE",
        help="date à laquelle on se place (2018-12-31, « 31 décembre 2018 ») ; par défaut, aujourd’hui",
    )


def _one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in values:
            return text
        raise ArgumentTypeError(
            f"«{NBSP}{text}{NBSP}» n’existe pas{NBSP}; au choix{NBSP}: {', '.join(values)}"
        )

    return read


def _day(text: str) -> date:
    from conventions.errors import ConventionsError
    from conventions.french import parse_date

    try:
        return parse_date(text)
    except ConventionsError as error:
        raise ArgumentTypeError(str(error)) from None
