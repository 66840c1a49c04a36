"""The groups in which rows are compared: a family has a key, and what it finds in the rows that share it."""

from __future__ import annotations

from collections import defaultdict
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.opendata.scdl.crossing import duplicates, naming, restating, sharing, threshold
from conventions.opendata.scdl.crossing.facts import amount_key, name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts
    from conventions.opendata.scdl.crossing.finding import Finding
    from conventions.opendata.scdl.crossing.views import View

    Keys = Iterable[Hashable]


class Family(NamedTuple):
    """How rows are grouped, and what is found in a group, whose rows are in the order of the file.

    ``key`` is falsy for a row that the family leaves aside, and ``keys`` gives the same for all the rows of a
    view. Only some keys deserve a second look: those that ``varies`` gives two texts, those of the rows that
    ``asks`` names; without either, those that come twice.
    """

    name: str
    key: Callable[[Facts], Hashable]
    keys: Callable[[View], Keys]
    judge: Callable[[Sequence[Facts]], Iterable[Finding]]
    varies: Callable[[View], Keys] | None = None
    asks: Callable[[View], Iterable[int]] | None = None


def _whole(facts: Facts) -> Hashable:
    return facts.cells if any(facts.cells) else ()


def _wholes(view: View) -> Keys:
    return map(tuple, view.rows)


def _near(facts: Facts) -> Hashable:
    return _known(facts.grantor, facts.beneficiary, amount_key(facts.cents), facts.day or facts.exercise)


def _nears(view: View) -> Keys:
    keys = zip(view.grantors, view.beneficiaries, view.amounts, view.dated, strict=True)
    if all(view.beneficiaries) and all(view.amounts):
        return keys
    return (key if key[1] and key[2] else () for key in keys)


def _known(grantor: str, beneficiary: str, amount: str, day: str) -> tuple[str, ...]:
    return (grantor, beneficiary, amount, day) if beneficiary and amount else ()


def _granted(facts: Facts) -> Hashable:
    return (facts.grantor, facts.beneficiary) if facts.beneficiary else ()


def _granteds(view: View) -> Keys:
    keys = zip(view.grantors, view.beneficiaries, strict=True)
    return (key if key[1] else () for key in keys)


def _exercises(view: View) -> Keys:
    keys = zip(view.grantors, view.beneficiaries, view.exercises, view.amounts, strict=True)
    return (key[:3] if all(key[1:]) else () for key in keys)


def _decision(facts: Facts) -> Hashable:
    return (facts.grantor, facts.day, facts.reference, facts.object) if facts.share is not None else ()


def _decisions(view: View) -> Keys:
    keys = zip(view.grantors, view.days, view.column("referenceDecision"), view.column("objet"), strict=True)
    parts = view.column("pourcentageSubvention")
    return (key if sharing.is_part(part) else () for key, part in zip(keys, parts, strict=True))


def _amended(view: View) -> Iterator[int]:
    """The rows that speak of an avenant; most views have none."""
    texts = [view.column(name) for name in ("objet", "conditionsVersement", "referenceDecision")]
    for column in texts:
        if restating.AVENANT in "\n".join(column).lower():
            yield from (row for row, text in enumerate(column) if restating.AVENANT in text.lower())


def _without_act(view: View) -> Iterator[int]:
    references = view.column("referenceDecision")
    return (row for row in compress(count(), map(not_, view.days)) if not references[row].strip())


FAMILIES: Final = (
    Family("whole", _whole, _wholes, duplicates.exact),
    Family("near", _near, _nears, duplicates.near),
    Family("decision", _decision, _decisions, sharing.shares),
    Family(
        "identifier",
        lambda facts: facts.identifier,
        lambda view: view.identifiers,
        naming.names,
        varies=lambda view: view.column("nomBeneficiaire"),
    ),
    Family(
        "name",
        lambda facts: name_key(facts.name),
        lambda view: view.names,
        naming.identifiers,
        varies=lambda view: view.identifiers,
    ),
    Family("beneficiary", _granted, _granteds, restating.restated, asks=_amended),
    Family("exercise", threshold.key, _exercises, threshold.over, asks=_without_act),
)


def judged(rows: Iterable[Facts], family: Family) -> Iterator[Finding]:
    """What a family finds in rows, which are in the order of the file."""
    groups: dict[Hashable, list[Facts]] = defaultdict(list)
    for facts in rows:
        if key := family.key(facts):
            groups[key].append(facts)
    for group in groups.values():
        yield from family.judge(group)
