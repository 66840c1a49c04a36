"""Pure functions over conventions: consolidation at a date, timeline, schedule, position."""

from __future__ import annotations

from conventions.operations.achieving import minimum_of, rate_of
from conventions.operations.act_grants import ActGrant, granted_by_act
from conventions.operations.agreed import terms_for
from conventions.operations.answering import Answered, answered
from conventions.operations.awaited import AwaitedKind
from conventions.operations.balances import GrantSettlement, Settlement, SettlementOutcome
from conventions.operations.booking import EntryOutcome
from conventions.operations.budgets import DEBT_CHAPTER, NO_BUDGET, budget_for, is_budget_of, voted_in
from conventions.operations.changes import Change, diff
from conventions.operations.charging import Charged, authorization_section, charges_of, plain_authorization
from conventions.operations.closing_days import closing_day
from conventions.operations.closing_records import Closing, ClosingClass, ClosingItem
from conventions.operations.columns import ExercisePosition, GrantPosition, Position
from conventions.operations.conflicting import Conflict, conflicts, overreach
from conventions.operations.credit_checks import check_credits
from conventions.operations.credit_records import CreditCheck, CreditFinding
from conventions.operations.crediting import Matched, NoMatch, SeveralMatches, credit_for, said_row
from conventions.operations.decided import DecidedSum, decided_sums
from conventions.operations.default_delay import names_no_day, payable_by
from conventions.operations.entries import came_back, returned, still_committed
from conventions.operations.folding import Fold, fold, in_force
from conventions.operations.histories import history
from conventions.operations.holders import GrantRef
from conventions.operations.lapses import Deadline, DeadlineKind
from conventions.operations.ledger_entries import EntryKind, LedgerEntry
from conventions.operations.matching import EntryMatch, Matching, match_entries
from conventions.operations.moments import Moment
from conventions.operations.ordering import AmendingAct, acts_in_order, amending_acts, order_of
from conventions.operations.origins import Origin
from conventions.operations.pieces import Piece, pieces_of
from conventions.operations.planning import deadlines
from conventions.operations.positions import position
from conventions.operations.progress import InstalmentProgress, progress
from conventions.operations.proposing import propose
from conventions.operations.publication import (
    LONGEST_OBJECT,
    PublishedGrant,
    published_texts,
)
from conventions.operations.published_days import FixedDays, fixed_days
from conventions.operations.replaying import apply
from conventions.operations.report_sums import (
    GAPS,
    GapReading,
    gap_percent,
    gap_reading,
    reported_sum,
    reported_total,
    wrong_gap,
    wrong_percent,
)
from conventions.operations.reporting import (
    ReportDue,
    is_financial_report,
    reports_due,
    year_ends,
)
from conventions.operations.schedules import Schedule, ScheduleLine, schedule
from conventions.operations.sections import is_of_annexe, section_of, section_of_line
from conventions.operations.settlements import settle
from conventions.operations.situations import Situation, situation
from conventions.operations.spreading import Spread, spread
from conventions.operations.states import (
    act_address,
    act_name,
    act_state,
    act_title,
    binds,
    is_approved,
    signature_day,
)
from conventions.operations.stepping import Amending, amending
from conventions.operations.timelines import Milestone, MilestoneKind, timeline
from conventions.operations.totals import Total
from conventions.operations.trigger_words import TRIGGERS, said_trigger
from conventions.operations.uses import CreditUse, Taken, Unplaced, UnplacedKind
from conventions.operations.waiting import Proof
from conventions.operations.world import all_facts
from conventions.operations.year_end import closing

__all__ = [
    "DEBT_CHAPTER",
    "GAPS",
    "LONGEST_OBJECT",
    "NO_BUDGET",
    "TRIGGERS",
    "ActGrant",
    "Amending",
    "AmendingAct",
    "Answered",
    "AwaitedKind",
    "Change",
    "Charged",
    "Closing",
    "ClosingClass",
    "ClosingItem",
    "Conflict",
    "CreditCheck",
    "CreditFinding",
    "CreditUse",
    "Deadline",
    "DeadlineKind",
    "DecidedSum",
    "EntryKind",
    "EntryMatch",
    "EntryOutcome",
    "ExercisePosition",
    "FixedDays",
    "Fold",
    "GapReading",
    "GrantPosition",
    "GrantRef",
    "GrantSettlement",
    "InstalmentProgress",
    "LedgerEntry",
    "Matched",
    "Matching",
    "Milestone",
    "MilestoneKind",
    "Moment",
    "NoMatch",
    "Origin",
    "Piece",
    "Position",
    "Proof",
    "PublishedGrant",
    "ReportDue",
    "Schedule",
    "ScheduleLine",
    "Settlement",
    "SettlementOutcome",
    "SeveralMatches",
    "Situation",
    "Spread",
    "Taken",
    "Total",
    "Unplaced",
    "UnplacedKind",
    "act_address",
    "act_name",
    "act_state",
    "act_title",
    "acts_in_order",
    "all_facts",
    "amending",
    "amending_acts",
    "answered",
    "apply",
    "authorization_section",
    "binds",
    "budget_for",
    "came_back",
    "charges_of",
    "check_credits",
    "closing",
    "closing_day",
    "conflicts",
    "credit_for",
    "deadlines",
    "decided_sums",
    "diff",
    "fixed_days",
    "fold",
    "gap_percent",
    "gap_reading",
    "granted_by_act",
    "history",
    "in_force",
    "is_approved",
    "is_budget_of",
    "is_financial_report",
    "is_of_annexe",
    "match_entries",
    "minimum_of",
    "names_no_day",
    "order_of",
    "overreach",
    "payable_by",
    "pieces_of",
    "plain_authorization",
    "position",
    "progress",
    "propose",
    "published_texts",
    "rate_of",
    "reported_sum",
    "reported_total",
    "reports_due",
    "returned",
    "said_row",
    "said_trigger",
    "schedule",
    "section_of",
    "section_of_line",
    "settle",
    "signature_day",
    "situation",
    "spread",
    "still_committed",
    "terms_for",
    "timeline",
    "voted_in",
    "wrong_gap",
    "wrong_percent",
    "year_ends",
]
