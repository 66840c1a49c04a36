r"""argparse in French: its texts, its titles, its errors. Nothing is replaced before a parser is used.

>>> with in_french():
...     Parser(prog="essai", add_help=False).format_usage()
'utilisation\xa0: essai\n'
"""

from __future__ import annotations

import argparse
import sys

from conventions.cli.terminal import columns, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

NBSP = "\u00a0"

MESSAGES = {
    "usage: ": f"utilisation{NBSP}: ",
    "positional arguments": f"arguments{NBSP}",
    "options": f"options{NBSP}",
    "show this help message and exit": "afficher cette aide",
    "argument %(argument_name)s: %(message)s": f"%(argument_name)s{NBSP}: %(message)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "commande « %(parser_name)s » inconnue",
    "unrecognized arguments: %s": f"arguments inconnus{NBSP}: %s",
    "not allowed with argument %s": "ne va pas avec l’argument %s",
    "ignored explicit argument %r": "n’attend pas de valeur, pas même %s",
    "the following arguments are required: %s": f"il manque{NBSP}: %s",
    "one of the arguments %s is required": f"il faut l’un de ces arguments{NBSP}: %s",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "expected at least one argument": "une valeur au moins est attendue",
    "expected %s argument": "%s valeur est attendue",
    "expected %s arguments": "%s valeurs sont attendues",
    "ambiguous option: %(option)s could match %(matches)s": (
        f"option ambiguë{NBSP}: %(option)s peut être %(matches)s"
    ),
    "unexpected option string: %s": f"option inattendue{NBSP}: %s",
    "invalid %(type)s value: %(value)r": f"«{NBSP}%(value)s{NBSP}» ne convient pas",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        f"«{NBSP}%(value)s{NBSP}» n’existe pas{NBSP}; au choix{NBSP}: %(choices)s"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        f"«{NBSP}%(value)s{NBSP}» n’existe pas{NBSP}; vouliez-vous dire «{NBSP}%(closest)s{NBSP}»{NBSP}? "
        f"Au choix{NBSP}: %(choices)s"
    ),
    "%(prog)s: error: %(message)s\n": f"%(prog)s{NBSP}: %(message)s\n",
}
"""The texts of argparse that a user may read, with the same places for values."""


def _say(text: str) -> str:
    return MESSAGES.get(text, text)


def _say_many(one: str, several: str, count: int) -> str:
    return _say(one if count < 2 else several)


class in_french:  # noqa: N801  # used as a function: « with in_french(): »
    """Make argparse speak French inside a block, and leave it as it was.

    A class and not a generator: :mod:`contextlib` would cost as much as the command itself.

    >>> before = vars(argparse)["_"]
    >>> with in_french():
    ...     vars(argparse)["_"]("expected one argument")
    'une valeur est attendue'
    >>> vars(argparse)["_"] is before
    True
    """

    def __enter__(self) -> None:
        self._kept = {name: vars(argparse)[name] for name in ("_", "ngettext")}
        vars(argparse).update(_=_say, ngettext=_say_many)

    def __exit__(self, *raised: object) -> None:
        vars(argparse).update(self._kept)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help of a bounded width, known without the heavy import that argparse makes to find it."""

    def __init__(self, prog: str, **options: object) -> None:
        super().__init__(prog, max_help_position=26, width=columns())


class Parser(argparse.ArgumentParser):
    """A parser whose errors never send a control character to the terminal.

    >>> Parser(prog="essai").prog
    'essai'
    """

    def __init__(self, **options: str | bool | None) -> None:
        super().__init__(formatter_class=Formatter, allow_abbrev=False, **options)  # type: ignore[arg-type]  # argparse's own options

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the usage, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}{NBSP}: {escape(message)}\n")


class Version(argparse.Action):
    """Print the version that is installed, which is looked for only then, and end with 0."""

    def __call__(self, parser: argparse.ArgumentParser, *given: object) -> NoReturn:
        """Print and stop, as the action of the help does."""
        from importlib.metadata import version

        sys.stdout.write(f"conventions {version('conventions-subvention')}\n")
        parser.exit()
