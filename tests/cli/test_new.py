"""``conventions new``: the starting file is right, whole, and explained."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conventions import load, loads
from conventions.model import Action, Convention, DatedAct, Deliberation, Grant, Terms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_starting_file_can_be_checked(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """The starting file loads without a problem and shows no error to ``check``."""
    path = tmp_path / "nouvelle.yaml"
    code, out, err = run("new")
    assert (code, err) == (0, "")
    path.write_text(out, encoding="utf-8")
    code, out, err = run("check", path, "--as-of", "2026-06-30", "--format", "json")
    assert json.loads(out)["problems"] == []
    assert (code, err) == (0, "")


def test_starting_file_shows_every_main_block(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """Each main block is in the starting file, filled or in a comment."""
    text = run("new")[1]
    blocks = {"avenants", "deliberations", "results", "ledger", "documents", "requests", "initial"}
    assert blocks < set(Convention.model_fields)
    assert all(f"\n{name}:" in text for name in blocks)
    terms = set(Terms.model_fields) - {"devices"}
    assert all(f"\n  {name}:" in text for name in terms)
    path = tmp_path / "nouvelle.yaml"
    path.write_text(text, encoding="utf-8")
    convention = load(path)
    kinds = {Grant: convention.initial.grants, Action: convention.initial.actions}
    assert all(kinds.values())
    assert all(isinstance(item, Deliberation) for item in convention.deliberations)


def test_comments_stand_on_their_own_line(run: Callable[..., tuple[int, str, str]]) -> None:
    """No comment follows a value on its line: the reader of files would refuse it."""
    lines = [line for line in run("new")[1].splitlines() if "#" in line]
    assert len(lines) > 40
    assert all(line.lstrip().startswith("#") for line in lines)


COMMENTED = re.compile(r'^( *)# ( *(?:(?:- )?[a-z_]+:(?: .+)?|- (?:[\w-]+|".+")))$', re.M)


def test_the_blocks_in_comments_are_right(run: Callable[..., tuple[int, str, str]]) -> None:
    """With their ``#`` taken away, the blocks in comments load, and fill all but what few conventions have."""
    text, many = COMMENTED.subn(r"\1\2", run("new")[1].replace("\navenants: []", ""))
    assert many > 90
    convention = loads(text)
    empty = {name for name in Convention.model_fields if not getattr(convention, name)}
    assert empty - set(DatedAct.model_fields) == {"name", "framework", "known_in_part", "source", "renewals"}
    (first, *_), (party, other) = convention.initial.grants, convention.initial.parties
    decided = convention.deliberations[0]
    assert all((first.asset, first.amortised_over, first.aid_regime, first.purpose))
    assert all((party.populations, other.approvals, other.financial_year_end))
    assert decided.vote is not None
    assert all((decided.vote.ballots, decided.delegation, decided.classification))
