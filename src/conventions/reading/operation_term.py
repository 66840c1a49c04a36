"""What puts the term off, replaces the period, or ends the convention."""

from __future__ import annotations

from conventions.french import parse_period
from conventions.model import ChangePeriod, ExtendTerm, Terminate
from conventions.periods import DAY as DAY_LONG
from conventions.periods import Period
from conventions.reading.operation_names import Unclear
from conventions.reading.operation_rules import ASKED, DAY, LENGTH, SAID, Found, Q, Rule

_CONVENTION = (
    r"(?:la presente|ladite|la) convention(?: initiale| pluriannuelle| annuelle| triennale| de partenariat"
    r"| pluriannuelle d'objectifs| d'objectifs)?"
)
_DURATION = rf"(?:la duree(?: de validite)? de )?{_CONVENTION}"
_UNTIL = rf"jusqu'au (?P<day>{DAY})(?: inclus)?"
_BY = (
    r"(?:de |d'|pour une (?:duree|periode)(?: supplementaire)? (?:de |d'))"
    rf"(?P<by>{LENGTH})(?: supplementaires?)?"
)
_END = rf"(?:le terme|l'echeance|la date de fin|la fin) de {_CONVENTION}"
_AT = rf"(?:le|au|a compter du|a la date du|a partir du) (?P<day>{DAY})"
_REASON = rf"(?:, au motif suivant : (?P<reason>{Q}))?"


def _until(found: Found) -> ExtendTerm:
    return ExtendTerm(until=found.day("day"))


def _by(found: Found) -> ExtendTerm:
    return ExtendTerm(by=found.duration("by"))


def _both(found: Found) -> ExtendTerm:
    """A length and a day, which only the end of the terms says are the same."""
    day, period = found.day("day"), found.names.period
    if period is None or period.end is None:
        raise Unclear
    if Period.lasting(period.end + DAY_LONG, found.duration("by")).end != day:
        raise Unclear
    return ExtendTerm(until=day)


def _terminated(found: Found) -> Terminate:
    return Terminate(day=found.day("day"), reason=found.given("reason"))


def _period(found: Found) -> ChangePeriod:
    return ChangePeriod(period=parse_period(found.words("period")))


RULES = (
    Rule(rf"{SAID}{_DURATION} est (?:prolongee|prorogee) {_UNTIL}", _until),
    Rule(rf"{SAID}{_DURATION} est (?:prolongee|prorogee) {_BY}", _by),
    Rule(rf"{SAID}{_DURATION} est (?:prolongee|prorogee) {_BY}(?:,? soit|,) {_UNTIL}", _both),
    Rule(rf"{ASKED}(?:prolonger|proroger) {_DURATION} {_BY}(?:,? soit|,) {_UNTIL}", _both),
    Rule(rf"{ASKED}(?:prolonger|proroger) {_DURATION} {_UNTIL}", _until),
    Rule(rf"{ASKED}(?:prolonger|proroger) {_UNTIL} {_DURATION}", _until),
    Rule(rf"{ASKED}(?:prolonger|proroger) {_DURATION} {_BY}", _by),
    Rule(rf"{ASKED}(?:prolonger|proroger) {_BY} {_DURATION}", _by),
    Rule(rf"{SAID}{_END} est (?:reportee?|repoussee?) au (?P<day>{DAY})", _until),
    Rule(rf"{ASKED}(?:reporter|repousser) {_END} au (?P<day>{DAY})", _until),
    Rule(rf"{SAID}{_CONVENTION} est resiliee {_AT}{_REASON}", _terminated),
    Rule(rf"{ASKED}resilier {_CONVENTION} {_AT}{_REASON}", _terminated),
    Rule(rf"{SAID}{_CONVENTION} s'applique desormais (?P<period>[0-9a-z][0-9a-z /.'-]{{3,80}})", _period),
)
