"""HTML that every report shares: small functions that write each text as a text, one page, one style.

>>> tag("p", "1 < 2")
'<p>1 &lt; 2</p>'
"""

from __future__ import annotations

from conventions.html.embedded import EMBEDDED, embedded
from conventions.html.page import page
from conventions.html.style import STYLE, TABLE_STYLE
from conventions.html.tags import Html, html, named, table, tag

__all__ = ["EMBEDDED", "STYLE", "TABLE_STYLE", "Html", "embedded", "html", "named", "page", "table", "tag"]
