"""Mandat émis après la clôture, ou engagement non mandaté à la clôture.

## Ce que la règle vérifie
Un mandat imputé sur un exercice est émis au plus tard le 31 janvier suivant en fonctionnement (journée
complémentaire), le 31 décembre en investissement. La section est celle de l’imputation de la subvention, de son
compte ou de sa nature ; inconnue, le mandat n’est jugé que s’il est hors délai, ou dans le délai, pour les deux.
Une subvention engagée et pas encore mandatée après la clôture n’est pas une faute : son reste est donné pour
information (rattachement ou reste à réaliser).

## Pourquoi
Après la clôture, une dépense se mandate sur l’exercice suivant : elle y est reportée, ou rattachée à l’ancien.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("BUD-005",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'ledger.commitments[E2024-0412]')]

## Références
- CGCT, articles D2342-3 (communes, et groupements par renvoi) et L1612-11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from conventions.french import format_amount, format_date
from conventions.model import Commitment, Grant, Ledger, Payment, RecoveryKind, Section
from conventions.money import ZERO, Amount
from conventions.operations import closing_day, returned, section_of, still_committed
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.reading.placed import payment_address, placed, said_grant
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided

MESSAGE = "mandat n° {number} imputé sur {exercise}, émis le {day} : le dernier jour était le {last}{section}"
LEFT = (
    "{grant} : {committed} engagés sur {exercise}, {mandated} mandatés, exercice clos depuis le {last} :"
    " {rest} à {what}"
)
Sections = Mapping[str, Section | None]
WHAT = {
    Section.OPERATING: "rattacher à l’exercice ou à inscrire en restes à réaliser",
    Section.INVESTMENT: "inscrire en restes à réaliser",
}


@rule(
    "BUD-005",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, art. D2342-3 et L1612-11", read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("les mandats et leur exercice", "l’imputation", "les engagements comptables"),
)
def mandate_after_closing(case: Case) -> Iterator[Answer]:
    """Compare the day of each mandate with the closing of its exercise, then look at what is left engaged."""
    issued = mandates(case)
    if issued is None:
        yield NotEvaluated(NO_LEDGER)
        return
    if not issued:
        yield NotApplicable("aucun mandat n’est émis")
    sections = {grant.key: section_of(grant) for grant in decided(case).terms.grants}
    by_mandate = _by_mandate(case, sections)
    for item in issued:
        yield _answer(item, by_mandate.get(item.key))._replace(day=end_of(item.exercise))
    yield from _left(case, sections)


def _by_mandate(case: Case, sections: Sections) -> Sections:
    """By key of mandate, the section that its grant is charged to."""
    found = placed(case)
    made = found.payments.items() if found else ()
    return {item.key: sections[key] for key, paid in made for item in paid}


def _answer(payment: Payment, section: Section | None) -> Fault | NotEvaluated | Passed:
    """Without a section, what is late, or in time, for both is said."""
    address, day = payment_address(payment), payment.issued_on
    sections = (Section.INVESTMENT, Section.OPERATING) if section is None else (section,)
    days = [last for each in sections if (last := closing_day(payment.exercise, each))]
    if not days:
        return NotEvaluated(f"clôture de l’exercice {payment.exercise} inconnue", address)
    if day <= min(days):
        return Passed(address)
    if day <= max(days):
        return NotEvaluated("section du mandat inconnue : elle fixe le dernier jour", address)
    return _fault(payment, max(days), section)


def _fault(payment: Payment, last: date, section: Section | None) -> Fault:
    return Fault(
        address=payment_address(payment),
        message=MESSAGE.format(
            number=payment.number,
            exercise=payment.exercise,
            day=format_date(payment.issued_on),
            last=format_date(last),
            section=f" ({section})" if section else "",
        ),
        remedy="imputer le mandat sur l’exercice en cours, sur des crédits reportés ou rattachés",
        values=(("émis le", payment.issued_on), ("dernier jour", last), ("exercice", payment.exercise)),
    )


def _left(case: Case, sections: Sections) -> Iterator[Answer]:
    """What is engaged and not mandated of each grant, once the exercise is closed."""
    found = placed(case)
    if found is None or not found.commitments or found.unplaced:
        return
    for grant in decided(case).terms.grants:
        made = found.commitments.get(grant.key, ())
        section = sections[grant.key]
        if made and section is not None:
            yield from _rest(case, grant, section, made, found.payments.get(grant.key, ()))


def _reduced(case: Case, paid: Sequence[Payment]) -> Amount:
    """What was taken back of mandates in their own exercise: it is engaged again, and no longer mandated."""
    exercises, ledger = {item.key: item.exercise for item in paid}, case.convention.ledger or Ledger()
    reduced = (
        item.amount
        for item in returned(ledger, case.known_day)
        if item.kind is not RecoveryKind.TITLE and exercises.get(item.payment or "") == item.exercise
    )
    return sum(reduced, start=ZERO)


def _rest(
    case: Case, grant: Grant, section: Section, made: Sequence[Commitment], paid: Sequence[Payment]
) -> Iterator[Answer]:
    last = closing_day(made[-1].exercise, section)
    committed = sum((still_committed(item, case.known_day) for item in made), start=ZERO)
    mandated = sum((item.amount for item in paid), start=ZERO) - _reduced(case, paid)
    if last is None or case.known_day <= last or mandated >= committed:
        return
    sums = [format_amount(amount) for amount in (committed, mandated, committed - mandated)]
    yield Fault(
        address=f"ledger.commitments[{made[-1].key}]",
        message=LEFT.format(
            grant=said_grant(grant),
            committed=sums[0],
            exercise=made[-1].exercise,
            mandated=sums[1],
            last=format_date(last),
            rest=sums[2],
            what=WHAT[section],
        ),
        remedy="rattacher ou reporter ce qui reste dû ; dégager ce qui ne l’est plus",
        values=(("engagé", committed), ("mandaté", mandated), ("reste", committed - mandated)),
        severity=Severity.INFO,
        day=end_of(made[-1].exercise),
    )
