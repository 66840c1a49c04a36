"""Going over grants with who receives them: a rule is about some bodies, and says so of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from conventions.french import quote
from conventions.model import Firmness, Grant, Party
from conventions.rules.anchors import end_of
from conventions.rules.answers import Answer, NotApplicable, NotEvaluated
from conventions.rules.case import Case
from conventions.rules.reading.wording import named
from conventions.rules.scope import Beneficiaries
from conventions.rules.written import decided, party_of

NO_GRANT = "aucune subvention ferme n’est inscrite"


def by_grant(
    case: Case,
    about: Beneficiaries,
    answers: Callable[[Grant, Party], Iterable[Answer]],
    *,
    forecast: bool = False,
) -> Iterator[Answer]:
    """What a rule answers of each firm grant (and forecast ones when asked) to a body that it is about.

    Each answer is dated by the end of the exercise, unless it has its own day. A grant to another body has no
    object; the nature of a body that nobody told is a missing fact.
    """
    grants = [grant for grant in decided(case).terms.grants if forecast or grant.firmness is Firmness.FIRM]
    if not grants:
        yield NotApplicable(NO_GRANT)
    for grant in grants:
        for answer in _of_grant(case, about, grant, answers):
            yield answer if answer.day else answer._replace(day=end_of(grant.exercise))


def _of_grant(
    case: Case,
    about: Beneficiaries,
    grant: Grant,
    answers: Callable[[Grant, Party], Iterable[Answer]],
) -> Iterable[Answer]:
    party = party_of(case, grant.beneficiary)
    if party is None:
        return (NotEvaluated(f"bénéficiaire {quote(grant.beneficiary)} absent des parties"),)
    covered = about.covers(party.kind_on(end_of(grant.exercise)))
    if covered is None:
        return (NotEvaluated(f"nature juridique non renseignée : {named(party)}"),)
    if not covered:
        return (NotApplicable(f"la règle vise {about} ; bénéficiaire : {named(party)}"),)
    return answers(grant, party)


def grant_address(case: Case, grant: Grant, field: str = "") -> str:
    """Where a grant, or one of its fields, is written: in the initial terms, or in the act that sets it."""
    return decided(case).origin(f"grants[{grant.key}]{'.' + field if field else ''}").address
