"""The records of a draft that one row gives: parties, grant, payment terms."""

from __future__ import annotations

from typing import Final

from conventions.french import Name
from conventions.model import (
    AidRegime,
    By,
    During,
    Form,
    FuzzyDate,
    Grant,
    Identifier,
    Instalment,
    InstalmentKind,
    Party,
    PaymentTerms,
    Remainder,
    Role,
    Scheme,
)
from conventions.money import Amount
from conventions.opendata.scdl.drafting.facts import Known, conditions_text, text_of
from conventions.opendata.scdl.drafting.wording import folded
from conventions.opendata.scdl.records import Conditions, Identified, PaymentDays, Row

GRANTOR: Final = "attribuant"
BENEFICIARY: Final = "bénéficiaire"
LONGEST: Final = 20_000
_UNNAMED: Final = "nom non publié"


def parties_of(row: Row) -> tuple[Party, Party]:
    """Who grants and who gets, with the numbers as they were read."""
    return (
        _party(row, GRANTOR, Role.GRANTOR, "nomAttribuant", ("idAttribuant",)),
        _party(row, BENEFICIARY, Role.BENEFICIARY, "nomBeneficiaire", ("idBeneficiaire", "rnaBeneficiaire")),
    )


def _party(row: Row, key: str, role: Role, name: str, numbers: tuple[str, ...]) -> Party:
    told = [value for column in numbers if isinstance(value := row.values.get(column), Identified)]
    identifiers = {each.scheme: Identifier(scheme=Scheme(each.scheme), value=each.number) for each in told}
    return Party(
        key=key,
        name=Name(text_of(row, name)[:LONGEST] or _UNNAMED),
        roles=(role,),
        identifiers=tuple(identifiers.values()),
    )


def grant_of(each: Known, amount: Amount, key: str) -> Grant:
    """The grant of the exercise of a row."""
    days = " ".join(each.row.raw.get("datesPeriodeVersement", "").split())
    return Grant(
        exercise=each.exercise,
        beneficiary=BENEFICIARY,
        amount=amount,
        form=form_of(each.row),
        object=each.object[:LONGEST] or None,
        aid_regime=AidRegime.DE_MINIMIS if is_notified(each.row) else None,
        note=f"versement publié : {days}"[:LONGEST] if days else None,
        key=key,
    )


def form_of(row: Row) -> Form:
    """Money, unless the nature tells of an aid in kind alone."""
    nature = folded(row.raw.get("nature", ""))
    return Form.IN_KIND if "nature" in nature and "numeraire" not in nature else Form.CASH


def has_both_forms(row: Row) -> bool:
    """Whether a part of the aid is in kind, and a part is not."""
    nature = folded(row.raw.get("nature", ""))
    return "nature" in nature and "numeraire" in nature


def is_notified(row: Row) -> bool:
    """Whether the aid is told to have been notified."""
    return row.values.get("notificationUE") is True


def terms_of(row: Row, key: str) -> PaymentTerms | None:
    """How the grant is paid, in the words of the row; a single payment on a day, or in a period, is read."""
    text = conditions_text(row)[:LONGEST].strip()
    if not text:
        return None
    return PaymentTerms(grants=(key,), instalments=_instalments(row), raw=text)


def _instalments(row: Row) -> tuple[Instalment, ...]:
    conditions, days = row.values.get("conditionsVersement"), row.values.get("datesPeriodeVersement")
    if not isinstance(conditions, Conditions) or conditions.kind != "unique":
        return ()
    trigger = _trigger(days) if isinstance(days, PaymentDays) else None
    return (Instalment(kind=InstalmentKind.SINGLE, amount=Remainder(), trigger=trigger),)


def _trigger(days: PaymentDays) -> By | During | None:
    """On a day, or within a period; other texts say no time that can be trusted."""
    if days.kind == "day" and days.days:
        return By(day=days.days[0])
    if days.kind == "period" and days.event is None and len(days.days) == 2:
        return During(when=FuzzyDate(raw="/".join(day.isoformat() for day in days.days)))
    return None
