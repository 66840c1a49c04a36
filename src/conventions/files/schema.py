"""The JSON Schema of the files, as ``scripts/build_json_schema.py`` made it from the records."""

from __future__ import annotations

from importlib.resources import files


def schema() -> str:
    """The JSON Schema (draft 7) of the files of a convention, as a text.

    It says the shape of a file: what only the library knows, such as a key that names nothing, is not in it.

    >>> import json
    >>> json.loads(schema())["$schema"]
    'http://json-schema.org/draft-07/schema#'
    """
    return (files("conventions.files") / "conventions.schema.json").read_text(encoding="utf-8")
