"""Real free texts of payment conditions: how many are read, and no share that they do not hold."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from conventions.model import Instalment, Remainder, Share, UpTo
from conventions.reading import PaymentReading, parse_payment_terms

TEXTS = Path(__file__).parents[3] / "shared" / "data" / "payment_texts.csv"
pytestmark = pytest.mark.skipif(not TEXTS.is_file(), reason="the payment texts are not beside this checkout")


def rows() -> list[tuple[str, int]]:
    """The texts, each with how often it occurs."""
    if not TEXTS.is_file():
        return []
    with TEXTS.open(encoding="utf-8", newline="") as lines:
        return [(row["texte"], int(row["occurrences"])) for row in csv.DictReader(lines)]


ROWS = rows()


def written(text: str) -> Counter[Fraction]:
    """The percentages of a text."""
    found = re.findall(r"([0-9]+(?:,[0-9]+)?)\s*%", text)
    return Counter(Fraction(number.replace(",", ".")) / 100 for number in found)


def groups(reading: PaymentReading) -> list[tuple[Instalment, ...]]:
    """The instalments that are paid together."""
    return [reading.instalments, *(group.instalments for group in reading.by_exercise)]


def shares(reading: PaymentReading) -> Counter[Fraction]:
    """The parts of the grant that are read, those of a payment of the whole left out: no percentage says it."""
    rules = [each.amount for group in groups(reading) for each in group]
    ratios = [rule.ratio for rule in rules if isinstance(rule, Share | UpTo)]
    return Counter(ratio for ratio in ratios if ratio != 1)


def explained(reading: PaymentReading) -> Counter[Fraction]:
    """The percentages that a reading accounts for: parts, ceilings, the balance, criteria, unread words."""
    found = shares(reading)
    for group in groups(reading):
        found += Counter(each.cap for each in group if each.cap is not None)
        found += Counter(1 - each.cap for each in group if each.cap is not None)
        left = 1 - sum((each.amount.ratio for each in group if isinstance(each.amount, Share)), Fraction(0))
        found += Counter(left for each in group if isinstance(each.amount, Remainder))
        for each in group:
            criteria = str(each.trigger.model_dump()) if each.trigger else ""
            found += written(criteria + " ".join(each.proofs))
    return found + written(" ".join(span.text for span in reading.unread))


def test_how_many_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Of all occurrences, 65 % at least are read whole, and 85 % at least whole or in part."""
    total = sum(times for _, times in ROWS)
    whole = sum(times for text, times in ROWS if parse_payment_terms(text).is_complete)
    some = whole + sum(times for text, times in ROWS if parse_payment_terms(text).is_partial)
    with capsys.disabled():
        sys.stdout.write(f"\npayment texts: {whole}/{total} read whole, {some}/{total} whole or in part\n")
    assert whole * 100 >= 65 * total
    assert some * 100 >= 85 * total


@pytest.mark.parametrize("text", [text for text, _ in ROWS], ids=[text[:30] for text, _ in ROWS])
def test_every_percentage_is_explained_and_none_is_made_up(text: str) -> None:
    """The shares are percentages of the text, as often at most; each percentage is read, or said unread."""
    reading = parse_payment_terms(text)
    assert not shares(reading) - written(text)
    assert not written(text) - explained(reading)


@pytest.mark.parametrize("text", [text for text, _ in ROWS], ids=[text[:30] for text, _ in ROWS])
def test_sums_of_money_are_those_of_the_text(text: str) -> None:
    """A fixed amount stands in the text."""
    plain = re.sub(r"\s", "", text)
    for group in groups(parse_payment_terms(text)):
        sums = [each.amount.amount for each in group if each.amount.rule == "montant fixe"]
        assert [amount for amount in sums if f"{amount}".removesuffix(".00") + "€" not in plain] == []
