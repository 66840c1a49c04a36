"""Text of a file to a convention: everything that is wrong is told at once, nothing partial is returned."""

from __future__ import annotations

from functools import cache
from os import PathLike
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from pydantic import ValidationError

from conventions.files.bytes import decode, read_text
from conventions.files.json_nodes import json_nodes
from conventions.files.json_text import read_json
from conventions.files.limits import FEW_PROBLEMS, FORMAT, JSON_BYTES, YAML_BYTES
from conventions.files.nodes import Node, read_nodes
from conventions.files.outlines import Outline
from conventions.files.places import add_doubled_keys, add_validation_errors
from conventions.files.problems import Place, Problems
from conventions.files.quick_json import quick_convention
from conventions.files.quick_yaml import quick_data
from conventions.files.sources import locate
from conventions.files.unknown_keys import add_unknown_keys
from conventions.files.upgrade import is_older, upgraded, version_of
from conventions.files.validating import Fields, validated
from conventions.locations import Location
from conventions.model import Convention


class Loaded(NamedTuple):
    """A convention, and where each of its values stands in its file, by address."""

    convention: Convention
    sources: dict[str, Location]


class _Source(NamedTuple):
    """A text to read, its format, and the problems met in it."""

    text: str
    is_json: bool
    problems: Problems

    def data(self) -> tuple[object, Node | None]:
        """What the text holds; its tree too, where a second look was needed."""
        if self.is_json:
            return read_json(self.text, self.problems)
        data = quick_data(self.text)
        if data is not None:
            return data, None
        root = read_nodes(self.text, self.problems)
        return root.plain(), root

    def tree(self) -> Node:
        """The tree of a text whose data were read without one."""
        return (json_nodes if self.is_json else read_nodes)(self.text, self.problems)


def load(path: str | PathLike[str]) -> Convention:
    """The convention of a YAML or JSON file.

    :raises ConventionFileError: lists every problem of the file, in French, with line and column.
    """
    return _read(_file(path))[0]


def loads(text: str | bytes, name: str = "texte") -> Convention:
    """The convention of a YAML or JSON text; ``name`` stands for the file in messages.

    :raises ConventionFileError: lists every problem of the text.
    """
    problems = Problems(name)
    return _read(_Source(_text(text, name, problems), _is_json(name, text), problems))[0]


def load_with_sources(path: str | PathLike[str]) -> Loaded:
    """The convention of a file, with the place of each value (records never hold file places).

    :raises ConventionFileError: lists every problem of the file.
    """
    source = _file(path)
    convention, root = _read(source)
    return Loaded(convention, locate(convention, root or source.tree(), str(path)))


def _file(path: str | PathLike[str]) -> _Source:
    problems = Problems(str(path))
    return _Source(read_text(Path(path), problems), _is_json(str(path)), problems)


def _is_json(name: str, text: str | bytes = "") -> bool:
    """What the name says; a text without a name that says it is JSON when it begins with a brace."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".json", ".yaml", ".yml"):
        return suffix == ".json"
    start = text[:200] if isinstance(text, str) else text[:200].decode("utf-8", "replace")
    return start.lstrip("\ufeff \t\r\n").startswith("{")


def _text(text: str | bytes, name: str, problems: Problems) -> str:
    limit = JSON_BYTES if _is_json(name, text) else YAML_BYTES
    try:
        content = text.encode() if isinstance(text, str) else text
    except UnicodeEncodeError:
        raise problems.stop((0, 0), "not_utf8", "caractère illisible dans le texte") from None
    return decode(content, limit, problems)


def _read(source: _Source) -> tuple[Convention, Node | None]:
    """The convention, and the tree of its text where it was needed."""
    quick = quick_convention(source.text) if source.is_json else None
    return (quick, None) if quick else _read_with_care(source)


def _read_with_care(source: _Source) -> tuple[Convention, Node | None]:
    data, root = source.data()
    if not isinstance(data, dict):
        message = f"fichier vide, ou qui n’est pas un groupe de champs : commencez par « format: {FORMAT} »"
        raise source.problems.stop((1, 1) if data is not None else (0, 0), "not_a_convention", message)
    fields, root = _latest(data, root, source)
    return _validate(fields, root, source), root


def _latest(data: Fields, root: Node | None, source: _Source) -> tuple[Fields, Node | None]:
    """The fields of the latest version, without ``format``; of an older text, its upgraded tree too."""
    version = version_of(data.get("format"), lambda: _place_of_format(root or source.tree()), source.problems)
    if is_older(version):
        root = upgraded(root or source.tree(), version)
        data = cast("Fields", root.plain())
    return {name: value for name, value in data.items() if name != "format"}, root


def _place_of_format(root: Node) -> Place:
    return root.keys.get("format", root.place)


def _validate(data: Fields, root: Node | None, source: _Source) -> Convention:
    problems = source.problems

    @cache
    def tree() -> Node:
        return root or source.tree()

    try:
        convention = validated(data)
    except ValidationError as error:
        root = tree()
        add_validation_errors(error, root, Convention, problems)
        _add_what_they_hide(data, root, problems)
        raise problems.error() from None
    add_unknown_keys(convention, tree, problems)
    if problems.found:
        raise problems.error()
    return convention


def _add_what_they_hide(data: Fields, root: Node, problems: Problems) -> None:
    """The keys that name nothing or are borne twice, which validation tells only of fields that are all right.

    Beyond a hundred problems, nobody waits for those that they hide.
    """
    if len(problems.found) <= FEW_PROBLEMS:
        outline, more = Outline(data, Convention), Problems(problems.file)
        add_doubled_keys(outline.doubled, root, Convention, more)
        add_unknown_keys(outline.whole, lambda: root, more, outline.unsure)
        problems.add_elsewhere(more)
