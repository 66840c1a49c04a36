"""What assemblies decide: a decision grants, a rejection does not, a decision may name the act it approves."""

from __future__ import annotations

from datetime import date

from conventions import Convention, Deliberation, euros, position, schedule
from conventions.model import ActState, Avenant, ConfirmGrant, Decision, DecisionKind, Organ, Outcome, Vote
from conventions.operations import act_state
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
