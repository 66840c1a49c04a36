"""The date that a rule names chooses the law: before its text, after it, on a day that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions import load
from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.model import ActState, Convention, Ledger
from conventions.operations import act_state
from conventions.rules import (
    Anchor,
    Case,
    Context,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Report,
    Severity,
    Source,
    Validity,
    all_rules,
    check,
    checking,
    find_rule,
    rule,
)
from conventions.rules.dating import day_of_law
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.rules.answers import Answer
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
SINCE = date(2023, 7, 1)
UNTIL = date(2025, 6, 30)
FAULT = Fault("initial", "message", "à faire")
Run = Callable[..., Report]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Check the association (exercises 2024 to 2026) with one rule, of a given law, that answers so."""

    def one(*answers: Answer, convention: Convention | None = None, **told: object) -> Report:
        fields = {"code": "XXX-001", "dated_by": Anchor.EXERCISE, "law": Validity(SINCE, UNTIL)} | told
        made = find_rule("CONV-001")._replace(check=lambda _: answers, **fields)  # type: ignore[arg-type]  # what the test tells
        monkeypatch.setattr(checking, "all_rules", lambda: (made,))
        return check(convention or association_2024_2026(), DAY)

    return one


def _signed(judge: Judge, day: date | None) -> Convention:
    return judge.found("PLURI-001", "failing").replace(signed_on=day)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(1998, 2, 3), "sans objet"),
        (date(2005, 12, 31), "sans objet"),
        (date(2006, 1, 1), "avertissement, initial.clauses"),
        (None, "avertissement, initial.clauses"),
    ],
)
def test_a_convention_signed_before_the_text_is_not_judged_by_it(
    day: date | None, outcome: str, judge: Judge
) -> None:
    """PLURI-001 rests on texts of 2006 and 2015: the first is enough; a projet is judged as of the day."""
    assert judge.outcome("PLURI-001", _signed(judge, day), DAY) == outcome


def test_the_reason_names_the_text_and_the_date(judge: Judge) -> None:
    """« Sans objet » says since when the text applies, which date was read, and what it is."""
    assert judge.reason("PLURI-001", _signed(judge, date(1998, 2, 3)), DAY) == (
        "le texte n’est en vigueur que depuis le 1er janvier 2006 ; signature de la convention : 3 février 1998"
    )


@pytest.mark.parametrize("told", [{"known_in_part": True}, {"as_of": date(2026, 1, 1)}])
def test_a_signature_that_nobody_tells_chooses_no_law(told: dict[str, object], judge: Judge) -> None:
    """Seen in part, or over: it was signed, nobody says when. What the text would say is not told as sure."""
    on = told.pop("as_of", DAY)
    assert isinstance(on, date)
    convention = judge.found("PLURI-001", "passing").replace(signed_on=None, **told)
    assert judge.reason("PLURI-001", convention, on) == (
        "date inconnue : signature de la convention ; elle choisit la version du droit"
    )


def test_what_is_missing_in_any_case_is_told_rather_than_the_date(judge: Judge) -> None:
    """The clauses of the seed are unknown, under any law."""
    reason = judge.reason("PLURI-001", cci_2017_2019(), date(2018, 12, 31))
    assert reason == "les clauses de la convention ne sont pas connues"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2023, 6, 30), "sans objet"),
        (SINCE, "constat"),
        (UNTIL, "constat"),
        (date(2025, 7, 1), "sans objet"),
    ],
)
def test_each_answer_is_judged_at_its_own_day(day: date, outcome: str, run: Run) -> None:
    """Both sides of both ends, when other days of the case are in the law."""
    report = run(FAULT._replace(day=day))
    assert (bool(report.findings), bool(report.not_applicable)) == (
        outcome == "constat",
        outcome == "sans objet",
    )


def test_an_answer_without_a_day_needs_every_day_in_the_law(run: Run) -> None:
    """2026 is after the text: nothing sure is said, in either sense, of what tells no day."""
    for answer in (FAULT, Passed("initial")):
        (told,) = run(answer).not_evaluated
        assert told.reason.endswith(
            "subvention\u00a0: du 31 décembre 2024 au 31 décembre 2026, donc en partie en dehors"
        )
    assert run(FAULT, law=Validity(SINCE, date(2026, 12, 31))).findings
    assert run(Passed("initial"), law=Validity(until=date(2026, 12, 31))).conform


def test_no_day_in_the_law_and_the_rule_is_not_even_run(run: Run) -> None:
    """« Sans objet », whatever the rule would answer, with the two ends of the text."""
    report = run(law=Validity(date(2001, 1, 1), date(2009, 12, 31)))
    (told,) = report.not_applicable
    assert told.reason == (
        "le texte n’est en vigueur que du 1er janvier 2001 au 31 décembre 2009\u202f; fin de l’exercice de la"
        " subvention\u00a0: du 31 décembre 2024 au 31 décembre 2026"
    )
    (told,) = run(law=Validity(until=date(2009, 12, 31))).not_applicable
    assert "en vigueur que jusqu’au 31 décembre 2009" in told.reason


def test_what_has_no_object_or_lacks_a_fact_keeps_its_reason(run: Run) -> None:
    """The law that applies would change neither; but outside it a missing fact is not missed."""
    assert run(NotApplicable("rien")).not_applicable[0].reason == "rien"
    assert run(NotEvaluated("manque")).not_evaluated[0].reason == "manque"
    assert run(NotEvaluated("manque", day=SINCE)).not_evaluated[0].reason == "manque"
    assert run(NotEvaluated("manque", day=date(2000, 1, 1))).not_applicable


def test_a_case_without_any_such_date_is_left_to_the_rule(run: Run) -> None:
    """Without a mandate, a rule dated by mandates says itself what it has not found."""
    bare = association_2024_2026().replace(ledger=None)
    assert run(NotEvaluated("aucun mandat"), convention=bare, dated_by=Anchor.MANDATE).not_evaluated


def test_outside_its_data_a_rule_is_not_evaluated(run: Run) -> None:
    """Data that end are no law that ends: nothing is known, instead of nothing to respect."""
    known = {"law": Validity(), "data": Validity(date(2013, 1, 1), date(2024, 12, 31))}
    assert run(FAULT._replace(day=date(2024, 12, 31)), **known).findings
    (told,) = run(FAULT._replace(day=date(2025, 12, 31)), **known).not_evaluated
    assert told.reason.startswith(
        "les données ne sont connues que du 1er janvier 2013 au 31 décembre 2024\u202f; "
    )
    assert run(NotEvaluated("manque", day=date(2025, 12, 31)), **known).not_evaluated[0].reason == "manque"


def test_the_section_of_an_account_is_not_judged_before_the_plans(judge: Judge) -> None:
    """The plans that we have start in 2013."""
    convention = judge.found("NAT-001", "failing")
    (grant,) = convention.initial.grants
    for exercise, outcome in ((2012, "non évaluée"), (2013, f"erreur, initial.grants[{grant.key}].lines[1]")):
        changed = grant.replace(exercise=exercise, key=grant.key)
        dated = convention.replace(initial=convention.initial.replace(grants=(changed,)))
        assert judge.outcome("NAT-001", dated, DAY) == outcome


def test_the_threshold_is_that_of_the_exercise(judge: Judge) -> None:
    """No décret sets it before June 2001; a convention that crosses it is judged for the later exercise."""
    convention = judge.found("CONV-001", "failing")
    (grant,) = convention.initial.grants

    def granted(*exercises: int) -> str:
        grants = tuple(grant.replace(exercise=exercise, key=str(exercise)) for exercise in exercises)
        ledger = convention.ledger or Ledger()
        payments = (ledger.payments[0].replace(exercise=exercises[-1], grant=str(exercises[-1])),)
        changed = convention.replace(
            initial=convention.initial.replace(grants=grants), ledger=ledger.replace(payments=payments)
        )
        return judge.outcome("CONV-001", changed, DAY)

    assert granted(2000) == "sans objet"
    assert granted(2001) == granted(2000, 2001) == "erreur, ledger.payments[7]"
    assert granted(2001, 2000) == "conforme"


@pytest.mark.parametrize(
    ("day", "severity"),
    [(date(2024, 6, 1), Severity.ERROR), (date(2024, 6, 2), Severity.WARNING)],
)
def test_a_text_is_old_for_what_comes_after_it_was_read(day: date, severity: Severity, run: Run) -> None:
    """What happened under the text as it was read is judged by it, whenever the check is made."""
    old = (Source(text="Loi", read_as_of=date(2024, 6, 1)),)
    (finding,) = run(FAULT._replace(day=day), sources=old, status="V", severity=Severity.ERROR).findings
    assert finding.severity is severity


def test_a_fault_without_a_day_is_of_the_last_one(judge: Judge) -> None:
    """Or of the day of the check, when no day is known or the convention does not fold."""
    first, case = find_rule("CONV-001"), Case(association_2024_2026(), DAY)
    assert day_of_law(first, FAULT, case) == date(2026, 12, 31)
    bare = Case(association_2024_2026().replace(ledger=None), DAY)
    assert day_of_law(first._replace(dated_by=Anchor.MANDATE), FAULT, bare) == DAY
    broken = Case(judge.found("CONV-010", "operates-on-nothing"), DAY)
    with pytest.raises(ConventionsError):
        Anchor.EXERCISE.days(broken)
    assert day_of_law(first, FAULT, broken) == DAY


@pytest.mark.parametrize(
    ("anchor", "days"),
    [
        (Anchor.AS_OF, "2025-06-30"),
        (Anchor.SIGNATURE, "2024-01-12"),
        (Anchor.DELIBERATION, "2023-12-14 2025-02-20"),
        (Anchor.EXERCISE, "2024-12-31 2025-12-31 2026-12-31"),
        (Anchor.TARGET, "2024-12-31 2025-12-31 2026-12-31"),
        (Anchor.MANDATE, "2024-02-05 2024-10-02"),
        (Anchor.ACT, "2024-01-12 2025-03-04"),
        (Anchor.AVENANT, "2025-03-04"),
        (Anchor.AID, "2023-12-14 2025-02-20"),
    ],
)
def test_each_anchor_reads_its_date(anchor: Anchor, days: str) -> None:
    """Every date of the closed list is read in a real case."""
    read = anchor.days(Case(association_2024_2026(), date(2025, 6, 30)))
    assert " ".join(sorted(map(str, read))) == days


def test_the_list_of_anchors_is_read_whole() -> None:
    """No anchor without a reader; each is said in French, in words that no other has."""
    case = Case(cci_2017_2019(), date(2018, 12, 31))
    for anchor in Anchor:
        assert all(day is None or isinstance(day, date) for day in anchor.days(case))
    assert len({anchor.value for anchor in Anchor}) == len(Anchor)


def test_a_date_that_no_act_tells_is_none() -> None:
    """The seed tells no date of its avenant, and no signature."""
    case = Case(cci_2017_2019(), date(2018, 12, 31))
    assert act_state(case.convention, case.convention.avenants[0], case.as_of) is ActState.APPROVED
    assert Anchor.AVENANT.days(case) == Anchor.SIGNATURE.days(case) == (None,)


def test_the_exercises_of_an_open_period_stop_at_the_day() -> None:
    """Without an end, targets may be due up to the year of the check."""
    base = association_2024_2026()
    period = base.initial.period
    opened = base.replace(initial=base.initial.replace(period=type(period)(period.start, None)))
    assert Anchor.TARGET.days(Case(opened, DAY)) == (date(2024, 12, 31),)


def test_a_rule_dated_by_nothing_known_is_refused() -> None:
    """The date is one of the list: a free text would choose nothing."""
    head: dict[str, object] = {
        "severity": Severity.ERROR,
        "status": "V",
        "sources": (Source(text="Loi"),),
        "decider": "le service",
        "since": "0.1",
    }
    with pytest.raises(ValueError, match="date au choix"):
        rule("XXX-001", dated_by="date au choix", **head)(lambda _: ())  # type: ignore[arg-type]  # what the test tells
    made = rule("XXX-001", dated_by="date d’émission du mandat", **head)(lambda _: ())  # type: ignore[arg-type]  # the same
    assert made.dated_by is Anchor.MANDATE


@pytest.mark.parametrize(
    ("spans", "law"),
    [
        ((), (None, None)),
        (((2006, None), (2015, None)), (2006, None)),
        (((2006, 2010), (2015, 2020)), (2006, 2020)),
        (((2006, 2010), (None, 2020)), (None, 2020)),
        (((2006, 2010), (2015, None)), (2006, None)),
    ],
)
def test_the_law_of_a_rule_goes_from_its_first_text_to_its_last(
    spans: Iterable[tuple[int | None, int | None]], law: tuple[int | None, int | None]
) -> None:
    """A text without a date bounds nothing; data are no text of law."""

    def day(year: int | None) -> date | None:
        return None if year is None else date(year, 1, 1)

    texts = tuple(Source(text="Loi", since=day(since), until=day(until)) for since, until in spans)
    data = Source(text="Plans", since=date(2013, 1, 1), until=date(2024, 12, 31), data=True)
    made = rule(
        "XXX-001",
        severity=Severity.ERROR,
        status=all_rules()[0].status,
        sources=(*texts, data),
        dated_by=Anchor.AS_OF,
        decider="le service",
        since="0.1",
    )(lambda _: ())
    assert made.law == Validity(day(law[0]), day(law[1]))
    assert made.data == data.days


EXAMPLES = sorted(Path(__file__).with_name("examples").glob("*/*.yaml"))
ONE_DAY = (Anchor.AS_OF, Anchor.SIGNATURE)


def _announced(path: Path) -> date:
    """The day of the check that an example announces on its first line; a sibling announces none."""
    told = re.match(r"# attendu au (\d{4}-\d\d-\d\d) :", path.read_text(encoding="utf-8"))
    return date.fromisoformat(told[1]) if told else DAY


def test_a_rule_that_looks_at_several_days_tells_the_day_of_each_verdict(judge: Judge) -> None:
    """Where its law or its data have an end: without its day, a verdict on a long case would be lost."""
    limited = [item for item in all_rules() if not (item.law.is_open and item.data.is_open)]
    several = [item for item in limited if item.dated_by not in ONE_DAY]
    assert {item.code for item in several} >= {"CONV-001", "NAT-001"}
    seen = set()
    for item in several:
        for path in (path for path in EXAMPLES if path.parent.name == item.code):
            context = judge.context(item.code, path.stem)
            parameters = judge.parameters(item.code, path.stem)
            case = Case(load(path), _announced(path), context, None, parameters)
            for answer in item.check(case):
                if isinstance(answer, Fault | Passed):
                    assert answer.day, path
                    seen.add(item.code)
    assert seen == {item.code for item in several}


BOUNDED = [item for item in all_rules() if item.law.since]


def test_some_rules_have_a_law_with_an_end() -> None:
    """The test below runs on something."""
    assert {item.code for item in BOUNDED} >= {"CONV-001", "PLURI-001"}


@pytest.mark.parametrize("item", BOUNDED, ids=lambda item: item.code)
def test_a_rule_has_no_object_before_its_law(item: object, run: Run) -> None:
    """On the day before the law nothing is found; on its first day the rule is run."""
    assert isinstance(item, type(all_rules()[0]))
    since = item.law.since
    assert since is not None
    before = date.fromordinal(since.toordinal() - 1)
    told = {"law": item.law, "dated_by": Anchor.SIGNATURE}
    base = association_2024_2026()
    assert run(FAULT, convention=base.replace(signed_on=before), **told).findings == ()
    assert run(FAULT, convention=base.replace(signed_on=since), **told).findings
    (reason,) = run(FAULT, convention=base.replace(signed_on=before), **told).not_applicable
    assert reason.reason.endswith(format_date(before))


def test_the_hypotheses_of_the_context_are_given_to_rules() -> None:
    """``case.facts`` holds the facts of the file and those of the context, dated up to the day."""
    base = association_2024_2026()
    told = base.facts.model_validate(
        {
            "events": (
                {"kind": "achèvement", "day": date(2024, 5, 2)},
                {"kind": "achèvement", "day": date(2025, 5, 2)},
            )
        }
    )
    case = Case(base, DAY, Context(facts=told))
    assert [event.day for event in case.facts.events if event in told.events] == [date(2024, 5, 2)]
    assert {item.key for item in case.facts.documents} == {
        item.key
        for item in (*base.documents, *base.facts.documents)
        if item.received_on and item.received_on <= DAY
    }
    assert Case(base, DAY, Context(facts=told), known_on=date(2024, 5, 1)).facts.events == ()
