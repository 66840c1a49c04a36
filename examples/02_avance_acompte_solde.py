"""An amount per exercise, paid 50 %, 30 %, 20 %: the schedule, and what an avenant changes."""

from datetime import date

from conventions import in_force, schedule
from conventions.french import format_amount, format_date
from conventions.samples import association_2024_2026

BEFORE, AFTER = date(2025, 3, 3), date(2025, 3, 4)


def main() -> None:
    """Print what this example shows."""
    convention = association_2024_2026()
    for day in (BEFORE, AFTER):
        grant = in_force(convention, day).grants[1]
        assert grant.amount is not None
        print(f"Au {format_date(day)}, {grant.exercise} : {format_amount(grant.amount)} ({grant.firmness})")
    for line in schedule(convention, AFTER).lines:
        assert line.amount is not None
        when = format_date(line.due_on) if line.due_on else f"attend {line.awaited}"
        print(f"{line.exercise} {line.kind} : {format_amount(line.amount)} ({line.reason}), {when}")


if __name__ == "__main__":
    main()
