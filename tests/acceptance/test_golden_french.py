"""The golden files of French: every row of the kinds that are built (skipped where they are absent)."""

from __future__ import annotations

import csv
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conventions import french
from conventions.errors import FrenchParseError
from conventions.french import Name
from conventions.money import euros
from conventions.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[3] / "shared" / "golden"
pytestmark = pytest.mark.skipif(not GOLDEN.is_dir(), reason="golden files are not beside this checkout")

# An open start is not a period of the model: this lenient reading is refused, as the page of French says.
NOT_READ = {("period", "au 31 décembre 2019")}
ARTICLES = {"0": "", "1": "", "2": "le", "3": "la", "4": "les", "5": "l’"}


def rows(file: str) -> list[dict[str, str]]:
    """The rows of one golden file."""
    path = GOLDEN / file
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PARSERS: dict[str, Callable[..., object]] = {
    "amount": french.parse_amount,
    "amount_words": french.parse_words,
    "date": french.parse_date,
    "period": french.parse_period,
    "duration": french.parse_duration,
    "percent": french.parse_percent,
    "ordinal": french.parse_ordinal,
    "roman": french.parse_roman,
    "numero": french.parse_numero,
}


def read(kind: str, text: str, mode: str) -> str:
    """What our reader answers, in the syntax of the file."""
    try:
        value = PARSERS[kind](text, mode)
    except FrenchParseError as error:
        return f"ERROR:{error.code}"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def plain(kind: str, value: str) -> str:
    """The expected value, percents without zeros at the end."""
    return f"{Decimal(value).normalize():f}" if kind == "percent" and value[0] != "E" else value


@pytest.mark.parametrize("file", ["parse.csv", "format.csv", "words.csv", "names.csv", "sort.csv"])
def test_the_files_have_rows(file: str) -> None:
    """No test below passes for want of rows."""
    assert len(rows(file)) > 100


def kinds(file: str) -> list[str]:
    """The kinds of the rows of a file, in order."""
    return sorted({row["kind"] for row in rows(file)})


@pytest.mark.parametrize("kind", kinds("parse.csv"))
def test_parse(kind: str) -> None:
    """Strict reading gives the value or the code of the row; lenient its own value, where there is one."""
    wrong = []
    for row in (row for row in rows("parse.csv") if row["kind"] == kind):
        text, strict = row["text"], plain(kind, row["value"])
        lenient = plain(kind, row["lenient"]) if row["lenient"] else strict
        expected = (strict, lenient if (kind, text) not in NOT_READ else None)
        said = (read(kind, text, "strict"), read(kind, text, "lenient") if expected[1] is not None else None)
        wrong += [(text, said, expected)] if said != expected else []
    assert wrong == []


# The second argument is an option of the file: mypy is told so by its plain type.
WRITERS: dict[str, Callable[[str, Any], str]] = {
    "percent": lambda given, _: french.format_percent(Decimal(given)),
    "date": lambda given, style: french.format_date(date.fromisoformat(given), style),
    "period": lambda given, style: french.format_period(Period.parse(given), style),
    "ordinal": lambda given, gender: french.ordinal(int(given), gender),
    "time": lambda given, _: french.format_time(time.fromisoformat(given)),
    "roman": lambda given, _: french.format_roman(int(given)),
    "numero": lambda given, _: french.format_numero(int(given)),
    "quote": lambda given, _: french.quote(given),
    "civility": lambda given, _: french.civility(given),
    "compact": lambda given, style: french.format_compact(euros(given), style),
    "decimals": lambda given, decimals: french.format_amount(euros(given), decimals),
}


def write(kind: str, given: str, options: str) -> str:
    """What we write, from the input and the options of the row."""
    name, _, option = options.rpartition("=")
    return WRITERS[name or kind](given, option)


@pytest.mark.parametrize("kind", kinds("format.csv"))
def test_format(kind: str) -> None:
    """The text is exactly the one expected, to the kind of space."""
    kept = [row for row in rows("format.csv") if row["kind"] == kind]
    said = [(row["input"], row["options"], write(kind, row["input"], row["options"])) for row in kept]
    assert said == [(row["input"], row["options"], row["expected"]) for row in kept]


def in_words(kind: str, value: str, spelling: str) -> str:
    """What we write in words, for one row."""
    if kind == "euros":
        return french.amount_in_words(euros(value), spelling)  # type: ignore[arg-type]  # one of the three
    family, _, gender = kind.partition("_")
    writer = french.number_in_words if family == "cardinal" else french.ordinal_in_words
    return writer(int(value), gender or "m", spelling)  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize("kind", ["cardinal", "cardinal_f", "ordinal_m", "ordinal_f", "euros"])
def test_words(kind: str) -> None:
    """The three spellings are those of the file, and amounts and numbers read back."""
    spellings = {"traditional": "traditional", "reform1990": "1990", "reform1990_full": "1990-full"}
    kept = [row for row in rows("words.csv") if row["kind"] == kind]
    assert kept
    for row in kept:
        for column, spelling in spellings.items():
            words = in_words(kind, row["value"], spelling)
            assert words == row[column]
            if kind == "euros":
                assert french.parse_words(words) == euros(row["value"])
            elif kind.startswith("cardinal"):
                assert french.parse_number_words(words) == int(row["value"])


@pytest.mark.parametrize("kind", ["commune", "departement", "region"])
def test_names(kind: str) -> None:
    """« de » before a name is that of INSEE, from its article data, or from the name alone if it can."""
    kept = [row for row in rows("names.csv") if row["kind"] == kind]
    assert kept
    for row in kept:
        code = row["tncc"]
        if row["article_in_name"] == "yes":
            name = Name(row["nom"])
        elif code in ("0", "1"):
            name = Name(row["nom"], article="", elides=code == "1")
        else:
            name = Name(row["nom"], article=ARTICLES[code])  # type: ignore[arg-type]  # one of the five
        assert french.of(name) == row["de_form"]
        if kind == "commune" and row["nom"][0] not in "Hh":
            assert french.of(row["nom"]) == row["de_form"]


@pytest.mark.parametrize("group", ["loire", "words"])
def test_sorting(group: str) -> None:
    """The texts of each group are in French order when their rank is (only the relative order is known)."""
    kept = [row for row in rows("sort.csv") if row["set"] == group]
    assert len(kept) > 10
    by_rank = [row["text"] for row in sorted(kept, key=lambda row: int(row["rank"]))]
    assert sorted(by_rank, key=french.sort_key) == by_rank
