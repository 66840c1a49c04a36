"""The convention, its financial annex, its schedule of payments: what they say, and what they never say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from conventions import dumps, euros, schedule, strategies
from conventions.documents import Paper, build, texts
from conventions.documents.blocks import text_of
from conventions.documents.papers import convention as written
from conventions.documents.papers import financial_annex, payment_schedule
from conventions.documents.tree import Heading, Table
from conventions.errors import ConventionsError
from conventions.files import loads
from conventions.french import NBSP, Name, parse_amount
from conventions.model import (
    Avenant,
    Convention,
    DatedKind,
    ExtendTerm,
    Party,
    PartyKind,
    Renewal,
    Role,
    Signatory,
    Terminate,
)
from conventions.money import ZERO
from conventions.operations import Total, in_force, position, situation
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town
from conventions.samples import text as sample_text

DAY = date(2025, 6, 30)
_MONTHLY = {"trigger": "chaque", "rhythm": "mois", "payments": 12}
KINDS = ("convention", "annexe-financiere", "echeancier")


def _paper(kind: str, convention: Convention, *, reveal: bool = False) -> Paper:
    return build(kind, convention, as_of=None if kind == "convention" else DAY, reveal=reveal)


def _said(paper: Paper) -> str:
    return "\n".join(texts(paper)).replace(NBSP, " ").replace("\u202f", " ")


def _tables(paper: Paper, caption: str) -> Iterator[Table]:
    found = (block for block in paper.blocks if isinstance(block, Table))
    return (table for table in found if table.caption == caption)


def _cells(table: Table, column: int = -1) -> list[str]:
    return [text_of(row[column]) for row in table.rows]


def _read(cell: str) -> Total:
    """What the cell of a total says, read again."""
    if cell == "inconnu":
        return Total(unknown=("?",))
    known = parse_amount(cell.removeprefix("au moins ")).amount
    return Total(known=known, unknown=("?",) if cell.startswith("au moins") else ())


def _agree(cell: str, total: Total) -> bool:
    read = _read(cell)
    return read.is_exact == total.is_exact and (read.known == total.known or total.known <= ZERO)


def _holds_well(convention: Convention) -> None:
    """Every text says something, on one line, once; no secret, no word of the program."""
    for kind in KINDS:
        try:
            paper = _paper(kind, convention)
        except ConventionsError:
            with pytest.raises(ConventionsError):  # its own avenants, or its own days, contradict each other
                situation(convention, DAY)
            continue
        told = list(texts(paper))
        whole = "\n".join(told)
        assert all(text.strip() for text in told)
        assert "  " not in whole
        assert "None" not in whole or "None" in dumps(convention, "json")
        assert not any(party.iban and party.iban in whole for party in convention.initial.parties)


def _totals_agree(convention: Convention) -> None:
    """To the cent: the tables are read again, and are what the operations say."""
    try:
        annex, due = financial_annex(convention, DAY), payment_schedule(convention, DAY)
    except ConventionsError:
        return
    grants = in_force(convention, DAY).grants
    for table in _tables(annex, "Subventions par exercice"):
        assert list(map(_read, _cells(table))) == [
            Total(unknown=("?",)) if grant.amount is None else Total(known=grant.amount) for grant in grants
        ]
        total = Total.of((str(grant.exercise), grant.amount) for grant in grants)
        assert table.total is None or _agree(text_of(table.total[-1]), total)
    for table in _tables(due, "Versements prévus"):
        assert table.total is not None
        assert _agree(text_of(table.total[-1]), schedule(convention, DAY).total)
    money = position(convention, DAY)
    for table in _tables(due, "Totaux par exercice"):
        if table.total is not None and money.total("firm").known > ZERO:
            assert _agree(text_of(table.total[2]), money.total("firm"))


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.conventions())
def test_any_convention_has_its_documents(convention: Convention) -> None:
    """Well written, and with the totals of the model."""
    _holds_well(convention)
    _totals_agree(convention)


@pytest.mark.slow
@pytest.mark.no_cover
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.conventions())
def test_many_conventions_have_their_documents(convention: Convention) -> None:
    """The same, over many conventions."""
    _holds_well(convention)
    _totals_agree(convention)


@pytest.mark.parametrize("rank", [4, 14, 17, 32])
def test_totals_of_a_town_are_those_of_the_model(rank: int) -> None:
    """Over conventions with a ledger, avenants, cofunders, a natural person."""
    _totals_agree(town(size=40).conventions[rank])


@pytest.mark.parametrize("kind", KINDS)
def test_the_documents_of_a_town_are_well_written(kind: str) -> None:
    """No article left uncontracted, no double comma, no empty list, over towns and samples."""
    ugly = re.compile(r"\bde les? |\bà les? |, ,|,,|\.\.|: ?;|\(\)|\bNone\b| ,|  |de au ")
    samples = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025())
    for convention in (*samples, *town(size=40).conventions[5:40:9]):
        assert not ugly.search("\n".join(texts(_paper(kind, convention))))


def test_articles_are_numbered_in_order() -> None:
    """An article that has nothing to say takes no number."""
    heads = [text_of(block.line) for block in written(cci_2017_2019()).blocks if isinstance(block, Heading)]
    assert [head.replace(NBSP, " ") for head in heads] == [
        "Article 1er – Durée",
        "Article 2 – Programme",
        "Article 3 – Montant",
        "Article 4 – Objectifs et évaluation",
    ]


def test_what_is_not_known_is_not_worded() -> None:
    """A convention known in part gets no article of ours, and says that it is known in part."""
    text = _said(written(cci_2017_2019()))
    assert "Texte connu en partie" in text
    assert "Les clauses de la convention ne sont pas connues." in text
    assert "tribunal" not in text
    assert "Le montant total des subventions est inconnu." in text
    assert (
        "sollicite Saint-Etienne Métropole" not in text
    )  # asked later, for an exercise that an avenant grants


def test_the_words_of_the_act_are_kept() -> None:
    """A clause of which the words are known is in these words; the others are said to be in ours."""
    text = _said(written(association_2024_2026()))
    assert (
        "Les montants des deuxième et troisième années sont versés sous réserve du vote des crédits." in text
    )
    assert "rédigé en termes généraux, faute de connaître la rédaction de l’acte : objet, utilisation" in text
    assert "tribunal administratif territorialement compétent" in text
    assert "sans les actes connus qui la modifient : avenant n° 1 de 2025, signé le 4 mars 2025" in text


def test_the_annex_tells_what_avenants_changed() -> None:
    """Before its signature an avenant counts for nothing, and is told apart."""
    association = association_2024_2026()
    before, after = (_said(financial_annex(association, day)) for day in (date(2025, 3, 3), date(2025, 3, 4)))
    assert "ne sont pas en vigueur" in before
    assert "quatre-vingt-treize mille euros (93 000 €)" in before
    assert "ne sont pas en vigueur" not in after
    assert "quatre-vingt-quinze mille cinq cents euros (95 500 €)" in after


def test_the_schedule_tells_what_was_paid() -> None:
    """Paid, due, to come, not firm: each payment says how far it went."""
    (table,) = _tables(payment_schedule(association_2024_2026(), DAY), "Versements prévus")
    states = _cells(table, -2)
    assert states[0] == "payé le 14/02/2024"
    assert states[2:4] == ["en attente", "exigible"]
    assert states[-1] == "non ferme"


def test_the_same_reason_is_told_once() -> None:
    """Twelve payments worked out in the same way have one line, which counts them."""
    terms = {"kind": "acompte", "amount": {"rule": "reste"}, "trigger": _MONTHLY}
    base = association_2024_2026()
    changed = base.replace(initial=base.initial.replace(payment_terms=[{"instalments": [terms]}]))
    assert "2024, acompte (convention) : " in _said(payment_schedule(changed, DAY))
    text = _said(payment_schedule(changed, DAY))
    assert "2024, acompte (convention) : le reste de 30 000,00 €, en 12 versements, chaque mois." in text


def test_a_plan_tells_its_balance() -> None:
    """Costs and resources are compared in one tax basis only."""
    convention = equipment_2023_2025()
    (request,) = convention.requests
    assert request.plan is not None
    first, *others = request.plan.costs
    texts_ = {
        (first.replace(amount=euros(1)), *others): "Les ressources dépassent les dépenses de 234 999 €.",
        (
            first.replace(amount=euros(235_001)),
            *others,
        ): "Les ressources sont inférieures aux dépenses de 1 €.",
        (first.replace(tax="TTC"), *others): "Les dépenses sont sur plusieurs bases (TTC et HT)",
        (first.replace(tax=None), *others): "Les dépenses sont sur plusieurs bases (sans base dite et HT)",
        (): "Le plan de financement n’a pas de dépense.",
    }
    for costs, said in texts_.items():
        plan = request.plan.replace(costs=costs, lead="sport" if costs else None, owner=None)
        changed = convention.replace(requests=[request.replace(plan=plan)])
        assert said in _said(financial_annex(changed, DAY))


def test_a_plan_without_resource_says_so() -> None:
    """Nothing is compared with nothing."""
    convention = equipment_2023_2025()
    (request,) = convention.requests
    assert request.plan is not None
    changed = convention.replace(requests=[request.replace(plan=request.plan.replace(resources=()))])
    assert "Le plan de financement n’a pas de ressource." in _said(financial_annex(changed, DAY))


def test_names_of_a_natural_person_are_not_written() -> None:
    """Unless it is asked for, neither the name nor the account of a person is in its documents."""
    person = Party(
        key="P",
        name=Name("Camille Exemple"),
        kinds=(DatedKind(kind=PartyKind.PERSON),),
        roles=(Role.BENEFICIARY,),
        iban="FR7630006000011234567890189",
    )
    base = association_2024_2026()
    grants = [grant.replace(beneficiary="P") for grant in base.initial.grants]
    terms = base.initial.replace(parties=[base.initial.parties[0], person], grants=grants)
    convention = base.replace(initial=terms, avenants=(), deliberations=(), deliberation=None, ledger=None)
    for kind in KINDS:
        hidden, shown = _said(_paper(kind, convention)), _said(_paper(kind, convention, reveal=True))
        assert "Camille Exemple" not in hidden
        assert "FR76" not in hidden
        assert "Camille Exemple" in shown
    assert "FR7630006000011234567890189" in _said(written(convention, reveal=True))


def test_a_share_that_does_not_end_is_told_as_such() -> None:
    """Nothing is rounded in silence."""
    from conventions.documents.builders.agreements.annex import said_part

    said = [said_part(Fraction(*part)).replace(NBSP, " ") for part in ((1, 8), (2, 3), (1, 1), (11, 10))]
    assert said == ["12,5 %", "environ 66,67 %", "100 %", "110 %"]


def _with_terms(**terms: object) -> str:
    """The text of a convention whose payment terms are these."""
    base = association_2024_2026()
    return _said(written(base.replace(initial=base.initial.replace(payment_terms=[terms]))))


_PAID = {"kind": "acompte", "amount": {"rule": "montant fixe", "amount": euros(500)}}
_DELAY = {"months": 24}


@pytest.mark.parametrize(
    ("instalment", "said"),
    [
        ({"kind": "unique"}, "versement unique : 500 €"),
        ({"cap": "4/5"}, "versements cumulés dans la limite de 80 % de la subvention"),
        (
            {"minimum": euros(5), "maximum": euros(9)},
            "au moins 5 € par versement ; au plus 9 € par versement",
        ),
        ({"max_payments": 1}, "en 1 versement au plus"),
        ({"max_payments": 3}, "en 3 versements au plus"),
        ({"stoppable": True}, "versement que peut arrêter la Ville de Rochebrune"),
        ({"raw": "cinq cents euros"}, "acompte : 500 € : « cinq cents euros »"),
        (
            {"variants": [{"condition": "une garantie est donnée", "cap": "1/2"}]},
            "à cette condition, « une garantie est donnée » : versements cumulés dans la limite de 50 %",
        ),
        (
            {"variants": [{"condition": "garantie", "amount": {"rule": "reste"}}]},
            "à cette condition, « garantie » : le reste",
        ),
        (
            {"trigger": {"trigger": "chaque", "rhythm": "mois", "payments": 3, "first": date(2024, 5, 2)}},
            "premier versement le 2 mai 2024",
        ),
        (
            {
                "trigger": {
                    "trigger": "à la fois",
                    "of": [
                        {"trigger": "sur demande"},
                        {"trigger": "chaque", "rhythm": "mois", "payments": 3, "first": date(2024, 5, 2)},
                    ],
                }
            },
            "premier versement le 2 mai 2024",
        ),
    ],
)
def test_an_instalment_tells_its_limits(instalment: dict[str, object], said: str) -> None:
    """Whatever bounds a payment, or changes it, is said."""
    assert said in _with_terms(instalments=[{**_PAID, **instalment}])


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"raw": "En une fois."}, "\nEn une fois.\nLes versements sont faits ainsi :"),
        ({"raw": "En une fois.", "instalments": []}, "\nEn une fois.\n"),
        ({"rounding": "cumulative"}, "Les arrondis sont calculés sur le cumul des versements."),
        ({"unit": euros(10)}, "Le montant de chaque versement est un multiple de 10 €."),
        ({"subject_to_credits": True}, "dans la limite des crédits ouverts au budget de l’exercice."),
        ({"above": euros(5)}, "Pour une subvention de plus de 5 €, les versements"),
        ({"up_to": euros(50_000)}, "Pour une subvention de 50 000 € au plus, les versements"),
        (
            {"grants": ["2024-fonctionnement"], "raw": "En une fois."},
            "Pour la subvention de fonctionnement de l’exercice 2024 : En une fois.",
        ),
        (
            {"grants": ["2024-fonctionnement"], "above": euros(5)},
            "Pour la subvention de fonctionnement de l’exercice 2024, de plus de 5 €, les versements",
        ),
        (
            {"lapse": {"start_within": "P2Y", "extension": "P1Y"}},
            "dans un délai de 2 ans après la notification, qui peut être prolongé une fois de 1 an.",
        ),
        (
            {"lapse": {"finish_within": "P4Y", "finish_since": "commencement", "raw": "Quatre ans."}},
            "le projet s’achève dans un délai de 4 ans après le commencement.\n« Quatre ans. »",
        ),
        (
            {"lapse": {"claim_within": "P18M", "since": "décision"}},
            "un versement est demandé dans un délai de 18 mois après la décision.",
        ),
        (
            {"lapse": {"first_claim": 1, "last_claim": 4}},
            "de l’exercice qui suit celui de la subvention ;\nle dernier versement est demandé avant la fin du 4e",
        ),
        (
            {"lapse": {"last_claim": 0}},
            "le dernier versement est demandé avant la fin de l’exercice de la subvention.",
        ),
        (
            {
                "repayments": [
                    {"case": "projet non réalisé dans le délai", "extent": "totale", "raw": "Tout."}
                ]
            },
            "projet non réalisé dans le délai (restitution totale) : « Tout. »",
        ),
        ({"repayments": [{"case": "somme non utilisée"}]}, "\nsomme non utilisée\n"),
        (
            {"surplus": {}},
            "Le bénéficiaire peut conserver un excédent raisonnable ; sa mesure n’est pas dite.",
        ),
        (
            {"surplus": {"ratio": "1/10", "of": "subvention", "raw": "Dix."}},
            "excédent raisonnable, dans la limite de 10 % de la subvention. « Dix. »",
        ),
    ],
)
def test_payment_terms_tell_their_conditions(terms: dict[str, object], said: str) -> None:
    """Scope, rounding, credits, lapse, restitution: each in a sentence."""
    assert said in _with_terms(**{"instalments": [_PAID], **terms})


@pytest.mark.parametrize(
    ("grant", "said"),
    [
        ({"form": "nature"}, "aide en nature, valorisée à trente mille euros (30 000 €), montant ferme"),
        ({"form": "nature", "amount": None}, "l’exercice 2024 est inconnu"),
        ({"tax": "HT"}, "Dépenses comptées HT."),
        (
            {"lines": [{"raw": "65748", "exercises": [2024], "and_following": True}]},
            "65748, exercice 2024 et suivants",
        ),
        ({"lines": [{"raw": "65748", "exercises": [2024, 2025]}]}, "65748, exercices 2024 et 2025"),
        ({"lines": [{"raw": "65748", "and_following": True}]}, "65748, exercices suivants"),
        (
            {"lines": [{"raw": "65748", "budget": "annexe", "amount": euros(5)}]},
            "65748, budget : annexe, pour 5 €",
        ),
    ],
)
def test_a_grant_tells_what_it_is(grant: dict[str, object], said: str) -> None:
    """Its form, its tax basis, where it is charged."""
    base = association_2024_2026()
    first, *others = base.initial.grants
    assert said in _said(
        written(base.replace(initial=base.initial.replace(grants=[first.replace(**grant), *others])))
    )


def _changed(convention: Convention | None = None, **terms: object) -> Convention:
    """A convention with other initial terms."""
    base = convention or association_2024_2026()
    return base.replace(initial=base.initial.replace(**terms))


def test_parties_are_called_by_their_short_names() -> None:
    """With a participle where its agreement is known, without where it is not."""
    ville, treteaux = association_2024_2026().initial.parties
    names = {
        Name("Ville", article="la"): "ci-après dénommée « la Ville »,",
        Name("MIND"): "ci-après « MIND »,",
        Name("les Amis", gender="m"): "ci-après dénommés « les Amis »,",
    }
    for name, said in names.items():
        changed = _changed(parties=[ville.replace(short_name=name), treteaux])
        assert said in _said(written(changed))


def test_a_signer_is_represented() -> None:
    """The participle agrees; a capacity alone needs none; nobody known, nothing said."""
    ville, treteaux = association_2024_2026().initial.parties
    signers = {
        Signatory(name="Mme Alpha", capacity="maire"): "représentée par Mme Alpha, maire, en qualité",
        Signatory(capacity="maire"): "signataire : maire, en qualité",
        Signatory(): "SIRET 21000000600010, en qualité",
    }
    for signer, said in signers.items():
        changed = _changed(parties=[ville.replace(signatory=signer), treteaux])
        assert said in _said(written(changed))


@pytest.mark.parametrize(("kept", "said"), [(slice(1, None), "Entre"), (slice(0, 0), "Il est convenu")])
def test_sides_need_both(kept: slice, said: str) -> None:
    """One side alone is no side; no party at all, no « Entre »."""
    base = association_2024_2026()
    bare = base.replace(deliberations=(), deliberation=None, avenants=(), ledger=None, documents=())
    changed = _changed(bare, parties=base.initial.parties[kept], grants=(), payment_terms=())
    text = _said(written(changed))
    assert said in text
    assert "d’une part" not in text
    assert ("Entre" in text) is (said == "Entre")


def test_a_file_to_start_from_makes_a_whole_convention() -> None:
    """The file that « conventions new » gives: a ceiling, an unknown amount, a request, clauses."""
    text = _said(written(loads(sample_text("nouvelle-convention.yaml"), "nouvelle-convention.yaml")))
    assert "est d’au moins quarante mille euros (40 000 €) ; celui de l’exercice 2028 est inconnu." in text
    assert "Le total des subventions ne peut dépasser soixante mille euros (60 000 €)." in text
    assert "Vu la demande de l’Association Exemple du 30 septembre 2025, d’un montant de 22 000 €" in text


def test_a_frame_is_named_as_far_as_it_is_known() -> None:
    """Its title, number and day, without words where none were kept."""
    frame = {"title": "contrat de ville", "number": "7", "signed_on": date(2023, 5, 2)}
    text = _said(written(association_2024_2026().replace(framework=frame)))
    assert (
        "Vu l’acte qui sert de cadre à la présente convention : contrat de ville n° 7 du 2 mai 2023," in text
    )


def test_a_payment_that_is_lost_is_told_as_such() -> None:
    """Of an act that a court annulled, nothing will be paid."""
    base = association_2024_2026()
    changed = base.replace(annulled_on=date(2024, 2, 1), ledger=None, avenants=())
    (table,) = _tables(payment_schedule(changed, DAY), "Versements prévus")
    assert _cells(table, -2)[0] == "perdu"
    assert "annulée le 1er février 2024" in _said(written(changed))


def test_clauses_without_words_are_told_as_they_are() -> None:
    """What only the act can say is not made up."""
    text = _said(
        written(_changed(clauses=[{"kind": "résiliation"}, {"kind": "caducité", "raw": "Deux ans."}]))
    )
    assert "L’acte contient une clause sur la résiliation de la convention, dont la rédaction" in text
    assert "\nDeux ans.\n" in text
    assert "Place des clauses" not in text


def test_grants_of_one_exercise_are_added() -> None:
    """Several grants in a year: a total for each year; several beneficiaries: their names."""
    first, second, third = association_2024_2026().initial.grants
    double = first.replace(nature=None, beneficiary="ville", amount=euros(1), eligible_cost=euros(3))
    changed = _changed(grants=[first, double, second, third])
    annex = financial_annex(changed, date(2024, 2, 1))
    (table,) = _tables(annex, "Total par exercice")
    assert _cells(table)[0].replace(NBSP, " ").replace("\u202f", " ") == "30 001,00 €"
    assert "La subvention de l’exercice 2024 (la Ville de Rochebrune) représente environ 33,33 % de" in _said(
        annex
    )
    assert "Bénéficiaires : Les Tréteaux du Gier et Ville de Rochebrune." in _said(annex)


def test_no_grant_no_table() -> None:
    """A convention that grants nothing says so, in its annex and in its schedule."""
    changed = _changed(grants=(), payment_terms=()).replace(avenants=(), ledger=None)
    assert "Aucune subvention n’est en vigueur à cette date." in _said(financial_annex(changed, DAY))
    assert "Aucun versement n’est prévu." in _said(payment_schedule(changed, DAY))
    assert "Montant" not in _said(written(changed))


def test_what_no_line_bears_says_why() -> None:
    """A grant on several lines without their shares is on none of them in particular."""
    first, *others = association_2024_2026().initial.grants
    lines = [{"raw": "65748", "key": "1"}, {"raw": "6574", "key": "2"}]
    annex = financial_annex(_changed(grants=[first.replace(lines=lines), *others]), date(2024, 2, 1))
    assert "la part de chacune n’est pas dite (65748 ; 6574)" in _said(annex)


def test_renewals_and_other_avenants_are_named() -> None:
    """A renewal by its days; an avenant that is not about money is not among the changes of the annex."""
    renewal = Renewal(until=date(2027, 12, 31), effective_on=date(2025, 1, 1), tacit=True)
    extension = Avenant(
        number=2, signed_on=date(2025, 1, 2), operations=(ExtendTerm(until=date(2028, 12, 31)),)
    )
    base = association_2024_2026()
    changed = base.replace(renewals=[renewal], avenants=[*base.avenants, extension])
    assert "reconduction du 1er janvier 2025, tacite, jusqu’au 31 décembre 2027" in _said(written(changed))
    annex = _said(financial_annex(changed, DAY))
    assert "reconduction du 1er janvier 2025, jusqu’au 31 décembre 2027" in annex
    assert "avenant n° 2 :" not in annex


def test_amounts_too_large_for_words_are_in_digits() -> None:
    """No word is invented for a thousand billions."""
    first, *others = association_2024_2026().initial.grants
    text = _said(written(_changed(grants=[first.replace(amount=euros(10**12)), *others])))
    assert "Les Tréteaux du Gier : 1 000 000 000 000 €, montant ferme" in text


def test_annexes_are_named_where_they_are() -> None:
    """No plan, no payment: no annex."""
    assert "Sont annexés" not in _said(written(_changed(payment_terms=())))


def test_an_avenant_of_a_later_day_is_not_told() -> None:
    """The annex of a day knows nothing of what was signed afterwards; an end of the convention is about money."""
    end = Avenant(
        number=2, signed_on=date(2025, 9, 1), operations=(Terminate(day=date(2025, 12, 31), reason="accord"),)
    )
    base = association_2024_2026()
    changed = base.replace(avenants=[*base.avenants, end])
    assert "avenant n° 2" not in _said(financial_annex(changed, DAY))
    later = _said(financial_annex(changed, date(2026, 1, 15)))
    assert "la convention est résiliée au 31 décembre 2025, au motif suivant : « accord »." in later
