r"""Documents from the templates of a town: its words in Jinja2 and Markdown, the data of a convention.

>>> from conventions.samples import cci_2017_2019
>>> paper = from_template("# Note\n\nAvec {{ parties|premier }}.", cci_2017_2019())
>>> paper.title
'Note'
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.documents.templates.catalogue import Mention, mentions
    from conventions.documents.templates.making import from_template

_HOMES = {
    "catalogue": ("Mention", "mentions"),
    "making": ("from_template",),
}

__all__ = ["Mention", "from_template", "mentions"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
