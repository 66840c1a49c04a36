"""The norm that an authority follows: stated, imposed by law, or unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.french import Name
from conventions.model import DatedKind, NomenclatureUse, Party, PartyKind
from conventions.nomenclature import FollowedNorm, Unknown, norm_for
from conventions.nomenclature.norms import norms

LAST_DAY = date(2023, 12, 31)
FIRST_DAY = date(2024, 1, 1)


def party(kind: PartyKind | None = None, *uses: NomenclatureUse) -> Party:
    """An authority that is of a kind, and states norms."""
    kinds = (DatedKind(kind=kind),) if kind else ()
    return Party(key="a", name=Name("Collectivité"), kinds=kinds, nomenclatures=uses)


def followed(authority: Party | str, on: date, population: int | None = None) -> FollowedNorm:
    """The norm, which must be known."""
    answer = norm_for(authority, on, population=population)
    assert isinstance(answer, FollowedNorm)
    return answer


def test_what_is_stated_wins() -> None:
    """A norm that is stated is the answer, whatever the law imposes, from its exercise on."""
    authority = party(
        PartyKind.METROPOLE,
        NomenclatureUse(norm="M14"),
        NomenclatureUse(norm="M57", declinaison="M57_D", since=2020),
    )
    assert followed(authority, date(2019, 12, 31)) == FollowedNorm(
        norm="M14", declinaisons=(), inferred=False
    )
    new = followed(authority, date(2020, 1, 1))
    assert (new.norm, new.declinaison, new.inferred, new.imposed) == ("M57", "M57_D", False, None)


def test_what_a_file_deduced_stays_inferred() -> None:
    """A use that its file deduced is marked, without a text of law."""
    found = followed(party(None, NomenclatureUse(norm="M52", inferred=True)), LAST_DAY)
    assert (found.norm, found.declinaison, found.inferred, found.imposed) == ("M52", None, True, None)


@pytest.mark.parametrize("entry", norms(), ids=lambda entry: f"{entry.since}-{entry.kinds[0]}")
def test_the_law_answers_from_its_day_on(entry: object) -> None:
    """On the day the norm is imposed, on the day before it is not: by the kind alone, or by the party."""
    assert isinstance(entry, type(norms()[0]))
    for kind in entry.kinds:
        for authority in (kind, party(PartyKind(kind))):
            found = followed(authority, entry.since)
            assert (found.norm, found.inferred, found.imposed) == (entry.norm, True, entry)
            assert isinstance(norm_for(authority, entry.since - timedelta(days=1)), Unknown)


@pytest.mark.parametrize(
    ("kind", "population", "plans"),
    [
        ("commune", 0, ("M57_A", "M57_D")),
        ("commune", 3499, ("M57_A", "M57_D")),
        ("commune", 3500, ("M57_D",)),
        ("commune", None, ("M57_A", "M57_D")),
        ("EPCI", 90_000, ("M57_A", "M57_D")),
        ("EPCI", 900, ("M57_A", "M57_D")),
        ("métropole", 900, ("M57_D",)),
        ("région", None, ("M57_D",)),
    ],
)
def test_the_population_allows_the_abridged_plan(
    kind: str, population: int | None, plans: tuple[str, ...]
) -> None:
    """Below 3 500 inhabitants a commune may follow it; of a group the population alone says nothing."""
    found = followed(kind, FIRST_DAY, population)
    assert found.declinaisons == plans
    assert found.declinaison == (plans[0] if len(plans) == 1 else None)


def test_what_is_unknown_says_why() -> None:
    """Without a kind, or with a kind on which no text imposes a norm, the reason is in French."""
    assert norm_for(party(), LAST_DAY) == Unknown(
        "nature de l’autorité inconnue le 31 décembre 2023, et nomenclature non renseignée"
    )
    answer = norm_for(party(PartyKind.COMMUNE), LAST_DAY)
    assert isinstance(answer, Unknown)
    assert answer.reason.startswith("aucun texte n’impose de nomenclature le 31")
    assert answer.reason.endswith("«\u00a0commune\u00a0»")
    assert isinstance(norm_for("association", FIRST_DAY), Unknown)


@pytest.mark.parametrize("population", [-1, True, 3500.0, "3500", "9" * 10**6])
def test_a_population_is_a_whole_number(population: int) -> None:
    """Anything else is refused, in few words."""
    with pytest.raises(ConventionsError, match="nombre entier d’habitants") as caught:
        norm_for("commune", FIRST_DAY, population=population)
    assert len(str(caught.value)) < 200


@given(st.text() | st.sampled_from([kind.value for kind in PartyKind]), st.dates(), st.integers(0))
def test_any_kind_has_an_answer(kind: str, on: date, population: int) -> None:
    """Whatever the kind, the day and the population: a norm inferred from a text, or a reason."""
    answer = norm_for(kind, on, population=population)
    assert isinstance(answer, Unknown) or (answer.inferred and answer.imposed is not None)
