"""Names in a sentence: with their grammar where it is known, between quotes where it is not.

>>> from conventions.french import Name
>>> the_named(Name("CCI", article="la")), the_named(Name("EPURES")).replace("\u00a0", " ")
('la CCI', '« EPURES »')
"""

from __future__ import annotations

import re

from conventions.errors import UnknownGrammar
from conventions.french import Name, of, quote, the, to
from conventions.french.articles import article_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.names import Article

_INSIDE = re.compile(r"les[ \u00a0]", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:(?:le|la|les) |l['’])(?=\S)")
_WRITTEN: dict[str, Article] = {"le": "le", "la": "la", "les": "les", "l'": "l’", "l’": "l’"}


def _whole(name: Name) -> Name:
    """The name; of one that is itself between quotes, nothing would show where it ends."""
    if name.text.startswith(("«", "“", '"')):
        raise UnknownGrammar(f"« {name.text[:60]} » est déjà entre guillemets")
    return name


def the_named(name: Name) -> str:
    """The name with its article, as the subject of a sentence."""
    try:
        return the(_whole(name))
    except UnknownGrammar:
        return quote(name)


def of_named(name: Name) -> str:
    """The name after « de ».

    >>> of_named(Name("Gironde", article="la")), of_named(Name("MIND")).replace("\u00a0", " ")
    ('de la Gironde', 'de « MIND »')
    """
    try:
        return of(_whole(name))
    except UnknownGrammar:
        return f"de {quote(name)}"


def to_named(name: Name) -> str:
    """The name after « à ».

    >>> to_named(Name("Le Havre")), to_named(Name("MIND")).replace("\u00a0", " ")
    ('au Havre', 'à « MIND »')
    """
    try:
        return to(_whole(name))
    except UnknownGrammar:
        return f"à {quote(name)}"


def is_plural(name: Name) -> bool:
    """Whether the verb of the name is in the plural, as far as its article says.

    >>> is_plural(Name("les Restos du Cœur")), is_plural(Name("CCI", article="la"))
    (True, False)
    """
    if name.plural is not None:
        return name.plural
    article = article_of(name.text) if name.article is None else name.article
    return article == "les" or bool(_INSIDE.match(name.text) and not article)


def name_in(text: str) -> Name:
    """The name that words with a small article say: « la CCI » is CCI, with its article.

    >>> name_in("la CCI").as_fields(), name_in("La Rochelle").as_fields()
    ({'text': 'CCI', 'article': 'la'}, {'text': 'La Rochelle'})
    >>> name_in("l’Association Alpha").as_fields()
    {'text': 'Association Alpha'}
    """
    found = _ARTICLE.match(text)
    if found is None:
        return Name(text)
    article, rest = _WRITTEN[found[0].strip()], text[found.end() :]
    return Name(rest) if article_of(rest) == article else Name(rest, article=article)
