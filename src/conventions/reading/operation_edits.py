"""What changes the wording of the convention: articles, passages, words, tables."""

from __future__ import annotations

from collections.abc import Callable

from conventions.model import ReplaceArticle, TextChange, TextEdit
from conventions.reading.operation_names import Unclear
from conventions.reading.operation_rules import ASK, COLON, Found, Q, Rule
from conventions.wording.places import ANNEX, ARTICLE, PLACE, RANKED, TABLE

HOME = rf"(?:l'article (?:{ARTICLE}|{Q})|l'{ANNEX}|(?:le )?preambule)"
_OF_TEXT = r"(?: de la (?:presente )?convention)?"
_AT = rf"(?:(?:a |au |dans |dans le )(?P<at>{HOME}){_OF_TEXT},? )?"
_WITHIN = rf"(?:(?P<within>(?:au|a la|dans le|dans la) {RANKED}),? (?:de |du )(?P<at>{HOME}){_OF_TEXT},? )"
_OF = rf"(?: (?:de |du )(?P<of>{HOME}))?{_OF_TEXT}"
_WHOLE = rf"(?P<whole>{HOME}){_OF_TEXT}"
_NEXT = r"(?: suivante?s?| ainsi (?:redige|concu|libelle)e?s?)?"
_WORDS = rf"(?:les? mots?|les? termes?|les? expressions?|l'expression|la mention){_NEXT}"
_TEXT = (
    rf"(?:{_WORDS}|(?:(?:la|une|les|des) phrases?|l'alinea|un alinea|(?:les|des) alineas|(?:le|un|les) paragraphes?"
    rf"|(?:les?|la|les) (?:dispositions?|stipulations?|redaction|texte)|ce qui suit){_NEXT})"
)
_PASSAGE = r"(?:le passage|la phrase|l'alinea|le paragraphe|la stipulation|la disposition)"
_IS = "(?:est|sont)"
_REPLACED = r"(?:supprimee?s? et )?remplacee?s? par"
_NEW, _OLD = rf"(?P<new>{Q})", rf"(?P<old>{Q})"
_THE_PLACE = rf"(?P<place>{PLACE})"
_THE_TABLE = rf"(?P<place>{TABLE})"
_ADDED = r"(?:ajoutee?s?|inseree?s?)"
_REDRAFTED = r"(?:desormais )?(?:ainsi )?(?:redige|libelle)e?(?: comme suit| ainsi qu'il suit| ainsi)?"


def home(found: Found) -> str | None:
    """The article that the sentence says, as written, once."""
    said = [part for part in ("at", "of", "whole") if found.has(part)]
    if len(said) > 1:
        raise Unclear
    return _named(found, said[0]) if said else None


def _named(found: Found, part: str) -> str:
    if found.quotes(part):
        return found.quoted(part)
    words = found.words(part)
    kind = words.lower().replace("’", "'").removeprefix("le ").removeprefix("l'")
    if kind.startswith("article "):
        return words[-(len(kind) - len("article ")) :]
    return kind if kind.startswith("annexe") else "préambule"


def _old(found: Found) -> str | None:
    """What is quoted, or a place as it is written in the middle of a sentence."""
    if found.has("place"):
        return found.words("place").replace("'", "’").lower()
    return found.given("old")


def _edit(change: TextChange) -> Callable[[Found], TextEdit]:
    """The change that a sentence says; of a passage inside an article, which no field says, it is kept."""

    def build(found: Found) -> TextEdit:
        raw = found.sentence.raw if found.has("within") else None
        return TextEdit(change=change, article=home(found), old=_old(found), new=found.given("new"), raw=raw)

    return build


def _announced(change: TextChange) -> Callable[[Found], TextEdit]:
    """What follows the sentence is not in it: the sentence is kept."""

    def build(found: Found) -> TextEdit:
        return _edit(change)(found).replace(raw=found.sentence.raw)

    return build


def _new_article(found: Found) -> ReplaceArticle:
    return ReplaceArticle(article=home(found) or "", text=found.quoted("new"))


_REWORD, _REPLACE, _INSERT, _DELETE, _TABLE = map(
    _edit, (TextChange.REWORD, TextChange.REPLACE, TextChange.INSERT, TextChange.DELETE, TextChange.TABLE)
)
_CHANGED = r"(?:ainsi )?modifiee?(?: comme suit| ainsi qu'il suit| ainsi)?"
_MARKED = rf"(?:{_THE_PLACE}|(?:{_WORDS}|{_PASSAGE}){COLON}{_OLD}){_OF}"
_AS_TABLE = r"(?: le tableau(?: suivant)?| celui-ci| le suivant)?"

RULES = (
    Rule(rf"{_AT}{_WORDS}{COLON}{_OLD}{_OF},? {_IS} {_REPLACED}(?: {_WORDS})?{COLON}{_NEW}", _REWORD),
    Rule(rf"{_WITHIN}{_WORDS}{COLON}{_OLD},? {_IS} {_REPLACED}(?: {_WORDS})?{COLON}{_NEW}", _REWORD),
    Rule(rf"{_WITHIN}{_WORDS}{COLON}{_OLD} {_IS} supprimee?s?", _DELETE),
    Rule(rf"{_WITHIN}apres {_WORDS}{COLON}{_OLD},? {_IS} {_ADDED}(?: {_TEXT})?{COLON}{_NEW}", _INSERT),
    Rule(rf"{_AT}des mots sont {_REPLACED} les mots{COLON}{_NEW}", _REWORD),
    Rule(rf"{ASK}remplacer,? ?{_AT}{_WORDS}{COLON}{_OLD}{_OF} par(?: {_WORDS})?{COLON}{_NEW}", _REWORD),
    Rule(rf"{_AT}{_THE_PLACE}{_OF} est {_REPLACED}(?: {_TEXT})?{COLON}{_NEW}", _REPLACE),
    Rule(rf"{_AT}{_THE_PLACE}{_OF} est (?:{_CHANGED}|{_REDRAFTED}){COLON}{_NEW}", _REPLACE),
    Rule(rf"{_AT}{_PASSAGE}{COLON}{_OLD}{_OF} est {_REPLACED}(?: {_TEXT})?{COLON}{_NEW}", _REPLACE),
    Rule(rf"(?:{_WHOLE}|le texte de la convention) est {_CHANGED}{COLON}{_NEW}", _REPLACE),
    Rule(rf"{_AT}{_THE_PLACE}{_OF} est {_REPLACED}(?: {_TEXT})? :", _announced(TextChange.REPLACE)),
    Rule(
        rf"{_WHOLE} est (?:abrogee? et )?{_REPLACED}(?: {_TEXT}| l'article suivant)?{COLON}{_NEW}",
        _new_article,
    ),
    Rule(
        rf"{_WHOLE} (?:est {_REDRAFTED}|se lit desormais(?: comme suit| ainsi)?){COLON}{_NEW}", _new_article
    ),
    Rule(rf"{ASK}remplacer {_WHOLE} par(?: {_TEXT}| l'article suivant)?{COLON}{_NEW}", _new_article),
    Rule(rf"{_AT}{_MARKED} {_IS} supprimee?s?", _DELETE),
    Rule(rf"{_AT}{_THE_TABLE}{_OF} est supprime", _DELETE),
    Rule(rf"{_WHOLE} est (?:supprime|abroge)e?", _DELETE),
    Rule(r"un passage de la convention est supprime", _DELETE),
    Rule(rf"{ASK}supprimer,? ?{_AT}{_MARKED}", _DELETE),
    Rule(rf"{ASK}supprimer {_WHOLE}", _DELETE),
    Rule(rf"{_AT}{_THE_TABLE}{_OF} est {_REPLACED}{_AS_TABLE}{COLON}{_NEW}", _TABLE),
    Rule(rf"{_AT}{_THE_TABLE}{_OF} est {_REPLACED}{_AS_TABLE} :", _announced(TextChange.TABLE)),
    Rule(rf"{_AT}le tableau(?:{COLON}{_OLD})?{_OF} est {_REPLACED}{_AS_TABLE}{COLON}{_NEW}", _TABLE),
    Rule(rf"{_AT}apres {_MARKED},? {_IS} {_ADDED}(?: {_TEXT})?{COLON}{_NEW}", _INSERT),
    Rule(rf"{_AT}(?:{_TEXT}{COLON})?{_NEW} {_IS} {_ADDED} apres {_MARKED}", _INSERT),
    Rule(rf"{ASK}(?:ajouter|inserer),? ?{_AT}apres {_MARKED},? (?:{_TEXT}{COLON})?{_NEW}", _INSERT),
    Rule(
        rf"a la fin (?:de |du )(?P<at>{HOME}){_OF_TEXT},? {_IS} {_ADDED}(?: {_TEXT})?{COLON}{_NEW}", _INSERT
    ),
    Rule(rf"{_TEXT} {_IS} {_ADDED} a la fin (?:de |du )(?P<at>{HOME}){_OF_TEXT} : {_NEW}", _INSERT),
    Rule(rf"(?:a |au )(?P<at>{HOME}){_OF_TEXT},? {_IS} {_ADDED} {_TEXT}{COLON}{_NEW}", _INSERT),
    Rule(rf"(?:{_WHOLE}|le texte de la convention) est completee? par(?: {_TEXT})?{COLON}{_NEW}", _INSERT),
)
