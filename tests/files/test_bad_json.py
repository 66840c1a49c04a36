"""What is wrong in a JSON file: code, line, column and French message of each problem."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from conventions import ConventionFileError, Problem, dumps, load_with_sources, loads
from conventions.samples import cci_2017_2019

MEMBERS = '[{"key": "A", "name": "A"}]'
GOOD = f'{{"format": 1,\n "title": "T",\n "initial": {{"period": "2017-2019", "parties": {MEMBERS}}}%s}}'


class Wrong(NamedTuple):
    """A text, and the one problem that it has."""

    text: str | bytes
    place: tuple[int, int]
    code: str
    message: str


def after(text: str, column: int, code: str, message: str) -> Wrong:
    """A text that begins a fourth line, after what is right."""
    return Wrong(GOOD % (",\n" + text), (4, column), code, message)


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """The problems of a JSON text that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        loads(text, "a.json")
    return caught.value.problems


NOT_JSON = "ce n’est pas du JSON : vérifiez les virgules, les guillemets et les accolades"
EMPTY = "fichier vide, ou qui n’est pas un groupe de champs : commencez par « format: 1 »"
FORBIDDEN = "caractère interdit dans un fichier texte"
REQUEST = '"requests": [{"beneficiary": "A", "exercise": %s, "amount": %s}]'


def of_float(value: str) -> Wrong:
    """A number that is not exact."""
    return after(
        f'"kind": {value}',
        9,
        "float",
        f'nombre {value} refusé : écrivez-le entre guillemets (« "50000.00" »)',
    )


CASES = {
    "comma missing": Wrong('{"format": 1\n "title": "T"}', (2, 2), "syntax", NOT_JSON),
    "cut": Wrong('{"format": 1,', (1, 14), "syntax", NOT_JSON),
    "something after the end": Wrong((GOOD % "") + " x", (3, 78), "syntax", NOT_JSON),
    "single quotes": Wrong("{'format': 1}", (1, 2), "syntax", NOT_JSON),
    "comment": Wrong("{// rien\n}", (1, 2), "syntax", NOT_JSON),
    "tab in a text": after('"kind": "a\tb"', 11, "syntax", NOT_JSON),
    "doubled name then no comma": Wrong('{"format": 1, "a": 1.5, "a": 1 "b"}', (1, 32), "syntax", NOT_JSON),
    "empty": Wrong("", (0, 0), "not_a_convention", EMPTY),
    "blank": Wrong(" \n ", (0, 0), "not_a_convention", EMPTY),
    "null": Wrong("null", (0, 0), "not_a_convention", EMPTY),
    "list": Wrong("[1]", (1, 1), "not_a_convention", EMPTY),
    "text": Wrong('"a"', (1, 1), "not_a_convention", EMPTY),
    "doubled name": after(
        '"title": "U"', 1, "duplicate_field", "« title » est déjà donné ligne 2 : gardez une seule valeur"
    ),
    "doubled name within": after(
        '"facts": {"costs": [], "costs": []}',
        24,
        "duplicate_field",
        "« costs » est déjà donné ligne 4 : gardez une seule valeur",
    ),
    "integer too long": after(f'"kind": {"1" * 19}', 9, "number_too_long", "nombre de 19 chiffres refusé"),
    "lone surrogate in a name": after('"name": "a\\ud800"', 9, "bad_character", FORBIDDEN),
    "not UTF-8": Wrong(
        b'{"format": 1, "title": "\xff"}',
        (1, 25),
        "not_utf8",
        "caractère illisible : enregistrez le fichier en UTF-8",
    ),
    "UTF-16": Wrong(
        (GOOD % "").encode("utf-16"),
        (1, 1),
        "not_utf8",
        "caractère illisible : enregistrez le fichier en UTF-8",
    ),
    "too deep": after(
        '"kind": ' + "[" * 64 + "]" * 64,
        72,
        "too_deep",
        "plus de 64 niveaux d’imbrication : vérifiez les crochets et les retraits",
    ),
    "format newer": Wrong(
        '{"format": 2}',
        (1, 2),
        "newer_format",
        "format 2 : ce fichier vient d’une version plus récente, mettez la bibliothèque à jour",
    ),
    "format missing": Wrong(
        "{}", (1, 1), "missing_format", "la première ligne manque : écrivez « format: 1 »"
    ),
    "format true": Wrong(
        '{"format": true}', (1, 2), "bad_format", "format « True » inconnu : écrivez « format: 1 »"
    ),
    "field of another name": after(
        '"avenant": []',
        1,
        "extra_forbidden",
        "« avenant » n’existe pas ici ; vouliez-vous dire « avenants » ?",
    ),
    "number instead of an amount": after(
        REQUEST % (2018, 50000),
        63,
        "text_expected",
        "« 50000 » : un montant s’écrit comme un texte, par exemple « 50 000 € »",
    ),
    "true instead of a count": after(
        REQUEST % ("true", '"5 €"'),
        47,
        "value_expected",
        "« true » : il faut une année (par exemple « 2018 »)",
    ),
    "negative count": after(
        REQUEST % (-1, '"5 €"'),
        47,
        "value_expected",
        "« -1 » : il faut une année (par exemple « 2018 »)",
    ),
    "number instead of yes or no": after(
        '"known_in_part": 1',
        18,
        "value_expected",
        "« 1 » : il faut oui ou non (par exemple « oui »)",
    ),
    "number instead of a text": after(
        '"kind": 12', 9, "string_type", "« 12 » : il faut un texte, mettez-le entre guillemets"
    ),
}


def test_there_are_cases() -> None:
    """The list that the next test goes through is not empty."""
    assert len(CASES) > 25


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_one_problem_at_its_place(name: str) -> None:
    """A JSON text with one mistake has one problem: its place, its code, its message in French."""
    case = CASES[name]
    found = problems_of(case.text)
    assert [((item.line, item.column), item.code, item.message) for item in found] == [case[1:]]


@pytest.mark.parametrize("value", ["1.5", "1e5", "1e999999", "NaN", "Infinity", "-Infinity", "-0.0"])
def test_floats_are_refused(value: str) -> None:
    """No number with a point or an exponent, and nothing that is not a number, is read."""
    case = of_float(value)
    first = problems_of(case.text)[0]
    assert ((first.line, first.column), first.code, first.message) == case[1:]


def test_all_that_is_wrong_is_told() -> None:
    """A float, a doubled name and a wrong value are told together, each at its place."""
    text = GOOD % ',\n "kind": "a",\n "kind": "b",\n "known_in_part": "c",\n "reference": 1.5'
    assert [(item.line, item.code) for item in problems_of(text)] == [
        (5, "duplicate_field"),
        (6, "value_error"),
        (7, "float"),
    ]


def test_a_mark_before_the_brace_changes_nothing() -> None:
    """A byte order mark or spaces before the brace leave a text without a name JSON."""
    for before in ("\ufeff", "  \n"):
        assert loads(before + GOOD % "").title == "T"
        assert loads((before + GOOD % "").encode()).title == "T"


def test_the_name_says_the_format() -> None:
    """A text in braces under a YAML name is read as YAML, where quotes are free."""
    assert loads("{format: 1, title: T, initial: {period: 2017-2019, parties: []}}", "a.yaml").title == "T"


def test_escaped_emoji_are_read(tmp_path: Path) -> None:
    """The two halves of an escaped emoji make one character, with the places of the file."""
    path = tmp_path / "a.json"
    path.write_text(GOOD % ',\n "kind": "\\ud83c\\udfad \\/"', encoding="utf-8")
    loaded = load_with_sources(path)
    assert loaded.convention.kind == "🎭 /"
    assert loaded.sources["kind"][1:] == (4, 10, "🎭 /")


def test_ascii_json_is_read() -> None:
    """The JSON of another program, with every accent escaped, is read."""
    fields = json.loads(dumps(cci_2017_2019(), "json"))
    assert loads(json.dumps(fields), "a.json") == cci_2017_2019()
