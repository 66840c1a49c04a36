"""Where each part of the consolidated terms was written: the last act that wrote it, and the place in that act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, Name, Period, euros
from conventions.base import Record
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Avenant,
    BudgetLine,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ConfirmGrant,
    ExtendTerm,
    Grant,
    Instalment,
    InstalmentKind,
    Measure,
    Nature,
    Operation,
    Party,
    PaymentTerms,
    Remainder,
    RemoveAction,
    SetCeiling,
    SetGrant,
    SetTarget,
    Target,
    Terminate,
    TextEdit,
)
from conventions.model.addresses import at, walk
from conventions.operations import Fold, Origin, fold
from conventions.operations.origins import upward
from conventions.operations.states import act_address
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))
SIGNED = date(2025, 6, 1)
KEY = "2026-fonctionnement"
GRANT = Grant(exercise=2026, beneficiary="treteaux", amount=euros(10), nature=Nature.OPERATING)
MJC = Party(key="mjc", name=Name("MJC"))


def _avenant(number: int, *told: Operation) -> Avenant:
    return Avenant(number=number, signed_on=SIGNED, operations=told)


def _folded(*told: Operation, base: Convention | None = None) -> Fold:
    """The association, with one more avenant of these operations."""
    return fold((base or association_2024_2026()).with_avenant(_avenant(9, *told)), SIGNED)


def _place(folded: Fold, address: str) -> str:
    return folded.origin(address).address.removeprefix("avenants[9].operations")


def _inside(origin: Origin) -> bool:
    """Whether the place belongs to the act: one of the convention’s own terms, or of the avenant."""
    return origin.address.startswith(f"{act_address(origin.act)}.")


def _is_composed(convention: Convention, folded: Fold, address: str, origin: Origin) -> bool:
    """Whether a value is not written as such: money added up, a line numbered, a confirmation, a period."""
    if address == "period":
        return at(convention, origin.address) in (folded.terms.period, folded.terms.period.end)
    operation = at(convention, list(upward(origin.address))[-4]) if isinstance(origin.act, Avenant) else None
    added = isinstance(operation, SetGrant) and operation.mode == "ajoute"
    raised = isinstance(operation, ChangeAmount) and operation.by is not None
    return raised or (added and address.endswith((".amount", ".key"))) or isinstance(operation, ConfirmGrant)


@given(conventions(coherent=True), DAYS)
def test_every_value_of_the_terms_is_at_its_origin(convention: Convention, day: date) -> None:
    """Each plain value of the terms stands, equal, at the place of its origin, unless several acts make it."""
    folded = fold(convention, day, with_projects=True)
    for address, value in walk(folded.terms):
        if address and not isinstance(value, Record | tuple):
            origin = folded.origin(address)
            assert _inside(origin)
            composed = _is_composed(convention, folded, address, origin)
            assert composed or at(convention, origin.address) == value


@given(conventions(coherent=True), DAYS)
def test_every_part_of_the_terms_has_an_origin_in_the_convention(convention: Convention, day: date) -> None:
    """Records and lists have a place too, in an act that counts."""
    folded = fold(convention, day)
    for address, _ in walk(folded.terms):
        if address:
            origin = folded.origin(address)
            at(convention, origin.address)
            assert origin.act in (convention, *folded.avenants, *folded.renewals)


@given(conventions(coherent=True), DAYS)
def test_what_no_avenant_wrote_stands_in_the_initial_terms(convention: Convention, day: date) -> None:
    """Without avenants, the two spaces of addresses differ by « initial. »."""
    alone = convention.replace(avenants=(), renewals=())
    folded = fold(alone, day)
    for address, _ in walk(folded.terms):
        if address:
            assert folded.origin(address) == (alone, f"initial.{address}")


LINE = BudgetLine(raw="compte 657")
CASES: Mapping[str, tuple[Operation, Mapping[str, str]]] = {
    "grant": (
        SetGrant(grant=GRANT),
        {
            f"grants[{KEY}]": "[subvention 2026-fonctionnement].grant",
            f"grants[{KEY}].beneficiary": "[subvention 2026-fonctionnement].grant.beneficiary",
        },
    ),
    "money added": (
        SetGrant(grant=GRANT.replace(lines=(LINE,)), mode="ajoute"),
        {
            f"grants[{KEY}]": f"initial.grants[{KEY}]",
            f"grants[{KEY}].beneficiary": f"initial.grants[{KEY}].beneficiary",
            f"grants[{KEY}].amount": "[subvention 2026-fonctionnement].grant.amount",
            f"grants[{KEY}].lines[1]": "[subvention 2026-fonctionnement].grant.lines[1]",
        },
    ),
    "firm": (
        ConfirmGrant(grant=KEY),
        {
            f"grants[{KEY}].firmness": "[confirmation 2026-fonctionnement]",
            f"grants[{KEY}].amount": f"initial.grants[{KEY}].amount",
        },
    ),
    "line": (
        ChangeBudgetLine(grant="2024-fonctionnement", line=LINE),
        {
            "grants[2024-fonctionnement].lines[1].raw": "[imputation 2024-fonctionnement].line.raw",
            "grants[2024-fonctionnement].lines": "initial.grants[2024-fonctionnement].lines",
        },
    ),
    "term": (ExtendTerm(until=date(2027, 12, 31)), {"period": "[durée].until"}),
    "ceiling": (SetCeiling(ceiling=euros(9)), {"ceiling": "[plafond].ceiling"}),
    "end": (Terminate(day=date(2026, 6, 30)), {"period": "[résiliation].day"}),
    "new action": (
        AddAction(action=Action(key="B", title="B")),
        {"actions[B].title": "[action B].action.title", "actions[saison]": "initial.actions[saison]"},
    ),
    "action": (
        ChangeAction(action=Action(key="saison", title="B")),
        {"actions[saison].title": "[action saison].action.title"},
    ),
    "target": (
        SetTarget(action="saison", target=Target(key="eleves", value=Decimal(310), unit="élèves")),
        {
            "actions[saison].targets[eleves].value": "[objectif eleves].target.value",
            "actions[saison].targets[representations]": "initial.actions[saison].targets[representations]",
            "actions[saison].title": "initial.actions[saison].title",
        },
    ),
    "payment": (
        ChangePaymentTerms(
            payment_terms=PaymentTerms(
                instalments=(Instalment(kind=InstalmentKind.BALANCE, amount=Remainder()),)
            )
        ),
        {"payment_terms[1].instalments[solde]": "[versement 1].payment_terms.instalments[solde]"},
    ),
    "party": (AddParty(party=MJC), {"parties[mjc].name": "[partie mjc].party.name"}),
    "takeover": (
        ChangeParty(old="treteaux", new=MJC, reason="reprise"),
        {
            "parties[mjc]": "[partie treteaux].new",
            f"grants[{KEY}].beneficiary": "[partie treteaux].new.key",
            f"grants[{KEY}].exercise": f"initial.grants[{KEY}].exercise",
        },
    ),
    "rename": (
        ChangeParty(
            old="treteaux",
            new=Party(key="treteaux", name=Name("Tréteaux")),
            reason="changement de dénomination",
        ),
        {
            "parties[treteaux].name": "[partie treteaux].new.name",
            f"grants[{KEY}].beneficiary": f"initial.grants[{KEY}].beneficiary",
        },
    ),
    "text": (TextEdit(article="4", new="…"), {"clauses[4].raw": "initial.clauses[4].raw"}),
}


@pytest.mark.parametrize("case", CASES)
def test_each_operation_says_what_it_wrote(case: str) -> None:
    """What it touched is told at its own place, what stands beside at the place it had."""
    operation, places = CASES[case]
    folded = _folded(operation)
    assert {address: _place(folded, address) for address in places} == places


def test_a_new_party_is_told_wherever_the_old_one_was_named() -> None:
    """Partners are written by the takeover; those of an action written later are not."""
    base = association_2024_2026()
    (action,) = base.initial.actions
    measured = action.replace(
        partners=("ville", "treteaux"), measures=(Measure(text="m", partners=("ville",)),)
    )
    initial = base.initial.replace(actions=(measured,))
    change = ChangeParty(old="ville", new=MJC, reason="substitution")
    folded = _folded(change, base=base.replace(initial=initial))
    assert _place(folded, "actions[saison].partners[1]") == "[partie ville].new.key"
    assert _place(folded, "actions[saison].partners[2]") == "initial.actions[saison].partners[2]"
    assert _place(folded, "actions[saison].measures[1].partners[1]") == "[partie ville].new.key"
    again = _folded(change, ChangeAction(action=action), base=base.replace(initial=initial))
    assert _place(again, "actions[saison].partners") == "[action saison].action.partners"
    assert again.origin("actions[saison].title").act == again.avenants[-1]


def test_the_last_act_has_the_last_word() -> None:
    """A grant replaced by number 10 is told there, whatever number 9 had written inside of it."""
    first = _avenant(9, ChangeBudgetLine(grant=KEY, line=LINE), ConfirmGrant(grant=KEY))
    last = _avenant(10, SetGrant(grant=GRANT.replace(lines=(LINE,))))
    both = association_2024_2026().replace(avenants=(last, first))
    origins = [fold(both, SIGNED).origin(f"grants[{KEY}]{part}") for part in ("", ".lines[1]", ".firmness")]
    assert {origin.act for origin in origins} == {last}
    assert origins[1].address == "avenants[10].operations[subvention 2026-fonctionnement].grant.lines[1]"


def test_what_was_taken_away_may_come_back_elsewhere() -> None:
    """An action removed then added again is told where it was added; a grant that fell, where it was set."""
    action = Action(key="saison", title="B")
    again = AddAction(action=action, key="retour")
    assert _place(_folded(RemoveAction(action="saison"), again), "actions[saison].title") == (
        "[retour].action.title"
    )
    fallen = _folded(Terminate(day=date(2025, 12, 31)), SetGrant(grant=GRANT))
    assert fallen.terms.period == Period(date(2024, 1, 1), date(2025, 12, 31))
    assert _place(fallen, f"grants[{KEY}]") == "[subvention 2026-fonctionnement].grant"


def test_a_key_may_hold_a_dot() -> None:
    """The steps of an address are cut outside of the brackets."""
    assert list(upward("actions[A.1].targets[T.2].value")) == [
        "actions[A.1].targets[T.2].value",
        "actions[A.1].targets[T.2]",
        "actions[A.1].targets",
        "actions[A.1]",
        "actions",
    ]
    folded = _folded(AddAction(action=Action(key="A.1", title="B")))
    assert _place(folded, "actions[A.1].title") == "[action A.1].action.title"
