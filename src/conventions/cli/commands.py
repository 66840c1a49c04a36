"""The arguments of each command, with its help in French."""

from __future__ import annotations

from conventions.cli.french_argparse import NBSP, Parser
from conventions.cli.options import (
    a_file,
    as_of,
    day,
    formats,
    known_on,
    number,
    one_file,
    one_of,
    output,
    selection,
    with_names,
    year,
)
from conventions.cli.portfolio_options import budget, budget_files, calendar, portfolio
from conventions.cli.scdl_options import scdl

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import _SubParsersAction

REPORTS = ("text", "json", "sarif", "github", "html")
SPELLINGS = ("traditional", "1990", "1990-full")


def _add(commands: _SubParsersAction[Parser], name: str, summary: str) -> Parser:
    return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")


def _check(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "check", "contrôler des conventions : ce qui n’est pas régulier, et pourquoi")
    parser.add_argument("files", nargs="+", metavar="FICHIER", help="fichier YAML ou JSON d’une convention")
    as_of(parser)
    formats(parser, REPORTS, "text (par défaut), json, sarif, github (annotations) ou html")
    selection(parser)
    parser.add_argument(
        "--with",
        dest="siblings",
        action="append",
        default=[],
        metavar="CHEMIN",
        help="fichier ou dossier d’autres conventions, lues mais non contrôlées (à répéter)",
    )
    budget_files(parser)
    output(parser)
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="en texte, dire aussi ce qui est conforme, sans objet ou non évalué",
    )


def _show(commands: _SubParsersAction[Parser]) -> None:
    one_file(_add(commands, "show", "montrer une convention en une page"))


def _schedule(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "schedule", "donner l’échéancier des versements et ce que chacun attend")
    one_file(parser)
    parser.add_argument(
        "--exercise", type=year, metavar="EXERCICE", help="ne donner que les versements d’un exercice"
    )
    known_on(parser)
    formats(parser)


def _position(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "position", "donner la situation financière, par exercice et par subvention")
    one_file(parser)
    known_on(parser)
    formats(parser)


def _history(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "history", "dire ce que les avenants ont changé, jour par jour")
    a_file(parser)
    parser.add_argument(
        "address",
        nargs="?",
        default="",
        metavar="ADRESSE",
        help="ce dont on veut l’historique, par exemple « grants[2018].amount » ; par défaut, tout",
    )
    formats(parser)


def _diff(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "diff", "comparer les stipulations en vigueur à deux dates")
    a_file(parser)
    for name, dest, what in (("--from", "since", "première"), ("--to", "until", "seconde")):
        parser.add_argument(
            name, dest=dest, type=day, required=True, metavar="DATE", help=f"{what} des deux dates"
        )
    known_on(parser, "la date comparée")
    formats(parser)


def _propose(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "propose", "proposer l’avenant qui mène d’un fichier à un autre")
    parser.add_argument("old", metavar="ANCIEN", help="fichier de la convention telle qu’elle est")
    parser.add_argument("new", metavar="NOUVEAU", help="fichier de la convention telle qu’on la veut")
    as_of(parser)
    parser.add_argument(
        "--number", type=number, metavar="NUMÉRO", help="numéro de l’avenant ; par défaut, le suivant"
    )
    parser.add_argument("--year", type=year, metavar="ANNÉE", help="année de l’avenant")
    formats(
        parser,
        ("text", "yaml", "json"),
        "text (par défaut), yaml (à coller sous « avenants : ») ou json",
    )


def _rules(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "rules", "donner la liste des règles, ou la page d’une règle")
    parser.add_argument("code", nargs="?", metavar="CODE", help="code d’une règle, par exemple NAT-001")
    parser.add_argument(
        "--family", metavar="FAMILLE", help="ne donner que les règles d’une famille, par exemple NAT"
    )
    formats(parser)


def _explain(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(
        commands, "explain", "expliquer une règle : ce qu’elle vérifie, pourquoi, sous quel droit, comment"
    )
    parser.add_argument("code", metavar="CODE", help="code de la règle, par exemple NAT-001")
    as_of(parser)


def _schema(commands: _SubParsersAction[Parser]) -> None:
    _add(commands, "schema", "écrire le schéma JSON des fichiers (conventions schema > schema.json)")


def _accounts(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(
        commands, "accounts", "chercher un compte, un chapitre ou une fonction des plans de comptes"
    )
    parser.add_argument(
        "words",
        nargs="+",
        metavar="MOT",
        help="un numéro (65738), ou des mots de l’intitulé, qui y sont tous",
    )
    parser.add_argument(
        "--norm", metavar="NOMENCLATURE", help="M57, M57_D, M14… ; par défaut, toutes les nomenclatures"
    )
    parser.add_argument(
        "--exercise", type=year, metavar="EXERCICE", help="de 2013 à 2024 ; par défaut, tous les exercices"
    )


def _law(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "law", "donner les valeurs que la loi fixe, ou une valeur et ses sources")
    parser.add_argument(
        "name", nargs="?", metavar="NOM", help="nom d’une valeur, par exemple convention_threshold"
    )
    parser.add_argument(
        "--on", dest="as_of", type=day, metavar="DATE", help="jour demandé ; par défaut, aujourd’hui"
    )
    parser.add_argument("--outdated", action="store_true", help="ne donner que ce qui est à reconfirmer")
    formats(parser)


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
        type=one_of(SPELLINGS),
        default=SPELLINGS[0],
        metavar="ORTHOGRAPHE",
        help="traditional (par défaut), 1990 ou 1990-full",
    )


def _totem(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "totem", "lire un budget publié au format TotEM")
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", title=f"actions{NBSP}", parser_class=Parser
    )
    show = _add(actions, "show", "montrer un budget : ses totaux, ses lignes de subventions, qui les reçoit")
    show.add_argument(
        "file", metavar="FICHIER", help="fichier XML d’un budget, même compressé (gzip), ou son CSV (SCDL)"
    )
    formats(show, ("text", "json", "csv"), "text (par défaut), json ou csv")
    with_names(show)


def _render(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "render", "écrire un acte, une lettre ou un état en md, html, docx, odt ou pdf")
    one_file(parser)
    known_on(parser)
    parser.add_argument(
        "--kind",
        metavar="DOCUMENT",
        help="quel document (conventions templates en donne la liste) ; par défaut, celui de l’acte",
    )
    parser.add_argument(
        "--act",
        metavar="ADRESSE",
        help="de quel acte : « avenants[1] », « deliberations[2018-11-15] » ; par défaut, le dernier",
    )
    parser.add_argument("--exercise", type=year, metavar="EXERCICE", help="de quel exercice")
    parser.add_argument(
        "--format",
        type=one_of(("md", "html", "docx", "odt", "pdf")),
        metavar="FORMAT",
        help="md, html, docx, odt ou pdf ; par défaut, celui du nom de --output, ou md",
    )
    parser.add_argument("--template", metavar="MODÈLE", help="fichier d’un modèle de votre collectivité")
    parser.add_argument(
        "--attach", action="store_true", help="en pdf, joindre les données de la convention (JSON)"
    )
    with_names(parser, " et les numéros de compte")
    output(parser, "le document")


def _templates(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(
        commands, "templates", "donner les documents que l’on sait écrire, et ce qu’un modèle peut dire"
    )
    parser.add_argument(
        "kind", nargs="?", metavar="DOCUMENT", help="un document : ses parties et ses mentions"
    )
    parser.add_argument("--source", action="store_true", help="écrire le modèle de départ du document")


def _verify(commands: _SubParsersAction[Parser]) -> None:
    parser = _add(commands, "verify", "dire si un document concorde encore avec sa convention")
    parser.add_argument("document", metavar="DOCUMENT", help="fichier PDF, DOCX ou ODT")
    a_file(parser)


COMMANDS = (
    _check,
    _show,
    _schedule,
    _position,
    _history,
    _diff,
    _propose,
    _rules,
    _accounts,
    _law,
    _totem,
    _explain,
    _schema,
    _new,
    _words,
    scdl,
    portfolio,
    budget,
    calendar,
    _render,
    _templates,
    _verify,
)
"""What adds each command to the parser, in the order of the help."""
