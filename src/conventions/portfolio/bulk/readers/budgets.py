"""The rows of the budgets given that the lines of a convention are charged to, the authorisations that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.operations import Matched
from conventions.portfolio.bulk.values import Row, cents, end_of
from conventions.rules.facts import Case, by_authorization, charged, credit_of, placed, voted


def credits(case: Case) -> Iterator[Row]:  # noqa: A001  # the name of the table
    """What each line of a firm grant charges to the one row of the budget that answers to it."""
    found = placed(case)
    paid = found.payments if found else {}
    for rank, item in enumerate(charged(case) if case.context.budgets else ()):
        credit = credit_of(case, item, item.exercise)
        if isinstance(credit, Matched):
            grant, row = item.grant, credit.row
            yield (
                *(rank, item.exercise, row.key, grant.key, len(grant.lines), cents(item.amount)),
                *(grant.key in paid, row.voted.cents, cents(row.engaged), item.address),
            )


def authorizations(case: Case) -> Iterator[Row]:
    """The payment credits of each authorisation cited, in each budget that has it."""
    told = (
        (first.written.address, row)
        for first, *_ in by_authorization(case).values()
        for row in voted(case, first)
    )
    for rank, (address, row) in enumerate(told):
        authorization, day = row.authorization, end_of(row.budget.exercise)
        year = authorization.voted_on.year if authorization.voted_on else None
        for credit in authorization.credits:
            amounts = authorization.amount.cents, year, credit.exercise, credit.amount.cents
            yield rank, day, *amounts, address
