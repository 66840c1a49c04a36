"""A figure: its finding as a title, a text that says the same to who does not see it, its bytes, always the same."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from conventions.html import html, tag
from conventions.html.tags import Html
from conventions.notebook.figures.setting import setting

_DATED: dict[str, dict[str, None]] = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
"""What would change from one run, or one version, to another, and is not written."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its title and ``alt``, which says in French what it shows, every amount included.

    ``drawing`` is the figure of Matplotlib, tied to no window: it can be changed before it is written. ``print``
    gives ``alt``.
    """

    title: str
    alt: str
    drawing: Any = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.alt

    def png(self, *, dpi: int = 100) -> bytes:
        """The figure as a picture, of so many dots an inch (it is 9 inches wide)."""
        return self._written("png", dpi)

    def svg(self) -> str:
        """The figure as a drawing that scales, named by its ``alt`` for who does not see it."""
        text = self._written("svg", 72).decode()
        return text.replace("<svg ", f'<svg role="img" aria-label="{html(self.alt)}" ', 1)

    def _written(self, kind: str, dpi: int) -> bytes:
        out = BytesIO()
        with setting():
            self.drawing.savefig(out, format=kind, dpi=dpi, metadata=_DATED[kind])
        return out.getvalue()

    def _repr_png_(self) -> bytes:
        return self.png()

    def _repr_html_(self) -> str:
        """An image with its text; notebooks prefer it to the picture alone."""
        data = b64encode(self.svg().encode()).decode()
        style = "max-width: 100%; height: auto; background: #fff"
        source = Html(f"data:image/svg+xml;base64,{data}")
        return str(tag("img", src=source, alt=self.alt, style=style)).replace("></img>", ">")
