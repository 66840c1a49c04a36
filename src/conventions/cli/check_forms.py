"""The reports of a check as programs read them: one function a format, from reports to lines."""

from __future__ import annotations

import json

from conventions.cli.safe import safe_json, safe_text
from conventions.rules import Checked, github_annotations, html_page, sarif_log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NAMES = ("file", "line", "column", "address", "code", "message")


def as_json(checked: Iterable[Checked]) -> str:
    """One JSON object, valid whatever the files hold, with no character unsafe for a terminal.

    >>> as_json([])
    '{"reports": [], "problems": []}'
    """
    items = tuple(checked)
    reports = [{"file": item.file, **json.loads(item.report.to_json())} for item in items if item.report]
    problems = [{name: getattr(found, name) for name in NAMES} for item in items for found in item.problems]
    return safe_json({"reports": reports, "problems": problems})


FORMS: Mapping[str, Callable[[list[Checked]], list[str]]] = {
    "json": lambda checked: [as_json(checked)],
    "sarif": lambda checked: safe_text(sarif_log(checked)).split("\n"),
    "github": lambda checked: github_annotations(checked).splitlines(),
    "html": lambda checked: html_page(checked).splitlines(),
}
"""What writes each format; ``text`` is made for people, line by line: see ``check_text``."""
