"""Pure functions over conventions: consolidation at a date, timeline, schedule, position."""

from __future__ import annotations

from conventions.operations.folding import Fold, fold, in_force
from conventions.operations.origins import Origin
from conventions.operations.positions import ExercisePosition, Position, position
from conventions.operations.progress import Progress, progress
from conventions.operations.schedules import Schedule, ScheduleLine, schedule
from conventions.operations.states import (
    act_address,
    act_name,
    act_state,
    binds,
    is_approved,
)
from conventions.operations.timelines import Milestone, MilestoneKind, timeline
from conventions.operations.totals import Total
from conventions.operations.waiting import Proof

__all__ = [
    "ExercisePosition",
    "Fold",
    "Milestone",
    "MilestoneKind",
    "Origin",
    "Position",
    "Progress",
    "Proof",
    "Schedule",
    "ScheduleLine",
    "Total",
    "act_address",
    "act_name",
    "act_state",
    "binds",
    "fold",
    "in_force",
    "is_approved",
    "position",
    "progress",
    "schedule",
    "timeline",
]
