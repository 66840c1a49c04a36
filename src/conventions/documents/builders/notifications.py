"""The letter of notification: to the beneficiary, what was granted, how it is paid, what is asked in return."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import items, paragraph, signatures, strong
from conventions.documents.builders.act_waivers import NOTIFICATION
from conventions.documents.builders.identities import box
from conventions.documents.builders.notified import Notified, notified, of_act, recipients, the_act
from conventions.documents.builders.notified_money import asked, changed, granted, paid
from conventions.documents.builders.operative import said_deliberation
from conventions.documents.citing import agreed
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_date, format_list, plural
from conventions.model import Grant
from conventions.wording import joined, of_named, on


def _heading(subject: Subject) -> str:
    return f"Notification {of_act(subject, subject.once(notified))}"


def _subtitle(subject: Subject) -> str:
    return subject.convention.title


def _day(subject: Subject) -> date | None:
    return subject.once(notified).act.notified_on


def _addresses(subject: Subject) -> tuple[Block, ...]:
    """Who writes, who receives; nobody told an address: it is left to complete."""
    told = subject.once(notified)
    author = [subject.grantor.name.text] if subject.grantor else []
    to = [f"À l’attention {of_named(party.name)}" for party in recipients(told)]
    day = told.act.notified_on
    dated = f"Le {format_date(day)}" if day else f"Date{NBSP}: à compléter"
    lines = [*author, *to, f"Adresse{NBSP}: à compléter", dated]
    return tuple(paragraph(each, role=Role.PLACE) for each in lines)


def _object(subject: Subject) -> tuple[Block, ...]:
    """« Objet : subvention de l’exercice 2018 », or the act where it makes no grant."""
    told = subject.once(notified)
    years = format_list(dict.fromkeys(str(grant.exercise) for grant in sorted(told.grants, key=_exercise)))
    several = "des exercices" if " " in years else "de l’exercice"
    what = f"de subvention au titre {several} {years}" if years else of_act(subject, told)
    return (paragraph(strong(f"Objet{NBSP}: "), f"notification {what}"),)


def _exercise(grant: Grant) -> int:
    return grant.exercise


def _body(subject: Subject) -> tuple[Block, ...]:
    told = subject.once(notified)
    lead = f"J’ai l’honneur de vous notifier {the_act(subject, told)}{_approved(subject, told)}."
    blocks = (*granted(subject, told), *changed(told))
    return (paragraph("Madame, Monsieur,"), paragraph(lead), *_project(told), *blocks)


def _approved(subject: Subject, told: Notified) -> str:
    """« , signé le 4 mars 2025, approuvé par la délibération n° 12 du … »."""
    act, e = told.act, agreed(told.act)
    decided = subject.convention.deliberation_of(act)
    approved = f"approuvé{e} par {said_deliberation(decided)}" if decided else None
    signed = f"signé{e} {on(act.signed_on)}" if act.signed_on else None
    effect = f"avec effet {on(act.effective_on)}" if act.effective_on else None
    tail = joined((signed, approved, effect))
    return f", {tail}" if tail else ""


def _project(told: Notified) -> tuple[Block, ...]:
    """An act that nobody signed cannot be notified yet: the letter says that it is a projet."""
    if told.act.signed_on:
        return ()
    note = f"La date de signature de l’acte n’est pas connue{NBSP}: cette lettre est un projet."
    return (paragraph(note, role=Role.NOTE),)


def _closing(subject: Subject) -> tuple[Block, ...]:
    return (
        paragraph("Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée."),
    )


def _signature(subject: Subject) -> tuple[Block, ...]:
    return (signatures(box(subject.grantor)),) if subject.grantor else ()


def _attached(subject: Subject) -> tuple[Block, ...]:
    told = subject.once(notified)
    decided = subject.convention.deliberation_of(told.act)
    pieces = [the_act(subject, told), *([said_deliberation(decided)] if decided else [])]
    return (
        paragraph(strong(f"{plural(len(pieces), 'Pièce jointe', 'Pièces jointes')}{NBSP}:")),
        items(pieces),
    )


KIND = Kind(
    name="lettre-de-notification",
    title="lettre de notification",
    purpose="la lettre qui notifie au bénéficiaire la convention ou son avenant",
    about="agreement",
    heading=_heading,
    subtitle=_subtitle,
    day=_day,
    parts={
        "destinataire": _addresses,
        "objet": _object,
        "notification": _body,
        "versement": lambda subject: paid(subject.once(notified)),
        "obligations": lambda subject: asked(subject.once(notified)),
        "conclusion": _closing,
        "signature": _signature,
        "pieces": _attached,
    },
    waived=NOTIFICATION,
)
