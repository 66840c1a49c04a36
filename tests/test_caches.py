"""What is computed once is what would be computed again: nobody changes a value that all share."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import conventions


def _cached() -> Iterator[tuple[str, Callable[[], Any]]]:
    """The functions without arguments that keep what they return."""
    for found in pkgutil.walk_packages(conventions.__path__, "conventions."):
        if found.name == "conventions.__main__":
            continue
        for name, value in vars(import_module(found.name)).items():
            own = hasattr(value, "cache_info") and value.__module__ == found.name
            if own and not inspect.signature(value).parameters:
                yield f"{found.name}.{name}", value


def test_what_is_kept_is_what_is_computed() -> None:
    """Each one, called again without its memory; this traces them too, whoever called them first."""
    cached = dict(_cached())
    assert len(cached) >= 20
    changed = [name for name, kept in cached.items() if inspect.unwrap(kept)() != kept()]
    assert changed == []
