"""Which line of which template each line of the text comes from."""

from __future__ import annotations

from conventions.documents.templates.marks import LINE_MARK, Book, Place, number_of
from conventions.errors import TemplateError


class Lines:
    """A text without the markers of its lines, and where each line comes from."""

    def __init__(self, text: str, book: Book) -> None:
        self._places: list[Place | None] = []
        kept = []
        for line in text.split("\n"):
            found = LINE_MARK.search(line)
            self._places.append(book.places[number_of(found[1])] if found else None)
            kept.append(LINE_MARK.sub("", line) if found else line)
        self.text = "\n".join(kept)

    def error(self, reason: str, rank: int) -> TemplateError:
        """The error of a line of the text, by its rank from 0: told where it, or the nearest before, was written."""
        told = [place for place in self._places[: rank + 1] if place] or [
            place for place in self._places if place
        ]
        place = told[-1] if told else Place("modèle", 0)
        return TemplateError(reason, *place)
