"""How the documentation is built; every warning is an error (``./dev docs``)."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import version as version_of
from pathlib import Path

# Trees of nodes live until the end: looking through them for garbage takes a fifth of the build and finds little.
gc.set_threshold(500_000)

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "conventions"
author = "the conventions-subvention authors"
project_copyright = "2026, " + author
release = version = version_of("conventions-subvention")
language = "fr"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "api",
    "french_search",
    "french_spaces",
    "navigation",
    "offline",
]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "_extensions"]

# What is written here is typographic already.
smartquotes = False
# A short name (Remark) may be that of two packages: the page says which, the link does not have to.
suppress_warnings = ["ref.python"]

html_theme = "furo"
html_title = "conventions"
html_show_sphinx = False
html_show_sourcelink = html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
# A summary would be fetched, which a browser refuses to a page read from a folder.
html_show_search_summary = False
html_search_scorer = str(Path(__file__).parent / "_extensions" / "scorer.js")

add_module_names = False
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
toc_object_entries_show_parents = "hide"
