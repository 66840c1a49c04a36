"""What assemblies decide: a decision grants, a rejection does not, a decision may name the act it approves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conventions import Convention, Deliberation, Name, Party, euros, position, schedule
from conventions.model import (
    ActState,
    AddParty,
    Avenant,
    ChangeParty,
    ConfirmGrant,
    Decision,
    DecisionKind,
    Grant,
    Organ,
    Outcome,
    SetGrant,
    Vote,
)
from conventions.operations import act_state, fold
from conventions.rules import Profile, check
from conventions.samples import association_2024_2026, cci_2017_2019

DAY = date(2026, 6, 30)
SEED_DAY = date(2018, 12, 31)
PAI_001 = Profile(select=("PAI-001",))


def _granting(**fields: object) -> Convention:
    base = association_2024_2026()
    decision = Decision(
        number="1",
        kind=DecisionKind.GRANT,
        raw="attribue",
        exercise=2026,
        amount=euros(32000),
        beneficiary="treteaux",
    )
    made = Deliberation.model_validate(
        {
            "authority": "ville",
            "organ": Organ.COUNCIL,
            "assembly": "Conseil municipal",
            "date": date(2026, 2, 12),
            "number": "2026-02-012",
            "decisions": (decision,),
            **fields,
        }
    )
    return base.replace(deliberations=(*base.deliberations, made))


def test_a_decision_grants_by_itself() -> None:
    """« attribue 32 000 € pour 2026 » makes the forecast granted from its day on, and not firm."""
    for day, granted, forecast in ((DAY, 32000, 0), (date(2026, 2, 11), 0, 32000)):
        row = position(_granting(), day).exercises[2]
        assert (row.granted.amount, row.forecast.amount) == (euros(granted), euros(forecast))
        assert row.firm.amount == euros(0)


def test_a_mandate_on_what_was_decided_is_no_excess() -> None:
    """PAI-001 compares with what the assembly granted."""
    base = _granting()
    assert base.ledger is not None
    paid = base.ledger.payments[0].replace(number="9", exercise=2026, grant="2026-fonctionnement")
    paid = paid.replace(issued_on=date(2026, 3, 31), paid_on=None, state="émis", amount=euros(16000))
    convention = base.replace(ledger=base.ledger.replace(payments=(*base.ledger.payments, paid)))
    assert check(convention, DAY, profile=PAI_001).ok


TAKEOVER = date(2025, 6, 1)


def _taken_over(*steps: tuple[str, str], base: Convention | None = None) -> Convention:
    """The association, each step taking one party over by another on the first of a month from June 2025."""
    convention = base or association_2024_2026()
    for rank, (old, new) in enumerate(steps):
        change = ChangeParty(old=old, new=Party(key=new, name=Name(new)), reason="reprise")
        signed = TAKEOVER.replace(month=TAKEOVER.month + rank)
        convention = convention.with_avenant(
            Avenant(number=10 + rank, signed_on=signed, operations=(change,))
        )
    return convention


@pytest.mark.parametrize(
    "steps",
    [
        (("treteaux", "mjc"),),
        (("treteaux", "mjc"), ("mjc", "foyer")),
        (("treteaux", "mjc"), ("mjc", "treteaux")),
        (("treteaux", "treteaux"),),
    ],
)
def test_what_was_decided_for_a_party_is_carried_by_the_one_that_follows(
    steps: tuple[tuple[str, str], ...],
) -> None:
    """30 000 € attributed to the old party in 2023 are the 30 000 € of the new one, however many followed."""
    convention = _taken_over(*steps)
    for day in (TAKEOVER.replace(month=5), DAY):
        rows = position(convention, day).exercises
        assert [row.granted.amount for row in rows[:2]] == [euros(30000), euros(33500)]


def test_a_decision_is_that_of_the_party_named_and_of_no_other() -> None:
    """With another beneficiary in the same exercise, the sum decided for the old party stays apart from it."""
    base = association_2024_2026()
    other = base.initial.parties[1].replace(key="cirque")
    second = base.initial.grants[0].replace(beneficiary="cirque", key="cirque", amount=euros(7))
    initial = base.initial.replace(
        parties=(*base.initial.parties, other), grants=(*base.initial.grants[1:], second)
    )
    convention = _taken_over(("treteaux", "mjc"), base=base.replace(initial=initial))
    assert position(convention, DAY).exercises[0].granted.amount == euros(30007)


def test_a_decision_that_names_nobody_is_carried_by_the_grant_of_its_exercise() -> None:
    """« attribue 30 000 € pour 2024 » may be the only grant of the year, whoever has it since."""
    base = association_2024_2026()
    voted = base.deliberations[0]
    silent = tuple(decision.replace(beneficiary=None) for decision in voted.decisions)
    told = base.replace(deliberations=(voted.replace(decisions=silent), *base.deliberations[1:]))
    assert position(_taken_over(("treteaux", "mjc"), base=told), DAY).exercises[0].granted.amount == euros(
        30000
    )


def test_a_grant_set_by_the_old_name_is_the_one_that_was_decided() -> None:
    """An avenant written before the takeover takes effect after it, and still names the party of its day."""
    new = Grant(exercise=2027, beneficiary="treteaux", amount=euros(500))
    late = Avenant(
        number=20, signed_on=date(2025, 5, 1), effective_on=TAKEOVER, operations=(SetGrant(grant=new),)
    )
    base = _granting().deliberations[-1]
    decision = base.decisions[0].replace(exercise=2027, amount=euros(500), beneficiary="mjc")
    told = _taken_over(("treteaux", "mjc")).with_avenant(late)
    convention = told.replace(deliberations=(*told.deliberations, base.replace(decisions=(decision,))))
    (row,) = (row for row in position(convention, DAY).exercises if row.exercise == 2027)
    assert row.granted.amount == euros(500)


def test_a_key_that_is_again_that_of_a_party_names_this_party() -> None:
    """A party added under the key of one that was replaced is another one: the sums decided are its own."""
    back = AddParty(party=Party(key="treteaux", name=Name("Nouveaux Tréteaux")))
    convention = _taken_over(("treteaux", "mjc")).with_avenant(
        Avenant(number=20, signed_on=date(2025, 9, 1), operations=(back,))
    )
    assert fold(convention, date(2025, 8, 31)).successors == {"treteaux": "mjc"}
    assert fold(convention, DAY).successors == {}


def test_a_rejection_decides_nothing() -> None:
    """A vote that rejects approves no act and grants no money."""
    assert position(_granting(vote=Vote(outcome=Outcome.REJECTED)), DAY).exercises[2].granted.amount == euros(
        0
    )
    seed = cci_2017_2019()
    rejected = seed.deliberations[0].replace(vote=Vote(outcome=Outcome.REJECTED))
    convention = seed.replace(deliberations=(rejected,))
    assert act_state(convention, convention.avenants[0], SEED_DAY) is ActState.DRAFT
    assert position(convention, SEED_DAY).total("granted").known == euros(0)


def test_a_decision_may_name_the_avenant_that_it_approves() -> None:
    """The avenant need not name its deliberation when the decision names the avenant."""
    seed = cci_2017_2019()
    silent = seed.avenants[0].replace(deliberation=None)
    convention = seed.replace(avenants=(silent,))
    assert act_state(convention, silent, SEED_DAY) is ActState.APPROVED
    assert position(convention, SEED_DAY).total("granted").known == euros(50000)
    assert act_state(convention, convention, SEED_DAY) is None


def test_an_act_notified_was_signed() -> None:
    """Where the day of the signature is not known, the act binds from the day that shows it was signed."""
    base = association_2024_2026().replace(signed_on=None)
    assert act_state(base, base, date(2024, 1, 14)) is ActState.APPROVED
    assert act_state(base, base, date(2024, 12, 31)) is ActState.EXECUTORY
    assert position(base, date(2024, 12, 31)).exercises[0].firm.amount == euros(30000)


def test_the_payments_of_a_confirmation_to_sign_wait_for_it() -> None:
    """A forecast that a projet confirms is listed once, against the signature of the projet."""
    confirm = Avenant(
        number=9, deliberation="2023-12-118", operations=(ConfirmGrant(grant="2026-fonctionnement"),)
    )
    lines = schedule(association_2024_2026().with_avenant(confirm), date(2024, 12, 31)).lines
    told = [(line.awaited, line.act) for line in lines if line.exercise == 2026]
    assert told == [("signature de l’avenant n°\u00a09, date inconnue", "l’avenant n°\u00a09")] * 3


def test_the_payments_of_a_rejected_projet_wait_for_nothing() -> None:
    """Nothing is to come of an act that the assembly rejected after it was signed for a later day."""
    base = association_2024_2026()
    voted = tuple(item.replace(vote=Vote(outcome=Outcome.REJECTED)) for item in base.deliberations)
    draft = base.replace(
        deliberations=voted, avenants=(), signed_on=None, transmitted_on=None, notified_on=None
    )
    assert {line.awaited for line in schedule(draft, DAY).lines} == {
        "rien\u00a0: vote de rejet (la convention)"
    }


def test_nothing_is_to_come_of_a_convention_withdrawn() -> None:
    """The deliberation that approved it was repealed: its lines wait for nothing."""
    base = association_2024_2026()
    repeal = base.deliberations[0].replace(
        number="9", date=date(2024, 6, 1), repeals=("2023-12-118",), key="9"
    )
    convention = base.replace(deliberations=(*base.deliberations, repeal), avenants=())
    assert {line.awaited for line in schedule(convention, DAY).lines} == {
        "rien\u00a0: acte retiré (la convention)"
    }


def test_an_act_annulled_binds_nobody() -> None:
    """From the judgment on, the convention is annulled: nothing is firm, granted nor to come."""
    base = association_2024_2026().replace(annulled_on=date(2024, 6, 1), avenants=())
    assert act_state(base, base, date(2024, 5, 31)) is ActState.EXECUTORY
    assert act_state(base, base, DAY) is ActState.ANNULLED
    assert position(base, date(2024, 5, 31)).exercises[0].firm.amount == euros(30000)
    assert position(base, DAY).total("firm").amount == euros(0)
    assert {line.awaited for line in schedule(base, DAY).lines} == {"rien\u00a0: acte annulé (la convention)"}


def test_what_became_of_an_act_is_told_from_the_day_it_was_known() -> None:
    """Repealed in June, annulled in September, rejected in February: nobody knew it before."""
    base = association_2024_2026().replace(avenants=())
    unsigned = base.replace(signed_on=None, transmitted_on=None, notified_on=None)
    repeal = base.deliberations[0].replace(
        number="9", date=date(2024, 6, 1), repeals=("2023-12-118",), key="9"
    )
    repealed = unsigned.replace(deliberations=(*base.deliberations, repeal))
    annulled = unsigned.replace(annulled_on=date(2024, 9, 1))
    late = base.deliberations[0].replace(
        date=date(2024, 2, 1), vote=Vote(outcome=Outcome.REJECTED), key="2023-12-118"
    )
    rejected = unsigned.replace(deliberations=(late,))
    for convention, known in (
        (repealed, date(2024, 6, 1)),
        (annulled, date(2024, 9, 1)),
        (rejected, date(2024, 2, 1)),
    ):
        (before,) = {line.awaited for line in schedule(convention, DAY, known_on=known - timedelta(1)).lines}
        (after,) = {line.awaited for line in schedule(convention, DAY, known_on=known).lines}
        assert before == "signature de la convention, date inconnue"
        assert str(after).startswith("rien")
