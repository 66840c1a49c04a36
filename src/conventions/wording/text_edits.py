"""The wording of an act, changed: one sentence for each kind of change."""

from __future__ import annotations

from conventions.french import NBSP, quote
from conventions.model import ReplaceArticle, TextChange, TextEdit
from conventions.wording.places import (
    in_article,
    is_feminine,
    is_place,
    is_table,
    of_article,
    the_article,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.wording.known import Known


def said_article(operation: ReplaceArticle, known: Known) -> str:
    """« l’article 3 est remplacé par : « … » »."""
    return f"{the_article(operation.article)} est remplacé{_e(operation.article)} par{after(operation.text)}"


def said_edit(operation: TextEdit, known: Known) -> str:
    """The sentence of the avenant, where it was kept; or what its fields say."""
    if operation.raw is not None:
        sentence = operation.raw.strip()
        return sentence.removesuffix(".").rstrip() or sentence
    return _SAID[operation.change](operation)


def after(text: str | None, what: str = "") -> str:
    """« par les mots : « … » »: a colon, and words between quotes.

    >>> after("Y", " les mots").replace(NBSP, " "), after(None)
    (' les mots : « Y »', '')
    """
    return "" if text is None else f"{what}{NBSP}: {quote(text)}"


def _e(article: str | None) -> str:
    """The agreement with an article, or a part of an act that stands for one."""
    return "e" if article is not None and the_article(article).startswith("l’annexe") else ""


def _by(text: str | None, what: str = "") -> str:
    return after(text, f" par{what}")


def _whole(article: str | None) -> str:
    return "le texte de la convention" if article is None else the_article(article)


def _at(place: str, article: str | None) -> str:
    return place if article is None else f"{place} {of_article(article)}"


def _replaced(edit: TextEdit) -> str:
    if edit.old is None:
        new = after(edit.new, " comme suit")
        return f"{_whole(edit.article)} est modifié{_e(edit.article)}{new}"
    if is_place(edit.old):
        agreement = "e" if is_feminine(edit.old) else ""
        return f"{_at(edit.old, edit.article)} est remplacé{agreement}{_by(edit.new)}"
    return f"{in_article(edit.article)}le passage{after(edit.old)} est remplacé{_by(edit.new)}"


def _reworded(edit: TextEdit) -> str:
    words = "des mots" if edit.old is None else f"les mots{after(edit.old)}"
    return f"{in_article(edit.article)}{words} sont remplacés{_by(edit.new, ' les mots')}"


def _inserted(edit: TextEdit) -> str:
    new = f"sont insérés {'des mots' if edit.new is None else 'les mots'}{after(edit.new)}"
    if edit.old is None:
        words = after(edit.new, " par les mots")
        return f"{_whole(edit.article)} est complété{_e(edit.article)}{words}"
    words = edit.old if is_place(edit.old) else f"les mots{after(edit.old)}"
    return f"{in_article(edit.article)}après {words}, {new}"


def _deleted(edit: TextEdit) -> str:
    if edit.old is None:
        whole = "un passage de la convention" if edit.article is None else the_article(edit.article)
        return f"{whole} est supprimé{_e(edit.article)}"
    if is_place(edit.old) or is_table(edit.old):
        return f"{_at(edit.old, edit.article)} est supprimé{'e' if is_feminine(edit.old) else ''}"
    return f"{in_article(edit.article)}les mots{after(edit.old)} sont supprimés"


def _table(edit: TextEdit) -> str:
    new = _by(edit.new, " le tableau")
    if edit.old is None or is_table(edit.old):
        return f"{_at(edit.old or 'le tableau', edit.article)} est remplacé{new}"
    return f"{in_article(edit.article)}le tableau{after(edit.old)} est remplacé{new}"


_SAID: dict[TextChange, Callable[[TextEdit], str]] = {
    TextChange.REPLACE: _replaced,
    TextChange.REWORD: _reworded,
    TextChange.INSERT: _inserted,
    TextChange.DELETE: _deleted,
    TextChange.TABLE: _table,
}
