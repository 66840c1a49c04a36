"""What the command line takes: one subparser a command, all in French.

>>> parse(["words", "50000"]).command
'words'
"""

from __future__ import annotations

from conventions.cli.commands import COMMANDS
from conventions.cli.french_argparse import NBSP, Parser, Version, in_french

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

DESCRIPTION = (
    "Conventions pluriannuelles de subvention : les contrôler, les lire, savoir ce qui reste à verser."
)
CODES = (
    f"Code de sortie{NBSP}: 0 sans erreur, 1 des erreurs sont constatées, 2 fichier ou commande inutilisable."
)


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
    for add in COMMANDS:
        add(commands)
    return parser
