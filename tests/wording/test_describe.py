"""What every operation of an avenant is called in French."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given

from conventions import Amount, Duration, Name, Party, euros
from conventions import strategies as own
from conventions.french import NBSP, NNBSP, typeset
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Axis,
    BudgetLine,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    Clause,
    ClauseKind,
    ConfirmGrant,
    Device,
    ExtendTerm,
    Firmness,
    Fixed,
    Form,
    Grant,
    Instalment,
    InstalmentKind,
    Nature,
    Operation,
    PaymentTerms,
    Phase,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    Reorder,
    ReplaceArticle,
    Role,
    SetAxis,
    SetCeiling,
    SetClause,
    SetDevice,
    SetGrant,
    SetTarget,
    Target,
    Terminate,
    TermsPart,
    TextChange,
    TextEdit,
)
from conventions.periods import Period
from conventions.samples import cci_2017_2019
from conventions.wording import Known, describe
from conventions.wording.describing import _SAID

SEED = cci_2017_2019()
TERMS = SEED.initial
CCI = "la CCI Lyon Métropole Saint-Étienne Roanne"
RESTOS = Party(key="R", name=Name("les Restos du Cœur"))
EDIT, CHANGE = TextEdit, TextChange


def grant(**fields: object) -> Grant:
    """The grant of 2018 to the CCI."""
    return Grant.model_validate({"exercise": 2018, "beneficiary": "CCI", "amount": euros(50_000), **fields})


def terms(**fields: object) -> PaymentTerms:
    """Payment terms without instalments, or some."""
    return PaymentTerms.model_validate({"instalments": (), **fields})


def instalment(kind: InstalmentKind) -> Instalment:
    """An instalment of a kind."""
    return Instalment(kind=kind, amount=Fixed(amount=euros(1)), key=str(kind))


ALONE: tuple[tuple[Operation, str], ...] = (
    (
        SetGrant(grant=grant()),
        "la subvention de l’exercice~2018 accordée à «~CCI~» est fixée à 50_000~€",
    ),
    (
        SetGrant(grant=grant(amount=None, nature=Nature.EQUIPMENT, firmness=Firmness.FORECAST, key="E")),
        (
            "la subvention d’équipement «~E~» de l’exercice~2018 accordée à «~CCI~»"
            " est fixée à titre prévisionnel à un montant qui n’est pas connu"
        ),
    ),
    (
        SetGrant(grant=grant(lines=(BudgetLine(raw="compte 65748"), BudgetLine(raw="2", key="2")))),
        (
            "la subvention de l’exercice~2018 accordée à «~CCI~» est fixée à 50_000~€,"
            " imputée sur «~compte 65748~» et «~2~»"
        ),
    ),
    (
        SetGrant(grant=grant(amount=euros(-500)), mode="ajoute"),
        "la subvention de l’exercice~2018 accordée à «~CCI~» est réduite de 500~€",
    ),
    (
        SetGrant(grant=grant(amount=None), mode="ajoute"),
        "la subvention de l’exercice~2018 accordée à «~CCI~» est augmentée d’un montant qui n’est pas connu",
    ),
    (ConfirmGrant(grant="2019"), "la subvention «~2019~», prévisionnelle, devient ferme"),
    (
        ChangeAmount(old=euros(1_150_000), new=euros(934_400)),
        "le montant de 1_150_000~€ est remplacé par 934_400~€",
    ),
    (
        ChangeAmount(grant="2018", old=euros(1_000), new=euros(1_500)),
        "le montant de la subvention «~2018~» est porté de 1_000~€ à 1_500~€",
    ),
    (
        ChangeAmount(grant="2018", old=euros(1_500), new=euros(1_000)),
        "le montant de la subvention «~2018~» est ramené de 1_500~€ à 1_000~€",
    ),
    (ChangeAmount(new=euros(8)), "le montant de la subvention est fixé à 8~€"),
    (ChangeAmount(by=euros(20_000)), "la subvention est augmentée de 20_000~€"),
    (
        ChangeAmount(old=euros(10), by=euros(-1)),
        "le montant de 10~€ de la subvention est réduit de 1~€",
    ),
    (
        SetCeiling(ceiling=euros(90_000)),
        "le plafond des subventions de la convention est fixé à 90_000~€",
    ),
    (SetCeiling(), "le plafond des subventions de la convention est supprimé"),
    (RemoveGrant(grant="2019"), "la subvention «~2019~» est supprimée"),
    (
        ChangeBudgetLine(grant="2018", line=BudgetLine(raw="chapitre 65")),
        "la subvention «~2018~» est désormais imputée sur~: «~chapitre 65~»",
    ),
    (
        ChangePaymentTerms(payment_terms=terms(raw="en une fois")),
        "les modalités de versement «~1~» sont désormais~: «~en une fois~»",
    ),
    (
        ChangePaymentTerms(
            payment_terms=terms(
                instalments=(instalment(InstalmentKind.ADVANCE), instalment(InstalmentKind.BALANCE))
            )
        ),
        "les modalités de versement «~1~» sont désormais~: avance~: 1~€_; solde~: 1~€",
    ),
    (
        ChangePaymentTerms(payment_terms=terms()),
        "les modalités de versement «~1~» sont désormais~: aucune échéance",
    ),
    (RemovePaymentTerms(payment_terms="1"), "les modalités de versement «~1~» sont supprimées"),
    (
        ExtendTerm(until=date(2021, 1, 1)),
        "la durée de la convention est prolongée jusqu’au 1er~janvier 2021",
    ),
    (ExtendTerm(by=Duration(months=6)), "la durée de la convention est prolongée de 6 mois"),
    (
        ChangePeriod(period=Period.years(2017, 2020)),
        "la convention s’applique désormais du 1er~janvier 2017 au 31~décembre 2020",
    ),
    (
        ChangePeriod(period=Period(date(2017, 1, 1), None)),
        "la convention s’applique désormais à compter du 1er~janvier 2017",
    ),
    (Terminate(day=date(2019, 6, 30)), "la convention est résiliée au 30~juin 2019"),
    (
        Terminate(day=date(2019, 6, 30), reason="dissolution"),
        "la convention est résiliée au 30~juin 2019, au motif suivant~: «~dissolution~»",
    ),
    (
        SetAxis(axis=Axis(key="A1", title="Innover", stakes=("un", "deux"))),
        "l’axe «~A1~» s’intitule désormais~: «~Innover~», et ses enjeux sont~: «~un~», «~deux~»",
    ),
    (RemoveAxis(axis="A1"), "l’axe «~A1~» est supprimé"),
    (AddAction(action=Action(key="Former", title="Former")), "une action est ajoutée~: «~Former~»"),
    (AddAction(action=Action(key="A4", title="Former")), "une action «~A4~» est ajoutée~: «~Former~»"),
    (ChangeAction(action=Action(key="A1", title="Former")), "l’action «~A1~» est modifiée~: «~Former~»"),
    (RemoveAction(action="A1"), "l’action «~A1~» est supprimée"),
    (
        SetTarget(
            action="A1", target=Target(key="T", unit="projets", value=Decimal(30), per="an", at_least=True)
        ),
        "l’objectif «~T~» de l’action «~A1~» est fixé~: au moins 30 projets par an",
    ),
    (SetDevice(device=Device(key="D", name=Name("MIND"))), "le dispositif «~D~» est fixé~: «~MIND~»"),
    (
        SetDevice(
            device=Device(
                key="MIND",
                name=Name("MIND"),
                kind="plateforme",
                owner="CCI",
                phases=(Phase(key="1", title="un"),),
            )
        ),
        (
            "le dispositif (plateforme) est fixé, sous la responsabilité de «~CCI~»~: «~MIND~»,"
            " avec pour phases~: «~un~»"
        ),
    ),
    (RemoveDevice(device="D"), "le dispositif «~D~» est supprimé"),
    (
        AddParty(party=Party(key="N", name=Name("Novacité"), roles=(Role.BENEFICIARY, Role.OPERATOR))),
        "Novacité devient partie à la convention en qualité de bénéficiaire et d’opérateur",
    ),
    (AddParty(party=RESTOS), "les Restos du Cœur deviennent parties à la convention"),
    (
        ChangeParty(old="B", new=Party(key="A", name=Name("Association Alpha")), reason="reprise"),
        "l’Association Alpha reprend le projet en lieu et place de «~B~»",
    ),
    (
        ChangeParty(old="B", new=RESTOS, reason="reprise"),
        "les Restos du Cœur reprennent le projet en lieu et place de «~B~»",
    ),
    (
        ChangeParty(old="B", new=RESTOS, reason="changement de dénomination"),
        "«~B~» a changé de dénomination sociale et s’appelle désormais «~les Restos du Cœur~»",
    ),
    (
        ChangeParty(old="B", new=Party(key="M", name=Name("MIND")), reason="substitution"),
        "«~MIND~» se substitue à «~B~»",
    ),
    (ChangeParty(old="B", new=RESTOS, reason="substitution"), "les Restos du Cœur se substituent à «~B~»"),
    (
        ChangeParty(old="B", new=Party(key="B", name=Name("Béta")), reason="correction"),
        "la désignation de «~B~» est corrigée~: «~Béta~»",
    ),
    (RemoveParty(party="B"), "«~B~» n’est plus partie à la convention"),
    (
        SetClause(clause=Clause(kind=ClauseKind.CONTROL, article="6", raw="sur place")),
        "la clause «~contrôle~» est fixée à l’article 6~: «~sur place~»",
    ),
    (
        SetClause(clause=Clause(kind=ClauseKind.OBJECT, article="préambule")),
        "la clause «~objet~» est fixée au préambule",
    ),
    (SetClause(clause=Clause(kind=ClauseKind.OBJECT)), "la clause «~objet~» est fixée"),
    (RemoveClause(clause="contrôle"), "la clause «~contrôle~» est supprimée"),
    (ReplaceArticle(article="3", text="Rien."), "l’article 3 est remplacé par~: «~Rien.~»"),
    (ReplaceArticle(article="annexe 2", text="x"), "l’annexe 2 est remplacée par~: «~x~»"),
    (EDIT(new="x"), "le texte de la convention est modifié comme suit~: «~x~»"),
    (EDIT(article="7.1 bis", new="x"), "l’article 7.1 bis est modifié comme suit~: «~x~»"),
    (
        EDIT(article="3", old="la première phrase", new="x"),
        "la première phrase de l’article 3 est remplacée par~: «~x~»",
    ),
    (
        EDIT(article="préambule", old="un", new="deux"),
        "au préambule, le passage~: «~un~» est remplacé par~: «~deux~»",
    ),
    (
        EDIT(change=CHANGE.REWORD, old="X", new="Y"),
        "les mots~: «~X~» sont remplacés par les mots~: «~Y~»",
    ),
    (EDIT(change=CHANGE.REWORD, article="2° a"), "à l’article «~2° a~», des mots sont remplacés"),
    (
        EDIT(change=CHANGE.INSERT, article="3", old="le cinquième alinéa", new="x"),
        "à l’article 3, après le cinquième alinéa, sont insérés les mots~: «~x~»",
    ),
    (EDIT(change=CHANGE.INSERT, old="X"), "après les mots~: «~X~», sont insérés des mots"),
    (EDIT(change=CHANGE.INSERT, article="annexe", new="x"), "l’annexe est complétée par les mots~: «~x~»"),
    (EDIT(change=CHANGE.DELETE, old="le cinquième alinéa"), "le cinquième alinéa est supprimé"),
    (EDIT(change=CHANGE.DELETE, old="le tableau 1"), "le tableau 1 est supprimé"),
    (EDIT(change=CHANGE.DELETE, article="3", old="X"), "à l’article 3, les mots~: «~X~» sont supprimés"),
    (EDIT(change=CHANGE.DELETE, article="3"), "l’article 3 est supprimé"),
    (EDIT(change=CHANGE.DELETE), "un passage de la convention est supprimé"),
    (
        EDIT(change=CHANGE.TABLE, article="3", old="le tableau 1", new="x"),
        "le tableau 1 de l’article 3 est remplacé par le tableau~: «~x~»",
    ),
    (EDIT(change=CHANGE.TABLE), "le tableau est remplacé"),
    (EDIT(change=CHANGE.TABLE, old="X", new="x"), "le tableau~: «~X~» est remplacé par le tableau~: «~x~»"),
    (EDIT(raw=" Les autres articles sont inchangés. "), "Les autres articles sont inchangés"),
    (EDIT(raw="."), "."),
    (
        Reorder(part=TermsPart.ACTIONS, keys=("A2", "A1")),
        "l’ordre des actions est désormais~: «~A2~», «~A1~»",
    ),
    (Reorder(part=TermsPart.GRANTS, keys=()), "l’ordre des subventions est désormais sans objet"),
    (Reorder(part=TermsPart.PERIOD, keys=("a",)), "l’ordre de la période est désormais~: «~a~»"),
    (
        Reorder(part=TermsPart.PAYMENT_TERMS, keys=("contrôle", "objet")),
        "l’ordre des modalités de versement est désormais~: «~contrôle~», «~objet~»",
    ),
    (ExtendTerm(by=Duration(years=1)), "la durée de la convention est prolongée d’un an"),
    (
        ExtendTerm(by=Duration(years=1, months=6)),
        "la durée de la convention est prolongée d’un an et 6 mois",
    ),
    (ExtendTerm(by=Duration(years=12)), "la durée de la convention est prolongée de 12 ans"),
    (
        SetGrant(grant=grant(form=Form.IN_KIND, object="prêt de la salle", note="valeur estimée")),
        (
            "la subvention de l’exercice~2018 accordée à «~CCI~» est fixée à 50_000~€, en nature,"
            " pour objet~: «~prêt de la salle~», avec la note~: «~valeur estimée~»"
        ),
    ),
    (
        SetGrant(grant=grant(object="prêt"), mode="ajoute"),
        (
            "la subvention de l’exercice~2018 accordée à «~CCI~» est augmentée de 50_000~€,"
            " pour objet~: «~prêt~»"
        ),
    ),
    (
        ChangePaymentTerms(payment_terms=terms(instalments=(instalment(InstalmentKind.SINGLE),))),
        "les modalités de versement «~1~» sont désormais~: versement unique~: 1~€",
    ),
    (
        SetTarget(action="A1", target=Target(key="T", unit="projets", value=Decimal(1), approximate=True)),
        "l’objectif «~T~» de l’action «~A1~» est fixé~: environ 1 projet",
    ),
    (
        SetTarget(action="A1", target=Target(key="T", unit="emplois créés", value=Decimal(1))),
        "l’objectif «~T~» de l’action «~A1~» est fixé~: 1 emplois créés",
    ),
    (
        ChangeParty(
            old="B",
            new=Party(key="A", name=Name("Alpha"), roles=(Role.BENEFICIARY, Role.OPERATOR)),
            reason="reprise",
        ),
        "Alpha reprend le projet en lieu et place de «~B~», en qualité de bénéficiaire et d’opérateur",
    ),
)

WITH_TERMS: tuple[tuple[Operation, str], ...] = (
    (SetGrant(grant=grant()), f"la subvention de l’exercice~2018 accordée à {CCI} est fixée à 50_000~€"),
    (ConfirmGrant(grant="2019"), "la subvention de l’exercice~2019, prévisionnelle, devient ferme"),
    (
        ChangeAmount(grant="2019", by=Amount(cents=50)),
        "la subvention de l’exercice~2019 est augmentée de 0,50~€",
    ),
    (ConfirmGrant(grant="2050"), "la subvention «~2050~», prévisionnelle, devient ferme"),
    (RemoveAxis(axis="innovation"), "l’axe «~L’innovation~» est supprimé"),
    (
        SetAxis(axis=Axis(key="innovation", title="Innover")),
        "l’axe «~L’innovation~» s’intitule désormais~: «~Innover~»",
    ),
    (SetAxis(axis=Axis(key="Agir", title="Agir")), "un axe est ajouté~: «~Agir~»"),
    (
        RemoveAction(action="A1"),
        "l’action «~Améliorer l’accompagnement des entreprises hébergées en pépinières~» est supprimée",
    ),
    (RemoveParty(party="CCI"), f"{CCI} n’est plus partie à la convention"),
    (
        ChangeParty(old="EPURES", new=Party(key="N", name=Name("Novacité")), reason="reprise"),
        "Novacité reprend le projet en lieu et place d’EPURES",
    ),
    (
        ChangeParty(old="CCI", new=Party(key="N", name=Name("Novacité")), reason="substitution"),
        f"Novacité se substitue à {CCI}",
    ),
    (
        ChangeParty(
            old="CCI", new=Party(key="N", name=Name("Novacité")), reason="changement de dénomination"
        ),
        f"{CCI} a changé de dénomination sociale et s’appelle désormais «~Novacité~»",
    ),
    (
        SetDevice(device=Device(key="MIND", name=Name("MIND"), owner="CCI")),
        f"le dispositif est fixé, sous la responsabilité de {CCI}~: «~MIND~»",
    ),
)


def seen(text: str) -> str:
    """The text with its no-break spaces made visible."""
    return text.replace(NBSP, "~").replace(NNBSP, "_")


@pytest.mark.parametrize(("operation", "sentence"), ALONE)
def test_an_operation_alone(operation: Operation, sentence: str) -> None:
    """Without terms, keys are quoted."""
    assert seen(describe(operation)) == sentence


@pytest.mark.parametrize(("operation", "sentence"), WITH_TERMS)
def test_an_operation_on_terms(operation: Operation, sentence: str) -> None:
    """With terms, what keys name is said with its grammar; so it is with a convention, or what is known of it."""
    assert seen(describe(operation, TERMS)) == sentence
    assert describe(operation, Known(TERMS)) == describe(operation, TERMS)


HELD = TERMS.parties[[party.key for party in TERMS.parties].index("CCI")]
ACTION = TERMS.actions[0]
CORRECTED: tuple[tuple[Operation, str], ...] = (
    (
        ChangeParty(old="CCI", new=HELD.replace(roles=(Role.GRANTOR,)), reason="correction"),
        f"ce qui est dit de {CCI} est corrigé (sa qualité est désormais~: attribuant)",
    ),
    (
        ChangeParty(old="CCI", new=HELD.replace(roles=(), tiers_number="12"), reason="correction"),
        f"ce qui est dit de {CCI} est corrigé (n° de tiers, sa qualité est désormais~: aucune)",
    ),
    (
        ChangeParty(old="CCI", new=HELD.replace(tiers_number="12"), reason="correction"),
        f"ce qui est dit de {CCI} est corrigé (n° de tiers)",
    ),
    (
        ChangeParty(old="CCI", new=HELD.replace(name=Name("X"), roles=(Role.GRANTOR,)), reason="correction"),
        f"la désignation de {CCI} est corrigée~: «~X~», en qualité d’attribuant",
    ),
    (
        ChangeParty(old="CCI", new=HELD, reason="correction"),
        f"la désignation de {CCI} est corrigée~: «~CCI Lyon Métropole Saint-Étienne Roanne~»",
    ),
    (
        ChangeAction(action=ACTION.replace(targets=())),
        f"l’action «~{ACTION.title}~» est modifiée~: objectif «~A1-T1~» supprimé",
    ),
    (
        ChangeAction(
            action=ACTION.replace(
                number="7",
                targets=(
                    ACTION.targets[0].replace(value=Decimal(31)),
                    Target(key="N", unit="projets", value=Decimal(2)),
                ),
            )
        ),
        (
            f"l’action «~{ACTION.title}~» est modifiée~: numéro, objectif «~A1-T1~» modifié~:"
            " environ 31 entreprises à potentiel par an,"
            " «~environ 30 entreprises à potentiel par an~», objectif «~N~» ajouté~: 2 projets"
        ),
    ),
    (ChangeAction(action=ACTION), f"l’action «~{ACTION.title}~» est modifiée~: «~{ACTION.title}~»"),
    (
        ChangeAction(action=ACTION.replace(title="Z", targets=())),
        f"l’action «~{ACTION.title}~» est modifiée~: «~Z~»",
    ),
)


@pytest.mark.parametrize(("operation", "sentence"), CORRECTED)
def test_a_correction_says_what_differs(operation: Operation, sentence: str) -> None:
    """Of a party or of an action that keeps its name, against the terms."""
    assert seen(describe(operation, TERMS)) == sentence


def test_what_a_grant_is_for_is_said_where_it_changes() -> None:
    """Its object and its note, unless the terms have them already; help in kind always."""
    told = grant(object="prêt", note="estimé", form=Form.IN_KIND)
    known = TERMS.replace(grants=(told,))
    assert describe(SetGrant(grant=told), known).endswith("€, en nature")
    other = told.replace(object="don", note="vérifié")
    assert seen(describe(SetGrant(grant=other), known)).endswith(
        "€, en nature, pour objet~: «~don~», avec la note~: «~vérifié~»"
    )


def test_payment_terms_are_not_named_after_clauses() -> None:
    """A clause of the same key has a kind, which says nothing of payment terms, parties or grants."""
    clauses = (Clause(key="a", kind=ClauseKind.CONTROL), Clause(key="b", kind=ClauseKind.OBJECT))
    known = TERMS.replace(clauses=clauses)
    for part in (TermsPart.PAYMENT_TERMS, TermsPart.GRANTS, TermsPart.PARTIES):
        assert seen(describe(Reorder(part=part, keys=("a", "b")), known)).endswith("~: «~a~», «~b~»")
    named = describe(Reorder(part=TermsPart.CLAUSES, keys=("b", "a")), known)
    assert seen(named) == "l’ordre des clauses est désormais~: «~objet~», «~contrôle~»"


def test_a_convention_names_what_its_avenants_bring() -> None:
    """The grant of 2018 is in an avenant: the convention knows it, the initial terms do not."""
    removed = RemoveGrant(grant="2018")
    assert seen(describe(removed, SEED)) == "la subvention de l’exercice~2018 est supprimée"
    assert seen(describe(removed, TERMS)) == "la subvention «~2018~» est supprimée"


def test_several_names_and_several_grants() -> None:
    """Plural parties agree; a title that two actions share, and grants of one exercise, are told by their keys."""
    twice = TERMS.replace(
        parties=(*TERMS.parties, RESTOS),
        grants=(grant(), grant(key="2018 bis"), grant(nature=Nature.OPERATING)),
        actions=(
            Action(key="A", title="Former"),
            Action(key="B", title="Former"),
            Action(key="C", title="A"),
        ),
    )
    said = [
        describe(operation, twice)
        for operation in (
            RemoveParty(party="R"),
            ChangeParty(old="R", new=RESTOS, reason="changement de dénomination"),
            RemoveAction(action="B"),
            RemoveAction(action="C"),
            RemoveGrant(grant="2018"),
            RemoveGrant(grant="2018-fonctionnement"),
        )
    ]
    assert [seen(text) for text in said] == [
        "les Restos du Cœur ne sont plus parties à la convention",
        "les Restos du Cœur ont changé de dénomination sociale et s’appellent désormais «~les Restos du Cœur~»",
        "l’action «~B~» est supprimée",
        "l’action «~C~» est supprimée",
        "la subvention «~2018~» est supprimée",
        "la subvention de fonctionnement de l’exercice~2018 est supprimée",
    ]


def test_every_operation_is_said() -> None:
    """No class of operation is forgotten, here or in the library."""
    kinds = set(get_args(get_args(Operation)[0]))
    assert len(kinds) > 20
    assert set(_SAID) == kinds
    assert {type(operation) for operation, _ in ALONE} == kinds


@pytest.mark.parametrize(("operation", "sentence"), [*ALONE, *WITH_TERMS])
def test_a_sentence_is_typeset(operation: Operation, sentence: str) -> None:
    """The spaces and apostrophes are those of French typography already."""
    for said in (describe(operation), describe(operation, TERMS)):
        assert typeset(said) == said
        assert "'" not in said


@given(own.operations(), own.terms())
def test_any_operation_is_said(operation: Operation, terms: object) -> None:
    """Whatever it is about, an operation is said, and changes nothing."""
    assert describe(operation).strip()
    assert describe(operation, terms).strip()  # type: ignore[arg-type]  # terms of the strategy
