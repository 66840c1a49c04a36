"""Lines of text in the markup of ODT: runs in their styles, spaces that a reader would drop said aloud."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from conventions.documents.blocks import text_of
from conventions.documents.tree import Line, Run, Style
from conventions.html import Html, html, tag

_SPANS: Final = {Style.STRONG: "Strong_20_Emphasis", Style.EMPHASIS: "Emphasis"}
_HELD: Final = re.compile(r"\A | \Z|(?<= ) ")
"""A space that begins or ends a line, or follows another: ODF lets a reader drop it."""

_MARK: Final = "\0"  # no text of the tree holds it
_SPACE: Final = Html("<text:s/>")


def paragraph(style: str, words: Line | str) -> Html:
    """A paragraph in a style.

    >>> print(paragraph("Note", (Run("1 < 2 "), Run(" c", Style.EMPHASIS))))
    <text:p text:style-name="Note">1 &lt; 2 <text:span text:style-name="Emphasis"><text:s/>c</text:span></text:p>
    """
    return styled("text:p", style, runs(words))


def styled(name: str, style: str, *content: Html, **attributes: str) -> Html:
    """An element of text in a style."""
    return tag(name, *content, **{"text:style-name": style}, **attributes)


def runs(words: Line | str) -> Html:
    """The runs of a line; those of one style that follow one another are one."""
    line = (Run(words),) if isinstance(words, str) else words
    marked, at, written = _HELD.sub(_MARK, text_of(line)), 0, []
    for style, group in groupby(line, key=lambda run: run.style):
        end = at + sum(len(run.text) for run in group)
        written.append(_run(marked[at:end], style))
        at = end
    return Html("".join(written))


def _run(marked: str, style: Style) -> Html:
    said = Html(_SPACE.join(map(html, marked.split(_MARK))))
    return styled("text:span", _SPANS[style], said) if said and style in _SPANS else said
