"""The avenant: who agrees, on what ground, what changes in the convention, what it comes to, from when."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import article, paragraph, signatures
from conventions.documents.builders.act_dates import certified, signed
from conventions.documents.builders.act_waivers import AVENANT
from conventions.documents.builders.amended import articles
from conventions.documents.builders.grounds import grounds
from conventions.documents.builders.identities import between, box
from conventions.documents.builders.recap import recap
from conventions.documents.citing import cited, convention_named, signers
from conventions.documents.kinds import Kind
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import Avenant, Party
from conventions.operations import Amending, act_title, amending
from conventions.wording import joined, on, to_named


def _done(subject: Subject) -> Amending:
    return subject.once(_amending)


def _amending(subject: Subject) -> Amending:
    return amending(subject.convention, subject.avenant)


def _heading(subject: Subject) -> str:
    """« Avenant n° 1 à la convention de partenariat triennale »."""
    act, convention = subject.avenant, subject.convention
    first, _, rest = act_title(act).partition(" ")
    base = f"{to_named(convention_named(convention))}{cited(convention, title=False)}"
    return capital(joined((first, act.kind, None if rest == "sans numéro" else rest, base), " "))


def _subtitle(subject: Subject) -> str:
    return subject.avenant.title or subject.convention.title


def _day(subject: Subject) -> date | None:
    return subject.avenant.signed_on


def _parties(subject: Subject) -> tuple[Block, ...]:
    return between(_signing(subject), subject.avenant.signed_on)


def _signing(subject: Subject) -> tuple[Party, ...]:
    """The parties that the avenant finds, then those that it brings in."""
    done = _done(subject)
    held = {party.key for party in done.before.parties}
    brought = [party for party in (done.after or done.before).parties if party.key not in held]
    return signers([*done.before.parties, *brought])


def _articles(subject: Subject) -> tuple[Block, ...]:
    """The articles: what changes, the table of the grants, what does not change, from when."""
    done = _done(subject)
    told = articles(done, subject)
    table = recap(done, subject)
    if table:
        told["Récapitulatif des subventions"] = table
    told["Autres stipulations"] = (paragraph(_UNCHANGED),)
    told["Prise d’effet"] = (paragraph(_effect(subject.avenant)),)
    ranked = enumerate(told.items(), start=1)
    blocks = [block for rank, (title, inner) in ranked for block in (article(rank, title), *inner)]
    return (*blocks, *_doubt(done))


_UNCHANGED = "Les stipulations que le présent avenant ne modifie pas demeurent inchangées."


def _effect(act: Avenant) -> str:
    """A projet has no day yet; of a signed avenant that names none, the law tells when it binds."""
    if act.effective_on:
        return f"Le présent avenant prend effet {on(act.effective_on)}."
    if act.signed_on:
        return "Le présent avenant prend effet dès qu’il est exécutoire."
    return f"Prise d’effet du présent avenant{NBSP}: date à compléter."


def _doubt(done: Amending) -> tuple[Block, ...]:
    """Why nothing is said of what the avenant comes to, where it cannot be done."""
    told = f"Conséquences non établies{NBSP}: {done.reason}."
    return (paragraph(told, role=Role.NOTE),) if done.reason else ()


def _signature(subject: Subject) -> tuple[Block, ...]:
    day = subject.avenant.signed_on
    return (paragraph(signed(day), role=Role.PLACE), signatures(*map(box, _signing(subject))))


KIND = Kind(
    name="avenant",
    title="avenant",
    purpose="l’acte qui modifie la convention : montants, durée, actions, parties",
    about="avenant",
    heading=_heading,
    subtitle=_subtitle,
    day=_day,
    parts={
        "parties": _parties,
        "expose": grounds,
        "articles": _articles,
        "signature": _signature,
        "certification": lambda subject: certified(subject.avenant, "Avenant"),
    },
    waived=AVENANT,
)
