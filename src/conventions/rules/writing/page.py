"""Reports as one page of HTML: no script, nothing to fetch, readable by a screen reader and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from conventions.french import plural
from conventions.html import Html, page, tag
from conventions.rules.writing.page_sections import section

if TYPE_CHECKING:
    from conventions.rules.report import Checked

TITLE = "Contrôle de conventions de subvention"


def html_page(checked: Iterable[Checked]) -> str:
    """One page for all the files of a check: what is wrong, what has no verdict and why, the versions.

    >>> "Aucun fichier" in html_page([])
    True
    """
    items = tuple(checked)
    sections = [section(item, f"f{rank}") for rank, item in enumerate(items, start=1)]
    return page(_title(items), _top(items), sections)


def _title(items: tuple[Checked, ...]) -> str:
    """The title of the page, which names the convention when there is one only."""
    names = [item.report.convention if item.report else item.file for item in items]
    return f"{names[0]} – {TITLE}" if len(names) == 1 else TITLE


def _top(items: tuple[Checked, ...]) -> Iterable[Html]:
    yield tag("h1", TITLE)
    count = len(items)
    files = plural(count, "fichier contrôlé", "fichiers contrôlés")
    yield tag("p", f"{count} {files}" if count else "Aucun fichier contrôlé")
    if count > 1:
        links = (tag("li", tag("a", _name(item), href=f"#f{rank}")) for rank, item in enumerate(items, 1))
        yield tag("nav", tag("ol", *links), aria_label="Fichiers")


def _name(item: Checked) -> str:
    told = item.report.summary if item.report else "fichier inutilisable"
    return f"{item.file or (item.report and item.report.convention) or ''} : {told}"
