"""From published rows to drafts: what is one convention, what is an avenant, what is not used, what is assumed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import check, dumps, euros, in_force, loads
from conventions.model import AidRegime, By, Convention, During, ExtendTerm, Form, SetGrant
from conventions.money import ZERO
from conventions.opendata import scdl
from conventions.opendata.scdl import Drafts, Row, to_conventions
from conventions.opendata.scdl.writing.texts import plain
from tests.opendata.drafting.published import CLUB, THEATRE, file, row
from tests.opendata.writing.made import DAY, avenant, convention, grant, more

AVENANT = "avenant à la convention signée le 14 mars 2017 : fonctionnement"


def _drafts(*rows: Row) -> Drafts:
    """The drafts, which hold the money of their rows, and are files as others."""
    drafts = to_conventions(file(*rows))
    total = sum((_granted(each) for each in drafts), start=ZERO)
    assert total == drafts.total
    told = sorted(
        [*(number for rows in drafts.rows for number in rows), *(each.row for each in drafts.unused)]
    )
    assert told == [each.number for each in rows]
    for each in drafts:
        assert loads(dumps(each)) == each
        assert drafts.notes_of(each)
    return drafts


def _granted(draft: Convention) -> Any:
    grants = in_force(draft, date.max).grants
    return sum((each.amount for each in grants if each.amount is not None), start=ZERO)


def _money(draft: Convention) -> list[tuple[str, str]]:
    return [(each.key, str(each.amount)) for each in in_force(draft, date.max).grants]


def _notes(drafts: Drafts) -> list[str]:
    return [plain(str(note)) for note in drafts.notes]


def _says(drafts: Drafts, words: str) -> bool:
    return any(words in note for note in _notes(drafts))


def _unused(drafts: Drafts) -> list[str]:
    return [plain(str(each)) for each in drafts.unused]


# ---------------------------------------------------------------- one row


def test_a_row_is_a_convention() -> None:
    """Its parties with their numbers, its grant, what is paid in the words of the row."""
    (draft,) = _drafts(row(referenceDecision="2017-12", conditionsVersement="80 % puis le solde"))
    assert (draft.title, draft.reference, draft.signed_on) == ("Fonctionnement", "2017-12", date(2017, 3, 14))
    assert [party.identifiers[0].value for party in draft.initial.parties] == ["21000000600010", CLUB]
    (given,) = draft.initial.grants
    assert (given.exercise, given.amount, given.object) == (2017, euros(30000), "Fonctionnement")
    assert given.note == "versement publié : 2017-03-21"
    assert draft.initial.payment_terms[0].raw == "80 % puis le solde"
    assert (draft.known_in_part, draft.source) == (True, "essai.csv, ligne 1")
    assert str(draft.initial.period) == "2017-01-01/2017-12-31"


def test_a_single_payment_is_read() -> None:
    """On its day, or within its period; a list of days says no one time."""
    (draft,) = _drafts(row(conditionsVersement="unique"))
    (one,) = draft.initial.payment_terms[0].instalments
    assert one.trigger == By(day=date(2017, 3, 21))
    (draft,) = _drafts(row(conditionsVersement="unique", datesPeriodeVersement="2017-03-21/2017-06-30"))
    during = draft.initial.payment_terms[0].instalments[0].trigger
    assert isinstance(during, During)
    assert str(during.when.period) == "2017-03-21/2017-06-30"
    (draft,) = _drafts(row(conditionsVersement="unique", datesPeriodeVersement="2017-03-21 2017-06-30"))
    assert draft.initial.payment_terms[0].instalments[0].trigger is None
    (draft,) = _drafts(row(conditionsVersement="unique", datesPeriodeVersement=""))
    assert draft.initial.payment_terms[0].instalments[0].trigger is None
    (draft,) = _drafts(row(conditionsVersement=""))
    assert draft.initial.payment_terms == ()


@pytest.mark.parametrize(
    ("texts", "exercise", "note"),
    [
        ({"referenceDecision": "D12, exercice 2018"}, 2018, None),
        ({"objet": "Saison pour 2018"}, 2018, None),
        ({"objet": "Saisons pour 2018-2020"}, 2017, "l’année du premier versement"),
        ({"datesPeriodeVersement": "2018-01-31"}, 2018, "l’année du premier versement"),
        ({"datesPeriodeVersement": "2016-12-31"}, 2017, "l’année de la convention"),
        ({"datesPeriodeVersement": ""}, 2017, "l’année de la convention"),
        ({"dateConvention": ""}, 2017, "l’année du premier versement"),
    ],
)
def test_the_exercise_is_told_or_assumed(texts: dict[str, str], exercise: int, note: str | None) -> None:
    """What is assumed is noted."""
    drafts = _drafts(row(1, **texts))
    assert drafts[0].initial.grants[0].exercise == exercise
    assert _says(drafts, f"exercice {exercise} : ") == (note is not None)
    assert note is None or _says(drafts, note)


def test_a_year_alone_gives_the_exercise() -> None:
    """The day of the convention stays unknown."""
    from conventions.periods import Period

    told = row(dateConvention="", datesPeriodeVersement="")
    told = told._replace(values={**told.values, "dateConvention": Period.years(2016, 2016)})
    drafts = _drafts(told)
    assert (drafts[0].signed_on, drafts[0].initial.grants[0].exercise) == (None, 2016)
    assert _says(drafts, "date de la convention non publiée")


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({"montant": ""}, "montant inconnu"),
        ({"nomBeneficiaire": "", "idBeneficiaire": ""}, "bénéficiaire inconnu : ni nom ni numéro"),
        ({"dateConvention": "", "datesPeriodeVersement": ""}, "aucune date : l’exercice n’est pas connu"),
        (
            {"dateConvention": "0219-03-14", "datesPeriodeVersement": ""},
            "aucune date : l’exercice n’est pas connu",
        ),
        (
            {"montant": "-100.00"},
            "montant négatif, sans subvention publiée dont il puisse être retiré",
        ),
    ],
)
def test_a_row_that_says_too_little_is_not_used(texts: dict[str, str], reason: str) -> None:
    """And why is told."""
    drafts = _drafts(row(3, **texts))
    assert (len(drafts), _unused(drafts)) == (0, [f"ligne 3 : {reason}"])


def test_what_is_in_kind_and_what_was_notified() -> None:
    """What the row does not tell is noted."""
    drafts = _drafts(row(nature="Aide en nature", notificationUE="oui"))
    (given,) = drafts[0].initial.grants
    assert (given.form, given.aid_regime) == (Form.IN_KIND, AidRegime.DE_MINIMIS)
    assert _says(drafts, "de minimis")
    drafts = _drafts(row(nature="aide en numéraire;aide en nature"))
    assert drafts[0].initial.grants[0].form is Form.CASH
    assert _says(drafts, "aide en numéraire et en nature")


def test_a_body_without_a_name_or_a_number() -> None:
    """It has what the row gives."""
    drafts = _drafts(row(nomBeneficiaire=""), row(2, idBeneficiaire="", rnaBeneficiaire="W420000123"))
    assert [each.initial.parties[1].name.text for each in drafts] == ["nom non publié", "Club"]
    assert drafts[1].initial.parties[1].identifiers[0].scheme == "RNA"


# ---------------------------------------------------------------- several rows


def test_rows_of_one_act_are_one_convention() -> None:
    """Same bodies, same day, same reference."""
    drafts = _drafts(
        row(1, referenceDecision="D1"),
        row(2, referenceDecision="D1", objet="Festival", montant="500.00"),
        row(3, referenceDecision="D2"),
    )
    assert drafts.rows == ((1, 2), (3,))
    assert _money(drafts[0]) == [("2017", "30000.00"), ("2017, ligne 2", "500.00")]
    assert _says(drafts, "lignes 1 et 2 : réunies en une convention")


def test_a_name_alone_never_tells() -> None:
    """Numbers that are not sure leave rows alone, and it is noted."""
    wrong = "99900001100019"
    drafts = _drafts(row(1, idBeneficiaire=wrong), row(2, idBeneficiaire=wrong, objet="Autre"))
    assert drafts.rows == ((1,), (2,))
    assert _says(drafts, "absent ou douteux")
    drafts = _drafts(row(1, idAttribuant=""), row(2, idAttribuant="", objet="Autre"))
    assert len(drafts) == 2


def test_the_same_body_under_two_establishments() -> None:
    """Its SIREN tells; two bodies of one name stay two."""
    other = "99900001100026"
    drafts = _drafts(row(1), row(2, idBeneficiaire=other, objet="Autre"), row(3, idBeneficiaire=THEATRE))
    assert drafts.rows == ((1, 2), (3,))


def test_a_double_is_not_used() -> None:
    """Word for word the same; what differs is used, with a doubt."""
    drafts = _drafts(row(1), row(2), row(3, nomBeneficiaire="CLUB"), row(4, montant="40000.00"))
    assert drafts.rows == ((1, 3, 4),)
    assert _unused(drafts) == ["ligne 2 : identique à la ligne 1 : elle compterait deux fois"]
    assert _says(
        drafts, "lignes 1 et 3 : prises pour deux subventions de 2017 ; si c’est la même, elle compte deux"
    )
    assert _says(
        drafts, "lignes 1 et 4 : prises pour deux subventions de 2017 ; si c’est la même, l’une est peut-être"
    )


def test_rows_without_a_day_are_one_by_their_reference() -> None:
    """Without a reference either, each is alone."""
    drafts = _drafts(*(row(n, dateConvention="", referenceDecision="D1", objet=f"Objet {n}") for n in (1, 2)))
    assert drafts.rows == ((1, 2),)
    drafts = _drafts(*(row(n, dateConvention="", objet=f"Objet {n}") for n in (1, 2)))
    assert drafts.rows == ((1,), (2,))


def test_a_shared_sum_is_divided() -> None:
    """The parts that add up to the whole; otherwise each row has its amount."""
    shared = [
        row(1, pourcentageSubvention="0.8", montant="27501.00"),
        row(2, pourcentageSubvention="0.2", montant="27501.00", idBeneficiaire=THEATRE),
    ]
    drafts = _drafts(*shared)
    assert (str(drafts.total), [_money(each)[0][1] for each in drafts]) == (
        "27501.00",
        ["22000.80", "5500.20"],
    )
    assert _says(drafts, "part d’un montant partagé")
    assert str(_drafts(shared[0]).total) == "27501.00"


# ---------------------------------------------------------------- chains


def test_an_avenant_that_names_the_day_of_its_convention() -> None:
    """C03: the money of another exercise."""
    drafts = _drafts(
        row(1),
        row(
            2,
            dateConvention="2018-02-13",
            datesPeriodeVersement="2018-02-15",
            objet=AVENANT,
            montant="25000.00",
            conditionsVersement="17 000 € à la signature de l’avenant et 8 000 € en septembre 2018",
        ),
    )
    (draft,) = drafts
    assert (draft.signed_on, _money(draft)) == (
        date(2017, 3, 14),
        [("2017", "30000.00"), ("2018", "25000.00")],
    )
    (made,) = draft.avenants
    assert (made.signed_on, made.title) == (date(2018, 2, 13), AVENANT)
    assert _money(draft.replace(avenants=())) == [("2017", "30000.00")]
    assert _says(drafts, "ligne 2 : avenant : 25 000 € pour 2018")


def test_an_avenant_that_says_nothing_of_payments_sets_none() -> None:
    """The grant of another exercise, without terms."""
    (draft,) = _drafts(
        row(1), row(2, dateConvention="2018-02-13", objet=AVENANT, conditionsVersement="", montant="25000.00")
    )
    (made,) = draft.avenants
    assert [type(each) for each in made.operations if not isinstance(each, ExtendTerm)] == [SetGrant]
    assert in_force(draft, date.max).payment_terms == draft.initial.payment_terms


def test_an_avenant_for_the_same_exercise_adds() -> None:
    """Two avenants, by their day whatever the order of the file."""
    drafts = _drafts(
        row(1, dateConvention="2017-09-01", objet=f"{AVENANT} (n° 2)", montant="-1000.00"),
        row(
            2, dateConvention="2017-06-01", objet=AVENANT.replace("avenant", "Avenant n°1"), montant="500.00"
        ),
        row(3),
    )
    assert _money(drafts[0]) == [("2017", "29500.00")]
    assert [each.number for each in drafts[0].avenants] == [1, None]
    assert drafts[0].title == "Fonctionnement"


def test_an_avenant_that_takes_more_than_there_is_is_not_used() -> None:
    """The rest of the convention stands."""
    drafts = _drafts(row(1), row(2, dateConvention="2017-06-01", objet=AVENANT, montant="-30000.01"))
    assert (_money(drafts[0]), drafts[0].avenants) == ([("2017", "30000.00")], ())
    assert "montant négatif" in _unused(drafts)[0]


def test_a_row_for_each_yearly_avenant() -> None:
    """The convention itself is not in the file."""
    drafts = _drafts(
        *(
            row(n, dateConvention=f"201{n}-01-10", datesPeriodeVersement=f"201{n}-02-01", objet=AVENANT)
            for n in (7, 8, 9)
        )
    )
    (draft,) = drafts
    assert (draft.signed_on, draft.title) == (date(2017, 3, 14), "Convention du 14 mars 2017 avec Club")
    assert draft.initial.grants == ()
    assert [key for key, _ in _money(draft)] == ["2017", "2018", "2019"]
    assert _says(drafts, "la convention de base du 14 mars 2017 n’est pas dans le fichier")


@pytest.mark.parametrize(
    ("base", "told", "remark"),
    [
        ("partenariat 2017-2019", "avenant à la convention triennale 2017-2019", None),
        ("Fonctionnement", "avenant n° 2 à la convention n° D12 du club", None),
        (
            "Fonctionnement de l’école",
            "Avenant n°1 : fonctionnement de l’école",
            "c’est la seule qui a le même objet",
        ),
    ],
)
def test_other_ways_of_naming_the_convention(base: str, told: str, remark: str | None) -> None:
    """By its years, its reference, its object."""
    drafts = _drafts(
        row(1, objet=base, referenceDecision="D12"), row(2, dateConvention="2018-01-10", objet=told)
    )
    assert drafts.rows == ((1, 2),)
    assert remark is None or _says(drafts, remark)


def test_an_avenant_that_names_nothing_is_alone() -> None:
    """So is the one whose years, or whose reference, no row has."""
    for told in (
        "avenant de prolongation",
        "avenant à la convention 2011-2013",
        "avenant à la convention n° Z9",
    ):
        drafts = _drafts(row(1), row(2, dateConvention="2018-01-10", objet=told))
        assert drafts.rows == ((1,), (2,))
        assert drafts[1].initial.grants == ()
        assert _says(drafts, "n’est pas dans le fichier")


def test_an_avenant_without_a_day_is_an_initial_grant() -> None:
    """It would never be in force."""
    (draft,) = _drafts(row(1, dateConvention="", objet="avenant de prolongation"))
    assert (draft.avenants, _money(draft)) == ((), [("2017", "30000.00")])
    assert draft.title == "Convention avec Club"


def test_two_conventions_of_the_day_that_an_avenant_names() -> None:
    """The first one is taken, and it is noted."""
    drafts = _drafts(
        row(1, referenceDecision="D1"),
        row(2, referenceDecision="D2"),
        row(3, dateConvention="2018-02-13", objet=AVENANT),
    )
    assert drafts.rows == ((1, 3), (2,))
    assert _says(drafts, "plusieurs conventions de ce jour")


def test_a_convention_and_its_avenant_in_one_row() -> None:
    """C06: the sums, the periods; the day of the signature is assumed."""
    told = "Convention 01/01/17 au 31/08/17 pour 20 000 €\nAvenant 01/09/2017 au 31/12/2017 pour 10 000 €"
    drafts = _drafts(row(1, conditionsVersement=f"80% à la signature\n{told}"))
    (draft,) = drafts
    assert str(draft.initial.period) == "2017-01-01/2017-08-31"
    assert [str(each.amount) for each in draft.initial.grants] == ["20000.00"]
    (made,) = draft.avenants
    assert isinstance(made.operations[0], SetGrant)
    assert isinstance(made.operations[1], ExtendTerm)
    assert _money(draft) == [("2017", "30000.00")]
    assert str(in_force(draft, date(2017, 12, 31)).period) == "2017-01-01/2017-12-31"
    assert _says(
        drafts, "signature non publiée, le premier jour de sa période (1er septembre 2017) est retenu"
    )


@pytest.mark.parametrize(
    "told",
    [
        "Convention : 20 000 € + avenant du 18/06/2017 : 10 000 €",
        "Convention : 20 000 € ; avenant du 18 juin 2017 de 10 000 €",
        "20 000 € par convention puis avenant du 2017-06-18 pour 10 000 €",
        "15 000 € à la signature\n5 000 € en mai\n10 000 € suite avenant du 18/06/2017",
    ],
)
def test_other_ways_of_dividing_a_row(told: str) -> None:
    """Each clause with its sum, the day of the avenant."""
    (draft,) = _drafts(row(1, conditionsVersement=told))
    assert [str(each.signed_on) for each in draft.avenants] == ["2017-06-18"]
    assert str(_granted(draft)) == "30000.00"
    assert str(sum((each.amount for each in draft.initial.grants if each.amount), start=ZERO)) == "20000.00"


@pytest.mark.parametrize(
    "told",
    [
        "20 000 € à la signature de l’avenant et 10 000 € en mai",
        "Convention 20 000 €, avenant 5 000 €",
        "Convention pour 20 000 € ; avenant sans jour de 10 000 €; 1 € de plus",
    ],
)
def test_a_row_that_cannot_be_divided_is_one(told: str) -> None:
    """Sums that do not add up, or that are payments."""
    drafts = _drafts(row(1, conditionsVersement=told))
    assert (drafts[0].avenants, _money(drafts[0])) == ((), [("2017", "30000.00")])
    assert _says(drafts, "seules les conditions de versement parlent d’un avenant")


def test_an_avenant_in_a_row_without_its_day_is_not_divided_off() -> None:
    """Its money is with that of the convention, which nothing says when it changed."""
    (draft,) = _drafts(row(1, conditionsVersement="Convention : 20 000 € ; avenant : 10 000 €"))
    assert draft.avenants == ()
    assert _money(draft) == [("2017", "30000.00")]


def test_a_row_that_publishes_the_new_total_takes_the_place_of_the_first() -> None:
    """T38: the sums of the text tell that it holds the other one."""
    told = (
        "Versement de 30 000 € en une fois\nVersement complémentaire de 20 000 € suite avenant du 18/06/2017"
    )
    drafts = _drafts(row(107), row(140, montant="50000.00", conditionsVersement=told))
    (draft,) = drafts
    assert (drafts.rows, _money(draft)) == (((140,),), [("2017", "50000.00")])
    assert [str(each.signed_on) for each in draft.avenants] == ["2017-06-18"]
    assert _unused(drafts) == [
        "ligne 107 : son montant est compris dans celui de la ligne 140, qui publie le nouveau total"
    ]
    other = _drafts(row(107, montant="10000.00"), row(140, montant="50000.00", conditionsVersement=told))
    assert other.rows == ((107, 140),)


def test_an_avenant_that_says_the_new_total() -> None:
    """« portée à »: the row of the convention is in it."""
    told = "avenant à la convention du 14/03/2017 : subvention portée de 30 000 à 50 000 €"
    drafts = _drafts(row(1), row(2, dateConvention="2017-06-18", objet=told, montant="50000.00"))
    (draft,) = drafts
    assert (drafts.rows, draft.signed_on, _money(draft)) == (
        ((2,),),
        date(2017, 3, 14),
        [("2017", "50000.00")],
    )
    assert [str(each.signed_on) for each in draft.avenants] == ["2017-06-18"]
    smaller = _drafts(
        row(1, montant="60000.00"), row(2, dateConvention="2017-06-18", objet=told, montant="50000.00")
    )
    assert smaller.rows == ((1, 2),)


def test_a_row_that_says_what_it_adds_to_another_one() -> None:
    """The sum of the avenant alone is told: what is left is that of the first row."""
    told = "complément de 20 000 € par avenant du 18/06/2017"
    drafts = _drafts(row(1), row(2, montant="50000.00", conditionsVersement=told))
    (draft,) = drafts
    assert (drafts.rows, _money(draft)) == (((2,),), [("2017", "50000.00")])
    assert [str(each.signed_on) for each in draft.avenants] == ["2017-06-18"]


def test_an_avenant_of_the_day_of_its_convention() -> None:
    """Its own day is not published, and it is noted."""
    drafts = _drafts(row(1, referenceDecision="D1"), row(2, referenceDecision="D1", objet="avenant de mars"))
    assert (drafts.rows, _money(drafts[0])) == (((1, 2),), [("2017", "60000.00")])
    assert _says(drafts, "l’avenant a la date de sa convention")


def test_a_sum_for_several_years_is_published_once() -> None:
    """T39: it is not divided, and it is noted."""
    drafts = _drafts(row(1, objet="Convention pluriannuelle 2017-2019", montant="612000.00"))
    assert str(drafts[0].initial.period) == "2017-01-01/2019-12-31"
    assert _money(drafts[0]) == [("2017", "612000.00")]
    assert _says(drafts, "la part de chaque année n’est pas publiée")


# ---------------------------------------------------------------- our own files


def test_what_we_wrote_comes_back_as_one_convention() -> None:
    """With its avenant and its exercises, to the cent."""
    made = convention(grant(2024), grant(2025), avenants=(avenant(more(grant(amount=euros(500)))),))
    rows = scdl.write(made, DAY)
    drafts = _drafts(*(row(number, **each) for number, each in enumerate(rows, 1)))
    (draft,) = drafts
    assert (draft.reference, draft.signed_on) == ("2024-017", made.signed_on)
    assert _money(draft) == [("2024", "1500.00"), ("2025", "1000.00")]
    assert [each.signed_on for each in draft.avenants] == [date(2025, 3, 4)]


def test_what_we_wrote_of_avenants_alone() -> None:
    """The convention had no money of its own."""
    made = convention(
        grant(2024), avenants=(avenant(more(grant())), avenant(more(grant()), day=date(2025, 5, 5), number=2))
    )
    rows = list(scdl.write(made, DAY))[1:]
    (draft,) = _drafts(*(row(number, **each) for number, each in enumerate(rows, 1)))
    assert (draft.reference, _money(draft)) == ("2024-017", [("2024", "2000.00")])


# ---------------------------------------------------------------- properties


TEXTS = {
    "montant": st.integers(-(10**7), 10**9).map(lambda n: str(euros(n) if n % 3 else ZERO)),
    "dateConvention": st.sampled_from(["", "2017-03-14", "2018-02-13", "2017-06-18"]),
    "datesPeriodeVersement": st.sampled_from(["", "2017-03-21", "2018-05-01/2019-05-01"]),
    "idBeneficiaire": st.sampled_from([CLUB, THEATRE, "99900001100019", ""]),
    "referenceDecision": st.sampled_from(["", "D1", "D1, avenant n° 1, exercice 2018"]),
    "objet": st.sampled_from(["", "Fonctionnement", AVENANT, "avenant portant la subvention à 30 000 €"]),
    "conditionsVersement": st.sampled_from(["", "unique", "Convention : 1 € ; avenant du 1/5/2017 : 2 €"])
    | st.text(max_size=40),
    "pourcentageSubvention": st.sampled_from(["1", "0.5"]),
}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.fixed_dictionaries(TEXTS), max_size=5))
def test_no_money_is_lost_nor_made(told: list[dict[str, str]]) -> None:
    """Every row is used once or not."""
    _drafts(*(row(number, **texts) for number, texts in enumerate(told, 1)))


def test_a_draft_can_be_checked() -> None:
    """A convention with its avenant, and an avenant alone."""
    drafts = _drafts(
        row(1),
        row(2, dateConvention="2018-02-13", objet=AVENANT),
        row(3, dateConvention="2018-03-01", objet="avenant n° 4"),
    )
    assert len(drafts) == 2
    for each in drafts:
        assert check(each, DAY).ok is not None


def test_many_rows_of_one_act() -> None:
    """They are one convention, whatever their number."""
    drafts = to_conventions(file(*(row(number, montant=f"{number}.00") for number in range(1, 501))))
    assert len(drafts.rows[0]) == 500
