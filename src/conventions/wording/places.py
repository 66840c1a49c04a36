"""Where an act is changed: « l’article 3 », « le préambule », « le cinquième alinéa »; the same when read.

What is no such place is quoted.
"""

from __future__ import annotations

import re
from functools import cache

from conventions.french import quote
from conventions.french.parsing.cleaning import fold

_ORDINALS = (
    "premier|premiere|second|seconde|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme"
    "|dixieme|dernier|derniere|avant-dernier|avant-derniere|1er|1re|[0-9]{1,2}e"
)
_UNITS = "alinea|paragraphe|tiret|point|titre|phrase|ligne|section|partie|puce"
RANKED = rf"(?:{_ORDINALS}) (?:{_UNITS})"
"""A passage by its rank, folded, without its article."""
ARTICLE = (
    r"(?:premier|unique|[0-9]{1,4}(?:er)?|[ivxlc]{1,7}(?:er)?)(?:[.-][0-9]{1,4}){0,4}"
    r"(?: (?:bis|ter|quater|quinquies|sexies))?(?:-[a-z])?"
)
"""What names an article, folded: 3, 1er, premier, 7.1 bis."""
ANNEX = r"annexe(?: [0-9]{1,3}| [a-z])?"
PLACE = rf"(?:le |la |l')(?:{RANKED})(?: (?:du |de la |de l'){RANKED})?"
"""A passage that its rank names, folded: « la première phrase du cinquième alinéa »."""
TABLE = r"le (?:tableau(?: n° ?| )[0-9]{1,3}|(?:premier|second|deuxieme|troisieme|dernier) tableau)"
_FEMININE = re.compile(r"la |l'avant-derniere ")


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is(pattern: str, text: str) -> bool:
    """Whether a text is a place, written as it is written in the middle of a sentence."""
    right = text == text.strip() and "'" not in text and len(text) < 100
    return right and bool(_pattern(pattern).fullmatch(fold(text))) and text[0].islower()


def is_place(text: str | None) -> bool:
    """Whether words name a passage by its rank.

    >>> is_place("le cinquième alinéa"), is_place("la phrase d’après"), is_place("le tableau 1")
    (True, False, False)
    """
    return text is not None and _is(PLACE, text)


def is_table(text: str | None) -> bool:
    """Whether words name a table.

    >>> is_table("le tableau 1"), is_table("le tableau")
    (True, False)
    """
    return text is not None and _is(TABLE, text)


def is_feminine(place: str) -> bool:
    """Whether what is said of a place agrees in the feminine.

    >>> is_feminine("la première phrase du cinquième alinéa"), is_feminine("le cinquième alinéa")
    (True, False)
    """
    return bool(_FEMININE.match(fold(place)))


def the_article(article: str) -> str:
    """Where an article is: « l’article 3 », « le préambule », « l’annexe 2 »; else its name is quoted.

    >>> the_article("3"), the_article("préambule"), the_article("2° a").replace("\u00a0", " ")
    ('l’article 3', 'le préambule', 'l’article « 2° a »')
    """
    if article == "préambule":
        return "le préambule"
    if _pattern(ANNEX).fullmatch(article):
        return f"l’{article}"
    return f"l’article {article if _simple(article) else quote(article)}"


def _simple(article: str) -> bool:
    return len(article) < 60 and bool(_pattern(ARTICLE).fullmatch(article.lower()))


def of_article(article: str) -> str:
    """« de l’article 3 », « du préambule ».

    >>> of_article("3"), of_article("préambule")
    ('de l’article 3', 'du préambule')
    """
    return "du préambule" if article == "préambule" else f"de {the_article(article)}"


def at_article(article: str) -> str:
    """« à l’article 3 », « au préambule ».

    >>> at_article("3"), at_article("préambule")
    ('à l’article 3', 'au préambule')
    """
    return "au préambule" if article == "préambule" else f"à {the_article(article)}"


def in_article(article: str | None) -> str:
    """« à l’article 3, » before what is done there; nothing when no article is said.

    >>> in_article("3"), in_article(None)
    ('à l’article 3, ', '')
    """
    return "" if article is None else f"{at_article(article)}, "
