"""The events of a YAML text, and in French what is wrong with its syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml

from conventions.files.problems import place_of
from conventions.files.yaml_words import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.errors import ConventionFileError
    from conventions.files.problems import Problems

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SIGNS = {
    "\t": "tabulation en début de ligne : décalez avec des espaces",
    "other": "une valeur ne peut pas commencer par ce signe : mettez-la entre guillemets",
}


def events(text: str, problems: Problems) -> Iterator[yaml.Event]:
    """The parser's events, one by one.

    :raises ConventionFileError: when the text is not YAML, or holds a character that YAML forbids.
    """
    forbidden = UNPRINTABLE.search(text)
    if forbidden is not None:
        place = place_of(text, forbidden.start())
        raise problems.stop(place, "bad_character", "caractère interdit dans un fichier texte")
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise _refusal(error, text, problems) from None


def _refusal(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> ConventionFileError:
    said = f"{error.context} {error.problem}"
    opened = "quoted scalar" in said or "flow" in said
    # The loaders give a mark to each error of the two phases that run here.
    mark = cast("yaml.Mark", (error.context_mark if opened else None) or error.problem_mark)
    code, message = _words(said, text[mark.index : mark.index + 1])
    return problems.stop((mark.line + 1, mark.column + 1), code, message)


def _words(said: str, sign: str) -> tuple[str, str]:
    if "mapping values are not allowed" in said:
        return "colon_in_text", "« : » dans un texte sans guillemets : mettez le texte entre guillemets"
    if "cannot start any token" in said:
        return "syntax", _SIGNS.get(sign, _SIGNS["other"])
    if "quoted scalar" in said:
        return "syntax", "guillemet ouvert et jamais fermé, ou signe \\ mal employé"
    if "flow" in said:
        return "syntax", "crochet ou accolade ouverts et jamais fermés, ou virgule oubliée"
    return (
        "syntax",
        "la mise en page du fichier est incompréhensible ici : vérifiez les retraits et les tirets",
    )
