"""The arguments of the commands about a town's conventions: ``portfolio``, ``budget``, ``calendar``."""

from __future__ import annotations

from conventions.cli.french_argparse import NBSP, Parser
from conventions.cli.options import (
    as_of,
    budget_file,
    count,
    day,
    formats,
    output,
    selection,
    with_names,
    year,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import _SubParsersAction

FORMS = ("text", "json", "csv", "xlsx", "html")
_TOLD = "text (par défaut), json, csv, xlsx (avec --output) ou html"


def portfolio(commands: _SubParsersAction[Parser]) -> None:
    """Add ``portfolio`` and its own commands."""
    actions = _group(commands, "portfolio", "contrôler et suivre toutes les conventions d’un dossier")
    check = _add(
        actions, "check", "contrôler toutes les conventions d’un dossier, les unes à côté des autres"
    )
    _folder(check)
    as_of(check)
    formats(check, FORMS, _TOLD)
    check.add_argument(
        "--all", action="store_true", help="en texte, montrer tous les constats, et non trois par règle"
    )
    selection(check)
    budget_files(check)
    output(check)
    commitments = _add(
        actions, "commitments", "donner ce qui est attribué, engagé, payé, par exercice et par ligne"
    )
    _folder(commitments)
    as_of(commitments)
    commitments.add_argument(
        "--exercise", type=year, metavar="EXERCICE", help="ne donner que les subventions d’un exercice"
    )
    formats(commitments, FORMS, _TOLD)
    output(commitments, "le tableau")
    due = _add(actions, "due", "donner les versements en retard, et ceux des trois mois qui viennent")
    _folder(due)
    as_of(due)
    _until(due, "trois mois plus tard")
    formats(due, FORMS, _TOLD)
    output(due, "le tableau")


def budget(commands: _SubParsersAction[Parser]) -> None:
    """Add ``budget`` and its own command."""
    actions = _group(commands, "budget", "comparer les conventions d’un dossier aux crédits d’un budget")
    check = _add(
        actions, "check", "dire ce que les conventions prennent de chaque ligne, et ce qui n’y tient pas"
    )
    _folder(check)
    budget_files(check, required=True)
    as_of(check)
    formats(check, FORMS, _TOLD)
    check.add_argument(
        "--all", action="store_true", help="en texte, montrer toutes les lignes et tous les constats"
    )
    output(check)


def calendar(commands: _SubParsersAction[Parser]) -> None:
    """Add ``calendar``."""
    parser = _add(
        commands, "calendar", "écrire l’agenda des versements, des comptes rendus et des fins de convention"
    )
    _folder(parser)
    output(parser, "l’agenda (iCalendar)" + NBSP + ": « subventions.ics »", required=True)
    as_of(parser)
    _until(parser, "un an plus tard")


def budget_files(parser: Parser, *, required: bool = False) -> None:
    """``--budget`` and how it is read."""
    parser.add_argument(
        "--budget",
        type=budget_file,
        action="append",
        default=[],
        required=required,
        metavar="FICHIER",
        help="budget voté"
        + NBSP
        + ": CSV, XLSX, ODS ou TotEM (XML)"
        + NBSP
        + "; à répéter pour ses décisions "
        "modificatives et pour d’autres exercices (« 2024=budget.csv » quand le fichier ne dit pas le sien)",
    )
    parser.add_argument(
        "--authority",
        metavar="CLÉ",
        help="attribuant dont c’est le budget"
        + NBSP
        + ": sa clé ou son SIREN ; par défaut, le seul des conventions",
    )
    parser.add_argument(
        "--exercise",
        dest="budget_exercise",
        type=year,
        metavar="EXERCICE",
        help="exercice du budget, quand le fichier ne le dit pas",
    )
    parser.add_argument(
        "--mapping",
        metavar="FICHIER",
        help="fichier TOML qui dit ce que sont les colonnes du budget, quand leurs titres ne le disent pas",
    )


def _folder(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DOSSIER", help="dossier des conventions (fichiers YAML et JSON)")
    parser.add_argument(
        "--cache", metavar="DOSSIER", help="dossier où garder ce qui est lu, pour relire plus vite"
    )
    parser.add_argument(
        "--workers",
        type=count,
        metavar="NOMBRE",
        help="programmes qui lisent à la fois" + NBSP + "; par défaut, autant que de cœurs",
    )
    with_names(parser)


def _until(parser: Parser, default: str) -> None:
    parser.add_argument(
        "--until", type=day, metavar="DATE", help=f"dernier jour demandé{NBSP}; par défaut, {default}"
    )


def _group(commands: _SubParsersAction[Parser], name: str, summary: str) -> _SubParsersAction[Parser]:
    parser = _add(commands, name, summary)
    return parser.add_subparsers(
        dest="action",
        required=True,
        metavar="ACTION",
        title=f"actions{NBSP}",
        prog=f"conventions {name}",
        parser_class=Parser,
    )


def _add(commands: _SubParsersAction[Parser], name: str, summary: str) -> Parser:
    return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
