"""The JSON Schema of the files is the one that the records give, and takes every file that we read."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml
from hypothesis import given, settings

from conventions import Convention, dumps, loads
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, text
from conventions.strategies import conventions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    Schema = dict[str, Any]

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "reference" / "conventions.schema.json"
SCHEMA: Schema = json.loads(FILE.read_text(encoding="utf-8"))
SAMPLES = sorted((ROOT / "src" / "conventions" / "samples").glob("*.yaml"))
EXAMPLES = sorted((ROOT / "tests" / "rules" / "examples").rglob("failing.yaml"))

SAYING = {"$schema", "title", "description", "examples", "default", "definitions"}
CHECKS = {
    "$ref",
    "anyOf",
    "allOf",
    "const",
    "enum",
    "type",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
}
SHAPES = {"properties", "required", "additionalProperties", "items"}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (YAML 1.2, core schema): dates and « oui » are texts, 2018 is a number."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # as PyYAML has it


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}",
        re.compile(rf"(?:{pattern})\Z"),
        [*first, *([""] if tag == "null" else [])],
    )


def editor_reads(content: str) -> Any:
    """What an editor gives to the schema."""
    return yaml.load(content, EditorLoader)  # a safe loader


def faults(value: object, schema: Schema, at: str = "") -> Iterator[str]:
    """What draft 7 finds wrong; a word of the schema that is not known here is an error, never passed over."""
    assert set(schema) <= SAYING | CHECKS | SHAPES, set(schema) - SAYING - CHECKS - SHAPES
    if "$ref" in schema:
        yield from faults(value, SCHEMA["definitions"][schema["$ref"].removeprefix("#/definitions/")], at)
        return
    yield from _faults_of_forms(value, schema, at)
    if "type" in schema and not _is_of(value, schema["type"]):
        yield f"{at}: not of type {schema['type']}"
    elif isinstance(value, dict):
        yield from _faults_of_object(cast("Schema", value), schema, at)
    elif isinstance(value, list):
        for rank, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{at}[{rank}]")
    else:
        yield from _faults_of_scalar(value, schema, at)


def _faults_of_forms(value: object, schema: Schema, at: str) -> Iterator[str]:
    for each in schema.get("allOf", ()):
        yield from faults(value, each, at)
    if "anyOf" in schema and all(any(faults(value, each, at)) for each in schema["anyOf"]):
        yield f"{at}: none of the forms"
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else [value])
    if not any(type(value) is type(each) and value == each for each in allowed):
        yield f"{at}: not one of {allowed}"


def _is_of(value: object, names: str | list[str]) -> bool:
    kinds = [kind for name in ([names] if isinstance(names, str) else names) for kind in TYPES[name]]
    return type(value) in kinds


def _faults_of_scalar(value: object, schema: Schema, at: str) -> Iterator[str]:
    if type(value) is int and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: out of bounds"
    if not isinstance(value, str):
        return
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{at}: length"
    if not re.search(schema.get("pattern", ""), value):
        yield f"{at}: not of the form {schema['pattern']}"


def _faults_of_object(value: Schema, schema: Schema, at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{at}.{name}: missing" for name in schema.get("required", ()) if name not in value)
    for name, item in value.items():
        if name in known:
            yield from faults(item, known[name], f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}.{name}: unknown"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the schema."""
    spec = importlib.util.spec_from_file_location(
        "build_json_schema", ROOT / "scripts" / "build_json_schema.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_schema_is_fresh(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is, byte for byte, what the script writes."""
    script.main([str(tmp_path / "again.json")])
    assert (tmp_path / "again.json").read_bytes() == FILE.read_bytes(), "run scripts/build_json_schema.py"
    assert capsys.readouterr().out == "again.json\n"


def test_a_type_of_field_without_a_form_in_files_is_refused(script: ModuleType) -> None:
    """A new type of field stops the script, rather than giving a schema that takes anything."""
    with pytest.raises(ValueError, match="no file form is known for"):
        script.Builder({})._of({"type": "string", "format": "binary"})


def test_the_schema_is_of_draft_7_and_whole() -> None:
    """Every reference leads to a definition, and every definition serves."""
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in FILE.read_text(encoding="utf-8")
    used = set(re.findall(r'"#/definitions/(\w+)"', FILE.read_text(encoding="utf-8")))
    assert used == set(SCHEMA["definitions"])
    assert all(node.get("description") for node in SCHEMA["definitions"].values() if node.get("title"))


def test_there_are_files_to_check() -> None:
    """The files that the next test goes through are found."""
    assert len(SAMPLES) >= 4
    assert len(EXAMPLES) > 50


@pytest.mark.parametrize("path", [*SAMPLES, *EXAMPLES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_files_that_we_read_are_taken(path: Path) -> None:
    """An editor that follows the schema has nothing to say of a file that the library reads."""
    assert list(faults(editor_reads(path.read_text(encoding="utf-8")), SCHEMA)) == []


@settings(max_examples=30)
@given(conventions())
def test_files_that_we_write_are_taken(convention: Convention) -> None:
    """Whatever the convention, what ``dumps`` writes follows the schema, in YAML and in JSON."""
    assert list(faults(editor_reads(dumps(convention)), SCHEMA)) == []
    assert list(faults(json.loads(dumps(convention, format="json")), SCHEMA)) == []


MINIMAL = """
format: 1
title: "Convention"
initial:
  period: 2018
  parties:
    - key: ville
      name: "Ville"
"""


@pytest.mark.parametrize(
    "written",
    [
        "known_in_part: oui",
        "known_in_part: Non",
        "known_in_part: true",
        "signed_on: inconnue",
        "signed_on:",
        "signed_on: 2018-11-15",
        "signed_on: 15 novembre 2018",
        "key: 2018",
        "avenants: [{number: 1, year: 2018}]",
        "avenants: [{number: inconnu, year: '2018'}]",
        "requests: [{exercise: 2018, beneficiary: ville, amount: 50000}]",
        "requests: [{exercise: 2018, beneficiary: ville, amount: 50000.50}]",
        "requests: [{exercise: '2018', beneficiary: ville, amount: 50 000 €}]",
        "name: {text: Convention, article: la, plural: non}",
    ],
)
def test_what_people_write_is_taken(written: str) -> None:
    """The forms that people write are read by the library and taken by the schema."""
    assert loads(MINIMAL + written).initial.party("ville") is not None
    assert list(faults(editor_reads(MINIMAL + written), SCHEMA)) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("titre: rien", ".titre: unknown"),
        ("signed_on: 2018", ".signed_on: none of the forms"),
        ("signed_on: [2018]", ".signed_on: none of the forms"),
        ("known_in_part: peut-être", ".known_in_part: none of the forms"),
        ("avenants: {number: 1}", ".avenants: not of type array"),
        ("avenants: [{number: -1}]", ".avenants[0].number: none of the forms"),
        ("avenants: [{operations: [{grant: a}]}]", ".avenants[0].operations[0]: none of the forms"),
        (
            "results: [{action: a, unit: heures, status: su}]",
            ".results[0].status: not one of ['mesuré', 'prévu']",
        ),
        ("requests: [{exercise: 2018}]", ".requests[0].beneficiary: missing"),
        ("reference: 2018", ".reference: none of the forms"),
        ("key: '[a]'", ".key: none of the forms"),
    ],
)
def test_what_cannot_be_read_is_told(written: str, told: str) -> None:
    """A fault of form is told where it stands."""
    assert told in list(faults(editor_reads(MINIMAL + written), SCHEMA))


@pytest.mark.parametrize("missing", ["format", "title", "initial"])
def test_what_a_convention_cannot_do_without_is_asked_for(missing: str) -> None:
    """The version, the title and the terms are required."""
    fields = {name: value for name, value in editor_reads(MINIMAL).items() if name != missing}
    assert list(faults(fields, SCHEMA)) == [f".{missing}: missing"]


def test_another_version_is_told() -> None:
    """The schema is that of one version of the format."""
    assert list(faults({**editor_reads(MINIMAL), "format": 2}, SCHEMA)) == [".format: not one of [1]"]
    assert list(faults({**editor_reads(MINIMAL), "format": True}, SCHEMA)) == [".format: not one of [1]"]


def test_the_line_for_editors_changes_nothing() -> None:
    """A file may begin with the line that names its schema."""
    content = text("cci-2017-2019.yaml")
    assert loads(f"# yaml-language-server: $schema=conventions.schema.json\n{content}") == cci_2017_2019()


def test_the_samples_written_again_are_taken() -> None:
    """The samples, once read and written, still follow the schema."""
    for sample in (association_2024_2026(), cci_2017_2019(), equipment_2023_2025()):
        assert list(faults(editor_reads(dumps(sample)), SCHEMA)) == []
