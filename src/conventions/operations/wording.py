"""The words of articles: clauses set and removed, articles rewritten, words replaced, inserted, deleted.

Clauses that are not known stay so, except where an avenant sets one: that one is then known. What an edit
says of an article that is not known, or not by its words, is kept in the avenant and changes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conventions.model import Clause, RemoveClause, ReplaceArticle, SetClause, TermsPart, TextChange, TextEdit
from conventions.operations.editing import Draft, Refusal, Touched

_CLAUSES = TermsPart.CLAUSES
_CLAUSE = "la clause"
_NAMED = re.compile(r"^\s*(?:l’|l')?(?:article|art\.?)\s+", re.IGNORECASE)
_SAME_SIGNS = str.maketrans({"'": "’", "\u00a0": " ", "\u202f": " ", "\n": " "})
"""Signs that a copied text changes without changing the words; one for one, so that places stay."""


def set_clause(draft: Draft, operation: SetClause) -> Touched:
    """A clause, new or replaced by key; where no clause was known, it is the only one known."""
    draft.knows_clauses = True
    draft.put(_CLAUSES, operation.clause)
    return {f"clauses[{operation.clause.key}]": "clause"}


def remove_clause(draft: Draft, operation: RemoveClause) -> Touched:
    """A clause that no longer holds; where no clause is known, none is."""
    if not draft.knows_clauses:
        return {}
    draft.get(_CLAUSES, operation.clause, _CLAUSE)
    draft.drop(_CLAUSES, operation.clause)
    return {f"clauses[{operation.clause}]": ""}


def replace_article(draft: Draft, operation: ReplaceArticle) -> Touched:
    """The words of the clauses of an article, whether they were known or not."""
    touched = {}
    for clause in list(_of_article(draft, operation.article)):
        draft.put(_CLAUSES, clause.replace(key=clause.key, raw=operation.text))
        touched[f"clauses[{clause.key}].raw"] = "text"
    return touched


def edit_text(draft: Draft, operation: TextEdit) -> Touched:
    """Some words of an article, where both the article and its words are known."""
    edited = [clause for clause in _of_article(draft, operation.article) if clause.raw]
    if not edited or operation.old is None or not _says_what(operation):
        return {}
    changed = [clause for clause in edited if _places(clause.raw or "", operation.old)]
    if not changed:
        raise Refusal(f"l’article {operation.article} ne contient pas « {_short(operation.old)} »")
    for clause in changed:
        draft.put(_CLAUSES, clause.replace(key=clause.key, raw=_edited(clause.raw or "", operation)))
    return {f"clauses[{clause.key}].raw": "" for clause in changed}


def _says_what(operation: TextEdit) -> bool:
    return operation.new is not None or operation.change is TextChange.DELETE


def _of_article(draft: Draft, article: str | None) -> Iterator[Clause]:
    """The known clauses of an article; « 4 » and « article 4 » are one."""
    if article is not None and draft.knows_clauses:
        wanted = article_name(article)
        clauses = draft.part(_CLAUSES).values()
        yield from (clause for clause in clauses if clause.article and article_name(clause.article) == wanted)


def article_name(article: str) -> str:
    """What names an article, without the word itself.

    >>> article_name("Article 4"), article_name("4 bis")
    ('4', '4 bis')
    """
    return " ".join(_NAMED.sub("", article).casefold().split())


def _places(text: str, words: str) -> list[int]:
    """Where some words stand in a text, whatever its apostrophes and its spaces."""
    text, words = text.translate(_SAME_SIGNS), words.translate(_SAME_SIGNS)
    places, start = [], text.find(words)
    while start >= 0:
        places.append(start)
        start = text.find(words, start + len(words))
    return places


def _edited(text: str, operation: TextEdit) -> str:
    """The text with the change made wherever the words stand; words are inserted after one place only."""
    old, new, position = operation.old or "", operation.new or "", 0
    places, parts = _places(text, old), []
    if operation.change is TextChange.INSERT:
        return _with_inserted(text, places, operation)
    deletes = operation.change is TextChange.DELETE
    for place in places:
        parts += [text[position:place], "" if deletes else new]
        position = place + len(old)
        if deletes and text[max(place - 1, 0) : place] in {"", " "} and text[position : position + 1] == " ":
            position += 1
    edited = "".join((*parts, text[position:]))
    if not edited.strip():
        raise Refusal(f"il ne resterait rien de l’article {operation.article} : supprimez la clause")
    return edited


def _with_inserted(text: str, places: list[int], operation: TextEdit) -> str:
    old, new = operation.old or "", operation.new or ""
    if len(places) > 1:
        told = f"« {_short(old)} » est plusieurs fois dans l’article {operation.article}"
        raise Refusal(f"{told} : citez plus de mots")
    end = places[0] + len(old)
    apart = "" if text[end - 1].isspace() or new[0].isspace() or new[0] in ",.)" else " "
    return f"{text[:end]}{apart}{new}{text[end:]}"


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
