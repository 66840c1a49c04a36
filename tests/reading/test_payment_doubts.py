"""What may be one payment or several is read as neither; sums and shares that do not agree are not read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.model import Fixed, InstalmentKind, Remainder, Share
from conventions.reading import parse_payment_terms

if TYPE_CHECKING:
    from conventions.model import AmountRule

CONDITIONS = [
    "à la signature",
    "dès notification",
    "en mars",
    "le 1er juillet 2018",
    "sur bilan",
    "à l’achèvement",
]
DAYS = ["en mars", "en octobre 2018", "le 1er juillet", "au 2ème semestre", "avant le 30 juin"]
EVENTS = ["à la signature", "dès notification", "après vote du budget", "à l’achèvement des travaux"]
two = st.lists(st.sampled_from(CONDITIONS), min_size=2, max_size=2, unique=True)


def amounts(text: str) -> list[AmountRule]:
    """What each payment read is."""
    return [each.amount for each in parse_payment_terms(text).instalments]


@given(two, st.sampled_from(["50 %", "5 000 €", "Versement"]), st.sampled_from([" puis ", ", puis "]))
def test_a_payment_that_comes_back_is_not_one(conditions: list[str], what: str, between: str) -> None:
    """« 50 % à la signature puis en mars »: nothing is read of it, and the balance is."""
    assert amounts(f"{what} {between.join(conditions)}") == []
    assert amounts(f"{what} {between.join(conditions)} ; solde sur rapport") == [Remainder()]


@given(st.sampled_from(EVENTS), st.sampled_from(DAYS), st.booleans())
def test_an_event_and_a_day_are_not_one_condition(event: str, day: str, first: bool) -> None:  # noqa: FBT001  # drawn
    """« à la signature et en mars » may be two payments, in whatever order."""
    both = f"{event} et {day}" if first else f"{day} et {event}"
    assert amounts(f"Acompte de 30 % {both} ; solde sur rapport") == [Remainder()]


@given(
    st.lists(st.sampled_from(DAYS), min_size=2, max_size=4, unique=True), st.sampled_from([" ", " et ", ", "])
)
def test_several_days_are_not_one_payment(days: list[str], between: str) -> None:
    """« 25 % en mars, en octobre 2018 et le 1er juillet »: it is not said how much on each."""
    assert amounts(f"25 % {between.join(days)}") == []
    assert amounts(f"Versement {between.join(days)}") == []


@given(
    st.lists(st.tuples(st.integers(1, 19), st.sampled_from([*EVENTS[:2], *DAYS])), min_size=2, max_size=5),
    st.sampled_from(["", " :"]),
)
def test_a_list_that_opens_on_conditions(parts: list[tuple[int, str]], colon: str) -> None:
    """« à la signature 30 % en mars 20 % »: each share has the condition before it, as « 30 % à la signature ; … »."""
    listed = parse_payment_terms(" ".join(f"{condition}{colon} {share} %" for share, condition in parts))
    plain = parse_payment_terms(" ; ".join(f"{share} % {condition}" for share, condition in parts))
    read = [(each.amount, each.trigger, each.proofs) for each in listed.instalments]
    assert read == [(each.amount, each.trigger, each.proofs) for each in plain.instalments]
    assert len(read) == len(parts)


@given(
    st.lists(st.integers(1, 90_000), min_size=2, max_size=5),
    st.sampled_from([" en {} fois :", " en {} versements :"]),
)
def test_a_sum_announced_is_no_payment(sums: list[int], frame: str) -> None:
    """« Versement de 20 000 € en 2 fois : … » is a frame where the payments make it, and a fault where they do not."""
    listed = ", ".join(f"{each} € en mars" for each in sums)
    opened = frame.format(len(sums))
    assert amounts(f"Versement de {sum(sums)} €{opened} {listed}") == [
        Fixed.model_validate({"amount": f"{each}.00"}) for each in sums
    ]
    assert amounts(f"Versement de {sum(sums) + 1} €{opened} {listed}") == []


@given(st.integers(1, 99), st.integers(1, 40_000))
def test_a_balance_is_checked_by_the_sum_of_a_share(points: int, left: int) -> None:
    """A balance that is what a share leaves is the rest; one that is not is not read, nor is the share."""
    total = 100 * left
    text = f"{{}} %, soit {total * points // 100} €, à la signature, solde de {{}} € sur bilan"
    rest = total * (100 - points) // 100
    assert amounts(text.format(points, rest)) == [Share(ratio=Fraction(points, 100)), Remainder()]
    assert amounts(text.format(points, rest + 100 * 100 + total)) == []


@pytest.mark.parametrize(
    "base", ["de l’acompte", "du solde", "de l’avance", "du 1er acompte", "de cette avance"]
)
@given(points=st.integers(1, 99))
def test_a_share_of_another_payment_is_not_one_of_the_grant(base: str, points: int) -> None:
    """« 30 % du solde »."""
    assert amounts(f"{points} % {base} en juin") == []


@given(st.lists(st.integers(1, 49), min_size=1, max_size=2))
def test_shares_that_make_the_whole_leave_no_balance(points: list[int]) -> None:
    """« 50 %, 50 %, solde » is a contradiction; « 50 %, 50 % solde » is not."""
    shares = [*points, 100 - sum(points)]
    text = " ; ".join(f"{share} % en mars" for share in shares)
    assert amounts(f"{text} ; solde sur bilan") == []
    *first, last = shares
    reading = parse_payment_terms(
        " ; ".join([*(f"{each} % en mars" for each in first), f"{last} % solde sur bilan"])
    )
    assert [each.kind for each in reading.instalments][-1] is InstalmentKind.BALANCE
    assert reading.is_complete


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("50 % en mars puis en juin", "plusieurs conditions ou dates : un versement ou plusieurs ?"),
        ("30 % du solde en juin", "part d’un autre versement"),
        ("40 % à la signature, 60 % en 2 fois", "part versée en plusieurs fois, sans dire lesquelles"),
        ("à la signature 60 % sur bilan", "part entre deux conditions"),
        ("8 000 € en 2019 : 4 000 € en mai, 4 000 € en juin", "somme de ce qui suit"),
    ],
)
def test_the_reason_is_told(text: str, fault: str) -> None:
    """What is refused says why."""
    assert fault in [span.reason for span in parse_payment_terms(text).unread]
