"""The day of each trigger at its borders, and each trigger in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

import pytest
from pydantic import ValidationError

from conventions import Convention, PaymentTerms, euros, schedule
from conventions.model import (
    ChangeAmount,
    Counting,
    Decision,
    DecisionKind,
    Deliberation,
    ExtendTerm,
    InExercise,
    Lapse,
    Organ,
    Trigger,
    Variant,
)
from conventions.operations import ScheduleLine
from conventions.operations.trigger_words import said_trigger
from conventions.samples import association_2024_2026

ASKED = date(2026, 12, 31)


def _convention(trigger: Mapping[str, object], exercise: int = 2024, kind: str = "commune") -> Convention:
    base = association_2024_2026()
    item = {"kind": "acompte", "amount": {"rule": "part", "ratio": "1/2"}, "trigger": trigger}
    grant = {"exercise": exercise, "beneficiary": "treteaux", "amount": euros(1000), "key": "G"}
    terms = PaymentTerms.model_validate({"instalments": (item,)})
    initial = base.initial.replace(grants=(grant,), payment_terms=(terms,))
    return base.replace(initial=initial, avenants=(), ledger=None, documents=(), facts={}, deliberations=())


def _lines(trigger: Mapping[str, object], exercise: int = 2024) -> tuple[ScheduleLine, ...]:
    return schedule(_convention(trigger, exercise), ASKED).lines


def test_words_that_allow_some_days_give_the_last_of_them() -> None:
    """« en septembre 2024 » is due on the 30th; « en septembre » says no year, so that the day is awaited."""
    (line,) = _lines({"trigger": "pendant", "when": "en septembre 2024"})
    assert (line.due_on, line.awaited) == (date(2024, 9, 30), None)
    (line,) = _lines({"trigger": "pendant", "when": "en septembre"})
    assert (line.due_on, line.awaited) == (None, "date à préciser : en septembre")


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (None, ["2024-01-31", "2024-02-29", "2024-03-31"]),
        (date(2024, 1, 30), ["2024-01-30", "2024-02-29", "2024-03-30"]),
        (date(2024, 1, 31), ["2024-01-31", "2024-02-29", "2024-03-31"]),
    ],
)
def test_months_are_counted_from_the_first_date(first: date | None, days: list[str]) -> None:
    """30 January, 29 February, 30 March: never step by step. Without a first day, the ends of the months."""
    lines = _lines({"trigger": "chaque", "rhythm": "mois", "payments": 3, "first": first})
    assert [str(line.due_on) for line in lines] == days


@pytest.mark.parametrize(
    ("trigger", "exercise"),
    [
        ({"trigger": "chaque", "rhythm": "trimestre", "payments": 2, "first": date(9999, 12, 1)}, 2024),
        ({"trigger": "au cours de l’exercice", "offset": 9000}, 2024),
    ],
)
def test_the_end_of_the_calendar(trigger: Mapping[str, object], exercise: int) -> None:
    """A day that no calendar has is awaited for ever, and says so."""
    last = _lines(trigger, exercise)[-1]
    assert (last.due_on, last.awaited) == (None, "date hors du calendrier")


def _voted(**decision: object) -> Deliberation:
    told = {"kind": DecisionKind.GRANT, "raw": "attribue", "exercise": 2024, **decision}
    return Deliberation(
        authority="ville",
        organ=Organ.COUNCIL,
        assembly="Conseil",
        date=date(2024, 5, 2),
        decisions=(Decision.model_validate(told),),
    )


@pytest.mark.parametrize(
    ("decision", "due"),
    [
        ({}, date(2024, 5, 2)),
        ({"beneficiary": "treteaux"}, date(2024, 5, 2)),
        ({"beneficiary": "ville"}, None),
        ({"exercise": 2025}, None),
        ({"kind": DecisionKind.TAKE_NOTE}, None),
    ],
)
def test_a_deliberation_pays_the_money_of_its_exercise(
    decision: Mapping[str, object], due: date | None
) -> None:
    """One that grants or pays for the exercise and the beneficiary; another one leaves the payment waiting."""
    convention = _convention({"trigger": "sur délibération"}).replace(deliberations=(_voted(**decision),))
    assert schedule(convention, ASKED).lines[0].due_on == due
    rejected = _voted().replace(vote={"outcome": "rejet"})
    assert schedule(convention.replace(deliberations=(rejected,)), ASKED).lines[0].due_on is None
    named = _convention({"trigger": "sur délibération", "deliberation": "2024-05-02"})
    awaited = schedule(named, ASKED).lines[0].awaited
    assert awaited == "délibération attendue « 2024-05-02 », exercice 2024"


def test_several_triggers_must_all_have_come() -> None:
    """The last of their days; what the first one that has not come waits for."""
    both = {
        "trigger": "à la fois",
        "of": ({"trigger": "sur demande"}, {"trigger": "au plus tard", "day": ASKED}),
    }
    (line,) = _lines(both)
    assert (line.due_on, line.awaited) == (None, "demande du bénéficiaire")
    days = (
        {"trigger": "à partir", "day": date(2025, 3, 1)},
        {"trigger": "au plus tard", "day": date(2025, 6, 1)},
    )
    assert _lines({"trigger": "à la fois", "of": days})[0].due_on == date(2025, 6, 1)


WORDS: Mapping[str, tuple[Mapping[str, object] | None, str]] = {
    "event": ({"trigger": "après", "event": "achèvement"}, "à l’achèvement"),
    "delay": ({"trigger": "après", "event": "notification", "delay": "P2M"}, "2 mois après la notification"),
    "working days": (
        {"trigger": "après", "event": "signature", "delay": "P10D", "counted": "jours ouvrés"},
        "10 jours (jours ouvrés) après la signature",
    ),
    "by": ({"trigger": "au plus tard", "day": date(2024, 5, 1)}, "au plus tard le 1er mai 2024"),
    "from": ({"trigger": "à partir", "day": date(2024, 5, 1)}, "à partir du 1er mai 2024"),
    "each": ({"trigger": "chaque", "rhythm": "trimestre", "payments": 4}, "chaque trimestre"),
    "year day": (
        {"trigger": "dans l’exercice", "month": 2, "day": 31, "offset": 1},
        "au plus tard le 29 février 2025",
    ),
    "year": ({"trigger": "au cours de l’exercice"}, "au cours de 2024"),
    "quarter": (
        {"trigger": "au cours de l’exercice", "offset": 1, "first_month": 1, "last_month": 3},
        "au 1er trimestre 2025",
    ),
    "month": ({"trigger": "au cours de l’exercice", "first_month": 5, "last_month": 5}, "en mai 2024"),
    "months": (
        {"trigger": "au cours de l’exercice", "first_month": 5, "last_month": 8},
        "de mai à août 2024",
    ),
    "words": ({"trigger": "pendant", "when": "fin 2024"}, "« fin 2024 »"),
    "proofs": ({"trigger": "sur pièces"}, "sur pièces"),
    "request": ({"trigger": "sur demande"}, "sur demande"),
    "criteria": ({"trigger": "sur critères", "criteria": ("jury", "bail")}, "une fois acquis : jury et bail"),
    "deliberation": ({"trigger": "sur délibération"}, "après délibération"),
    "several": (
        {"trigger": "à la fois", "of": ({"trigger": "sur demande"}, {"trigger": "sur pièces"})},
        "sur demande et sur pièces",
    ),
    "nothing": (None, ""),
}


@pytest.mark.parametrize("case", WORDS)
def test_every_trigger_is_said(case: str) -> None:
    """The words that end the sentence of a calculation."""
    told, words = WORDS[case]
    item = {"kind": "acompte", "amount": {"rule": "reste"}, "trigger": told}
    (instalment,) = PaymentTerms.model_validate({"instalments": (item,)}).instalments
    assert said_trigger(instalment.trigger, 2024).replace("\u00a0", " ") == words


def test_every_class_of_trigger_has_its_words() -> None:
    """None was forgotten."""
    said = {told["trigger"] for told, _ in WORDS.values() if told}
    kinds = get_args(get_args(Trigger)[0])
    assert {kind.model_fields["trigger"].default for kind in kinds} == said


REFUSED: Mapping[str, tuple[Callable[[], object], str]] = {
    "a variant that changes nothing": (
        lambda: Variant(condition="garantie"),
        "un montant (amount) ou un plafond",
    ),
    "a caducity without a delay": (Lapse, "une caducité dit un délai"),
    "terms that no grant fits": (
        lambda: PaymentTerms(instalments=(), above=euros(10), up_to=euros(10)),
        "aucune subvention n’est de plus de",
    ),
    "an extension both ways": (
        lambda: ExtendTerm.model_validate({"until": ASKED, "by": "P1Y"}),
        "une prolongation dit jusqu’à quel jour",
    ),
    "months in the wrong order": (
        lambda: InExercise(first_month=9, last_month=3),
        "dites deux versements, ou un autre exercice",
    ),
    "a count below zero": (
        lambda: Counting.model_validate({"driver": "repas", "day": ASKED, "value": -3}),
        "un comptage n’est pas négatif",
    ),
    "a unit of nothing": (
        lambda: PaymentTerms(instalments=(), unit=euros(0)),
        "une unité de versement est un montant positif",
    ),
    "a change of amount both ways": (
        lambda: ChangeAmount(new=euros(1), by=euros(1)),
        "un changement dit le nouveau montant",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_mean_anything_is_refused(case: str) -> None:
    """The reason is in French, with the way out."""
    build, reason = REFUSED[case]
    with pytest.raises(ValidationError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        build()
