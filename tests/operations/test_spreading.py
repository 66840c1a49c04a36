"""The money of conventions over the rows of a budget: nothing is lost, nothing is counted twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import euros, position
from conventions.model import Budget, BudgetLine, Commitment, Grant, Ledger, Payment, Recovery, Role
from conventions.money import ZERO, Amount
from conventions.operations import Spread, UnplacedKind, fold, pieces_of, spread
from conventions.operations.uses import Taken
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conventions import Convention

BASE = association_2024_2026()
DAY = date(2025, 12, 31)
CENTS = st.integers(0, 10**7).map(lambda cents: Amount(cents=cents))
PARTS = {"65748": ({"key": "nature", "code": "65748"},), "6574": ({"key": "nature", "code": "6574"},)}
lines = st.builds(
    lambda account, amount, exercises: {
        "raw": account or "INUM",
        "parts": PARTS.get(account, ()),
        "amount": amount,
        "exercises": exercises,
    },
    account=st.sampled_from(("65748", "6574", "")),
    amount=st.none() | CENTS,
    exercises=st.sampled_from(((), (), (2024,), (2025,), (2024, 2025))),
)


@st.composite
def grants(draw: st.DrawFn, key: str) -> Grant:
    """A grant of one of two years, on no line, one or several."""
    told = draw(st.lists(lines, max_size=3))
    return Grant.model_validate(
        {
            "key": key,
            "exercise": draw(st.sampled_from((2024, 2025))),
            "beneficiary": "treteaux",
            "amount": draw(st.none() | CENTS),
            "firmness": draw(st.sampled_from(("ferme", "ferme", "prévisionnel"))),
            "form": draw(st.sampled_from(("numéraire", "numéraire", "nature"))),
            "lines": [{"key": str(rank), **each} for rank, each in enumerate(told)],
        }
    )


@st.composite
def ledgers(draw: st.DrawFn, keys: list[str]) -> Ledger | None:
    """What was engaged and paid on two years, for a grant or for none that is told; or nothing known."""
    if not draw(st.integers(0, 3)):
        return None

    def entry(rank: int) -> dict[str, object]:
        about, year = draw(st.sampled_from((*keys, None))), draw(st.sampled_from((2024, 2025)))
        return {"number": str(rank), "grant": about, "exercise": year, "amount": draw(CENTS)}

    day = date(2024, 3, 1)
    made = [
        Commitment.model_validate(entry(rank) | {"committed_on": day})
        for rank in range(draw(st.integers(0, 2)))
    ]
    paid = [
        Payment.model_validate(entry(rank) | {"issued_on": day, "state": "payé", "paid_on": day})
        for rank in range(draw(st.integers(0, 2)))
    ]
    return Ledger(commitments=draw(st.sampled_from((None, tuple(made)))), payments=tuple(paid))


@st.composite
def towns(draw: st.DrawFn) -> tuple[Convention, ...]:
    """Some conventions of one city, each with its grants and its ledger."""
    found = []
    for rank in range(draw(st.integers(1, 3))):
        made = tuple(draw(grants(f"g{number}")) for number in range(draw(st.integers(0, 3))))
        initial = BASE.initial.replace(grants=made, payment_terms=())
        ledger = draw(ledgers([grant.key for grant in made]))
        found.append(
            BASE.replace(
                initial=initial, avenants=(), ledger=ledger, documents=(), reports=(), key=f"c{rank}"
            )
        )
    return tuple(found)


def _budget(exercise: int, *accounts: str) -> Budget:
    rows = [
        {"key": str(rank), "section": "fonctionnement", "account": code, "voted": euros(100)}
        for rank, code in enumerate(accounts)
    ]
    return Budget.model_validate({"authority": "ville", "exercise": exercise, "lines": rows})


budgets = st.lists(st.sampled_from(("65748", "6574", "6574", "611")), max_size=3)


def _whole(town: tuple[Convention, ...], accounts: list[str], years: tuple[int, ...] = (2024, 2025)) -> Taken:
    return Taken.together(spread(town, _budget(year, *accounts), DAY).total for year in years)


@given(towns(), budgets)
def test_every_euro_is_on_a_row_or_on_none(town: tuple[Convention, ...], accounts: list[str]) -> None:
    """Over the years, what is spread is what the positions of the conventions say, to the cent."""
    whole = _whole(town, accounts)
    for column in ("granted", "forecast", "firm", "committed", "mandated", "paid"):
        told = [position(each, DAY).total(column) for each in town]
        assert getattr(whole, column).known == sum((total.known for total in told), start=ZERO), column
    assert whole.granted.is_exact is all(position(each, DAY).total("granted").is_exact for each in town)


@given(towns(), budgets, st.data())
def test_the_order_of_the_conventions_and_of_the_rows_means_nothing(
    town: tuple[Convention, ...], accounts: list[str], data: st.DataObject
) -> None:
    """Each row bears the same, whoever comes first; the same money is on none."""
    budget = _budget(2024, *accounts)
    other = budget.replace(lines=tuple(data.draw(st.permutations(budget.lines))))
    mixed = tuple(data.draw(st.permutations(town)))
    assert _told(spread(town, budget, DAY)) == _told(spread(mixed, other, DAY))


def _told(found: Spread) -> object:
    lines = {line.row.key: _known(line.taken) for line in found.lines}
    unplaced = {(each.convention, each.grant, each.reason): _known(each.taken) for each in found.unplaced}
    return lines, unplaced


def _known(taken: Taken) -> object:
    return [(total.known, frozenset(total.unknown)) for total in taken]


@given(grants("g"))
def test_the_pieces_of_a_grant_are_the_grant(grant: Grant) -> None:
    """They add up to it, and one is unknown when it is; a piece without a line says why."""
    pieces = pieces_of(grant)
    known = [piece.amount for piece in pieces if piece.amount is not None]
    if grant.amount is None:
        assert (len(pieces), known) == (1, [])
    else:
        assert sum(known, start=ZERO) == grant.amount
    assert all(bool(piece.reason) is (piece.line is None) for piece in pieces)


@pytest.mark.slow
@pytest.mark.no_cover
@settings(max_examples=40)
@given(conventions(coherent=True), st.dates(date(2010, 1, 1), date(2035, 12, 31)))
def test_a_convention_like_those_of_files_is_spread_whole(convention: Convention, day: date) -> None:
    """Whatever its acts, what is spread over all years is its position."""
    terms = fold(convention, day, with_projects=True).terms
    grantors, whole = terms.parties_as(Role.GRANTOR), position(convention, day)
    years = {row.exercise for row in whole.exercises} | {
        piece.exercise for grant in _every_grant(convention, day) for piece in pieces_of(grant)
    }
    for entry in () if convention.ledger is None else _entries(convention.ledger):
        years.add(entry)
    found = [
        spread((convention,), Budget(authority=grantors[0].key if grantors else "?", exercise=year), day)
        for year in sorted(years)
    ]
    assert all(each.outside == (() if grantors else (0,)) for each in found)
    total = Taken.together(each.total for each in found)
    for column in ("granted", "forecast", "firm", "committed", "mandated", "paid") if grantors else ():
        assert getattr(total, column).known == whole.total(column).known, column


def _every_grant(convention: Convention, day: date) -> list[Grant]:
    folds = (fold(convention, day), fold(convention, day, with_projects=True))
    return [grant for each in folds for grant in each.terms.grants]


def _entries(ledger: Ledger) -> list[int]:
    made: list[Commitment | Payment | Recovery] = [*(ledger.commitments or ()), *ledger.payments]
    return [entry.exercise for entry in (*made, *ledger.recoveries)]


def _with_lines(*told: Mapping[str, object], **fields: object) -> Convention:
    grant = BASE.initial.grants[0]
    lines = tuple(
        BudgetLine.model_validate({"raw": "x", "key": str(rank), **each}) for rank, each in enumerate(told)
    )
    first = grant.replace(lines=lines, **fields)
    return BASE.replace(initial=BASE.initial.replace(grants=(first, *BASE.initial.grants[1:])))


@pytest.mark.parametrize(
    ("lines", "accounts", "kind", "reason"),
    [
        ((), ("65748",), UnplacedKind.NOT_EVALUATED, "la subvention n’a pas d’imputation"),
        (("65748",), ("611",), UnplacedKind.WITHOUT_LINE, "aucune ligne de crédit"),
        (("65748",), ("6574",), UnplacedKind.NOT_EVALUATED, "aucune ligne de crédit"),
        (("65748",), ("65748", "65748"), UnplacedKind.SEVERAL, "plusieurs lignes de crédit"),
        (
            ("65748", "6574"),
            ("65748",),
            UnplacedKind.NOT_EVALUATED,
            "subvention imputée sur plusieurs lignes",
        ),
        (("",), ("65748",), UnplacedKind.NOT_EVALUATED, "compte ou section non reconnus"),
    ],
)
def test_what_is_on_no_row_says_why(
    lines: tuple[str, ...], accounts: tuple[str, ...], kind: UnplacedKind, reason: str
) -> None:
    """Its kind, its reason, the rows near it; the whole grant is there."""
    convention = _with_lines(*({"parts": PARTS.get(code, ())} for code in lines))
    found = spread((convention,), _budget(2024, *accounts), DAY)
    (first, *_) = [each for each in found.unplaced if each.taken.granted.known]
    assert (first.kind, first.convention, first.grant) == (kind, convention.key, "2024-fonctionnement")
    assert first.reason.startswith(reason)
    assert first in found.of_kind(kind)
    assert first.taken.granted.amount == euros(30000)
    assert found.lines == ()


def test_a_grant_in_kind_is_on_no_row() -> None:
    """Nothing of it is paid: it is told apart."""
    found = spread((_with_lines({"parts": PARTS["65748"]}, form="nature"),), _budget(2024, "65748"), DAY)
    assert [each.taken.granted.amount for each in found.of_kind(UnplacedKind.IN_KIND)] == [euros(30000)]


def test_each_authority_has_its_budget() -> None:
    """A convention of another authority is told apart; one that several authorities grant is on no row."""
    other = spread((BASE, BASE), _budget(2024, "65748").replace(authority="autre"), DAY)
    assert (other.outside, other.lines, other.unplaced) == ((0, 1), (), ())
    twice = tuple(party.replace(roles=(Role.GRANTOR, *party.roles)) for party in BASE.initial.parties)
    shared = BASE.replace(initial=BASE.initial.replace(parties=twice))
    found = spread((shared,), _budget(2024, "65748"), DAY)
    assert {each.reason for each in found.unplaced} == {"plusieurs attribuants : le budget n’est pas connu"}


def test_a_row_says_what_is_left_of_it() -> None:
    """Voted less granted; available is voted less engaged, where the budget says it; who takes of it."""
    budget = _budget(2024, "65748")
    (line,) = spread((BASE, BASE), budget, DAY).lines
    assert line.ranks == (0, 1)
    assert (line.rest.amount, line.available, line.engaged) == (-euros(59900), None, euros(60000))
    told = budget.replace(lines=(budget.lines[0].replace(engaged=euros(99000)),))
    (line,) = spread((BASE,), told, DAY).lines
    assert (line.available, line.engaged) == (-euros(98900), euros(99000))


def test_lines_that_make_more_than_the_grant_are_on_no_row() -> None:
    """Which of them is wrong is not known: the whole grant is told apart; less than the grant leaves a rest."""
    parts = PARTS["65748"]
    more = _with_lines({"parts": parts, "amount": euros(30001)})
    assert [piece.reason for piece in pieces_of(more.initial.grants[0])] == [
        "les imputations font plus que la subvention"
    ]
    unknown = _with_lines({"parts": parts, "amount": euros(5)}, {"parts": parts}, amount=None)
    assert [piece.amount for piece in pieces_of(unknown.initial.grants[0])] == [None]
    less = _with_lines({"parts": parts, "amount": euros(29999)})
    found = spread((less,), _budget(2024, "65748"), DAY)
    assert found.lines[0].taken.granted.amount == euros(29999)
    assert [each.taken.granted.amount for each in found.unplaced] == [euros(1)]


def test_what_a_convention_known_in_part_is_silent_about_is_unknown() -> None:
    """Its initial text was not seen whole: not zero."""
    bare = BASE.initial.replace(grants=(), payment_terms=())
    told = {"avenants": (), "deliberations": (), "deliberation": None, "ledger": None, "reports": ()}
    seed = BASE.replace(initial=bare, known_in_part=True, documents=(), **told)
    (found,) = spread((seed,), _budget(2024), DAY).unplaced
    assert found.reason == "convention connue en partie : ce qu’elle attribue n’est pas connu"
    assert found.taken.granted.unknown == found.taken.firm.unknown == (seed.key,)


def test_an_entry_of_no_grant_is_on_no_row() -> None:
    """Two grants in a year, and nobody says which one the mandate pays."""
    first, *others = BASE.initial.grants
    twice = BASE.initial.replace(grants=(first, first.replace(key="autre"), *others))
    paid = Payment(number="1", exercise=2024, issued_on=date(2024, 2, 1), amount=euros(5))
    found = spread(
        (BASE.replace(initial=twice, ledger=Ledger(payments=(paid,))),), _budget(2024, "65748"), DAY
    )
    assert [(each.grant, each.reason) for each in found.unplaced] == [
        (None, "écriture qui ne dit pas sa subvention")
    ]
