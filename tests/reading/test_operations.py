"""Sentences of avenants: what each one says, and what no sentence may be taken for."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from conventions.model import Operation, TextEdit
from conventions.reading import parse_operation


def _phrases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phrases", Path(__file__).with_name("operation_phrases.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PHRASES = _phrases()


@pytest.mark.parametrize(("text", "operation"), [*PHRASES.READ, *PHRASES.ANNOUNCED])
def test_a_sentence_is_read(text: str, operation: Operation) -> None:
    """What the sentence says is the operation, and nothing else."""
    assert parse_operation(text) == operation


@pytest.mark.parametrize("text", PHRASES.TRAPS)
def test_a_trap_stays_text(text: str) -> None:
    """What is denied, conditional, double, inexact or unclear is kept as text."""
    assert parse_operation(text) == TextEdit(raw=text)
