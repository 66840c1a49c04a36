"""The public names: complete, in order, the same for programs and for type checkers, cheap to import."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import conventions
from conventions.samples import association_2024_2026

SRC = Path(conventions.__file__).parents[1]
ROOT = Path(__file__).parents[1]


def _package_of(file: Path) -> str:
    return ".".join(file.parent.relative_to(SRC).parts)


FILES = {_package_of(file): file for file in sorted((SRC / "conventions").rglob("__init__.py"))}
FACADES = [name for name, file in FILES.items() if "\n__all__ = [" in file.read_text(encoding="utf-8")]
LAZY = [name for name in FACADES if "on_first_use(" in FILES[name].read_text(encoding="utf-8")]


class Facade(NamedTuple):
    """What the text of a facade says: names by module, at once, on first use, and for type checkers."""

    eager: set[tuple[str, str]]
    lazy: set[tuple[str, str]]
    typed: set[tuple[str, str]]


def _imports(statements: list[ast.stmt], package: str) -> set[tuple[str, str]]:
    """The names of our own modules that statements import, each with its module."""
    return {
        (node.module, alias.name)
        for node in statements
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(package)
        for alias in node.names
    }


def _homes(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """The table given to ``on_first_use``, written in place or under a name."""
    given = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    call = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "on_first_use"
    )
    table = call.args[1]
    homes: dict[str, tuple[str, ...]] = ast.literal_eval(
        given[table.id] if isinstance(table, ast.Name) else table
    )
    return homes


def _read(package: str) -> Facade:
    tree = ast.parse(FILES[package].read_text(encoding="utf-8"))
    checked = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    lazy = {(f"{package}.{home}", name) for home, names in _homes(tree).items() for name in names}
    eager = _imports(tree.body, package) - {("conventions.lazy", "on_first_use")}
    return Facade(eager, lazy, _imports([each for block in checked for each in block.body], package))


def _rank(name: str) -> tuple[int, str]:
    """The order that ruff asks of ``__all__`` (RUF022): constants, then classes, then the rest."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def test_the_facades_are_found() -> None:
    """The lists that the next tests go through are not empty, and hold those that load on first use."""
    assert len(FACADES) >= 8
    assert set(LAZY) >= {"conventions", "conventions.french", "conventions.model"}


@pytest.mark.parametrize("package", FACADES)
def test_all_is_in_order_public_and_resolves(package: str) -> None:
    """``__all__`` is sorted, says nothing twice, holds no private name, and every name is there."""
    module = importlib.import_module(package)
    names: list[str] = module.__all__
    assert names == sorted(set(names), key=_rank)
    assert [name for name in names if name.startswith("_")] == []
    assert [name for name in names if not hasattr(module, name)] == []
    assert set(names) <= set(dir(module)) or package not in LAZY


@pytest.mark.parametrize("package", LAZY)
def test_a_lazy_facade_says_the_same_thing_three_times(package: str) -> None:
    """``__all__``, the table of first use and the imports for type checkers name the same things."""
    facade = _read(package)
    assert facade.lazy
    assert facade.lazy == facade.typed
    public = sorted(name for _, name in facade.lazy | facade.eager)
    assert public == sorted(importlib.import_module(package).__all__)


@pytest.mark.parametrize("package", LAZY)
def test_a_lazy_name_is_that_of_its_module(package: str) -> None:
    """A name that loads on first use is the very object of its module."""
    facade = importlib.import_module(package)
    for home, name in _read(package).lazy:
        assert getattr(facade, name) is getattr(importlib.import_module(home), name)


@pytest.mark.parametrize("package", LAZY)
def test_a_lazy_facade_has_no_other_name(package: str) -> None:
    """A name that is not public is an attribute error that says it."""
    with pytest.raises(AttributeError, match=f"'{re.escape(package)}' has no attribute 'nothing'"):
        importlib.import_module(package).__getattr__("nothing")


def _loaded(code: str) -> set[str]:
    """The top names of the modules that a bare interpreter holds once it has run some code."""
    return {name.partition(".")[0] for name in _modules(code)}


def _modules(code: str) -> set[str]:
    """The whole names of the modules that a bare interpreter holds once it has run some code."""
    script = f"import sys; sys.path[:0] = {sys.path!r}; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {"babel", "dateutil", "hypothesis", "pydantic", "pydantic_core", "yaml"}


def test_importing_the_library_loads_nothing_heavy() -> None:
    """``import conventions`` loads none of its dependencies."""
    loaded = _loaded("import conventions")
    assert "conventions" in loaded
    assert not loaded & HEAVY


def test_heavy_modules_would_be_seen() -> None:
    """The test above can fail: a record loads pydantic, a file loads yaml."""
    assert _loaded("from conventions import load; load") >= {"pydantic", "pydantic_core", "yaml"}


VALUES = """
from conventions import identifiers, money, periods
from conventions import french
amount = french.parse_amount("50 000 €").amount
assert amount == money.euros(50000)
french.format_amount(amount)
identifiers.siren.is_valid("732829320")
periods.Period.years(2017, 2019)
"""


def test_plain_values_load_no_pydantic() -> None:
    """Money, periods, identifiers and French load no pydantic, even once they have read and written."""
    loaded = _loaded(f"exec({VALUES!r})")
    assert "conventions" in loaded
    assert not loaded & {"hypothesis", "pydantic", "pydantic_core", "yaml"}


TABLE = """
from conventions.money import euros
from conventions.portfolio import Column, Table
table = Table("T", [Column("amount", "Montant", "money", total=True)], [(euros(1),)])
assert table.to_csv() and table._repr_html_() and str(table)
"""


def test_a_table_loads_no_data_frame() -> None:
    """Many conventions cost nothing to import, and a table only what shows it."""
    assert not _loaded("import conventions.portfolio") & HEAVY
    loaded = _loaded(f"exec({TABLE!r})")
    assert "conventions" in loaded
    assert not loaded & {"pydantic", "yaml", "narwhals", "pandas", "polars", "pyarrow", "xlsxwriter"}


CHECK = """
from datetime import date
from conventions import Context, Convention, Location, check
convention = Convention.model_validate_json({text!r})
report = check(convention, date(2024, 12, 31), context=Context(sources={{"title": Location("a", 1, 1, "")}}))
assert report.conform
"""


def test_a_check_loads_no_reader_of_files() -> None:
    """A convention that an application built is checked without YAML, nor anything that reads files."""
    code = CHECK.format(text=association_2024_2026().model_dump_json())
    loaded = _modules(f"exec({code!r})")
    assert {"conventions.rules.checking", "conventions.rules.payments.payments_over_grant"} <= loaded
    assert {name for name in loaded if re.match(r"_?yaml|conventions\.(files|samples)", name)} == set()
    assert "conventions.files.nodes" in _modules("from conventions import loads; loads")
