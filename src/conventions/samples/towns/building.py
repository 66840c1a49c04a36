"""A story told as a convention: nothing is drawn here."""

from __future__ import annotations

from typing import Final

from conventions.model import Classification, Convention
from conventions.samples.towns import aids, council, duties, reports
from conventions.samples.towns.changes import changes, deliberations
from conventions.samples.towns.days import LAST_DAY, later
from conventions.samples.towns.facts import facts
from conventions.samples.towns.initial import initial
from conventions.samples.towns.mandates import mandates
from conventions.samples.towns.papers import documents
from conventions.samples.towns.spending import ledger
from conventions.samples.towns.stories import Story

_KINDS: Final = {True: "convention pluriannuelle d’objectifs", False: "convention de subvention"}


def convention(story: Story) -> Convention:
    """The convention of a story, with its acts, its ledger, its papers and its publications."""
    made, issued = changes(story), mandates(story)
    years = [year for year in story.years if story.asked_on(year) <= LAST_DAY]
    closed = tuple(reports.closed(story))
    return Convention(
        reference=story.reference,
        title=f"{story.subject.action} : convention avec {story.body.name}",
        kind=_KINDS[len(story.years) > 1],
        deliberation=council.number(story.decided, story),
        signed_on=story.signed,
        notified_on=story.notified,
        transmitted_on=later(story.signed, 2),
        classification=Classification(nature=4, subject=council.subject(story)),
        template=duties.template(story),
        source="exemple inventé : aucun nom, aucun numéro n’est celui d’un organisme réel",
        initial=initial(story),
        requests=tuple(duties.request(story, year) for year in years),
        avenants=tuple(change.avenant for change in made),
        deliberations=(
            council.deliberation(story, story.decided, *council.approves(story)),
            *deliberations(story, made),
            *council.accepts(story),
        ),
        results=tuple(reports.results(story)),
        ledger=ledger(story, issued),
        documents=tuple(documents(story, issued)),
        reports=tuple(reports.report(story, year) for year in closed if reports.is_reported(story)),
        accounts=tuple(reports.accounts(story, year) for year in closed if not story.person),
        de_minimis=tuple(aids.de_minimis(story)),
        republican_contracts=tuple(duties.contracts(story)),
        interests=tuple(duties.interests(story)),
        facts=facts(story, issued),
        publications=tuple(duties.publications(story, made)),
    )
