"""A convention driven through its whole life in random order: the invariants hold after each step."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from conventions import Convention, PaymentTerms, Terms, in_force, position, schedule, settle
from conventions.french import Name
from conventions.model import (
    ActualCost,
    Avenant,
    Calculation,
    ChangeAmount,
    Commitment,
    ConfirmGrant,
    Decision,
    DecisionKind,
    Deliberation,
    Document,
    Event,
    EventKind,
    ExtendTerm,
    Firmness,
    Grant,
    Instalment,
    InstalmentKind,
    Ledger,
    OnProofs,
    Organ,
    Party,
    Payment,
    PaymentState,
    Progress,
    Recovery,
    RecoveryKind,
    Remainder,
    Share,
    Upon,
)
from conventions.money import ZERO, Amount, euros
from conventions.operations import GrantPosition, SettlementOutcome
from conventions.periods import Period
from conventions.rules import Profile, check
from conventions.strategies import amounts

START = date(2024, 1, 2)
EXERCISES = (2024, 2025)
SUMS = amounts(euros(0), euros(20_000))
WATCHED = Profile(select=("PAI-001", "PAI-012"))
GRANTS = st.sampled_from([str(exercise) for exercise in EXERCISES])


def _terms() -> Terms:
    firm, forecast = (
        Grant(
            exercise=exercise,
            beneficiary="B",
            amount=euros(10_000),
            firmness=firmness,
            calculation=Calculation.PROPORTIONAL,
            rate=Fraction(1, 2),
            eligible_cost=euros(20_000),
        )
        for exercise, firmness in zip(EXERCISES, (Firmness.FIRM, Firmness.FORECAST), strict=True)
    )
    instalments = (
        Instalment(
            kind=InstalmentKind.ADVANCE,
            amount=Share(ratio=Fraction(3, 10)),
            trigger=Upon(event=EventKind.SIGNATURE),
        ),
        Instalment(kind=InstalmentKind.INTERIM, amount=Progress(cap=Fraction(4, 5)), max_payments=2),
        Instalment(
            kind=InstalmentKind.BALANCE, amount=Remainder(), trigger=OnProofs(), proofs=("compte rendu",)
        ),
    )
    return Terms(
        period=Period.years(*EXERCISES),
        parties=(Party(key="V", name=Name("Ville")), Party(key="B", name=Name("Bénéficiaire"))),
        grants=(firm, forecast),
        payment_terms=(PaymentTerms(instalments=instalments),),
        clauses=(),
    )


class Life(RuleBasedStateMachine):
    """Votes, signatures, avenants, documents, costs, commitments, mandates, recoveries, as days go by."""

    def __init__(self) -> None:
        super().__init__()
        self.day = START
        self.convention = Convention(title="Convention", initial=_terms(), ledger=Ledger(commitments=()))
        self.steps = 0

    def _key(self) -> str:
        self.steps += 1
        return str(self.steps)

    def _enter(self, **entries: object) -> None:
        ledger = self.convention.ledger or Ledger()
        self.convention = self.convention.replace(
            ledger=ledger.replace(
                **{name: (*(getattr(ledger, name) or ()), item) for name, item in entries.items()}
            )
        )

    def _tell(self, **facts: object) -> None:
        known = self.convention.facts
        told = {name: (*getattr(known, name), item) for name, item in facts.items()}
        self.convention = self.convention.replace(facts=known.replace(**told))

    def _rows(self) -> list[GrantPosition]:
        return [row for row in position(self.convention, self.day).grants if row.grant is not None]

    @initialize(signed=st.booleans())
    def begin(self, *, signed: bool) -> None:
        """Some conventions are signed from the start."""
        if signed:
            self.sign()

    @rule(days=st.integers(1, 120))
    def wait(self, days: int) -> None:
        """Days go by."""
        self.day += timedelta(days=days)

    @precondition(lambda self: not self.convention.deliberations)
    @rule()
    def vote(self) -> None:
        """The assembly approves the convention."""
        decision = Decision(kind=DecisionKind.APPROVE_CONVENTION, raw="approuve la convention")
        voted = Deliberation(
            authority="V", organ=Organ.COUNCIL, assembly="Conseil", date=self.day, decisions=(decision,)
        )
        self.convention = self.convention.replace(deliberations=(voted,))

    @precondition(lambda self: self.convention.signed_on is None)
    @rule()
    def sign(self) -> None:
        """The parties sign."""
        self.convention = self.convention.replace(signed_on=self.day, notified_on=self.day)

    @precondition(lambda self: len(self.convention.avenants) < 4)
    @rule(by=amounts(euros(-2_000), euros(5_000)), signed=st.booleans())
    def change_amount(self, by: Amount, *, signed: bool) -> None:
        """An avenant raises or lowers the grant of 2024; a projet when it is not signed."""
        self._avenant(ChangeAmount(grant="2024", by=by), signed=signed)

    @precondition(lambda self: len(self.convention.avenants) < 4)
    @rule(signed=st.booleans())
    def confirm(self, *, signed: bool) -> None:
        """An avenant makes the second year firm, and the convention last longer."""
        self._avenant(ConfirmGrant(grant="2025"), ExtendTerm(until=date(2026, 12, 31)), signed=signed)

    def _avenant(self, *operations: object, signed: bool) -> None:
        number = len(self.convention.avenants) + 1
        told = {"number": number, "operations": operations, "signed_on": self.day if signed else None}
        self.convention = self.convention.with_avenant(Avenant.model_validate(told))

    @rule(grant=GRANTS, amount=SUMS)
    def justify(self, grant: str, amount: Amount) -> None:
        """Costs are justified."""
        self._tell(costs=ActualCost(day=self.day, grant=grant, amount=amount, key=self._key()))

    @rule(grant=GRANTS)
    def report(self, grant: str) -> None:
        """The final report is received."""
        paper = Document(key=self._key(), kind="compte rendu", received_on=self.day, grant=grant)
        self.convention = self.convention.replace(documents=(*self.convention.documents, paper))

    @rule(kind=st.sampled_from([EventKind.START, EventKind.COMPLETION]))
    def happen(self, kind: EventKind) -> None:
        """The project starts, or ends."""
        self._tell(events=Event(kind=kind, day=self.day, key=self._key()))

    @rule(grant=GRANTS, amount=SUMS)
    def commit(self, grant: str, amount: Amount) -> None:
        """Credits are set aside."""
        made = Commitment(
            number=self._key(), committed_on=self.day, exercise=int(grant), amount=amount, grant=grant
        )
        self._enter(commitments=made)

    @rule(grant=GRANTS, amount=SUMS, paid=st.booleans())
    def mandate(self, grant: str, amount: Amount, *, paid: bool) -> None:
        """A mandate is issued, and perhaps paid at once."""
        state = PaymentState.PAID if paid else PaymentState.ISSUED
        made = Payment(
            number=self._key(),
            exercise=int(grant),
            grant=grant,
            issued_on=self.day,
            amount=amount,
            state=state,
            paid_on=self.day if paid else None,
        )
        self._enter(payments=made)

    @rule(grant=GRANTS)
    def mandate_what_is_due(self, grant: str) -> None:
        """What the schedule says is due, and is not mandated yet."""
        for row in self._rows():
            if row.grant == grant and row.due.known > row.mandated.amount:
                self.mandate(grant=grant, amount=row.due.known - row.mandated.amount, paid=True)

    @rule(grant=GRANTS, amount=SUMS, collected=st.booleans())
    def recover(self, grant: str, amount: Amount, *, collected: bool) -> None:
        """A title is issued, and perhaps collected."""
        title = Recovery(
            number=self._key(),
            kind=RecoveryKind.TITLE,
            exercise=int(grant),
            grant=grant,
            issued_on=self.day,
            amount=amount,
            collected=amount if collected else ZERO,
        )
        self._enter(recoveries=title)

    @invariant()
    def the_position_adds_up(self) -> None:
        """Due ≤ firm; to_pay = firm − paid + recovered; grants add up to exercises."""
        money = position(self.convention, self.day)
        for row in money.grants:
            assert row.due.known <= row.firm.amount
            assert row.to_pay.amount == row.firm.amount - row.paid.amount + row.recovered.amount
        for column in ("granted", "forecast", "firm", "committed", "due", "mandated", "paid", "recovered"):
            parts = sum((getattr(row, column).known for row in money.grants), start=ZERO)
            assert parts == money.total(column).known

    @invariant()
    def the_schedule_adds_up(self) -> None:
        """Payments ≥ 0, never due before the act may be carried out; known ones are the grants, to the cent."""
        made = schedule(self.convention, self.day)
        acts = (self.convention, *self.convention.avenants)
        first = min((act.signed_on for act in acts if act.signed_on), default=date.max)
        assert all(line.amount is None or line.amount >= ZERO for line in made.lines)
        assert all(line.due_on >= first for line in made.lines if line.due_on)
        for exercise in made.exercises:
            part = made.of(exercise)
            grant = next(
                item for item in in_force(self.convention, self.day).grants if item.exercise == exercise
            )
            firm = [line for line in part.lines if "de " not in line.key]
            if part.total.is_exact and all(line.act_address == firm[0].act_address for line in firm):
                assert part.total.amount >= ZERO
            assert sum((line.amount or ZERO for line in part.due_by(date.max)), start=ZERO) <= (
                grant.amount or ZERO
            )

    @invariant()
    def an_overpayment_is_its_finding(self) -> None:
        """PAI-001 fires when, and only when, the mandates of a grant, net of what came back, pass it."""
        self._equivalent("PAI-001", expected=self._overpaid())

    @invariant()
    def an_overcommitment_is_its_finding(self) -> None:
        """PAI-012 fires when, and only when, the engagements of a grant pass it."""
        ledger, terms = self.convention.ledger, self._decided_terms()
        made = (ledger.commitments if ledger else None) or ()
        over = any(
            sum((item.amount for item in made if item.grant == grant.key), start=ZERO)
            > (grant.amount or ZERO)
            for grant in terms.grants
        )
        self._equivalent("PAI-012", expected=over)

    @invariant()
    def a_settlement_is_bounded(self) -> None:
        """The final amount is within what was voted; what was paid and the balance make it up."""
        if self.convention.signed_on is None:
            return
        for found in settle(self.convention, 2024, as_of=self.day).grants:
            assert found.outcome in SettlementOutcome
            if found.final is not None and found.voted is not None and found.paid is not None:
                assert ZERO <= found.final <= found.voted
                assert found.balance == found.final - found.paid

    def _equivalent(self, code: str, *, expected: bool) -> None:
        report = check(self.convention, self.day, profile=WATCHED)
        assert any(finding.code == code for finding in report.findings) == expected

    def _decided_terms(self) -> Terms:
        """Nothing is approved apart from what is signed: the terms in force."""
        return in_force(self.convention, self.day)

    def _overpaid(self) -> bool:
        """Of an exercise, or running from the first: net mandates above firm grants."""
        ledger = self.convention.ledger or Ledger()
        total, granted = ZERO, ZERO
        for grant in self._decided_terms().grants:
            paid = sum((item.amount for item in ledger.payments if item.grant == grant.key), start=ZERO)
            back = sum((item.amount for item in ledger.recoveries if item.grant == grant.key), start=ZERO)
            firm = grant.amount if grant.firmness is Firmness.FIRM and grant.amount else ZERO
            total, granted = total + paid - back, granted + firm
            has_mandate = any(item.grant == grant.key for item in ledger.payments)
            if has_mandate and paid - back > firm:
                return True
        return False


TestLife = pytest.mark.no_cover(Life.TestCase)
TestLife.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
