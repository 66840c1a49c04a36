"""The rows of a convention: what each act grants, to whom, for which exercise; what is left out, and why."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import ConventionsError, euros, in_force
from conventions.law import published
from conventions.model import (
    AddParty,
    AidRegime,
    ChangeAmount,
    ChangeParty,
    ConfirmGrant,
    Convention,
    DatedKind,
    Firmness,
    Form,
    Grant,
    Identifier,
    PartyKind,
    RemoveGrant,
    Scheme,
    SetGrant,
)
from conventions.money import ZERO
from conventions.opendata import scdl
from conventions.opendata.scdl import PublishedRows
from conventions.opendata.scdl.writing.texts import plain
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions
from tests.opendata.writing.made import (
    CITY,
    CLUB,
    DAY,
    SAMPLE,
    SIGNED,
    THEATRE,
    avenant,
    convention,
    grant,
    more,
    paid,
)

ROUNDED = (
    "idBeneficiaire : « 38014700000000 », or il faut le SIRET d’origine : un tableur a sans doute arrondi celui-ci,"
    " qui finit par 00000"
)
VERSIONS = [version.number for version in published.versions()]


def _write(made: Convention, as_of: date = DAY, **options: Any) -> PublishedRows:
    """The rows, which are right by construction whatever is asked."""
    rows = scdl.write(made, as_of, **options)
    assert not [fault for row in rows for fault in published.faults(row, rows.version)]
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    return rows


def _amounts(rows: PublishedRows) -> list[str]:
    return [row["montant"] for row in rows]


def _reasons(rows: PublishedRows) -> list[str]:
    return [plain(remark.reason) for remark in rows.left_out]


# ---------------------------------------------------------------- acts


def test_each_exercise_has_its_row() -> None:
    """A grant over three years is three rows, of one signature."""
    rows = _write(convention(grant(2024), grant(2025), grant(2026)))
    assert [row["referenceDecision"][-13:] for row in rows] == [
        "exercice 2024",
        "exercice 2025",
        "exercice 2026",
    ]
    assert {row["dateConvention"] for row in rows} == {"2024-01-12"}
    assert [row.exercise for row in rows] == [2024, 2025, 2026]
    assert rows[0].address == "initial.grants[2024]"


@pytest.mark.parametrize(
    "operation",
    [
        SetGrant(grant=grant(amount=euros(1500))),
        more(grant(amount=euros(500))),
        ChangeAmount(grant="2024", new=euros(1500)),
        ChangeAmount(grant="2024", by=euros(500)),
    ],
    ids=["remplace", "ajoute", "nouveau montant", "de plus"],
)
def test_an_avenant_publishes_what_it_adds(operation: Any) -> None:
    """However the avenant says it, its row has the difference, never the new total."""
    rows = _write(convention(avenants=(avenant(operation),)))
    assert _amounts(rows) == ["1000.00", "500.00"]
    assert rows[1]["dateConvention"] == "2025-03-04"
    assert rows[1]["referenceDecision"] == "2024-017, avenant n° 1, exercice 2024"
    assert rows[1].address.startswith("avenants[1].operations[")


def test_what_an_avenant_takes_is_below_zero() -> None:
    """A reduction, then a removal: the rows already published stay, and the sum is right."""
    reduced = avenant(ChangeAmount(grant="2024", by=euros(-300)))
    removed = avenant(RemoveGrant(grant="2024"), day=date(2025, 6, 1), number=2)
    rows = _write(convention(avenants=(reduced, removed)))
    assert _amounts(rows) == ["1000.00", "-300.00", "-700.00"]
    assert rows.total == ZERO
    assert rows[2].address == "avenants[2]"


def test_an_avenant_that_moves_no_money_has_no_row() -> None:
    """A new object, another name: nothing is granted."""
    named = CLUB.replace(name="Club du Gier")
    operations = (
        ChangeParty(old=CLUB.key, new=named, reason="changement de dénomination"),
        SetGrant(grant=grant(object="Saison")),
    )
    rows = _write(convention(avenants=(avenant(*operations),)))
    assert [(row["nomBeneficiaire"], row["objet"]) for row in rows] == [("Club du Gier", "Soutien")]


def test_a_forecast_is_published_by_the_act_that_confirms_it() -> None:
    """Before, it is left out."""
    made = convention(grant(firmness=Firmness.FORECAST), avenants=(avenant(ConfirmGrant(grant="2024")),))
    before = _write(made, date(2025, 3, 3))
    assert (len(before), _reasons(before)) == (
        0,
        [
            "signature le 4 mars 2025 seulement : l’avenant n° 1",
            "subvention de 2024 seulement prévisionnelle",
        ],
    )
    after = _write(made)
    assert (_amounts(after), after[0].address) == (["1000.00"], "avenants[1].operations[confirmation 2024]")


def test_the_body_that_takes_over_is_published_from_its_act_on() -> None:
    """What was granted before was granted to the other one."""
    other = CLUB.replace(key="repreneur", name="Repreneur")
    taken = avenant(
        ChangeParty(old=CLUB.key, new=other, reason="reprise"), more(grant(beneficiary="repreneur"))
    )
    rows = _write(convention(avenants=(taken,)))
    assert [(row["nomBeneficiaire"], row["montant"]) for row in rows] == [
        ("Les Tréteaux du Gier", "1000.00"),
        ("Repreneur", "1000.00"),
    ]


def test_what_was_published_is_never_changed() -> None:
    """Day after day, rows are only added."""
    made = convention(
        grant(2024),
        grant(2025),
        avenants=(
            avenant(more(grant(amount=euros(10)))),
            avenant(SetGrant(grant=grant(2025, euros(7))), day=date(2025, 9, 1), number=2),
        ),
    )
    days = [date(2024, 1, 11), SIGNED, date(2025, 3, 3), date(2025, 3, 4), date(2025, 9, 1)]
    files = [[dict(row) for row in _write(made, day)] for day in days]
    assert [len(each) for each in files] == [0, 2, 2, 3, 4]
    assert all(row in later for before, later in pairwise(files) for row in before)


def test_what_is_known_counts() -> None:
    """An avenant signed after the day of knowledge is not published."""
    made = convention(avenants=(avenant(more(grant())),))
    assert len(_write(made, known_on=date(2025, 3, 3))) == 1


def test_the_sum_of_the_rows_is_what_is_granted() -> None:
    """On the sample that has an avenant."""
    rows = _write(association_2024_2026())
    firm = [each for each in in_force(SAMPLE, DAY).grants if each.firmness is Firmness.FIRM]
    assert rows.total == sum((each.amount for each in firm if each.amount), start=ZERO)


# ---------------------------------------------------------------- left out


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"signed_on": None}, "pas de signature : la convention"),
        ({"signed_on": date(2027, 1, 1)}, "signature le 1er janvier 2027 seulement : la convention"),
        ({"annulled_on": date(2025, 1, 1)}, "annulé par le juge : la convention"),
        (
            {"signed_on": None, "known_in_part": True},
            "date de signature non renseignée : la convention",
        ),
    ],
)
def test_a_convention_that_does_not_bind_is_left_out(fields: dict[str, Any], reason: str) -> None:
    """And why is told."""
    rows = _write(convention(**fields))
    assert (len(rows), _reasons(rows)) == (0, [reason])


def test_a_convention_that_was_withdrawn_is_left_out() -> None:
    """By a deliberation that repeals the first one."""
    first = SAMPLE.deliberations[0]
    later = first.replace(
        key="retrait", number="R", date=date(2025, 1, 1), decisions=(), repeals=(first.key,)
    )
    rows = _write(SAMPLE.replace(deliberations=(*SAMPLE.deliberations, later), avenants=()))
    assert (len(rows), _reasons(rows)[0]) == (0, "retiré par une délibération : la convention")


def test_the_money_that_no_signed_act_carries_is_told() -> None:
    """The seed: nothing of it is signed, or known."""
    rows = _write(cci_2017_2019(), date(2018, 12, 31))
    assert [plain(str(remark)) for remark in rows.left_out] == [
        "convention, avenants[2018-1] : pas de signature : l’avenant n° 1",
        "convention, deliberations : 50 000 € attribués pour 2018 par délibération : aucun acte signé ne les porte",
        "convention, initial.grants[2017] : montant inconnu",
        "convention, initial.grants[2019] : montant inconnu",
    ]


def test_a_body_without_a_number_is_left_out() -> None:
    """The sample of equipment has no number at all."""
    assert _reasons(_write(equipment_2023_2025())) == [
        "SIRET de l’attribuant non renseigné ; ni SIRET ni numéro RNA du bénéficiaire : lui demander l’un ou l’autre"
    ]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (convention(grant(amount=ZERO)), "subvention de 2024 : montant nul, rien n’est attribué"),
        (
            convention(grant(amount=ZERO, form=Form.IN_KIND)),
            "subvention de 2024 : valeur nulle, rien n’est attribué",
        ),
        (convention(grant(beneficiary="X")), "le bénéficiaire n’est pas parmi les parties"),
        (
            convention(parties=(CITY, CLUB, THEATRE.replace(roles=CITY.roles))),
            "un seul attribuant est attendu : la part de chacun n’est pas connue",
        ),
        (
            convention(avenants=(avenant(more(grant(2031))),)),
            "avenants[1].operations[subvention 2031] : la subvention « 2031 » n’existe pas à cette date (avenant n° 1)",
        ),
        (
            convention(parties=(CITY, CLUB.replace(kinds=(DatedKind(kind=PartyKind.COMPANY),)))),
            "régime d’aide d’État non renseigné, pour une entreprise",
        ),
        (
            convention(
                parties=(
                    CITY,
                    CLUB.replace(identifiers=(Identifier(scheme=Scheme.SIRET, value="99900001100019"),)),
                )
            ),
            "idBeneficiaire : « 99900001100019 », or il faut un SIRET dont la clé de contrôle est juste",
        ),
        (
            convention(
                parties=(
                    CITY,
                    CLUB.replace(identifiers=(Identifier(scheme=Scheme.SIRET, value="38014700000000"),)),
                )
            ),
            ROUNDED,
        ),
        (convention(grant(object="\u200b")), "objet : vide, or il faut le remplir : il est obligatoire"),
    ],
)
def test_what_cannot_be_published_is_told(made: Convention, reason: str) -> None:
    """No row, and the reason."""
    rows = _write(made)
    assert (len(rows), _reasons(rows)[0]) == (0, reason)


def test_sums_that_cancel_out_are_told() -> None:
    """What one act gives and takes back for the same thing is no row."""
    made = convention(
        grant(key="a"),
        grant(key="b"),
        avenants=(avenant(ChangeAmount(grant="a", by=euros(5)), ChangeAmount(grant="b", by=euros(-5))),),
    )
    rows = _write(made)
    assert (_amounts(rows), _reasons(rows)) == (
        ["2000.00"],
        ["les montants se compensent dans le même acte"],
    )


def test_the_same_convention_twice_is_published_once() -> None:
    """Two equal rows would be counted twice."""
    rows = scdl.write([convention(), convention()], DAY)
    assert (len(rows), _reasons(rows)) == (1, ["ligne identique à une autre dans toutes ses colonnes"])


def test_sums_that_cannot_be_are_told() -> None:
    """No convention stops the publication of the others."""
    most = euros("9999999999999.99")
    rows = scdl.write(
        [convention(grant(key="a", amount=most), grant(key="b", amount=most)), convention()], DAY
    )
    assert (len(rows), len(rows.left_out)) == (1, 1)
    assert "13 chiffres" in _reasons(rows)[0]


# ---------------------------------------------------------------- numbers


def test_the_number_that_is_enough_is_published() -> None:
    """A RNA that the schema refuses, or a SIRET whose key is wrong: the other one is published, and it is noted."""
    for scheme, value, left in (
        (Scheme.RNA, "W9R1000123", "rnaBeneficiaire"),
        (Scheme.SIRET, "99900001100019", "idBeneficiaire"),
        (Scheme.SIRET, "38014700000000", "idBeneficiaire"),
    ):
        kept = [each for each in CLUB.identifiers if each.scheme is not scheme]
        club = CLUB.replace(identifiers=(*kept, Identifier(scheme=scheme, value=value)))
        rows = _write(convention(parties=(CITY, club)))
        assert rows[0][left] == ""
        assert [remark.reason for remark in rows.notes] == [
            f"{left} : « {value} » n’est pas publié, le schéma le refuserait"
        ]


def test_a_version_without_rna_asks_for_a_siret() -> None:
    """It is told which number lacks."""
    club = CLUB.replace(identifiers=tuple(each for each in CLUB.identifiers if each.scheme is Scheme.RNA))
    made = convention(parties=(CITY, club))
    assert _reasons(_write(made, version="2.0.2")) == [
        "SIRET du bénéficiaire non renseigné : cette version du schéma n’admet pas le numéro RNA"
    ]
    assert _write(made)[0]["rnaBeneficiaire"] == "W420000123"


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_has_its_columns_and_its_separator(version: str) -> None:
    """« _ » for Etalab, « / » for all others."""
    rows = _write(convention(), version=version)
    separator = "_" if version.startswith("etalab") else "/"
    assert rows[0]["datesPeriodeVersement"] == f"2024-03-31{separator}2024-09-30"
    assert rows.columns == tuple(field.name for field in published.fields(version)) == tuple(rows[0])


# ---------------------------------------------------------------- persons


PERSON = CLUB.replace(kinds=(DatedKind(kind=PartyKind.PERSON),), name="Claude Martin")


def test_persons_are_not_published_unless_asked_for() -> None:
    """Neither their name nor their numbers are anywhere."""
    made = convention(parties=(CITY, PERSON), title="Bourse de Claude Martin")
    hidden = _write(made)
    assert len(hidden) == 0
    assert "personne physique" in _reasons(hidden)[0]
    assert "Martin" not in str(hidden.left_out)
    assert _write(made, natural_persons="named")[0]["nomBeneficiaire"] == "Claude Martin"


def test_the_name_of_a_person_is_masked_in_other_texts() -> None:
    """Another grant of the same convention tells of that person."""
    made = convention(
        grant(beneficiary=THEATRE.key, object="Résidence de Claude Martin"), parties=(CITY, THEATRE, PERSON)
    )
    assert "Martin" not in _write(made)[0]["objet"]


# ---------------------------------------------------------------- words


def test_what_is_in_cash_and_in_kind_is_one_row() -> None:
    """One act, one exercise, one object."""
    made = convention(grant(), grant(form=Form.IN_KIND, key="local", amount=euros(200)))
    (row,) = _write(made)
    assert (row["nature"], row["montant"]) == ("aide en numéraire;aide en nature", "1200.00")
    assert row.addresses == ("initial.grants[2024]", "initial.grants[local]")


def test_grants_of_different_objects_are_told_apart() -> None:
    """The key of each one ends its reference."""
    made = convention(grant(key="a", object="Saison"), grant(key="b", object="Festival"))
    assert [row["referenceDecision"] for row in _write(made)] == [
        "2024-017, exercice 2024, a",
        "2024-017, exercice 2024, b",
    ]


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({}, "2024-017, exercice 2024"),
        ({"reference": None}, "convention du 12 janvier 2024, exercice 2024"),
        (
            {"reference": None, "deliberations": SAMPLE.deliberations[:1]},
            "2023-12-118, exercice 2024",
        ),
    ],
)
def test_a_convention_without_a_number_has_a_reference(fields: dict[str, Any], reference: str) -> None:
    """That of its deliberation, or the day of its signature."""
    assert _write(convention(**fields))[0]["referenceDecision"] == reference


def test_a_convention_of_which_nothing_is_dated_has_a_reference_too() -> None:
    """Only its avenant can be published."""
    made = convention(
        reference=None, signed_on=None, known_in_part=True, avenants=(avenant(SetGrant(grant=grant(2025))),)
    )
    assert [row["referenceDecision"] for row in _write(made)] == ["convention, avenant n° 1, exercice 2025"]


def test_avenants_of_the_same_number_are_told_apart() -> None:
    """Their keys are in the references."""
    first = avenant(more(grant(amount=euros(1))), year=2025)
    second = avenant(more(grant(amount=euros(2))), day=date(2026, 1, 1), year=2026)
    rows = _write(convention(avenants=(first, second)))
    assert [row["referenceDecision"] for row in rows][1:] == [
        "2024-017, avenant 2025-1, exercice 2024",
        "2024-017, avenant 2026-1, exercice 2024",
    ]


def test_a_long_object_is_cut_and_noted() -> None:
    """After a word; the format of Etalab has no limit."""
    made = convention(grant(object="mot " * 80))
    rows = _write(made)
    assert (len(rows[0]["objet"]), rows[0]["objet"][-4:]) == (256, "mot…")
    assert [remark.reason for remark in rows.notes] == ["objet abrégé à 256 caractères"]
    assert len(_write(made, version="etalab-1.1.1")[0]["objet"]) == 319


def test_an_aid_to_an_undertaking_says_its_regime() -> None:
    """« oui » for what is notified or de minimis."""
    company = CLUB.replace(kinds=(DatedKind(kind=PartyKind.COMPANY),))
    for regime, said in ((AidRegime.DE_MINIMIS, "oui"), (AidRegime.BLOCK_EXEMPTION, "non")):
        made = convention(grant(aid_regime=regime), parties=(CITY, company))
        assert _write(made)[0]["notificationUE"] == said


def test_one_part_that_is_notified_is_enough() -> None:
    """In a row made of two grants."""
    made = convention(grant(key="a", aid_regime=AidRegime.NOTIFIED), grant(key="b"))
    assert _write(made)[0]["notificationUE"] == "oui"


# ---------------------------------------------------------------- what is asked


def test_an_unknown_version_shape_or_word_is_refused() -> None:
    """With what is known."""
    for options, told in (
        ({"version": "9"}, "versions connues"),
        ({"shape": "ronde"}, "formes connues : scdl, flat"),
        ({"shape": "flat", "version": "1.1"}, "elle suit la 2.1.1"),
        ({"natural_persons": "oui"}, "masquées"),
    ):
        with pytest.raises(ConventionsError, match=told):
            scdl.write(convention(), DAY, **options)  # type: ignore[arg-type]  # that is what is tested


@settings(max_examples=12, deadline=None)
@given(conventions(coherent=True), st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(VERSIONS))
def test_whatever_the_convention_rows_are_right(made: Convention, as_of: date, version: str) -> None:
    """No error, no fault, no two equal rows; both shapes grant the same."""
    rows = _write(made, as_of, version=version)
    if version == "2.1.1":
        assert scdl.write(made, as_of, shape="flat").total == rows.total


@st.composite
def publishable(draw: st.DrawFn) -> Convention:
    """Conventions with numbers, some grants, some avenants that change them."""
    cents = st.integers(1, 10**9).map(lambda n: euros(n) if n % 2 else euros(f"{n // 100}.{n % 100:02}"))
    texts = st.text(min_size=1, max_size=300).filter(str.strip)
    grants: dict[str, Grant] = {}
    for _ in range(draw(st.integers(1, 4))):
        made = grant(
            draw(st.integers(2024, 2026)),
            draw(cents),
            beneficiary=draw(st.sampled_from([CLUB.key, THEATRE.key])),
            object=draw(st.none() | st.just("Saison") | texts),
            form=draw(st.sampled_from(Form)),
            key=str(len(grants)),
        )
        grants[made.key] = made
    changed = st.sampled_from(sorted(grants)).flatmap(
        lambda key: cents.map(lambda amount: SetGrant(grant=grants[key].replace(amount=amount)))
    )
    avenants = [
        avenant(draw(changed), day=day, number=number)
        for number, day in enumerate(draw(st.lists(st.dates(SIGNED, DAY), max_size=3)), 1)
    ]
    return convention(*grants.values(), avenants=tuple(avenants), title=draw(texts))


@settings(max_examples=25, deadline=None)
@given(publishable())
def test_the_rows_add_up_to_the_grants_in_force(made: Convention) -> None:
    """To the cent, in both shapes, and for each beneficiary with its share."""
    rows = _write(made)
    known = {remark.address for remark in rows.left_out}
    told = in_force(made, date.max).grants
    if not known:
        assert rows.total == sum((each.amount for each in told if each.amount), start=ZERO)
        assert scdl.write(made, DAY, shape="flat").total == rows.total


@settings(max_examples=25, deadline=None)
@given(publishable())
def test_what_is_written_is_read_as_it_was(made: Convention) -> None:
    """Each text, in its column; written again, the file is the same."""
    rows = _write(made)
    read = scdl.read(rows.to_csv())
    assert [dict(row.raw) for row in read.rows] == [dict(row) for row in rows]
    assert scdl.write(made, DAY).to_csv() == rows.to_csv()


def test_a_party_that_an_avenant_brings_is_published() -> None:
    """It is in the terms after its act."""
    third = THEATRE.replace(key="tiers", name="Tiers")
    joined = avenant(AddParty(party=third), SetGrant(grant=grant(2025, beneficiary="tiers")))
    assert _write(convention(avenants=(joined,)))[1]["nomBeneficiaire"] == "Tiers"


def test_nothing_is_said_of_how_an_unpublished_line_was_adapted() -> None:
    """What is left out has its reason, and no other remark."""
    nobody = CLUB.replace(identifiers=())
    rows = _write(paid(convention(parties=(CITY, nobody))))
    assert (len(rows), len(rows.left_out), rows.notes) == (0, 1, ())
