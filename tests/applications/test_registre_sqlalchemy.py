"""The register keeps conventions whole, and answers by exercise in exact cents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from registre_sqlalchemy import Entry, granted_in, opened, record, total
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conventions import euros, in_force
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town


@pytest.fixture
def session() -> Iterator[Session]:
    """A register in memory, with the three samples."""
    engine = opened()
    with Session(engine) as opened_session:
        for sample in (association_2024_2026, cci_2017_2019, equipment_2023_2025):
            record(opened_session, sample())
        opened_session.commit()
        yield opened_session
    engine.dispose()


def test_a_convention_comes_back_whole(session: Session) -> None:
    """What is read again is what was kept."""
    session.expire_all()
    kept = session.scalars(select(Entry).order_by(Entry.id)).all()
    assert [each.convention for each in kept] == [
        association_2024_2026(),
        cci_2017_2019(),
        equipment_2023_2025(),
    ]


def test_an_unknown_amount_is_not_zero(session: Session) -> None:
    """The seed says nothing of 2017 and 2019: nothing is known, one grant is unknown."""
    assert total(session, 2017) == (euros(0), 1)
    assert granted_in(session, 2017) == [(cci_2017_2019().title, None)]
    assert total(session, 1999) == (euros(0), 0)


def test_a_town_adds_up_to_the_cent() -> None:
    """The totals of the database are those of the conventions in force."""
    engine = opened()
    with Session(engine) as session:
        conventions = town(size=20).conventions
        for each in conventions:
            record(session, each)
        session.commit()
        for exercise in (2024, 2025, 2026):
            grants = [
                grant.amount
                for each in conventions
                for grant in in_force(each, each.initial.period.end or date.max).grants
                if grant.exercise == exercise
            ]
            known = [amount for amount in grants if amount is not None]
            assert total(session, exercise) == (sum(known, euros(0)), len(grants) - len(known))
            kept = session.execute(text("select typeof(amount) from subventions where amount is not null"))
            assert {row[0] for row in kept} == {"integer"}
    engine.dispose()


def test_a_reference_is_kept_once(session: Session) -> None:
    """Two conventions of one reference cannot both be kept."""
    record(session, association_2024_2026())
    with pytest.raises(IntegrityError):
        session.commit()
