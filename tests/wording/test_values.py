"""Values and records in one phrase: amounts, rules of payment, triggers, and what has no phrase of its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar

import pytest

from conventions import Duration, Name, euros
from conventions.base import Record
from conventions.french import NBSP, NNBSP
from conventions.model import (
    Activity,
    AllOf,
    BudgetLine,
    By,
    Clause,
    DatedKind,
    Device,
    During,
    Each,
    Fixed,
    From,
    Grant,
    InExercise,
    Instalment,
    Lapse,
    LinePart,
    Measure,
    Min,
    NomenclatureUse,
    OnCriteria,
    OnDeliberation,
    OnProofs,
    OnRequest,
    Party,
    PaymentTerms,
    Perspective,
    Phase,
    Progress,
    RateOfCosts,
    Remainder,
    Repayment,
    SetByAvenant,
    Share,
    Signatory,
    Surplus,
    Upon,
    UpTo,
    Variant,
    YearDay,
)
from conventions.model.shapes import record_types
from conventions.operations import TRIGGERS
from conventions.wording import Known, said_value
from conventions.wording.payments import RULES
from conventions.wording.phrases import said_key

R = TypeVar("R", bound=Record)


def _of(kind: type[R], /, **fields: object) -> R:
    """A record from the words of a file."""
    return kind.model_validate(fields)


HALF = Fraction(1, 2)
ADVANCE = _of(Instalment, kind="avance", amount=_of(Share, ratio=HALF), trigger=_of(Upon, event="signature"))
BALANCE = _of(
    Instalment, kind="solde", amount=_of(Remainder), trigger=_of(OnProofs), proofs=("bilan", "compte")
)


def _said(value: object) -> str:
    return said_value(value, Known()).replace(NBSP, " ").replace(NNBSP, " ")


RULE_CASES = [
    (_of(Fixed, amount=euros(12_000)), "12 000 €"),
    (_of(Share, ratio=HALF), "50 % de la subvention"),
    (
        _of(Share, ratio=HALF, of="coût éligible", fallback="subvention de l’exercice précédent"),
        "50 % du coût éligible (à défaut, de la subvention de l’exercice précédent)",
    ),
    (_of(UpTo, ratio=HALF), "ce qui est demandé, jusqu’à 50 % de la subvention"),
    (_of(Remainder), "le reste"),
    (_of(Progress), "à proportion des dépenses justifiées, moins les versements précédents"),
    (
        _of(Progress, cap=Fraction(4, 5), net_of_advance=False),
        "à proportion des dépenses justifiées, dans la limite de 80 % de la subvention",
    ),
    (_of(RateOfCosts, rate=Fraction(1, 4)), "25 % des dépenses réelles"),
    (
        _of(RateOfCosts, rate=Fraction(1, 4), base="HT", cap=euros(500)),
        "25 % des dépenses réelles HT, au plus 500 €",
    ),
    (_of(Activity, driver="élèves", amount=euros(100)), "100 € pour 1 élève"),
    (
        _of(Activity, driver="élèves", per=30, ratio=HALF, net_of_previous=True),
        "50 % de la subvention pour 30 élèves, moins les versements précédents",
    ),
    (_of(SetByAvenant), "fixé par avenant"),
    (
        _of(Min, of=(_of(Share, ratio=HALF), _of(Fixed, amount=euros(9)))),
        "le plus petit de : 50 % de la subvention et 9 €",
    ),
]

TRIGGER_CASES = [
    (_of(Upon, event="signature"), "à la signature"),
    (_of(Upon, event="commencement"), "au commencement"),
    (_of(Upon, event="notification", delay=Duration(months=2)), "2 mois après la notification"),
    (
        _of(Upon, event="notification", delay=Duration(days=30), counted="jours ouvrés"),
        "30 jours (jours ouvrés) après la notification",
    ),
    (_of(By, day=date(2018, 3, 1)), "au plus tard le 1er mars 2018"),
    (_of(From, day=date(2018, 3, 31)), "à partir du 31 mars 2018"),
    (_of(Each, rhythm="trimestre", payments=4), "chaque trimestre, en 4 versements"),
    (_of(YearDay, month=3, day=31), "au plus tard le 31 mars de l’exercice"),
    (_of(YearDay, month=4, day=31, offset=2), "au plus tard le 30 avril de l’exercice N+2"),
    (_of(YearDay, month=2, day=30, offset=1), "au plus tard le 29 février de l’exercice suivant"),
    (_of(InExercise), "au cours de l’exercice"),
    (_of(InExercise, offset=1, first_month=1, last_month=3), "au 1er trimestre de l’exercice suivant"),
    (_of(InExercise, first_month=4, last_month=6), "au 2e trimestre de l’exercice"),
    (_of(InExercise, first_month=10, last_month=10), "en octobre de l’exercice"),
    (_of(During, when={"raw": "début 2019"}), "« début 2019 »"),
    (_of(OnProofs), "sur pièces"),
    (_of(OnRequest), "sur demande"),
    (_of(OnCriteria, criteria=("jury", "ouverture")), "une fois acquis : jury et ouverture"),
    (_of(OnDeliberation), "après délibération"),
    (
        _of(AllOf, of=(_of(OnRequest), _of(By, day=date(2018, 1, 1)))),
        "sur demande et au plus tard le 1er janvier 2018",
    ),
]


@pytest.mark.parametrize(("value", "said"), [*RULE_CASES, *TRIGGER_CASES])
def test_rules_and_triggers(value: Record, said: str) -> None:
    """Each rule of an amount and each trigger has its phrase."""
    assert _said(value) == said


def test_every_rule_and_trigger_has_a_phrase() -> None:
    """A new rule or trigger of the model must be said too."""
    of = Instalment.model_fields
    assert set(record_types(of["amount"].annotation)) == set(RULES) == {type(rule) for rule, _ in RULE_CASES}
    assert set(record_types(of["trigger"].annotation)) == set(TRIGGERS) - {type(None)}
    assert set(TRIGGERS) - {type(None)} == {type(trigger) for trigger, _ in TRIGGER_CASES}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "non précisé"),
        (True, "oui"),
        (False, "non"),
        (2018, "2018"),
        (("a", "b"), "« a » ; « b »"),
        ("le « volet »", "« le “volet” »"),
        (Name("CCI", article="la"), "« CCI »"),
        (Duration(years=2), "2 ans"),
        (_of(BudgetLine, raw="compte 65738"), "« compte 65738 »"),
        (_of(BudgetLine, raw="compte 65738", amount=euros(5)), "« compte 65738 », pour 5 €"),
        (_of(Clause, kind="objet"), "objet"),
        (_of(Clause, kind="objet", article="1", raw="L’objet"), "objet, article 1, « L’objet »"),
        (_of(DatedKind, kind="commune"), "commune"),
        (_of(DatedKind, kind="métropole", since=date(2018, 1, 1)), "métropole depuis le 1er janvier 2018"),
        (_of(Device, key="D", name="Novacité", kind="accélérateur"), "« Novacité », accélérateur"),
        (
            _of(Grant, exercise=2018, beneficiary="CCI", amount=None),
            "montant inconnu, ferme, bénéficiaire : « CCI »",
        ),
        (ADVANCE, "avance : 50 % de la subvention, à la signature"),
        (ADVANCE.replace(trigger=None), "avance : 50 % de la subvention"),
        (
            ADVANCE.replace(proofs=("bilan",)),
            "avance : 50 % de la subvention, à la signature, sur pièces : bilan",
        ),
        (BALANCE, "solde : le reste, sur pièces : bilan et compte"),
        (
            _of(PaymentTerms, instalments=(ADVANCE, BALANCE)),
            "avance : 50 % de la subvention, à la signature ; solde : le reste, sur pièces : bilan et compte",
        ),
        (_of(PaymentTerms, instalments=()), "aucune échéance"),
        (_of(PaymentTerms, instalments=(ADVANCE,), raw="en une fois"), "« en une fois »"),
        (_of(LinePart, code="65"), "65"),
        (_of(LinePart, key="nature", code="65738", label="Autres"), "nature 65738 « Autres »"),
        (_of(Measure, text="Former", partners=("EPURES",)), "« Former », avec « EPURES »"),
        (_of(NomenclatureUse, norm="M57", declinaison="M57_D", since=2022), "M57 (M57_D) depuis 2022"),
        (
            _of(Party, key="CCI", name="CCI", roles=("bénéficiaire", "opérateur")),
            "« CCI », bénéficiaire et opérateur",
        ),
        (_of(Party, key="CCI", name="CCI"), "« CCI »"),
        (_of(Perspective, text="Ouvrir", when={"raw": "fin 2019"}), "« Ouvrir », fin 2019"),
        (_of(Perspective, text="Ouvrir"), "« Ouvrir »"),
        (_of(Phase, key="1", title="phase 1"), "« phase 1 »"),
        (_of(Signatory), "non précisé"),
        (_of(Signatory, capacity="le Maire"), "le Maire"),
        (_of(Variant, condition="garantie", cap=HALF), "condition : « garantie », plafond : 50 %"),
        (_of(Lapse, claim_within=Duration(months=6)), "demande de versement dans le délai de : 6 mois"),
        (
            _of(Repayment, case="somme non utilisée", extent="totale"),
            "cas : somme non utilisée, étendue : totale",
        ),
        (_of(Surplus), "sans précision"),
    ],
)
def test_values(value: object, said: str) -> None:
    """Each kind of value is said as an agent would; a record without a phrase is told field by field."""
    assert _said(value) == said


def test_what_a_key_stands_for() -> None:
    """The name of a party, the title of a record, or the key where nothing else is known."""
    assert said_key("Party", "CCI", Known()).replace(NBSP, " ") == "« CCI »"
    assert said_key("Axis", "A1", Known()).replace(NBSP, " ") == "« A1 »"
    assert said_key("Deliberation", "D", Known()).replace(NBSP, " ") == "« D »"
