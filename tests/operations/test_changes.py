"""Changes between two versions: the fewest, made again exactly, and proposed as an avenant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, event, find, given, settings
from hypothesis import strategies as st

from conventions import Change, ConventionsError, Name, OperationError, Period, Terms, apply, diff, euros
from conventions.base import Record
from conventions.model import (
    Action,
    Axis,
    Calculation,
    Clause,
    ClauseKind,
    Convention,
    Device,
    Firmness,
    Grant,
    Identifier,
    Nature,
    Operation,
    Party,
    Scheme,
    Signatory,
    Target,
    TermsPart,
)
from conventions.model.addresses import at
from conventions.operations import fold, propose
from conventions.operations.editing import PARTS
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import conventions, terms

SIGNED = date(2025, 6, 1)
BEFORE = association_2024_2026().initial
(ACTION,) = BEFORE.actions
MJC = Party(key="mjc", name=Name("MJC"))
INITIALS = conventions(coherent=True).map(lambda convention: convention.initial)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Terms, Terms]:
    """Two versions: one made of what another has, of what a third one has, of what is changed, in any order."""
    one, other = draw(INITIALS), draw(INITIALS | terms())
    if draw(st.booleans()):
        return one, other
    changes: dict[str, object] = {"period": draw(st.sampled_from((one.period, other.period)))}
    for part in PARTS:
        mixed = [*(getattr(one, part) or ()), *(getattr(other, part) or ())]
        kept = draw(st.permutations(mixed)) if draw(st.booleans()) else mixed
        changes[part] = tuple({item.key: item for item in kept if draw(st.integers(0, 3))}.values())
    changes["ceiling"] = draw(st.sampled_from((one.ceiling, other.ceiling, None)))
    changes["clauses"] = draw(st.sampled_from((one.clauses, changes["clauses"])))
    return one, Terms.model_validate(changes)


@given(pairs())
def test_applying_what_differs_gives_the_other_version(pair: tuple[Terms, Terms]) -> None:
    """Whatever the two versions, order included; equal versions differ by nothing."""
    before, after = pair
    assert apply(before, diff(before, after)) == after
    assert diff(after, after) == ()
    assert diff(before, Terms.model_validate_json(before.model_dump_json())) == ()


@given(pairs())
def test_no_change_is_left_out_nor_made_for_nothing(pair: tuple[Terms, Terms]) -> None:
    """Each change really changes something, at an address of its own, and none of them can be spared."""
    before, after = pair
    changes = diff(before, after)
    assert all(change.before != change.after for change in changes)
    assert len({change.address for change in changes}) == len(changes)
    for rank in range(len(changes)):
        try:
            reached = apply(before, changes[:rank] + changes[rank + 1 :])
        except OperationError:
            continue
        assert reached != after


@given(pairs())
def test_the_values_of_a_change_stand_at_its_address(pair: tuple[Terms, Terms]) -> None:
    """Before in the first version, after in the second; None where the record is not there."""
    for change in diff(*pair):
        if isinstance(change.before, tuple) and change.address in PARTS and change.before:
            continue
        for version, value in zip(pair, (change.before, change.after), strict=True):
            if value is not None and not _is_order(value):
                assert at(version, change.address) == value


def _is_order(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], str)


@given(pairs())
def test_an_avenant_is_proposed_that_gives_the_other_version(pair: tuple[Terms, Terms]) -> None:
    """Folding it gives exactly the second version, unless no avenant can, and it is empty between equal versions."""
    before, after = pair
    assert propose(before, before).operations == ()
    try:
        avenant = propose(before, after, number=1)
    except ConventionsError as error:
        event(str(error)[:60])
        return
    event("proposed")
    assert _then(before, *avenant.operations) == after
    assert (avenant.operations == ()) == (before == after)


def test_avenants_are_proposed_between_most_versions() -> None:
    """The property above is not empty: versions of everything, reordered, are joined."""
    rich = cci_2017_2019().initial
    turned = rich.replace(
        parties=rich.parties[::-1],
        actions=rich.actions[::-1],
        axes=rich.axes[::-1],
        devices=rich.devices[::-1],
    )
    proposed = propose(rich, turned, number=3)
    assert {operation.operation for operation in proposed.operations} == {"réordonner"}
    assert _then(rich, *proposed.operations) == turned
    whole = propose(BEFORE, rich.replace(clauses=(Clause(kind=ClauseKind.OBJECT),)))
    assert len(whole.operations) > 15
    find(pairs(), lambda pair: _joined(pair) > 8, settings=ANY)


ANY = settings(phases=[Phase.generate], max_examples=5_000, database=None)
"""The first pair that comes: nobody reads it, so it is not made small."""


def _joined(pair: tuple[Terms, Terms]) -> int:
    try:
        return len(propose(*pair).operations)
    except ConventionsError:
        return 0


def _then(before: Terms, *operations: Operation) -> Terms:
    convention = Convention.model_validate(
        {
            "title": "t",
            "initial": before,
            "avenants": [{"number": 1, "signed_on": SIGNED, "operations": operations}],
        }
    )
    return fold(convention, SIGNED).terms


def _with(part: TermsPart, *items: Record) -> Terms:
    """The association with some records in the place of those of the same key."""
    held = {item.key: item for item in getattr(BEFORE, part)}
    return BEFORE.replace(**{part: tuple((held | {getattr(item, "key"): item for item in items}).values())})  # noqa: B009


LAST = BEFORE.grants[2]
LINE = BEFORE.grants[0].lines[0]
TELLING: Mapping[str, tuple[Terms, list[str]]] = {
    "later end": (BEFORE.replace(period=Period.years(2024, 2027)), ["prolonger la durée"]),
    "ceiling": (BEFORE.replace(ceiling=euros(9)), ["fixer le plafond"]),
    "earlier end": (BEFORE.replace(period=Period.years(2024, 2025)), ["changer la période"]),
    "firm": (_with(TermsPart.GRANTS, LAST.replace(firmness=Firmness.FIRM)), ["confirmer la subvention"]),
    "amount": (_with(TermsPart.GRANTS, LAST.replace(amount=euros(9))), ["changer le montant"]),
    "amount, firm": (
        _with(TermsPart.GRANTS, LAST.replace(amount=euros(9), firmness=Firmness.FIRM)),
        ["confirmer la subvention", "changer le montant"],
    ),
    "unknown amount": (_with(TermsPart.GRANTS, LAST.replace(amount=None)), ["fixer la subvention"]),
    "note": (
        _with(TermsPart.GRANTS, LAST.replace(note="a")),
        ["fixer la subvention"],
    ),
    "line": (
        _with(TermsPart.GRANTS, BEFORE.grants[0].replace(lines=(LINE.replace(raw="autre"),))),
        ["changer une imputation"],
    ),
    "no line": (_with(TermsPart.GRANTS, BEFORE.grants[0].replace(lines=())), ["fixer la subvention"]),
    "beneficiary": (
        _with(TermsPart.GRANTS, LAST.replace(beneficiary="ville")),
        ["supprimer une subvention", "fixer la subvention"],
    ),
    "target": (
        _with(
            TermsPart.ACTIONS,
            ACTION.replace(
                targets=(
                    ACTION.targets[0],
                    Target(key="eleves", value=Decimal(310), unit="élèves"),
                    *ACTION.targets[2:],
                )
            ),
        ),
        ["fixer un objectif"],
    ),
    "no target": (_with(TermsPart.ACTIONS, ACTION.replace(targets=())), ["modifier une action"]),
    "words": (
        _with(TermsPart.CLAUSES, Clause(kind=ClauseKind.CREDITS, article="4", raw="Autre rédaction.")),
        ["remplacer un article"],
    ),
    "kind of clause": (
        _with(TermsPart.CLAUSES, Clause(kind=ClauseKind.LAPSE, article="7")),
        ["fixer une clause"],
    ),
    "name": (
        _with(TermsPart.PARTIES, BEFORE.parties[1].replace(name=Name("Les Tréteaux"))),
        ["remplacer une partie"],
    ),
}


@pytest.mark.parametrize("case", TELLING)
def test_the_most_telling_operation_is_proposed(case: str) -> None:
    """What changes is said as an agent would, and nothing more."""
    after, told = TELLING[case]
    avenant = propose(BEFORE, after, number=2, year=2026)
    assert [operation.operation for operation in avenant.operations] == told
    assert (avenant.key, avenant.signed_on) == ("2026-2", None)
    assert _then(BEFORE, *avenant.operations) == after


def test_a_party_that_takes_the_place_of_another_is_a_takeover() -> None:
    """One operation, and the reason that the records tell."""
    after = _then(BEFORE, *propose(BEFORE, BEFORE.replace(parties=(*BEFORE.parties, MJC))).operations)
    assert after.parties[-1] == MJC
    for new, reason in (
        (MJC, "reprise"),
        (MJC.replace(identifiers=BEFORE.parties[1].identifiers), "changement de dénomination"),
    ):
        grants = tuple(grant.replace(beneficiary="mjc") for grant in BEFORE.grants)
        taken = BEFORE.replace(parties=(BEFORE.parties[0], new), grants=grants)
        (operation,) = propose(BEFORE, taken).operations
        assert (operation.operation, getattr(operation, "reason")) == ("remplacer une partie", reason)  # noqa: B009
    partner = BEFORE.replace(actions=(ACTION.replace(partners=("ville",)),))
    other = partner.replace(parties=(MJC, BEFORE.parties[1]), actions=(ACTION.replace(partners=("mjc",)),))
    (operation,) = propose(partner, other).operations
    assert getattr(operation, "reason") == "substitution"  # noqa: B009


def test_parties_that_only_cross_are_not_a_takeover() -> None:
    """One leaves, another comes, and nothing is theirs: either way is short, and both are exact."""
    more = BEFORE.replace(parties=(*BEFORE.parties, MJC))
    left = BEFORE.replace(parties=(*BEFORE.parties, MJC.replace(key="autre", name=Name("Autre"))))
    assert _then(more, *propose(more, left).operations) == left
    dangling = left.replace(actions=(ACTION.replace(partners=("mjc",)),))
    with pytest.raises(ConventionsError, match=r"nomme encore la partie « mjc »"):
        propose(more, dangling)


GRANT = Grant(exercise=2027, beneficiary="treteaux", amount=euros(1))
IMPOSSIBLE: Mapping[str, tuple[Terms, Terms, str]] = {
    "unknown": (BEFORE, BEFORE.replace(clauses=None), "aucun avenant ne rend inconnues des clauses"),
    "none": (BEFORE.replace(clauses=None), BEFORE.replace(clauses=()), "qu’il n’y a pas de clause"),
    "doubled": (
        _with(TermsPart.GRANTS, GRANT),
        _with(TermsPart.GRANTS, GRANT, GRANT.replace(nature=Nature.EQUIPMENT, key="2027-équipement")),
        "aucun avenant ne fait passer d’une version à l’autre : la subvention « 2027 » existe",
    ),
    "still named": (
        BEFORE.replace(axes=(Axis(key="A", title="a"),), actions=(Action(key="x", title="x", axis="A"),)),
        BEFORE.replace(axes=(), actions=(Action(key="x", title="x", axis="A"),)),
        "actions[x] nomme encore l’axe « A »",
    ),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_what_no_avenant_can_do_is_told(case: str) -> None:
    """The reason is in French."""
    before, after, told = IMPOSSIBLE[case]
    with pytest.raises(ConventionsError) as caught:
        propose(before, after)
    assert told in str(caught.value)


def test_what_is_removed_is_removed_after_what_names_it() -> None:
    """Devices, axes and parties leave last; payment terms let go of a grant before it goes."""
    axis, device = Axis(key="A", title="a"), Device(key="D", name=Name("D"), owner="mjc")
    action = Action(key="x", title="x", axis="A", devices=("D",), partners=("mjc",))
    (agreed,) = BEFORE.payment_terms[:1]
    named = agreed.replace(grants=tuple(grant.key for grant in BEFORE.grants), key="1")
    rich = BEFORE.replace(
        parties=(*BEFORE.parties, MJC),
        axes=(axis,),
        devices=(device,),
        actions=(action,),
        payment_terms=(named,),
    )
    less = named.replace(grants=named.grants[:2], key="1")
    poor = BEFORE.replace(actions=(), grants=BEFORE.grants[:2], payment_terms=(less,))
    for one, other in ((rich, poor), (poor, rich), (rich, rich.replace(grants=(), payment_terms=()))):
        assert _then(one, *propose(one, other).operations) == other
    kept = [operation.operation for operation in propose(rich, poor).operations]
    assert kept.index("changer les modalités de versement") < kept.index("supprimer une subvention")
    regranted = rich.replace(grants=(*rich.grants[:2], LAST.replace(beneficiary="ville")))
    assert _then(rich, *propose(rich, regranted).operations) == regranted


def test_a_change_of_a_field_is_one_change_at_its_address() -> None:
    """A record that comes or goes is one, and so is an order."""
    grants = BEFORE.grants
    assert [change[:3] for change in diff(BEFORE, BEFORE.replace(grants=grants[:2]))] == [
        (f"grants[{LAST.key}]", LAST, None)
    ]
    assert diff(BEFORE.replace(grants=grants[:2]), BEFORE) == (Change(f"grants[{LAST.key}]", None, LAST),)
    keys = tuple(grant.key for grant in grants)
    assert diff(BEFORE, BEFORE.replace(grants=grants[::-1])) == (Change("grants", keys, keys[::-1]),)
    roles = BEFORE.parties[0].replace(roles=())
    assert diff(BEFORE, _with(TermsPart.PARTIES, roles)) == (
        Change("parties[ville].roles", BEFORE.parties[0].roles, ()),
    )
    assert diff(BEFORE, BEFORE.replace(clauses=None)) == (Change("clauses", BEFORE.clauses, None),)


def test_bank_details_are_not_shown() -> None:
    """The repr of a change hides what the repr of a party hides."""
    secret = BEFORE.parties[1].replace(iban="FR7630006000011234567890189")
    (change,) = diff(BEFORE, _with(TermsPart.PARTIES, secret))
    assert repr(change) == "Change('parties[treteaux].iban', None, …)"
    dated = Change("period", None, None, day=SIGNED)
    assert repr(dated) == "Change('period', None, None, 2025-06-01)"
    (added,) = diff(
        BEFORE.replace(parties=BEFORE.parties[:1]), BEFORE.replace(parties=(BEFORE.parties[0], secret))
    )
    assert "FR76" not in repr(added)


AMOUNT = f"grants[{LAST.key}].amount"
REFUSED: Mapping[str, tuple[Change, str]] = {
    "field": (Change(AMOUNT, euros(1), euros(2)), "n’est pas ce que la modification remplace"),
    "record": (Change("grants[2030]", LAST, None), "n’est pas ce que la modification remplace"),
    "there": (Change(f"grants[{LAST.key}]", None, LAST), "n’est pas ce que la modification remplace"),
    "order": (Change("grants", ("a", "b"), ("b", "a")), "n’est pas ce que la modification remplace"),
    "order of nothing": (Change("axes", ("a", "b"), ("b", "a")), "n’est pas ce que la modification remplace"),
    "nowhere": (Change("grants[2030].amount", None, euros(1)), "« [2030] » n’existe pas"),
    "no field": (Change("grants[2030].montant", None, euros(1)), "n’existe pas"),
    "no name": (Change("montant", None, euros(1)), "« montant » n’existe pas"),
    "empty": (Change("", None, None), "n’existe pas"),
    "inside a value": (Change("period.start", None, SIGNED), "« start » n’existe pas"),
    "no address": (Change("grants[", None, None), "adresse mal écrite"),
    "key": (Change("axes[A]", None, Axis(key="B", title="b")), "qui a une autre clé"),
    "meaning": (
        Change(f"grants[{LAST.key}].calculation", LAST.calculation, Calculation.PROPORTIONAL),
        "les stipulations n’ont plus de sens",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_changes_of_something_else_are_refused(case: str) -> None:
    """The address is named, and no value, which may be confidential."""
    change, told = REFUSED[case]
    with pytest.raises(OperationError) as caught:
        apply(BEFORE, (change,))
    assert told in str(caught.value)


def test_changes_are_made_together() -> None:
    """A target becomes a range in three changes, which only mean something together."""
    action = Action(key="x", title="x", targets=(Target(key="t", unit="u", value=Decimal(1)),))
    before = BEFORE.replace(actions=(action,))
    ranged = action.replace(targets=(Target(key="t", unit="u", low=Decimal(1), high=Decimal(2)),))
    after = before.replace(actions=(ranged,))
    changes = diff(before, after)
    assert [change.address.rpartition(".")[2] for change in changes] == ["value", "low", "high"]
    assert apply(before, changes) == after


def test_a_record_without_a_key_is_changed_field_by_field() -> None:
    """It stands alone in its field: its address is sure."""
    signed = BEFORE.parties[1].replace(signatory=Signatory(name="A", capacity="Présidente"))
    other = signed.replace(signatory=Signatory(name="B", capacity="Présidente"))
    before, after = _with(TermsPart.PARTIES, signed), _with(TermsPart.PARTIES, other)
    changes = diff(before, after)
    assert [change[:3] for change in changes] == [("parties[treteaux].signatory.name", "A", "B")]
    assert apply(before, changes) == after


def test_an_identifier_is_changed_inside_its_party() -> None:
    """Keyed lists are opened at any depth."""
    number = Identifier(scheme=Scheme.RIDET, value="1")
    held = BEFORE.parties[1].identifiers
    after = _with(TermsPart.PARTIES, BEFORE.parties[1].replace(identifiers=(number, *held)))
    changes = diff(BEFORE, after)
    assert [change.address for change in changes] == [
        "parties[treteaux].identifiers[RIDET]",
        "parties[treteaux].identifiers",
    ]
    assert apply(BEFORE, changes) == after


GIVEN: Mapping[str, tuple[Callable[[Any], object], str]] = {
    "a": (lambda met: diff(met, BEFORE), "a"),
    "b": (lambda met: diff(BEFORE, met), "b"),
    "apply": (lambda met: apply(met, ()), "terms"),
    "propose before": (lambda met: propose(met, BEFORE), "before"),
    "propose after": (lambda met: propose(BEFORE, met), "after"),
}


@pytest.mark.parametrize("case", GIVEN)
def test_a_convention_is_no_version_of_terms(case: str) -> None:
    """The argument, and how to have the terms of a convention; of anything else, its type."""
    call, name = GIVEN[case]
    told = re.escape(f"{name} : il faut des stipulations (Terms) ; reçu : ")
    with pytest.raises(ConventionsError, match=f"^{told}Convention : passez in_force") as caught:
        call(association_2024_2026())
    assert "convention.initial" in str(caught.value)
    with pytest.raises(ConventionsError, match=f"^{told}NoneType$"):
        call(None)
