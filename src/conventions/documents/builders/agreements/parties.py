"""Who agrees: « Entre … d’une part, et … d’autre part »; who signs."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.documents.blocks import items, line, paragraph, signatures, strong
from conventions.documents.builders.agreements.words import agreement_of
from conventions.documents.citing import signers
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Line, Role
from conventions.french import NBSP, Name, format_date, quote
from conventions.model import DatedKind, Party, Signatory
from conventions.model import Role as Quality
from conventions.wording import joined, on, the_named
from conventions.wording.parties import in_quality

_GIVING = {Quality.GRANTOR, Quality.COFUNDER}


def between(subject: Subject) -> tuple[Block, ...]:
    """The two sides of the convention: who gives the money, who does not; then who is named and does not sign."""
    parties = signers(subject.terms.parties)
    giving = [party for party in parties if _GIVING.intersection(party.roles)]
    others = [party for party in parties if party not in giving]
    if not parties:
        return ()
    if giving and others:
        sides = (*_side(giving), paragraph("d’une part,"), *_and(others), paragraph("d’autre part,"))
    else:
        sides = _side(parties)
    return (paragraph("Entre"), *sides, *_beside(subject, parties))


def _beside(subject: Subject, signing: Iterable[Party]) -> tuple[Block, ...]:
    """The partners, operators and others that the convention names, and whose roles do not make them sign."""
    told = [[paragraph(_party(party, end=""))] for party in subject.terms.parties if party not in signing]
    return (paragraph(f"La convention nomme aussi{NBSP}:"), items(told)) if told else ()


def _and(parties: Iterable[Party]) -> tuple[Block, ...]:
    return (paragraph("et"), *_side(parties))


def _side(parties: Iterable[Party]) -> tuple[Block, ...]:
    first, *others = (paragraph(_party(party)) for party in parties)
    return (first, *(block for each in others for block in (paragraph("et"), each)))


def _party(party: Party, end: str = ",") -> Line:
    """« La Ville d’Exemple, commune, SIREN …, représentée par …, en qualité d’attribuant, »."""
    numbers = [f"{item.scheme}{NBSP}{item.value}" for item in party.identifiers]
    approvals = f"agréments{NBSP}: {joined(party.approvals)}" if party.approvals else None
    told = (
        joined(_kind(each) for each in party.kinds if not _is_said(party, each)),
        *numbers,
        approvals,
        _represented(party),
        in_quality(dict.fromkeys(party.roles)),
        _called(party.short_name),
    )
    beside = f", {joined(told)}" if any(told) else ""
    return line(strong(_with_article(party.name)), f"{beside}{end}")


def _with_article(name: Name) -> str:
    """« La CCI », « Saint-Étienne Métropole »; the name alone where its article is not known."""
    named = the_named(name)
    return name.text if named.startswith("«") else capital(named)


def _kind(dated: DatedKind) -> str:
    since = f"depuis le {format_date(dated.since)}" if dated.since else None
    return joined((dated.kind, since), " ")


def _is_said(party: Party, dated: DatedKind) -> bool:
    """Whether the name says what the party is: « Région des Hautes-Landes »."""
    return dated.since is None and party.name.text.lower().startswith(dated.kind.value.lower())


def _represented(party: Party) -> str | None:
    signer, agreement = party.signatory, agreement_of(party.name)
    if signer is None or _signer(signer) is None:
        return None
    by = "signataire\u00a0:" if agreement is None or signer.name is None else f"représenté{agreement} par"
    return f"{by} {_signer(signer)}"


def _signer(signer: Signatory) -> str | None:
    return joined((signer.name, signer.capacity)) or None


def _called(short: Name | None) -> str | None:
    """« ci-après dénommée « la CCI » »; without the participle where its agreement is not known."""
    if short is None:
        return None
    agreement = agreement_of(short)
    named = the_named(short)
    shown = named if named.startswith("«") else quote(named)
    return f"ci-après {shown}" if agreement is None else f"ci-après dénommé{agreement} {shown}"


def signed(subject: Subject) -> tuple[Block, ...]:
    """The day, when it is known, then a box for each party; blanks to fill where the act is still to be signed."""
    parties, convention = signers(subject.terms.parties), subject.convention
    day = on(convention.signed_on)
    place = f"Fait {day}" if day else None if convention.known_in_part else "Fait à …, le …"
    boxes = (signatures(*map(_box, parties)),) if parties else ()
    return (*((paragraph(place, role=Role.PLACE),) if place else ()), *boxes)


def _box(party: Party) -> list[str]:
    signer = party.signatory or Signatory()
    told = (f"Pour {the_named(party.name)},", capital(signer.capacity or ""), signer.name)
    return [text for text in told if text]
