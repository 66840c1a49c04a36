"""The arguments of ``conventions scdl``, which has commands of its own."""

from __future__ import annotations

from conventions.cli.french_argparse import NBSP, Parser
from conventions.cli.options import day, formats, one_of, with_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import _SubParsersAction

FORMS = ("text", "json", "csv", "html")
_TOLD = "text (par défaut), json, csv (une ligne par constat) ou html (un résumé)"
_SUMMARY = "lire, valider, réparer ou écrire des données essentielles de subventions (SCDL)"
_VERSION = "version du schéma, par exemple 2.0.2" + NBSP + "; par défaut, 2.1.1"


def scdl(commands: _SubParsersAction[Parser]) -> None:
    """Add the command and its own commands."""
    parser = commands.add_parser("scdl", help=_SUMMARY, description=f"{_SUMMARY[0].upper()}{_SUMMARY[1:]}.")
    actions = parser.add_subparsers(
        dest="action",
        required=True,
        metavar="ACTION",
        title=f"actions{NBSP}",
        prog="conventions scdl",
        parser_class=Parser,
    )
    for add in (_read, _validate, _repair, _export):
        add(actions)


def _add(actions: _SubParsersAction[Parser], name: str, summary: str) -> Parser:
    return actions.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")


def _file(parser: Parser) -> None:
    parser.add_argument("file", metavar="FICHIER", help="fichier publié" + NBSP + ": CSV, XLSX, XLS ou ODS")


def _version(parser: Parser) -> None:
    parser.add_argument("--version", default="2.1.1", metavar="VERSION", help=_VERSION)


def _rows(parser: Parser) -> None:
    parser.add_argument("--rows", action="store_true", help="en JSON, donner aussi chaque ligne")


def _read(actions: _SubParsersAction[Parser]) -> None:
    parser = _add(actions, "read", "dire ce qu’un fichier contient, et ses écarts à la norme")
    _file(parser)
    _rows(parser)
    with_names(parser)
    formats(parser, FORMS, _TOLD)


def _validate(actions: _SubParsersAction[Parser]) -> None:
    parser = _add(actions, "validate", "contrôler un fichier selon une version du schéma")
    _file(parser)
    _version(parser)
    parser.add_argument(
        "--no-cross-rows",
        dest="cross_rows",
        action="store_false",
        help="ne pas comparer les lignes entre elles (doublons, avenants)",
    )
    with_names(parser)
    formats(parser, FORMS, _TOLD)


def _repair(actions: _SubParsersAction[Parser]) -> None:
    parser = _add(actions, "repair", "réparer un fichier" + NBSP + ": ce qui est certain, et rien d’autre")
    _file(parser)
    parser.add_argument("-o", "--output", required=True, metavar="FICHIER", help="fichier CSV à écrire")
    parser.add_argument(
        "--report",
        metavar="FICHIER",
        help="fichier où écrire le compte rendu" + NBSP + "; par défaut, il s’affiche",
    )
    parser.add_argument(
        "--extra-columns", action="store_true", help="garder, après celles du schéma, les autres colonnes"
    )
    _version(parser)
    _rows(parser)
    with_names(parser)
    formats(parser, FORMS, _TOLD)


def _export(actions: _SubParsersAction[Parser]) -> None:
    parser = _add(actions, "export", "écrire les données essentielles de conventions")
    parser.add_argument(
        "files", nargs="+", metavar="CONVENTION", help="fichier YAML ou JSON d’une convention"
    )
    parser.add_argument(
        "--as-of", type=day, required=True, metavar="DATE", help="date à laquelle on se place"
    )
    _version(parser)
    parser.add_argument(
        "--shape",
        type=one_of(("scdl", "flat")),
        default="scdl",
        metavar="FORME",
        help="scdl (les colonnes du schéma, par défaut) ou flat (toutes les colonnes, pour un tableur)",
    )
    parser.add_argument(
        "--spreadsheet",
        action="store_true",
        help="écrire pour un tableur, et non pour la publication"
        + NBSP
        + ": points-virgules, aucune formule",
    )
    parser.add_argument(
        "-o", "--output", metavar="FICHIER", help="fichier CSV à écrire" + NBSP + "; par défaut, il s’affiche"
    )
