"""Elements of WordprocessingML, added to the tree of python-docx in the order that Word wants.

python-docx finds a style by its name in all of them, and a cell in its whole table: what is written here is
linear, and its texts are data that lxml escapes.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from conventions.documents.tree import Line, Run, Style

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PRESERVED: Final = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
_MARKS: Final = {Style.STRONG: "b", Style.EMPHASIS: "i"}


def node(parent: Any, name: str, **attributes: int | str) -> Any:
    """A new last child; its attributes are of Word too."""
    child = parent.makeelement(_W + name, {_W + key: str(value) for key, value in attributes.items()})
    parent.append(child)
    return child


class Mark(NamedTuple):
    """The mark of an item: its list and how deep it is."""

    number: int
    level: int


class Setting(NamedTuple):
    """How a paragraph is set, that of the text of the page without a style.

    It has a mark, or else a margin (in twips); ``kept`` is on the page of the next one.
    """

    style: str | None = None
    mark: Mark | None = None
    margin: int = 0
    right: bool = False
    kept: bool = False


def add_paragraph(parent: Any, line: Line, setting: Setting) -> None:
    """A paragraph of runs."""
    paragraph = node(parent, "p")
    if setting.style:
        _set(node(paragraph, "pPr"), setting.style, setting)
    for run in line:
        if run.text:
            _add_run(paragraph, run)


def _set(properties: Any, style: str, setting: Setting) -> None:
    node(properties, "pStyle", val=style)
    if setting.kept:
        node(properties, "keepNext")
    if setting.mark:
        numbered = node(properties, "numPr")
        node(numbered, "ilvl", val=setting.mark.level)
        node(numbered, "numId", val=setting.mark.number)
    if setting.margin:
        node(properties, "ind", left=setting.margin)
    if setting.right:
        node(properties, "jc", val="right")


def _add_run(paragraph: Any, run: Run) -> None:
    element = node(paragraph, "r")
    mark = _MARKS.get(run.style)
    if mark:
        properties = node(element, "rPr")
        node(properties, mark)
        node(properties, f"{mark}Cs")
    text = node(element, "t")
    text.text = run.text
    if run.text != run.text.strip(" "):
        text.attrib.update(_PRESERVED)
