"""The mandates and the recoveries of a statement, one by one, as they stood on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from conventions.documents.blocks import number, paragraph, table
from conventions.documents.builders.accounting import cell, known_day, listed, name_of, named, section
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Table
from conventions.french import NBSP, format_date, format_list, plural, quote
from conventions.model import Ledger, Payment, PaymentState, Recovery
from conventions.money import ZERO, Amount
from conventions.operations import Total, came_back, returned
from conventions.wording import joined, said_total

_UNKNOWN = "Les mandats et les titres ne sont pas connus (registre non renseigné)."
_MANDATES = ("Mandat", "Bordereau", "Émis le", "Exercice", "Objet", "État", number("Montant"))
_RECOVERIES = (
    "Titre ou mandat",
    "Nature",
    "Émis le",
    "Exercice",
    "Objet",
    number("Montant"),
    number("Recouvré"),
)

_FILLED = ("–",) * 4
"""What stands in the cells of a total that are no sum."""


def mandates(subject: Subject) -> tuple[Block, ...]:
    """The mandates that stand, with their sum; then those that were rejected or cancelled, which do not count."""
    ledger, day = subject.convention.ledger, known_day(subject)
    if ledger is None:
        return section("Mandats", [paragraph(_UNKNOWN)])
    issued = sorted(
        (each for each in ledger.payments if each.issued_on <= day),
        key=lambda each: (each.issued_on, each.key),
    )
    live = [each for each in issued if each.stands_on(day)]
    ended = [each for each in issued if not each.stands_on(day)]
    return section("Mandats", (*_live(subject, live), *_ended(subject, ended), *_drawn(subject, issued)))


def _live(subject: Subject, live: list[Payment]) -> tuple[Block, ...]:
    if not live:
        return (paragraph("Aucun mandat n’est émis à cette date."),)
    total = sum((each.amount for each in live), start=ZERO)
    return (_table(subject, "Mandats émis", live, total),)


def _ended(subject: Subject, ended: list[Payment]) -> tuple[Block, ...]:
    return (_table(subject, "Mandats rejetés ou annulés, qui ne comptent pas", ended),) if ended else ()


def _table(subject: Subject, caption: str, told: list[Payment], total: Amount | None = None) -> Table:
    last = None if total is None else ("Total", *_FILLED, "–", cell(total))
    return table(caption, _MANDATES, [_mandate(subject, each) for each in told], last)


def _mandate(subject: Subject, each: Payment) -> tuple[str, ...]:
    return (
        f"n°{NBSP}{each.number}",
        each.bordereau or "non renseigné",
        format_date(each.issued_on, "short"),
        str(each.exercise),
        _about(subject, each),
        _state(each, known_day(subject)),
        cell(each.amount),
    )


def _about(subject: Subject, each: Payment) -> str:
    instalment = f"versement {quote(each.instalment)}" if each.instalment else None
    grant = named(subject, each.grant) if each.grant else None
    engaged = f"engagement {each.commitment}" if each.commitment else None
    return capital(joined((instalment, grant, engaged))) or "subvention non précisée"


def _drawn(subject: Subject, told: list[Payment]) -> tuple[Block, ...]:
    """To whom and on which line: said once for the mandates that share it."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for each in told:
        about = (
            f"au profit de{NBSP}: {name_of(subject, each.beneficiary)}" if each.beneficiary else None,
            f"imputation{NBSP}: {quote(each.line)}" if each.line else None,
        )
        groups[joined(about)].append(each.number)
    return listed(_group(numbers, text) for text, numbers in groups.items() if text)


def _group(numbers: list[str], text: str) -> str:
    return f"{plural(len(numbers), 'Mandat', 'Mandats')} n°{NBSP}{format_list(numbers)}{NBSP}: {text}"


def _state(each: Payment, day: date) -> str:
    """The state on the day, which a later payment or a later cancellation does not change."""
    came = each.paid_on if each.state is PaymentState.PAID else each.ended_on
    if came is not None:
        return f"{each.state} le {format_date(came, 'short')}" if came <= day else PaymentState.ISSUED.value
    dated = each.state in (PaymentState.PAID, PaymentState.REJECTED, PaymentState.CANCELLED)
    return f"{each.state}, date inconnue" if dated else each.state.value


def recoveries(subject: Subject) -> tuple[Block, ...]:
    """What came back: cancellations, reductions, titles; nothing where there is none."""
    ledger = subject.convention.ledger
    found = returned(ledger, known_day(subject)) if ledger else ()
    if ledger is None or not found:
        return ()
    rows = [_recovery(subject, ledger, each) for each in found]
    asked = sum((each.amount for each in found), start=ZERO)
    back = Total.of((each.number, came_back(ledger, each, known_day(subject))) for each in found)
    last = ("Total", *_FILLED, cell(asked), said_total(back, "always"))
    return section("Sommes revenues", [table("Annulations, réductions et titres", _RECOVERIES, rows, last)])


def _recovery(subject: Subject, ledger: Ledger, each: Recovery) -> tuple[str, ...]:
    back = came_back(ledger, each, known_day(subject))
    return (
        f"n°{NBSP}{each.number}",
        each.kind.value,
        format_date(each.issued_on, "short"),
        str(each.exercise),
        _reason(subject, each),
        cell(each.amount),
        cell(back),
    )


def _reason(subject: Subject, each: Recovery) -> str:
    """What a title is about, why it was issued, which mandate it changes, when it was collected."""
    grant = named(subject, each.grant) if each.grant else None
    mandate = f"mandat n°{NBSP}{_number(subject, each.payment)}" if each.payment else None
    account = f"compte {each.account}" if each.account else None
    day = each.collected_on
    collected = f"recouvré le {format_date(day, 'short')}" if day and day <= known_day(subject) else None
    return capital(joined((each.reason, grant, mandate, account, collected))) or "motif non précisé"


def _number(subject: Subject, key: str) -> str:
    found = subject.known.find(Payment, key)
    return found.number if found else key
