"""The credits of budgets against all the conventions together: one answer, whatever their number and their order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros
from conventions.model import Budget, Commitment, Ledger, Payment
from conventions.money import ZERO, Amount
from conventions.operations import CreditCheck, CreditFinding, check_credits
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention

DAY = date(2024, 12, 31)
VOTE = date(2024, 3, 28)
BASE = association_2024_2026()
SUMS = st.lists(st.integers(0, 300), min_size=1, max_size=4)


def _parts(account: str, authorization: tuple[str, str] | None = None) -> dict[str, object]:
    told = [{"key": "nature", "code": account}]
    if authorization:
        told.append({"key": authorization[0], "code": authorization[1]})
    return {"raw": "x", "parts": tuple(told)}


def _convention(
    key: str,
    cents: int | None,
    engaged: tuple[int, ...] | None = (),
    *,
    line: object = None,
    day: date = VOTE,
) -> Convention:
    """A grant of 2024 of so many cents, on one line, with its engagements."""
    amount = None if cents is None else Amount(cents=cents)
    lines = (line or _parts("65748"),) if not isinstance(line, tuple) else line
    grant = {"key": "g", "exercise": 2024, "beneficiary": "treteaux", "amount": amount, "lines": lines}
    made = [
        Commitment(number=str(rank), committed_on=day, exercise=2024, grant="g", amount=Amount(cents=each))
        for rank, each in enumerate(engaged or ())
    ]
    ledger = None if engaged is None else Ledger(commitments=tuple(made))
    bare = {"avenants": (), "deliberations": (), "deliberation": None, "documents": (), "reports": ()}
    initial = BASE.initial.replace(grants=(grant,), payment_terms=())
    return BASE.replace(initial=initial, ledger=ledger, key=key, **bare)


def _budget(exercise: int, voted: int, **told: object) -> Budget:
    row = {"key": "1", "section": "fonctionnement", "chapter": "65", "account": "65748"}
    investment = {"key": "2", "section": "investissement", "chapter": "204", "account": "20422"}
    extra = {name: told.pop(name) for name in ("engaged",) if name in told}
    amount = Amount(cents=voted)
    lines = ({**row, "voted": amount, **extra}, {**investment, "voted": amount})
    return Budget.model_validate({"authority": "ville", "exercise": exercise, "lines": lines, **told})


def _found(kind: CreditCheck, found: tuple[CreditFinding, ...]) -> CreditFinding:
    (one,) = (each for each in found if each.kind is kind)
    return one


@given(SUMS, st.integers(0, 900))
def test_a_row_is_over_once_the_sum_of_the_conventions_is(sums: list[int], voted: int) -> None:
    """One finding for the row, to the cent, whatever the order of the conventions."""
    town = [_convention(f"c{rank}", cents) for rank, cents in enumerate(sums)]
    (found,) = check_credits(town, [_budget(2024, voted, engaged=ZERO)], DAY)
    assert found.is_over is (sum(sums) > voted)
    (mixed,) = check_credits(town[::-1], [_budget(2024, voted, engaged=ZERO)], DAY)
    assert (mixed.amount, mixed.is_over, set(mixed.conventions)) == (
        found.amount,
        found.is_over,
        {f"c{rank}" for rank, cents in enumerate(sums)},
    )


@given(SUMS, st.integers(0, 900), st.sampled_from(("fonctionnement", "investissement")))
def test_what_all_engage_before_the_vote_is_bounded_together(
    sums: list[int], voted: int, section: str
) -> None:
    """Last year’s chapter in functioning; a quarter of the section, rounded down, in investment."""
    line, limit = (_parts("65748"), voted) if section == "fonctionnement" else (_parts("20422"), voted // 4)
    early = date(2024, 1, 15)
    town = [_convention(f"c{rank}", 10**6, (cents,), line=line, day=early) for rank, cents in enumerate(sums)]
    budgets = [_budget(2023, voted), _budget(2024, 10**7, voted_on=VOTE)]
    kind = f"{section} avant le vote du budget"
    told = [each for each in check_credits(town, budgets, DAY) if each.kind.value == kind]
    assert [(each.amount.cents, each.limit, each.is_over) for each in told] == [
        (sum(sums), Amount(cents=limit), sum(sums) > limit)
    ] * bool(sum(sums))


@given(SUMS, st.integers(0, 900), st.integers(0, 900))
def test_an_authorisation_bears_the_sum_of_the_conventions(sums: list[int], credit: int, whole: int) -> None:
    """Its credit of the exercise, then its whole."""
    line = _parts("65748", ("AE", "AE 2024-3"))
    town = [_convention(f"c{rank}", cents, line=line) for rank, cents in enumerate(sums)]
    opened = ({"exercise": 2024, "amount": Amount(cents=credit)},)
    row = {"number": "2024-3", "kind": "fonctionnement", "amount": Amount(cents=whole), "credits": opened}
    found = check_credits(town, [_budget(2024, 0, authorizations=(row,))], DAY)
    year, total = _found(CreditCheck.PAYMENT_CREDIT, found), _found(CreditCheck.AUTHORIZATION, found)
    assert (year.is_over, total.is_over) == (sum(sums) > credit, sum(sums) > whole)
    assert year.amount == total.amount == Amount(cents=sum(sums))


@pytest.mark.parametrize(
    ("engaged", "budget", "kind", "is_over"),
    [
        ((), {"engaged": euros(9)}, CreditCheck.PENDING, True),
        ((500,), {"engaged": euros(9)}, CreditCheck.GRANTED, False),
        ((1001,), {}, CreditCheck.ENGAGED, True),
        ((), {}, CreditCheck.PENDING, None),
        (None, {"engaged": ZERO}, CreditCheck.ENGAGED, None),
    ],
)
def test_a_row_has_one_answer(
    engaged: tuple[int, ...] | None, budget: dict[str, Amount], kind: CreditCheck, *, is_over: bool | None
) -> None:
    """What passes first, else what is not known, else that the credits bear it: 5 € granted, 10 € voted."""
    (found,) = check_credits([_convention("c", 500, engaged)], [_budget(2024, 1000, **budget)], DAY)
    assert (found.kind, found.is_over) == (kind, is_over)
    assert found.source.startswith("CGCT")


def test_the_message_names_the_conventions_and_what_is_missing() -> None:
    """Both sums in French, then whose they are."""
    town = [_convention(key, 700) for key in ("a", "b")]
    (found,) = check_credits(town, [_budget(2024, 1000)], DAY)
    assert found.message.replace("\u00a0", " ") == (
        "subventions fermes et crédits votés, compte 65748, chapitre 65 : 14 € pour 10 € (conventions « a » et « b »)"
    )
    (unsure,) = check_credits([_convention("a", None)], [_budget(2024, 1000)], DAY)
    assert unsure.message.replace("\u00a0", " ").startswith(
        "subventions fermes et crédits votés, compte 65748, chapitre 65 : 0 € pour 10 € ; non évalué : montant"
    )
    assert unsure._replace(conventions=()).message.endswith("montant inconnu pour a")


def _early(line: object, *budgets: Budget, **told: object) -> CreditFinding:
    town = [_convention("c", 900, (400,), line=line, day=date(2024, 1, 15))]
    paid = {"number": "1", "exercise": 2024, "grant": "g", "issued_on": date(2024, 2, 1), "amount": euros(3)}
    ledger = (town[0].ledger or Ledger()).replace(payments=(Payment.model_validate(paid),))
    found = check_credits(
        [town[0].replace(ledger=ledger)], [*budgets, _budget(2024, 900, voted_on=VOTE, **told)], DAY
    )
    (one,) = (each for each in found if each.kind.value.endswith("avant le vote du budget"))
    return one


def test_what_comes_before_the_vote_without_a_known_credit_is_not_evaluated() -> None:
    """No budget of the year before, no row there, several lines: told with the sum."""
    last = _budget(2023, 900)
    twice = ({"key": "1", **_parts("65748")}, {"key": "2", **_parts("6574")})
    for line, budgets, why in (
        (None, (), "budget de 2023 non donné"),
        (None, (last, last.replace(key="b")), "budget de 2023 non donné"),
        (_parts("611"), (last,), "aucune ligne de crédit ne répond"),
        (twice, (last,), "imputation inconnue, ou plusieurs lignes"),
    ):
        found = _early(line, *budgets)
        assert (found.is_over, found.limit, found.amount) == (None, None, euros(4))
        assert found.why.startswith(why)
        assert " : 4 € ; non évalué : " in found.message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("norm", "row", "is_over", "said"),
    [
        ("M14", {"credits": ({"exercise": 2024, "amount": euros(2)},)}, True, "autorisation 2023-1"),
        ("M14", {"credits": ({"exercise": 2024, "amount": euros(3)},)}, False, "autorisation 2023-1"),
        ("M14", {}, None, "crédits de paiement de 2024 non renseignés"),
        ("M57", {"chapter": "65"}, False, "chapitre 65, tiers des autorisations de 2023"),
        ("M57", {"chapter": "65", "amount": euros(8)}, True, "chapitre 65, tiers des autorisations de 2023"),
        ("M57", {}, None, "chapitre de l’autorisation non renseigné"),
        (None, {}, None, "nomenclature du budget non renseignée : elle choisit la limite"),
        ("M57", {"number": "autre"}, None, "autorisation absente du budget de 2023"),
    ],
)
def test_mandates_on_an_authorisation_before_the_vote(
    norm: str | None, row: dict[str, object], said: str, *, is_over: bool | None
) -> None:
    """The credits of its deliberation, or a third of the authorisations of the chapter under the M57: 3 € paid."""
    told = {"number": "2023-1", "kind": "fonctionnement", "amount": euros(9), **row}
    found = _early(_parts("65748", ("AE", "2023-1")), _budget(2023, 900, authorizations=(told,)), norm=norm)
    assert (found.kind, found.is_over) == (CreditCheck.AUTHORIZATION_BEFORE_VOTE, is_over)
    assert found.amount == euros(3)
    assert said in (found.what, found.why)


def test_an_authorisation_reads_the_budget_of_the_exercise() -> None:
    """The last budget up to it, else the first after; a missing credit, a line on two years are not evaluated."""
    line = _parts("65748", ("AE", "1"))

    def budget(year: int, *opened: tuple[int, int]) -> Budget:
        told = tuple({"exercise": when, "amount": euros(much)} for when, much in opened)
        row = {"number": "1", "kind": "fonctionnement", "amount": euros(50), "credits": told}
        return _budget(year, 900, authorizations=(row,))

    town = [_convention("c", 900, line=line)]
    for budgets, is_over in (
        ([budget(2023, (2024, 1)), budget(2024, (2024, 9))], False),
        ([budget(2025, (2024, 1))], True),
        ([budget(2024, (2025, 1))], None),
    ):
        assert _found(CreditCheck.PAYMENT_CREDIT, check_credits(town, budgets, DAY)).is_over is is_over
    both = [_convention("c", 900, line={**line, "exercises": (2024, 2025)})]
    found = check_credits(both, [budget(2024, (2024, 9), (2025, 9))], DAY)
    assert [each.is_over for each in found if each.kind is CreditCheck.PAYMENT_CREDIT] == [None, None]
    assert not check_credits(town, [_budget(2024, 900).replace(lines=())], DAY)


def test_a_budget_voted_later_is_not_known_yet() -> None:
    """As for one convention."""
    assert check_credits([_convention("c", 900)], [_budget(2024, 1, voted_on=date(2025, 1, 1))], DAY) == ()
