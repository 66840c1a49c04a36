"""What is granted: grants as decided on the day, sums that only deliberations tell, lines that they are charged to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from conventions.model import Firmness, Form, Grant, Party, PartyKind, PublicationKind, Role, Scheme
from conventions.money import Amount
from conventions.nomenclature import families
from conventions.operations import DecidedSum, decided_sums, in_force
from conventions.portfolio.bulk.values import Row, Value, cents, end_of
from conventions.rules import Fault, Passed
from conventions.rules.facts import Case, decided, grant_address, listed, party_of, section_of, written_lines

_SMALL = frozenset({PartyKind.COMMUNE, PartyKind.EPCI, None})
_OTHERS = Fault("", "", "")


def grants(case: Case) -> Iterator[Row]:
    """The grants, firm and forecast, in order."""
    sums = case.once(_sums)
    for rank, grant in enumerate(decided(case).terms.grants):
        replaced = any(each.is_about(grant) for each in sums.get(grant.exercise, ()))
        section = section_of(grant)
        yield (
            *(grant.key, rank, grant.exercise, end_of(grant.exercise), grant.beneficiary),
            *_of_body(grant, party_of(case, grant.beneficiary)),
            *(grant.firmness is Firmness.FIRM, grant.form.value),
            *(grant.nature and grant.nature.value, grant.purpose and grant.purpose.value),
            *(cents(grant.amount), cents(_counted(case, grant)), replaced, section and section.value),
            *_of_authority(case, grant.exercise),
            *_of_publications(case, grant),
            *(grant_address(case, grant), grant_address(case, grant, "exercise")),
        )


def _of_body(grant: Grant, party: Party | None) -> tuple[Value, ...]:
    if party is None:
        return False, None, False, None, False
    kind = party.kind_on(end_of(grant.exercise))
    has_rna = any(item.scheme is Scheme.RNA for item in party.identifiers)
    return True, kind and kind.value, party.is_person, party.legal_category, has_rna


def _of_authority(case: Case, exercise: int) -> tuple[Value, ...]:
    """Of the only grantor; nobody where there are several."""
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    if len(grantors) != 1:
        return True, None
    return grantors[0].kind_on(end_of(exercise)) in _SMALL, grantors[0].inhabitants_in(exercise)


def _of_publications(case: Case, grant: Grant) -> tuple[Value, ...]:
    """The income of the body, and what is published of it; told of its first firm grant of the exercise alone."""
    held = case.once(_first)[grant.exercise, grant.beneficiary]
    told = (
        item.products
        for item in case.convention.accounts
        if (item.exercise, item.beneficiary) == (grant.exercise, grant.beneficiary)
    )
    products = cents(next((amount for amount in told if amount is not None), None))
    if not held or grant is not held[0]:
        return products, None, None
    kinds = PublicationKind.LISTING, PublicationKind.ACCOUNTS
    return products, *(_published(case, kind, held) for kind in kinds)


def _published(case: Case, kind: PublicationKind, held: list[Grant]) -> str | None:
    answer = listed(case, kind, held, lambda: _OTHERS, "")
    return "nommé" if isinstance(answer, Passed) else "autres" if answer is _OTHERS else None


def _first(case: Case) -> Mapping[tuple[int, str], list[Grant]]:
    found: dict[tuple[int, str], list[Grant]] = defaultdict(list)
    for grant in decided(case).terms.grants:
        if grant.firmness is Firmness.FIRM:
            found[grant.exercise, grant.beneficiary].append(grant)
    return found


def _counted(case: Case, grant: Grant) -> Amount | None:
    """The larger of what is decided and what is signed."""
    signed = case.once(_signed).get(grant.key)
    return max(signed, grant.amount) if signed is not None and grant.amount is not None else grant.amount


def _signed(case: Case) -> Mapping[str, Amount | None]:
    terms = in_force(case.convention, case.as_of, known_on=case.known_on)
    return {grant.key: grant.amount for grant in terms.grants}


def _sums(case: Case) -> Mapping[int, tuple[DecidedSum, ...]]:
    """By exercise, the sums of the deliberations that no grant in cash of that exercise carries."""
    cash = [grant for grant in decided(case).terms.grants if grant.form is Form.CASH]
    successors, found = decided(case).successors, dict[int, tuple[DecidedSum, ...]]()
    every = decided_sums(case.convention, (), case.known_day, successors)
    for year in {each.exercise for each in every}:
        of_year = [grant for grant in cash if grant.exercise == year]
        told = decided_sums(case.convention, of_year, case.known_day, successors)
        found[year] = tuple(each for each in told if each.exercise == year)
    return found


def decisions(case: Case) -> Iterator[Row]:
    """The sums that deliberations decide by themselves."""
    for year, sums in case.once(_sums).items():
        yield from ((year, each.amount.cents) for each in sums)


def lines(case: Case) -> Iterator[Row]:
    """The budget lines, those of drafts included."""
    for written in written_lines(case):
        line, account = written.line, written.line.account
        year = min(line.exercises, default=written.grant.exercise)
        words = {part.key for part in line.parts}
        by_nature = bool(words & {"compte", "nature"}) or (account or "").startswith(families())
        section = line.section and line.section.value
        yield written.grant.key, year, end_of(year), account, section, by_nature, written.address
