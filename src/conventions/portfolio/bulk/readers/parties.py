"""Who takes part: parties, their numbers, the accounts of those that are granted something."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.identifiers import rna, siren
from conventions.model import Accounts, Party, Role, Scheme
from conventions.model.identity import numbers
from conventions.portfolio.bulk.values import Row, cents, end_of
from conventions.rules.facts import Case, beneficiaries, decided, party_of, stands_for

_TELLING = frozenset({Scheme.RNA, Scheme.SIRET, Scheme.RIDET, Scheme.TAHITI})
_READ = {Scheme.SIREN: siren.compact, Scheme.SIRET: siren.compact, Scheme.RNA: rna.compact}


def parties(case: Case) -> Iterator[Row]:
    """The parties, whatever their roles."""
    folded = decided(case)
    bodies = {party.key for party in beneficiaries(folded.terms)}
    for party in folded.terms.parties:
        kind = party.kind_on(case.known_day)
        telling = any(item.scheme in _TELLING for item in party.identifiers)
        address = folded.origin(f"parties[{party.key}].identifiers").address
        yield party.key, party.key in bodies, kind and kind.value, telling, address


def party_numbers(case: Case) -> Iterator[Row]:
    """The numbers that tell who each party is in the other files."""
    for party in decided(case).terms.parties:
        for number in sorted(numbers(party)):
            yield party.key, Role.GRANTOR in party.roles, number


def identifiers(case: Case) -> Iterator[Row]:
    """The SIREN, SIRET and RNA numbers; those of a natural person, when they may be shown."""
    folded = decided(case)
    for party in folded.terms.parties:
        shown = case.context.reveal or not party.is_person
        for item in party.identifiers:
            if item.scheme in _READ and shown:
                origin = folded.origin(f"parties[{party.key}].identifiers[{item.key}]").address
                yield party.key, item.scheme.value, _READ[item.scheme](item.value), f"{origin}.value"


def accounts(case: Case) -> Iterator[Row]:
    """The first accounts of each body and exercise."""
    found: dict[tuple[str, int], tuple[Accounts, Party | None]] = {}
    for item in case.convention.accounts:
        key = stands_for(case, item.beneficiary)
        found.setdefault((key, item.exercise), (item, party_of(case, key)))
    for (key, exercise), (item, party) in found.items():
        day = end_of(exercise)
        kind = party.kind_on(day) if party else None
        audited = item.auditor is not None or item.certified_on is not None
        told = kind and kind.value, cents(item.public_cash), audited, f"accounts[{item.key}].auditor"
        yield key, exercise, day, *told
