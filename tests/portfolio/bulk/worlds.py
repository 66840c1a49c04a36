"""Portfolios side by side in the same tables, and what the object rules say of each of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from conventions import loads
from conventions.model import Budget, Convention
from conventions.portfolio import bulk
from conventions.rules import Context, Profile, check

EXAMPLES = Path(__file__).parents[2] / "rules" / "examples"


class World(NamedTuple):
    """A portfolio that knows nothing of the others: its conventions, the day, its budgets."""

    name: str
    town: tuple[Convention, ...]
    day: date
    budgets: tuple[Budget, ...] = ()

    def __repr__(self) -> str:
        """Short: Hypothesis writes each one that it draws, and a test that fails shows the one that differs."""
        return f"World({self.name})"

    @property
    def keys(self) -> list[str]:
        """A key a convention, its own among all the worlds."""
        return [f"{self.name}#{rank}" for rank in range(len(self.town))]


Findings = Counter[tuple[str, ...]]


def by_objects(worlds: Iterable[World], codes: tuple[str, ...]) -> Findings:
    """What the object rules find, justified or not."""
    found: Findings = Counter()
    for world in worlds:
        context = Context(siblings=world.town, budgets=world.budgets, reveal=True)
        for key, convention in zip(world.keys, world.town, strict=True):
            report = check(convention, world.day, profile=Profile(select=codes), context=context)
            found.update((key, each.code, each.address) for each in (*report.findings, *report.waived))
    return found


def in_tables(worlds: Iterable[World]) -> bulk.Tables:
    """The tables of all the worlds, as an engine costs most by query; they share no number."""
    columns: dict[str, dict[str, list[Any]]] = {
        name: {field.name: [] for field in fields} for name, fields in bulk.TABLES.items()
    }
    for world in worlds:
        told = bulk.flatten(world.town, world.day, keys=world.keys, budgets=world.budgets, reveal=True)
        for name, each in told.columns.items():
            if name.startswith("law"):
                columns[name] = dict(each)
            else:
                _add(columns[name], each, world.name if name in {"numbers", "unfolded"} else "")
    return bulk.Tables(date(2000, 1, 1), columns)


def _add(columns: dict[str, list[Any]], told: Mapping[str, list[Any]], apart: str) -> None:
    for column, values in told.items():
        columns[column] += [f"{apart}{value}" for value in values] if column == "number" and apart else values


def by_columns(tables: bulk.Tables, engine: str, session: Any = None) -> Findings:
    """What the vectorised rules find."""
    return Counter(tuple(each) for each in bulk.check(tables, engine, session=session))


def examples(pattern: str) -> Iterator[World]:
    """The examples of the rules, each with what stands beside it."""
    for path in sorted(EXAMPLES.glob(pattern)):
        told = re.match(r"# attendu au (\S+)", path.read_text(encoding="utf-8"))
        if told and ".sibling-" not in path.name:
            town = [path, *sorted(path.parent.glob(f"{path.stem}.sibling-*.yaml"))]
            loaded = tuple(loads(each.read_text(encoding="utf-8"), each.name) for each in town)
            name = f"{path.parent.name}/{path.stem}"
            yield World(name, loaded, date.fromisoformat(told[1]), _budgets(path))


def _budgets(path: Path) -> tuple[Budget, ...]:
    beside = path.with_name(f"{path.stem}.budgets.json")
    told = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else []
    return tuple(Budget.model_validate_json(json.dumps(each)) for each in told)
