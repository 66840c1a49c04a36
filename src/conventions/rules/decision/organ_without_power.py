"""Subvention décidée sans compétence, ou sans délégation citée.

## Ce que la règle vérifie
L’organe qui attribue la subvention peut le faire, selon ce qu’est l’autorité au jour de la décision : le conseil
seul dans une commune ; le conseil, ou le bureau et l’exécutif qui en ont reçu délégation, dans un groupement ou
une métropole ; le conseil ou la commission permanente dans un département ou une région. Le montant ne dépasse
pas ce que permet la délégation, ou le règlement donné en paramètre (« bureau_up_to », « executive_up_to »).

## Pourquoi
L’incompétence est d’ordre public : le juge l’examine d’office, à tout moment. Dans un groupement, une décision
du bureau dont le texte ne cite aucune délégation est signalée pour information : la délégation peut exister. Il
en va de même d’une délégation citée qui est postérieure à la décision : une autre a pu la précéder.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-003",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'deliberations[2018-11-15].organ')]

## Références
- CGCT, articles L2122-22, L3211-2 et L5211-10.
- Question écrite n° 03215, Sénat, 2022.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from conventions.french import format_amount, format_date, quote
from conventions.model import DecisionKind, Delegation, Deliberation, Organ, PartyKind
from conventions.money import Amount
from conventions.rules.reading.deliberations import (
    NO_GRANTING,
    Granting,
    granting,
    kind_of_authority,
    said,
)
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
    Validity,
    rule,
)
from conventions.rules.scope import GROUPS

_DELEGATED = {
    Organ.BUREAU: "le bureau",
    Organ.STANDING_COMMITTEE: "la commission permanente",
    Organ.EXECUTIVE: "l’exécutif",
}
REMEDY = "faire décider la subvention par l’assemblée compétente, avant tout versement"


@rule(
    "DELIB-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L5211-10", read_as_of=date(2015, 3, 31)),
        Source(
            text="CGCT, art. L2122-22 (question écrite n° 03215, Sénat, 2022)",
            address="https://senat.fr/questions/base/2022/qSEQ221003215.html",
        ),
        Source(text="CGCT, art. L3211-2 (cité de mémoire)"),
    ),
    law=Validity(),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées, avec le service juridique",
    since="0.2",
    requires=(
        "l’organe qui décide",
        "la nature de l’autorité au jour de la décision",
        "la délégation citée, avec sa limite",
    ),
)
def organ_without_power(case: Case) -> Iterator[Answer]:
    """Look at who decided each grant, by what the authority was on the day."""
    found = granting(case)
    if not found:
        yield NotApplicable(NO_GRANTING)
    for grant in found:
        kind = kind_of_authority(case, grant.item)
        if kind is None:
            answer: Answer = NotEvaluated(f"nature de l’autorité non renseignée pour {said(grant.item)}")
        else:
            answer = _JUDGES.get(kind, _no_local)(case, grant)
        yield answer._replace(day=grant.item.date)


def _no_local(case: Case, grant: Granting) -> Answer:  # judges are called alike
    return NotApplicable(f"{said(grant.item)} n’est pas celle d’une collectivité ni d’un groupement")


def _commune(case: Case, grant: Granting) -> Answer:  # judges are called alike
    item = grant.item
    if item.organ is Organ.COUNCIL:
        return Passed(_place(item))
    return _fault(item, "dans une commune, seul le conseil attribue une subvention, sans délégation possible")


def _assembly(case: Case, grant: Granting) -> Answer:
    item = grant.item
    if item.organ is Organ.COUNCIL:
        return Passed(_place(item))
    if item.organ is Organ.STANDING_COMMITTEE:
        return _limited(case, grant) or Passed(_place(item))
    if item.organ is Organ.BUREAU:
        return NotEvaluated("pouvoirs du bureau d’un département ou d’une région non connus", _place(item))
    told = "l’assemblée ou la commission permanente attribue les subventions, et non l’exécutif"
    return _fault(item, told)._replace(severity=Severity.WARNING)  # the article is told from memory


def _group(case: Case, grant: Granting) -> Answer:
    item = grant.item
    if item.organ is Organ.COUNCIL:
        return Passed(_place(item))
    if any(each.kind is DecisionKind.ADOPT_BUDGET for each in item.decisions):
        return _fault(item, "le vote du budget ne se délègue pas")
    limited = _limited(case, grant) or _too_late(item)
    if limited:
        return limited
    return Passed(_place(item)) if _cited(item) else _uncited(item)


def _cited(item: Deliberation) -> Delegation | None:
    """The delegation that the text cites, when it is one to this organ, made by then."""
    told = item.delegation
    made = told is not None and (told.decided_on is None or told.decided_on <= item.date)
    return told if told and made and told.organ is item.organ else None


def _too_late(item: Deliberation) -> Fault | None:
    """A fault when the delegation that is cited was decided after what it should allow."""
    told = item.delegation
    if (
        told is None
        or told.organ is not item.organ
        or told.decided_on is None
        or told.decided_on <= item.date
    ):
        return None
    fault = _fault(item, f"la délégation citée n’est que du {format_date(told.decided_on)}")
    return fault._replace(
        remedy="vérifier les deux dates, et citer la délégation en vigueur le jour de la décision",
        values=(*fault.values, ("décision", item.date), ("délégation", told.decided_on)),
        severity=Severity.INFO,
    )


def _limited(case: Case, grant: Granting) -> Answer | None:
    """A fault when an amount passes what was delegated; None when none is known to, and no limit is told."""
    limits = dict(_limits(case, grant.item))
    if not limits:
        return None
    source, limit = min(limits.items(), key=lambda told: told[1])
    known = [each.amount for each in grant.decisions if each.amount is not None]
    if known and max(known) > limit:
        return _excess(grant.item, max(known), limit, source)
    if len(known) < len(grant.decisions):
        return NotEvaluated(f"montant non renseigné dans {said(grant.item)} : la limite ne se compare à rien")
    return None


def _limits(case: Case, item: Deliberation) -> Iterator[tuple[str, Amount]]:
    cited, rules = _cited(item), case.parameters
    if cited and cited.up_to is not None:
        yield "la délégation citée", cited.up_to
    own = rules.executive_up_to if item.organ is Organ.EXECUTIVE else rules.bureau_up_to
    if own is not None:
        yield "le règlement de la collectivité", own


def _excess(item: Deliberation, amount: Amount, limit: Amount, source: str) -> Fault:
    told = f"{source} lui permet {format_amount(limit)} au plus, et la décision porte sur {format_amount(amount)}"
    fault = _fault(item, told)
    return fault._replace(values=(*fault.values, ("montant", amount), ("limite", limit)))


def _fault(item: Deliberation, why: str) -> Fault:
    return Fault(
        address=_place(item),
        message=f"{said(item)} est prise par {_DELEGATED[item.organ]} : {why}",
        remedy=REMEDY,
        words=item.assembly,
        values=(("organe", item.organ.value),),
    )


def _uncited(item: Deliberation) -> Fault:
    who = f"{_DELEGATED[item.organ]} peut attribuer une subvention par délégation du conseil"
    return Fault(
        address=_place(item),
        message=f"{said(item)} ne cite aucune délégation à cet organe ({quote(item.assembly)}) : {who}",
        remedy="citer dans les visas la délibération qui donne délégation, avec sa date et sa limite",
        words=item.assembly,
        values=(("organe", item.organ.value),),
        severity=Severity.INFO,
    )


def _place(item: Deliberation) -> str:
    return f"deliberations[{item.key}].organ"


_JUDGES: Mapping[PartyKind, Callable[[Case, Granting], Answer]] = {
    PartyKind.COMMUNE: _commune,
    PartyKind.DEPARTEMENT: _assembly,
    PartyKind.REGION: _assembly,
    **dict.fromkeys(GROUPS, _group),
}
