"""Acte transmis sous une autre nature ou une autre matière que la sienne.

## Ce que la règle vérifie
Là où le fichier dit comment un acte a été classé pour sa télétransmission (@CTES), la nature est 1 pour une
délibération et 4 pour une convention ou un avenant, et la matière est 7.5 « Subventions » : 7.4 est admise pour
une aide aux entreprises, 7.8 est celle d’un fonds de concours. Un troisième niveau propre au département
(7.5.1) est accepté. La règle ne dit jamais qu’une convention doit être transmise elle-même.

## Pourquoi
Un acte mal classé n’arrive pas au bon service du contrôle de légalité, et son retrait fait courir de nouveau le
délai.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("ACTES-001",)))
>>> print(report.not_evaluated[0].reason.rpartition("nature 1, ")[2])
matière 7.5 attendue (ou 7.4, pour une aide aux entreprises)

## Références
- Classification @CTES du 13 novembre 2017, niveaux 1 et 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_list, quote
from conventions.model import Classification, Organ, Purpose
from conventions.operations import act_address, act_name, signature_day
from conventions.rules.reading.deliberations import NO_DECISION, deciding, said
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
    rule,
)
from conventions.rules.written import decided

GRANTS, BUSINESS, SUPPORTING_FUND = "7.5", "7.4", "7.8"
_BUSINESS = frozenset({Purpose.BUSINESS, Purpose.BUSINESS_CREATION, Purpose.BUSINESS_PREMISES})
_SUBJECT = re.compile(r"\s*0?([0-9]{1,2})\s?[.\-]\s?0?([0-9]{1,2})(?![0-9])")
_LONGEST = 40


class _Filed(NamedTuple):
    """An act, how it was filed, and the nature that it has; None where nothing says which."""

    name: str
    address: str
    filed: Classification | None
    nature: int | None
    day: date | None


class _Subjects(NamedTuple):
    """The subject expected, those that are right, and those that may be for want of a purpose."""

    said: str
    right: frozenset[str]
    possible: frozenset[str]


@rule(
    "ACTES-001",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Classification @CTES du 13 novembre 2017, niveaux 1 et 2 (les mêmes depuis le 1er avril 2004)",
            since=date(2004, 4, 1),
            address="https://github.com/megalis-bretagne/opendata-extraction",
        ),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("la nature et la matière dites à la transmission", "l’objet légal de la subvention"),
)
def act_misfiled(case: Case) -> Iterator[Answer]:
    """Look at how each deliberation, and each act that is told as sent, was filed."""
    acts = [*_deliberations(case), *_acts(case)]
    if not acts:
        yield NotApplicable(NO_DECISION)
    for act in acts:
        yield from (answer._replace(day=act.day) for answer in _answers(act, case.once(_expected)))


def _deliberations(case: Case) -> Iterator[_Filed]:
    for item in deciding(case):
        nature = None if item.organ is Organ.EXECUTIVE else 1
        yield _Filed(said(item), f"deliberations[{item.key}]", item.classification, nature, item.date)


def _acts(case: Case) -> Iterator[_Filed]:
    """The convention and the avenants, where something says that they were sent: nothing says they must be."""
    convention = case.convention
    for act in (convention, *convention.avenants):
        day = signature_day(act)
        if (act.classification or act.transmitted_on) and (day is None or day <= case.known_day):
            item = convention.deliberation_of(act)
            place = act_address(act)
            address = "title" if place == "initial" else place
            yield _Filed(act_name(act), address, act.classification, 4, day or (item.date if item else None))


def _expected(case: Case) -> _Subjects:
    purposes = {grant.purpose for grant in decided(case).terms.grants}
    business, fund = bool(purposes & _BUSINESS), Purpose.SUPPORTING_FUND in purposes
    if not purposes - {None}:
        told = f"{GRANTS} attendue (ou {BUSINESS}, pour une aide aux entreprises)"
        return _Subjects(told, frozenset({GRANTS}), frozenset({BUSINESS, SUPPORTING_FUND}))
    right = {BUSINESS: business, SUPPORTING_FUND: fund, GRANTS: bool(purposes - {Purpose.SUPPORTING_FUND})}
    codes = [code for code, holds in right.items() if holds]
    return _Subjects(f"{' ou '.join(codes)} attendue", frozenset(codes), frozenset())


def _answers(act: _Filed, expected: _Subjects) -> Iterator[Answer]:
    filed = act.filed
    if filed is None:
        nature = f"nature {act.nature}, " if act.nature else ""
        yield NotEvaluated(
            f"classement non renseigné pour {act.name} : {nature}matière {expected.said}", act.address
        )
        return
    address = "classification" if act.address == "title" else f"{act.address}.classification"
    yield _nature(act, filed, address)
    yield _subject(act, filed, expected, address)


def _nature(act: _Filed, filed: Classification, address: str) -> Answer:
    if filed.nature is None:
        return NotEvaluated(f"nature non renseignée pour {act.name}", address)
    if act.nature is None:
        return NotEvaluated(f"nature attendue d’une décision de l’exécutif non connue : {act.name}", address)
    if filed.nature == act.nature:
        return Passed(f"{address}.nature")
    return Fault(
        address=f"{address}.nature",
        message=f"{act.name} : nature {filed.nature} à la transmission, {act.nature} attendue",
        remedy="demander au service du contrôle de légalité comment corriger le classement de l’acte",
        values=(("nature", filed.nature), ("nature attendue", act.nature)),
    )


def _subject(act: _Filed, filed: Classification, expected: _Subjects, address: str) -> Answer:
    read = _SUBJECT.match(filed.subject) if filed.subject else None
    if filed.subject is None or read is None:
        return NotEvaluated(f"matière illisible ou non renseignée pour {act.name} : {expected.said}", address)
    subject = f"{read[1]}.{read[2]}"
    if subject in expected.right:
        return Passed(f"{address}.subject")
    if subject in expected.possible:
        return NotEvaluated(
            f"matière {subject} : l’objet légal de la subvention n’est pas renseigné", f"{address}.subject"
        )
    return Fault(
        address=f"{address}.subject",
        message=f"{act.name} : matière {quote(filed.subject[:_LONGEST])} à la transmission, {expected.said}",
        remedy="demander au service du contrôle de légalité comment corriger le classement de l’acte",
        values=(
            ("matière", filed.subject[:_LONGEST]),
            ("matières attendues", format_list(sorted(expected.right))),
        ),
    )
