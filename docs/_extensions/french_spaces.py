"""The spaces of French: no line begins with « : », « ; », « ! », « ? » or », in the text of every page.

Who writes a page types plain spaces; code keeps its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NBSP = "\u00a0"
BEFORE, AFTER = re.compile(r" (?=[:;!?»](?:\s|$|[).,]))"), re.compile(r"(?<=«) ")
CODE = (nodes.literal, nodes.literal_block, nodes.doctest_block, nodes.raw, nodes.math)


def spaced(text: str) -> str:
    """A text whose spaces hold, and whose double hyphen, as docutils writes one, is a dash."""
    return AFTER.sub(NBSP, BEFORE.sub(NBSP, text)).replace(" -- ", " – ")


class FrenchSpaces(SphinxTransform):
    """Hold the spaces of the text of a page."""

    default_priority = 750

    def apply(self, **_options: object) -> None:
        """Change every text that is not code."""
        for text in list(self.document.findall(nodes.Text)):
            held = spaced(text)
            if held != text and not isinstance(text.parent, CODE):
                text.parent.replace(text, nodes.Text(held))


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the transform."""
    app.add_transform(FrenchSpaces)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
