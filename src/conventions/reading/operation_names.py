"""The names of a sentence, and the keys they mean: those of the terms, or made of the name without terms."""

from __future__ import annotations

import re
from typing import NoReturn, TypeVar

from conventions.base import Record, key_from
from conventions.errors import UnknownGrammar
from conventions.french import Name, same_name, the
from conventions.french.articles import article_of
from conventions.french.parsing.cleaning import fold
from conventions.model import Grant, Nature, Party, Terms
from conventions.periods import Period
from conventions.wording import Known, name_in
from conventions.wording.known import title_of

R = TypeVar("R", bound=Record)

_LINKS = {"du ": "le ", "des ": "les ", "au ": "le ", "aux ": "les ", "de ": "", "d'": "", "a ": "", "": ""}
_ARTICLE = re.compile(r"(?:la|les?) |l['’]", re.IGNORECASE)
_CAPITAL = re.compile(r"(L(?:a|es?) |L['’])(\w+)(?=\W|$)")
_NO_NAME = re.compile(
    r"(?:^|[^a-z0-9])(?:et|ou|ni|qui|que|dont|est|sont|soit|ont|avait|ne|pas|plus|si|sera|seront|pourra|peut|devra"
    r"|sous|sur|sans|avec|pour|par|en|dans|chez|lorsque|depuis|avant|apres|selon|suite|afin|sauf|mais|donc|car|tout"
    r"|toute|tous|toutes|chaque|aucune?|nul|nulle|seule?|compter|partir|hauteur|titre|desormais|egalement|avenant"
    r"|convention|projet|article|subvention|exercice|annee|mois|ans|euros?|jusqu|non|jamais|notamment|environ"
    r"|eventuellement|provisoirement|partiellement)(?:[^a-z0-9]|$)"
    r"|(?:^| )n'|[0-9]{3}|1er|\. |[%€()/]"
)
_COMMON = re.compile(
    r"(?:associations?|beneficiaires?|villes?|communes?|metropole|departement|region|collectivites?|etat|societe"
    r"|structure|organisme|partenaires?|attributaire|operateur|porteur|signataires?|parties?|fondation|chambre)"
)
_LINKING = {"de", "du", "des", "d'", "la", "le", "les", "l'", "a", "au", "aux"}
_TOKEN = re.compile(r" |(?<=['’])(?=.)")


class Unclear(Exception):
    """The sentence does not say one thing: it stays text."""


class Names:
    """What names mean: with terms, the records of that name; without, keys made of the names."""

    __slots__ = ("known", "period", "told")

    def __init__(self, terms: Terms | None) -> None:
        self.known = Known(terms)
        self.told = terms is not None
        self.period: Period | None = terms.period if terms is not None else None

    def key_of(self, kind: type[Record], text: str) -> str:
        """The key of the record that a quoted text names.

        :raises Unclear: when the terms have none, or several, of that name.
        """
        if not self.told:
            return key_from(text)
        if self.known.find(kind, text):
            return text
        return _only([each for each in self.known.all(kind) if _is_called(each, text)])

    def party_key(self, link: str, written: str, quoted: str | None) -> str:
        """The key of the party named after a link (« du », « à »), at the start, or between quotes.

        :raises Unclear: when it is no name, or not that of one party of the terms.
        """
        if quoted is not None:
            return self.key_of(Party, quoted)
        said = _LINKS[fold(link)] + written
        if self.told:
            bare = _ARTICLE.sub("", said, count=1)
            called = [each for each in self.known.all(Party) if _is_called(each, said, written, bare)]
            return _only(called)
        return key_from(plain_name(said if link else _uncapped(said)).text)

    def new_party(self, written: str, quoted: str | None) -> Party:
        """The party that a name at the start brings: that of the terms, or one of which only the name is known.

        :raises Unclear: when it is no name.
        """
        called = [quoted] if quoted is not None else [written, _ARTICLE.sub("", written, count=1)]
        same = [each for each in self.known.all(Party) if _is_called(each, *called)]
        if same:
            return same[0] if len(same) == 1 else _refuse()
        name = new_name(written, quoted, start=True)
        return Party(key=key_from(name.text), name=name)

    def grant_key(self, exercise: int | None, nature: Nature | None, quoted: str | None) -> str | None:
        """The key of the grant of an exercise; None for « la subvention », which says no more.

        :raises Unclear: when the terms have none, or several, of those.
        """
        if quoted is not None:
            return self.key_of(Grant, quoted) if (exercise, nature) == (None, None) else _refuse()
        if exercise is None and nature is None:
            return None
        if not self.told:
            return _default_key(exercise, nature)
        grants = self.known.all(Grant) if exercise is None else self.known.grants(exercise, nature)
        return _only([each for each in grants if nature is None or each.nature is nature])

    def grant_meant(self, key: str | None) -> str:
        """The key of the grant, or that of the only one there is.

        :raises Unclear: when « la subvention » may be several.
        """
        return _only(self.known.all(Grant)) if key is None else key


def _default_key(exercise: int | None, nature: Nature | None) -> str:
    if exercise is None:
        raise Unclear
    return f"{exercise}-{nature}" if nature else str(exercise)


def _refuse() -> NoReturn:
    raise Unclear


def _only(records: list[R] | tuple[R, ...]) -> str:
    if len(records) != 1:
        raise Unclear
    return str(getattr(records[0], "key", ""))


def _is_called(record: Record, *names: str) -> bool:
    own: list[object] = [title_of(record), getattr(record, "key", None)]
    if isinstance(record, Party):
        own += [record.short_name, *record.other_names]
    return any(same_name(str(mine), name) for mine in own if mine is not None for name in names)


def new_name(written: str, quoted: str | None, *, start: bool = False) -> Name:
    """The name that is quoted, or that words are; ``start`` when they begin the sentence.

    :raises Unclear: when it is no name.
    """
    return Name(quoted) if quoted is not None else plain_name(_uncapped(written) if start else written)


def plain_name(text: str) -> Name:
    """The name that words without quotes are: words with a capital letter, linked by « de », « du », « à ».

    Its first word may be a common noun: « l’association Alpha ». « l’Association » alone is no name; « et », a
    verb, an adverb, a day or a condition would be more than a name.

    >>> plain_name("la CCI").text
    'CCI'

    :raises Unclear: for what may be more, or less, than a name.
    """
    name = name_in(text)
    first, *others = _TOKEN.split(name.text)
    words = [word for word in others if fold(word) not in _LINKING or word == "A"]
    starts = _is_capital(first) or bool(_COMMON.fullmatch(fold(first)) and words)
    ends = not others or _is_capital(others[-1])
    if not (starts and ends and all(map(_is_capital, words))) or _NO_NAME.search(fold(text)):
        raise Unclear
    if _COMMON.fullmatch(fold(name.text)):
        raise Unclear
    return _with_article(name)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _with_article(name: Name) -> Name:
    """The name; of an acronym, the sentence shows that it takes no article."""
    try:
        the(name)
    except UnknownGrammar:
        return Name(name.text, article="")
    return name


def _uncapped(text: str) -> str:
    """A name that begins a sentence, with the small article it has elsewhere.

    >>> _uncapped("L’Association Alpha"), _uncapped("La CCI"), _uncapped("Novacité")
    ('l’Association Alpha', 'la CCI', 'Novacité')

    :raises Unclear: for « La Rochelle », whose article may be that of the name.
    """
    found = _CAPITAL.match(text)
    if found is None:
        return text
    rest, article = text[found.end(1) :], found[1].strip().lower().replace("'", "’")
    acronym = len(found[2]) > 1 and found[2].isupper()
    if not acronym and article_of(rest) != article and not rest[0].islower():
        raise Unclear
    return text[0].lower() + text[1:]
