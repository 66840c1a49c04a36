"""A small town on disk, in YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conventions import Convention, dumps
from conventions.samples import town

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def some() -> tuple[Convention, ...]:
    """Twelve well kept conventions."""
    return town(size=12).conventions


@pytest.fixture(scope="session")
def texts(some: tuple[Convention, ...]) -> dict[str, str]:
    """The text of each of them, by the name of its file: one in three in JSON."""
    kinds = ("yaml", "json", "yaml")
    return {
        f"{rank:02d}.{kinds[rank % 3]}": dumps(item, format=kinds[rank % 3])  # type: ignore[arg-type]  # both are kinds
        for rank, item in enumerate(some)
    }


@pytest.fixture
def folder(tmp_path: Path, texts: dict[str, str]) -> Path:
    """A folder of these files."""
    here = tmp_path / "ville"
    here.mkdir()
    for name, text in texts.items():
        (here / name).write_text(text, encoding="utf-8")
    return here
