"""The text of a document, read as Markdown: titles, paragraphs, lists, tables, notes; anything else is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from conventions.documents.blocks import text_of
from conventions.documents.templates.inline import Piece, Words
from conventions.documents.templates.lines import Lines
from conventions.documents.templates.marks import BLOCKS, MARK, PART, Book, number_of
from conventions.documents.templates.setting import set_in_type
from conventions.documents.templates.tables import table_of
from conventions.documents.tree import Block, Heading, Items, Line, Paragraph, Role, Style
from conventions.errors import TemplateError

_REFUSED: Mapping[str, str] = {
    "fence": "un bloc de code ne s’écrit pas dans un modèle",
    "html_block": "du HTML ne s’écrit pas dans un modèle",
    "hr": "un trait de séparation ne s’écrit pas dans un modèle",
}
_DEEPEST = 5
_NESTED = 18
"""Markdown is not read deeper than 20 levels: what stands there would be lost."""
_ROLES = (
    ("vu ", Role.VISA),
    ("considérant ", Role.GROUND),
    ("fait à ", Role.PLACE),
    ("fait le ", Role.PLACE),
)


@cache
def _parser(preset: str) -> MarkdownIt:
    """HTML is looked for to be refused; four spaces before a line are those of the tags around it."""
    return MarkdownIt(preset, {"html": True}).enable("table").disable(["code", "lheading", "reference"])


class Title(str):
    """The title of the document, in place of a block."""

    __slots__ = ()


class PartName(str):
    """Where a part begins, in place of a block."""

    __slots__ = ()


Read = Block | Title | PartName


class Reader:
    """Reads one text; ``title`` stands above a table where neither a caption nor a heading does."""

    def __init__(self, text: str, book: Book, title: str) -> None:
        self._lines = Lines(text, book)
        self._words = Words(self._lines, book)
        self._book = book
        self._above = title
        self._caption = ""
        self._begun = False

    def read(self) -> Iterator[Read]:
        """The blocks, the title and the beginnings of parts, in order.

        :raises TemplateError: with the line of what is no part of a document.
        """
        tokens = _parser("commonmark").parse(self._lines.text)
        deep = next((token for token in tokens if token.level >= _NESTED), None)
        if deep is not None:
            raise self._lines.error(
                "trop de listes ou de notes les unes dans les autres", (deep.map or [0])[0]
            )
        root = SyntaxTreeNode(tokens)
        for rank, node in enumerate(root.children):
            following = root.children[rank + 1].type if rank + 1 < len(root.children) else ""
            if following == "table" and self._is_caption(node):
                self._caption = text_of(self._line(node))
                continue
            if node.type == "heading" and node.tag == "h1":
                yield self._title(node)
            else:
                yield from self._blocks(node)
            self._begun, self._caption = True, ""

    def _error(self, reason: str, node: SyntaxTreeNode) -> TemplateError:
        return self._lines.error(reason, node.map[0] if node.map else 0)

    def _title(self, node: SyntaxTreeNode) -> Title:
        if self._begun:
            raise self._error("le titre du document (un seul dièse) vient une fois, au début", node)
        self._above = text_of(self._line(node))
        return Title(self._above)

    def _blocks(self, node: SyntaxTreeNode) -> Iterator[Block | PartName]:
        if node.type in _REFUSED:
            raise self._error(_REFUSED[node.type], node)
        match node.type:
            case "heading":
                yield self._heading(node)
            case "paragraph":
                yield from self._paragraph(node)
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "table":
                yield table_of(node, self._words, self._caption or self._above)
            case _:
                yield from self._note(node)

    def _line(self, node: SyntaxTreeNode) -> Line:
        """The one line of a title, or of a caption."""
        pieces = [piece for line in self._pieces(node) for piece in line]
        return set_in_type(pieces) if pieces else ()

    def _pieces(self, node: SyntaxTreeNode) -> list[list[Piece]]:
        token = node.children[0].token if node.children else None
        return self._words.lines_of(token) if token else [[]]

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        if not 2 <= level <= _DEEPEST:
            raise self._error(
                "un titre a de deux à cinq dièses (#) ; celui du document, qui en a un, vient seul", node
            )
        line = self._line(node)
        self._above = text_of(line)
        return Heading(level - 1, line)

    def _paragraph(self, node: SyntaxTreeNode, role: Role = Role.BODY) -> Iterator[Block | PartName]:
        found = MARK.fullmatch(node.children[0].content.strip())
        if found and found[1] == PART:
            yield PartName(self._book.parts[number_of(found[2])])
        elif found and found[1] == BLOCKS:
            yield from self._book.blocks[number_of(found[2])]
        else:
            for pieces in filter(None, self._pieces(node)):
                yield Paragraph(set_in_type(pieces), _role_of(pieces) if role is Role.BODY else role)

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.attrs.get("start", 1) != 1:
            raise self._error("une liste numérotée commence à 1", node)
        items = tuple(filter(None, (self._item(item) for item in node.children)))
        if items:
            yield Items(items, ordered=node.type == "ordered_list")

    def _item(self, item: SyntaxTreeNode) -> tuple[Block, ...]:
        blocks = tuple(each for child in item.children for each in self._blocks(child))
        if blocks and not isinstance(blocks[0], Paragraph):
            raise self._error("un élément d’une liste commence par du texte", item)
        return tuple(each for each in blocks if not isinstance(each, PartName))

    def _note(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for child in node.children:
            if child.type != "paragraph":
                raise self._error("une note ne contient que des paragraphes", child)
            yield from (each for each in self._paragraph(child, Role.NOTE) if isinstance(each, Block))

    def _is_caption(self, node: SyntaxTreeNode) -> bool:
        if node.type != "paragraph":
            return False
        pieces = [piece for line in self._pieces(node) for piece in line]
        return bool(pieces) and all(piece.style is Style.EMPHASIS for piece in pieces)


def _role_of(pieces: list[Piece]) -> Role:
    """What a paragraph is, as the words of the template say; never those of the data."""
    first, last = pieces[0], pieces[-1]
    begins = "" if first.is_data else first.text
    ends = "" if last.is_data else last.text.rstrip()
    if ends.endswith(":") and "délibéré" in ends:
        return Role.DECISION
    return next((role for words, role in _ROLES if begins.lower().startswith(words)), Role.BODY)
