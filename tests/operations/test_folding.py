from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, Name, OperationError, Period, Terms, euros, in_force, timeline
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Avenant,
    BudgetLine,
    ChangeAction,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    ConfirmGrant,
    ExtendTerm,
    Firmness,
    Grant,
    Instalment,
    InstalmentKind,
    Nature,
    Operation,
    Party,
    PaymentTerms,
    Remainder,
    RemoveAction,
    SetGrant,
    SetTarget,
    Target,
    Terminate,
    TextEdit,
)
from conventions.model.addresses import at
from conventions.operations import fold
from conventions.operations.states import signature_day
from conventions.periods import Duration
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import avenants, conventions

DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))
SIGNED = date(2025, 6, 1)
GRANT = Grant(exercise=2026, beneficiary="treteaux", amount=euros(10), nature=Nature.OPERATING)
PARTY = Party(key="mjc", name=Name("MJC"))


def _with(*operations: Operation, **dates: date | None) -> Convention:
    fields: dict[str, object] = {"number": 9, "signed_on": SIGNED, "operations": operations, **dates}
    return association_2024_2026().with_avenant(Avenant.model_validate(fields))


def _terms(*operations: Operation) -> Terms:
    return in_force(_with(*operations), SIGNED)


@given(conventions(coherent=True), DAYS, st.randoms())
def test_the_order_of_the_list_does_not_matter(convention: Convention, day: date, random: object) -> None:
    """The same avenants in another order of the list give the same terms."""
    shuffled = list(convention.avenants)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert in_force(convention.replace(avenants=tuple(shuffled)), day) == in_force(convention, day)


@given(conventions(coherent=True), DAYS, avenants(operations=st.just(()), key=st.just("vide")))
def test_an_empty_avenant_changes_nothing(convention: Convention, day: date, empty: Avenant) -> None:
    """An avenant without operations is the identity."""
    assert in_force(convention.with_avenant(empty), day) == in_force(convention, day)


@given(conventions(coherent=True), DAYS)
def test_the_terms_are_constant_between_two_dates_of_the_timeline(convention: Convention, day: date) -> None:
    """The terms of a day are those of the last date of the timeline before it."""
    before = [milestone.day for milestone in timeline(convention) if milestone.day <= day]
    assert in_force(convention, day) == in_force(convention, max(before, default=date.min))


@given(conventions(coherent=True), DAYS)
def test_a_projet_is_never_in_force(convention: Convention, day: date) -> None:
    """Taking away the avenants without a signature date changes nothing."""
    signed = tuple(avenant for avenant in convention.avenants if signature_day(avenant))
    assert in_force(convention, day) == in_force(convention.replace(avenants=signed), day)


@given(conventions(coherent=True), DAYS, DAYS)
def test_what_was_known_leaves_out_later_signatures(convention: Convention, day: date, known: date) -> None:
    """``known_on`` gives the terms of the avenants signed by then."""
    then = tuple(item for item in convention.avenants if (signature_day(item) or date.max) <= known)
    expected = in_force(convention.replace(avenants=then), day, known_on=known)
    assert in_force(convention, day, known_on=known) == expected


@given(conventions(coherent=True), DAYS)
def test_folding_changes_nothing_in_the_convention(convention: Convention, day: date) -> None:
    """The input of a fold stays as it was, and every grant knows its acts, and its place in one of them."""
    before = convention.model_dump_json()
    folded = fold(convention, day, with_projects=True)
    assert convention.model_dump_json() == before
    assert {grant.key for grant in folded.terms.grants} <= set(folded.acts)
    for grant in folded.terms.grants:
        origin = folded.origin(f"grants[{grant.key}]")
        assert origin.act in folded.acts[grant.key]
        assert getattr(at(convention, origin.address), "key", None) == grant.key


def test_an_avenant_is_in_force_from_the_day_it_is_signed() -> None:
    """The day before it is not; an effect date later than the signature decides."""
    extend = ExtendTerm(until=date(2027, 12, 31))
    assert in_force(_with(extend), SIGNED - timedelta(1)).period == Period.years(2024, 2026)
    assert in_force(_with(extend), SIGNED).period == Period.years(2024, 2027)
    later = _with(extend, effective_on=date(2025, 7, 1))
    assert in_force(later, date(2025, 6, 30)).period == Period.years(2024, 2026)
    assert in_force(later, date(2025, 7, 1)).period == Period.years(2024, 2027)


def test_two_avenants_of_the_same_day_apply_in_the_order_of_their_numbers() -> None:
    """Number 2 has the last word over number 1, wherever they stand in the list."""
    grants = [GRANT.replace(amount=euros(amount)) for amount in (1, 2)]
    first, second = (
        Avenant(number=number, signed_on=SIGNED, operations=(SetGrant(grant=grant),))
        for number, grant in zip((10, 11), grants, strict=True)
    )
    for order in ((first, second), (second, first)):
        both = association_2024_2026().replace(avenants=order)
        assert in_force(both, SIGNED).grants[2].amount == euros(2)


CASES: Mapping[str, tuple[Operation, object]] = {
    "grants": (SetGrant(grant=GRANT), lambda terms: terms.grants[2].amount == euros(10)),
    "added": (SetGrant(grant=GRANT, mode="ajoute"), lambda terms: terms.grants[2].amount == euros(32010)),
    "unknown": (
        SetGrant(grant=GRANT.replace(amount=None), mode="ajoute"),
        lambda terms: terms.grants[2].amount is None,
    ),
    "added line": (
        SetGrant(
            grant=GRANT.replace(lines=(BudgetLine(raw="657"), BudgetLine(raw="204", key="2"))), mode="ajoute"
        ),
        lambda terms: [line.key for line in terms.grants[2].lines] == ["1", "2"],
    ),
    "taken": (
        SetGrant(grant=GRANT.replace(amount=euros(-2000)), mode="ajoute"),
        lambda terms: terms.grants[2].amount == euros(30000),
    ),
    "foreseen no more": (
        Terminate(day=date(2025, 6, 30)),
        lambda terms: [grant.exercise for grant in terms.grants] == [2024, 2025],
    ),
    "firm": (
        ConfirmGrant(grant="2026-fonctionnement"),
        lambda terms: terms.grants[2].firmness is Firmness.FIRM,
    ),
    "term": (ExtendTerm(until=date(2026, 12, 31)), lambda terms: terms.period == Period.years(2024, 2026)),
    "end": (Terminate(day=date(2024, 1, 1)), lambda terms: terms.period.end == date(2024, 1, 1)),
    "action": (AddAction(action=Action(key="B", title="B")), lambda terms: terms.actions[1].key == "B"),
    "changed": (
        ChangeAction(action=Action(key="saison", title="B")),
        lambda terms: terms.actions[0].title == "B",
    ),
    "removed": (RemoveAction(action="saison"), lambda terms: terms.actions == ()),
    "target": (
        SetTarget(action="saison", target=Target(key="eleves", value=Decimal(310), unit="élèves")),
        lambda terms: terms.actions[0].targets[1].value == 310,
    ),
    "payment": (
        ChangePaymentTerms(
            payment_terms=PaymentTerms(
                instalments=(Instalment(kind=InstalmentKind.BALANCE, amount=Remainder()),)
            )
        ),
        lambda terms: len(terms.payment_terms[0].instalments) == 1,
    ),
    "line": (
        ChangeBudgetLine(grant="2024-fonctionnement", line=BudgetLine(raw="657")),
        lambda terms: terms.grants[0].lines[0].raw == "657",
    ),
    "party": (AddParty(party=PARTY), lambda terms: terms.parties[2] == PARTY),
    "takeover": (
        ChangeParty(old="treteaux", new=PARTY, reason="reprise"),
        lambda terms: {grant.beneficiary for grant in terms.grants} == {"mjc"},
    ),
    "others": (
        ChangeParty(old="ville", new=PARTY, reason="substitution"),
        lambda terms: {grant.beneficiary for grant in terms.grants} == {"treteaux"},
    ),
    "text": (
        TextEdit(article="4", new="…"),
        lambda terms: terms == in_force(association_2024_2026(), SIGNED),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_operation_does_what_it_says(case: str) -> None:
    """The terms after the operation show its effect."""
    operation, holds = CASES[case]
    assert callable(holds)
    assert holds(_terms(operation))


ABSENT: Mapping[str, tuple[Operation, str]] = {
    "grant": (ConfirmGrant(grant="2030"), "la subvention « 2030 » n’existe pas"),
    "add": (
        SetGrant(grant=GRANT.replace(exercise=2030), mode="ajoute"),
        "la subvention « 2030-fonctionnement »",
    ),
    "other": (
        SetGrant(grant=GRANT.replace(beneficiary="mjc")),
        "est attribuée à « treteaux », pas à « mjc »",
    ),
    "double": (SetGrant(grant=GRANT.replace(nature=None)), "donnez sa clé (key: 2026-fonctionnement)"),
    "line": (ChangeBudgetLine(grant="2030", line=BudgetLine(raw="657")), "la subvention « 2030 »"),
    "shorter": (ExtendTerm(until=date(2025, 12, 31)), "raccourcirait la période"),
    "before": (Terminate(day=date(2023, 12, 31)), "précède le début"),
    "after": (Terminate(day=date(2030, 1, 1)), "vient après la fin, le 31 décembre 2026"),
    "too much": (
        SetGrant(grant=GRANT.replace(amount=euros(-99999)), mode="ajoute"),
        "impossible de retirer 99\u202f999\u00a0€ à la subvention « 2026-fonctionnement », qui est de 32",
    ),
    "added to another": (
        SetGrant(grant=GRANT.replace(beneficiary="ville"), mode="ajoute"),
        "n’en change pas « beneficiary » : écrivez « mode: remplace »",
    ),
    "held": (
        ChangeParty(old="treteaux", new=PARTY.replace(key="ville"), reason="reprise"),
        "la partie « ville » existe déjà : donnez une autre clé",
    ),
    "twice": (AddAction(action=Action(key="saison", title="B")), "l’action « saison » existe déjà"),
    "change": (ChangeAction(action=Action(key="X", title="B")), "l’action « X » n’existe pas"),
    "remove": (RemoveAction(action="X"), "l’action « X » n’existe pas"),
    "target": (
        SetTarget(action="X", target=Target(key="T", value=Decimal(1), unit="u")),
        "l’action « X » n’existe pas",
    ),
    "party": (AddParty(party=PARTY.replace(key="ville")), "la partie « ville » existe déjà"),
    "old": (ChangeParty(old="X", new=PARTY, reason="reprise"), "la partie « X » n’existe pas"),
}


@pytest.mark.parametrize("case", ABSENT)
def test_an_operation_that_cannot_be_done_names_its_address(case: str) -> None:
    """The error gives the address of the operation and the reason in French."""
    operation, reason = ABSENT[case]
    with pytest.raises(OperationError, match=r"^avenants\[9\]\.operations\[.+\] : .*") as caught:
        _terms(operation)
    assert reason in str(caught.value)


ENDED = Terminate(day=date(2025, 6, 30))
REVIVED: Mapping[str, tuple[Operation, str]] = {
    "longer": (ExtendTerm(by=Duration(years=1)), "une prolongation ne la fait pas revivre"),
    "until": (ExtendTerm(until=date(2027, 12, 31)), "une prolongation ne la fait pas revivre"),
    "period": (ChangePeriod(period=Period.years(2024, 2026)), "une nouvelle période ne peut pas aller"),
    "for ever": (ChangePeriod(period=Period(date(2024, 1, 1), None)), "une nouvelle période"),
}


@pytest.mark.parametrize("case", REVIVED)
def test_a_terminated_convention_does_not_come_back(case: str) -> None:
    """What would make it last longer is refused, with the day on which it ended."""
    operation, reason = REVIVED[case]
    with pytest.raises(OperationError, match=r"la convention est résiliée au 30 juin 2025\u00a0: ") as caught:
        _terms(ENDED, operation)
    assert reason in str(caught.value)


def test_a_terminated_convention_may_end_sooner() -> None:
    """A termination put forward, and a start that is corrected."""
    sooner = ENDED.replace(day=date(2025, 3, 31), key="encore")
    assert _terms(ENDED, sooner).period.end == date(2025, 3, 31)
    period = Period(start=date(2023, 1, 1), end=ENDED.day)
    assert _terms(ENDED, ChangePeriod(period=period)).period == period


def test_lines_added_twice_keep_apart() -> None:
    """Each addition keeps its line beside those that are there."""
    more = SetGrant(grant=GRANT.replace(lines=(BudgetLine(raw="657"),)), mode="ajoute")
    twice = [more, more.replace(key="encore"), more.replace(key="toujours")]
    assert [line.key for line in _terms(*twice).grants[2].lines] == ["1", "1 (2)", "1 (3)"]


def test_the_new_party_stands_wherever_the_old_one_was_named() -> None:
    """A takeover changes partners and owners of devices, not only grants."""
    change = ChangeParty(old="CCI", new=PARTY, reason="substitution")
    seed = cci_2017_2019()
    signed = Avenant(number=2, signed_on=SIGNED, operations=(change,))
    terms = in_force(seed.with_avenant(signed), SIGNED)
    assert {device.owner for device in terms.devices} == {None, "SEM", "ENSMSE", "mjc"}
    assert {grant.beneficiary for grant in terms.grants} == {"mjc"}


def test_an_operation_that_breaks_the_calendar_names_its_address() -> None:
    """What another part of the library refuses is told with the address of the operation."""
    base = association_2024_2026()
    opened = base.replace(initial=base.initial.replace(period=Period(date(2024, 1, 1), None)), avenants=())
    early = Avenant(number=1, signed_on=SIGNED, operations=(ExtendTerm(until=date(2020, 1, 1)),))
    with pytest.raises(OperationError, match=r"^avenants\[1\]\.operations\[durée\] : "):
        in_force(opened.with_avenant(early), SIGNED)


def test_the_seed_stays_as_its_base_convention_tells() -> None:
    """The projet of avenant adds nothing to the terms in force, even much later."""
    assert in_force(cci_2017_2019(), date(2030, 1, 1)) == cci_2017_2019().initial
