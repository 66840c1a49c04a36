"""Documents read closely: true to the file, in plain French, no key shown, tables that hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conventions import Convention, euros
from conventions.documents import build, texts
from conventions.documents.blocks import number, table
from conventions.documents.tree import Column
from conventions.documents.writers.pdf.tables import look_of
from conventions.french import NBSP, NNBSP, Name
from conventions.model import DatedKind, Form, Grant, Nature, Party, PartyKind, Role
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town

DAY = date(2025, 6, 30)


def said(kind: str, convention: Convention, **asked: Any) -> str:
    """The text of a document, its spaces made plain."""
    lines = texts(build(kind, convention, **asked))
    return "\n".join(lines).replace(NBSP, " ").replace(NNBSP, " ")


def changed(**terms: Any) -> Convention:
    """The association, its initial terms otherwise, without what came later."""
    base = association_2024_2026()
    later = {"avenants": (), "deliberations": (), "results": (), "ledger": None, "documents": ()}
    bare = {"publications": (), "accounts": (), "deliberation": None}
    return base.replace(initial=base.initial.replace(**terms), **later, **bare)


def _two(exercise: int = 2024) -> Convention:
    """Two beneficiaries who have a grant of the same nature in the same year, with keys that nobody should read."""
    party = Party(
        key="amis",
        name=Name("Les Amis du lac"),
        roles=(Role.BENEFICIARY,),
        kinds=(DatedKind(kind=PartyKind.ASSOCIATION),),
    )
    grants = [
        Grant(exercise=exercise, beneficiary=to, amount=euros(10), nature=Nature.OPERATING, key=f"g-{to}")
        for to in ("treteaux", "amis")
    ]
    parties = (*association_2024_2026().initial.parties, party)
    return changed(parties=parties, grants=tuple(grants))


@pytest.mark.parametrize("kind", ["certificat-de-paiement", "demande-de-reversement", "etat-recapitulatif"])
def test_grants_alike_are_told_by_who_receives_them(kind: str) -> None:
    """A key of the file says nothing to a reader: the beneficiary tells the grant from the others."""
    asked = {"as_of": DAY} | ({} if kind == "etat-recapitulatif" else {"exercise": 2024})
    text = said(kind, _two(), **asked)
    assert "ubvention de fonctionnement de l’exercice 2024 accordée aux Amis du lac" in text
    assert "g-amis" not in text


def test_those_who_do_not_sign_are_named_apart() -> None:
    """Partners sign nothing: the convention names them, with no box, as the avenant does."""
    text = said("convention", cci_2017_2019())
    assert "La convention nomme aussi :\nEPURES, en qualité de partenaire\nL’école des mines, en" in text
    assert "Pour la CCI Lyon Métropole Saint-Étienne Roanne," in text
    assert "Pour EPURES" not in text
    assert "La convention nomme aussi" not in said("convention", association_2024_2026())


def test_a_charge_told_in_the_same_words_is_told_once() -> None:
    """« Reste 2 400 € HT/an » with its thin space is what the act writes with a plain one."""
    assert "« Reste" not in said("convention", cci_2017_2019())


def test_a_single_year_and_a_single_annex() -> None:
    """« année 2025 », « Annexe de la présente convention »; the office has a capital; the number holds."""
    one = town(size=89).conventions[88]
    text = said("convention", one)
    assert ", année 2025\n" in text
    assert "\nMaire\nMme Orlane Vastre" in text
    assert "Annexes de la présente convention" in text
    assert "Annexe de la présente convention :\nl’échéancier" in said("convention", association_2024_2026())
    lines = list(texts(build("convention", equipment_2023_2025())))
    assert any(f"loi n°{NBSP}2000-321" in each for each in lines)


def test_a_kind_that_the_name_says_is_not_said_twice() -> None:
    """« L’Association Horizon (association) » would say it twice."""
    party = Party(
        key="autre",
        name=Name("Association Horizon"),
        roles=(Role.BENEFICIARY,),
        kinds=(DatedKind(kind=PartyKind.ASSOCIATION),),
    )
    base = association_2024_2026()
    terms = base.initial.replace(parties=(*base.initial.parties, party))
    assert "L’Association Horizon, en qualité de" in said("avenant", base.replace(initial=terms))


def test_the_letter_speaks_to_its_reader() -> None:
    """One reader is « vous »; the credits are a condition, told in words and not « oui »."""
    text = said("lettre-de-notification", town(size=18).conventions[17])
    assert "Subvention de fonctionnement de 60 000 € (soixante mille euros), au titre de" in text
    assert "dans la limite des crédits ouverts au budget de l’exercice" in text
    assert ": oui" not in text
    assert "\nConditions et engagements\n" in text
    assert "Subvention de fonctionnement de 10 € (dix euros) aux Amis du lac," in said(
        "lettre-de-notification", _two()
    )


def test_no_report_is_asked_of_a_natural_person() -> None:
    """Article 10 of the law of 12 April 2000 asks it of a body."""
    ask = "dans les six mois"
    base = association_2024_2026().initial
    assert ask in said("lettre-de-notification", changed())
    person = base.parties[1].replace(kinds=(DatedKind(kind=PartyKind.PERSON),))
    assert ask not in said("lettre-de-notification", changed(parties=(base.parties[0], person)))


def test_short_columns_of_the_pdf_take_their_own_width() -> None:
    """No day stuck to the year beside it, no title cut in two; one column at least takes what is left."""
    titles: list[str | Column] = ["Émis le", "Exercice", "Objet", number("Montant")]
    row = ["15/03/2023", "2023", "Versement « acompte », subvention de 2023", "31 500 €"]
    assert look_of(table("", titles, [row])).shares == [0, 0, 40, 0]
    assert look_of(table("", ["Exercice", number("Montant")], [["2018", "5 €"]])).shares == [8, 0]


def test_cents_stand_below_cents_in_tables() -> None:
    """An amount of a table has its two decimals, as the columns of the annexes have."""
    statement = said("etat-recapitulatif", association_2024_2026(), as_of=DAY)
    assert "15 000,00 €" in statement
    assert "24 000 €" not in statement
    certificate = said("certificat-de-paiement", association_2024_2026(), as_of=DAY, exercise=2025)
    assert "\nÀ payer\n16 750,00 €\n" in certificate
    assert "section de fonctionnement, exercice 2025" in certificate
    assert "32 000,00 € (prévisionnel)" in said("avenant", association_2024_2026())


def test_an_exercise_without_a_grant_names_those_that_have_one() -> None:
    """« rien n’est à payer » is true of the exercise alone: the balance of 2023 is due in 2025."""
    asked = {"as_of": DAY, "exercise": 2025}
    text = said("certificat-de-paiement", equipment_2023_2025(), **asked)
    assert "rien n’est à payer à ce titre. Subventions connues : exercice 2023." in text
    back = said("demande-de-reversement", equipment_2023_2025(), **asked)
    assert "aucune subvention n’est en vigueur pour l’exercice 2025" in back


def test_a_demand_that_asks_for_nothing_is_not_signed() -> None:
    """Nothing to pay back: nobody signs, and it says that it is not sent."""
    text = said("demande-de-reversement", association_2024_2026(), as_of=DAY, exercise=2025)
    assert "Cette demande n’est ni à signer ni à envoyer." in text
    assert "L’ordonnateur" not in text
    assert "\nBénéficiaires\n" in said("demande-de-reversement", _two(), as_of=DAY, exercise=2024)


def test_what_is_given_in_kind_is_not_lost() -> None:
    """A help in kind is not paid: the schedule does not call it « perdu »."""
    grant = Grant(exercise=2024, beneficiary="treteaux", amount=euros(10), form=Form.IN_KIND)
    text = said("echeancier", changed(grants=(grant,)), as_of=DAY)
    assert "en nature, sans versement" in text
    assert "perdu" not in text


def test_a_report_names_the_length_it_knows() -> None:
    """The report is asked for no day: its period is that of the initial terms, and it says so."""
    text = said("compte-rendu-financier", association_2024_2026(), exercise=2024)
    assert "Durée initiale : du 1er janvier 2024 au 31 décembre 2026" in text


def test_a_schedule_without_papers_has_no_column_for_them() -> None:
    """An empty column says nothing."""
    free = changed(payment_terms=())
    assert "\nPièces\n" not in said("echeancier", free, as_of=DAY)
    assert "\nPièces\n" in said("echeancier", association_2024_2026(), as_of=DAY)


def test_a_review_counts_its_devices() -> None:
    """One device is no plural."""
    text = said("bilan", cci_2017_2019(), as_of=DAY)
    assert "\nDispositif : Novacité\n" in text
    assert "\nDispositifs : République, Novaciéries\n" in text


def test_the_words_of_a_forecast_are_those_of_its_sum() -> None:
    """A town foresees a sum, then decides another one: the first convention does not quote the second."""
    text = said("convention", town(size=1).conventions[0])
    assert "« Subvention de 129 100 € pour 2024, à titre prévisionnel. »" in text
    assert "130 600 €" not in text.partition("Ce document donne")[0]
