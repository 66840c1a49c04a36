"""The sums that a demand asks back, in digits and in words; or that nothing comes back, or why it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import paragraph, strong
from conventions.documents.builders.accounting import UNEVALUABLE, section, titled
from conventions.documents.builders.repayable import Repayable, repayables
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role, Run
from conventions.french import NBSP, format_date
from conventions.money import ZERO
from conventions.operations import GrantPosition
from conventions.wording import in_words, said


def asked_of(subject: Subject) -> tuple[Repayable, ...]:
    """The grants of which something comes back."""
    return tuple(each for each in subject.once(repayables) if each.amount)


def sums(subject: Subject) -> tuple[Block, ...]:
    """What comes back of each grant, how the letter begins where something does."""
    told_sums = [paragraph(*_sum(subject, each)) for each in subject.once(repayables)]
    blocks = [*told_sums, *_strays(subject)] or [
        paragraph(
            f"Rien à reverser{NBSP}: aucune subvention n’est en vigueur pour l’exercice {subject.exercise}."
        )
    ]
    return section("Somme à reverser", [*_letter(subject), *blocks, *_idle(subject)])


def _idle(subject: Subject) -> tuple[Block, ...]:
    """What asks for nothing, or cannot be told, is not sent."""
    whole = all(each.amount is not None for each in subject.once(repayables))
    note = "Cette demande n’est ni à signer ni à envoyer."
    return () if whole and asked_of(subject) else (paragraph(note, role=Role.NOTE),)


def _letter(subject: Subject) -> tuple[Block, ...]:
    """How the letter begins, where something is asked."""
    if not asked_of(subject):
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
        is_paid = row.paid.known or not row.paid.is_exact
        if row.exercise == subject.exercise and row.grant not in settled and is_paid:
            what = titled(subject, row.grant) if row.grant else "Sans subvention désignée"
            yield paragraph(f"{what}{NBSP}: {UNEVALUABLE}{NBSP}; {_stray(row)}.")


def _stray(row: GrantPosition) -> str:
    if not row.paid.is_exact:
        return "aucun acte signé ne la porte, et ce qui est versé est inconnu"
    return f"{said(row.paid.known)} sont versés sans subvention en vigueur"
