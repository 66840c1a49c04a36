"""Names and their grammar: « de la CCI », « au Havre », « d’Yvetot », « des Hauts-de-France ».

What French lets us compute is computed: a proper name without article takes « de », or « d’ » before a
vowel or Y; an article inside the name contracts (Le Havre, Les Sables-d’Olonne); a name that begins with a
common noun takes its article (la Ville de…). Before an H, a digit or in front of an acronym nothing can be
computed: it is data. Source: INSEE, code officiel géographique
2026 (type of name in clear of 34 875 communes).

>>> of(Name("Le Havre")), of(Name("La Rochelle")), of(Name("CCI", article="la"))
('du Havre', 'de La Rochelle', 'de la CCI')
>>> of("Ville de Rochebrune"), to("les Restos du Cœur")
('de la Ville de Rochebrune', 'aux Restos du Cœur')
"""

from __future__ import annotations

import re

from conventions.errors import ConventionsError, UnknownGrammar
from conventions.french.articles import ARTICLES, article_of
from conventions.french.elision import elides
from conventions.french.symbols import APOSTROPHE
from conventions.french.text import quote
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    Article = Literal["", "le", "la", "les", "l’", "l'"]
    Gender = Literal["m", "f"]

_INSIDE = re.compile(r"(?:(les?|aux)|l[ao]s?)[ \u00a0\u202f]+(?=\S)|l['’](?=\S)", re.IGNORECASE)
_OF = {"le": "du ", "la": "de la ", "les": "des ", "l’": "de l’", "aux": "des "}
_TO = {"le": "au ", "la": "à la ", "les": "aux ", "l’": "à l’", "aux": "aux "}


class Name(Value):
    """A name with the grammar that cannot be computed from its letters.

    ``article`` is the one that goes before the name (« le », « la », « les », « l’ »), ``""`` says that it
    takes none, None that nobody said; an article inside the name (« La Rochelle ») is not given. ``gender``
    is "m" or "f"; ``plural`` and ``elides`` (« d’EPURES ») are true, false or unknown (None).

    Always constructible from a text: what is missing shows when it is needed (:class:`UnknownGrammar`).

    :raises ConventionsError: for a blank text, an article or a gender that is none of these.

    >>> Name("EPURES", elides=True).text, str(Name("CCI", article="la"))
    ('EPURES', 'CCI')
    """

    __slots__ = ("text", "article", "gender", "plural", "elides")  # noqa: RUF023  # the order of the arguments
    text: str
    article: str | None
    gender: str | None
    plural: bool | None
    elides: bool | None
    in_french = "un nom"
    example = "CCI Lyon Métropole Saint-Étienne Roanne"

    def __init__(
        self,
        text: str,
        article: Article | None = None,
        gender: Gender | None = None,
        plural: bool | None = None,  # noqa: FBT001  # the four data of a name, in the order of the contract
        elides: bool | None = None,  # noqa: FBT001  # the same
    ) -> None:
        if type(text) is not str or not text.strip():
            raise ConventionsError(f"un nom est un texte qui n’est pas vide, pas {text!r:.60}")
        if article is not None or gender is not None or plural is not None or elides is not None:
            _check(article, gender, (plural, elides))
            article = article and article.replace("'", APOSTROPHE)  # type: ignore[assignment]  # the same one
        _set_text(self, text)
        _set_article(self, article)
        _set_gender(self, gender)
        _set_plural(self, plural)
        _set_elides(self, elides)

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the text is known.

        >>> Name("Novacité").is_plain, Name("CCI", article="la").is_plain
        (True, False)
        """
        return len(self.as_fields()) == 1

    def as_fields(self) -> dict[str, str | bool]:
        """The fields that are known, by name, the text first.

        >>> Name("EPURES", article="", elides=True).as_fields()
        {'text': 'EPURES', 'article': '', 'elides': True}
        """
        return {slot: value for slot in self.__slots__ if (value := getattr(self, slot)) is not None}

    @classmethod
    def parse(cls, text: str) -> Self:
        """A name of which only the text is known."""
        return cls(text)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from conventions.french.names_schema import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        from conventions.french.names_schema import json_schema_of

        return json_schema_of(cls)


# What sets each slot of a name being made; afterwards nothing does.
_set_text, _set_article, _set_gender, _set_plural, _set_elides = (
    Name.__dict__[slot].__set__ for slot in Name.__slots__
)


def _check(article: object, gender: object, flags: tuple[object, object]) -> None:
    if article is not None and article not in ARTICLES:
        raise ConventionsError(f"l’article est « le », « la », « les », « l’ » ou vide, pas {article!r}")
    if gender not in (None, "m", "f"):
        raise ConventionsError(f"le genre d’un nom est « m » ou « f », pas {gender!r}")
    if any(flag is not None and type(flag) is not bool for flag in flags):
        raise ConventionsError(f"plural et elides sont vrai, faux ou inconnu, pas {flags!r}")


def of(name: Name | str) -> str:
    """The name after « de »: « de la CCI », « d’EPURES », « du Havre ».

    :raises UnknownGrammar: when the elision cannot be computed and is not given.

    >>> of("investissement"), of("fonctionnement"), of(Name("Gironde", article="la"))
    ('d’investissement', 'de fonctionnement', 'de la Gironde')
    """
    article, text = _split(name)
    if article:
        return _OF[article] + text
    return f"d’{text}" if article is None and _elides(name) else f"de {text}"


def to(name: Name | str) -> str:
    """The name after « à »: « à la CCI », « au Havre », « aux Sables-d’Olonne ».

    :raises UnknownGrammar: for an acronym whose article is not given.

    >>> to("Les Sables-d’Olonne"), to(Name("EPURES", article="")), to("L’Haÿ-les-Roses")
    ('aux Sables-d’Olonne', 'à EPURES', 'à L’Haÿ-les-Roses')
    """
    article, text = _split(name)
    return (_TO[article] if article else "à ") + text


def the(name: Name | str) -> str:
    """The name with its article when it takes one: « la CCI », « Le Havre », « EPURES ».

    :raises UnknownGrammar: for an acronym whose article is not given.

    >>> the(Name("CCI", article="la")), the(Name("UDAF", article="l'")), the("Le Havre")
    ('la CCI', 'l’UDAF', 'Le Havre')
    """
    known = _known(name)
    _split(known)
    article = None if _inside(known) else _article(known)
    separator = "" if article in ("l’", "", None) else " "
    return (article or "") + separator + known.text


def safe(name: Name | str, noun: str = "l’association") -> str:
    """The name between quotes after a class noun: needs no grammar, changes no letter of the name.

    >>> safe("Les Amis de X") == "l’association «\u00a0Les Amis de X\u00a0»"
    True
    """
    return f"{noun} {quote(_known(name).text)}"


def _known(name: Name | str) -> Name:
    return name if isinstance(name, Name) else Name(name)


def _split(name: Name | str) -> tuple[str | None, str]:
    """The article that may contract, or "" (none contracts, none elides) or None (computed), and the rest."""
    known = _known(name)
    inside = _inside(known)
    if inside:
        return (inside[1].lower(), known.text[inside.end() :]) if inside[1] else ("", known.text)
    if known.article:
        return known.article, known.text
    noun = _article(known)
    _refuse_acronym(known, noun)
    return noun, known.text


def _inside(name: Name) -> re.Match[str] | None:
    """The article inside the name; one that is given differs, or only repeats it (« Le Havre », le)."""
    found = _INSIDE.match(name.text)
    if found and name.article is not None:
        repeated = found[0].strip().lower().replace("'", APOSTROPHE) == name.article
        return found if repeated else None
    return found


def _article(name: Name) -> str | None:
    """The article given, or that of the noun which begins the name; an elision given says there is none."""
    given = name.article is not None or name.elides is not None
    return name.article or (None if given else article_of(name.text))


def _refuse_acronym(name: Name, article: str | None) -> None:
    first = re.match(r"[^\W_]*", name.text)
    word = first[0] if first else ""
    known = article is not None or name.article is not None or name.elides is not None
    if not known and len(word) > 1 and word.isupper():
        raise UnknownGrammar(
            f"« {name.text[:60]} » est un sigle ou un nom en capitales, dont l’article n’est pas connu :"
            " indiquez article (« la », « l’ »…), ou elides (vrai ou faux) s’il n’en prend pas"
        )


def _elides(name: Name | str) -> bool:
    known = _known(name)
    answer = elides(known.text) if known.elides is None else known.elides
    if answer is None:
        raise UnknownGrammar(
            f"on ne peut pas savoir si l’on écrit « de » ou « d’ » devant « {known.text[:60]} » :"
            " indiquez elides (vrai ou faux), ou article s’il en prend un"
        )
    return answer
