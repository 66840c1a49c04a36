"""How the documentation is built; every warning is an error (``./dev docs``)."""

from __future__ import annotations

from importlib.metadata import version as version_of

project = "conventions"
author = "the conventions-subvention authors"
project_copyright = "2026, " + author
release = version = version_of("conventions-subvention")
language = "fr"

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "conventions"
html_show_sphinx = False
