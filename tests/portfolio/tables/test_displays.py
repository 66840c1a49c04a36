"""What a person sees: HTML, Markdown and plain characters that say the same, and no more than the text."""

from __future__ import annotations

import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.money import LIMIT, Amount, euros
from conventions.portfolio import Column, Table
from conventions.portfolio.tables.cells import percent, shown
from conventions.portfolio.tables.markdown import escaped
from conventions.portfolio.tables.sums import sum_of
from conventions.visible import visible, width
from tests.portfolio.tables.made import COLUMNS, DAY, ROWS, TABLE, amounts, integers, ratios, tables, texts

NAME = Column("name", "Nom", "text")
AMOUNT = Column("amount", "Montant", "money", total=True)
TAGS = {"div", "style", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "em", "p"}
HOLDERS = {"th", "td", "caption", "p"}


class Page(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag, with its attributes."""
        self.tags.append((tag, dict(attrs)))
        self._open = self._open or tag in HOLDERS
        if tag in HOLDERS:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell, or of something in it."""
        self._open = self._open and tag not in HOLDERS

    def handle_data(self, data: str) -> None:
        """A text, of the cell that is open."""
        if self._open:
            self.cells[-1] += data


def spaced(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def html_of(table: Table) -> str:
    """What a notebook asks for."""
    return table._repr_html_()


@given(tables())
def test_html_is_made_of_texts(table: Table) -> None:
    """No tag nor attribute comes from a cell, and every cell is there."""
    page = Page(html_of(table))
    assert {name for name, _ in page.tags} <= TAGS
    assert {each for _, given in page.tags for each in given} <= {"class", "scope", "colspan", "lang"}
    heads = [given for name, given in page.tags if name == "th"]
    assert all("scope" in given for given in heads)
    blank = str.maketrans(dict.fromkeys("\t\n\r\f\v", " "))
    told = [
        visible(shown(cell, column.kind).translate(blank))
        for row in table.shown_rows
        for cell, column in zip(row, table.shown_columns, strict=True)
    ]
    start = 1 + len(table.shown_columns)
    assert page.cells[start : start + len(told)] == told


def test_the_page_of_a_table() -> None:
    """A caption with its day, headers with their scope, French values, the totals, the notes."""
    page = Page(html_of(TABLE))
    assert [spaced(cell) for cell in page.cells] == [
        "Engagements – situation au 31 décembre 2025",
        *(
            "Bénéficiaire",
            "Exercice",
            "Délibération",
            "Montant attribué",
            "Taux",
            "Actions",
            "Acte / fichier source",
        ),
        *("Club", "2024", "28/03/2024", "50 000,00 €", "≈ 33,33 %", "3", "club.yaml"),
        *("École", "2025", "inconnu", "inconnu", "inconnu", "inconnu", "école.yaml"),
        *("<b>Éts & Cie</b>", "2025", "02/01/1850", "1 234 567,89 €", "12,5 %", "1 250", "inconnu"),
        *("Club", "2025", "31/12/2025", "0,10 €", "100 %", "0", "club.yaml"),
        *("Total", "", "", "au moins 1 284 567,99 € (1 inconnu)", "", "au moins 1 253 (1 inconnu)", ""),
        "Les montants sont ceux des actes signés.",
    ]
    assert [given["scope"] for name, given in page.tags if name == "th"] == ["col"] * 7 + ["row"] * 5


def test_only_the_first_rows_are_shown_and_all_are_summed() -> None:
    """The rest is counted, in each display; the totals are those of all the rows."""
    table = Table("T", (NAME, AMOUNT), [("Club", euros(1))] * 550)
    for text in (html_of(table), table._repr_markdown_(), str(table)):
        assert "… et 350 autres lignes" in spaced(text)
        assert text.count("Club") == 200
        assert "550,00 €" in spaced(text)
    just = Table("T", (NAME, AMOUNT), [("Club", euros(1))] * 201)
    assert "… et 1 autre ligne" in spaced(html_of(just))
    assert "autre" not in html_of(
        just.where(lambda row: row["name"] == "Club").sorted("name")._with(range(200))
    )


def test_a_table_without_rows_says_it() -> None:
    """No total either: there is nothing to sum up."""
    table = Table("T", (NAME, AMOUNT), [], notes=["Une note."])
    for text in (html_of(table), table._repr_markdown_(), str(table)):
        assert "Aucune ligne." in text
        assert "Une note." in text
        assert "Total" not in text


def test_a_long_text_is_cut_and_its_length_told() -> None:
    """One cell does not fill the page."""
    table = Table("T", (NAME,), [("x" * 100_000,)])
    for text in (html_of(table), table._repr_markdown_(), str(table)):
        assert len(text) < 6_000
    assert "x… [100 000 caractères]" in spaced(html_of(table))


@given(tables())
def test_markdown_has_one_cell_for_each(table: Table) -> None:
    """As many bars as columns want on each line of the table; no HTML."""
    text = table._repr_markdown_()
    assert "<" not in text
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(lines) >= 2 + len(table.rows)
    bars = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}
    assert bars == {len(table.shown_columns) + 1}


@given(texts)
def test_escaped_markdown_is_read_back(text: str) -> None:
    """Once its escapes are read, a cell is the text that a terminal shows."""
    read = re.sub(r"\\([\\`*_\[\]|~$])", r"\1", escaped(text))
    read = read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert read == visible(re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" "))


@given(tables(), st.integers(40, 120))
def test_plain_characters_are_visible_and_fit(table: Table, columns: int) -> None:
    """Nothing that a terminal would obey; lines within the width, unless the columns have their least."""
    text = table.text(columns)
    assert all(visible(line) == line for line in text.split("\n"))
    least = sum(max(12, longest) for longest in _longest_numbers(table)) + 2 * len(table.shown_columns)
    assert all(width(line) <= max(columns, least) for line in text.split("\n"))


def _longest_numbers(table: Table) -> list[int]:
    """The longest word that is not cut, of each column."""
    cells = zip(*table.shown_rows, strict=True) if table.rows else [() for _ in table.shown_columns]
    return [
        max((width(shown(cell, column.kind)) for cell in values), default=0)
        + width(visible(column.title))
        + 24
        for column, values in zip(table.shown_columns, cells, strict=True)
    ]


def test_no_number_is_cut_in_a_narrow_terminal() -> None:
    """A long line is better than half an amount."""
    table = Table(
        "T", [Column(f"a{at}", f"Montant {at}", "money") for at in range(9)], [[euros(1234567)] * 9]
    )
    assert spaced(table.text(20)).count("1 234 567,00 €") == 9


def test_the_plain_text_of_a_table() -> None:
    """Aligned columns, the total below, the notes last."""
    table = Table("Engagements", COLUMNS[:4], [row[:4] for row in ROWS[:2]], DAY, ["Une note."])
    assert spaced(str(table)).splitlines() == [
        "Engagements – situation au 31 décembre 2025",
        "",
        "Bénéficiaire  Exercice  Délibération                  Montant attribué",
        "────────────  ────────  ────────────  ────────────────────────────────",
        "Club          2024      28/03/2024                         50 000,00 €",
        "École         2025      inconnu                                inconnu",
        "Total                                 au moins 50 000,00 € (1 inconnu)",
        "",
        "Une note.",
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([], "0,00 €"),
        ([500, -200], "3,00 €"),
        ([500, None], "au moins 5,00 € (1 inconnu)"),
        ([500, None, None], "au moins 5,00 € (2 inconnus)"),
        ([500, -200, None], "connu : 3,00 € (1 inconnu)"),
        ([-500, None], "connu : -5,00 € (1 inconnu)"),
        ([0, None], "inconnu"),
        ([None], "inconnu"),
        ([LIMIT - 1, 1], "trop grand"),
        ([1 - LIMIT, -1], "trop grand"),
    ],
)
def test_each_way_to_say_a_sum(values: list[int | None], told: str) -> None:
    """« au moins » would be false beside negative amounts, and says nothing of zero."""
    amounts = [None if value is None else Amount(cents=value) for value in values]
    assert spaced(sum_of(amounts, is_money=True).text) == told


@given(st.lists(st.none() | amounts | integers, max_size=6))
def test_a_sum_is_exact(values: list[Amount | int | None]) -> None:
    """Whole numbers, as many as are known."""
    numbers = [value.cents if isinstance(value, Amount) else value for value in values]
    found = sum_of(values, is_money=True)
    assert found.known == sum(number for number in numbers if number is not None)
    assert found.unknown == numbers.count(None)


@given(ratios)
def test_a_percent_says_when_it_is_rounded(ratio: Fraction) -> None:
    """Within half a hundredth of a point, and ≈ if and only if it is not exact."""
    text = spaced(percent(ratio))
    digits = text.removeprefix("≈ ").removesuffix(" %").replace(" ", "").replace(",", ".")
    assert abs(Fraction(digits) - ratio * 100) <= Fraction(1, 200)
    assert text.startswith("≈") == (Fraction(digits) != ratio * 100)
