"""The lines of one convention: what each of its acts grants to each beneficiary for each exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from conventions.model import DatedAct, Grant, Party, Role
from conventions.money import ZERO, Amount
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.texts import plain
from conventions.operations import ActGrant, PublishedGrant, act_name, published_texts, terms_for


class Part(NamedTuple):
    """What an act grants, with the parties as they are known now, and the texts that its facts give."""

    told: ActGrant
    amount: Amount
    grantor: Party
    beneficiary: Party
    texts: dict[str, str]

    @property
    def grant(self) -> Grant:
        """The grant that the act makes or changes."""
        return self.told.grant


class Line(NamedTuple):
    """The parts that make a line: one act, one exercise, one beneficiary, one object."""

    parts: tuple[Part, ...]

    @property
    def first(self) -> Part:
        """The part that tells what is common to all."""
        return self.parts[0]

    @property
    def act(self) -> DatedAct:
        """The act that grants."""
        return self.first.told.act

    @property
    def exercise(self) -> int:
        """The exercise of the grants."""
        return self.first.grant.exercise

    @property
    def amount(self) -> Amount:
        """What the beneficiary gets, or gives back, by this act."""
        return sum((part.amount for part in self.parts), start=ZERO)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the act says it."""
        return tuple(part.told.address for part in self.parts)


def lines_of(asked: Asked, told: Iterable[ActGrant]) -> list[Line]:
    """The lines to publish; what cannot be is told."""
    groups: defaultdict[tuple[object, ...], list[Part]] = defaultdict(list)
    for each in told:
        part = _part(asked, each)
        if isinstance(part, str):
            asked.leave_out(each.address, part)
        else:
            groups[_sort(part)].append(part)
    return [Line(tuple(parts)) for parts in groups.values()]


def _sort(part: Part) -> tuple[object, ...]:
    """What parts have in common to be one line."""
    return id(part.told.act), part.grant.exercise, part.beneficiary.key, part.texts.get("objet")


def _part(asked: Asked, told: ActGrant) -> Part | str:
    """The part, or why it is not published."""
    beneficiary = asked.party(told.terms, told.grant.beneficiary)
    grantors = told.terms.parties_as(Role.GRANTOR)
    if beneficiary is None:
        return "le bénéficiaire n’est pas parmi les parties"
    if beneficiary.is_person and not asked.names_persons:
        return PERSON
    if len(grantors) != 1:
        return "un seul attribuant est attendu : la part de chacun n’est pas connue"
    if told.amount is None:
        return "montant inconnu"
    if told.act.signed_on is None:
        return f"date de signature non renseignée : {act_name(told.act)}"
    grantor = asked.party(told.terms, grantors[0].key) or grantors[0]
    return Part(told, told.amount, grantor, beneficiary, _texts(asked, told, grantor, beneficiary))


PERSON = "personne physique : ni son nom ni ses numéros ne sont publiés, sauf demande expresse"


def _texts(asked: Asked, told: ActGrant, grantor: Party, beneficiary: Party) -> dict[str, str]:
    """What the facts give; without an object of its own, a grant has the title of the convention."""
    signed, title = told.act.signed_on, asked.convention.title
    terms = terms_for(told.terms, told.grant)
    about = PublishedGrant(told.grant, grantor, beneficiary, title, signed, terms, signed or asked.known_day)
    texts = {name: plain(text) for name, text in published_texts(about).items() if text}
    return {"objet": plain(title)} | texts
