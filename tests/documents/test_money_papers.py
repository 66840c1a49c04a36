"""The papers about money: built from anything, they say sums that add up, nothing secret, nothing empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conventions import Convention, ConventionsError, euros, position, strategies
from conventions.documents import Paper, build, kind_named, texts
from conventions.documents.blocks import text_of
from conventions.documents.lines import texts_of
from conventions.documents.papers import (
    financial_report,
    payment_certificate,
    payments_made,
    repayment_demand,
    review,
)
from conventions.documents.tree import Table
from conventions.french import NBSP, NNBSP, parse_amount
from conventions.model import (
    Document,
    FinancialReport,
    Ledger,
    PaymentTerms,
    Recovery,
    RecoveryKind,
    Repayment,
    RepaymentCase,
    ReportLine,
    Request,
    Surplus,
    Withdrawal,
    WithdrawalGround,
)
from conventions.model.confidential import hide, secrets
from conventions.money import Amount
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town

KINDS = (
    "certificat-de-paiement",
    "etat-recapitulatif",
    "compte-rendu-financier",
    "bilan",
    "demande-de-reversement",
)
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
CONVENTIONS = strategies.conventions().filter(lambda drawn: drawn.initial.period.start.year >= 1000)
DAYS = st.dates(date(2015, 1, 1), date(2032, 12, 31))


def built(name: str, convention: Convention, exercise: int, day: date) -> Paper | None:
    """The paper; None where the convention says nothing of the exercise, which is told in French."""
    asked: dict[str, Any] = {"exercise": exercise, "as_of": day}
    needs = kind_named(name).needs
    try:
        return build(name, convention, **{key: asked[key] for key in needs})
    except ConventionsError as error:
        if "ne dit rien de l’exercice" not in str(error):
            raise
        return None


def table_of(paper: Paper, caption: str) -> list[dict[str, str]]:
    """The rows of the table of a caption, by column, its total last."""
    found = next(each for each in paper.blocks if isinstance(each, Table) and each.caption == caption)
    lines = (*found.rows, *((found.total,) if found.total else ()))
    titles = [column.title for column in found.columns]
    return [dict(zip(titles, map(text_of, line), strict=True)) for line in lines]


def amount(text: str) -> Amount | None:
    """The sum that a cell says; None where it is unknown, even in part."""
    return None if text.startswith(("inconnu", "au moins")) else parse_amount(text).amount


def years(convention: Convention) -> st.SearchStrategy[int]:
    """The exercises of the convention, and one that is none of them."""
    told = {grant.exercise for grant in convention.initial.grants} | {convention.initial.period.start.year}
    return st.sampled_from([*sorted(told), 1994])


@FEW
@given(st.data())
def test_any_convention_has_its_papers(data: st.DataObject) -> None:
    """No text is empty, nor has two spaces, nor says None; nothing is secret; the sums add up."""
    convention, day = data.draw(CONVENTIONS), data.draw(DAYS)
    exercise, known = data.draw(years(convention)), secrets(convention)
    for name in KINDS:
        paper = built(name, convention, exercise, day)
        for text in texts(paper) if paper else ():
            assert text.strip()
            assert "  " not in text
            assert "None" not in text or "None" in repr(convention)
            assert hide(text, known) == text
    _adds_up(convention, day)


def _adds_up(convention: Convention, day: date) -> None:
    """The sums of the statement are those of the position, to the cent, and they add up as they are written."""
    rows = table_of(payments_made(convention, day), "Sommes par exercice")
    money = position(convention, day)
    left = [each.to_pay for each in money.exercises] + [money.total("to_pay")] * (
        len(rows) > len(money.exercises)
    )
    for row, told in zip(rows, left, strict=True):
        firm, paid, back, rest = (
            amount(row[name]) for name in ("Ferme", "Payé", "Recouvré", "Reste à verser")
        )
        assert rest == (told.known if told.is_exact else None)
        if firm is not None and paid is not None and back is not None:
            assert rest == firm - paid + back


@pytest.mark.parametrize(("rank", "exercise"), [(0, 2025), (4, 2023), (5, 2024)])
def test_certificates_of_a_town_add_up(rank: int, exercise: int) -> None:
    """What is to pay is what is due less what was mandated, read again in the paper."""
    convention = town(size=12).conventions[rank]
    for day in (date(exercise, 6, 30), date(exercise + 1, 12, 31)):
        [rows] = _accounts(payment_certificate(convention, exercise, day))
        told = {row["Somme"]: amount(row["Montant"]) for row in rows if "€" in row["Montant"]}
        due, made = told["Liquidé, exigible à cette date"], told["Déjà mandaté"]
        assert due is not None
        assert made is not None
        assert told["À payer"] == due - made
        assert told["Reste à verser"] == _left(told)


def _accounts(paper: Paper) -> list[list[dict[str, str]]]:
    """The account of each grant of a certificate."""
    tables = [each for each in paper.blocks if isinstance(each, Table) and each.columns[0].title == "Somme"]
    return [table_of(paper, each.caption) for each in tables]


def _left(told: dict[str, Amount | None]) -> Amount:
    firm, paid, back = (told[name] for name in ("Ferme, porté par un acte signé", "Déjà versé", "Recouvré"))
    assert firm is not None
    assert paid is not None
    assert back is not None
    return firm - paid + back


def words(paper: Paper, part: str) -> str:
    """What a part of a paper says, its no-break spaces as plain ones."""
    blocks = next(each.blocks for each in paper.parts if each.name == part)
    told = " | ".join(text for block in blocks for text in texts_of(block))
    return told.replace(NBSP, " ").replace(NNBSP, " ")


TRETEAUX = association_2024_2026()
LATE = date(2025, 6, 30)


def test_a_certificate_pays_what_is_due_and_not_mandated() -> None:
    """The acompte is due on the day; its sum is in digits and in words, its papers are those of a next payment."""
    paper = payment_certificate(TRETEAUX, 2024, date(2024, 9, 30))
    assert words(paper, "somme").endswith("aux Tréteaux du Gier : 9 000 € (neuf mille euros).")
    assert "rubrique 7212" in words(paper, "pieces")
    assert "justification particulière : bilan intermédiaire (réception le 12 septembre 2024)" in words(
        paper, "pieces"
    )
    assert "L’ordonnateur" in words(paper, "signature")


def test_a_first_payment_has_other_papers() -> None:
    """Before any mandate, the decision and the convention are joined."""
    none = TRETEAUX.replace(ledger=Ledger())
    assert "rubrique 7211" in words(payment_certificate(none, 2024, date(2024, 3, 31)), "pieces")


def test_a_certificate_without_anything_to_pay_is_not_to_be_signed() -> None:
    """It says why: nothing is due, or all that is due was mandated."""
    early = payment_certificate(TRETEAUX, 2024, date(2024, 1, 20))
    assert "rien n’est à payer ; aucun versement n’est exigible à cette date" in words(early, "somme")
    done = payment_certificate(TRETEAUX, 2024, date(2024, 10, 15))
    assert "tout ce qui est exigible est déjà mandaté" in words(done, "somme")
    assert "Ce certificat n’est pas à signer." in words(done, "somme")
    assert words(done, "signature") == words(done, "pieces") == ""


def test_a_certificate_of_what_is_unknown_pays_nothing() -> None:
    """Without a ledger, what was mandated is unknown: no sum is drawn from it."""
    paper = payment_certificate(TRETEAUX.replace(ledger=None), 2024, date(2024, 9, 30))
    assert "non évaluable ; ce qui a déjà été mandaté est inconnu" in words(paper, "somme")
    assert "À payer | inconnu" in words(paper, "decompte")


def test_a_certificate_stops_at_a_withdrawal_and_at_the_right() -> None:
    """A withdrawn grant is not paid, nor more than its right."""
    made = Withdrawal(
        grant="2024-fonctionnement", decided_on=date(2024, 9, 2), ground=WithdrawalGround.ILLEGAL
    )
    withdrawn = payment_certificate(TRETEAUX.replace(withdrawals=(made,)), 2024, date(2024, 9, 30))
    assert "le retrait de la subvention a été décidé le 2 septembre 2024" in words(withdrawn, "somme")


def test_the_account_of_the_payee_is_masked_unless_asked_for() -> None:
    """An IBAN is shown only when somebody asks for it."""
    iban = "FR7630006000011234567890189"
    parties = tuple(
        party.replace(iban=iban) if party.key == "treteaux" else party for party in TRETEAUX.initial.parties
    )
    told = TRETEAUX.replace(initial=TRETEAUX.initial.replace(parties=parties))
    hidden, shown = (payment_certificate(told, 2024, LATE, reveal=reveal) for reveal in (False, True))
    assert "numéro masqué" in words(hidden, "beneficiaire")
    assert iban not in " ".join(texts(hidden))
    assert iban in words(shown, "beneficiaire")


@pytest.mark.parametrize("paper", [payment_certificate, repayment_demand])
def test_an_exercise_out_of_the_convention_is_refused(paper: Callable[..., Paper]) -> None:
    """The exercises that are known are named."""
    with pytest.raises(ConventionsError, match=r"ne dit rien de l’exercice 2031.*2024, 2025 et 2026"):
        paper(TRETEAUX, 2031, LATE)
    with pytest.raises(ConventionsError, match="ne dit rien de l’exercice 2031"):
        financial_report(TRETEAUX, 2031)


def test_a_mandate_is_told_as_it_stood_on_the_day() -> None:
    """A mandate paid later was only issued; one rejected later still stood; without its day, that is said."""
    assert TRETEAUX.ledger is not None
    first, second = TRETEAUX.ledger.payments
    ended = (
        first,
        second.replace(state="rejeté", paid_on=None, ended_on=date(2024, 10, 20)),
        first.replace(number="9", key="9", grant=None, instalment=None, paid_on=None, state="annulé"),
        first.replace(
            number="10", key="10", state="émis", paid_on=None, line="65748", commitment="E2024-0412"
        ),
    )
    told = TRETEAUX.replace(ledger=TRETEAUX.ledger.replace(payments=ended))
    before = words(payments_made(told, date(2024, 10, 10)), "mandats")
    after = words(payments_made(told, LATE), "mandats")
    assert "émis | 9 000,00 €" in before
    assert "rejeté le 20/10/2024 | 9 000,00 €" in after
    assert "annulé, date inconnue" in after
    assert words(payments_made(told, date(2024, 1, 1)), "mandats").endswith(
        "Aucun mandat n’est émis à cette date."
    )


def test_what_came_back_is_told() -> None:
    """Titles, and reductions with the mandate that they change."""
    title = Recovery(
        number="7", kind=RecoveryKind.TITLE, exercise=2024, grant="2024-fonctionnement",
        issued_on=date(2024, 11, 4), amount=euros(900), collected=euros(500), collected_on=date(2025, 1, 8),
        reason="trop-perçu", account="7588",
    )  # fmt: skip
    cut = Recovery(
        number="8", kind=RecoveryKind.REDUCTION, exercise=2024, issued_on=date(2024, 11, 5), amount=euros(100),
        payment="3377",
    )  # fmt: skip
    told = TRETEAUX.replace(ledger=TRETEAUX.ledger and TRETEAUX.ledger.replace(recoveries=(title, cut)))
    back = words(payments_made(told, LATE), "recouvrements")
    assert (
        "Trop-perçu, subvention de fonctionnement de l’exercice 2024, compte 7588, recouvré le 08/01/2025"
        in back
    )
    assert "Mandat n° 3377 | 100,00 € | 100,00 €" in back
    assert "1 000,00 € | 600,00 €" in back


def _demand(convention: Convention, exercise: int, day: date, part: str = "somme") -> str:
    return words(repayment_demand(convention, exercise, day), part)


def test_a_demand_says_what_comes_back_and_how() -> None:
    """What was paid beyond the right of real costs, step by step; titles already issued are told."""
    base = equipment_2023_2025()
    costs = (base.facts.costs[0].replace(amount=euros(60000)),)
    told = base.replace(facts=base.facts.replace(costs=costs))
    paper = repayment_demand(told, 2023, LATE)
    assert "3 750 € (trois mille sept cent cinquante euros)." in words(paper, "somme")
    assert words(paper, "calcul").endswith("à reverser : 18 750 € − 15 000 € = 3 750 €")
    assert "Délai de reversement : à compléter" in words(paper, "delai")
    title = Recovery(number="7", kind=RecoveryKind.TITLE, exercise=2023, issued_on=LATE, amount=euros(3750))
    ledger = told.ledger and told.ledger.replace(recoveries=(title.replace(collected=euros(50)),))
    assert "Des titres déjà émis en demandent 3 700 €." in _demand(told.replace(ledger=ledger), 2023, LATE)


def test_a_demand_rests_on_withdrawals_clauses_and_cases() -> None:
    """A withdrawal of a part leaves the rest; of the whole, nothing; what the beneficiary keeps is taken off."""
    made = Withdrawal(
        grant="2024-fonctionnement", decided_on=date(2025, 3, 4), ground=WithdrawalGround.CONDITION,
        amount=euros(10000), condition="dix représentations", breached_on=date(2025, 1, 2),
    )  # fmt: skip
    part, whole = (TRETEAUX.replace(withdrawals=(each,)) for each in (made, made.replace(amount=None)))
    assert "4 000 € (quatre mille euros)" in _demand(part, 2024, LATE)
    assert _demand(part, 2024, LATE, "calcul").endswith("24 000 € − 20 000 € = 4 000 €")
    assert "24 000 € (" in _demand(whole, 2024, LATE)
    assert "retrait total, motif : condition non remplie" in _demand(whole, 2024, LATE, "fondement")
    assert "rien à reverser ; ce qui est versé ne dépasse pas le droit" in _demand(
        part, 2024, date(2025, 1, 1)
    )


def test_a_demand_tells_the_surplus_that_is_kept() -> None:
    """The cases and the surplus of the terms are told; the part kept is not asked back."""
    base = equipment_2023_2025()
    costs = (base.facts.costs[0].replace(amount=euros(60000)),)
    terms = base.initial.payment_terms[0].replace(
        surplus=Surplus(ratio=Fraction(1, 100)), repayments=(Repayment(case=RepaymentCase.UNUSED),)
    )
    initial = base.initial.replace(payment_terms=(terms,), clauses=None)
    told = base.replace(facts=base.facts.replace(costs=costs), initial=initial)
    assert _demand(told, 2023, LATE, "calcul").endswith("18 750 € − 15 000 € − 600 € = 3 150 €")
    assert "Cas prévu : somme non utilisée" in _demand(told, 2023, LATE, "fondement")
    assert "au plus 1 % (dépenses réelles)" in _demand(told, 2023, LATE, "fondement")
    vague = initial.replace(payment_terms=(terms.replace(surplus=Surplus()),))
    assert "part non chiffrée" in _demand(told.replace(initial=vague), 2023, LATE, "fondement")
    silent = initial.replace(payment_terms=(terms.replace(surplus=None, repayments=()),))
    assert _demand(told.replace(initial=silent), 2023, LATE, "fondement").endswith(
        "ne dit rien du reversement."
    )


def test_a_demand_of_nothing_or_of_what_is_unknown_says_so() -> None:
    """Nothing paid, nothing in force, or no way to tell."""
    assert "rien à reverser ; rien n’est versé" in _demand(TRETEAUX, 2026, LATE)
    assert "non évaluable ; aucun acte signé ne la porte" in _demand(cci_2017_2019(), 2018, LATE)
    unknown = repayment_demand(TRETEAUX.replace(ledger=None), 2024, LATE)
    assert "non évaluable ; " in words(unknown, "somme")
    assert words(unknown, "signature") == ""
    assert _demand(cci_2017_2019(), 2017, LATE).startswith("Somme à reverser | ")
    none = TRETEAUX.replace(initial=TRETEAUX.initial.replace(grants=()), avenants=(), ledger=Ledger())
    assert "Rien à reverser : aucune subvention n’est en vigueur pour l’exercice 2024." in _demand(
        none, 2024, LATE
    )
    stray = none.replace(ledger=TRETEAUX.ledger)
    assert "24 000 € sont versés sans subvention en vigueur" in _demand(stray, 2024, LATE)


CHARGE = ReportLine(
    label="Achats", planned=euros(300), actual=euros(325), gap=euros(20), gap_percent=Decimal(8)
)
NEW = ReportLine(label="Imprévu", actual=euros(5))
FREE = ReportLine(label="Don", planned=euros(0), actual=euros(7), gap_percent=Decimal(3))


def _report(**told: Any) -> str:
    report = FinancialReport(exercise=2024, **{"charges": (CHARGE,), "products": (CHARGE,), **told})
    paper = financial_report(TRETEAUX.replace(reports=(report,)), 2024)
    return words(paper, "tableaux") + " # " + words(paper, "depot")


def test_a_report_shows_its_gaps_worked_out_and_those_it_writes() -> None:
    """Both are shown where they differ, and the difference is told; nothing is a percentage of nothing."""
    told = _report(charges=(CHARGE, NEW, FREE), total_charges=euros(400))
    assert "Achats | 300,00 € | 325,00 € | 25,00 € (écrit : 20,00 €) | 8,33 %" in told
    assert "Imprévu | inconnu | 5,00 € | inconnu | inconnu" in told
    assert "Don | 0,00 € | 7,00 € | 7,00 € | sans objet (écrit : 3 %)" in told
    assert "Total | au moins 300,00 € | 337,00 € (écrit : 400,00 €) | inconnu | inconnu" in told
    assert "« Achats » : écart écrit 20 €, recalculé 25 € ; différence : 5 €" in told
    assert "Total des charges : écrit 400 €, somme des lignes 337 € ; différence : 63 €" in told
    assert (
        "Charges et produits : total des charges 400 €, total des produits 325 € ; différence : 75 €" in told
    )


def test_a_report_may_count_its_gaps_in_another_way() -> None:
    """The other way round is told once; wrong percentages are told; a table may be missing."""
    other = CHARGE.replace(gap=euros(-25), gap_percent=None)
    assert "Écarts écrits : les écarts sont comptés dans l’autre sens" in _report(
        charges=(other,), products=None
    )
    assert "Le tableau des produits n’est pas connu ; total écrit : 9 €." in _report(
        products=None, total_products=euros(9)
    )
    assert "Le tableau des produits est vide." in _report(products=())
    assert "Égalité des charges et des produits : non évaluable, un total est inconnu" in _report(products=())
    wrong = CHARGE.replace(gap=None, gap_percent=Decimal(9))
    assert "« Achats » : écart écrit 9 %, recalculé 8 %" in _report(charges=(wrong,))
    right = CHARGE.replace(gap=euros(25))
    assert "Les totaux et les écarts écrits sont ceux qui se recalculent." in _report(
        charges=(right,), products=(right,)
    )


def test_a_report_tells_its_deadline() -> None:
    """It is that of the law; what came after it is told, and that nothing came."""
    assert "au plus tard le 30 juin 2025 ; dépassée à la réception" in _report(received_on=date(2025, 7, 1))
    assert "réception le 30 juin 2025" in _report(received_on=date(2025, 6, 30))
    blank = financial_report(equipment_2023_2025(), 2023)
    assert "travaux HT | 235 000 € | à compléter" in words(blank, "tableaux")
    assert "Département (Département du Haut-Jarez) | 62 500 €" in words(blank, "tableaux")
    assert "Réception du compte rendu : non renseignée" in words(blank, "depot")
    assert "Échéance légale : aucune n’est connue." in words(financial_report(cci_2017_2019(), 2018), "depot")


def test_a_review_computes_no_rate_that_nothing_says() -> None:
    """The results of the CCI name no target: they are apart, and no rate is written."""
    paper = review(cci_2017_2019(), date(2018, 12, 31))
    assert "%" not in words(paper, "synthese")
    assert "Résultats sans objectif rattaché | 23 entrepreneurs accompagnés" in words(paper, "actions")
    assert "Résultats prévus | prévu : 1 startup présentée" in words(paper, "actions")
    assert "108 %" in words(review(TRETEAUX, LATE), "synthese")


def test_a_review_tells_the_trend_and_what_is_out_of_force() -> None:
    """Results by exercise, with the rate of each; those of an action that is no more are apart."""
    [first] = TRETEAUX.results
    later = first.replace(key="2025", exercise=2025, value=Decimal(12))
    stray = first.replace(key="X", action="ancienne", target=None)
    told = TRETEAUX.replace(results=(later, first, stray))
    paper = review(told, date(2025, 12, 31))
    assert "2024 | 26 représentations | 108 % | 2025 | 12 représentations | 50 %" in words(paper, "actions")
    assert "ancienne : 26 représentations" in words(paper, "autres-resultats")
    bare = told.replace(initial=TRETEAUX.initial.replace(actions=()))
    assert "Aucun objectif chiffré : aucun taux" in words(review(bare, LATE), "synthese")
    assert "ne décrit aucune action" in words(review(bare, LATE), "actions")


def _grants(**told: Any) -> Convention:
    """The sample with one grant, changed."""
    [first, *_] = TRETEAUX.initial.grants
    return TRETEAUX.replace(initial=TRETEAUX.initial.replace(grants=(first.replace(**told),)), avenants=())


def test_a_certificate_says_what_stops_it() -> None:
    """A mandate of no grant, an unknown amount, more than the right: no sum is drawn."""
    day = date(2024, 9, 30)
    assert "le montant d’un versement exigible est inconnu" in words(
        payment_certificate(_grants(amount=None), 2024, day), "somme"
    )
    twins = tuple(TRETEAUX.initial.grants[0].replace(key=key) for key in ("A", "B"))
    loose = TRETEAUX.replace(initial=TRETEAUX.initial.replace(grants=twins), avenants=())
    assert "ne dit pas de quelle subvention il est" in words(payment_certificate(loose, 2024, day), "somme")
    base = equipment_2023_2025()
    costs = (base.facts.costs[0].replace(amount=euros(60000)),)
    much = base.replace(facts=base.facts.replace(costs=costs), ledger=Ledger())
    told = words(payment_certificate(much, 2023, LATE), "somme")
    assert "avec 0 € déjà mandatés, 18 750 € exigibles dépassent le droit du bénéficiaire (15 000 €)" in told


def test_a_certificate_of_a_grant_in_kind_or_of_none() -> None:
    """What is given in kind is not paid; an exercise may have no grant."""
    paper = payment_certificate(_grants(form="nature"), 2024, LATE)
    assert "Rien : subvention en nature" in words(paper, "versements")
    assert "rien n’est à payer" in words(paper, "somme")
    assert "Aucune subvention n’est connue" in words(payment_certificate(_grants(), 2025, LATE), "somme")
    terms = (PaymentTerms(instalments=()),)
    bare = TRETEAUX.replace(initial=TRETEAUX.initial.replace(payment_terms=terms))
    assert "aucun versement n’est prévu" in words(payment_certificate(bare, 2024, LATE), "versements")
    other = Withdrawal(
        grant="2025-fonctionnement", decided_on=date(2024, 1, 1), ground=WithdrawalGround.ILLEGAL
    )
    apart = TRETEAUX.replace(withdrawals=(other,))
    assert "9 000 €" in words(payment_certificate(apart, 2024, date(2024, 9, 30)), "somme")


def test_a_form_without_a_plan_and_papers_of_another_exercise() -> None:
    """The form is there to be filled; a paper about another exercise is left out."""
    asked = Request(exercise=2024, beneficiary="treteaux", amount=None)
    away = Document(key="a", kind="rapport", exercise=2031)
    told = TRETEAUX.replace(requests=(asked,), documents=(away,))
    paper = financial_report(told, 2024)
    assert words(paper, "tableaux").count("Total | à compléter") == 2
    assert "rapport" not in words(paper, "depot")
