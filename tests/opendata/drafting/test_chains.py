"""Avenants of avenants, new totals one after another, other words for the convention that an avenant changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conventions import in_force
from conventions.money import euros
from conventions.opendata.scdl import Drafts, to_conventions
from conventions.opendata.scdl.drafting.mentions import mention_in
from conventions.opendata.scdl.drafting.totals import says_total, says_whole
from conventions.opendata.scdl.drafting.wording import convention_years, folded
from conventions.opendata.scdl.writing.texts import plain
from tests.opendata.drafting.published import file, row

OF = "à la convention du 14/03/2017"


def _drafts(*texts: dict[str, str]) -> Drafts:
    """The drafts of a convention of 30 000 €, and of the rows that follow it."""
    return to_conventions(file(row(1), *(row(rank, **each) for rank, each in enumerate(texts, 2))))


def _avenant(day: str, money: str, told: str, **more: str) -> dict[str, str]:
    return {"dateConvention": day, "montant": f"{money}.00", "objet": told, **more}


def _money(drafts: Drafts) -> list[dict[int, str]]:
    return [
        {each.exercise: str(each.amount) for each in in_force(draft, date.max).grants} for draft in drafts
    ]


def _says(drafts: Drafts, words: str) -> bool:
    return any(words in plain(str(note)) for note in drafts.notes)


@pytest.mark.parametrize(
    ("money", "told"),
    [
        ("26000", "subvention ramenée à 26 000 €"),
        ("26000", "réduite de 4 000 € à 26 000 €"),
        ("45000", "le montant passe de 30 000 € à 45 000 €"),
        ("45000", "nouveau montant de la subvention : 45 000 euros"),
        ("45000", "complément de 15 000 €, soit un total de 45 000 €"),
        ("45000", "montant porté à 45.000,00 €"),
    ],
)
def test_an_avenant_may_say_the_new_total(money: str, told: str) -> None:
    """Higher or lower: it is what the grant becomes."""
    drafts = _drafts(_avenant("2017-09-01", money, f"Avenant n° 1 {OF} : {told}"))
    assert _money(drafts) == [{2017: f"{money}.00"}]
    assert str(drafts.total) == f"{money}.00"


def test_a_total_that_may_be_that_of_the_avenant_is_not_less_than_the_grant() -> None:
    """« soit un total de 5 000 € » of 30 000 € is what the avenant adds."""
    drafts = _drafts(_avenant("2017-09-01", "5000", f"Avenant {OF} : 2 lots, soit un total de 5 000 €"))
    assert _money(drafts) == [{2017: "35000.00"}]


def test_avenants_that_add_and_avenants_that_restate() -> None:
    """One after another, whatever their order in the file; all the rows are used."""
    drafts = _drafts(
        _avenant("2017-12-01", "60000", f"Avenant n° 3 {OF} : subvention portée à 60 000 €"),
        _avenant("2017-06-01", "5000", f"Avenant n° 1 {OF}"),
        _avenant("2017-09-01", "45000", f"Avenant n° 2 {OF} portant la subvention à 45 000 €"),
    )
    assert (_money(drafts), drafts.rows, drafts.unused) == ([{2017: "60000.00"}], ((1, 2, 3, 4),), ())
    amounts = [str(in_force(drafts[0], date(2017, month, 2)).grants[0].amount) for month in (6, 9, 12)]
    assert amounts == ["35000.00", "45000.00", "60000.00"]
    assert _says(drafts, "60 000 € pour 2017, nouveau total qui comprend ce qui précède")


def test_a_new_total_of_the_only_exercise() -> None:
    """Signed a year later, it is no grant of that year where nothing says so; where it is told, it is."""
    later = {"datesPeriodeVersement": "2018-03-01"}
    first = _avenant("2017-06-01", "5000", f"Avenant n° 1 {OF}")
    second = _avenant("2018-02-01", "45000", f"Avenant n° 2 {OF} : portée à 45 000 €", **later)
    drafts = _drafts(first, second)
    assert _money(drafts) == [{2017: "45000.00"}]
    assert _says(drafts, "exercice 2017 : celui de la subvention dont elle publie le nouveau total")
    told = {**second, "objet": f"{second['objet']} pour 2018"}
    assert _money(_drafts(first, told)) == [{2017: "35000.00", 2018: "45000.00"}]


@pytest.mark.parametrize(
    "told",
    [
        "Avenant n° 2 à l’avenant n° 1 du 1er juin 2017",
        "avenant à l'avenant du 01/06/2017",
        "Avenant n° 2 modifiant l’avenant n° 1",
    ],
)
def test_an_avenant_of_an_avenant(told: str) -> None:
    """It is of the convention that the earlier one changes."""
    drafts = _drafts(
        _avenant("2017-06-01", "5000", f"Avenant n° 1 {OF}", referenceDecision="D2"),
        _avenant("2017-09-01", "2000", told, referenceDecision="D3"),
    )
    assert (drafts.rows, _money(drafts)) == (((1, 2, 3),), [{2017: "37000.00"}])


def test_an_avenant_of_an_avenant_that_is_not_there() -> None:
    """Not found, not sure, or later than it: the row stays alone; a long chain of them ends."""
    alone = _avenant("2017-09-01", "2000", "Avenant n° 2 à l’avenant n° 1")
    assert len(_drafts(alone)) == 2
    doubles = [_avenant(f"2017-0{month}-01", "5000", f"Avenant n° 1 {OF}") for month in (5, 6)]
    assert len(_drafts(*doubles, alone)) == 2
    assert len(_drafts(_avenant("2017-10-01", "5000", f"Avenant n° 1 {OF}"), alone)) == 2
    told = "avenant n° {} à l’avenant n° {}"
    long = [_avenant("2017-09-01", "1", told.format(rank, rank - 1)) for rank in range(2, 80)]
    assert str(_drafts(*long).total) == "30078.00"


@pytest.mark.parametrize(
    "told",
    [
        "Avenant n°1 du 12/10/2017 à la convention du 14/03/2017",
        "Avenant du 12 octobre 2017 à la convention pluriannuelle d'objectifs du 14 mars 2017",
        "Avenant 2 à la convention du 14/03/2017",
        "Avenant n° 2018-3 à la convention du 14/03/2017",
        "2ème avenant à la convention du 14/03/2017",
        "Convention du 14 mars 2017 : avenant n° 1",
    ],
)
def test_other_words_for_the_convention(told: str) -> None:
    """Its day follows « convention », or stands between it and « avenant »."""
    drafts = _drafts(_avenant("2017-10-12", "5000", told))
    assert (drafts.rows, _money(drafts)) == (((1, 2),), [{2017: "35000.00"}])


@pytest.mark.parametrize("reference", ["D-17-8 - avenant n° 1", "D-17-8 Avenant 1", "D-17-8, avenant n° 1"])
def test_a_reference_that_names_the_convention_then_the_avenant(reference: str) -> None:
    """However they are separated."""
    rows = file(
        row(1, referenceDecision="D-17-8"),
        row(2, dateConvention="2017-10-12", referenceDecision=reference, objet="Festival", montant="5.00"),
    )
    assert to_conventions(rows).rows == ((1, 2),)


def test_an_avenant_of_the_reference_of_its_convention() -> None:
    """Where it names nothing else, the same reference of the same bodies tells; of two, none does."""
    told = {"referenceDecision": "C-12", "dateConvention": "2017-10-12", "montant": "5.00"}
    rows = [row(1, referenceDecision="C-12"), row(2, objet="Avenant n°1", **told)]
    drafts = to_conventions(file(*rows))
    assert drafts.rows == ((1, 2),)
    assert _says(drafts, "c’est la seule de la même référence")
    other = row(3, dateConvention="2017-05-01", referenceDecision="C-12", objet="Autre")
    assert to_conventions(file(*rows, other)).rows == ((1,), (2,), (3,))
    named = row(2, **{**told, "objet": "Avenant n° 1 à la convention C-12", "referenceDecision": "D-90"})
    assert to_conventions(file(rows[0], named)).rows == ((1, 2),)
    drafts = to_conventions(file(rows[0], named, other))
    assert _says(drafts, "plusieurs conventions de cette référence : la première est retenue")


def test_a_row_below_zero_takes_back_from_the_grant_of_its_act() -> None:
    """It needs no word for that; without a day, or a grant to take it from, it is not used."""
    back = {"montant": "-5000.00", "objet": "Annulation partielle"}
    drafts = _drafts(back)
    assert (drafts.rows, _money(drafts)) == (((1, 2),), [{2017: "25000.00"}])
    assert _says(drafts, "retrait : -5 000 € pour 2017, à déduire de ce qui précède")
    assert [each.row for each in _drafts({**back, "montant": "-30000.01"}).unused] == [2]
    assert [each.row for each in _drafts({**back, "dateConvention": ""}).unused] == [2]


def test_an_avenant_that_extends_the_convention() -> None:
    """The day that the text gives is the new end, and not that of the convention."""
    told = "Avenant n° 1 à la convention de partenariat : durée prolongée jusqu'au 30 juin 2018"
    drafts = _drafts(_avenant("2017-03-14", "0", told))
    assert drafts.rows == ((1, 2),)
    assert str(in_force(drafts[0], date.max).period) == "2017-01-01/2018-06-30"
    assert _says(drafts, "le texte la prolonge jusqu’au 30 juin 2018")


def test_an_avenant_for_another_exercise_without_conditions() -> None:
    """A grant of its own, whose payment nothing says."""
    later = _avenant("2018-02-01", "500", f"Avenant {OF}", conditionsVersement="")
    drafts = _drafts({**later, "datesPeriodeVersement": "2018-03-01"})
    assert _money(drafts) == [{2017: "30000.00", 2018: "500.00"}]
    assert len(drafts[0].avenants[0].operations) == 1


def test_the_object_tells_which_of_several_conventions() -> None:
    """A word that only one of them has; without it the first one is taken, and it is noted."""
    both: list[Any] = [
        row(1, objet="Convention triennale 2015-2017 théâtre", referenceDecision="D1"),
        row(2, objet="Convention triennale 2015-2017 danse", referenceDecision="D2"),
    ]
    told = "avenant à la convention triennale 2015-2017"
    third = _avenant("2017-09-14", "1000", f"{told} : danse", referenceDecision="D3")
    drafts = to_conventions(file(*both, row(3, **third)))
    assert drafts.rows == ((1,), (2, 3))
    assert _says(drafts, "plusieurs conventions de ces années : celle dont l’avenant reprend l’objet")
    drafts = to_conventions(file(*both, row(3, **{**third, "objet": told})))
    assert drafts.rows == ((1, 3), (2,))
    assert _says(drafts, "plusieurs conventions de ces années : la première est retenue")


def test_a_row_that_says_that_it_is_a_whole_convention() -> None:
    """Two of one day and one decision stay two; their years are those of the conditions."""
    told = "Convention triennale 2018 à 2020 (montant global pour 3 ans = {} €)\n40 % chaque année"
    drafts = to_conventions(
        file(
            row(1, objet="Accompagnement", conditionsVersement=told.format("30 000")),
            row(2, objet="Logement", montant="83355.00", conditionsVersement=told.format("83 355")),
            row(3, objet="Autre"),
        )
    )
    assert drafts.rows == ((1,), (2,), (3,))
    assert str(drafts[1].initial.period) == "2017-01-01/2020-12-31"
    assert _says(drafts, "la part de chaque année n’est pas publiée")


def test_a_convention_and_its_avenant_in_the_object() -> None:
    """Divided as those of the conditions; the base is in the file."""
    told = "Convention du 14/03/2017 : 20 000 € et avenant du 01/10/2017 : 10 000 €"
    drafts = to_conventions(file(row(1, objet=told)))
    assert [str(each.amount) for each in drafts[0].initial.grants] == ["20000.00"]
    assert [str(each.signed_on) for each in drafts[0].avenants] == ["2017-10-01"]
    assert not _says(drafts, "n’est pas dans le fichier")


@pytest.mark.parametrize(
    "text",
    [
        "avenant a l'" * 3000,
        "convention " * 4000,
        "prolong au " * 4000,
        "total " * 6000,
        "montant global " * 3000,
    ],
)
def test_a_hostile_text_is_read_in_no_time(text: str) -> None:
    """Thirty thousand characters: the patterns are bounded."""
    said = folded(f"{text} avenant")
    assert mention_in(said) is not None
    assert not says_total(said, euros(1))
    assert not says_whole(said, euros(1))
    assert convention_years(said) is None
