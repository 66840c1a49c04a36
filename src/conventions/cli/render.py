"""``conventions render``: an act, a letter, a table of a convention as a document, in the format asked for."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.outputs import check_output, write_bytes, write_lines
from conventions.cli.terminal import tell
from conventions.cli.view import day_of
from conventions.documents import FORMATS, Paper, build, from_template, kind_named, render
from conventions.documents.building import Asked
from conventions.errors import ConventionsError
from conventions.files import load
from conventions.french import NBSP, format_list, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.model import Convention

_BY_FIELD = {"avenants": "avenant", "deliberations": "deliberation"}
_SUFFIXES = {".markdown": "md", ".htm": "html"}
_LARGEST = 2**20
_SHOWN = 80


def run(arguments: Namespace) -> int:
    """Write the document, to a file or, for a text, to the terminal.

    :raises ConventionFileError: lists every problem of the file.
    :raises ConventionsError: for a kind, an act or a format that cannot be, or a package that is missing.
    """
    check_output(arguments.output, filter(None, (arguments.file, arguments.template)))
    form = format_of(arguments)
    paper = _paper(arguments, load(arguments.file))
    written = render(paper, form, attach=arguments.attach)
    if isinstance(written, str):
        write_lines(written.splitlines(), arguments.output)
    else:
        write_bytes(written, arguments.output)
    if arguments.output:
        tell([f"{arguments.output}{NBSP}: {paper.title}"])
    return 0


def format_of(arguments: Namespace) -> str:
    """The format: the one asked for, or that of the name of the file to write, or Markdown.

    :raises ConventionsError: for a file of bytes without a name, or a name that tells no format.
    """
    if arguments.format is None and arguments.output is None:
        return "md"
    suffix = Path(arguments.output or "").suffix.lower()
    form: str = arguments.format or _SUFFIXES.get(suffix, suffix[1:])
    if form not in FORMATS:
        raise ConventionsError(
            f"--format est à donner{NBSP}: le nom {arguments.output} ne dit pas lequel de {', '.join(FORMATS)}"
        )
    if form not in {"md", "html"} and arguments.output is None:
        raise ConventionsError(f"--output est à donner{NBSP}: un fichier {form} ne s’affiche pas")
    return form


def kind_of(arguments: Namespace) -> str:
    """The kind of document: the one asked for, or that of the act, or the convention itself.

    :raises ConventionsError: for an address that tells no kind of act.

    >>> from argparse import Namespace
    >>> kind_of(Namespace(kind=None, act="avenants[1]"))
    'avenant'
    """
    if arguments.kind is not None or arguments.act in {None, "convention"}:
        return arguments.kind or "convention"
    kind = _BY_FIELD.get(arguments.act.partition("[")[0])
    if kind is None:
        raise ConventionsError(
            f"--act est à corriger{NBSP}: {quote(arguments.act[:_SHOWN])} n’est l’adresse d’aucun acte"
            f" ({format_list(f'{field}[…]' for field in _BY_FIELD)})"
        )
    return kind


def _paper(arguments: Namespace, convention: Convention) -> Paper:
    kind = kind_named(kind_of(arguments))
    asked = Asked(
        arguments.act,
        arguments.exercise,
        day_of(arguments) if "as_of" in kind.needs else arguments.as_of,
        arguments.known_on,
        reveal=arguments.with_names is not None,
    )
    if arguments.template is None:
        return build(kind.name, convention, **asked._asdict())
    path = Path(arguments.template)
    named = None if arguments.kind is None and arguments.act is None else kind.name
    return from_template(
        _template(path), convention, kind=named, folder=path.parent, name=path.name, **asked._asdict()
    )


def _template(path: Path) -> str:
    with path.open("rb") as opened:
        data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ConventionsError(f"le modèle {path} dépasse {_LARGEST // 2**20} Mio")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConventionsError(f"le modèle {path} n’est pas un texte en UTF-8") from None
