"""The parties of an act: « Entre …, d’une part, et …, d’autre part », each with what identifies it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from conventions.documents.blocks import paragraph, strong
from conventions.documents.citing import signers
from conventions.documents.saying import capital, signatory_of
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list, of
from conventions.model import Party, Role
from conventions.wording import joined, quoted, the_named


def between(parties: Iterable[Party], day: date | None) -> tuple[Block, ...]:
    """The parties that sign: those who grant on one side, the others on the other.

    >>> from conventions.documents.lines import texts_of
    >>> from conventions.samples import association_2024_2026
    >>> blocks = between(association_2024_2026().initial.parties, None)
    >>> [text.replace(NBSP, " ") for block in blocks for text in texts_of(block)][1:2]
    ['La Ville de Rochebrune (commune), SIREN 210000006, SIRET 21000000600010, en qualité d’attribuant,']
    """
    told = signers(parties)
    granting = [each for each in told if {Role.GRANTOR, Role.COFUNDER} & set(each.roles)]
    others = [each for each in told if each not in granting]
    sides = [side for side in (granting, others) if side]
    first = [paragraph(strong(f"Entre les soussignés{NBSP}:"))]
    if len(sides) < 2:
        return (*first, *(_party(each, day) for each in told))
    one, other = ([_party(each, day) for each in side] for side in sides)
    return (*first, *one, paragraph("d’une part,"), paragraph("et"), *other, paragraph("d’autre part."))


def _party(party: Party, day: date | None) -> Block:
    return paragraph(f"{capital(identity(party, day))},")


def identity(party: Party, day: date | None) -> str:
    """« la Ville de Rochebrune (commune), SIRET 210…, ayant pour signataire Mme Vastre, maire »."""
    kind = party.kind_on(day or date.max)
    kind = None if kind and party.name.text.casefold().startswith(kind.value.casefold()) else kind
    name = joined((the_named(party.name), f"({kind})" if kind else None), " ")
    numbers = [f"{each.scheme} {each.value}" for each in party.identifiers]
    signer = party.signatory and signatory_of(party.signatory.name, party.signatory.capacity)
    signs = f"ayant pour signataire {signer}" if signer else None
    short = f"ci-après {quoted(the_named(party.short_name))}" if party.short_name else None
    return joined((name, *numbers, signs, quality(party.roles), short))


def quality(roles: Iterable[Role]) -> str | None:
    """« en qualité de bénéficiaire et d’opérateur », or nothing."""
    told = format_list([of(role.value) for role in roles])
    return f"en qualité {told}" if told else None


def box(party: Party) -> list[str]:
    """The box where a party signs: for whom, who signs and in which capacity, as far as it is known."""
    signer = party.signatory
    told = (capital(signer.capacity) if signer.capacity else None, signer.name) if signer else ()
    return [f"Pour {the_named(party.name)}", *filter(None, told), "Signature et cachet"]
