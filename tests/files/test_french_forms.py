"""The French of files: what a finance officer writes is read as the exact value it says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conventions import Convention, Duration, Name, Period, Price, euros, loads
from conventions.model import FuzzyDate, Upon
from conventions.model.addresses import at

HEAD = """format: 1
title: "T"
initial:
  period: {}
  parties:
    - key: A
      name: A
  actions:
    - key: A
      title: A
"""


def read(text: str, period: str = "2017-2019") -> Convention:
    """The convention of a few lines."""
    return loads(HEAD.format(period) + text, "a.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 000 €", "50000.00"),
        ("50\u202f000\u00a0€", "50000.00"),
        ("50 000,50 €", "50000.50"),
        ('"50000.00"', "50000.00"),
        ("50000", "50000.00"),
        ("50000.5", "50000.50"),
        ("0,05 €", "0.05"),
        ("1,5 million d’euros", "1500000.00"),
    ],
)
def test_amounts(text: str, expected: str) -> None:
    """An amount in French, or its canonical text."""
    request = read(f"requests:\n  - beneficiary: A\n    exercise: 2018\n    amount: {text}\n").requests[0]
    assert request.amount == euros(expected)


@pytest.mark.parametrize(
    "text", ["15 novembre 2018", "2018-11-15", "15/11/2018", "le 15 novembre 2018", '"2018-11-15"']
)
def test_days(text: str) -> None:
    """A day in French, or in ISO 8601."""
    assert read(f"signed_on: {text}\n").signed_on == date(2018, 11, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-2019", Period.years(2017, 2019)),
        ("2018", Period.years(2018)),
        ("2017-01-01/2019-12-31", Period.years(2017, 2019)),
        ("2017-01-01/..", Period(date(2017, 1, 1), None)),
        ("du 1er janvier 2017 au 31 août 2017", Period(date(2017, 1, 1), date(2017, 8, 31))),
    ],
)
def test_periods(text: str, expected: Period) -> None:
    """A period in French, or an ISO 8601 interval; an open end is known as open."""
    assert read("", text).initial.period == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("oui", True), ("non", False), ("true", True), ("Faux", False)]
)
def test_flags(text: str, expected: bool) -> None:  # noqa: FBT001  # the value that is tested
    """Yes and no, in French or in YAML."""
    assert read(f"known_in_part: {text}\n").known_in_part is expected


GRANT = """avenants:
  - number: 1
    operations:
      - operation: fixer la subvention
        grant:
          exercise: 2018
          beneficiary: A
          amount: {}
          rate: {}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("50 %", Fraction(1, 2)), ("12,5 %", Fraction(1, 8)), ("1/3", Fraction(1, 3)), ("0 %", Fraction(0))],
)
def test_rates(text: str, expected: Fraction) -> None:
    """A rate in percent, or as a fraction that no percentage says exactly."""
    assert (
        at(read(GRANT.format("5 €", text)), "avenants[1].operations[subvention 2018].grant.rate") == expected
    )


@pytest.mark.parametrize("word", ["inconnu", "inconnue", "~", "null", ""])
def test_unknown_amounts(word: str) -> None:
    """« inconnu » without quotes, or nothing, is an unknown amount: not zero."""
    assert at(read(GRANT.format(word, "1/3")), "avenants[1].operations[subvention 2018].grant.amount") is None


def test_quoted_unknown_is_a_text() -> None:
    """« inconnu » between quotes is the word itself."""
    assert read('kind: "inconnu"\n').kind == "inconnu"
    assert read("kind: 'null'\n").kind == "null"
    assert read("kind: inconnu\n").kind is None


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "off", "Yes", "1e3", "0x1F", "2018-11-15", "12:30:45", ".5", "1_000", "0o17", "<<", "="],
)
def test_texts_stay_texts(text: str) -> None:
    """Nothing is guessed in a text: NO is the code of Norway, 2018-11-15 is what was written."""
    assert read(f"kind: {text}\n").kind == text


def test_prices_durations_and_numbers() -> None:
    """Prices with their tax and period, durations, decimal numbers and words of dates are read."""
    convention = read(
        """  devices:
    - key: D
      name: "Novacité"
      duration: "environ deux ans et demi"
      phases:
        - key: "2"
          title: "P"
          charges:
            - price: 2 400 € HT/an
              payer: "l’entreprise"
  payment_terms:
    - instalments:
        - kind: solde
          amount:
            rule: reste
          trigger:
            trigger: après
            event: notification
            delay: 2 mois
results:
  - key: R
    action: A
    value: 12,5
    unit: "%"
    when: "fin 2017"
  - key: S
    action: A
    value: 12 500
    unit: "visiteurs"
"""
    )
    assert at(convention, "initial.devices[D].phases[2].charges[1].price") == Price(euros(2400), "HT", "an")
    assert at(convention, "initial.payment_terms[1].instalments[solde].trigger") == Upon.model_validate(
        {"event": "notification", "delay": Duration(months=2)}
    )
    assert [result.value for result in convention.results] == [Decimal("12.5"), Decimal(12500)]
    assert convention.results[0].when == FuzzyDate(raw="fin 2017")


def test_names_with_their_grammar() -> None:
    """A name is a text, or has fields; yes and no are read in them."""
    convention = read('name:\n  text: "EPURES"\n  article: ""\n  elides: oui\n  plural: non\n')
    assert convention.name == Name("EPURES", article="", plural=False, elides=True)
    assert read("name: CCI\n").name == Name("CCI")


def test_one_line_forms() -> None:
    """Lists and groups may stand on one line."""
    convention = read("requests: [{beneficiary: A, exercise: 2018, amount: 5 €}]\n")
    assert convention.requests[0].amount == euros(5)
