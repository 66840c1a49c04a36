"""Displays: the same words as HTML and as text, every text escaped, nothing confidential, unknown never zero."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conventions import (
    ConventionsError,
    OperationError,
    Report,
    Schedule,
    check,
    diff,
    euros,
    history,
    in_force,
    position,
    schedule,
    timeline,
)
from conventions.documents import deliberation, texts
from conventions.french import NBSP, NNBSP
from conventions.html import html
from conventions.model import (
    Action,
    Event,
    EventKind,
    ExtendTerm,
    Facts,
    Grant,
    Lapse,
    Ledger,
    Party,
    Payment,
    Renewal,
    Target,
    Waiver,
)
from conventions.model.confidential import hide, secrets
from conventions.model.secret_texts import NAME
from conventions.notebook import Display, card, compare, overview, show
from conventions.notebook.blocks import Grid, Note, Pairs, Part
from conventions.notebook.days import last_day
from conventions.notebook.reports import show_report
from conventions.notebook.showing import html_of
from conventions.portfolio import Portfolio
from conventions.rules import Finding, Severity
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions
from conventions.visible import visible

if TYPE_CHECKING:
    from conventions.model import Convention

CCI, CLUB, WORKSHOP = cci_2017_2019(), association_2024_2026(), equipment_2023_2025()
DAY = date(2025, 12, 31)
HOSTILE = "<script>alert('$x^2$')</script>\u202e"


def plain(display: Display | None) -> str:
    """The text of a display, its spaces made ordinary."""
    return str(display).replace(NBSP, " ").replace(NNBSP, " ")


def test_a_card_tells_the_money_of_the_position() -> None:
    """The sums of the table are those of ``position``, exercise by exercise and in all."""
    text = plain(card(CLUB, DAY))
    assert "2025 ; Attribué : 33 500 € ; Prévisionnel : 0 €" in text
    assert "Total ; Attribué : 63 500 € ; Prévisionnel : 32 000 €" in text
    assert "Prochain versement : 16 750 € pour 2025" in text
    assert (
        "au moins 24 représentations par an ; Résultat : 26 représentations, exercice 2024 ; Atteint à : 108 %"
        in text
    )


def test_what_nobody_knows_is_unknown() -> None:
    """An unknown sum is told as such, and a total that has one says « au moins »."""
    text = plain(card(CCI, date(2018, 12, 31)))
    assert "2017 ; Attribué : inconnu" in text
    assert "au moins 50 000 € (2017 et 2019 : inconnus)" in text
    assert "n’est pas zéro" in text


def test_without_a_day_a_card_takes_the_last_known_one_and_says_so() -> None:
    """No clock: the last day on which something was done, marked as inferred."""
    told = plain(card(CLUB))
    assert "Situation au 12 mai 2025, jour du dernier fait daté de la convention (déduit)" in told
    assert "déduit" not in plain(card(CLUB, DAY))
    assert "avec ce qui est connu au 1er mars 2025" in plain(card(CLUB, DAY, known_on=date(2025, 3, 1)))


def test_the_last_day_is_that_of_a_fact() -> None:
    """A day of effect may be foreseen; a fact counts; without any, the first day of the period does."""
    bare = type(WORKSHOP)(title="T", initial=WORKSHOP.initial)
    assert last_day(bare) == bare.initial.period.start
    assert last_day(bare.replace(effective_on=date(2030, 1, 1))) == bare.initial.period.start
    event = Event(kind=EventKind.START, day=date(2029, 5, 4))
    assert last_day(bare.replace(facts=Facts(events=(event,)))) == date(2029, 5, 4)


def person(key: str = "martin") -> Party:
    """A natural person with everything confidential."""
    told = {
        "key": key,
        "name": "Zoé Durand-Martin",
        "roles": ("bénéficiaire",),
        "kinds": ({"kind": "personne physique"},),
        "identifiers": ({"scheme": "SIRET", "value": "73282932000074"},),
        "iban": "FR7630006000011234567890189",
        "note": "habite 3 rue des Lilas",
    }
    return Party.model_validate(told)


def with_person() -> Convention:
    """The club of the sample with a person among its parties, named in its title."""
    initial = CLUB.initial.replace(parties=(*CLUB.initial.parties, person()))
    return CLUB.replace(initial=initial, title="Bourse de Zoé Durand-Martin")


SECRETS = ("Durand", "73282932000074", "FR7630006000011234567890189", "Lilas")


def test_confidential_data_is_masked_unless_asked_for() -> None:
    """Neither the text nor the HTML has the data of a person, but when ``reveal`` says so."""
    convention = with_person()
    before, after = CLUB.initial, convention.initial
    listed = [
        card(convention, DAY),
        compare(before, after),
        compare(
            after, after.replace(parties=(*CLUB.initial.parties, person().replace(note="Lilas", name="Léa")))
        ),
        show(diff(before, after)),
        show(diff(after, after.replace(parties=(*CLUB.initial.parties, person().replace(note="3 Lilas"))))),
        show(check(convention, DAY)),
        show(schedule(convention, DAY)),
        overview(Portfolio.of([convention]), DAY),
        show(Portfolio.of([convention]).check(DAY)),
    ]
    for display in listed:
        assert display is not None
        written = f"{display}{display.html()}"
        assert not [secret for secret in SECRETS if secret in written]
    assert NAME in str(card(convention, DAY))
    assert "Zoé Durand-Martin" in str(card(convention, DAY, reveal=True))
    assert "Durand" in str(compare(before, after, reveal=True))


def test_the_iban_of_a_body_is_masked_in_changes() -> None:
    """The bank details of an association are as confidential as those of a person."""
    grantor, club = CLUB.initial.parties
    paid = CLUB.initial.replace(parties=(grantor, club.replace(iban="FR7630006000011234567890189")))
    for display in (compare(CLUB.initial, paid), show(diff(CLUB.initial, paid))):
        assert "30006000" not in str(display)
    assert "ce qui est confidentiel" in str(show(diff(CLUB.initial, paid)))


def test_every_text_is_escaped() -> None:
    """What a file says is never a tag, and its invisible characters are seen."""
    action = Action(key="A", title=HOSTILE, targets=(Target(key="T", value=Decimal(1), unit=HOSTILE),))
    initial = CLUB.initial.replace(actions=(action,), grants=(*CLUB.initial.grants, grant_of(HOSTILE)))
    display = card(CLUB.replace(title=HOSTILE, initial=initial, results=()), DAY)
    assert "<script" not in display.html()
    assert "&lt;script&gt;" in display.html()
    assert "\u202e" not in f"{display.html()}{display}"
    assert "\\u202e" in str(display)


def grant_of(purpose: str) -> Grant:
    """A grant without an amount."""
    return Grant(
        exercise=2026, beneficiary=CLUB.initial.grants[0].beneficiary, object=purpose, amount=None, key="g-x"
    )


def check_card(convention: Convention, day: date) -> None:
    """Its tables have captions and titles, and nothing is left to mask; a sentence says why there is none."""
    assume(convention.initial.period.start.year >= 1000)  # an exercise is a year of four digits
    try:
        display = card(convention, day)
    except OperationError:
        return
    written, text = str(display.html()), str(display)
    assert hide(text, secrets(convention)) == text
    tables = re.findall(r"<table>.*?</table>", written, re.S)
    assert all(table.startswith("<table><caption>") and 'scope="col"' in table for table in tables)
    assert written.count("<tr>") == written.count("</tr>")


DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(max_examples=4)
@given(convention=conventions(), day=DAYS)
def test_any_convention_has_a_card(convention: Convention, day: date) -> None:
    """Whatever a file says, its card can be read and shows nothing confidential."""
    check_card(convention, day)


@pytest.mark.slow
@pytest.mark.no_cover
@settings(max_examples=60)
@given(convention=conventions(), day=DAYS)
def test_many_conventions_have_a_card(convention: Convention, day: date) -> None:
    """The same, at length."""
    check_card(convention, day)


def test_what_cannot_be_shown_says_why() -> None:
    """An avenant on what is not there is told in a sentence, not by a stack of calls."""
    operation = {"operation": "supprimer une action", "action": "nowhere"}
    broken = CLUB.replace(avenants=(CLUB.avenants[0].replace(operations=(operation,)),))
    html = html_of(broken) or ""
    assert 'class="erreur"' in html
    assert "nowhere" in html


def test_a_report_tells_its_findings_by_severity() -> None:
    """The gravest first, with the rule, the remedy, the law without links; what has no verdict is counted."""
    report = check(CCI, date(2018, 12, 31))
    display = show(report)
    assert display is not None
    text, html = plain(display), display.html()
    assert text.index("Erreur (1)") < text.index("Avertissements (2)") < text.index("Informations")
    assert "NAT-001 ; Compte imputé dans une autre section" in text
    assert f"Non évaluées : {len(report.not_evaluated)}" in text
    assert f"Sans objet : {len(report.not_applicable)}" in text
    assert f"Règles conformes : {len(report.conform)}" in text
    assert "fait déduit : " in text
    assert "http" not in html
    assert html.count("<details>") == 4


def test_a_report_without_a_finding_says_so() -> None:
    """Nothing found is told; what somebody accepted is told apart, with why."""
    fields: dict[str, Any] = {"as_of": DAY, "library_version": "1", "rules_version": "1", "data_version": "1"}
    found = Finding(
        code="X", severity=Severity.ERROR, address="a", message="m", justification="vu", to_reconfirm=True
    )
    text = plain(show_report(Report(convention="C", waived=(found,), **fields)))
    assert "Aucun constat." in text
    assert "justification : vu" in text
    assert "obligation à reconfirmer" in text


def test_waived_findings_are_folded() -> None:
    """A finding that somebody justified is not among the others."""
    code = check(CCI, date(2018, 12, 31)).errors[0]
    waiver = Waiver(code=code.code, address=code.address, reason="vu", day=date(2018, 12, 1), by="DGS")
    text = plain(show(check(CCI.replace(waivers=(waiver,)), date(2018, 12, 31))))
    assert "Constats justifiés, non comptés : 1" in text


def test_a_schedule_tells_its_totals() -> None:
    """Each exercise with several payments has its total, and all of them theirs."""
    text = plain(show(schedule(CLUB, DAY)))
    assert "2024 ; Échéance : avance ; Montant : 15 000 € ; Date ou événement attendu : 31 mars 2024" in text
    assert "Total 2025 ; Montant : 33 500 €" in text
    assert "Total ; Montant : 95 500 €" in text
    unknown = plain(show(schedule(CCI, date(2018, 12, 31))))
    assert "Total : au moins 50 000 € (2017 et 2019 : inconnus)" in unknown
    assert "Aucun versement n’est prévu." in plain(show(Schedule(as_of=DAY, lines=())))


def test_the_grants_of_one_exercise_are_numbered() -> None:
    """The keys of grants may name a person: they are not shown."""
    lines = schedule(CLUB, DAY).of(2024).lines
    other = lines[0].replace(grant="durand", key="other")
    text = plain(show(Schedule(as_of=DAY, lines=(*lines, other))))
    assert "avance (subvention 1)" in text
    assert "avance (subvention 2)" in text
    assert "durand" not in text


def test_changes_tell_before_and_after() -> None:
    """A change has its place, its field, its two values; a history its days."""
    before, after = in_force(CLUB, date(2024, 12, 31)), in_force(CLUB, DAY)
    text = plain(compare(before, after))
    assert "Champ : montant ; Avant : 31 000 € ; Après : 33 500 €" in text
    assert "Prise d’effet : 4 mars 2025" in plain(show(history(CLUB, "grants")))
    assert plain(show(history(CLUB, "grants")[0])).startswith("Modifications")
    added = plain(compare(before, before.replace(actions=())))
    assert "Après : absent" in added
    with pytest.raises(ConventionsError):
        compare(CLUB, CLUB)  # type: ignore[arg-type]  # what is refused


def test_dates_are_listed() -> None:
    """The dates that matter, as ``timeline`` gives them."""
    assert "12 janvier 2024 ; Ce qui se passe : signature de la convention" in plain(show(timeline(CLUB)))


def test_a_position_without_money_says_so() -> None:
    """When all the sums are zero there is no table of zeros."""
    terms = CLUB.initial.replace(grants=(), payment_terms=())
    bare = type(CLUB)(title="T", initial=terms, ledger=Ledger(commitments=()))
    assert "toutes les sommes sont à 0 €" in plain(show(position(bare, DAY)))
    ceiling = CLUB.replace(initial=CLUB.initial.replace(ceiling=euros(90000)))
    assert "Plafond de la convention : 90 000 €" in plain(card(ceiling, DAY))


def test_a_card_has_no_empty_part() -> None:
    """Without actions there is no table of targets; with actions and nothing else, a sentence."""
    assert "Objectifs et résultats" not in str(card(WORKSHOP, DAY))
    bare = CLUB.initial.replace(actions=(Action(key="A", title="A"),))
    assert "Aucun objectif chiffré, aucun résultat." in plain(
        card(CLUB.replace(initial=bare, results=()), DAY)
    )
    done = WORKSHOP.replace(
        initial=WORKSHOP.initial.replace(grants=(), payment_terms=()), ledger=None, facts=Facts()
    )
    assert "Aucun versement à venir." in plain(card(done, DAY))


def test_what_comes_next_is_told() -> None:
    """The next dates in order, what was already mandated of the next payment, the deadlines of caducity."""
    text = plain(card(CLUB, date(2025, 3, 5)))
    assert "31 décembre 2026 : fin de la convention" in text
    renewed = CLUB.replace(renewals=(Renewal(effective_on=date(2027, 1, 1), until=date(2027, 12, 31)),))
    assert "1er janvier 2027 : prise d’effet" in plain(card(renewed, DAY))
    terms, *others = CLUB.initial.payment_terms
    lapsing = CLUB.initial.replace(payment_terms=(terms.replace(lapse=Lapse(last_claim=3)), *others))
    text = plain(card(CLUB.replace(initial=lapsing), DAY))
    assert "31 décembre 2027 : caducité, demande du solde au plus tard" in text
    assert "caducité" not in plain(card(CLUB.replace(initial=lapsing), date(2030, 6, 1)))
    part = Payment(number="9", exercise=2025, issued_on=date(2025, 4, 1), amount=euros(5000))
    assert CLUB.ledger is not None
    ledger = CLUB.ledger.replace(payments=(*CLUB.ledger.payments, part))
    assert "déjà mandaté : 5 000 €" in plain(card(CLUB.replace(ledger=ledger), DAY))


def test_a_portfolio_tells_its_totals() -> None:
    """The sums by exercise are those of the table of positions, and unknown stays unknown."""
    town = Portfolio.of([CCI, CLUB, CLUB.replace(reference="2")])
    text = plain(show(town))
    assert "Portefeuille : 3 conventions" in text
    assert "(déduit)" in text
    assert "2025 ; Attribué : 67 000 €" in text
    assert "Aucun fichier n’est laissé de côté, sur 3." in text
    assert "(déduit)" not in plain(overview(town, DAY))
    assert (
        plain(overview(Portfolio.of([])))
        == "Portefeuille : 0 convention\nAucun fichier n’est laissé de côté, sur 0."
    )


def test_a_portfolio_tells_its_problems() -> None:
    """Files that cannot be used are named with why; beyond a hundred, their number."""
    twins = Portfolio.of([CLUB, CLUB.replace(title="autre")])
    text = plain(show(twins))
    assert "Problèmes de fichiers (2)" in text
    many = Portfolio.of(CLUB.replace(title=f"T{rank}") for rank in range(102))
    assert "… et 2 autres problèmes." in plain(show(many))


def test_the_report_of_a_portfolio_is_shown() -> None:
    """The gravest findings first, with the convention and the file."""
    town = Portfolio.of([CCI, CLUB])
    text = plain(show(town.check(DAY)))
    assert text.index("erreur ; NAT-001") < text.index("information ; ")
    empty = plain(show(Portfolio.of([]).check(DAY)))
    assert "Aucun constat." in empty


def test_blocks_say_the_same_twice() -> None:
    """The HTML and the text of a block have the same words."""
    display = Display(
        "T",
        (
            Part(
                "P",
                (Pairs((("a", "1"),)), Grid("G", ("A", "B"), (("x", ("1", "2")),), frozenset({1}))),
                folded=True,
            ),
        ),
    )
    assert plain(display) == "T\n\nP\na : 1\nG\n  – x ; B : 1 ; 2"
    assert '<td class="nombre">1<br>2</td>' in display.html()
    assert Note("n", "erreur").html() == '<p class="erreur">n</p>'
    assert repr(display) == str(display)


def test_an_extended_term_is_told() -> None:
    """The period of the card is that in force."""
    avenant = CLUB.avenants[0].replace(operations=(ExtendTerm(until=date(2028, 12, 31)),))
    assert "au 31 décembre 2028" in plain(card(CLUB.replace(avenants=(avenant,)), DAY))


def test_a_document_is_shown_as_its_page_and_as_its_text() -> None:
    """A notebook shows the title of a document once, then its parts; print gives the same lines."""
    paper = deliberation(cci_2017_2019())
    shown = show(paper)
    assert shown is not None
    assert str(shown).splitlines() == [visible(line) for line in texts(paper)]
    assert shown.html().count(html(paper.title)) == 2, "the label of the part and its title"
    assert "<ul>" in shown.html()
