"""Sentences on payments as authorities write them, and what each of them reads to."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conventions.french import format_ratio
from conventions.reading import parse_payment_terms

if TYPE_CHECKING:
    from conventions.model import Instalment
    from conventions.reading import PaymentReading

with Path(__file__).with_name("payment_sentences.csv").open(encoding="utf-8", newline="") as table:
    SENTENCES = [(row["texte"], row["lecture"]) for row in csv.DictReader(table)]

_PLAIN = {"sur pièces": "pièces", "sur demande": "demande", "sur délibération": "délibération"}


def _ratio(ratio: Any) -> str:
    return "".join(format_ratio(ratio).split())


def _amount(rule: Any) -> str:
    written = {
        "part": lambda: _ratio(rule.ratio),
        "jusqu’à": lambda: f"≤{_ratio(rule.ratio)}",
        "montant fixe": lambda: f"{rule.amount}€",
    }
    return written.get(rule.rule, lambda: str(rule.rule))()


def _next(trigger: Any) -> str:
    return f"/N+{trigger.offset}" if trigger.offset else ""


def trigger_line(trigger: Any) -> str:
    """What a payment waits for: « signature + pièces », « mois 7 », « avant 31/1 »."""
    if trigger is None:
        return "-"
    written = {
        "après": lambda: str(trigger.event) + (f"+{trigger.delay}" if trigger.delay else ""),
        "à la fois": lambda: " + ".join(map(trigger_line, trigger.of)),
        "au cours de l’exercice": lambda: f"mois {trigger.first_month}-{trigger.last_month}{_next(trigger)}",
        "dans l’exercice": lambda: f"jour {trigger.day}/{trigger.month}{_next(trigger)}",
        "pendant": lambda: str(trigger.when.period),
        "sur critères": lambda: f"({'; '.join(trigger.criteria)})",
        "au plus tard": lambda: f"≤{trigger.day}",
        "à partir": lambda: f"≥{trigger.day}",
    }
    return written.get(trigger.trigger, lambda: _PLAIN[trigger.trigger])()


def line(instalment: Instalment) -> str:
    """« acompte 1: 50% @ signature [RIB] »."""
    parts = [f"{instalment.key}: {_amount(instalment.amount)} @ {trigger_line(instalment.trigger)}"]
    if instalment.proofs:
        parts.append(f"[{' | '.join(instalment.proofs)}]")
    if instalment.cap is not None:
        parts.append(f"cap {_ratio(instalment.cap)}")
    if instalment.minimum:
        parts.append(f"min {instalment.minimum}")
    if instalment.maximum:
        parts.append(f"max {instalment.maximum}")
    if instalment.max_payments:
        parts.append(f"x{instalment.max_payments}")
    return " ".join(parts)


def lines(reading: PaymentReading) -> tuple[str, ...]:
    """Every instalment, then every unread span (« ? … »)."""
    scoped = [
        f"{'-'.join(map(str, group.exercises))} {line(each)}"
        for group in reading.by_exercise
        for each in group.instalments
    ]
    unread = [f"? {span.text}" for span in reading.unread]
    return (*map(line, reading.instalments), *scoped, *unread)


def test_there_are_sentences() -> None:
    """The table is found, and holds sentences that are read, read in part, and not read at all."""
    assert len(SENTENCES) > 200
    kinds = {
        (reading.is_complete, reading.is_partial) for reading in map(parse_payment_terms, dict(SENTENCES))
    }
    assert kinds == {(True, False), (False, True), (False, False)}


@pytest.mark.parametrize("start", range(0, len(SENTENCES), 50))
def test_a_sentence_reads_to(start: int) -> None:
    """The instalments of each sentence, then what was not read of it, are those of the table."""
    told = SENTENCES[start : start + 50]
    assert [(text, "\n".join(lines(parse_payment_terms(text)))) for text, _ in told] == told
