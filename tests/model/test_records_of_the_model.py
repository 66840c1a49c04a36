"""What the records themselves compute: kinds and norms at a date, accounts, roles, keys, act names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conventions import Amount, Avenant, Convention, Name, Period, Terms, model
from conventions.model import (
    BudgetLine,
    Commitment,
    DatedKind,
    Decision,
    DecisionKind,
    Deliberation,
    FuzzyDate,
    FuzzyDuration,
    Identifier,
    LinePart,
    NomenclatureUse,
    Organ,
    Party,
    PartyKind,
    Role,
    Scheme,
    Target,
    Waiver,
)
from conventions.money import euros
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import texts

METROPOLE = Party(
    key="SEM",
    name=Name("Saint-Étienne Métropole"),
    kinds=(
        DatedKind(kind=PartyKind.METROPOLE, since=dt.date(2018, 1, 1)),
        DatedKind(kind=PartyKind.EPCI),
    ),
    nomenclatures=(NomenclatureUse(norm="M57", since=2022), NomenclatureUse(norm="M14", since=2010)),
)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (dt.date(2017, 12, 31), PartyKind.EPCI),
        (dt.date(2018, 1, 1), PartyKind.METROPOLE),
        (dt.date.min, PartyKind.EPCI),
        (dt.date.max, PartyKind.METROPOLE),
    ],
)
def test_a_kind_is_dated(day: dt.date, kind: PartyKind) -> None:
    """The EPCI becomes a métropole on 1 January 2018, whatever the order of the list."""
    assert METROPOLE.kind_on(day) is kind


def test_a_kind_may_be_unknown() -> None:
    """Before the first date given, nothing is said."""
    assert METROPOLE.replace(kinds=METROPOLE.kinds[:1]).kind_on(dt.date(2017, 12, 31)) is None


@pytest.mark.parametrize(("exercise", "norm"), [(2009, None), (2010, "M14"), (2021, "M14"), (2022, "M57")])
def test_a_norm_is_dated(exercise: int, norm: str | None) -> None:
    """The norm of an exercise is the last one that began by then."""
    use = METROPOLE.nomenclature_for(exercise)
    assert (use.norm if use else None) == norm


def test_a_norm_without_a_date_is_from_the_start() -> None:
    """A norm without a first exercise is used until another one begins."""
    party = METROPOLE.replace(
        nomenclatures=(NomenclatureUse(norm="M14"), NomenclatureUse(norm="M57", since=2022))
    )
    norms = [use.norm for year in (0, 2021, 2022) if (use := party.nomenclature_for(year))]
    assert norms == ["M14", "M14", "M57"]


@pytest.mark.parametrize("kind", PartyKind)
def test_private_law(kind: PartyKind) -> None:
    """Each kind of party is of private law or not; « autre » does not say."""
    private = {"association", "fondation", "entreprise", "société d’économie mixte", "personne physique"}
    assert kind.private_law is (None if kind is PartyKind.OTHER else kind.value in private)


@pytest.mark.parametrize(
    ("word", "code", "account"),
    [
        ("compte", "65738", "65738"),
        ("nature", "657-38", "65738"),
        ("article", "6 57.38", "65738"),
        ("chapitre", "65", None),
        (None, "65738", None),
        ("compte", "INUM", None),
        ("compte", "0", None),
        ("compte", "٦٥٧٣٨", None),
    ],
)
def test_the_account_of_an_imputation(word: str | None, code: str, account: str | None) -> None:
    """The account is read where the act names it so, dots and dashes left out; else it is unknown."""
    line = BudgetLine(raw="a", parts=(LinePart(key=word, code=code),))
    assert line.account == account


def test_the_first_account_counts() -> None:
    """An imputation that names two accounts has the first one."""
    parts = tuple(LinePart(key="compte", code=code) for code in ("SUBFCT", "65738", "20422"))
    assert BudgetLine(raw="a", parts=parts).account == "65738"


def test_parties_are_found_by_key_and_by_role() -> None:
    """A party is found by its key; a role may be held by several, in order."""
    terms = cci_2017_2019().initial
    cci = terms.party("CCI")
    assert cci is not None
    assert terms.party("absent") is None
    assert terms.parties_as(Role.BENEFICIARY) == (cci,) == terms.parties_as(Role.OPERATOR)
    assert [party.key for party in terms.parties_as(Role.PARTNER)] == ["EPURES", "ENSMSE"]
    assert terms.parties_as(Role.COFUNDER) == ()


def test_with_avenant() -> None:
    """An avenant is added; one of a key that is there already is refused; the input stays as it was."""
    base = association_2024_2026()
    more = base.with_avenant(Avenant(number=2, year=2026))
    assert [avenant.key for avenant in more.avenants] == ["2025-1", "2026-2"]
    assert len(base.avenants) == 1
    with pytest.raises(ValidationError, match="plusieurs éléments portent la clé « 2025-1 »"):
        base.with_avenant(Avenant(number=1, year=2025))


def test_the_deliberation_of_an_act() -> None:
    """The deliberation that an act names, if it is there."""
    seed = cci_2017_2019()
    (avenant,) = seed.avenants
    assert seed.deliberation_of(avenant) is seed.deliberations[0]
    assert seed.deliberation_of(seed) is None
    assert seed.deliberation_of(avenant.replace(deliberation="absente")) is None


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"value": 30}, True),
        ({"low": 250, "high": 300}, True),
        ({"low": 250}, True),
        ({"high": 300}, True),
        ({"low": 250, "high": 250}, True),
        ({}, False),
        ({"value": 30, "low": 20}, False),
        ({"value": 30, "high": 40}, False),
        ({"low": 300, "high": 250}, False),
    ],
)
def test_a_target_is_a_value_or_a_range(fields: dict[str, int], right: bool) -> None:  # noqa: FBT001  # expected
    """A target gives a value, or a range whose bounds are in order; one bound is enough."""
    if right:
        assert Target.model_validate({"key": "T", "unit": "u", **fields}).unit == "u"
        return
    with pytest.raises(ValidationError, match="fourchette"):
        Target.model_validate({"key": "T", "unit": "u", **fields})


def test_dates_as_written() -> None:
    """Words are kept, and the interval that they allow is computed; a text alone is enough."""
    assert str(FuzzyDate.model_validate("fin 2017").period) == "2017-10-01/2017-12-31"
    assert FuzzyDate(raw="14 juin").period is None
    bounds = FuzzyDuration.model_validate("environ deux ans et demi").bounds
    assert [str(bound) for bound in bounds or ()] == ["P2Y6M", "P2Y6M"]
    assert FuzzyDuration(raw="quelque temps").bounds is None


@given(texts())
def test_any_words_are_a_date_as_written(words: str) -> None:
    """Whatever the words, they are kept, and their interval is a period or unknown."""
    assert FuzzyDate(raw=words).raw == words
    assert isinstance(FuzzyDate(raw=words).period, Period | None)
    assert FuzzyDuration(raw=words).bounds is None or len(FuzzyDuration(raw=words).bounds or ()) == 2


@given(texts())
def test_any_number_of_an_act_makes_a_key(number: str) -> None:
    """An act, an entry, a waiver keep the number they have, and a key that addresses can hold."""
    day = dt.date(2018, 11, 15)
    made = (
        Deliberation(authority="A", organ=Organ.BUREAU, assembly="B", date=day, number=number),
        Decision(number=number, kind=DecisionKind.GRANT, raw="r"),
        Commitment(number=number, committed_on=day, exercise=2018, amount=euros(1)),
        Convention(title="T", reference=number, initial=Terms(period=Period.years(2018), parties=())),
        Waiver(code=number, address=f"avenants[{number}]", reason="r", by="b", day=day),
    )
    for record in made:
        assert record.replace(key=record.key).key == record.key
        assert not set("[]\n") & set(record.key)


def test_two_waivers_of_one_finding_need_two_keys() -> None:
    """A finding justified twice, for two years, needs a key for the second justification."""
    day = dt.date(2018, 11, 15)
    waiver = Waiver(code="NAT-001", address="avenants[2018-1]", reason="r", by="b", day=day)
    assert waiver.key == "NAT-001 avenants(2018-1)"
    with pytest.raises(ValidationError, match="plusieurs éléments"):
        cci_2017_2019().replace(waivers=(waiver, waiver))
    assert cci_2017_2019().replace(waivers=(waiver, waiver.replace(key="2"))).waivers[1].key == "2"


@given(st.sampled_from(Scheme))
def test_an_identifier_has_the_key_of_its_register(scheme: Scheme) -> None:
    """A party has one number in each register, unless a key says otherwise."""
    assert Identifier(scheme=scheme, value="1").key == scheme.value


def test_a_grant_says_whether_its_key_was_made() -> None:
    """The key made of the exercise and the nature is told apart from one that was given."""
    grant = association_2024_2026().initial.grants[0]
    assert grant.has_default_key
    assert not grant.replace(key="A").has_default_key


def test_a_proportional_grant_says_its_rate() -> None:
    """A grant that follows the real costs means nothing without its rate; a flat one has none."""
    grant = association_2024_2026().initial.grants[0]
    with pytest.raises(ValidationError, match="une subvention proportionnelle dit son taux"):
        grant.replace(calculation="proportionnelle")
    assert grant.replace(calculation="proportionnelle", rate="1/4").rate
    assert grant.replace(calculation="forfaitaire").rate is None


@pytest.mark.parametrize("cents", [0, -1])
def test_a_unit_of_payment_is_positive(cents: int) -> None:
    """A sum is never rounded to a multiple of nothing."""
    terms = association_2024_2026().initial.payment_terms[0]
    with pytest.raises(ValidationError, match="une unité de versement est un montant positif"):
        terms.replace(unit=Amount(cents=cents))
    assert terms.replace(unit=Amount(cents=1)).unit == Amount(cents=1)


def test_every_public_name_of_the_model_is_there() -> None:
    """Names that load on first use load; a name that does not exist is refused."""
    assert len([getattr(model, name) for name in model.__all__]) > 80
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(model, "no_such_name")  # noqa: B009  # mypy would refuse the attribute
