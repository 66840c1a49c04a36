"""A part shown in a page that is not ours, as a notebook is: its style is about it alone."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.html.tags import Html, tag

EMBEDDED = Html(
    """
.conventions { max-width: 60rem; font: 14px/1.45 system-ui, sans-serif; overflow-wrap: break-word; }
.conventions h3, .conventions h4 { font-weight: 600; line-height: 1.25; margin: 1rem 0 .35rem; }
.conventions h3 { font-size: 1.25rem; margin-top: 0; }
.conventions h4 { font-size: 1rem; }
.conventions p { margin: 0 0 .35rem; }
.conventions .large { overflow-x: auto; }
.conventions table { border-collapse: collapse; width: 100%; margin: 0 0 .75rem; font: inherit; font-size: .93em;
  color: inherit; }
.conventions caption { text-align: left; font-style: italic; padding: .2rem 0; color: inherit; caption-side: top; }
.conventions th, .conventions td { border: 1px solid rgba(128,128,128,.55); padding: .25rem .4rem; color: inherit;
  text-align: left; vertical-align: top; white-space: normal; max-width: none; background: none; }
.conventions th { font-weight: 600; }
.conventions thead th { background: rgba(128,128,128,.18); }
.conventions tbody th { min-width: 4rem; }
.conventions td.nombre, .conventions th.nombre {
  text-align: right; font-variant-numeric: tabular-nums; padding: .25rem .3rem; }
.conventions dl { display: grid; grid-template-columns: fit-content(14rem) 1fr; gap: .1rem .75rem; margin: 0 0 .5rem; }
.conventions dt { font-weight: 600; }
.conventions dd { margin: 0; overflow-wrap: anywhere; }
.conventions summary { cursor: pointer; }
.conventions .erreur, .conventions .avertissement, .conventions .information, .conventions .sans-erreur {
  border-left: .3rem solid; padding-left: .4rem; }
.conventions .erreur { border-color: #d55e00; }
.conventions .avertissement { border-color: #e69f00; }
.conventions .information { border-color: #0072b2; }
.conventions .sans-erreur { border-color: #009e73; }
"""
)
"""Texts and backgrounds are those of the page around, light or dark: colour marks the edges alone."""


def embedded(title: str, content: Iterable[Html]) -> Html:
    """A part in French, with its title and its own style.

    >>> embedded("1 < 2", []).partition("</style>")[2]
    '<h3>1 &lt; 2</h3></section>'
    """
    named = (tag("style", EMBEDDED), tag("h3", title))
    return tag("section", *named, *content, class_="conventions", lang="fr", aria_label=title)
