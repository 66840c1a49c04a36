"""What the papers about money share: which convention, which act, which beneficiary, which exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.documents.blocks import heading, items, paragraph, signatures
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.errors import ConventionsError
from conventions.french import NBSP, format_date, format_list, format_period, quote
from conventions.model import Convention, DatedAct, Deliberation, Grant, Party
from conventions.money import Amount
from conventions.operations import act_name
from conventions.periods import Period
from conventions.wording import joined, on, said, to_named
from conventions.wording.money import the_grant

TO_FILL = "à compléter"
BLANK = "…………………"
UNEVALUABLE = "non évaluable"


def told(name: str, text: str | None) -> str | None:
    r"""« Numéro de tiers : 1204 », or nothing.

    >>> told("Numéro", "7"), told("Numéro", None)
    ('Numéro\xa0: 7', None)
    """
    return f"{name}{NBSP}: {text}" if text else None


def cell(amount: Amount | None) -> str:
    r"""An amount in a table, where cents stand below cents.

    >>> from conventions.money import euros
    >>> cell(euros(5)), cell(None)
    ('5,00\xa0€', 'inconnu')
    """
    return said(amount, "always")


def listed(texts: Iterable[str | None]) -> tuple[Block, ...]:
    """A list of the texts that say something; nothing without any."""
    found = [text for text in texts if text]
    return (items(found),) if found else ()


def said_period(period: Period) -> str:
    """« du 1er janvier 2024 au 31 décembre 2026 », or from when on."""
    return format_period(period, "long")


def references(subject: Subject, length: str = "Durée") -> tuple[Block, ...]:
    """Which convention the paper is about; ``length`` names its period, initial where no day is asked for."""
    convention = subject.convention
    return listed(
        (
            told("Référence", convention.reference),
            told(length, said_period(subject.terms.period)),
            told("Signature", signature_of(convention)),
        )
    )


def signature_of(act: DatedAct) -> str:
    """« le 12 janvier 2024 (notification le 18 janvier 2024) », or « non renseignée »."""
    notified = f"(notification {on(act.notified_on)})" if act.notified_on else None
    return joined((on(act.signed_on) or "non renseignée", notified), " ")


def said_acts(subject: Subject, grant: Grant) -> Iterator[str]:
    """The acts that make the amount of a grant, each with the deliberation that approves it."""
    for act in subject.situation.decided.acts.get(grant.key, ()):
        about = None if isinstance(act, Convention) else f"signature {signature_of(act)}"
        decided = subject.convention.deliberation_of(act)
        by = said_deliberation(decided) if decided else "délibération non renseignée"
        yield f"Acte{NBSP}: {joined((act_name(act), about, by))}"


def said_deliberation(decided: Deliberation) -> str:
    """« délibération n° 2023-12-118 du 14 décembre 2023 (Conseil municipal) »."""
    number = f" n°{NBSP}{decided.number}" if decided.number else ""
    return f"délibération{number} du {format_date(decided.date)} ({decided.assembly})"


def known_day(subject: Subject) -> date:
    """The last day whose facts count."""
    return min(subject.as_of, subject.situation.known_on)


def name_of(subject: Subject, key: str) -> str:
    """The name of a party, or its key between quotes."""
    name = subject.known.name(key)
    return name.text if name else quote(key)


def to_party(subject: Subject, key: str) -> str:
    """« à la CCI », « à « Novacité » »: the party after « à »."""
    name = subject.known.name(key)
    return to_named(name) if name else f"à {quote(key)}"


def party_of(subject: Subject, key: str) -> Party | None:
    """The party of a key, in the terms or in any act."""
    return subject.terms.party(key) or subject.known.find(Party, key)


def said_identifiers(party: Party | None) -> tuple[str | None, ...]:
    """« SIRET : 999 000 011 00018 », as they are written."""
    return tuple(told(item.scheme.value, item.value) for item in party.identifiers) if party else ()


def named(subject: Subject, grant: Grant | str) -> str:
    """« subvention de fonctionnement de l’exercice 2024 », or its key where that would not name it alone."""
    return the_grant(grant if isinstance(grant, str) else grant.key, subject.known).removeprefix("la ")


def titled(subject: Subject, grant: Grant | str) -> str:
    """The same as a title, with a capital letter."""
    return capital(named(subject, grant))


def check_exercise(subject: Subject, exercises: Iterable[int], what: str) -> None:
    """Refuse an exercise that the convention says nothing of.

    :raises ConventionsError: names those of which it says something.
    """
    there = sorted(set(exercises))
    if subject.exercise not in there:
        known = format_list(map(str, there)) or "aucun"
        silent = f"la convention ne dit rien de l’exercice {subject.exercise}"
        raise ConventionsError(f"{what}{NBSP}: {silent}{NBSP}; exercices connus{NBSP}: {known}")


def signed_by(party: Party | None, place: str) -> tuple[Block, ...]:
    """« Fait à …, le … », and the box where a party signs."""
    signer = party.signatory if party else None
    who = [text for text in ((capital(signer.capacity or ""), signer.name) if signer else ()) if text]
    name = [party.name.text] if party else []
    return (
        paragraph(f"Fait à {BLANK}, le {BLANK}", role=Role.PLACE),
        signatures([place, *name, *(who or [f"Nom et qualité{NBSP}: {TO_FILL}"])]),
    )


def section(title: str, blocks: Iterable[Block], level: int = 1) -> tuple[Block, ...]:
    """Blocks under a title; nothing where there is none."""
    found = tuple(blocks)
    return (heading(level, title), *found) if found else ()
