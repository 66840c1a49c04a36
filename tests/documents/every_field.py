# mypy: disable-error-code="arg-type"
# Words of closed lists are given as texts, as files give them: the model reads them.
"""Conventions that tell what the samples are silent about: ``every_field.yaml``, and what is made from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from conventions import euros
from conventions.files import loads
from conventions.french import Name
from conventions.model import (
    Action,
    Avenant,
    Axis,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    Clause,
    Convention,
    Device,
    ExtendTerm,
    Fixed,
    Grant,
    Instalment,
    Operation,
    Party,
    PaymentTerms,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    Reorder,
    SetTarget,
    Target,
)
from conventions.periods import Duration, Period


def _told() -> Convention:
    return loads(Path(__file__).with_name("every_field.yaml").read_text(encoding="utf-8"), "every_field.yaml")


def every_field() -> list[Convention]:
    """The convention of the file; then annulled, repealed, not paid yet, with other avenants."""
    told = _told()
    annulled = told.replace(annulled_on=date(2029, 6, 30))
    owed = told.replace(ledger={"payments": ()})
    return [told, annulled, _annulled(told), _repealed(told), owed, _paid(told)]


def _annulled(told: Convention) -> Convention:
    acts = {"avenants": told.avenants, "renewals": told.renewals}
    ended = {
        name: tuple(act.replace(annulled_on=date(2029, 6, 30)) for act in held) for name, held in acts.items()
    }
    return told.replace(**ended)


def _repealed(told: Convention) -> Convention:
    *others, last = told.deliberations
    return told.replace(deliberations=(*others, last.replace(repeals=("2024-01-007",))))


def _avenant(*operations: Operation) -> Avenant:
    return Avenant(number=1, year=2024, signed_on=date(2024, 3, 4), operations=operations)


def _paid(told: Convention) -> Convention:
    operations = (ChangePaymentTerms(payment_terms=each) for each in told.initial.payment_terms)
    bare = told.initial.replace(payment_terms=())
    return told.replace(
        initial=bare, avenants=(_avenant(*operations),), renewals=(), deliberations=(), facts={}
    )


_TWICE = ("un", "deux")


def one_change() -> list[Convention]:
    """Conventions with two more records in each part, and an avenant of one operation."""
    told = _told()
    initial = told.initial
    clubs = (Party(key=key, name=Name(f"Club {key}"), roles=("partenaire",)) for key in _TWICE)
    more = initial.replace(
        parties=(*initial.parties, *clubs),
        axes=tuple(Axis(key=key, title=f"Axe {key}") for key in _TWICE),
        actions=(*initial.actions, *(Action(key=key, title=f"Action {key}") for key in _TWICE)),
        devices=(*initial.devices, *(Device(key=key, name=f"Dispositif {key}") for key in _TWICE)),
        grants=(*initial.grants, *(_grant(year) for year in (2027, 2028))),
        payment_terms=(*initial.payment_terms, *map(_terms, _TWICE)),
        clauses=tuple(Clause(key=key, kind="contrôle", article=key) for key in _TWICE),
    )
    bare = told.replace(initial=more, renewals=(), deliberations=())
    return [bare.replace(avenants=(_avenant(each),)) for each in _OPERATIONS]


def _grant(year: int) -> Grant:
    return Grant(exercise=year, beneficiary="maison", amount=euros(1000 * year), nature="fonctionnement")


def _terms(key: str) -> PaymentTerms:
    single = Instalment(kind="unique", amount=Fixed(amount=euros(500)))
    return PaymentTerms(key=key, grants=("2024-fonctionnement",), above=euros(90_000), instalments=(single,))


_OPERATIONS: tuple[Operation, ...] = (
    RemovePaymentTerms(payment_terms="un"),
    RemoveGrant(grant="2027-fonctionnement"),
    RemoveAction(action="un"),
    RemoveAxis(axis="un"),
    RemoveDevice(device="un"),
    RemoveClause(clause="un"),
    RemoveParty(party="un"),
    Reorder(part="actions", keys=("deux", "un", "tutorat")),
    ChangePeriod(period=Period(date(2024, 1, 1), date(2028, 6, 30))),
    ExtendTerm(until=date(2027, 6, 30)),
    ExtendTerm(by=Duration(months=6)),
    ChangeParty(
        old="un", new=Party(key="trois", name=Name("Club trois"), roles=("partenaire",)), reason="reprise"
    ),
    SetTarget(action="un", target=Target(key="cours", unit="cours", value=Decimal(5))),
)
