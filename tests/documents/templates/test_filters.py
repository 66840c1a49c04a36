"""The filters write as French is written everywhere else; what they do not take is refused, unknown is « inconnu »."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conventions import ConventionsError, Name, Price, euros
from conventions.documents.templates.filters import FILTERS, applied
from conventions.documents.templates.saying import said
from conventions.documents.templates.values import Datum, View, shown
from conventions.french import NBSP, NNBSP
from conventions.money import Amount
from conventions.operations import Total
from conventions.periods import Duration, Period
from conventions.samples import cci_2017_2019
from conventions.wording import Known

CCI = cci_2017_2019()
KNOWN = Known(CCI)
GRANTS = shown((CCI.initial.grants[0].replace(amount=euros(5)), CCI.initial.grants[1].replace(amount=None)))
PERIOD = Period.years(2017, 2019)
WRITTEN: list[tuple[str, object, tuple[object, ...], str]] = [
    ("montant", euros(50_000), (), "50_000~€"),
    ("montant", Price(euros(5), "HT", "an"), (), "5~€~HT/an"),
    ("montant", Total(known=euros(5), unknown=("2018",)), (), "au moins 5~€"),
    ("lettres", euros(80), (), "quatre-vingts euros"),
    ("lettres", 21, (), "vingt et un"),
    ("date", date(2018, 1, 1), (), "1er janvier 2018"),
    ("date", date(2018, 1, 1), ("courte",), "01/01/2018"),
    ("periode", PERIOD, (), "2017-2019"),
    ("periode", PERIOD, ("jours",), "du 1er janvier 2017 au 31 décembre 2019"),
    ("de", shown(Name("CCI", article="la")), (), "de la CCI"),
    ("de", Datum("Yvetot"), (), "d’Yvetot"),
    ("a", shown(Name("Le Havre")), (), "au Havre"),
    ("le", "MIND", (), "«~MIND~»"),
    ("nombre", 12_345, (), "12_345"),
    ("nombre", Decimal("1.50"), (), "1,5"),
    ("pourcentage", Fraction(1, 8), (), "12,5~%"),
    ("pourcentage", Decimal("5.5"), (), "5,5~%"),
    ("ordinal", 1, ("f",), "1re"),
    ("liste", ("a", 1, None), (), "a, 1 et inconnu"),
    ("liste", GRANTS, ("exercise",), "2017 et 2019"),
    ("citation", "le « volet »", (), "«~le “volet”~»"),
    ("majuscule", "été", (), "Été"),
    ("nom", "EPURES", (), "EPURES"),
    ("phrase", shown(CCI.initial.actions[0].targets[0]), (), "environ 30 entreprises à potentiel par an"),
    ("combien", GRANTS, (), "2"),
    ("premier", (1, 2), (), "1"),
    ("premier", (), (), "inconnu"),
    ("dernier", (1, 2), (), "2"),
    ("dernier", (), (), "inconnu"),
    ("somme", GRANTS, ("amount",), "au moins 5~€"),
    ("somme", (euros(1), euros(2)), (), "3~€"),
    ("sinon", 3, ("a",), "3"),
    ("sinon", None, ("a",), "a"),
]
REFUSED: list[tuple[str, object, tuple[object, ...], str]] = [
    ("montant", "a", (), "attend un montant, pas un texte (« a »)"),
    ("lettres", True, (), "attend un montant ou un nombre entier, pas oui ou non"),
    ("date", PERIOD, (), "attend une date, pas une période"),
    ("date", date(2018, 1, 1), ("x",), "« longue », « complète », « courte » et « jour », pas « x »"),
    ("periode", date(2018, 1, 1), (), "attend une période, pas une date"),
    ("de", None, (), "attend un nom ou un texte, pas une valeur inconnue"),
    ("le", " ", (), "attend un nom ou un texte"),
    ("nombre", True, (), "attend un nombre, pas oui ou non"),
    ("nombre", Fraction(1, 2), (), "attend un nombre, pas une part"),
    ("pourcentage", True, (), "attend une part ou un nombre"),
    ("ordinal", Duration(years=1), (), "attend un nombre entier, pas une durée"),
    ("ordinal", 0, (), "un nombre entier à partir de 1"),
    ("liste", "abc", (), "attend une liste, pas un texte"),
    ("liste", (1,), ("name",), "attend une liste d’enregistrements, pas un nombre"),
    ("liste", GRANTS, ("x",), "le champ « x » n’existe pas"),
    ("somme", ("a",), (), "attend des montants, pas un texte"),
    ("nom", "XYZ", (), "aucune partie n’a la clé « XYZ »"),
    ("citation", 1, (), "attend un texte, pas un nombre"),
    ("majuscule", "a", (1, 2), "le filtre « majuscule » ne se précise pas ainsi"),
    ("sinon", None, (), "ne se précise pas ainsi"),
]


@pytest.mark.parametrize(("name", "value", "arguments", "written"), WRITTEN)
def test_a_filter_writes_a_value(
    name: str, value: object, arguments: tuple[object, ...], written: str
) -> None:
    """In the French of the library."""
    found = said(applied(name, KNOWN, value, *arguments), KNOWN)
    assert found.replace(NBSP, "~").replace(NNBSP, "_") == written


@pytest.mark.parametrize(("name", "value", "arguments", "why"), REFUSED)
def test_a_filter_refuses_what_it_does_not_take(
    name: str, value: object, arguments: tuple[object, ...], why: str
) -> None:
    """In French, with what it was given."""
    with pytest.raises(ConventionsError) as caught:
        applied(name, KNOWN, value, *arguments)
    assert why in str(caught.value).replace(NBSP, " ")


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"sinon"}))
def test_unknown_is_told_or_refused(name: str) -> None:
    """Never zero, never nothing."""
    if FILTERS[name].unknown is None:
        with pytest.raises(ConventionsError, match="une valeur inconnue"):
            applied(name, KNOWN, None)
    else:
        assert applied(name, KNOWN, None) == "inconnu"


def test_values_are_said_without_a_filter() -> None:
    """Each kind of value has its one text."""
    values = [None, True, False, 2018, Decimal("1.5"), Fraction(1, 2), euros(5), PERIOD, Duration(months=6)]
    told = [said(value, KNOWN).replace(NBSP, " ") for value in values]
    assert told == ["inconnu", "oui", "non", "2018", "1,5", "50 %", "5 €", "2017-2019", "6 mois"]
    assert said(Total(known=Amount(cents=100)), KNOWN).replace(NBSP, " ") == "1 €"


def test_a_view_is_a_value() -> None:
    """Two views of equal records are equal; a view is not its record."""
    party = CCI.initial.parties[0]
    assert {View(party), View(party)} == {View(party)}
    assert View(party) != party
