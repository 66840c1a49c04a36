# mypy: disable-error-code="arg-type"
# Words of closed lists are given as texts, as files give them: the model reads them.
"""The acts: deliberation, avenant, letter of notification, of any convention, in clean French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings

from conventions.documents import build, texts
from conventions.documents.tree import Paper
from conventions.files import dumps
from conventions.model import Convention, Operation
from conventions.model.confidential import secrets
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town
from conventions.strategies import conventions
from tests.documents.every_operation import GROUPS, every_operation

ACTS = ("deliberation", "avenant", "lettre-de-notification")
UGLY = re.compile(r"None|  |\bde les? |\bà les? |'|\(\)|« »|, ,|,,|\.\.|[:;,]\.")
"""What no sentence of ours holds."""
BREAKS = re.compile(r"\S+ [:;!?»€%]|« \S+|\bn° \S+")
"""Blanks that ought not to break."""


def papers(convention: Convention, kind: str) -> Iterator[Paper]:
    """The documents of a kind about each act that there is."""
    field = "deliberations" if kind == "deliberation" else "avenants"
    addresses = [f"{field}[{act.key}]" for act in getattr(convention, field)]
    if kind == "lettre-de-notification":
        addresses.append("convention")
    return (build(kind, convention, act=address) for address in addresses)


@settings(max_examples=2)
@given(conventions())
def test_any_convention_has_its_acts(convention: Convention) -> None:
    """Whatever the convention, its acts are written: no text is empty, none shows what Python calls None."""
    _check(convention)


@pytest.mark.slow
@pytest.mark.no_cover
@settings(max_examples=100)
@given(conventions())
def test_many_conventions_have_their_acts(convention: Convention) -> None:
    """The same, for many more of them."""
    _check(convention)


def _check(convention: Convention) -> None:
    held = dumps(convention, "json")
    for text in (text for kind in ACTS for paper in papers(convention, kind) for text in texts(paper)):
        assert text.strip()
        assert "None" not in text or "None" in held


@pytest.mark.parametrize("kind", ACTS)
def test_sentences_are_clean(kind: str) -> None:
    """Of the samples, of a small town, of every operation: what is not clean stands so in the data itself."""
    samples = (cci_2017_2019(), association_2024_2026(), equipment_2023_2025(), every_operation())
    for convention in (*samples, *town(size=2).conventions):
        held = dumps(convention, "json")
        for text in (text for paper in papers(convention, kind) for text in texts(paper)):
            found = [*UGLY.findall(text), *BREAKS.findall(text)]
            assert [each for each in found if each not in held] == [], text


def test_every_operation_is_worded() -> None:
    """Each class of operation has its sentence in an avenant, and none is left without consequences."""
    classes = set(get_args(get_args(Operation)[0]))
    assert {type(operation) for group in GROUPS for operation in group} == classes
    for paper in papers(every_operation(), "avenant"):
        assert not any("Conséquences non établies" in text for text in texts(paper))


@pytest.mark.parametrize("kind", ACTS)
def test_a_masked_document_holds_no_secret(kind: str) -> None:
    """The bank details and the data of a natural person stay out, unless they are asked for."""
    convention = every_operation()
    person = {"kinds": ({"kind": "personne physique"},), "iban": "FR7630006000011234567890189"}
    parties = [
        each.replace(**person) if each.key == "treteaux" else each for each in convention.initial.parties
    ]
    convention = convention.replace(
        initial=convention.initial.replace(parties=tuple(parties)),
        title="Convention avec Les Tréteaux du Gier",
    )
    hidden = secrets(convention)
    assert "Les Tréteaux du Gier" in hidden
    for paper in papers(convention, kind):
        told = "\n".join(texts(paper))
        assert not any(secret in told for secret in hidden)
    shown = build(kind, convention, reveal=True)
    assert any("Les Tréteaux du Gier" in text or "Tréteaux du Gier" in text for text in texts(shown))
