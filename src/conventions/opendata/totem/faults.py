"""What the parser of XML finds wrong, in French."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from conventions.opendata.totem.refusals import TotemError

REDO: Final = "redemandez le fichier XML, tel qu’il a été transmis à la préfecture"
_CODES: Final = expat.errors.codes
_INVALID_TOKEN: Final = _CODES[expat.errors.XML_ERROR_INVALID_TOKEN]
_NO_ELEMENTS: Final = _CODES[expat.errors.XML_ERROR_NO_ELEMENTS]
_REASONS: Final = {
    _INVALID_TOKEN: "un caractère interdit, ou d’un autre codage que celui déclaré",
    _NO_ELEMENTS: "il est vide, ou coupé avant le premier élément",
    _CODES[expat.errors.XML_ERROR_SYNTAX]: "un texte sans balise",
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "il est coupé au milieu d’une balise",
    _CODES[expat.errors.XML_ERROR_PARTIAL_CHAR]: "il est coupé au milieu d’un caractère",
    _CODES[expat.errors.XML_ERROR_TAG_MISMATCH]: "une balise en ferme une autre",
    _CODES[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "un attribut est écrit deux fois",
    _CODES[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "il continue après sa fin",
    _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: "une entité n’est pas définie",
    _CODES[expat.errors.XML_ERROR_BAD_CHAR_REF]: "une référence à un caractère qui n’existe pas",
    _CODES[expat.errors.XML_ERROR_UNKNOWN_ENCODING]: "son codage est inconnu",
    _CODES[expat.errors.XML_ERROR_INCORRECT_ENCODING]: "son codage n’est pas celui déclaré",
}


def broken(error: expat.ExpatError, *, begun: bool) -> TotemError:
    """The error of a text that is no XML, or that stops being XML."""
    told = _REASONS.get(error.code, f"erreur {error.code} de l’analyseur")
    if not begun:
        return TotemError(
            "not_xml",
            f"ce fichier n’est pas du XML ({told})",
            expected="le fichier XML d’un budget",
            way_out="choisissez-le parmi les fichiers du budget",
        )
    if error.code == _NO_ELEMENTS:
        told = "il est coupé avant sa fin"
    code = "bad_character" if error.code == _INVALID_TOKEN else "broken_xml"
    return TotemError(code, f"XML abîmé ({told})", way_out=REDO, line=error.lineno)
