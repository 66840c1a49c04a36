"""A convention at a moment: the terms in force, those that were only decided, the facts."""

from __future__ import annotations

from typing import NamedTuple

from conventions.model import Avenant, Convention, DatedAct, Facts, Grant
from conventions.operations.folding import Fold, fold
from conventions.operations.moments import Moment
from conventions.operations.world import FactsByGrant, World, all_facts


class View(NamedTuple):
    """A convention at a moment: what is in force, what was only decided, the facts known."""

    convention: Convention
    moment: Moment
    facts: FactsByGrant
    current: Fold
    decided: Fold

    def world(self, folded: Fold, grant: Grant, act: DatedAct) -> World:
        """What the payments of a grant depend on."""
        return World(
            convention=self.convention,
            act=act,
            origin=act if folded is self.decided else folded.settled_by(grant.key),
            grant=grant,
            agreed=folded.terms,
            facts=self.facts.of(grant.key),
            moment=self.moment,
        )

    def waiting(self) -> dict[str, DatedAct]:
        """By grant, the last act about it that was only approved."""
        found: dict[str, DatedAct] = {}
        for key, acts in self.decided.acts.items():
            signed = {act.key for act in self.current.acts.get(key, ()) if isinstance(act, Avenant)}
            unsigned = [act for act in acts if isinstance(act, Avenant) and act.key not in signed]
            if unsigned:
                found[key] = unsigned[-1]
        return found


def view_of(convention: Convention, moment: Moment, facts: Facts) -> View:
    """The view of a convention at a moment; ``facts`` are hypotheses added to those of the file."""
    day, known = moment.as_of, moment.known_on
    return View(
        convention,
        moment,
        FactsByGrant(all_facts(convention, facts, moment.known_day)),
        fold(convention, day, known_on=known),
        fold(convention, day, known_on=known, with_projects=True),
    )
