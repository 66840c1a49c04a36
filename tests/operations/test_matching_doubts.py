"""Rows of a ledger that look right and are not: there twice, of another exercise, function or establishment."""

from __future__ import annotations

import random
from datetime import date
from functools import cache

from conventions import euros, samples
from conventions.money import ZERO, Amount
from conventions.operations import EntryKind, EntryMatch, EntryOutcome, LedgerEntry, Matching, match_entries
from conventions.operations.crediting import may_be_same
from conventions.portfolio import Portfolio

DAY = date(2026, 6, 30)
BASE = samples.association_2024_2026().replace(ledger=None)
SIRET = "99900001100018"
GRANT = "2024-fonctionnement"


def row(kind: EntryKind, number: str, amount: int, year: int = 2024, **told: str | int | None) -> LedgerEntry:
    """A row about the association, on its account."""
    made = LedgerEntry(kind, number, date(year, 5, 2), year, euros(amount), "65748", siret=SIRET)
    return made._replace(**told)  # type: ignore[arg-type]  # the fields by their names


def matched(*rows: LedgerEntry) -> Matching:
    """What becomes of some rows."""
    return match_entries([BASE], rows, DAY)


def told(match: EntryMatch) -> tuple[str, str]:
    """The outcome and the reason of a row."""
    return match.outcome.value, match.reason


def test_an_engagement_is_carried_over_to_later_exercises_only() -> None:
    """A mandate of 2023 draws on no engagement of 2024; one of 2025 does, unless that number is another of 2025."""
    made, other = row("engagement", "12", 30000), row("engagement", "12", 5, 2025, siret=None)
    paid = [row("mandat", "7", 6, year, engagement="12", siret=None) for year in (2023, 2025)]
    early, late = matched(made, *paid).matches[1:]
    assert told(early) == ("sans convention", "ni SIRET ni engagement connu")
    assert told(late) == ("rapprochée", "engagement n° 12 ; SIRET de l’écriture non renseigné")
    assert told(matched(made, other, paid[1]).matches[2])[0] == "sans convention"


def test_another_function_is_to_confirm() -> None:
    """One more detailed, or without its zero, is the same."""
    outcomes = [
        told(matched(row("mandat", "1", 9, function=code)).matches[0]) for code in ("326", "31", "0311")
    ]
    assert outcomes[0] == ("à confirmer", "fonction 326 de l’écriture, 311 de la subvention")
    assert {outcome for outcome, _ in outcomes[1:]} == {"rapprochée"}
    assert not may_be_same("01", "11")


def test_another_establishment_is_told_where_the_engagement_is_known() -> None:
    """The money goes to the same association, elsewhere."""
    paid = row("mandat", "1", 9, engagement="E", siret="99900001100026")
    assert told(matched(row("engagement", "E", 10), paid).matches[1])[1].endswith(
        "autre établissement du tiers"
    )


def test_a_release_that_is_there_twice_counts_once() -> None:
    """The second one is told with the line of the first; one that says something else counts."""
    made, less = row("engagement", "9", 1000, row=2), row("engagement", "9", -100, row=3)
    found = matched(made, less._replace(row=4), less, less._replace(row=5, label="autre"))
    assert [told(each)[0] for each in found.matches[1:]] == ["déjà présente", "rapprochée", "rapprochée"]
    assert found.matches[1].reason.endswith("même écriture que la ligne 3")
    (ledger,) = found.ledgers
    assert ledger is not None
    assert [each.released for each in ledger.commitments or ()] == [euros(200)]
    assert matched(made._replace(row=0), made._replace(row=0)).matches[1].reason.endswith("écriture répétée")


def test_a_mandate_is_not_taken_back_beyond_its_amount() -> None:
    """Its reductions together are its amount at most."""
    cuts = [row("mandat", number, -60, cancels="1") for number in ("2", "3")]
    found = matched(row("mandat", "1", 100), *cuts)
    assert told(found.matches[2]) == ("écart de montant", "sur le mandat n° 1 : plus que le mandat n° 1")
    assert found.ledgers[0] is not None
    assert sum((each.amount for each in found.ledgers[0].recoveries), start=ZERO) == euros(60)


def test_a_row_without_a_number_is_told() -> None:
    """It is no record of a ledger."""
    assert told(matched(row("mandat", " ", 1)).matches[0]) == ("sans convention", "écriture sans numéro")


@cache
def rows_of_town() -> tuple[tuple[LedgerEntry, ...], Matching]:
    """The ledger of a town, all of which its conventions hold already."""
    town = samples.town(size=40)
    return town.ledger_entries, match_entries(town.conventions, town.ledger_entries, DAY)


def test_each_change_of_the_ledger_of_a_town_is_told() -> None:
    """Shuffled, it says the same; what is doubled, changed by a cent or without its SIRET is told, to the cent."""
    rows, before = rows_of_town()
    draw = random.Random(7)
    town = samples.town(size=40)
    places = draw.sample(range(len(rows)), 24)
    cent, twice, bare = places[:8], places[8:16], places[16:]
    changed = [
        each._replace(amount=each.amount + Amount(cents=1)) if place in cent else
        each._replace(siret=None) if place in bare else each
        for place, each in enumerate(rows)
    ] + [rows[place]._replace(row=5_000 + place) for place in twice]  # fmt: skip
    draw.shuffle(changed)
    found = match_entries(town.conventions, changed, DAY)
    by_row = {each.entry.row: each for each in found.matches}
    assert {each.outcome for each in before.matches} == {EntryOutcome.PRESENT}
    assert {by_row[rows[place].row].outcome for place in cent} == {EntryOutcome.GAP}
    assert [by_row[5_000 + place].repeats for place in twice] == [rows[place].row for place in twice]
    named = [by_row[rows[place].row] for place in bare if rows[place].siret]
    assert all("SIRET" in each.reason for each in named)
    sums = sum((each for of in found.totals.values() for each in of.values()), start=ZERO)
    assert sums == sum((each.amount for each in changed), start=ZERO)


def test_what_is_repeated_is_to_look_at() -> None:
    """A row that is in the ledger, and twice in the file, may be a payment made twice."""
    rows, _ = rows_of_town()
    portfolio = Portfolio.of(samples.town(size=40).conventions)
    left = portfolio.reconcile([*rows, rows[0]._replace(row=9_999)], DAY).left
    assert [each[0] for each in left.rows] == [9_999]
