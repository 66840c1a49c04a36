"""Reports as nobody would write them: texts that look like HTML, commands, links, places to fill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conventions.errors import Problem
from conventions.rules import Checked, Finding, Place, Report, Severity, Source, Unsettled

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="a">',
    "&lt;b&gt; & ]]>",
    "a\r\n::error file=x::non",
    "100 % : un, deux\u2028trois\x85quatre\x0bcinq",
    "[ici](javascript:1) {0} {{1}}",
    "avenants[2018-1].operations[subvention 2018].grant.lines[1]",
    "\u202egauche\u200b\x1b[31m",
    "Été « œuvre »",
)
TEXTS = (st.sampled_from(NASTY) | st.text(min_size=1)).filter(lambda text: bool(text.strip()))
CODES = st.sampled_from(("NAT-001", "PAI-001", "PLURI-001", "XXX-001", "<b>"))
ADDRESSES = st.sampled_from(("period", "grants[2018].amount", "grants[2018]", ".")) | TEXTS
PLACES = st.none() | st.builds(Place, file=TEXTS, line=st.integers(0, 9999), column=st.integers(0, 9999))
SOURCES = st.lists(st.builds(Source, text=TEXTS, address=st.none() | TEXTS), max_size=2).map(tuple)
FINDINGS = st.builds(
    Finding,
    code=CODES,
    severity=st.sampled_from(Severity),
    address=ADDRESSES,
    message=TEXTS,
    title=TEXTS,
    remedy=TEXTS,
    words=st.none() | TEXTS,
    values=st.lists(st.tuples(TEXTS, st.integers(0, 9) | st.dates() | TEXTS), max_size=2).map(tuple),
    sources=SOURCES,
    place=PLACES,
    inferred=st.none() | TEXTS,
    to_reconfirm=st.booleans(),
    justification=st.none() | TEXTS,
)
UNSETTLED = st.builds(
    Unsettled, code=CODES, title=TEXTS, reason=TEXTS, addresses=st.lists(ADDRESSES, max_size=2).map(tuple)
)


def _few(strategy: SearchStrategy[object]) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


REPORTS = st.builds(
    Report,
    convention=TEXTS,
    as_of=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    profile=st.none() | TEXTS,
    library_version=st.sampled_from(("0.1.0", "non installée", "1.0rc1")),
    rules_version=TEXTS,
    data_version=TEXTS,
    findings=_few(FINDINGS),
    waived=_few(FINDINGS),
    conform=_few(CODES),
    not_applicable=_few(UNSETTLED),
    not_evaluated=_few(UNSETTLED),
    partly_evaluated=_few(UNSETTLED),
)
PROBLEMS = st.builds(
    Problem, TEXTS, st.integers(0, 9), st.integers(0, 9), ADDRESSES | st.just(""), TEXTS, TEXTS
)
FILES = st.sampled_from(("", "a.yaml", "./dossier/été : 1.yaml", "/tmp/b c.json")) | TEXTS
CHECKED = st.builds(Checked, FILES, REPORTS, st.just(())) | st.builds(
    Checked, FILES, st.none(), st.lists(PROBLEMS, min_size=1, max_size=2).map(tuple)
)
MANY = st.lists(CHECKED, max_size=3)
"""What a check of several files gives, of any kind."""
