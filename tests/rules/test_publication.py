"""What has to be published: in time, in the annex and the list of the accounts, in rows that the schema admits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check, euros
from conventions.law import published
from conventions.model import (
    Accounts,
    AidRegime,
    By,
    Each,
    Fixed,
    Form,
    Identifier,
    InExercise,
    Instalment,
    InstalmentKind,
    Nature,
    PartyKind,
    PaymentTerms,
    Publication,
    PublicationKind,
    Remainder,
    Rhythm,
    Role,
    Scheme,
    YearDay,
)
from conventions.money import Amount
from conventions.rules import Case, Profile, find_rule
from conventions.rules.publication.duties import Owed, by_owed
from conventions.rules.publication.periods import crossed, days_of
from conventions.rules.publication.rows import row_of
from conventions.rules.rule import NotEvaluated, Passed

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
ONE = timedelta(days=1)
ESSENTIAL = PublicationKind.ESSENTIAL_DATA


@pytest.fixture(scope="module")
def late(judge: Judge) -> Convention:
    """Signed on 12 January 2024, published on 13 April 2024."""
    return judge.found("PUB-001", "failing")


@pytest.fixture(scope="module")
def whole(judge: Judge) -> Convention:
    """A convention whose row is whole."""
    return judge.found("PUB-004", "passing")


def _granted(convention: Convention, **changes: object) -> Convention:
    grants = tuple(grant.replace(**changes) for grant in convention.initial.grants)
    return convention.replace(initial=convention.initial.replace(grants=grants))


def _parties(convention: Convention, **changes: object) -> Convention:
    """The convention with another first party."""
    first, *others = convention.initial.parties
    return convention.replace(initial=convention.initial.replace(parties=(first.replace(**changes), *others)))


def _paid(convention: Convention, *instalments: Instalment) -> Convention:
    terms = PaymentTerms(instalments=instalments)
    return convention.replace(initial=convention.initial.replace(payment_terms=(terms,)))


def _owed(convention: Convention) -> Owed:
    """The grant of a convention, as the rules look at it."""
    found: list[Owed] = []

    def keep(owed: Owed) -> tuple[Passed]:
        found.append(owed)
        return (Passed("x"),)

    assert list(by_owed(Case(convention, DAY), keep))
    return found[0]


def _texts(convention: Convention) -> dict[str, str]:
    return dict(row_of(Case(convention, DAY), _owed(convention)).texts)


# ---------------------------------------------------------------- PUB-001


@given(st.dates(date(2017, 8, 1), date(2039, 12, 31)), st.integers(0, 400))
def test_the_delay_is_three_months_to_the_day(judge: Judge, signed: date, later: int) -> None:
    """Published by the same day of the third month after: in time; later: late."""
    convention = judge.found("PUB-001", "failing").replace(
        signed_on=signed, publications=(Publication(kind=ESSENTIAL, day=signed + timedelta(days=later)),)
    )
    month = signed.month + 3
    year, month = (signed.year, month) if month <= 12 else (signed.year + 1, month - 12)
    last = (
        next(date(year, month, day) for day in range(signed.day, 27, -1) if _exists(year, month, day))
        if signed.day > 28
        else date(year, month, signed.day)
    )
    expected = (
        "conforme" if signed + timedelta(days=later) <= last else "erreur, publications[données essentielles]"
    )
    assert judge.outcome("PUB-001", convention, date(2041, 12, 31)) == expected


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def test_the_first_publication_counts(judge: Judge, late: Convention) -> None:
    """An update that comes later is no delay."""
    first = Publication(kind=ESSENTIAL, day=date(2024, 2, 1), key="première")
    convention = late.replace(publications=(*late.publications, first))
    assert judge.outcome("PUB-001", convention, DAY) == "conforme"


def test_another_kind_or_another_year_does_not_count(judge: Judge, late: Convention) -> None:
    """What was published is about these data, for this exercise."""
    told = (
        Publication(kind=PublicationKind.ANNEX, day=date(2024, 2, 1)),
        Publication(kind=ESSENTIAL, day=date(2024, 2, 1), exercise=2023),
    )
    reason = judge.reason("PUB-001", late.replace(publications=told), DAY)
    assert reason == "publication non renseignée ; elle était due au plus tard le 12 avril 2024"


def test_the_message_tells_the_days(judge: Judge, late: Convention) -> None:
    """When it was published, when the convention was signed, when it was due."""
    assert judge.message("PUB-001", late, DAY) == (
        "données essentielles publiées le 13 avril 2024, au-delà de 3 mois après la signature du 12 janvier 2024 :"
        " elles étaient dues au plus tard le 12 avril 2024"
    )


def test_one_authority_publishes(judge: Judge, late: Convention) -> None:
    """Of two, nobody knows which; without any, neither."""
    both = tuple(party.replace(roles=(Role.GRANTOR, *party.roles)) for party in late.initial.parties)
    convention = late.replace(initial=late.initial.replace(parties=both))
    assert judge.reason("PUB-001", convention, DAY) == (
        "un seul attribuant est attendu ; lu : Rochebrune et la Compagnie du Gier"
    )
    assert judge.reason("PUB-001", _parties(late, roles=()), DAY).endswith("lu : aucun")


def test_what_the_law_does_not_know_is_not_evaluated(late: Convention) -> None:
    """The rule itself, asked of a day before the law: in words, without raising."""
    check_rule = find_rule("PUB-001").check
    old = late.replace(signed_on=date(2016, 1, 1))
    (answer,) = check_rule(Case(old, DAY))
    assert answer == NotEvaluated(
        "valeur légale « essential_data_population » inconnue avant le 1er août 2017"
    )
    region = _parties(old, kinds=({"kind": PartyKind.REGION},))
    (answer,) = check_rule(Case(region, DAY))
    assert isinstance(answer, NotEvaluated)
    assert "essential_data_delay" in answer.reason
    (answer,) = check_rule(Case(_granted(late, exercise=2000), DAY))
    assert isinstance(answer, NotEvaluated)
    assert "convention_threshold" in answer.reason


@given(st.integers(0, 10_000_000))
def test_raising_a_grant_never_removes_the_duty(judge: Judge, cents: int) -> None:
    """Monotone: above 23 000 €, each sum is judged as the failing example is; at it or below, none is."""
    convention = _granted(judge.found("PUB-001", "failing"), amount=Amount(cents=cents))
    expected = "erreur, publications[données essentielles]" if cents > 2_300_000 else "sans objet"
    assert judge.outcome("PUB-001", convention, DAY) == expected


# ---------------------------------------------------------------- PUB-002 and PUB-003


def test_the_other_conventions_count(judge: Judge) -> None:
    """40 000 € here and 40 000 € there: above 75 000 €."""
    here = _parties(judge.found("PUB-003", "near-miss"), identifiers=(_siren("210000006"),))
    first, body, other = here.initial.parties
    parties = (first, body.replace(identifiers=(_siren("999000011"),)), other)
    grants = tuple(
        grant.replace(amount=euros(40000)) if grant.beneficiary == "asso" else grant
        for grant in here.initial.grants
    )
    here = here.replace(initial=here.initial.replace(parties=parties, grants=grants))
    there = here.replace(title="Autre convention", key="autre-convention")
    assert judge.outcome("PUB-003", here, date(2025, 12, 31)) == "sans objet"
    found = judge.outcome("PUB-003", here, date(2025, 12, 31), there)
    assert found == "avertissement, initial.grants[2024]"


def _siren(value: str) -> Identifier:
    return Identifier(scheme=Scheme.SIREN, value=value)


def test_of_two_authorities_the_share_of_each_is_unknown(judge: Judge) -> None:
    """The thresholds are those of one authority."""
    convention = judge.found("PUB-003", "failing")
    both = tuple(party.replace(roles=(Role.GRANTOR, *party.roles)) for party in convention.initial.parties)
    convention = convention.replace(initial=convention.initial.replace(parties=both))
    assert "la part de chacun n’est pas connue" in judge.reason("PUB-003", convention, date(2025, 12, 31))


@pytest.mark.parametrize("products", [None, euros(0)])
def test_products_that_say_nothing(judge: Judge, products: Amount | None) -> None:
    """Unknown or none: no share is computed."""
    convention = judge.found("PUB-003", "products-unknown")
    told = Accounts(beneficiary="asso", exercise=2024, products=products)
    other = next(each for each in convention.accounts if each.beneficiary == "autre")
    reason = judge.reason("PUB-003", convention.replace(accounts=(other, told)), date(2025, 12, 31))
    assert reason == "produits du compte de résultat de 2024 non renseignés : la Compagnie du Gier"


def test_the_messages_of_the_list(judge: Judge) -> None:
    """The sum, the threshold that it passes, and what was published."""
    on = date(2025, 12, 31)
    report = judge.report("PUB-003", judge.found("PUB-003", "half-of-products"), on)
    assert judge.plain(report.findings[0].message) == (
        "5 000,01 € attribués pour 2024 (bénéficiaire : la Compagnie du Gier), plus de 50 % de ses produits : les"
        " publications de l’exercice en nomment d’autres, et non cet organisme"
    )
    assert report.findings[0].to_reconfirm is True
    sent = judge.message("PUB-003", judge.found("PUB-003", "accounts-not-sent"), on)
    assert sent.startswith("comptes non transmis au préfet : 80 000 € attribués pour 2024")


def test_before_the_values_nothing_is_said() -> None:
    """The rule itself, asked of an exercise before the law: in words."""
    for code in ("PUB-002", "PUB-003"):
        assert find_rule(code).law.since == date(2006, 1, 1)
    from tests.rules.conftest import Judge

    old = Judge().found("PUB-003", "before-law")
    answers = list(find_rule("PUB-003").check(Case(old, date(2010, 1, 1))))
    assert all(isinstance(answer, NotEvaluated) for answer in answers)
    large = _parties(old, kinds=({"kind": PartyKind.REGION},))
    answers = list(find_rule("PUB-003").check(Case(large, date(2010, 1, 1))))
    assert all(
        isinstance(answer, NotEvaluated) and "listing_threshold" in answer.reason for answer in answers
    )


def test_the_annex_names_a_grant_of_another_convention(judge: Judge) -> None:
    """A publication without exercise about a grant of another exercise says nothing of this one."""
    convention = judge.found("PUB-002", "by-grant-alone")
    first, second = convention.initial.grants
    grants = (first.replace(exercise=2023, key="2024-fonctionnement"), second)
    convention = convention.replace(initial=convention.initial.replace(grants=grants))
    assert judge.outcome("PUB-002", convention, date(2025, 12, 31)) == "non évaluée"


# ---------------------------------------------------------------- PUB-004


def test_a_row_is_made_of_the_facts_of_the_file(whole: Convention) -> None:
    """Every field that the file tells, as it would be published."""
    assert _texts(whole) == {
        "nomAttribuant": "Rochebrune",
        "idAttribuant": "21000000600010",
        "dateConvention": "2024-01-12",
        "nomBeneficiaire": "Compagnie du Gier",
        "idBeneficiaire": "99900001100018",
        "objet": "Saison 2024",
        "montant": "30000.00",
        "nature": "aide en numéraire",
        "conditionsVersement": "échelonné",
        "notificationUE": "non",
        "pourcentageSubvention": "1.00",
    }


@pytest.mark.parametrize(
    ("regime", "told"),
    [
        (AidRegime.DE_MINIMIS, "oui"),
        (AidRegime.DE_MINIMIS_SIEG, "oui"),
        (AidRegime.NOTIFIED, "oui"),
        (AidRegime.BLOCK_EXEMPTION, "non"),
        (AidRegime.NO_AID, "non"),
        (None, "non"),
    ],
)
def test_the_regime_of_an_aid_is_published(whole: Convention, regime: AidRegime | None, told: str) -> None:
    """De minimis and notified aids are the ones that the field is about."""
    assert _texts(_granted(whole, aid_regime=regime))["notificationUE"] == told


def test_what_is_in_kind_and_paid_at_once(whole: Convention) -> None:
    """One payment is « unique »; as many as there are months are not."""
    single = Instalment(kind=InstalmentKind.SINGLE, amount=Fixed(amount=euros(30000)))
    texts = _texts(_paid(_granted(whole, form=Form.IN_KIND, nature=Nature.OPERATING), single))
    assert (texts["nature"], texts["conditionsVersement"]) == ("aide en nature", "unique")
    monthly = single.replace(trigger=Each(rhythm=Rhythm.MONTH, payments=12))
    assert _texts(_paid(whole, monthly))["conditionsVersement"] == "échelonné"
    advance = single.replace(kind=InstalmentKind.ADVANCE)
    assert _texts(_paid(whole, advance))["conditionsVersement"] == "échelonné"
    assert "conditionsVersement" not in _texts(_paid(whole))


def test_a_signature_that_is_only_deduced_is_not_published(judge: Judge, whole: Convention) -> None:
    """Notified on a day, so signed by then: the day of the convention is not known."""
    deduced = whole.replace(signed_on=None, notified_on=date(2024, 1, 20))
    assert judge.reason("PUB-004", deduced, DAY) == "pour publier la ligne, il manque la date de signature"


def test_a_fault_and_a_missing_fact_are_both_told(judge: Judge) -> None:
    """The fault is found, and the report says what else it lacks."""
    convention = judge.found("PUB-004", "failing")
    report = judge.report("PUB-004", _paid(convention), DAY)
    assert [finding.code for finding in report.findings] == ["PUB-004"]
    assert "les modalités de versement" in report.partly_evaluated[0].reason


def test_the_message_names_the_schema(judge: Judge) -> None:
    """The version in force at the signature, the field, the text, what was expected."""
    assert judge.message("PUB-004", judge.found("PUB-004", "failing"), DAY) == (
        "la ligne à publier (schéma 2.1.1) serait refusée : idBeneficiaire : « 99900001100019 », or il faut un"
        " SIRET dont la clé de contrôle est juste"
    )


@given(st.text(min_size=1, max_size=600).filter(str.strip))
def test_any_object_is_published_or_refused_for_its_length(judge: Judge, text: str) -> None:
    """Nothing but the length of an object is wrong."""
    convention = _granted(judge.found("PUB-004", "passing"), object=text)
    kept = convention.initial.grants[0].object or ""
    expected = "conforme" if len(kept) <= 256 else "erreur, initial.grants[2024].object"
    assert judge.outcome("PUB-004", convention, DAY) == expected


def test_a_row_that_conforms_has_no_fault_at_all(whole: Convention) -> None:
    """With a payment period, the row of the passing example is one that the schema admits."""
    row = _texts(whole) | {"datesPeriodeVersement": "2024-03-31/2024-11-30"}
    assert published.faults(row, "2.1.1") == ()


# ---------------------------------------------------------------- PUB-005


def _instalment(kind: InstalmentKind, trigger: object, key: str | None = None) -> Instalment:
    told = {"key": key} if key else {}
    return Instalment(kind=kind, amount=Remainder(), trigger=trigger, **told)  # type: ignore[arg-type]


def test_days_beyond_the_calendar_are_not_fixed() -> None:
    """A year that no calendar has fixes no day."""
    far = [YearDay(month=1, day=1, offset=9000), InExercise(offset=9000)]
    terms = PaymentTerms(
        instalments=tuple(
            _instalment(InstalmentKind.INTERIM, each, str(rank)) for rank, each in enumerate(far)
        )
    )
    assert [days.is_fixed for days in days_of(terms, 2024)] == [False, False]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_last_days_alone_never_cross(first: date, second: date) -> None:
    """« At the latest » on one day and on another: each may be paid before."""
    terms = PaymentTerms(
        instalments=(
            _instalment(InstalmentKind.ADVANCE, By(day=first)),
            _instalment(InstalmentKind.BALANCE, By(day=second)),
        )
    )
    assert crossed(days_of(terms, 2024)) is None


def test_the_messages_of_a_period(judge: Judge) -> None:
    """A day that does not exist, two that cross, all of them before the signature."""
    found = {name: judge.message("PUB-005", judge.found("PUB-005", name), DAY) for name in NAMES}
    assert found["failing"] == (
        "l’échéance « avance » ne peut être versée qu’à partir du 1er juillet 2024, et l’échéance « solde », qui la"
        " suit, l’est au plus tard le 30 juin 2024"
    )
    assert found["no-such-day"] == (
        "solde de 2024 : datesPeriodeVersement : « 2024-04-31 », or il faut une date (AAAA-MM-JJ), ou deux que"
        " sépare « / », et des jours qui existent"
    )
    assert found["before-signature"] == (
        "tous les versements de 2024 sont dus le 11 janvier 2024 au plus tard, avant la signature du 12 janvier 2024"
    )


NAMES = ("failing", "no-such-day", "before-signature")


def test_days_that_do_not_exist_are_told_as_they_are_written(judge: Judge) -> None:
    """A last day before the signature that is no day at all, and one that crosses."""
    convention = _paid(
        judge.found("PUB-005", "passing"), _instalment(InstalmentKind.SINGLE, YearDay(month=2, day=31))
    )
    convention = convention.replace(signed_on=date(2024, 12, 1))
    messages = [judge.plain(each.message) for each in judge.report("PUB-005", convention, DAY).findings]
    assert any("dus le 2024-02-31 au plus tard" in message for message in messages)


def test_nothing_is_published_of_a_convention_that_is_not_signed_yet(late: Convention) -> None:
    """On the eve of the signature, the three rules that it dates have no object."""
    codes = ("PUB-001", "PUB-004", "PUB-005")
    report = check(late, date(2024, 1, 11), profile=Profile(select=codes))
    assert tuple(item.code for item in report.not_applicable) == codes
    assert all("n’est signée que le 12" in item.reason for item in report.not_applicable)
