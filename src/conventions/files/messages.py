"""What pydantic found wrong, in French: the value met, what was expected, the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

Details = Mapping[str, Any]
HIDDEN = "•••• …"
"""Shown in place of a confidential value."""


def french_message(kind: str, details: Details, met: object, name: str, known: tuple[str, ...]) -> str | None:
    """The French message of an error type; None for an error that only follows from another one.

    ``met`` is the value met, ``name`` the field, ``known`` the fields that the record has.
    """
    if kind == "default_factory_not_called":
        return None
    if kind in {"extra_forbidden", "missing"}:
        return _missing(name) if kind == "missing" else _unknown_field(name, known)
    write = _MESSAGES.get(kind)
    return write(details, _shown(met)) if write else f"{_shown(met)} : valeur refusée ici"


def _missing(name: str) -> str:
    return f"« {name} » manque : ajoutez-le"


def _unknown_field(whole: str, known: tuple[str, ...]) -> str:
    name = whole[:60]
    close = get_close_matches(name, known, n=1)
    hint = f"vouliez-vous dire « {close[0]} » ?" if close else f"champs possibles : {', '.join(known)}"
    return f"« {name} » n’existe pas ici ; {hint}"


def _shown(met: object) -> str:
    if met is None:
        return "rien"
    if isinstance(met, str):
        return f"« {met if len(met) <= 60 else met[:57] + '…'} »"
    if isinstance(met, list):
        return "une liste"
    return "un groupe de champs" if isinstance(met, dict) else f"« {met} »"


def _choices(details: Details) -> list[str]:
    raw = str(details.get("expected") or details.get("expected_tags"))
    return raw.replace("' or '", "', '").strip("'").split("', '")


def _one_of(details: Details, met: str) -> str:
    """The nearest word of a long list, or the list."""
    choices = _choices(details)
    close = get_close_matches(met.strip("« »"), choices, n=1) if len(choices) > _SHORT else []
    if close:
        return f"{met} n’est pas dans la liste ; vouliez-vous dire « {close[0]} » ?"
    return f"{met} n’est pas dans la liste : {', '.join(f'« {choice} »' for choice in choices)}"


_SHORT = 12
"""A list of as many words at most is told whole: it is soon read."""


def _own_words(details: Details, met: str) -> str:
    return str(details["error"])


def _template(details: Details, met: str) -> str:
    return f"{met} : il faut {details['expected']} (par exemple « {details['example']} »)"


def _text(details: Details, met: str) -> str:
    return f"{met} : il faut un texte, mettez-le entre guillemets"


def _tag_missing(details: Details, met: str) -> str:
    tag = str(details["discriminator"]).strip("'")
    return f"il manque « {tag} », qui dit de quoi il s’agit"


def _pattern(details: Details, met: str) -> str:
    if str(details["pattern"]).startswith("^"):
        return f"{met} : une clé a de 1 à 80 signes, sans [ ni ], et commence par une lettre ou un chiffre"
    return "texte vide : écrivez-le ou retirez le champ"


def _too_short(details: Details, met: str) -> str:
    least = details["min_length"]
    return f"il faut au moins {least} éléments ici, reçu : {details['actual_length']} ; un seul se dit sans ce groupe"


def _text_expected(details: Details, met: str) -> str:
    example = details.get("example")
    if example is None:
        return f"{met} : un nom s’écrit comme un texte, ou avec ses champs (text, article, gender…)"
    return f"{met} : {details['expected']} s’écrit comme un texte, par exemple « {example} »"


_MESSAGES: Mapping[str, Callable[[Details, str], str]] = {
    "enum": _one_of,
    "literal_error": _one_of,
    "union_tag_invalid": _one_of,
    "union_tag_not_found": _tag_missing,
    "value_error": _own_words,
    "value_expected": _template,
    "text_expected": _text_expected,
    "name_fields": lambda details, met: (
        f"un nom a un champ text et, au besoin, article, gender, plural, elides ; reçu : {details['fields']}"
    ),
    "duplicate_key": lambda details, met: (
        f"plusieurs éléments portent la clé « {details['key']} » : donnez à chacun la sienne (key: …)"
    ),
    "too_short": _too_short,
    "string_type": _text,
    "string_too_short": lambda details, met: "texte vide : écrivez-le ou retirez le champ",
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda details, met: f"texte trop long : {details['max_length']} caractères au plus",
    "string_unicode": lambda details, met: "caractère illisible : enregistrez le fichier en UTF-8",
    "tuple_type": lambda details, met: f"{met} : il faut une liste (des lignes qui commencent par « - »)",
    "model_type": lambda details, met: f"{met} : il faut un groupe de champs (nom: valeur)",
    "model_attributes_type": lambda details, met: f"{met} : il faut un groupe de champs (nom: valeur)",
    "greater_than_equal": lambda details, met: f"{met} : au moins {details['ge']}",
    "less_than_equal": lambda details, met: f"{met} : au plus {details['le']}",
}


def known_codes() -> frozenset[str]:
    """The error types that have words of their own, or none because they only follow from another."""
    return frozenset({*_MESSAGES, "extra_forbidden", "missing", "default_factory_not_called"})
