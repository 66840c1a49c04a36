"""What every rule of the catalogue owes its reader: a page, a name, sources, an unused code."""

from __future__ import annotations

import inspect
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import conventions.rules
from conventions.errors import UnknownRule
from conventions.rules import RULES, Rule, Severity, Status, all_rules, find_rule
from conventions.rules.catalogue import in_order

if TYPE_CHECKING:
    from types import ModuleType

HEADINGS = ["## Ce que la règle vérifie", "## Pourquoi", "## Exemple", "## Références"]
FIRST_RULES = (
    *("CONV-001", "CONV-010", "CR-005", "DELIB-007", "ID-001", "NAT-001"),
    *("NAT-002", "NAT-009", "PAI-001", "PAI-008", "PLURI-001"),
)
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def _module(rule: Rule) -> ModuleType:
    module = inspect.getmodule(rule.check)
    assert module is not None
    return module


def test_the_catalogue_is_not_empty() -> None:
    """The rules of this version are all found."""
    assert set(FIRST_RULES) <= {rule.code for rule in all_rules()}
    assert all_rules() == RULES


def test_codes_are_unique_and_sorted() -> None:
    """No two modules share a code, and the catalogue is in the order of the codes."""
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)
    assert len({_module(rule).__name__ for rule in all_rules()}) == len(set(codes)) == len(codes)


@every_rule
def test_the_code_names_its_family(rule: Rule) -> None:
    """A code is letters of a family and three digits."""
    assert re.fullmatch(r"[A-Z]{2,5}-[0-9]{3}", rule.code)


@every_rule
def test_the_page_has_its_four_headings_and_an_example(rule: Rule) -> None:
    """The page has exactly the four headings, in order, and a doctest under « Exemple »."""
    assert re.findall(r"^## .+$", rule.page, re.M) == HEADINGS
    example = rule.page.partition("## Exemple")[2].partition("## Références")[0]
    assert ">>> " in example
    for part in re.split(r"^## .+$", rule.page, flags=re.M)[1:]:
        assert part.strip()


@every_rule
def test_the_check_the_module_and_the_rule_share_one_name(rule: Rule) -> None:
    """One rule, one file: the name of the fault is that of the module, of the function and of the rule."""
    name = _module(rule).__name__.rpartition(".")[2]
    assert rule.check.__name__ == name
    assert getattr(_module(rule), name) is rule
    assert not re.match(r"check_|no_|must_|verify_", name)


@every_rule
def test_the_title_names_the_fault(rule: Rule) -> None:
    """A title is a noun phrase of 72 characters at most, without a full stop, never an instruction."""
    assert 0 < len(rule.title) <= 72
    assert not rule.title.endswith(".")
    assert not re.match(r"(?:Vérifi|Contrôl|Ne |N’|Il faut|Doit)|\w+ez\b", rule.title)


@every_rule
def test_a_rule_has_its_sources_and_who_decides(rule: Rule) -> None:
    """A rule rests on texts, and says who decides and which date selects the law."""
    assert rule.sources
    assert rule.decider
    assert rule.dated_by
    assert rule.since
    assert isinstance(rule.severity, Severity)
    assert isinstance(rule.status, Status)


@every_rule
def test_the_sources_are_dated_in_order_and_read_online(rule: Rule) -> None:
    """A source applies from a day to a later one, and its address is one."""
    for source in rule.sources:
        assert (source.since or date.min) <= (source.until or date.max)
        assert source.address is None or source.address.startswith("https://")


def test_a_rule_is_found_whatever_the_case_of_its_code() -> None:
    """Codes are typed by hand."""
    assert find_rule("nat-001").code == "NAT-001"


def test_an_unknown_rule_is_refused_with_the_codes_there_are() -> None:
    """The error lists the catalogue."""
    with pytest.raises(UnknownRule, match=r"« XXX-000 » inconnue.*NAT-001"):
        find_rule("XXX-000")


def test_the_package_has_no_other_lazy_name() -> None:
    """A name that does not exist is an AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'NOTHING'"):
        conventions.rules.NOTHING  # noqa: B018  # the access is what is tested


def test_two_rules_of_one_code_are_refused() -> None:
    """A code used twice stops the catalogue, whatever the order; the same rule met twice does not."""
    first, second, *_ = all_rules()
    assert in_order([second, first, second]) == (first, second)
    with pytest.raises(ValueError, match=f"two rules are coded {first.code}"):
        in_order([first, second._replace(code=first.code)])


@every_rule
def test_a_rule_says_which_facts_it_reads_and_who_it_is_about(rule: Rule) -> None:
    """The facts are noun phrases with their article; the authorities are some of those that there are."""
    assert rule.requires
    for fact in rule.requires:
        assert re.match(r"(?:le |la |les |l’|un |une |ce que |ce qui )", fact), fact
        assert not fact.endswith(".")
    assert rule.authorities


def test_no_two_titles_are_alike() -> None:
    """Two rules with the same words would not be told apart in a report."""
    titles = [same.casefold() for same in (rule.title for rule in all_rules())]
    assert len(titles) == len(set(titles))


@every_rule
def test_a_rule_has_one_text_with_a_date(rule: Rule) -> None:
    """A source says since when it applies, or in which state it was read; logic and algorithms have no date."""
    timeless = all(source.text.startswith(("Logique", "Algorithme")) for source in rule.sources)
    assert timeless or any(source.since or source.until or source.read_as_of for source in rule.sources)
