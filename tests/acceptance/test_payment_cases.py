"""Real payment schedules and chains of avenants, to the cent; skipped where the shared cases are not there.

Each case is put into a file of ours, read, and asked: nothing is computed by the test itself.
"""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conventions import Convention, check, in_force, loads, position, schedule, settle
from conventions.money import euros
from conventions.rules import Profile

CASES = Path(__file__).parents[3] / "shared" / "data" / "payment_cases.json"
pytestmark = pytest.mark.skipif(not CASES.is_file(), reason="the shared cases are not beside the checkout")
TOLD: dict[str, list[dict[str, Any]]] = json.loads(CASES.read_text()) if CASES.is_file() else {}
PAID = TOLD.get("versements", [])
CHAINS = {case["id"]: case for case in TOLD.get("chaines", [])}
HEAD = """
format: 1
title: "Convention"
signed_on: 2017-03-14
initial:
  period: {period}
  parties:
    - key: departement
      name: "Département"
      roles: [attribuant]
    - key: B
      name: "Bénéficiaire"
      roles: [bénéficiaire]
  grants:
    - exercise: 2017
      beneficiary: B
      amount: "{amount}"
"""


def _instalment(rank: int, amount: str) -> str:
    return (
        f"        - key: versement {rank}\n          kind: acompte\n          amount:\n            {amount}\n"
    )


def _fixed(amount: str) -> str:
    return f'rule: montant fixe\n            amount: "{amount}"'


def _rules(case: dict[str, Any]) -> tuple[str, list[str]]:
    """The unit of payment, and the rule of each payment: what the source says of it."""
    if "trimestres" in case:
        quarters = case["trimestres"]
        return "1 €", [f"rule: part\n            ratio: 1/{quarters}"] * (quarters - 1) + ["rule: reste"]
    if "parts" in case:
        return "0,01 €", [
            "rule: reste" if "solde" in part else f"rule: part\n            ratio: {_percent(part)}"
            for part in case["parts"]
        ]
    told = case.get("texte_versements") or [*case["attendu"][:-1], None]
    return "0,01 €", ["rule: reste" if amount is None else _fixed(amount) for amount in told]


def _percent(part: str) -> str:
    found = re.search(r"\d+", part)
    assert found
    return str(Fraction(int(found[0]), 100))


def _convention(case: dict[str, Any]) -> Convention:
    unit, rules = _rules(case)
    items = "".join(_instalment(rank, rule) for rank, rule in enumerate(rules, start=1))
    head = HEAD.format(period="2017-2020", amount=case["montant"])
    return loads(
        f'{head}  payment_terms:\n    - unit: "{unit}"\n      instalments:\n{items}', name="cas.yaml"
    )


def test_there_are_cases() -> None:
    """The file holds schedules and chains."""
    assert len(PAID) >= 10
    assert CHAINS.keys() >= {"C03", "C06"}


@pytest.mark.parametrize("case", PAID, ids=lambda case: case["id"])
def test_payments_come_out_to_the_cent(case: dict[str, Any]) -> None:
    """What was really paid; or, where the source contradicts itself, the finding that says so."""
    convention = _convention(case)
    amounts = [line.amount for line in schedule(convention, date(2020, 12, 31)).lines]
    report = check(convention, date(2020, 12, 31), profile=Profile(select=("PAI-008",)))
    if isinstance(case["attendu"], str):
        (found,) = report.errors
        assert found.address == "initial.payment_terms[1].instalments"
        assert all(said in found.message.replace("\u202f", " ") for said in ("1 412 544", "853 244"))
        assert sum((amount or euros(0) for amount in amounts), start=euros(0)) == euros(case["montant"])
    else:
        assert amounts == [euros(expected) for expected in case["attendu"]]
        assert report.errors == ()


def test_an_avenant_that_adds_money() -> None:
    """30 000 € in 2017, 25 000 € more by an avenant of 2018: 55 000 € in all, from the day of the avenant."""
    first, second = CHAINS["C03"]["actes"]
    head = HEAD.format(period="2017-2018", amount=first["montant"])
    avenant = f"""
avenants:
  - number: 1
    signed_on: {second["date"]}
    operations:
      - operation: fixer la subvention
        grant:
          exercise: 2018
          beneficiary: B
          amount: "{second["montant"]}"
"""
    convention = loads(head + avenant, name="C03.yaml")
    expected = euros(CHAINS["C03"]["attendu"].replace(" ", ""))
    assert position(convention, date.fromisoformat(second["date"])).total("firm").amount == expected
    assert str(position(convention, date(2018, 2, 12)).total("firm").amount) == first["montant"]


def test_an_avenant_that_adds_money_and_time() -> None:
    """20 000 € until 31 August, 10 000 € more and until 31 December: « 30 000 » is the whole, not one more."""
    (act,) = CHAINS["C06"]["actes"]
    head = HEAD.format(period="2017-01-01/2017-08-31", amount="20000.00")
    avenant = """
avenants:
  - number: 1
    signed_on: 2017-09-01
    operations:
      - operation: prolonger la durée
        until: 31 décembre 2017
      - operation: changer le montant
        by: 10 000 €
"""
    convention = loads(head + avenant, name="C06.yaml")
    before, after = (in_force(convention, day) for day in (date(2017, 8, 31), date(2017, 9, 1)))
    assert (str(before.period), str(after.period)) == ("2017-01-01/2017-08-31", "2017-01-01/2017-12-31")
    assert str(before.grants[0].amount) == "20000.00"
    assert str(after.grants[0].amount) == act["montant"]
    assert settle(convention, 2017, as_of=date(2017, 12, 31)).grants[0].voted == after.grants[0].amount
