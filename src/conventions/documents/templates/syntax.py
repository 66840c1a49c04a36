"""What Jinja says of a template that it cannot read, in French."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import TracebackType

from jinja2 import Template, TemplateSyntaxError, UndefinedError

from conventions.errors import ConventionsError, TemplateError
from conventions.french import NBSP, quote

_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "la fin du modèle",
}
_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (
            r"Unexpected end of template.* needs to be closed is '(\w+)'",
            lambda found: f"la balise {quote(found[1])} n’est pas fermée",
        ),
        (r"Unexpected end of template", lambda found: "une balise n’est pas fermée"),
        (
            r"Encountered unknown tag '(\w+)'.* needs to be closed is '(\w+)'",
            lambda found: f"balise {quote(found[1])} inattendue{NBSP}: {quote(found[2])} n’est pas fermée",
        ),
        (r"Encountered unknown tag '(\w+)'", lambda found: f"balise inconnue{NBSP}: {quote(found[1])}"),
        (
            r"expected token '([^']+)', got '([^']+)'",
            lambda found: f"{_token(found[2])} inattendu{NBSP}; attendu{NBSP}: {_token(found[1])}",
        ),
        (
            r"Expected an expression, got '([^']+)'",
            lambda found: f"il manque quelque chose avant {_token(found[1])}",
        ),
        (r"unexpected '([^']+)'", lambda found: f"{_token(found[1])} inattendu"),
        (r"unexpected char '([^']*)'", lambda found: f"caractère inattendu{NBSP}: {quote(found[1])}"),
        (r"[Mm]issing end of comment", lambda found: "un commentaire n’est pas fermé"),
        (r"block '(\w+)' defined twice", lambda found: f"le bloc {quote(found[1])} est écrit deux fois"),
        (r"unexpected end of template", lambda found: "une balise n’est pas fermée"),
    )
)
_TOO_MUCH = (RecursionError, MemoryError, SyntaxError, ValueError)
"""What Python says of a template that asks for too much before it runs."""
_UNDEFINED = re.compile(r"'([^']*)' is undefined")


def _token(word: str) -> str:
    return quote(_TOKENS.get(word, word)[:40])


def in_french(message: str) -> str:
    r"""What a message of Jinja says.

    >>> in_french("block 'rappel' defined twice").replace("\u00a0", " ")
    'le bloc « rappel » est écrit deux fois'
    """
    for pattern, said in _SAID:
        found = pattern.search(message)
        if found:
            return said(found)
    return "le modèle n’est pas écrit comme il faut"


def told(error: Exception, name: str) -> Exception:
    """The error of a template, in French, with its line; one that is not of the template stays as it is."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateError(in_french(str(error.message)), error.name or name, error.lineno)
    where, line = place_of(error.__traceback__) or (name, 0)
    if not line and not isinstance(error, ConventionsError):
        too_much = TemplateError("trop de parenthèses, de boucles ou de chiffres pour un modèle", name)
        return too_much if isinstance(error, _TOO_MUCH) else error
    if isinstance(error, TemplateError):
        return error if error.line else TemplateError(error.reason, where, line, error.suggestion)
    return TemplateError(_reason(error), where, line)


def _reason(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        found = _UNDEFINED.search(str(error))
        return f"{quote(found[1][:60])} n’est pas donné ici" if found else "rien à écrire ici"
    if isinstance(error, ConventionsError):
        return str(error)
    if isinstance(error, RecursionError):
        return "le modèle s’appelle lui-même sans fin"
    if isinstance(error, ZeroDivisionError):
        return "division par zéro"
    return "ce calcul ou cette comparaison n’a pas de sens"


def place_of(traceback: TracebackType | None) -> tuple[str, int] | None:
    """The template and the line where an error happened: the last ones of its frames."""
    found = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            found = (template.name or "", template.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    return found
