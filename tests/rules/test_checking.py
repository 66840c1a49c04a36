"""Running rules: four outcomes, severities lowered for lack of a sure source, waivers, profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError, OperationError, UnknownRule
from conventions.files import Location
from conventions.model import Waiver
from conventions.rules import (
    Case,
    Context,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Profile,
    Report,
    Severity,
    Source,
    Status,
    all_rules,
    check,
    checking,
    find_rule,
)
from conventions.rules.rule import Answer, Beneficiaries
from conventions.samples import cci_2017_2019

DAY = date(2018, 12, 31)
LINE = "avenants[2018-1].operations[subvention 2018].grant.lines[1]"
FAULT = Fault("initial", "message", "à faire")
OLD = Source(text="ancienne", read_as_of=date(2015, 3, 31))
NEW = Source(text="récente")

Run = Callable[..., Report]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Check the seed with one rule made of the given answers."""

    def one(*answers: Answer, **told: object) -> Report:
        rule = find_rule("CONV-001")._replace(
            code="XXX-001",
            check=lambda _: answers,
            beneficiaries=Beneficiaries.ANY,
            **({"severity": Severity.ERROR, "status": Status.READ, "sources": (NEW,)} | told),  # type: ignore[arg-type]  # what the test tells
        )
        monkeypatch.setattr(checking, "all_rules", lambda: (rule,))
        return check(cci_2017_2019(), DAY)

    return one


def _raising(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Report:
    def broken(case: Case) -> Iterable[Answer]:
        raise error

    rule = find_rule("CONV-001")._replace(check=broken, beneficiaries=Beneficiaries.ANY)
    monkeypatch.setattr(checking, "all_rules", lambda: (rule,))
    return check(cci_2017_2019(), DAY)


def test_the_four_outcomes(run: Run) -> None:
    """A finding, a conform rule, a rule without object, a rule not evaluated: each is counted once."""
    assert [finding.code for finding in run(FAULT).findings] == ["XXX-001"]
    assert run(Passed("initial")).conform == ("XXX-001",)
    assert [item.reason for item in run(NotApplicable("rien")).not_applicable] == ["rien"]
    assert [item.reason for item in run(NotEvaluated("manque")).not_evaluated] == ["manque"]


def test_a_rule_that_answers_nothing_is_not_evaluated(run: Run) -> None:
    """Nothing passes in silence."""
    assert [item.code for item in run().not_evaluated] == ["XXX-001"]


def test_a_missing_fact_is_told_beside_a_verdict_and_no_object_only_alone(run: Run) -> None:
    """Beside a finding the rule is evaluated in part; « sans objet » only when it is all there is."""
    report = run(FAULT, Passed("a"), NotApplicable("rien"), NotEvaluated("manque"))
    assert [item.reason for item in report.partly_evaluated] == ["manque"]
    assert report.not_evaluated == ()
    assert report.not_applicable == ()
    assert report.conform == ()
    assert run(Passed("a"), NotApplicable("rien")).conform == ("XXX-001",)
    assert run(Passed("a"), NotEvaluated("manque")).conform == ()


def test_reasons_are_told_once_and_not_without_end(run: Run) -> None:
    """The same reason is said once; after five, the report says how many more there are."""
    (same,) = run(NotEvaluated("a"), NotEvaluated("a"), NotEvaluated("b")).not_evaluated
    assert same.reason == "a\u202f; b"
    (six,) = run(*(NotEvaluated(str(rank)) for rank in range(6))).not_evaluated
    assert six.reason.endswith("4\u202f; et 1 autre raison")
    (nine,) = run(*(NotEvaluated(str(rank)) for rank in range(9))).not_evaluated
    assert nine.reason.endswith("et 4 autres raisons")


def test_a_convention_that_cannot_be_folded_is_not_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operation on nothing, or a sum out of bounds, stops the rule and not the report."""
    (folded,) = _raising(monkeypatch, OperationError("initial : rien")).not_evaluated
    assert folded.reason.startswith("la convention ne peut pas être consolidée")
    (computed,) = _raising(monkeypatch, ConventionsError("trop grand")).not_evaluated
    assert computed.reason.startswith("un calcul est impossible")


def test_another_error_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of a rule shows: only the errors of this library are told in the report."""
    with pytest.raises(ZeroDivisionError):
        _raising(monkeypatch, ZeroDivisionError())


@pytest.mark.parametrize(
    ("told", "expected", "doubtful"),
    [
        ({}, Severity.ERROR, False),
        ({"status": Status.INFERRED}, Severity.ERROR, False),
        ({"status": Status.SECOND_HAND}, Severity.WARNING, True),
        ({"status": Status.REMEMBERED}, Severity.WARNING, True),
        ({"sources": (OLD,)}, Severity.WARNING, True),
        ({"sources": (OLD, NEW)}, Severity.ERROR, False),
        ({"sources": (Source(text="future", read_as_of=date(2026, 1, 1)),)}, Severity.ERROR, False),
        ({"severity": Severity.WARNING, "status": Status.REMEMBERED}, Severity.WARNING, True),
        ({"severity": Severity.INFO, "sources": (OLD,)}, Severity.INFO, True),
    ],
)
def test_an_error_needs_a_sure_source(
    run: Run, told: dict[str, object], expected: Severity, *, doubtful: bool
) -> None:
    """A second-hand, remembered or old source makes a warning at most, which asks for confirmation."""
    (finding,) = run(FAULT, **told).findings
    assert (finding.severity, finding.to_reconfirm) == (expected, doubtful)


def test_an_inferred_fact_makes_a_warning_that_names_it(run: Run) -> None:
    """A finding that rests on an inferred fact is a warning, and says which."""
    (finding,) = run(FAULT._replace(inferred="la norme")).findings
    assert (finding.severity, finding.inferred, finding.to_reconfirm) == (Severity.WARNING, "la norme", False)


def test_a_fault_may_be_less_serious_than_its_rule(run: Run) -> None:
    """The severity of a fault goes before that of its rule."""
    (finding,) = run(FAULT._replace(severity=Severity.INFO)).findings
    assert finding.severity is Severity.INFO


def test_findings_come_by_severity_then_code_then_address(run: Run) -> None:
    """The most serious is told first."""
    faults = [FAULT._replace(address=address, severity=severity) for address in "ba" for severity in Severity]
    told = [(finding.severity, finding.address) for finding in run(*faults).findings]
    assert told == [(severity, address) for severity in Severity for address in "ab"]


def test_messages_have_french_spaces_and_an_end(run: Run) -> None:
    """A no-break space stands before a colon; a message without end is cut."""
    (finding,) = run(FAULT._replace(message="a : b", values=(("x", "y" * 9_999),))).findings
    assert finding.message == "a\u00a0: b"
    assert len(str(finding.values[0][1])) == 2_000


def _waived(waiver: Waiver, on: date = DAY) -> tuple[int, int]:
    convention = cci_2017_2019().replace(waivers=(waiver,))
    report = check(convention, on, profile=Profile(select=("NAT-001",)))
    return len(report.findings), len(report.waived)


def _waiver(**told: object) -> Waiver:
    fields = {
        "code": "NAT-001",
        "address": LINE,
        "reason": "vu",
        "by": "le comptable",
        "day": date(2018, 12, 1),
    }
    return Waiver.model_validate(fields | told)


@pytest.mark.parametrize(
    ("told", "waived"),
    [
        ({}, True),
        ({"until": DAY}, True),
        ({"day": DAY}, True),
        ({"until": date(2018, 12, 30)}, False),
        ({"day": date(2019, 1, 1)}, False),
        ({"address": "initial"}, False),
        ({"code": "NAT-002"}, False),
    ],
)
def test_a_waiver_holds_for_its_rule_its_address_and_its_days(
    told: dict[str, object], *, waived: bool
) -> None:
    """A justified finding is kept apart; expired, early, or about something else, the waiver does nothing."""
    assert _waived(_waiver(**told)) == ((0, 1) if waived else (1, 0))


def test_a_waived_error_no_longer_makes_the_report_fail() -> None:
    """What was accepted on purpose is counted, and does not change the exit code."""
    report = check(cci_2017_2019().replace(waivers=(_waiver(),)), DAY)
    assert report.ok
    assert report.summary.endswith("1 justifiée (3 règles évaluées en partie)")


def test_a_profile_selects_and_ignores() -> None:
    """A profile runs what it selects, without what it ignores, in the order of the catalogue, once each."""
    profile = Profile(select=("nat-001", "CONV-010", "NAT-001", "ID-001"), ignore=("id-001",))
    report = check(cci_2017_2019(), DAY, profile=profile)
    assert [finding.code for finding in report.findings] == ["NAT-001"]
    assert report.conform == ("CONV-010",)
    assert [item.code for item in report.partly_evaluated] == ["NAT-001"]
    assert report.summary == "1 erreur (1 règle évaluée en partie)"


@pytest.mark.parametrize("profile", [Profile(select=("NAT-01",)), Profile(ignore=("NAT-01",))])
def test_a_profile_with_an_unknown_rule_stops_the_run(profile: Profile) -> None:
    """A misspelt rule would otherwise be left out in silence."""
    with pytest.raises(UnknownRule, match="NAT-01"):
        check(cci_2017_2019(), DAY, profile=profile)


def test_a_finding_has_its_place_when_the_file_is_known() -> None:
    """The place of the address, where the context has it."""
    context = Context(sources={LINE: Location("a.yaml", 12, 9, "raw")})
    finding = check(cci_2017_2019(), DAY, context=context).findings[0]
    assert finding.place is not None
    assert (finding.place.file, finding.place.line, finding.place.column) == ("a.yaml", 12, 9)
    assert check(cci_2017_2019(), DAY).findings[0].place is None


def test_the_report_carries_the_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Library, rules and data: a report says what it rests on, installed or not."""
    report = check(cci_2017_2019(), DAY)
    assert report.rules_version
    assert report.data_version.startswith("Source : plans de comptes")

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    read = checking.library_version.__wrapped__  # the version is read once, then kept
    monkeypatch.setattr(checking, "version", absent)
    assert read() == "non installée"
    monkeypatch.setattr(checking, "version", lambda _: "1.2.3")
    assert read() == "1.2.3"


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.none() | st.dates())
def test_the_seed_can_be_checked_on_any_day(as_of: date, known_on: date | None) -> None:
    """Every rule of the catalogue has one outcome at least on any day."""
    report = check(cci_2017_2019(), as_of, known_on=known_on)
    settled = {item.code for item in report.findings}
    settled |= {item.code for item in (*report.not_applicable, *report.not_evaluated)}
    assert settled | set(report.conform) == {rule.code for rule in all_rules()}
