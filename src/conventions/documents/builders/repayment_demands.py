"""The letter that asks for money back: how much, why, how it is worked out; or that nothing is to pay back."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import heading, items, paragraph, strong
from conventions.documents.builders.accounting import (
    TO_FILL,
    UNEVALUABLE,
    check_exercise,
    listed,
    name_of,
    party_of,
    references,
    said_identifiers,
    section,
    signed_by,
    titled,
    told,
)
from conventions.documents.builders.repayable import Repayable, repayables
from conventions.documents.builders.repayment_grounds import grounds
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role, Run
from conventions.french import NBSP, format_date
from conventions.money import ZERO
from conventions.operations import GrantPosition
from conventions.wording import in_words, joined, said
from conventions.wording.texts import at_day

_DELAY = f"Délai de reversement{NBSP}: {TO_FILL} (les données de la convention n’en disent aucun)."


def _heading(subject: Subject) -> str:
    check_exercise(subject, (row.exercise for row in subject.situation.money.exercises), KIND.title)
    return at_day(
        f"Demande de reversement{NBSP}: exercice {subject.exercise},",
        subject.as_of,
        subject.situation.known_on,
    )


def _asked(subject: Subject) -> tuple[Repayable, ...]:
    return tuple(each for each in subject.once(repayables) if each.amount)


def _to(subject: Subject) -> tuple[Block, ...]:
    keys = dict.fromkeys(each.beneficiary for each in subject.once(repayables))
    return section("Bénéficiaire", listed(_party(subject, key) for key in keys))


def _party(subject: Subject, key: str) -> str:
    party = party_of(subject, key)
    tiers = told("numéro de tiers", party.tiers_number if party else None)
    return joined((name_of(subject, key), tiers, *said_identifiers(party)))


def _sums(subject: Subject) -> tuple[Block, ...]:
    told_sums = [paragraph(*_sum(subject, each)) for each in subject.once(repayables)]
    blocks = [*told_sums, *_strays(subject)] or [
        paragraph(f"Rien à reverser{NBSP}: aucune subvention n’est en vigueur.")
    ]
    return section("Somme à reverser", [*_letter(subject), *blocks])


def _letter(subject: Subject) -> tuple[Block, ...]:
    """How the letter begins, where something is asked."""
    if not _asked(subject):
        return ()
    day = format_date(subject.as_of)
    why = f"Au {day}, ce qui a été versé pour l’exercice {subject.exercise} dépasse votre droit."
    return paragraph("Madame, Monsieur,"), paragraph(f"{why} Vous avez à reverser{NBSP}:")


def _sum(subject: Subject, each: Repayable) -> tuple[str | Run, ...]:
    about = f"{titled(subject, each.grant)}{NBSP}: "
    if each.amount is None:
        return (about, f"{UNEVALUABLE}{NBSP}; {each.reason}.")
    if not each.amount:
        return (about, f"rien à reverser{NBSP}; {each.reason}.")
    words = in_words(each.amount)
    called = f" Des titres déjà émis en demandent {said(each.called)}." if each.called > ZERO else ""
    return (about, strong(said(each.amount)), f" ({words}).{called}" if words else f".{called}")


def _strays(subject: Subject) -> Iterator[Block]:
    """Money paid for no grant in force cannot be settled: it is told."""
    settled = {each.grant for each in subject.once(repayables)}
    for row in subject.situation.money.grants:
        if row.exercise == subject.exercise and row.grant not in settled:
            what = titled(subject, row.grant) if row.grant else "Sans subvention désignée"
            yield paragraph(f"{what}{NBSP}: {_stray(row)}.")


def _stray(row: GrantPosition) -> str:
    if not row.paid.is_exact:
        return f"{UNEVALUABLE}{NBSP}; aucun acte signé ne la porte, et ce qui est versé est inconnu"
    if not row.paid.known:
        return f"rien à reverser{NBSP}; rien n’est versé"
    return f"{UNEVALUABLE}{NBSP}; {said(row.paid.known)} sont versés sans subvention en vigueur"


def _steps(subject: Subject) -> tuple[Block, ...]:
    return section("Calcul", (block for each in subject.once(repayables) for block in _step(subject, each)))


def _step(subject: Subject, each: Repayable) -> Iterator[Block]:
    yield heading(2, titled(subject, each.grant))
    yield items(each.steps, ordered=True)


def _delay(subject: Subject) -> tuple[Block, ...]:
    return (paragraph(_DELAY, role=Role.NOTE),) if _asked(subject) else ()


def _signature(subject: Subject) -> tuple[Block, ...]:
    return signed_by(subject.grantor, "L’ordonnateur") if _asked(subject) else ()


KIND = Kind(
    name="demande-de-reversement",
    title="demande de reversement",
    purpose="la lettre qui demande au bénéficiaire ce qui lui a été versé de trop",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": references,
        "beneficiaire": _to,
        "somme": _sums,
        "calcul": _steps,
        "fondement": grounds,
        "delai": _delay,
        "signature": _signature,
    },
    waived={},
    needs=frozenset({"exercise", "as_of"}),
    day=lambda subject: subject.as_of,
)
