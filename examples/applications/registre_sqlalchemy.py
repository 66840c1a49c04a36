"""Un registre : les conventions d’une ville dans une base SQLite, et les questions qu’on lui pose en SQL.

La convention entière est gardée en JSON (elle se relit à l’identique) ; à côté, une ligne par subvention, en
centimes entiers, pour demander « combien pour 2025, sur quelle imputation ? » sans relire un seul fichier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Text, TypeDecorator, create_engine, func, select
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from conventions import ZERO, Amount, Convention, dumps, in_force, loads


class ConventionJson(TypeDecorator[Convention]):
    """Une convention, gardée en JSON : ce qui est relu est ce qui a été écrit, au centime."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Convention | None, dialect: Dialect) -> str | None:
        """Ce que la base garde."""
        return None if value is None else dumps(value, format="json")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Convention | None:
        """Ce que la base rend."""
        return None if value is None else loads(value, "registre.json")


class Cents(TypeDecorator[Amount]):
    """Un montant, en centimes entiers ; un montant inconnu est NULL, jamais zéro."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Amount | None, dialect: Dialect) -> int | None:
        """Ce que la base garde."""
        return None if value is None else value.cents

    def process_result_value(self, value: int | None, dialect: Dialect) -> Amount | None:
        """Ce que la base rend."""
        return None if value is None else Amount(cents=int(value))


class Base(DeclarativeBase):
    """Les tables du registre."""


class Entry(Base):
    """Une convention du registre."""

    __tablename__ = "conventions"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    convention: Mapped[Convention] = mapped_column(ConventionJson)
    grants: Mapped[list[GrantRow]] = relationship(cascade="all, delete-orphan", back_populates="entry")


class GrantRow(Base):
    """La subvention d’un exercice, telle qu’elle est en vigueur au dernier jour de cet exercice."""

    __tablename__ = "subventions"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("conventions.id"), index=True)
    exercise: Mapped[int] = mapped_column(index=True)
    beneficiary: Mapped[str]
    amount: Mapped[Amount | None] = mapped_column(Cents)
    entry: Mapped[Entry] = relationship(back_populates="grants")


def opened(address: str = "sqlite://") -> Engine:
    """Une base prête à servir."""
    engine = create_engine(address)
    Base.metadata.create_all(engine)
    return engine


def record(session: Session, convention: Convention) -> Entry:
    """Garder une convention ; ses subventions sont celles que ses avenants en ont fait."""
    entry = Entry(reference=convention.reference, title=convention.title, convention=convention)
    entry.grants = [*_rows(convention)]
    session.add(entry)
    return entry


def _rows(convention: Convention) -> Iterator[GrantRow]:
    terms = in_force(convention, convention.initial.period.end or date.max)
    for grant in terms.grants:
        yield GrantRow(exercise=grant.exercise, beneficiary=grant.beneficiary, amount=grant.amount)


def total(session: Session, exercise: int) -> tuple[Amount, int]:
    """Ce qui est connu d’un exercice, et combien de subventions y sont inconnues."""
    unknown = func.count().filter(GrantRow.amount.is_(None))
    asked = select(func.sum(GrantRow.amount), unknown).where(GrantRow.exercise == exercise)
    known, missing = session.execute(asked).one()
    return ZERO if known is None else known, missing


def granted_in(session: Session, exercise: int) -> list[tuple[str, Amount | None]]:
    """Les subventions d’un exercice, par convention."""
    asked = select(Entry.title, GrantRow.amount).join(Entry.grants).where(GrantRow.exercise == exercise)
    return [(title, amount) for title, amount in session.execute(asked.order_by(Entry.title))]
