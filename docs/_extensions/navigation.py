"""The navigation of the site: the four entrances, and below them the branch of the page that is read.

The theme would write every page of the site on every page: with two hundred pages, most of the build and of what
is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BEFORE_THE_THEME, AFTER_THE_THEME = 400, 600


def trail_of(env: BuildEnvironment, page: str) -> set[str]:
    """The page and those above it."""
    above = {child: parent for parent, children in env.toctree_includes.items() for child in children}
    trail = {page}
    while page in above and above[page] not in trail:
        page = above[page]
        trail.add(page)
    return trail


def branch(
    env: BuildEnvironment, parent: str, trail: set[str], link: Callable[[str], str], level: int = 1
) -> Iterator[str]:
    """The list of what is below a page; only a page of the trail is opened."""
    children = env.toctree_includes.get(parent, ())
    if not children:
        return
    yield "<ul>"
    for child in children:
        current = " current" if child in trail else ""
        here = " current-page" if link(child) == "#" else ""
        told = ' aria-current="page"' if here else ""
        title = escape(env.titles[child].astext())
        yield f'<li class="toctree-l{level}{current}{here}">'
        yield f'<a class="reference internal{current}" href="{escape(link(child))}"{told}>{title}</a>'
        if current:
            yield from branch(env, child, trail, link, level + 1)
        yield "</li>"
    yield "</ul>"


def without_the_whole(
    _app: Sphinx, _page: str, _template: str, context: dict[str, object], _doc: object
) -> None:
    """Leave the theme nothing to write a tree from."""
    context.pop("toctree", None)


def own_tree(app: Sphinx, page: str, _template: str, context: dict[str, object], _doc: object) -> None:
    """Give the template of the theme our tree, in its own classes."""

    def link(other: str) -> str:
        return "#" if other == page else app.builder.get_relative_uri(page, other)

    trail = trail_of(app.env, page)
    context["furo_navigation_tree"] = "".join(branch(app.env, app.config.root_doc, trail, link))


def setup(app: Sphinx) -> dict[str, bool]:
    """Come before the theme, then after it."""
    app.connect("html-page-context", without_the_whole, priority=BEFORE_THE_THEME)
    app.connect("html-page-context", own_tree, priority=AFTER_THE_THEME)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
