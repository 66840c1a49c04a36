"""What the name of a column stands for (T10)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.law.published import fields
from conventions.opendata.scdl.grids import Grid, Line
from conventions.opendata.scdl.opening.columns import columns_of
from conventions.opendata.scdl.opening.finding import find
from conventions.opendata.scdl.opening.names import left_aside, official
from conventions.opendata.scdl.opening.words import MOST, families_of, folded, is_near

NAMES = [field.name for field in fields("2.1.1")]


@given(
    name=st.sampled_from(NAMES),
    change=st.sampled_from([str.upper, str.lower, str.title, str.capitalize, str.swapcase]),
    before=st.sampled_from(["", " ", "\ufeff", '"', "\u00a0"]),
    after=st.sampled_from(["", " ", "*", " *", "_0", ".1", ";;", "\n", " (AAAA-MM-JJ)"]),
)
def test_case_spaces_and_signs_mean_nothing(name: str, change: object, before: str, after: str) -> None:
    """The official names, whatever a spreadsheet made of them."""
    assert callable(change)
    assert official(f"{before}{change(name)}{after}").column == name


@pytest.mark.parametrize("field", fields("2.1.1"), ids=lambda field: field.name)
def test_the_titles_of_the_norm_are_names(field: object) -> None:
    """With accents and without, all in capitals, of words tied by underscores."""
    name, title = field.name, field.title  # type: ignore[attr-defined]
    plain = folded(title)
    for each in (title, title.upper(), plain, plain.replace(" ", "_"), plain.replace(" ", "")):
        assert official(each).column == name


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Dénomination de la collectivité", "nomAttribuant"),
        ("COLL_NOM", "nomAttribuant"),
        ("SIRET de la collectivité attribuante", "idAttribuant"),
        ("Dénomination sociale de l'organisme bénéficiaire", "nomBeneficiaire"),
        ("Nom du b\ufffdn\ufffdficiaire", "nomBeneficiaire"),
        ("Nom du b?n?ficiaire", "nomBeneficiaire"),
        ("Nom du bÃ©nÃ©ficiaire", "nomBeneficiaire"),
        ("Nom du b‚n‚ficiaire", "nomBeneficiaire"),
        ("nomdubeneficiaire", "nomBeneficiaire"),
        ("nom benefciaire", "nomBeneficiaire"),
        ("n° de SIRET", "idBeneficiaire"),
        ("date de la délibération", "dateConvention"),
        ("Réf. décision", "referenceDecision"),
        ("Intitulé du projet", "objet"),
        ("Montant voté en €", "montant"),
        ("subvention accordée", "montant"),
        ("subvention versée", "montant"),
        ("forme de l'avantage", "nature"),
        ("modalités de versement", "conditionsVersement"),
        ("période de versement", "datesPeriodeVersement"),
        ("n° RAE", "idRAE"),
        ("Aide notifiée à l'Union européenne", "notificationUE"),
        ("% de la subvention attribué au bénéficiaire", "pourcentageSubvention"),
        ("numéro RNA", "rnaBeneficiaire"),
        ("dispositif", "dispositifAide"),
        ("pourcentagesubvention2", "pourcentageSubvention"),
        ("pourcentagsubvention", "pourcentageSubvention"),
    ],
)
def test_a_name_in_other_words_is_known(written: str, column: str) -> None:
    """By the families of its words."""
    assert official(written).column == column


OTHERS = """
secteur / catégorie / type / exercice / année / commune / code postal / id / numéro / code / adresse du bénéficiaire
type de bénéficiaire / nature juridique / nom du président / date / libellé / date de versement du solde
date de notification / numéro de dossier / commission / objet social / montant demandé / montant du projet
coût total / reste à verser / nombre / taux / total / ligne / lieu / naissance / association loi 1901 / canton
"""


@pytest.mark.parametrize(
    "written",
    [
        *OTHERS.strip().replace("\n", " / ").split(" / "),
        "",
        " ",
        "x" * 400,
        "nom" * 100,
        "\ufffd" * 9,
        "ab" * 200,
    ],
)
def test_another_column_is_not_taken(written: str) -> None:
    """Rather unknown than taken for another."""
    assert official(written).column is None


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Montant demandé", "montant demandé"),
        ("montant_projet", "montant de l’action"),
        ("dateSoldeVersement", "partie du paiement"),
        ("montant des avantages en nature", "prêt ou avantage"),
        ("code tiers", "numéro propre"),
        ("secteur", None),
    ],
)
def test_what_looks_like_a_column_is_told(written: str, reason: str | None) -> None:
    """And why it is not one."""
    assert (left_aside(written) or "none").startswith(reason or "none")


def test_near_words() -> None:
    """One letter; two side by side in a long word."""
    assert is_near("montant", "montan")
    assert is_near("montamt", "montant")
    assert not is_near("montant", "montrent")
    assert not is_near("", "montant")


@given(st.text(max_size=MOST + 20))
def test_any_name_has_families(name: str) -> None:
    """Never an exception, whatever is written."""
    assert isinstance(families_of(name), frozenset)


def _official(*names: str) -> list[str | None]:
    return [column.official for column in columns_of(names, ()).columns]


def _t10(*names: str, data: tuple[tuple[str, ...], ...] = ()) -> list[tuple[str, str | None, str]]:
    lines = [Line(at, row) for at, row in enumerate(data, 2)]
    noted = columns_of(names, lines, 1).diagnoses
    return [(each.severity.value, each.column, each.raw) for each in noted if each.code == "T10"]


def test_who_receives_is_told_by_the_other_names() -> None:
    """« attributaire » is who gives where another column is who receives, and the reverse."""
    assert _official("Nom de l'attributaire", "Nom du bénéficiaire") == ["nomAttribuant", "nomBeneficiaire"]
    assert _official("Autorité administrative", "Nom attributaire") == ["nomAttribuant", "nomBeneficiaire"]
    assert _official("SIRET attributaire", "SIRET du bénéficiaire") == ["idAttribuant", "idBeneficiaire"]


def test_the_best_name_has_the_column() -> None:
    """The other one is left without, and nothing is wrong."""
    assert _official("montant versé", "montant") == [None, "montant"]
    assert _t10("montant versé", "montant") == []


def test_the_severity_follows_the_name() -> None:
    """Written otherwise: repaired; a loose name: to be looked at; another thing: told."""
    assert _t10("montant") == []
    assert _t10("MONTANT *", "NOM", "montant demandé") == [
        ("repaired", "montant", "MONTANT *"),
        ("warned", "nomBeneficiaire", "NOM"),
        ("warned", "montant demandé", "montant demandé"),
        ("repaired", None, ""),  # the order
    ]


def test_a_doubled_column_is_one_when_every_row_agrees() -> None:
    """Otherwise it is an error, and the first one is read."""
    same = (("1", " 1"), ("2", "2"), ("", ""), ("3", "3"))
    assert _t10("montant", "montant", data=same) == [("repaired", "montant", "montant")]
    assert _t10("montant", "montant", data=(*same, ("4",))) == [("error", "montant", "montant")]
    assert _official("Montant ", "Montant") == ["montant", None]


def test_a_missing_column_is_told_once() -> None:
    """Those of the first versions; the two that came later are missing from nothing."""
    noted = columns_of(NAMES[:-4], (), 1).diagnoses
    names = {field.name for field in fields("1.1")}
    assert {each.column for each in noted if each.code == "T11"} == names - set(NAMES[:-4])
    assert {each.severity.value for each in noted} == {"warned"}


def test_the_header_is_the_line_that_names_the_most() -> None:
    """Of all the sheets; a line with an amount in it is none; a year may be a name."""
    title = Line(1, ("Subventions", "objet et montant", ""))
    header = Line(2, ("bénéficiaire", "objet", "2019", "montant"))
    data = Line(3, ("montant", "objet", "12 000", "nature"))
    assert find((Grid("A", ()), Grid("B", (title, header, data))))[1:] == (1, 3)
    late = tuple(Line(at, ("titre", "")) for at in range(60))
    assert find((Grid(None, (*late, header)),))[1:] == (0, 0)
    assert find((Grid(None, (Line(1, ("A", "12,5")),)),))[1:] == (None, 0)
    assert find((Grid(None, (Line(1, ("",)),) * 70),))[1:] == (None, 0)
