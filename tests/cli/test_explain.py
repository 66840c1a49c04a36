"""``conventions explain`` and ``conventions rules``: the pages, how a rule is examined, the law of a day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions.cli.explain import examined, texts
from conventions.rules import Severity, Source, Status, Validity, all_rules, find_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.rules import Rule

    Run = Callable[..., tuple[int, str, str]]


def told(lines: object) -> str:
    """Lines as one text with plain spaces."""
    return " ".join(str(lines).split())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(run: Run, rule: Rule) -> None:
    """The page that ``rules`` prints comes first, then how it is examined and its texts on the day."""
    page = run("rules", rule.code)[1]
    code, out, err = run("explain", rule.code.lower(), "--as-of", "2018-12-31")
    assert (code, err) == (0, "")
    assert out.startswith(page)
    rest = told(out.removeprefix(page))
    assert "## Comment elle est examinée - niveaux de contrôle qui la passent : " in rest
    assert "## Le droit au 31 décembre 2018 - " in rest
    assert rest.count(" – ") >= len(rule.sources)


def test_an_unknown_rule_is_told_with_those_that_look_like_it(run: Run) -> None:
    """A code that no rule has ends with 2; a family is not a rule."""
    code, out, err = run("explain", "NAT-O01")
    assert (code, out) == (2, "")
    assert err.startswith("conventions : règle « NAT-O01 » inconnue ; codes proches : ")
    assert "NAT-001" in err
    assert run("explain", "NAT")[0] == 2


def _rule(**changes: object) -> Rule:
    return find_rule("NAT-001")._replace(**changes)  # type: ignore[arg-type]  # fields of the rule


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (_rule(severity=Severity.ERROR), "niveaux de contrôle qui la passent : base, strict, all"),
        (_rule(severity=Severity.INFO), "niveaux de contrôle qui la passent : all"),
        (_rule(status=Status.READ), "un fait déduit est un avertissement au plus"),
        (_rule(status=Status.REMEMBERED), "sa source reste à reconfirmer"),
        (_rule(status=Status.SECOND_HAND), "sa source reste à reconfirmer"),
        (_rule(law=Validity(), data=Validity()), "elle ne dépend d’aucune date du droit"),
        (find_rule("PLURI-001"), "le droit qui vaut est celui de cette date : signature de la convention"),
        (find_rule("NAT-002"), "ses données sont connues du 1er janvier 2013 au"),
    ],
)
def test_how_a_rule_is_examined(rule: Rule, said: str) -> None:
    """The levels, the date that chooses the law, the bounds of the data, what lowers a finding."""
    assert said in told(" ".join(examined(rule)))


def test_a_warning_is_not_lowered() -> None:
    """Only an error may be lowered."""
    assert "au plus" not in " ".join(examined(_rule(severity=Severity.WARNING, status=Status.REMEMBERED)))


def test_the_state_of_each_text() -> None:
    """A text is not yet, still or no longer in force; data cover the day or not."""
    since, until = date(2015, 1, 1), date(2020, 12, 31)
    rule = _rule(
        sources=(
            Source(text="Loi", since=since, until=until),
            Source(text="Plan", since=since, data=True),
            Source(text="Logique"),
        )
    )
    states = {
        day: [text.rpartition(" – ")[2] for text in texts(rule, day)]
        for day in (date(2014, 12, 31), since, until, date(2021, 1, 1))
    }
    assert list(states.values()) == [
        ["pas encore en vigueur", "les données ne couvrent pas ce jour", "en vigueur"],
        ["en vigueur", "les données couvrent ce jour", "en vigueur"],
        ["en vigueur", "les données couvrent ce jour", "en vigueur"],
        ["n’est plus en vigueur", "les données couvrent ce jour", "en vigueur"],
    ]


def test_rules_of_a_family(run: Run) -> None:
    """Only the rules of the family are listed; one that is not there is told with those that are."""
    code, out, err = run("rules", "--family", "nat")
    listed = [line.split()[0] for line in out.splitlines()[2:] if not line.startswith(" ")]
    assert (code, err) == (0, "")
    assert listed == [rule.code for rule in all_rules() if rule.code.startswith("NAT-")]
    code, out, err = run("rules", "--family", "NAT-001")
    assert (code, out) == (2, "")
    assert err.startswith("conventions : famille « NAT-001 » inconnue ; familles : ")
    assert "NAT" in err.partition("familles")[2]


def test_rules_as_json(run: Run) -> None:
    """Programs have each rule whole: its law, its sources, its page."""
    rules = json.loads(run("rules", "--format", "json")[1])["rules"]
    assert [rule["code"] for rule in rules] == [rule.code for rule in all_rules()]
    (one,) = json.loads(run("rules", "pluri-001", "--format", "json")[1])["rules"]
    assert one["family"] == "PLURI"
    assert one["law"] == {"since": "2006-01-01", "until": None}
    assert one["severity"] == "avertissement"
    assert one["page"].startswith("## Ce que la règle vérifie")
    assert one["sources"][0]["text"]
    assert {
        rule["family"] for rule in json.loads(run("rules", "--family", "NAT", "--format", "json")[1])["rules"]
    } == {"NAT"}
