"""The filters of templates, in French: what each is called, takes and means.

>>> sorted(FILTERS)[:3]
['a', 'citation', 'combien']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from conventions.documents.templates.lists import combien, dernier, liste, premier, sinon, somme
from conventions.documents.templates.saying import said
from conventions.documents.templates.scalars import (
    citation,
    grammar,
    jour,
    lettres,
    majuscule,
    montant,
    nom,
    nombre,
    periode,
    pourcentage,
    rang,
)
from conventions.documents.templates.values import Datum
from conventions.errors import ConventionsError
from conventions.french import quote
from conventions.wording import UNKNOWN, Known, of_named, the_named, to_named


class Filter(NamedTuple):
    """A filter: what it does, what it takes and means in French; ``unknown`` is what it makes of None."""

    function: Callable[..., object]
    takes: str
    meaning: str
    unknown: str | None = UNKNOWN


FILTERS: Mapping[str, Filter] = {
    "montant": Filter(montant, "un montant", "en chiffres, « 50 000 € »"),
    "lettres": Filter(lettres, "un montant ou un nombre", "en toutes lettres, « cinquante mille euros »"),
    "somme": Filter(
        somme, "une liste, et le nom d’un champ", "le total ; « au moins » quand un montant est inconnu", None
    ),
    "date": Filter(
        jour, "une date", '« 1er janvier 2018 » ; aussi date("complète"), date("courte"), date("jour")'
    ),
    "periode": Filter(periode, "une période", '« 2017-2019 », ou periode("jours") pour « du … au … »'),
    "de": Filter(grammar("de", of_named), "un nom", "après « de » : « de la Ville », « d’EPURES »", None),
    "a": Filter(grammar("a", to_named), "un nom", "après « à » : « à la Ville », « au Havre »", None),
    "le": Filter(grammar("le", the_named), "un nom", "avec son article : « la Ville »", None),
    "nom": Filter(nom, "la clé d’une partie", "le nom de cette partie"),
    "nombre": Filter(nombre, "un nombre", "en chiffres groupés, « 1 234,5 »"),
    "pourcentage": Filter(pourcentage, "une part, ou des points", "« 12,5 % »"),
    "ordinal": Filter(rang, "un nombre entier", '« 1er », « 2e » ; ordinal("f") pour « 1re »'),
    "liste": Filter(
        liste, "une liste, et le nom d’un champ", "les éléments avec des virgules et « et »", UNKNOWN
    ),
    "citation": Filter(citation, "un texte", "entre guillemets français"),
    "majuscule": Filter(majuscule, "un texte", "avec une majuscule au début"),
    "phrase": Filter(said, "un enregistrement", "ce qu’il dit, en une phrase"),
    "premier": Filter(premier, "une liste", "son premier élément", None),
    "dernier": Filter(dernier, "une liste", "son dernier élément", None),
    "combien": Filter(combien, "une liste", "le nombre d’éléments"),
    "sinon": Filter(
        sinon, "une valeur, et ce qui la remplace", "ce qui se dit quand elle est inconnue", None
    ),
}
"""The filters, by the name that templates call them."""

TESTS: Mapping[str, str] = {
    "connu": "la valeur est connue",
    "inconnu": "personne ne connaît la valeur",
    "donne": "l’argument a été donné : « exercice », « le_jour »",
}
"""The tests, by name, and what they mean."""

_ELSEWHERE = {
    "capitalize": "majuscule",
    "count": "combien",
    "default": "sinon",
    "first": "premier",
    "join": "liste",
    "last": "dernier",
    "length": "combien",
    "sum": "somme",
    "defined": "donne",
    "none": "inconnu",
}
"""What Jinja calls some of them: for suggestions."""


def in_jinja(name: str) -> str:
    """Our word for a filter or a test of Jinja, or an empty text.

    >>> in_jinja("length")
    'combien'
    """
    return _ELSEWHERE.get(name, "")


def applied(name: str, known: Known, value: object, *arguments: object, **named: object) -> object:
    """What a filter makes of a value.

    :raises ConventionsError: for a value that it does not take.

    >>> applied("montant", Known(), None), applied("sinon", Known(), None, "à fixer")
    ('inconnu', 'à fixer')
    """
    chosen = FILTERS[name]
    if value is None and chosen.unknown is not None:
        return Datum(chosen.unknown)
    more = {"known": known} if name in _KNOWING else {}
    try:
        found = chosen.function(value, *arguments, **named, **more)
    except TypeError as error:
        raise ConventionsError(f"le filtre {quote(name)} ne se précise pas ainsi") from error
    return Datum(found) if type(found) is str else found


_KNOWING = {"liste", "nom", "phrase"}
