"""What the council of the town decides: the convention, its grants, its avenants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from conventions.french import format_amount
from conventions.model import (
    Classification,
    Decision,
    DecisionKind,
    Deliberation,
    Organ,
    Outcome,
    PublicationMode,
    Purpose,
    Vote,
)
from conventions.samples.towns.bodies import MAYOR
from conventions.samples.towns.days import later
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story
from conventions.samples.towns.votes import vote

ELECTRONIC_SINCE: Final = date(2022, 7, 1)


def number(day: date, story: Story) -> str:
    """The number of the deliberation of a session that is about a convention."""
    return f"{day:%Y-%m}-{story.rank + 1:03d}"


def subject(story: Story) -> str:
    """The subject under which the acts of a convention are filed (@CTES)."""
    return _SUBJECTS.get(story.aid.purpose, "7.5")


_SUBJECTS: Final = {
    Purpose.BUSINESS: "7.4",
    Purpose.BUSINESS_PREMISES: "7.4",
    Purpose.SUPPORTING_FUND: "7.8",
    None: "7.5",
}


def deliberation(story: Story, day: date, *decisions: Decision) -> Deliberation:
    """The deliberation of a session about a convention, published and sent to the prefect."""
    return Deliberation(
        authority="ville",
        organ=Organ.COUNCIL,
        assembly="Conseil municipal",
        number=number(day, story),
        date=day,
        title=f"{story.subject.action} : {story.body.name}",
        decisions=decisions,
        vote=vote(story),
        transmitted_on=later(day, 4),
        published_on=later(day, 5),
        publication=_mode(day),
        classification=Classification(nature=1, subject=subject(story)),
    )


def _mode(day: date) -> PublicationMode:
    return PublicationMode.ELECTRONIC if later(day, 5) >= ELECTRONIC_SINCE else PublicationMode.POSTED


def approves(story: Story) -> tuple[Decision, ...]:
    """The council approves the convention, grants what is firm, and lets the mayor sign."""
    firm = story.years[:1] if story.confirmed else story.years
    return (
        Decision(number="1", kind=DecisionKind.APPROVE_CONVENTION, raw="approuve la convention"),
        *(grants(story, year, rank) for rank, year in enumerate(firm, start=2)),
        Decision(
            number=str(len(firm) + 2),
            kind=DecisionKind.AUTHORISE_SIGNATURE,
            raw="autorise Madame la maire à signer la convention",
            signatory=MAYOR,
        ),
    )


def grants(story: Story, year: Year, rank: int) -> Decision:
    """The decision that grants the money of a year."""
    return Decision(
        number=str(rank),
        kind=DecisionKind.GRANT,
        raw=f"attribue une subvention de {format_amount(year.amount)} pour {year.exercise}",
        beneficiary=story.body.key,
        exercise=year.exercise,
        amount=year.amount,
        object=story.subject.action,
    )


def accepts(story: Story) -> Iterator[Deliberation]:
    """The council of a group of communes asks for the fonds de concours, a little before, and for the same sum."""
    if story.aid.purpose is Purpose.SUPPORTING_FUND:
        day = story.decided - timedelta(days=16)
        yield Deliberation(
            authority=story.body.key,
            organ=Organ.COUNCIL,
            assembly="Conseil communautaire",
            number=f"CC-{number(day, story)}",
            date=day,
            decisions=tuple(
                Decision(
                    number=str(rank),
                    kind=DecisionKind.REQUEST,
                    raw=f"sollicite un fonds de concours de {format_amount(year.amount)} de la Ville",
                    beneficiary=story.body.key,
                    exercise=year.exercise,
                    amount=year.amount,
                )
                for rank, year in enumerate(story.years, start=1)
            ),
            vote=Vote(
                outcome=Outcome.UNANIMOUS, in_favour=48, against=0, abstentions=0, present=45, proxies=3
            ),
            transmitted_on=later(day, 4),
            published_on=later(day, 5),
            publication=_mode(day),
            classification=Classification(nature=1, subject=subject(story)),
        )
