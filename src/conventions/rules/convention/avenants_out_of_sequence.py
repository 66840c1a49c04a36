"""Avenants qui ne s’enchaînent pas.

## Ce que la règle vérifie
La numérotation des avenants n’a pas de trou (un avenant sans numéro, ou désigné par son année, n’en fait pas
un), et chaque avenant peut s’appliquer à ce qui le précède : il ne met pas fin à la convention avant son
début, il ne modifie rien qui n’existe pas. Deux actes de mêmes dates d’effet et de signature ne disent pas deux
choses différentes d’une même stipulation. Un avenant qui se donne un type (« financier », « de prolongation »,
« de transfert », « de programme ») ne modifie que ce que ce type annonce.

## Pourquoi
Un numéro manquant annonce souvent un avenant oublié dans le dossier : avertissement. Un avenant qui ne
s’applique à rien rend la convention impossible à consolider : erreur. Les autres règles ne sont alors pas
évaluées. Entre deux actes du même jour qui se contredisent, seul le numéro décide, ce que les parties n’ont pas
forcément voulu : avertissement. Un avenant qui va au-delà de son type est valable, mais son titre trompe son
lecteur : avertissement.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> convention = cci_2017_2019()
>>> third = convention.avenants[0].replace(number=3, year=None)
>>> second_missing = convention.replace(avenants=(*convention.avenants, third))
>>> report = check(second_missing, date(2018, 12, 31), profile=Profile(select=("CONV-010",)))
>>> [finding.address for finding in report.findings]
['avenants[3].number']

>>> from conventions.model import Avenant, ExtendTerm
>>> acts = [
...     Avenant(number=1, signed_on=date(2018, 6, 1), operations=(ExtendTerm(until=date(2020, 6, 30)),)),
...     Avenant(number=2, signed_on=date(2018, 6, 1), operations=(ExtendTerm(until=date(2020, 12, 31)),)),
... ]
>>> same_day = convention.replace(avenants=tuple(acts))
>>> report = check(same_day, date(2018, 12, 31), profile=Profile(select=("CONV-010",)))
>>> [finding.address for finding in report.findings]
['avenants[2].operations[durée].until']

## Références
- Logique : un acte modifie ce qui est en vigueur avant lui.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.errors import OperationError
from conventions.french import format_list
from conventions.model import Avenant, Convention
from conventions.operations import Conflict, act_address, act_name, conflicts, overreach
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import decided

FIRST_YEAR = 1900
"""A number from here on is the year of the avenant, not its rank."""


@rule(
    "CONV-010",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un acte modifie ce qui est en vigueur avant lui"),),
    dated_by=Anchor.AVENANT,
    decider="le service instructeur",
    since="0.1",
    requires=("les avenants, leurs numéros et leurs dates",),
)
def avenants_out_of_sequence(case: Case) -> Iterator[Answer]:
    """Fold the avenants, compare those of the same day, then look for holes in each series of numbers."""
    folding = _folding(case)
    yield folding
    if isinstance(folding, Passed):
        yield from _contradictions(case)
    for avenant in case.convention.avenants:
        yield from (_beyond(avenant, address) for address in overreach(avenant))
    for series in _series(case.convention):
        yield from _holes(series, case.convention)


def _folding(case: Case) -> Answer:
    try:
        decided(case)
    except OperationError as error:
        return _unfolded(error.address, error.reason)
    return Passed("avenants")


def _unfolded(address: str, reason: str) -> Fault:
    return Fault(
        address=address,
        message=f"l’opération ne peut pas s’appliquer : {reason}",
        remedy="corriger l’opération, ou ajouter l’acte qui manque avant elle",
        values=(("opération", address), ("raison", reason)),
    )


def _contradictions(case: Case) -> Iterator[Answer]:
    """Those of the acts that count on the day."""
    counted = {act_address(act) for act in (*decided(case).avenants, *decided(case).renewals)}
    for each in conflicts(case.convention):
        if counted.issuperset(map(act_address, (each.first, each.second))):
            yield _conflict(each)


def _conflict(found: Conflict) -> Fault:
    first, second = act_name(found.first), act_name(found.second)
    return Fault(
        address=found.place,
        message=f"{first} et {second}, de mêmes dates, se contredisent ({found.address}) : {second} l’emporte",
        remedy="donner à chacun sa date d’effet, ou retirer de l’un ce que l’autre dit",
        values=(("stipulation", found.address), ("premier acte", first), ("second acte", second)),
        severity=Severity.WARNING,
    )


def _beyond(avenant: Avenant, address: str) -> Fault:
    kind = str(avenant.kind)
    return Fault(
        address=address,
        message=f"{act_name(avenant)}, dit « {kind} », modifie autre chose que ce que son type annonce",
        remedy="corriger le type de l’avenant, ou le retirer",
        words=avenant.raw_title or avenant.title,
        values=(("type", kind), ("opération", address)),
        severity=Severity.WARNING,
    )


def _series(convention: Convention) -> list[list[Avenant]]:
    """The numbered avenants, together; year by year when the numbers start again each year."""
    numbered = sorted(
        (avenant for avenant in convention.avenants if _is_numbered(avenant)),
        key=lambda avenant: (avenant.number or 0, avenant.key),
    )
    if len({avenant.number for avenant in numbered}) == len(numbered):
        return [numbered]
    years = dict.fromkeys(avenant.year for avenant in numbered)
    return [[avenant for avenant in numbered if avenant.year == year] for year in years]


def _is_numbered(avenant: Avenant) -> bool:
    return avenant.number is not None and avenant.number < FIRST_YEAR


def _holes(series: list[Avenant], convention: Convention) -> Iterator[Answer]:
    """A hole before the first number is none when the convention is known in part only."""
    unnumbered = sum(not _is_numbered(avenant) for avenant in convention.avenants)
    known = [avenant.number or 0 for avenant in series]
    start = known[:1] if convention.known_in_part else [0]
    for before, avenant in zip([*start, *known], series, strict=False):
        missing = list(range(before + 1, avenant.number or 0))
        if missing and len(missing) <= unnumbered:
            yield NotEvaluated(
                f"un avenant sans numéro est peut-être le n° {missing[0]}", act_address(avenant)
            )
        elif missing:
            yield _hole(avenant, missing)


def _hole(avenant: Avenant, missing: list[int]) -> Fault:
    absent = f"n° {missing[0]}" if len(missing) == 1 else f"nos {format_list([missing[0], missing[-1]])}"
    if len(missing) > 2:
        absent = f"nos {missing[0]} à {missing[-1]}"
    which = "l’avenant" if len(missing) == 1 else "les avenants"
    return Fault(
        address=f"{act_address(avenant)}.number",
        message=f"{act_name(avenant)} est au dossier sans {which} {absent}",
        remedy=f"ajouter {which} {absent}, ou corriger le numéro",
        words=avenant.raw_title or avenant.title,
        values=(("numéro", avenant.number or 0), ("numéros absents", absent.partition(" ")[2])),
        severity=Severity.WARNING,
    )
