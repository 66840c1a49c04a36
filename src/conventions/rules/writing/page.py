"""Reports as one page of HTML: no script, nothing to fetch, readable by a screen reader and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from conventions.french import plural
from conventions.rules.writing.page_sections import section
from conventions.rules.writing.page_style import STYLE
from conventions.rules.writing.tags import Html, tag

if TYPE_CHECKING:
    from conventions.rules.report import Checked

TITLE = "Contrôle de conventions de subvention"
_HEAD = (
    Html('<meta charset="utf-8">'),
    Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
)


def html_page(checked: Iterable[Checked]) -> str:
    """One page for all the files of a check: what is wrong, what has no verdict and why, the versions.

    >>> "Aucun fichier" in html_page([])
    True
    """
    items = tuple(checked)
    head = tag("head", *_HEAD, tag("title", _title(items)), tag("style", STYLE))
    sections = [section(item, f"f{rank}") for rank, item in enumerate(items, start=1)]
    body = tag("body", tag("header", *_top(items)), tag("main", *sections))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='fr')}\n"


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
