"""Everything is told at once: keys that name nothing or are borne twice, beside fields that are wrong elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conventions import ConventionFileError, Problem, loads
from conventions.files.nodes import read_nodes
from conventions.files.problems import Problems
from conventions.samples import text

if TYPE_CHECKING:
    from collections.abc import Iterator

CCI, ASSOCIATION, EQUIPMENT = map(
    text, ("cci-2017-2019.yaml", "association-2024-2026.yaml", "equipement-2023-2025.yaml")
)
FIELDS = [read_nodes(sample, Problems("a")).plain() for sample in (CCI, ASSOCIATION, EQUIPMENT)]


def told(written: str) -> tuple[Problem, ...]:
    """The problems of a text that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        loads(written)
    return caught.value.problems


def changed(written: str, *changes: tuple[str, str]) -> str:
    """The text with each change made once."""
    for old, new in changes:
        assert old in written
        written = written.replace(old, new, 1)
    return written


DATE = ("12 janvier 2024", "32 janvier 2024")
PERIOD = ("period: 2024-2026", "period: demain")
GRANT = ("amount: 30 000 €", "amount: trente")


@pytest.mark.parametrize("wrong", [(DATE,), (PERIOD,), (DATE, PERIOD), (GRANT,)])
@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("target: representations", "target: eleve", "results[saison-2024].target"),
        ("axis: creation", "axis: creations", "initial.actions[saison].axis"),
        ("deliberation: 2025-02-009", "deliberation: 2025-02-010", "avenants[2025-1].deliberation"),
        (
            "beneficiary: treteaux\n        exercise",
            "beneficiary: tréteau\n        exercise",
            "deliberations[2023-12-118].decisions[2].beneficiary",
        ),
        ("instalment: avance", "instalment: avances", "ledger.payments[1204].instalment"),
    ],
)
def test_a_key_that_names_nothing_is_told_with_the_rest(
    wrong: tuple[tuple[str, str], ...], old: str, new: str, address: str
) -> None:
    """At its own place, once, whatever else is wrong in the file."""
    alone = [found for found in told(changed(ASSOCIATION, (old, new))) if found.code == "unknown_key"]
    together = told(changed(ASSOCIATION, (old, new), *wrong))
    assert [found.address for found in alone] == [address]
    where = {(found.address, found.line, found.column) for found in together if found.code == "unknown_key"}
    assert where == {(address, alone[0].line, alone[0].column)}
    assert len(together) == len(told(changed(ASSOCIATION, *wrong))) + 1


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("- key: eleves", "- key: representations", "initial.actions[saison].targets"),
        ('- number: "3377"', '- number: "1204"', "ledger.payments"),
    ],
)
@pytest.mark.parametrize(
    "wrong", [('unit: "élèves"', 'unit: ""'), ("9 octobre 2024", "39 octobre 2024"), PERIOD]
)
def test_a_key_borne_twice_is_told_with_the_rest(
    old: str, new: str, address: str, wrong: tuple[str, str]
) -> None:
    """Even where one of the two records is wrong, as long as its key can be read."""
    (alone,) = (found for found in told(changed(ASSOCIATION, (old, new))) if found.code == "duplicate_key")
    together = told(changed(ASSOCIATION, (old, new), wrong))
    assert alone.address == address
    readable = new.startswith("- key") or wrong[0] != "9 octobre 2024"
    assert [found for found in together if found.code == "duplicate_key"] == [alone] * readable


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  parties:\n", "  partis:\n"),
        ("  parties:\n", "  parties: aucune\n  autres:\n"),
        ("- exercise: 2024\n", "- exercise: l’an prochain\n"),
        ("nature: fonctionnement", "nature: fonctionnemant"),
        ("operation: fixer la subvention", "operation: fixer"),
        ("- key: saison\n", "- key: [saison]\n"),
        (
            "    number: 2023-12-118\n    date: 14 décembre 2023",
            "    numero: 2023-12-118\n    date: 34 décembre 2023",
        ),
    ],
)
def test_what_may_be_there_is_not_told_to_be_missing(old: str, new: str) -> None:
    """A record whose key cannot be read, a list under a misspelt name: references to it are let alone."""
    assert "unknown_key" not in {found.code for found in told(changed(ASSOCIATION, (old, new)))}


def test_a_reference_that_is_no_key_is_told_once() -> None:
    """As what it is: no key, or one of several that is none."""
    one = told(changed(ASSOCIATION, ("beneficiary: treteaux", 'beneficiary: "[t]"')))
    several = told(changed(CCI, ("    - SEM\n    - CCI\n", '    - SEM\n    - ""\n')))
    assert [found.code for found in (*one, *several)] == ["string_pattern_mismatch"] * 2


def _leaves(held: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every field and item, keys and references left out: these may really be missing."""
    if path:
        yield path
    items = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for step, inner in items:
        yield from _leaves(inner, (*path, step))


NAMED = {
    "action",
    "authority",
    "avenant",
    "axis",
    "beneficiary",
    "deliberation",
    "device",
    "devices",
    "funder",
    "grant",
    "grants",
    "instalment",
    "key",
    "old",
    "owner",
    "parties",
    "partners",
    "payment",
    "phase",
    "target",
}
"""The fields of the samples that are keys, or name records by their key."""
PATHS = [(rank, path) for rank, fields in enumerate(FIELDS) for path in _leaves(fields)]


@pytest.mark.parametrize(("count", "more"), [(100, {"unknown_key"}), (101, set[str]())])
def test_of_many_problems_those_that_they_hide_are_not_looked_for(count: int, more: set[str]) -> None:
    """A hundred problems keep an agent busy: the keys are told once some of them are mended."""
    wrong = "  clauses:\n" + "    - kind: objet\n      article: {}\n" * count
    spoilt = changed(ASSOCIATION, ("axis: creation", "axis: creations"), ("  clauses:\n", wrong))
    assert {found.code for found in told(spoilt)} == {"string_type", *more}


@settings(max_examples=150)
@given(st.sampled_from(PATHS), st.sampled_from(("???", "", "2018", "rename", "list", "group", "none")))
def test_one_mistake_makes_no_other(where: tuple[int, tuple[str | int, ...]], how: str) -> None:
    """Whatever field or item is spoilt: what refers to a record that may still be there is let alone."""
    rank, (*parents, last) = where
    fields = json.loads(json.dumps(FIELDS[rank]))
    holder = fields
    for step in parents:
        holder = holder[step]
    assume(not (last in NAMED and isinstance(holder[last], str)))
    assume(not (how == "group" and isinstance(holder[last], dict)))  # it would not be spoilt, but emptied
    if how == "rename" and isinstance(last, str):
        holder[f"{last}x"] = holder.pop(last)
    else:
        holder[last] = {"list": [], "group": {}, "none": None}.get(how, how)
    codes = _codes(json.dumps(fields, ensure_ascii=False))
    assert "duplicate_key" not in codes
    assert "unknown_key" not in codes or codes == {"unknown_key"}


def _codes(written: str) -> set[str]:
    """The codes of the problems of a text; none when it is read."""
    try:
        loads(written)
    except ConventionFileError as error:
        return {problem.code for problem in error.problems}
    return set()
