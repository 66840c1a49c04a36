"""``conventions rules``: the catalogue and the page of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.law import STATUSES
from conventions.rules import Status, all_rules

if TYPE_CHECKING:
    from collections.abc import Callable


def test_catalogue_lists_every_rule(run: Callable[..., tuple[int, str, str]]) -> None:
    """The list has one row a rule, in the order of the codes, and there are rules."""
    code, out, err = run("rules")
    codes = [line.split()[0] for line in out.splitlines()[2:] if not line.startswith(" ")]
    assert (code, err) == (0, "")
    assert codes == [rule.code for rule in all_rules()]
    assert "NAT-001" in codes


def test_page_of_a_rule(run: Callable[..., tuple[int, str, str]]) -> None:
    """The page of a rule tells its title, its texts of law, who decides, and its explanation."""
    rule = next(rule for rule in all_rules() if rule.code == "NAT-001")
    code, out, err = run("rules", "nat-001")
    told = " ".join(out.split())
    assert (code, err) == (0, "")
    for text in (rule.title, rule.decider, rule.dated_by, *(source.text for source in rule.sources)):
        assert " ".join(text.split()) in told


def test_page_of_a_rule_whose_law_has_a_beginning(run: Callable[..., tuple[int, str, str]]) -> None:
    """The page tells from which day the texts apply, and which date is read."""
    _, out, _ = run("rules", "PLURI-001")
    told = " ".join(out.split())
    assert "droit applicable : depuis le 1er janvier 2006" in told
    assert "date qui choisit la version du droit : signature de la convention" in told


def test_unknown_rule(run: Callable[..., tuple[int, str, str]]) -> None:
    """A code that no rule has ends with 2 and one sentence."""
    code, out, err = run("rules", "NAT-999")
    assert (code, out) == (2, "")
    assert err.startswith("conventions : règle « NAT-999 » inconnue")


def test_every_status_has_its_words() -> None:
    """Each way of knowing a rule is said in French."""
    assert set(STATUSES) == set(Status)
