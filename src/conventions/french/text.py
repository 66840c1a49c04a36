"""Lists, quotes and civilities.

>>> format_list(["2017", "2018", "2019"])
'2017, 2018 et 2019'
"""

from __future__ import annotations

import re

from conventions.errors import ConventionsError
from conventions.french.alphabet import letters_of
from conventions.french.symbols import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.french.names import Name

_CIVILITIES = {
    **dict.fromkeys(("m", "m.", "mr", "mr.", "monsieur"), "M."),
    **dict.fromkeys(("mm", "mm.", "messieurs"), "MM."),
    **dict.fromkeys(("mme", "mme.", "madame"), "Mme"),
    **dict.fromkeys(("mmes", "mmes.", "mesdames"), "Mmes"),
}

_GLUED = re.compile(r"\A\s*(mr?|mm|mmes?)\.(?=\S)", re.IGNORECASE)


def format_list(items: Iterable[object]) -> str:
    """The items, with commas and « et » before the last one; an empty text when there are none.

    :raises ConventionsError: for one text, whose letters would be the items, or for an item that is None.

    >>> format_list([2017, 2018]), format_list([]), format_list(["A"])
    ('2017 et 2018', '', 'A')
    """
    if isinstance(items, str):
        raise ConventionsError(f"il faut une suite d’éléments, pas un seul texte : « {items[:60]} »")
    *head, last = [_shown(item) for item in items] or [""]
    return f"{', '.join(head)} et {last}" if head else last


def _shown(item: object) -> str:
    if item is None:
        raise ConventionsError("un élément inconnu (None) ne s’écrit pas dans une liste")
    return str(item)


def quote(text: Name | str) -> str:
    """The text between French quotes, with U+00A0 inside.

    :raises ConventionsError: for what is neither a text nor a name.

    >>> quote("usine du futur") == "«\u00a0usine du futur\u00a0»"
    True
    """
    return f"«{NBSP}{letters_of(text)}{NBSP}»"


def civility(text: str) -> str:
    """A person with the right abbreviation and a no-break space: « M. Perdriau », « Mme Martin ».

    :raises ConventionsError: when the text does not start with a civility, or has no name after it.

    >>> civility("Monsieur Perdriau") == civility("Mr Perdriau") == "M.\u00a0Perdriau"
    True
    """
    apart = _GLUED.sub(r"\1 ", letters_of(text))
    title, _, name = " ".join(apart.split()).partition(" ")
    if title.lower() not in _CIVILITIES or not name:
        raise ConventionsError(f"une civilité et un nom sont attendus (« Mme Martin »), pas « {text[:60]} »")
    return _CIVILITIES[title.lower()] + NBSP + name
