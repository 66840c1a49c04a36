"""The groups in which rows are compared: a family has a key, and what it finds in the rows that share it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.opendata.scdl.crossing import duplicates, naming, restating, sharing, threshold
from conventions.opendata.scdl.crossing.facts import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts
    from conventions.opendata.scdl.crossing.finding import Finding

    Key = tuple[str | int, ...] | str


class Family(NamedTuple):
    """How rows are grouped (``key`` is falsy for one that is left aside), and what is found in a group.

    The rows of a group are in the order of the file.
    """

    name: str
    key: Callable[[Facts], Key]
    judge: Callable[[Sequence[Facts]], Iterable[Finding]]


def _whole(facts: Facts) -> Key:
    return facts.cells if any(facts.cells) else ()


def _near(facts: Facts) -> Key:
    if not facts.beneficiary or facts.cents is None:
        return ()
    return facts.grantor, facts.beneficiary, facts.cents, facts.day or facts.exercise


def _granted(facts: Facts) -> Key:
    return (facts.grantor, facts.beneficiary) if facts.beneficiary else ()


def _decision(facts: Facts) -> Key:
    return (facts.grantor, facts.day, facts.reference, facts.object) if facts.share is not None else ()


FAMILIES: Final = (
    Family("whole", _whole, duplicates.exact),
    Family("near", _near, duplicates.near),
    Family("decision", _decision, sharing.shares),
    Family("identifier", lambda facts: facts.identifier, naming.names),
    Family("name", lambda facts: name_key(facts.name), naming.identifiers),
    Family("beneficiary", _granted, restating.restated),
    Family("exercise", threshold.key, threshold.over),
)


def judged(rows: Iterable[Facts], family: Family) -> Iterator[Finding]:
    """What a family finds in rows, which are in the order of the file."""
    groups: dict[Key, list[Facts]] = defaultdict(list)
    for facts in rows:
        if key := family.key(facts):
            groups[key].append(facts)
    for group in groups.values():
        yield from family.judge(group)
