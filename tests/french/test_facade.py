from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions import french
from conventions.errors import ConventionsError

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(french.__file__).parent
MODULES = {name: home for home, names in french._HOMES.items() for name in names}


def test_all_is_sorted_complete_and_typed() -> None:
    """``__all__``, the lazy table and the imports for type checkers name the same things, in order."""
    names = french.__all__
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert set(names) == set(MODULES) == set(dir(french))
    typed = [
        alias.name
        for node in ast.walk(ast.parse(Path(french.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("conventions.french")
        for alias in node.names
    ]
    assert sorted(typed) == sorted(names)


@pytest.mark.parametrize("name", french.__all__)
def test_each_name_is_that_of_its_module(name: str) -> None:
    """A lazy name is the object of its module, documented when it is a function."""
    module = import_module(f"conventions.french.{MODULES[name]}")
    value = getattr(french, name)
    assert value is getattr(module, name)
    assert not callable(value) or value.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The facade has no other name."""
    assert len(french.__all__) > 30
    with pytest.raises(AttributeError, match="format_nothing"):
        _ = french.format_nothing  # type: ignore[attr-defined]  # what is tested


def _loaded(code: str) -> set[str]:
    script = f"import sys; {code}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_an_amount_in_words_costs_little() -> None:
    """Writing an amount in words loads neither Babel, nor dataclasses, typing, fractions or decimal."""
    path = f"sys.path.insert(0, {str(FOLDER.parents[1])!r})"
    code = f"{path}; from conventions.french import amount_in_words; from conventions.money import euros"
    loaded = _loaded(f"{code}; amount_in_words(euros(50000))")
    assert "conventions.french.words" in loaded
    assert not loaded & {"babel", "dataclasses", "typing", "fractions", "decimal", "pydantic", "datetime"}


def test_no_module_loads_pydantic() -> None:
    """Loading every module but the one of the schema loads no pydantic."""
    path = f"sys.path[:0] = {sys.path!r}"
    every = ", ".join(f"french.{name}" for name in french.__all__)
    loaded = _loaded(f"{path}; from conventions import french; [{every}]")
    assert "conventions.french.names" in loaded
    assert not loaded & {"pydantic", "pydantic_core"}


def test_only_one_module_names_babel() -> None:
    """Babel is imported by ``symbols`` alone."""
    users = {path.name for path in FOLDER.rglob("*.py") if "from babel" in path.read_text(encoding="utf-8")}
    assert users == {"symbols.py"}


@pytest.mark.parametrize(
    "call",
    [
        lambda: french.format_amount(None),  # type: ignore[arg-type]  # what is tested, here and below
        lambda: french.format_amount(50000),  # type: ignore[arg-type]
        lambda: french.format_amount(None, tax="HT"),  # type: ignore[arg-type]
        lambda: french.format_compact(None),  # type: ignore[arg-type]
        lambda: french.amount_in_words(None),  # type: ignore[arg-type]
        lambda: french.format_ratio(0.5),  # type: ignore[arg-type]
        lambda: french.format_list("Novacité, 50000"),
        lambda: french.format_list(["Novacité", None]),
        lambda: french.of(None),  # type: ignore[arg-type]
        lambda: french.quote(None),  # type: ignore[arg-type]
        lambda: french.civility(None),  # type: ignore[arg-type]
        lambda: french.slug(None),  # type: ignore[arg-type]
        lambda: french.sort_key(None),  # type: ignore[arg-type]
        lambda: french.same_name("a", None),  # type: ignore[arg-type]
        *(
            lambda name=name: getattr(french, name)(None)
            for name in french.__all__
            if name.startswith("parse_")
        ),
        lambda: french.typeset(None),  # type: ignore[arg-type]
    ],
)
def test_what_is_not_of_the_right_kind_is_our_error(call: Callable[[], object]) -> None:
    """An unknown amount or name never becomes « None » in an act, nor an AttributeError."""
    with pytest.raises(ConventionsError, match=r"None|50000|0\.5"):
        call()
