"""The papers about money: built from anything, they say sums that add up, nothing secret, nothing empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conventions import Convention, ConventionsError, euros, position, strategies
from conventions.documents import Paper, build, kind_named, texts
from conventions.documents.blocks import text_of
from conventions.documents.papers import (
    financial_report,
    payment_certificate,
    payments_made,
    repayment_demand,
)
from conventions.documents.texts import texts_of
from conventions.documents.tree import Table
from conventions.french import NBSP, NNBSP, parse_amount
from conventions.model import Ledger, Recovery, RecoveryKind, Withdrawal, WithdrawalGround
from conventions.model.confidential import hide, secrets
from conventions.money import Amount
from conventions.samples import association_2024_2026, town

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
    first, second = TRETEAUX.ledger.payments if TRETEAUX.ledger else ()
    assert first
    ended = (
        first,
        second.replace(state="rejeté", paid_on=None, ended_on=date(2024, 10, 20)),
        first.replace(number="9", key="9", grant=None, instalment=None, paid_on=None, state="annulé"),
        first.replace(
            number="10", key="10", state="émis", paid_on=None, line="65748", commitment="E2024-0412"
        ),
    )
    told = TRETEAUX.replace(ledger=TRETEAUX.ledger and TRETEAUX.ledger.replace(payments=ended))
    before = words(payments_made(told, date(2024, 10, 10)), "mandats")
    after = words(payments_made(told, LATE), "mandats")
    assert "émis | 9 000 €" in before
    assert "rejeté le 20/10/2024 | 9 000 €" in after
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
    assert "Mandat n° 3377 | 100 € | 100 €" in back
    assert "1 000 € | 600 €" in back
