"""What the file tells of publications: those of a kind that count for a grant, or for an exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from conventions.model import Grant, Publication, PublicationKind
from conventions.rules.reading.told import publications
from conventions.rules.rule import Case, Fault, NotEvaluated, Passed
from conventions.rules.written import decided


def about(case: Case, kind: PublicationKind, grant: Grant) -> Iterator[Publication]:
    """Those that are about a grant: they name it, or its exercise, or nothing."""
    for item in publications(case, kind):
        if item.grant in {None, grant.key} and item.exercise in {None, grant.exercise}:
            yield item


def listed(
    case: Case, kind: PublicationKind, grants: Sequence[Grant], missing: Callable[[], Fault], what: str
) -> Passed | Fault | NotEvaluated:
    """Whether one of some grants of an exercise is in what was published for it.

    ``missing`` makes the fault when others of the exercise are named and these are not; a file that tells
    nothing of the publication does not say that there was none.
    """
    for grant in grants:
        for item in about(case, kind, grant):
            return Passed(f"publications[{item.key}]")
    exercise = grants[0].exercise
    if any(_is_of(case, item, exercise) for item in publications(case, kind)):
        return missing()
    return NotEvaluated(f"publication non renseignée : {what}")


def _is_of(case: Case, item: Publication, exercise: int) -> bool:
    """Whether a publication that names a grant is of an exercise: its own, or that of the grant."""
    if item.exercise is not None:
        return item.exercise == exercise
    return any(grant.key == item.grant and grant.exercise == exercise for grant in decided(case).terms.grants)
