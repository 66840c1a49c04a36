# mypy: disable-error-code="arg-type"
# Words of closed lists are given as texts, as files give them: the model reads them.
"""Avenants and letters of notification at their borders: what is not known, not signed, or cannot be done."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from conventions import euros
from conventions.documents import build, texts
from conventions.documents.builders import avenants, notified
from conventions.documents.citing import convention_named, signers
from conventions.documents.papers import avenant, notification_letter
from conventions.documents.saying import (
    bare_end,
    capital,
    in_both,
    numbered,
    over,
    sentence,
    signatory_of,
    with_words,
)
from conventions.errors import ConventionsError
from conventions.model import (
    AllOf,
    Avenant,
    ChangeBudgetLine,
    ChangePaymentTerms,
    Classification,
    Clause,
    Convention,
    Device,
    Each,
    Framework,
    Grant,
    Instalment,
    OnRequest,
    Party,
    PaymentTerms,
    Remainder,
    RemoveAction,
    RemoveGrant,
    Renewal,
    SetDevice,
    SetGrant,
    Signatory,
)
from conventions.money import Amount
from conventions.operations import Amending, amending
from conventions.periods import Period
from conventions.samples import association_2024_2026, cci_2017_2019
from tests.documents.every_operation import every_operation


def text_of(kind: str, convention: Convention, act: str | None = None) -> str:
    """The text of a document, its no-break spaces as spaces."""
    lines = "\n".join(texts(build(kind, convention, act=act)))
    return lines.replace("\u00a0", " ").replace("\u202f", " ")


def with_avenant(**fields: Any) -> Convention:
    """The sample of an association with one avenant, of these fields."""
    return association_2024_2026().replace(avenants=(Avenant(**fields),), deliberations=(), deliberation=None)


def test_the_avenant_of_the_sample() -> None:
    """Parties, base, deliberation, amount twice, table, no day made up."""
    text = text_of("avenant", cci_2017_2019())
    for fact in (
        *(
            "Avenant n° 1 à la convention de partenariat triennale\n",
            "La CCI Lyon Métropole Saint-Étienne Roanne",
        ),
        *(
            "en qualité de bénéficiaire et d’opérateur,",
            "Vu la délibération du Bureau métropolitain du 15 novembre 2018",
        ),
        *("Article 1er – Subventions", "fixée à 50 000 € (cinquante mille euros)", "2017 et 2019 : inconnus"),
        *("Prise d’effet du présent avenant : date à compléter.", "Signature : date à compléter"),
    ):
        assert fact in text


TITLES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"number": 2}, "Avenant n° 2 à la"),
    ({"year": 2025}, "Avenant de 2025 à la"),
    ({"key": "a"}, "Avenant à la"),
    ({"number": 2, "kind": "financier"}, "Avenant financier n° 2 à la"),
)


@pytest.mark.parametrize(("fields", "start"), TITLES)
def test_titles(fields: dict[str, Any], start: str) -> None:
    """The number, the year, or neither; what kind of avenant it says it is."""
    assert text_of("avenant", with_avenant(**fields)).startswith(start)


def test_the_end_of_an_avenant() -> None:
    """Its days, as far as they are known; a signed one without a day of effect binds once it is executory."""
    filed = Classification(nature=4)
    dated = with_avenant(
        number=2, signed_on=date(2025, 3, 4), annulled_on=date(2026, 1, 1), classification=filed
    )
    text = text_of("avenant", dated)
    assert "prend effet dès qu’il est exécutoire." in text
    assert "Fait le 4 mars 2025" in text
    assert text.endswith("Avenant annulé le 1er janvier 2026, classement @CTES : nature 4.")
    assert "prend effet le 5 mars 2025." in text_of(
        "avenant", with_avenant(number=2, effective_on=date(2025, 3, 5))
    )


def test_what_cannot_be_done_is_said() -> None:
    """The operations stand in the act; what they come to is not known, and the reader is told why."""
    wrong = RemoveAction(action="rien")
    text = text_of("avenant", with_avenant(number=2, operations=(wrong, RemoveAction(action="saison"))))
    assert "L’action « rien » est supprimée." in text
    assert "L’action « Saison de théâtre de proximité » est supprimée." in text
    assert "Conséquences non établies : " in text
    earlier = Avenant(number=2, signed_on=date(2024, 2, 1), operations=(wrong,))
    base = with_avenant(
        number=3, signed_on=date(2024, 3, 1), operations=(RemoveGrant(grant="2026-fonctionnement"),)
    )
    broken = base.replace(avenants=(*base.avenants, earlier))
    assert "Conséquences non établies" in text_of("avenant", broken, "avenants[3]")
    letter = text_of("lettre-de-notification", broken, "avenants[3]")
    assert "L’avenant prévoit ce qui suit :\nLa subvention" in letter


def test_what_changed_the_convention_before() -> None:
    """Avenants and renewals signed before, not what nobody signed."""
    base = every_operation()
    renewal = Renewal(until=date(2029, 12, 31), effective_on=date(2026, 1, 1), tacit=True)
    project = Avenant(number=8, year=2025)
    whole = base.replace(
        avenants=(*base.avenants, project), renewals=(renewal,), framework=Framework(title="pacte")
    )
    text = text_of("avenant", whole, "avenants[2]")
    assert (
        "Elle a déjà été modifiée par :\navenant n° 1, « Avenant n° 1 : montant ferme de 2025 », signé le 4 mars 2025"
        in text
    )
    assert "reconduction du 1er janvier 2026" in text
    assert "avenant n° 8" not in text
    assert (
        "en application de « pacte »" in text
        or "en application du pacte" in text
        or "en application de pacte" in text
    )


def test_a_grant_that_is_added_to() -> None:
    """Its imputations are told, since the sentence has none."""
    line = {"raw": "chapitre 65"}
    change = ChangeBudgetLine(grant="2024-fonctionnement", line=line)
    bare = SetDevice(device=Device(key="salle", name="Salle"))
    changed = text_of("avenant", with_avenant(number=2, operations=(change, bare)))
    assert "imputée sur : « chapitre 65 ».\nArticle 2" in changed
    more = SetGrant(
        grant=Grant(
            exercise=2024,
            beneficiary="treteaux",
            amount=euros(500),
            nature="fonctionnement",
            lines=(line,),
        ),
        mode="ajoute",
    )
    text = text_of("avenant", with_avenant(number=2, operations=(more,)))
    assert "est augmentée de 500 € (cinq cents euros)" in text
    assert "Imputation : chapitre 65" in text


def test_payment_terms_in_the_words_of_the_act() -> None:
    """The words stand, then what is known of them."""
    both = AllOf(of=(OnRequest(), Each(rhythm="mois", payments=3, first=date(2025, 1, 31))))
    single = Instalment(kind="unique", amount=Remainder(), trigger=both)
    terms = PaymentTerms(instalments=(single,), raw="en une fois", key="1")
    text = text_of("avenant", with_avenant(number=2, operations=(ChangePaymentTerms(payment_terms=terms),)))
    assert "Les modalités de versement « 1 » sont désormais : « en une fois »." in text
    assert "Versement unique : le reste" in text
    assert "Premier versement : le 31 janvier 2025" in text


def test_parties_without_roles_all_sign() -> None:
    """One side then, in the order of the act."""
    base = with_avenant(number=2)
    bare = tuple(party.replace(roles=(), kinds=(), identifiers=()) for party in base.initial.parties)
    text = text_of("avenant", base.replace(initial=base.initial.replace(parties=bare)))
    assert "d’une part" not in text
    assert "La Ville de Rochebrune,\nLes Tréteaux du Gier,\nExposé préalable" in text


def test_the_letter_of_the_sample() -> None:
    """To whom, what, how it is paid, what is asked; an address is left to complete."""
    text = text_of("lettre-de-notification", association_2024_2026())
    for fact in (
        *("Ville de Rochebrune\nÀ l’attention des Tréteaux du Gier\nAdresse : à compléter\nLe 10 mars 2025",),
        *("Objet : notification de subvention au titre de l’exercice 2025", "l’avenant n° 1 à la convention"),
        *(
            "signé le 4 mars 2025, approuvé par la délibération n° 2025-02-009",
            "33 500 € (trente-trois mille cinq cents",
        ),
        *(
            "La Ville de Rochebrune vous attribue",
            "Avance : 50 % de la subvention",
            "compte rendu financier et rapport",
        ),
        *("dans les six mois", "Contrôle : article 7", "Pièces jointes :\nl’avenant n° 1 à la convention"),
    ):
        assert fact in text


def test_a_letter_about_the_convention_or_nothing_signed() -> None:
    """Asked for by its word; a letter about a projet says so."""
    text = text_of("lettre-de-notification", association_2024_2026(), "convention")
    assert "Objet : notification de subvention au titre des exercices 2024, 2025 et 2026" in text
    assert "à titre prévisionnel" in text
    project = text_of("lettre-de-notification", cci_2017_2019())
    assert "Date : à compléter" in project
    assert "cette lettre est un projet" in project
    assert "dans les six mois" not in project
    assert build("avenant", association_2024_2026(), act="avenants[1]").title.startswith("Avenant")
    with pytest.raises(ConventionsError, match="la convention n’a rien sous"):
        build("avenant", association_2024_2026().replace(avenants=()))
    with pytest.raises(ConventionsError, match=r"lettre de notification.*avenants\[7\].*n’y est pas"):
        build("lettre-de-notification", association_2024_2026(), act="avenants[7]")


def test_letters_of_other_authorities() -> None:
    """Several beneficiaries, none, no grantor, a grantor in the plural, an avenant that gives nothing."""
    base = association_2024_2026().replace(avenants=())
    town, troupe = base.initial.parties
    other = Party(key="autre", name="Autre troupe", roles=("bénéficiaire",), kinds=({"kind": "entreprise"},))
    gifts = (
        Grant(exercise=2024, beneficiary="autre", amount=None, form="nature", use="affectée"),
        Grant(exercise=2024, beneficiary="treteaux", amount=euros(5), key="5"),
    )
    terms = base.initial.replace(
        parties=(town.replace(name="Les Communes du Gier"), troupe, other),
        grants=gifts,
        payment_terms=(),
        clauses=None,
    )
    text = text_of("lettre-de-notification", base.replace(initial=terms))
    assert "Les Communes du Gier attribuent, à ce titre" in text
    assert "Subvention d’un montant inconnu à Autre troupe, au titre de l’exercice 2024, en nature" in text
    assert "Versement" not in text
    assert "dans les six mois" in text
    orphan = base.initial.replace(parties=(troupe,), grants=gifts[1:], clauses=(Clause(kind="contrôle"),))
    alone = text_of("lettre-de-notification", base.replace(initial=orphan))
    assert "Il vous est attribué, à ce titre" in alone
    assert "Conditions et engagements\nContrôle\n" in alone
    assert "Pour la Ville" not in alone
    nothing = base.initial.replace(grants=(), clauses=())
    none = text_of(
        "lettre-de-notification",
        base.replace(initial=nothing, deliberations=(), deliberation=None, effective_on=date(2024, 2, 1)),
    )
    assert "Objet : notification de la convention pluriannuelle" in none
    assert "avec effet le 1er février 2024" in none
    assert "Pièce jointe :" in none
    more = Avenant(
        number=2, signed_on=date(2025, 1, 1), operations=(RemoveGrant(grant="2026-fonctionnement"),)
    )
    removed = text_of("lettre-de-notification", base.replace(avenants=(more,)))
    assert (
        "L’avenant prévoit ce qui suit :\nLa subvention de fonctionnement de l’exercice 2026 est supprimée."
        in removed
    )


def test_the_words_that_documents_share() -> None:
    """Borders of the small sentences."""
    assert in_both(None) == "montant inconnu"
    assert avenant(association_2024_2026(), "avenants[1]") == build("avenant", association_2024_2026())
    assert notification_letter(association_2024_2026()).kind == "lettre-de-notification"
    assert in_both(Amount(cents=10**14)).endswith("€")
    assert with_words(
        "1 150 000 € puis 150 000 €".replace(" ", "\u202f").replace("\u202f€", "\u00a0€"), [None]
    ).startswith("1")
    doubled = with_words("de 150\u202f000\u00a0€ à 50\u202f000\u00a0€", [euros(50_000)])
    assert doubled.endswith("50\u202f000\u00a0€ (cinquante mille euros)")
    assert doubled.startswith("de 150\u202f000\u00a0€ à")
    assert (capital(""), bare_end(" ; "), sentence("fini !")) == ("", ";", "Fini !")
    assert (numbered("n°"), numbered("12")) == ("n°\u00a0n°", "n°\u00a012")
    assert over(Period(date(2024, 1, 1), None)) == "à compter du 1er\u00a0janvier 2024"
    assert signatory_of(None, "adjoint aux sports") == "l’adjoint aux sports"
    assert (signatory_of("Mme A", None), signatory_of(None, None)) == ("Mme A", None)
    assert signers([]) == ()
    assert convention_named(cci_2017_2019().replace(kind=None)).text == "convention"


def test_signatories_stand_in_the_boxes() -> None:
    """The name without the capacity, the capacity without the name."""
    base = with_avenant(number=2)
    one, two = base.initial.parties
    parties = (
        one.replace(signatory=Signatory(name="Mme A")),
        two.replace(signatory=Signatory(capacity="présidente")),
    )
    text = text_of("avenant", base.replace(initial=base.initial.replace(parties=parties)))
    assert "ayant pour signataire Mme A," in text
    assert "ayant pour signataire la présidente," in text
    assert "Pour Les Tréteaux du Gier\nPrésidente\nSignature et cachet" in text


def test_amending_tells_each_step() -> None:
    """The terms before each operation are those that the one before it left."""
    convention = every_operation()
    done = amending(convention, convention.avenants[1])
    parties = [len(terms.parties) for _, terms in done.steps]
    assert parties[:2] == [2, 3]
    assert done.after is not None
    assert done.reason is None


@pytest.mark.parametrize(("kind", "module"), [("avenant", avenants), ("lettre-de-notification", notified)])
def test_what_an_avenant_does_is_worked_out_once(
    monkeypatch: pytest.MonkeyPatch, kind: str, module: ModuleType
) -> None:
    """It is long for an avenant of hundreds of operations: the parts of a document share it."""
    asked = []

    def counted(convention: Convention, act: Avenant) -> Amending:
        asked.append(act.key)
        return amending(convention, act)

    monkeypatch.setattr(module, "amending", counted)
    build(kind, association_2024_2026())
    assert asked == ["2025-1"]
