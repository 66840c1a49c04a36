"""The rows of a ledger and the grants that they are about: nothing is lost, nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros, position
from conventions.model import Ledger, PaymentState, Recovery, RecoveryKind
from conventions.money import ZERO, Amount
from conventions.operations import (
    EntryKind,
    EntryMatch,
    EntryOutcome,
    GrantRef,
    LedgerEntry,
    Matching,
    match_entries,
    still_committed,
)
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention

DAY = date(2025, 12, 31)
BASE = association_2024_2026()
SIRETS = ("99900001100018", "99900001100026", "12345678200010")
NUMBERS = ("1", "2", "E 1", "e1")


def _convention(key: str, siret: str, *years: int, account: str | None = "65748") -> Convention:
    """A convention of an association, with one grant a year."""
    city, association = BASE.initial.parties
    party = association.replace(identifiers=({"scheme": "SIRET", "value": siret},))
    line = {"raw": "x", "parts": ({"key": "nature", "code": account},) if account else ()}
    told = {"beneficiary": "treteaux", "amount": euros(100), "lines": (line,)}
    grants = tuple({"exercise": year, "key": f"g{year}", **told} for year in years)
    changes = {"parties": (city, party), "grants": grants, "payment_terms": ()}
    return BASE.replace(
        initial=BASE.initial.replace(**changes), avenants=(), ledger=None, documents=(), reports=(), key=key
    )


TOWN = (
    _convention("a", SIRETS[0], 2024, 2025),
    _convention("b", SIRETS[2], 2024),
    _convention("c", SIRETS[2], 2024, account="6574"),
    _convention("d", SIRETS[2], 2025, account=None),
)


@st.composite
def entries(draw: st.DrawFn) -> LedgerEntry:
    """A row as exports have them: few numbers, so that many are the same."""
    kind: EntryKind = draw(st.sampled_from(("engagement", "mandat", "mandat", "titre")))
    cents = draw(st.sampled_from((100, 100, 250, -100, -40)))
    number = st.sampled_from(NUMBERS)
    return LedgerEntry(
        kind=kind,
        number=draw(number),
        day=date(2024, draw(st.integers(1, 12)), 1),
        exercise=draw(st.sampled_from((2024, 2024, 2025))),
        amount=Amount(cents=cents),
        account=draw(st.sampled_from((None, "65748", "657-48", "6574", "773"))),
        siret=draw(st.sampled_from((None, *SIRETS, "999 000 011 00018", "00000000000000"))),
        engagement=draw(st.none() | number) if kind == "mandat" else None,
        cancels=draw(st.sampled_from((None, None, *NUMBERS))),
        row=draw(st.integers(1, 3)),
    )


files = st.lists(entries(), max_size=7).map(tuple)


@given(files)
def test_the_rows_reconcile_to_the_cent(rows: tuple[LedgerEntry, ...]) -> None:
    """Each row is in the answer, in its place, with one outcome; by kind and exercise the sums are the same."""
    found = match_entries(TOWN, rows, DAY)
    assert [each.entry for each in found.matches] == list(rows)
    told = {key: sum(sums.values(), start=ZERO) for key, sums in found.totals.items()}
    assert told == {
        (row.kind, row.exercise): sum(
            (each.amount for each in rows if (each.kind, each.exercise) == (row.kind, row.exercise)),
            start=ZERO,
        )
        for row in rows
    }
    assert sum((len(found.of(outcome)) for outcome in EntryOutcome), 0) == len(rows)


@given(files)
def test_the_ledgers_hold_what_is_matched_and_nothing_else(rows: tuple[LedgerEntry, ...]) -> None:
    """By convention, what is engaged, mandated and taken back is what the rows say; positions can be asked."""
    found = match_entries(TOWN, rows, DAY)
    for rank, (convention, ledger) in enumerate(zip(TOWN, found.ledgers, strict=True)):
        new = [
            each.entry for each in found.of(EntryOutcome.MATCHED) if each.grant and each.grant.rank == rank
        ]
        assert (ledger is None) is (not new)
        told = ledger or Ledger()
        engaged = [still_committed(item, DAY) for item in told.commitments or ()]
        assert _sum(engaged) == _sum(
            -abs(row.amount) if row.takes_back else row.amount for row in new if row.kind == "engagement"
        )
        paid = [row.amount for row in new if row.kind == "mandat" and not row.takes_back]
        assert _sum(item.amount for item in told.payments) == _sum(paid)
        back = [
            abs(row.amount) for row in new if row.kind == "titre" or (row.kind == "mandat" and row.takes_back)
        ]
        assert _sum(item.amount for item in told.recoveries) == _sum(back)
        position(convention.replace(ledger=ledger), DAY)


def _sum(amounts: object) -> Amount:
    return sum(amounts, start=ZERO)  # type: ignore[call-overload, no-any-return]  # amounts, of any iterable


@given(files, st.permutations(range(len(TOWN))), st.data())
def test_the_order_of_the_conventions_and_of_the_rows_means_nothing(
    rows: tuple[LedgerEntry, ...], order: list[int], data: st.DataObject
) -> None:
    """The same rows have the same outcomes, and the conventions the same ledgers."""
    mixed = data.draw(st.permutations(rows))
    town = tuple(TOWN[rank] for rank in order)
    one, two = match_entries(TOWN, rows, DAY), match_entries(town, mixed, DAY)
    assert sorted(map(_said, one.matches)) == sorted(map(_said, two.matches))
    ledgers = {convention.key: ledger for convention, ledger in zip(town, two.ledgers, strict=True)}
    assert ledgers == {convention.key: ledger for convention, ledger in zip(TOWN, one.ledgers, strict=True)}


def _said(found: EntryMatch) -> str:
    refs = [(ref.convention, ref.grant) for ref in found.candidates]
    return repr((found.entry, found.outcome.value, refs, found.reason))


def _after(found: Matching, rows: tuple[LedgerEntry, ...]) -> Matching:
    town = [each.replace(ledger=ledger) for each, ledger in zip(TOWN, found.ledgers, strict=True)]
    return match_entries(town, rows, DAY)


@given(files)
def test_the_same_file_twice_changes_nothing(rows: tuple[LedgerEntry, ...]) -> None:
    """What was matched is there; the ledgers stay as they are."""
    first = match_entries(TOWN, rows, DAY)
    second = _after(first, rows)
    assert second.ledgers == first.ledgers
    assert not second.of(EntryOutcome.MATCHED)
    there = (EntryOutcome.MATCHED, EntryOutcome.PRESENT)
    for before, after in zip(first.matches, second.matches, strict=True):
        if before.outcome in there:
            assert (after.outcome, after.grant) == (EntryOutcome.PRESENT, before.grant)


@given(files)
def test_a_row_is_never_given_to_another_third_party(rows: tuple[LedgerEntry, ...]) -> None:
    """Whatever its numbers, a row that names a third party is about a grant to it."""
    for each in match_entries(TOWN, rows, DAY).matches:
        if each.grant is not None and each.entry.siret is not None:
            (party,) = TOWN[each.grant.rank].initial.parties[1:]
            siren = each.entry.siret.replace(" ", "")[:9]
            assert siren in {item.value[:9] for item in party.identifiers}


ROW = LedgerEntry("mandat", "10", date(2024, 5, 2), 2024, euros(40), account="65748", siret=SIRETS[0])
MATCHED, AMBIGUOUS, UNMATCHED = EntryOutcome.MATCHED, EntryOutcome.AMBIGUOUS, EntryOutcome.UNMATCHED


@pytest.mark.parametrize(
    ("told", "outcome", "candidates", "reason"),
    [
        ({}, MATCHED, ["a g2024"], "tiers, exercice et compte"),
        ({"exercise": 2023}, UNMATCHED, [], "aucune subvention de 2023 pour le tiers 99900001100018"),
        ({"account": None}, AMBIGUOUS, ["a g2024"], "compte de l’écriture non renseigné"),
        (
            {"account": "611"},
            UNMATCHED,
            [],
            "aucune subvention du tiers sur le compte 611 (comptes : 65748)",
        ),
        ({"siret": SIRETS[1]}, AMBIGUOUS, ["a g2024"], "même SIREN, autre établissement"),
        ({"siret": None}, UNMATCHED, [], "ni SIRET ni engagement connu"),
        ({"siret": "00000000000000"}, UNMATCHED, [], "aucune convention avec le tiers 00000000000000"),
        ({"siret": SIRETS[2]}, MATCHED, ["b g2024"], "tiers, exercice et compte"),
        (
            {"siret": SIRETS[2], "exercise": 2025},
            AMBIGUOUS,
            ["d g2025"],
            "compte d’une subvention du tiers inconnu",
        ),
        ({"kind": "titre", "account": "773"}, MATCHED, ["a g2024"], "tiers, exercice et compte"),
        (
            {"kind": "titre", "exercise": 2025, "account": "773"},
            AMBIGUOUS,
            ["a g2024", "a g2025"],
            "plusieurs subventions du tiers répondent",
        ),
        ({"kind": "titre", "exercise": 2020}, UNMATCHED, [], "aucune subvention du tiers jusqu’en 2020"),
        (
            {"kind": "titre", "amount": -euros(1)},
            UNMATCHED,
            [],
            "titre négatif : ce qu’il annule n’est pas dit",
        ),
        (
            {"kind": "engagement", "amount": -euros(1)},
            UNMATCHED,
            [],
            "dégagement de l’engagement n° 10, inconnu",
        ),
    ],
)
def test_a_row_says_why(
    told: dict[str, object], outcome: EntryOutcome, candidates: list[str], reason: str
) -> None:
    """Its outcome, the grants that it may be about, and the reason in French."""
    (found,) = match_entries(TOWN, [ROW._replace(**told)], DAY).matches  # type: ignore[arg-type]  # fields of a row
    assert (found.outcome, found.reason) == (outcome, reason)
    assert [f"{ref.convention} {ref.grant}" for ref in found.candidates] == candidates


def test_an_engagement_tells_of_its_mandates_and_these_of_what_takes_them_back() -> None:
    """The mandate has no SIRET, the reduction no engagement: their numbers lead to the grant."""
    engaged = ROW._replace(kind="engagement", number="E 9", amount=euros(90))
    paid = ROW._replace(siret=None, account=None, engagement="e9", exercise=2025)
    back = ROW._replace(number="11", siret=None, account=None, exercise=2025, amount=-euros(15), cancels="10")
    freed = engaged._replace(number="9", amount=-euros(50), cancels="E9", day=date(2025, 1, 5))
    found = match_entries(TOWN, (freed, back, paid, engaged), DAY)
    assert {each.outcome for each in found.matches} == {MATCHED}
    assert {each.grant for each in found.matches} == {GrantRef(0, "a", "g2024")}
    ledger = found.ledgers[0]
    assert ledger is not None
    assert ledger.commitments is not None
    (made,) = ledger.commitments
    assert (made.released, made.released_on, made.line) == (euros(50), date(2025, 1, 5), "nature 65748")
    assert ledger.payments[0].commitment == made.key == "2024-E 9"
    cut = ledger.recoveries[0]
    assert (cut.kind.value, cut.payment, cut.amount) == ("réduction de mandat", "2025-10", euros(15))


def test_a_cancellation_takes_back_the_whole_mandate_and_a_title_says_what_it_collected() -> None:
    """The same amount: an annulation; a title that is paid is collected on its day."""
    cancelled = ROW._replace(number="11", cancels="10", amount=-euros(40))
    title = ROW._replace(kind="titre", number="12", account="773", state=PaymentState.PAID, paid_on=DAY)
    found = match_entries(TOWN, (ROW, cancelled, title._replace(cancels="10")), DAY)
    ledger = found.ledgers[0] or Ledger()
    told = {item.kind.value: item for item in ledger.recoveries}
    assert told["annulation de mandat"].payment == "2024-10"
    titled = told["titre de recettes"]
    assert (titled.collected, titled.collected_on, titled.account) == (euros(40), DAY, "773")


def test_the_third_party_of_an_engagement_is_looked_at() -> None:
    """An engagement of somebody else is no proof."""
    engaged = ROW._replace(kind="engagement", number="E9")
    paid = ROW._replace(siret=SIRETS[2], account="611", engagement="E9")
    *_, found = match_entries(TOWN, (engaged, paid), DAY).matches
    assert (found.outcome, [ref.grant for ref in found.candidates]) == (AMBIGUOUS, ["g2024"])
    assert found.reason == "engagement n° E9 : le tiers n’est pas celui de l’écriture"


def test_an_engagement_of_several_grants_is_told_by_the_account() -> None:
    """The ledger has one without its grant: the account chooses where it can."""
    shared = TOWN[0].initial.grants[0].replace(key="autre")
    terms = TOWN[0].initial.replace(grants=(*TOWN[0].initial.grants, shared))
    made = {"number": "E1", "committed_on": date(2024, 1, 2), "exercise": 2024, "amount": euros(5)}
    town = (TOWN[0].replace(initial=terms, ledger=Ledger.model_validate({"commitments": (made,)})),)
    drawn = ROW._replace(engagement="E1", siret=None)
    (several,) = match_entries(town, (drawn,), DAY).matches
    assert (several.outcome, several.reason) == (AMBIGUOUS, "engagement n° E1 : plusieurs subventions")
    (one,) = match_entries(town, (drawn._replace(exercise=2025),), DAY).matches
    assert (one.outcome, one.grant) == (MATCHED, GrantRef(0, "a", "g2025"))


def test_what_a_ledger_holds_with_another_amount_is_a_gap() -> None:
    """The same number in the same exercise: what the ledger says is told, and kept."""
    first = match_entries(TOWN, (ROW,), DAY)
    found = _after(first, (ROW._replace(amount=euros(41)),))
    assert found.matches[0].outcome is EntryOutcome.GAP
    assert found.matches[0].reason.replace("\u00a0", " ") == "mandat déjà connu : 40 € dans le registre"
    assert found.ledgers == first.ledgers


@pytest.mark.parametrize(
    ("freed", "again", "told"),
    [
        ((60,), (), "plus que l’engagement"),
        ((10,), (20,), "10 € dégagés dans le registre"),
    ],
)
def test_a_release_that_does_not_fit_is_a_gap(
    freed: tuple[int, ...], again: tuple[int, ...], told: str
) -> None:
    """More than was engaged, or than was released already: nothing is changed."""
    engaged = ROW._replace(kind="engagement", number="E9", amount=euros(50))
    rows = tuple(engaged._replace(amount=-euros(each)) for each in freed)
    found = match_entries(TOWN, (engaged, *rows), DAY)
    if again:
        found = _after(found, tuple(engaged._replace(amount=-euros(each)) for each in again))
    last = found.matches[-1]
    assert last.outcome is EntryOutcome.GAP
    assert last.reason.replace("\u00a0", " ").endswith(told)


def test_a_release_of_an_engagement_that_the_ledger_has_twice_is_a_gap() -> None:
    """The number is that of two years, and the row of a third one."""
    made = {"number": "E1", "committed_on": date(2024, 1, 2), "amount": euros(5), "grant": "g2024"}
    told = Ledger.model_validate(
        {"commitments": ({**made, "exercise": 2023, "key": "x"}, {**made, "exercise": 2024, "key": "y"})}
    )
    row = ROW._replace(kind="engagement", number="E1", exercise=2025, amount=-euros(1))
    (found,) = match_entries((TOWN[0].replace(ledger=told),), (row,), DAY).matches
    assert (found.outcome, found.reason.partition(" : ")[2]) == (
        EntryOutcome.GAP,
        "engagement absent du registre",
    )


def test_the_key_of_a_new_record_is_one_that_is_free() -> None:
    """Numbers start again each year, and a ledger may have named another record so."""
    told = {"number": "1", "exercise": 2023, "issued_on": DAY, "amount": euros(1), "key": "2024-10"}
    held = Recovery.model_validate({"kind": RecoveryKind.TITLE, **told})
    town = (TOWN[0].replace(ledger=Ledger(recoveries=(held,))),)
    ledger = match_entries(town, (ROW,), DAY).ledgers[0]
    assert ledger is not None
    assert [item.key for item in ledger.payments] == ["2024-10-2"]
    assert ledger.commitments is None


def test_what_takes_back_a_mandate_that_the_ledger_holds_counts_for_what_comes_next() -> None:
    """A reduction held already leaves less of its mandate to take back."""
    paid = ROW._replace(amount=euros(40))
    back = ROW._replace(number="11", amount=-euros(30), cancels="10")
    held = match_entries(TOWN, (paid, back), DAY).ledgers[0]
    assert held is not None
    again = ROW._replace(number="12", amount=-euros(15), cancels="10")
    found = match_entries((TOWN[0].replace(ledger=held), *TOWN[1:]), (again,), DAY)
    assert {each.outcome for each in found.matches} != {MATCHED}
