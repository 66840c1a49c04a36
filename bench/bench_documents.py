"""A deliberation in each format, against an empty document of the library that writes it; avenants by the thousand."""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import tempfile
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import odfdo
import typst

from bench.harness import Row, assertion, at_most, calls
from conventions import dumps
from conventions.documents import avenant, deliberation, render
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HTML, DOCX, ODT, PDF = 50.0, 4.0, 4.0, 10.0
"""The limits: what a deliberation may cost, for ``json.loads`` of its data, then for an empty document."""

MANY = int(os.environ.get("BENCH_AVENANTS", "1000"))
WARM = 50
GROWTH = 8 << 20
"""Bytes by which the peak may grow from the first avenants to the last one."""


def rows() -> Iterator[Row]:
    """One row a format, then the memory."""
    convention = cci_2017_2019()
    text = dumps(convention, format="json")
    ours = calls("ours", lambda: render(deliberation(convention), "html"))
    yield at_most("a deliberation to HTML", ours, calls("json.loads", lambda: json.loads(text)), HTML)
    yield _row("docx", _empty_docx, DOCX)
    yield _row("odt", _empty_odt, ODT)
    yield _row("pdf", _empty_pdf, PDF)
    ours = calls("ours", partial(_next_deliberation, count()))
    yield at_most(
        "another deliberation each time to PDF", ours, calls("another empty one", _next_empty_pdf), PDF
    )
    yield memory()


def _row(form: str, empty: Callable[[], object], limit: float) -> Row:
    ours = calls("ours", lambda: render(deliberation(cci_2017_2019()), form))
    return at_most(f"a deliberation to {form.upper()}", ours, calls("an empty one", empty), limit)


def _empty_docx() -> None:
    docx.Document().save(io.BytesIO())


def _empty_odt() -> None:
    odfdo.Document("text").save(io.BytesIO())


def _next_deliberation(numbers: Iterator[int]) -> None:
    """A document that typst has not seen: it keeps what it worked out of those that it has."""
    convention = cci_2017_2019()
    act = convention.deliberations[0]
    other = act.replace(title=f"{act.title} {next(numbers)}")
    render(deliberation(convention.replace(deliberations=(other,))), "pdf")


_FONTS = typst.Fonts(include_system_fonts=False)
_FOLDER = tempfile.TemporaryDirectory()
_PAGE = Path(_FOLDER.name, "page.typ")
_EMPTY = (
    '#set document(title: "Vide", date: datetime(year: 2018, month: 11, day: 15))\n#set text(lang: "fr")\n'
)
"""An empty page of the same standards."""
_HEIGHTS = count(400)


def _empty_pdf() -> None:
    if not _PAGE.exists():
        _PAGE.write_text(_EMPTY, encoding="utf-8")
    typst.compile(str(_PAGE), font_paths=_FONTS, format="pdf", pdf_standards=["ua-1", "a-2a"])


def _next_empty_pdf() -> None:
    _PAGE.write_text(f"{_EMPTY}#set page(height: {next(_HEIGHTS)}pt)\n", encoding="utf-8")
    _empty_pdf()


def memory() -> Row:
    """Write avenants one after the other in one process."""
    convention = association_2024_2026()
    for _ in range(WARM):
        render(avenant(convention), "docx")
    gc.collect()
    before = _peak()
    for _ in range(MANY):
        render(avenant(convention), "docx")
    grown = _peak() - before
    return assertion(
        f"{MANY} avenants to DOCX, memory flat", f"{grown >> 20} MiB more" if grown > GROWTH else ""
    )


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
