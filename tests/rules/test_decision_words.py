"""What the words of a deliberation state, and amounts that they say twice."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.french import Name, amount_in_words, format_amount
from conventions.model import (
    Avenant,
    ChangePaymentTerms,
    Clause,
    ClauseKind,
    ExtendTerm,
    Instalment,
    InstalmentKind,
    PaymentTerms,
    Remainder,
    ReplaceArticle,
    SetClause,
    TextEdit,
)
from conventions.money import Amount
from conventions.rules import Profile
from conventions.rules.decision.stated import (
    states_amount,
    states_beneficiary,
    states_conditions,
    states_object,
)
from conventions.rules.decision.twofold_amounts import twice_told
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from conventions import Convention
    from conventions.model import Operation
    from tests.rules.conftest import Judge

DAY = date(2025, 6, 30)
DELIB_008 = Profile(select=("DELIB-008",))
WRONG = "une somme de 20 000 € (deux mille euros)"
cents = st.integers(100, 10**11)


def _agree(text: str) -> list[bool]:
    return [told.agree for told in twice_told(text)]


@given(cents)
def test_words_and_digits_that_say_the_same_agree(amount: int) -> None:
    """Whichever comes first; a whole amount without a group of digits may be a year: it needs its currency."""
    exact = Amount(cents=amount)
    digits, words = format_amount(exact), amount_in_words(exact)
    assert _agree(f"attribue {digits} ({words}) à la compagnie") == [True]
    assert _agree(f"attribue {words} ({digits}) à la compagnie") == [True]


@given(cents, cents)
def test_words_and_digits_that_differ_are_found(one: int, other: int) -> None:
    """Two amounts agree when they are one."""
    words, digits = amount_in_words(Amount(cents=one)), format_amount(Amount(cents=other))
    assert _agree(f"{digits} ({words})") == [one == other]
    assert _agree(f"{words} ({digits})") == [one == other]


@pytest.mark.parametrize(
    "text",
    [
        "50 000,00 € TTC (cinquante mille euros)",
        "50 000 € (cinquante mille euros TTC)",
        "cinquante mille (50 000) euros",
        "50 000 (cinquante mille) euros",
        "50 000 (cinquante mille euros)",
        "50.000 € (cinquante mille euros.)",
        "170 000,00 F (cent soixante dix mille francs)",
        "un million et demi, soit 1,5 million d’euros (un million cinq cent mille euros)",
        "8 384, 69 Euros (huit mille trois cent quatre-vingt-quatre euros et soixante-neuf centimes)",
        "avenant n° 3 150 000 € (cent cinquante mille euros)",
        "lot 3 150 000 € (trois millions cent cinquante mille euros)",
        "cinquante mille euros (soit 50 000 €)",
        "deux cent mille euros (200 k€)",
        "CINQUANTE MILLE EUROS (50 000 EUROS)",
    ],
)
def test_an_amount_rightly_said_twice_agrees(text: str) -> None:
    """As acts write it."""
    assert _agree(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "trois (4) ans",
        "vingt (25) projets",
        "50 000 € (hors taxes)",
        "subvention 2024 (vingt mille euros)",
        "vingt mille euros (2024)",
        "trois mille euros TTC (2 500 € HT)",
        "cinquante mille euros (25 000 € par an)",
        "(50 000 €)",
        "(cinquante mille euros)",
        "50 000 € ()",
        "cinquante mile euros (60 000 €)",
        "tente mille euros (30 000 €)",
        "somme de Tente-cinq mille euros (35 000 €)",
        "trente\u2010cinq mille euros (35 000 €)",
        "tren-\nte mille euros (30 000 €)",
        "tren\u00adte mille euros (30 000 €)",
        "tous les vingt cinquante euros (50 €)",
        "deux trois euros (60 000 €)",
        "cinquante mille euros (99 999 999 999 999 999 €)",
        "cinquante mille euros (60 000 €" + " " * 300 + ")",
    ],
)
def test_what_is_not_surely_an_amount_said_twice_is_left_out(text: str) -> None:
    """A count, a year, two bases of tax, a number that is not read: nothing is said."""
    assert _agree(text) == []


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("quatre-vingts euros (90 €)", False),
        ("subvention – mille euros (30 000 €)", False),
        ("à Saint-Étienne mille euros (30 000 €)", False),
        ("z" * 200 + " mille euros (30 000 €)", False),
        ("20 000 € TTC (deux mille euros TTC)", False),
        ("170 000 F (cent dix mille francs)", False),
        ("vingt-cinq mille euros (25 000,01 €)", False),
        ("100 000 € (trois cent mille euros)", False),
        ("3 150 000 € (cent cinquante mille euros)", False),
        ("lot 3 160 000 € (cent cinquante mille euros)", False),
    ],
)
def test_a_difference_is_found_to_the_cent(text: str, agrees: bool) -> None:  # noqa: FBT001  # a parameter of the test
    """The borders."""
    assert _agree(text) == [agrees]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "()" * 10_000,
        "mille " * 3_000 + "(5 €)",
        "1 000 " * 3_000 + "(" + "mille " * 40 + ")",
        "mille euros (2 000 €) " * 900,
        "tente mille euros (2 000 €) " * 700,
        "a- " * 90 + ("b" * 19 + " mille euros (2 000 €) ") * 400,
        "0" * 19_000 + "(un euro)",
        ("(" + " " * 290 + ")") * 60,
        ("(1" + " " * 290 + "a)") * 60,
    ],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    """The longest texts are read in their window."""
    start = process_time()
    list(twice_told(text))
    assert process_time() - start < 2


def _with(operation: Operation) -> Convention:
    return association_2024_2026().replace(avenants=(Avenant(number=9, operations=(operation,)),))


def _terms(raw: str | None = None, instalment: str | None = None) -> PaymentTerms:
    last = Instalment(kind=InstalmentKind.BALANCE, amount=Remainder(), raw=instalment)
    return PaymentTerms(instalments=(last,), raw=raw)


@pytest.mark.parametrize(
    ("operation", "place"),
    [
        (TextEdit(article="3", new=WRONG), "operations[texte 3].new"),
        (TextEdit(article="3", raw=WRONG), "operations[texte 3].raw"),
        (ReplaceArticle(article="3", text=WRONG), "operations[article 3].text"),
        (SetClause(clause=Clause(kind=ClauseKind.OBJECT, raw=WRONG)), "operations[clause objet].clause.raw"),
        (
            ChangePaymentTerms(payment_terms=_terms(raw=WRONG)),
            "operations[versement 1].payment_terms.raw",
        ),
        (
            ChangePaymentTerms(payment_terms=_terms(instalment=WRONG)),
            "operations[versement 1].payment_terms.instalments[solde].raw",
        ),
    ],
)
def test_each_text_of_an_avenant_is_read(operation: Operation, place: str, judge: Judge) -> None:
    """Even of a draft: it is written before anybody decides."""
    assert judge.outcome("DELIB-008", _with(operation), DAY) == f"erreur, avenants[9].{place}"


def test_the_texts_of_requests_and_of_payment_terms_are_read(judge: Judge) -> None:
    """Both amounts are quoted, and stand in the values."""
    (request,) = cci_2017_2019().requests
    asked = cci_2017_2019().replace(requests=(request.replace(raw=WRONG),))
    assert judge.outcome("DELIB-008", asked, DAY) == "erreur, requests[2018].raw"
    base = association_2024_2026()
    paid = base.replace(initial=base.initial.replace(payment_terms=(_terms(raw=WRONG),)))
    (finding,) = check(paid, DAY, profile=DELIB_008).findings
    assert finding.address == "initial.payment_terms[1].raw"
    assert dict(finding.values) == {
        "en lettres": "deux mille euros",
        "en chiffres": format_amount(Amount(cents=2_000_000)),
    }
    assert judge.plain(finding.message) == (
        "le montant en lettres (« deux mille euros ») et le montant en chiffres (« 20 000 € ») ne sont pas les mêmes"
    )


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("attribue 30 000 €", True),
        ("attribue trente mille euros", True),
        ("attribue 50 % du coût", True),
        ("attribue 15000 F", True),
        ("attribue 30 000", None),
        ("attribue trente mille", None),
        ("attribue la somme convenue", None),
        ("attribue les aides du tableau ci-dessous", None),
        ("attribue les aides de la liste jointe", None),
        ("attribue une aide pour 2024 (délibération n° 12)", False),
        ("attribue une aide", False),
    ],
)
def test_an_amount_is_stated_or_not(text: str, stated: bool | None) -> None:  # noqa: FBT001  # a parameter of the test
    """A number without a unit, a table, a list: nobody can tell."""
    assert states_amount(text) is stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("attribue 30 000 € aux TRETEAUX du Gier, Les Tréteaux du Gier étant", True),
        ("attribue à l’association 30 000 €", None),
        ("attribue 30 000 € à Emmaüs", None),
        ("attribue 30 000 € au théâtre", None),
        ("attribue les aides de l’annexe", None),
        ("attribue 30 000 € au titre de 2024", False),
        ("attribue une aide à hauteur de 30 000 €", False),
        ("attribue 30 000 €", False),
    ],
)
def test_a_beneficiary_is_stated_or_not(text: str, stated: bool | None) -> None:  # noqa: FBT001  # a parameter of the test
    """Its name, whatever accents and capitals; other words may mean it."""
    assert states_beneficiary(text, association_2024_2026().initial.parties[1:]) is stated


def test_other_names_state_a_beneficiary() -> None:
    """The short name and the former names are names."""
    party = association_2024_2026().initial.parties[1]
    known = party.replace(other_names=("TG 42",), short_name=Name("Tréteaux"))
    for text in ("attribue 3 € : TG 42", "attribue 3 € : tréteaux"):
        assert states_beneficiary(text, (known,)) is True
        assert states_beneficiary(text, (party,)) is False


def test_an_object_and_conditions_are_stated_in_many_ways() -> None:
    """The exercise is no object."""
    assert states_object("attribue 3 € pour sa saison")
    assert not states_object("attribue 3 € pour l’année 2024")
    assert not states_object("attribue 3 € pour 2024")
    assert states_object("attribue les aides du tableau")
    assert states_conditions("sous réserve du budget")
    assert states_conditions("selon le tableau annexé")
    assert not states_conditions("attribue 3 €")


@given(st.text(alphabet="atn1 €°(à'’.", max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever the words, there is an answer."""
    assert states_amount(text) in (True, False, None)
    assert states_beneficiary(text, association_2024_2026().initial.parties) in (True, False, None)
    assert states_object(text) in (True, False)
    assert states_conditions(text) in (True, False)


def test_an_operation_without_words_is_passed_over(judge: Judge) -> None:
    """It says no amount in words."""
    assert judge.outcome("DELIB-008", _with(ExtendTerm(until=date(2027, 12, 31))), DAY) == "sans objet"
