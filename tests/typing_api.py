"""The public contract as a type checker sees it: never run, checked by mypy alone.

Calls that must pass, with the type of what they give; calls that must be refused, each with the code of its
error: if mypy stopped refusing one, the unused ``type: ignore`` would be an error itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

from conventions import (
    ZERO,
    Amount,
    Avenant,
    Change,
    Context,
    Convention,
    ConventionFileError,
    ConventionsError,
    Duration,
    Facts,
    Finding,
    FrenchParseError,
    Grant,
    Loaded,
    Location,
    Milestone,
    Name,
    Party,
    Period,
    Position,
    Price,
    Problem,
    Report,
    Schedule,
    Terms,
    apply,
    check,
    diff,
    dumps,
    euros,
    french,
    history,
    in_force,
    law,
    load,
    load_with_sources,
    loads,
    nomenclature,
    position,
    propose,
    schedule,
    timeline,
)
from conventions.identifiers import iban, siren
from conventions.operations import ExercisePosition, ScheduleLine, Total
from conventions.periods import (
    DayCount,
    Holiday,
    HolidayArea,
    add_days,
    after,
    is_working_day,
    public_holidays,
)
from conventions.rules import RULES, Profile, Rule, Source
from conventions.samples import cci_2017_2019

DAY = date(2018, 12, 31)


def money(amount: Amount) -> None:
    """Amounts: exact in, exact out, no rounding by default."""
    assert_type(euros(50000), Amount)
    assert_type(euros("50000.05"), Amount)
    assert_type(euros(Decimal("0.01")), Amount)
    assert_type(Amount(cents=5_000_000).cents, int)
    assert_type(amount.euros, Decimal)
    assert_type(amount + amount, Amount)
    assert_type(amount - amount, Amount)
    assert_type(-amount, Amount)
    assert_type(abs(amount), Amount)
    assert_type(amount * 3, Amount)
    assert_type(3 * amount, Amount)
    assert_type(amount < ZERO, bool)
    assert_type(sum([amount, amount], start=ZERO), Amount)
    assert_type(amount.split(3), tuple[Amount, ...])
    assert_type(amount.allocate([40, Fraction(1, 3), amount]), tuple[Amount, ...])
    assert_type(amount.ratio(amount), Fraction)
    assert_type(amount.share(Fraction(1, 2), rounding="half_up"), Amount)
    assert_type(amount.share(Fraction(1, 2), rounding="floor", unit=euros(1)), Amount)
    assert_type(str(amount), str)


def prices(price: Price) -> None:
    """Prices: from one basis to the other, at a rate that is exact."""
    assert_type(price.to_ttc(Fraction(20, 100)), Price)
    assert_type(price.to_ht(Fraction(20, 100)), Price)
    assert_type(price.tax_at(Fraction(20, 100)), Amount)
    assert_type(price.tax, str | None)


def refused_prices(price: Price) -> None:
    """No rate that is a float, none left out."""
    price.to_ttc(0.2)  # type: ignore[arg-type]
    price.to_ht()  # type: ignore[call-arg]
    price.tax_at("20 %")  # type: ignore[arg-type]


def refused_money(amount: Amount) -> None:
    """No float, no bare number, no rounding that nobody chose."""
    euros(0.1)  # type: ignore[arg-type]
    euros(None)  # type: ignore[arg-type]
    Amount(5_000_000)  # type: ignore[call-arg]
    Amount(cents="5")  # type: ignore[arg-type]
    Amount()  # type: ignore[call-arg]
    amount + 0  # type: ignore[operator]
    amount - 1  # type: ignore[operator]
    assert amount < 1  # type: ignore[operator]
    amount * 0.5  # type: ignore[operator]
    amount * amount  # type: ignore[operator]
    amount / 2  # type: ignore[operator]
    sum([amount, amount])  # type: ignore[list-item]
    amount.share(Fraction(1, 2))  # type: ignore[call-arg]
    amount.share(Fraction(1, 2), "floor")  # type: ignore[call-arg]
    amount.share(Fraction(1, 2), rounding="half_even")  # type: ignore[arg-type]
    amount.share(0.5, rounding="floor")  # type: ignore[arg-type]
    amount.split(2.5)  # type: ignore[arg-type]


def periods(period: Period) -> None:
    """Periods: inclusive days, an end that may be unknown."""
    assert_type(Period(DAY, None), Period)
    assert_type(Period(start=DAY, end=DAY), Period)
    assert_type(Period.years(2017, 2019), Period)
    assert_type(period.until(DAY), Period)
    assert_type(period.end, date | None)
    assert_type(DAY in period, bool)
    assert_type(period < Period.years(2017), bool)
    assert_type(period.exercises, tuple[int, ...])
    assert_type(str(Duration(years=2, months=6)), str)


def refused_periods(period: Period) -> None:
    """A period is made of days."""
    Period(DAY)  # type: ignore[call-arg]
    Period("2017-01-01", None)  # type: ignore[arg-type]
    Period.years("2017", "2019")  # type: ignore[arg-type]
    Duration(2, 6)  # type: ignore[call-arg]
    _ = period.end.year  # type: ignore[union-attr]
    assert period < DAY  # type: ignore[operator]


def counting() -> None:
    """Days are counted by name, holidays are those of an area, a legal value has its type."""
    assert_type(add_days(DAY, 5, counted=DayCount.OUVRE, area=HolidayArea.MAYOTTE), date)
    assert_type(after(DAY, Duration(days=60), counted=DayCount.CALENDAR), date)
    assert_type(is_working_day(DAY, DayCount.OUVRABLE), bool)
    assert_type(public_holidays(2018), tuple[Holiday, ...])
    assert_type(law.value("convention_threshold", on=DAY), Amount)
    assert_type(law.duration("payment_delay", on=DAY), Duration)


def refused_counting() -> None:
    """Which days are counted is never implied, nor told by a bare text."""
    add_days(DAY, 5)  # type: ignore[call-arg]
    add_days(DAY, 5, counted="jours ouvrés")  # type: ignore[arg-type]
    after(DAY, Duration(days=60))  # type: ignore[call-arg]
    public_holidays(2018, "Mayotte")  # type: ignore[arg-type]


def french_writing(amount: Amount, price: Price, period: Period, name: Name) -> None:
    """What is written in French is text."""
    assert_type(french.format_amount(amount), str)
    assert_type(french.format_amount(price, decimals="always", tax="HT", per="an"), str)
    assert_type(french.format_compact(amount, style="short"), str)
    assert_type(french.amount_in_words(amount, spelling="1990"), str)
    assert_type(french.number_in_words(21, gender="f", spelling="1990-full"), str)
    assert_type(french.ordinal(1, gender="f"), str)
    assert_type(french.ordinal_in_words(1), str)
    assert_type(french.format_date(DAY, style="full"), str)
    assert_type(french.format_period(period, style="long"), str)
    assert_type(french.format_percent(Decimal("12.5")), str)
    assert_type(french.of(name) + french.to(name) + french.the(name), str)
    assert_type(french.same_name("CCI", name), bool)
    assert_type(french.slug("CCI"), str)


def french_reading(text: str) -> None:
    """What is read from French is a value."""
    assert_type(french.parse_amount(text, mode="lenient"), Price)
    assert_type(french.parse_words(text), Amount)
    assert_type(french.parse_number_words(text), int)
    assert_type(french.parse_date(text), date)
    assert_type(french.parse_period(text), Period)
    assert_type(french.parse_duration(text), Duration)
    assert_type(french.parse_percent(text), Decimal)
    assert_type(french.parse_ordinal(text), int)
    assert_type(french.parse_roman(text), int)
    assert_type(french.parse_numero(text), int)


def refused_french(amount: Amount) -> None:
    """No float, no unknown style, no amount where a number is meant."""
    french.format_amount(50000)  # type: ignore[arg-type]
    french.format_amount(amount, decimals="never")  # type: ignore[arg-type]
    french.format_amount(amount, tax="TVA")  # type: ignore[arg-type]
    french.format_compact(amount, style="tiny")  # type: ignore[arg-type]
    french.format_percent(12.5)  # type: ignore[arg-type]
    french.format_date("2018-12-31")  # type: ignore[arg-type]
    french.number_in_words(amount)  # type: ignore[arg-type]
    french.amount_in_words(50000)  # type: ignore[arg-type]
    french.parse_amount(b"50 000")  # type: ignore[arg-type]
    french.parse_amount("50 000", mode="loose")  # type: ignore[arg-type]
    french.format_nothing(amount)  # type: ignore[attr-defined]


def files(path: Path) -> None:
    """Files to conventions and back."""
    convention = load(path)
    assert_type(convention, Convention)
    assert_type(load("ma-convention.yaml"), Convention)
    assert_type(loads("format: 1", name="texte"), Convention)
    assert_type(dumps(convention), str)
    assert_type(dumps(convention, format="json"), str)
    loaded = load_with_sources(path)
    assert_type(loaded, Loaded)
    assert_type(loaded.convention, Convention)
    assert_type(loaded.sources, dict[str, Location])
    assert_type(loaded.sources["title"].line, int)
    assert_type(Convention.model_validate_json(convention.model_dump_json()), Convention)


def refused_files(convention: Convention) -> None:
    """A path is a path, a format is one of two."""
    load(3)  # type: ignore[arg-type]
    loads(None)  # type: ignore[arg-type]
    dumps(convention, format="toml")  # type: ignore[arg-type]
    dumps("format: 1")  # type: ignore[arg-type]


def errors(error: ConventionFileError, unread: FrenchParseError) -> None:
    """Errors say what a program needs."""
    root: ConventionsError = error
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].file, str)
    assert_type(error.problems[0].line, int)
    assert_type(error.problems[0].code, str)
    assert_type(error.problems[0].message, str)
    assert_type((unread.code, unread.text, unread.message, unread.position), tuple[str, str, str, int])
    value_error: ValueError = root
    raise value_error


def records(convention: Convention, avenant: Avenant) -> None:
    """Records are made by name, changed by ``replace``, and hold exact types."""
    assert_type(cci_2017_2019(), Convention)
    assert_type(convention.replace(title="Autre titre"), Convention)
    assert_type(convention.with_avenant(avenant), Convention)
    assert_type(convention.initial, Terms)
    assert_type(convention.avenants, tuple[Avenant, ...])
    assert_type(convention.initial.grants, tuple[Grant, ...])
    assert_type(convention.initial.party("CCI"), Party | None)
    assert_type(Grant(exercise=2018, beneficiary="CCI", amount=None).amount, Amount | None)
    assert_type(convention.signed_on, date | None)


def refused_records(convention: Convention, grant: Grant) -> None:
    """A record is frozen, keyword-only, complete; an amount that may be unknown is not an amount."""
    Grant(2018, "CCI", None)  # type: ignore[call-arg]
    Grant(exercise=2018, beneficiary="CCI")  # type: ignore[call-arg]
    Grant(exercise=2018, beneficiary="CCI", amount=50000)  # type: ignore[arg-type]
    Grant(exercise=2018, beneficiary="CCI", amount=None, montant=ZERO)  # type: ignore[call-arg]
    convention.title = "Autre titre"  # type: ignore[misc]
    convention.with_avenant(convention)  # type: ignore[arg-type]
    grant.amount + ZERO  # type: ignore[operator]
    convention.in_force(DAY)  # type: ignore[attr-defined]


def operations(convention: Convention) -> None:
    """Everything is answered at a date."""
    assert_type(in_force(convention, DAY), Terms)
    assert_type(in_force(convention, as_of=DAY, known_on=DAY), Terms)
    assert_type(timeline(convention), tuple[Milestone, ...])
    assert_type(history(convention, "period"), tuple[Change, ...])
    assert_type(diff(convention.initial, convention.initial), tuple[Change, ...])
    assert_type(apply(convention.initial, history(convention)), Terms)
    assert_type(propose(convention.initial, convention.initial, number=2), Avenant)
    planned = schedule(convention, DAY, known_on=None, facts=Facts())
    assert_type(planned, Schedule)
    assert_type(planned.lines, tuple[ScheduleLine, ...])
    held = position(convention, DAY, facts=Facts())
    assert_type(held, Position)
    assert_type(held.exercises, tuple[ExercisePosition, ...])
    assert_type(held.exercises[0].to_pay, Total)
    assert_type(held.total("paid").amount, Amount)


def refused_operations(convention: Convention) -> None:
    """No date is taken from the clock, none is a text; what was known is said by name."""
    in_force(convention)  # type: ignore[call-arg]
    schedule(convention)  # type: ignore[call-arg]
    position(convention)  # type: ignore[call-arg]
    check(convention)  # type: ignore[call-arg]
    in_force(convention, "2018-12-31")  # type: ignore[arg-type]
    in_force(convention, DAY, DAY)  # type: ignore[call-arg]
    in_force(convention.initial, DAY)  # type: ignore[arg-type]
    schedule(convention, DAY, facts=None)  # type: ignore[arg-type]
    check(convention, DAY, Context())  # type: ignore[call-arg, arg-type]


def rules(convention: Convention, sources: Mapping[str, Location]) -> None:
    """A check gives a report; a finding says where, what and under which text."""
    report = check(convention, DAY, profile=Profile(select=("NAT-001",)), context=Context(sources=sources))
    assert_type(report, Report)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.errors, tuple[Finding, ...])
    assert_type(report.ok, bool)
    assert_type(report.waived, tuple[Finding, ...])
    assert_type(report.findings[0].address, str)
    assert_type(report.findings[0].sources, tuple[Source, ...])
    assert_type(report.to_json(), str)
    assert_type(RULES, tuple[Rule, ...])


def identifiers_and_accounts() -> None:
    """Identifiers answer yes or no, or their canonical form; accounts answer one of three things."""
    assert_type(siren.is_valid("732829320"), bool)
    assert_type(iban.validate("FR76"), str)
    answer = nomenclature.find_account("65738", "M57", 2018)
    assert_type(answer, nomenclature.Found | nomenclature.Absent | nomenclature.Unknown)
    _ = answer.accounts  # type: ignore[union-attr]
    nomenclature.find_account(65738, "M57", 2018)  # type: ignore[arg-type]
    assert_type(
        nomenclature.find_chapter("65", "M57", 2018),
        nomenclature.FoundChapter | nomenclature.Absent | nomenclature.Unknown,
    )
    assert_type(
        nomenclature.suggest("65738", "M57", 2018, "chambre consulaire"), tuple[nomenclature.Account, ...]
    )
    nomenclature.suggest("65738", "M57", 2018, None, "M57_D")  # type: ignore[call-arg]
    followed = nomenclature.norm_for(cci_2017_2019().initial.parties[0], date(2018, 1, 1))
    assert_type(followed, nomenclature.FollowedNorm | nomenclature.Unknown)
    assert_type(nomenclature.search("ménages"), tuple[nomenclature.Match, ...] | nomenclature.Unknown)
    nomenclature.find_account("65738", "M57", "2018")  # type: ignore[arg-type]
