"""The acts: deliberation, avenant, letter of notification, of any convention, in clean French."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from conventions import strategies
from conventions.documents import build, texts
from conventions.documents.tree import Paper
from conventions.model import Convention

ACTS = ("deliberation", "avenant", "lettre-de-notification")
_UGLY = re.compile(r"None|\{|\}|  |\bde (?:le|les)\b |\bà (?:le|les)\b |'|\(\)|« »|: :|, ,|,,|\.\.")
"""What no sentence of ours holds; the texts of the samples hold none of it."""
_NO_BREAK = re.compile(r" [:;!?»€%]|« |\bn° |\d \d{3}\b")
"""A blank that ought not to break."""


def papers(convention: Convention, kind: str) -> list[Paper]:
    """The documents of a kind about each act that there is."""
    field = {"deliberation": "deliberations", "avenant": "avenants"}.get(kind)
    addresses: list[str | None] = (
        [f"{field}[{act.key}]" for act in getattr(convention, field)] if field else []
    )
    if field is None:
        addresses = ["convention", *(f"avenants[{act.key}]" for act in convention.avenants)]
    return [build(kind, convention, act=address) for address in addresses]


@pytest.mark.parametrize("kind", ACTS)
@settings(max_examples=12)
@given(convention=strategies.conventions())
def test_any_convention_has_its_acts(kind: str, convention: Convention) -> None:
    """Whatever the convention, its acts are written: no text is empty, nothing shows what Python calls None."""
    for paper in papers(convention, kind):
        told = [*texts(paper)]
        assert all(text.strip() for text in told)
        assert paper.source is not None
