"""What went wrong in other software, as avenants: numbers, days, previous versions, values that come and go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from conventions import Amount, Convention, OperationError, Period, Terms, check, euros, in_force
from conventions.french import Name
from conventions.model import (
    Action,
    Avenant,
    ChangeAction,
    ChangeAmount,
    ChangeParty,
    ChangePeriod,
    ConfirmGrant,
    ExtendTerm,
    Grant,
    Measure,
    Operation,
    Party,
    SetGrant,
    SetTarget,
    Target,
)
from conventions.operations import amending_acts, fold
from conventions.operations.moments import Moment
from conventions.periods import Duration
from conventions.rules import Profile

FIRST, SECOND, THIRD = date(2023, 2, 1), date(2023, 6, 1), date(2023, 9, 1)
GRANT = Grant(exercise=2023, beneficiary="asso", amount=euros(100))
ACTION = Action(
    key="A",
    title="a",
    partners=("asso",),
    measures=(Measure(text="m"),),
    targets=(Target(key="t", unit="u", value=Decimal(1)), Target(key="s", unit="u", value=Decimal(2))),
)
TERMS = Terms(
    period=Period.years(2023, 2024),
    parties=(Party(key="ville", name=Name("Ville")), Party(key="asso", name=Name("Asso"))),
    grants=(GRANT,),
    actions=(ACTION,),
)


def _acts(*told: Operation | tuple[Operation, ...], initial: Terms = TERMS) -> Convention:
    """One avenant an item, of days in order."""
    days = (FIRST, SECOND, THIRD)
    avenants = tuple(
        Avenant(number=rank, signed_on=day, operations=each if isinstance(each, tuple) else (each,))
        for rank, (day, each) in enumerate(zip(days, told, strict=False), start=1)
    )
    return Convention(title="t", signed_on=date(2023, 1, 1), initial=initial, avenants=avenants)


def _amounts(convention: Convention, day: date = THIRD) -> list[Amount | None]:
    return [grant.amount for grant in in_force(convention, day).grants]


def _amount(amount: Amount | None) -> Operation:
    return SetGrant(grant=GRANT.replace(amount=amount))


VALUES: Mapping[str, tuple[tuple[Operation, ...], Amount | None]] = {
    "unknown then known": ((_amount(None), _amount(euros(5))), euros(5)),
    "known then unknown": ((_amount(euros(5)), _amount(None)), None),
    "unknown then more": ((_amount(None), ChangeAmount(grant="2023", by=euros(5))), None),
    "zero is known": ((_amount(euros(0)), ChangeAmount(grant="2023", by=euros(5))), euros(5)),
    "what is not said stays": ((_amount(euros(5)), ConfirmGrant(grant="2023")), euros(5)),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_that_is_not_known_is_a_value(case: str) -> None:
    """Unknown is not silence, and neither is zero: the last act has the last word (ocds-merge: null then value)."""
    told, expected = VALUES[case]
    assert _amounts(_acts(*told)) == [expected]
    unknown = TERMS.replace(grants=(GRANT.replace(amount=None),))
    assert _amounts(_acts(*told, initial=unknown)) == [expected]


def test_what_is_left_out_of_a_list_is_taken_away() -> None:
    """An action as it reads from now on: texts and measures are replaced as a whole, never merged."""
    (action,) = in_force(_acts(ChangeAction(action=Action(key="A", title="b"))), THIRD).actions
    assert (action.partners, action.measures, action.targets) == ((), (), ())
    other = ACTION.replace(partners=("ville",), measures=(Measure(text="n"), Measure(text="m")))
    (action,) = in_force(_acts(ChangeAction(action=other)), THIRD).actions
    assert (action.partners, [measure.text for measure in action.measures]) == (("ville",), ["n", "m"])


def test_what_is_deep_is_changed_by_its_key() -> None:
    """The other targets stay; a target of the same key in another action is another one."""
    two = TERMS.replace(actions=(ACTION, ACTION.replace(key="B")))
    moved = SetTarget(action="B", target=Target(key="t", unit="u", value=Decimal(9)))
    first, second = in_force(_acts(moved, initial=two), THIRD).actions
    assert first == ACTION
    assert [target.value for target in second.targets] == [9, 2]


def test_two_records_of_one_key_are_refused() -> None:
    """When they are built, not when they are merged."""
    with pytest.raises(ValidationError, match="plusieurs éléments portent la clé « 2023 »"):
        TERMS.replace(grants=(GRANT, GRANT.replace(amount=euros(1))))
    with pytest.raises(ValidationError, match="portent la clé « montant 2023 »"):
        _acts((ChangeAmount(grant="2023", by=euros(1)), ChangeAmount(grant="2023", by=euros(2))))


def test_what_is_taken_away_is_gone() -> None:
    """No husk of it is left with a key and nothing else."""
    convention = _acts(_amount(euros(5)))
    assert "2024" not in {grant.key for grant in in_force(convention, THIRD).grants}
    with pytest.raises(
        OperationError, match=r"la subvention « 2024 » n’existe pas à cette date \(avenant n°\xa01\)"
    ):
        in_force(_acts(ConfirmGrant(grant="2024")), THIRD)


def test_the_version_before_an_avenant_is_that_of_the_one_before_it() -> None:
    """Not itself, not the last one recorded: each builds on what the earlier ones changed."""
    convention = _acts(*(ChangeAmount(grant="2023", by=euros(rank)) for rank in (1, 20, 300)))
    turned = convention.replace(
        avenants=(convention.avenants[1], convention.avenants[2], convention.avenants[0])
    )
    for each in (convention, turned):
        assert [_amounts(each, day) for day in (FIRST, SECOND, THIRD)] == [
            [euros(101)],
            [euros(121)],
            [euros(421)],
        ]


def test_a_number_is_a_name_and_nothing_more() -> None:
    """Numbers start again, have gaps, are given late: days order the acts, and no number is counted."""
    first = Avenant(number=1, year=2023, signed_on=THIRD, operations=(_amount(euros(3)),))
    again = Avenant(number=1, year=2022, signed_on=FIRST, operations=(_amount(euros(1)),))
    ninth = Avenant(number=9, signed_on=SECOND, operations=(_amount(euros(2)),))
    convention = _acts().replace(avenants=(first, again, ninth))
    acts = amending_acts(convention, Moment(date.max))
    assert [act.key for act in acts] == ["2022-1", "9", "2023-1"]
    assert [_amounts(convention, day) for day in (FIRST, SECOND, THIRD)] == [
        [euros(1)],
        [euros(2)],
        [euros(3)],
    ]
    assert Avenant(signed_on=FIRST).key == "2023-02-01"
    assert Avenant().key == "sans numéro"


def test_a_convention_signed_outside_is_amended_all_the_same() -> None:
    """Known in part, without a date: the gap before the first known avenant is no fault, and nothing crashes."""
    known = Convention(
        title="t",
        known_in_part=True,
        initial=TERMS,
        avenants=(Avenant(number=4, signed_on=FIRST, operations=(ExtendTerm(until=date(2025, 6, 30)),)),),
    )
    assert in_force(known, FIRST).period.end == date(2025, 6, 30)
    assert check(known, FIRST, profile=Profile(select=("CONV-010",))).findings == ()
    whole = known.replace(known_in_part=False, signed_on=date(2023, 1, 1))
    assert len(check(whole, FIRST, profile=Profile(select=("CONV-010",))).findings) == 1


def test_the_end_is_computed_from_the_period_never_from_today() -> None:
    """« Prolongée de 18 puis de 21 mois » adds to the end that was agreed, whatever the day of the signature."""
    longer = (ExtendTerm(by=Duration(months=18)), ExtendTerm(by=Duration(months=21)))
    convention = _acts(*longer)
    assert in_force(convention, THIRD).period.end == date(2028, 3, 31)
    late = convention.replace(
        avenants=tuple(act.replace(signed_on=date(2024, 12, 31)) for act in convention.avenants)
    )
    assert in_force(late, date.max).period.end == date(2028, 3, 31)
    other = _acts(ChangePeriod(period=Period(date(2023, 1, 1), None)))
    assert in_force(other, THIRD).period.end is None


def test_two_takeovers_follow_each_other() -> None:
    """The first party, the second and the third are one in the fold’s eyes."""
    mjc, sem = (Party(key=key, name=Name(key)) for key in ("mjc", "sem"))
    convention = _acts(
        ChangeParty(old="asso", new=mjc, reason="reprise"),
        ChangeParty(old="mjc", new=sem, reason="changement de dénomination"),
        _amount(euros(7)),
    )
    folded = fold(convention, THIRD)
    assert folded.successors == {"asso": "sem", "mjc": "sem"}
    assert [(grant.beneficiary, grant.amount) for grant in folded.terms.grants] == [("sem", euros(7))]
