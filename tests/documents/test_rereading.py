"""What a document writes is read again, and is what the convention says or what is worked out from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from conventions import Convention, euros
from conventions.documents import FORMATS, KINDS, Paper, build, kind_named, render, texts
from conventions.documents.blocks import text_of
from conventions.documents.told import docx, odt
from conventions.documents.tree import Table
from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town
from tests.documents.field_cover import asked
from tests.documents.pdf_reader import text_of_pdf
from tests.documents.rereading import known, told
from tests.documents.test_text_formats import from_markdown, read, squeezed

SAMPLES = {
    "cci": (cci_2017_2019, date(2018, 12, 31)),
    "association": (association_2024_2026, date(2025, 6, 30)),
    "equipment": (equipment_2023_2025, date(2025, 6, 30)),
}


def papers_of(name: str, convention: Convention, as_of: date) -> Iterator[Paper]:
    """The documents of a kind, about each act and exercise."""
    kind = kind_named(name)
    for what in asked(kind, convention):
        day = as_of if "as_of" in kind.needs else None
        try:
            yield build(name, convention, act=what.act, exercise=what.exercise, as_of=day)
        except ConventionsError:
            continue


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_is_what_is_known(name: str, sample: str) -> None:
    """Each amount, day and period of a document is in the convention, or in what is worked out from it."""
    made, as_of = SAMPLES[sample]
    convention = made()
    exercises = [grant.exercise for grant in convention.initial.grants]
    facts = known(convention, as_of, exercises)
    for paper in papers_of(name, convention, as_of):
        found = told("\n".join(texts(paper)))
        columns = {total for table in tables(paper) for total in sums(table)}
        assert set(found.amounts) - facts.amounts - columns - {euros(0)} == set()
        assert set(found.days) - facts.days - {as_of} == set()
        assert set(found.periods) - facts.periods == set()
        assert [pair for pair in found.words if pair[0] != pair[1]] == []


LINES: dict[str, Callable[[Paper], str]] = {
    "md": lambda paper: "".join(from_markdown(paper).parts),
    "html": lambda paper: "".join(read(render(paper, "html")).parts),
    "docx": lambda paper: "\n".join(docx.texts_told(render(paper, "docx"))),
    "odt": lambda paper: "\n".join(odt.texts_told(render(paper, "odt"))),
    "pdf": lambda paper: "\n".join(lines_of_pdf(paper)),
}
"""What a reader of each format reads."""


def lines_of_pdf(paper: Paper) -> Iterator[str]:
    """The lines of a document as its PDF has them, which has the marks of lists too: what is missing stops here."""
    written, place = text_of_pdf(render(paper, "pdf")).replace("\u00ad", ""), 0
    for line in texts(paper):
        found = re.compile(r"\s*".join(map(re.escape, squeezed(line)))).search(written, place)
        assert found, line
        assert found.start() - place < 9, written[place : found.start()]
        yield re.sub(r"[ \n]+", " ", found[0])
        place = found.end()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", KINDS)
def test_every_format_says_the_same(name: str, form: str) -> None:
    """A document in each format, read back: all its text, and the same amounts, days and periods."""
    paper = next(papers_of(name, association_2024_2026(), date(2025, 6, 30)))
    written = LINES[form](paper)
    assert squeezed(written) == squeezed("".join(texts(paper)))
    expected = told("\n".join(texts(paper)))
    assert told(written) == expected
    assert expected.amounts or name in WITHOUT_AMOUNT


WITHOUT_AMOUNT = {"bilan", "demande-de-reversement"}


def tables(paper: Paper) -> Iterator[Table]:
    """The tables of a document."""
    return (block for block in paper.blocks if isinstance(block, Table))


def column(table: Table, rank: int) -> list[Amount] | None:
    """The amounts of a column; None where a cell is no amount."""
    found = [told(text_of(row[rank])).amounts for row in table.rows]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else None


def sums(table: Table) -> Iterator[Amount]:
    """The sums of the columns of amounts."""
    for rank in range(len(table.columns)):
        amounts = column(table, rank)
        if amounts:
            yield sum(amounts, euros(0))


@pytest.mark.parametrize("name", KINDS)
def test_totals_are_the_sums_of_their_columns(name: str) -> None:
    """Where every cell of a column is an amount, the last row is their sum, to the cent."""
    checked = 0
    conventions = [(made(), day) for made, day in SAMPLES.values()]
    conventions += [(each, date(2026, 6, 30)) for each in town(size=6).conventions]
    for convention, as_of in conventions:
        for paper in papers_of(name, convention, as_of):
            for table in tables(paper):
                checked += _check(table)
    assert checked or name in NO_TOTAL


NO_TOTAL = {
    "certificat-de-paiement",
    "deliberation",
    "avenant",
    "lettre-de-notification",
    "demande-de-reversement",
    "bilan",
}
"""Documents whose tables, if any, add nothing up."""


def _check(table: Table) -> int:
    count = 0
    if table.total is None or not text_of(table.total[0]).startswith("Total"):
        return 0  # the last row of a décompte is what is left, not a sum
    for rank in range(1, len(table.columns)):
        amounts, last = column(table, rank), told(text_of(table.total[rank])).amounts
        if amounts and len(last) == 1:
            assert last[0] == sum(amounts, euros(0)), table
            count += 1
    return count
