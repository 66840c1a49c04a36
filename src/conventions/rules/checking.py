"""Running rules over a convention, and turning their answers into a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from conventions.days import check_days
from conventions.errors import ConventionsError, OperationError
from conventions.model import Convention
from conventions.nomenclature import source
from conventions.rules.case import Met
from conventions.rules.catalogue import VERSION, all_rules
from conventions.rules.cover import cover_of
from conventions.rules.dating import answers_in_law
from conventions.rules.findings import finding_of, gravity, is_waived, justified
from conventions.rules.profile import Profile
from conventions.rules.report import Report
from conventions.rules.rule import (
    Answer,
    Case,
    Context,
    Fault,
    NotEvaluated,
    Rule,
)
from conventions.rules.scope import out_of_scope
from conventions.rules.selection import selected, severities
from conventions.rules.settling import Outcome, settled

WAIVERS = "JUS-001"
"""The rule that looks at what the others found."""


def check(
    convention: Convention,
    as_of: date,
    *,
    known_on: date | None = None,
    profile: Profile | None = None,
    context: Context = Context(),
) -> Report:
    """Check a convention on a day: findings, and every rule that could not be or need not be evaluated.

    Bank details and the data of natural persons are masked in the report, addresses included, unless the
    context says ``reveal=True``.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises UnknownRule: when the profile names a code that is not in the catalogue.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> report = check(cci_2017_2019(), date(2018, 12, 31))
    >>> report.findings[0].code, report.ok
    ('NAT-001', False)
    """
    check_days(as_of, known_on)
    chosen = profile or Profile()
    case = Case(convention, as_of, context, known_on, chosen.parameters)
    case.met = dict(_met(case))
    told = [(rule, _answers(rule, case)) for rule in selected(chosen, all_rules())]
    cover = cover_of(case)
    outcomes = [Outcome(rule, tuple(map(cover.answer, answers))) for rule, answers in told]
    faults = ((rule, answer) for rule, answers in outcomes for answer in answers if isinstance(answer, Fault))
    least = severities(chosen)
    findings = sorted(
        (finding_of(rule, fault, case, least.get(rule.code)) for rule, fault in faults), key=gravity
    )
    waived = {item for item in findings if is_waived(item, case, cover)}
    return Report(
        convention=cover.text(convention.title),
        as_of=as_of,
        profile=chosen.title,
        library_version=library_version(),
        rules_version=VERSION,
        data_version=source(),
        findings=tuple(cover.finding(item) for item in findings if item not in waived),
        waived=tuple(cover.finding(justified(item, case, cover)) for item in findings if item in waived),
        **settled(outcomes, cover)._asdict(),
    )


def _met(case: Case) -> Iterator[tuple[str, Met]]:
    """What the rules that the waivers name find, selected or not; that on waivers itself waits for them."""
    named = {waiver.code for waiver in case.convention.waivers} - {WAIVERS}
    if not named:
        return
    known, cover = {rule.code: rule for rule in all_rules()}, cover_of(case)
    for code in named:
        answers = _answers(known[code], case) if code in known else ()
        found = [answer.address for answer in answers if isinstance(answer, Fault)]
        missing = (answer.address for answer in answers if isinstance(answer, NotEvaluated))
        untold = [address for address in missing if address]
        shown = ((*real, *map(cover.address, real)) for real in (found, untold))
        yield code, Met(code in known, *shown)


@cache
def library_version() -> str:
    """The version of the installed library."""
    try:
        return version("conventions-subvention")
    except PackageNotFoundError:
        return "non installée"


def versions() -> tuple[tuple[str, str], ...]:
    """What a check rests on, each with its version: the library, its rules, its data.

    >>> [name for name, _ in versions()]
    ['bibliothèque', 'règles', 'données']
    """
    data = source().removeprefix("Source : ")
    return ("bibliothèque", library_version()), ("règles", VERSION), ("données", data)


def _answers(rule: Rule, case: Case) -> tuple[Answer, ...]:
    try:
        outside = out_of_scope(rule, case)
        answers = (outside,) if outside else answers_in_law(rule, case)
    except OperationError as error:
        return (NotEvaluated(f"la convention ne peut pas être consolidée : {error}"),)
    except ConventionsError as error:
        return (NotEvaluated(f"un calcul est impossible : {error}"),)
    return answers or (NotEvaluated("la règle n’a rien trouvé à examiner"),)
