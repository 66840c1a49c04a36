# mypy: disable-error-code="arg-type"
# Words of closed lists are given as texts, as files give them: the model reads them.
"""The parts of a deliberation at their borders: decisions of every kind, visas, votes, results, requests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conventions import euros
from conventions.documents import build, texts
from conventions.documents.builders.achievements import said_of
from conventions.documents.builders.decisions import said_decision
from conventions.documents.builders.imputations import said_charge
from conventions.documents.builders.votes import vote_of
from conventions.documents.lines import texts_of
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import Name
from conventions.model import (
    Action,
    Avenant,
    Axis,
    Ballot,
    BudgetLine,
    Convention,
    Decision,
    DecisionKind,
    Delegation,
    Deliberation,
    Device,
    Framework,
    LinePart,
    Measure,
    RemoveAction,
    Request,
    Result,
    Signatory,
    Target,
    Vote,
)
from conventions.samples import association_2024_2026, cci_2017_2019


def plain(blocks: tuple[Block, ...]) -> str:
    """The texts of some blocks, their no-break spaces as spaces."""
    return _spaces("\n".join(text for block in blocks for text in texts_of(block)))


def _spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def changed(convention: Convention | None = None, **fields: Any) -> Convention:
    """The sample of an association with its first deliberation changed, alone."""
    base = convention or association_2024_2026()
    act = base.deliberations[0].replace(**{"key": base.deliberations[0].key, **fields})
    return base.replace(deliberations=(act,), deliberation=None, avenants=())


def told(convention: Convention) -> str:
    """The text of its deliberation."""
    return _spaces("\n".join(texts(build("deliberation", convention))))


EIGHTY = "subvention de 80 € (quatre-vingts euros)"
LINES = (BudgetLine(raw="chapitre 65"), BudgetLine(raw="chapitre 204", key="2"))
DECISIONS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"kind": "attribue", "raw": "attribue une aide ;"}, "attribue une aide"),
    (
        {"kind": "attribue", "beneficiary": "treteaux"},
        "attribue une subvention d’un montant inconnu aux Tréteaux du Gier",
    ),
    ({"kind": "attribue", "amount": euros(80)}, "attribue une subvention de 80 € (quatre-vingts euros)"),
    (
        {"kind": "sollicite", "amount": euros(80), "beneficiary": "treteaux"},
        "sollicite une subvention de 80 € (quatre-vingts euros) pour le compte des Tréteaux du Gier",
    ),
    (
        {"kind": "approuve la convention"},
        f"approuve la convention pluriannuelle d’objectifs « {association_2024_2026().title} »",
    ),
    (
        {"kind": "approuve le projet d’avenant"},
        "approuve le projet d’avenant à la convention pluriannuelle d’objectifs 2024-2026",
    ),
    (
        {"kind": "approuve le projet d’avenant", "avenant": "X"},
        "approuve le projet d’avenant « X » à la convention pluriannuelle d’objectifs 2024-2026",
    ),
    (
        {"kind": "autorise la signature", "signatory": Signatory(capacity="maire"), "avenant": "2025-1"},
        "autorise le maire à signer l’avenant n° 1",
    ),
    (
        {"kind": "autorise la signature", "signatory": Signatory(name="Mme A", capacity="maire"), "raw": "r"},
        "autorise Mme A, maire, à signer la convention pluriannuelle d’objectifs",
    ),
    (
        {
            "kind": "autorise la signature",
            "signatory": Signatory(capacity="élu"),
            "raw": "autorise l’élu à signer l’acte.",
        },
        "autorise le signataire désigné en qualité de « élu » à signer l’acte",
    ),
    ({"kind": "autorise la signature", "raw": "autorise la signature"}, "autorise la signature"),
    (
        {"kind": "impute", "lines": LINES[:1]},
        "les dépenses correspondantes sont imputées ainsi : chapitre 65",
    ),
    (
        {"kind": "impute", "raw": "impute au budget", "amount": euros(80)},
        "impute au budget, pour un montant de 80 € (quatre-vingts euros)",
    ),
    (
        {"kind": "attribue", "amount": euros(80), "lines": LINES, "object": "des gradins."},
        f"attribue une {EIGHTY}, avec pour objet : des gradins, imputations : chapitre 65 ; chapitre 204",
    ),
    (
        {"kind": "prend acte", "raw": "prend acte du bilan", "exercise": 2024},
        "prend acte du bilan, au titre de l’exercice 2024",
    ),
    (
        {
            "kind": "délègue",
            "raw": "donne délégation",
            "signatory": Signatory(capacity="maire"),
            "avenant": "2025-1",
        },
        "donne délégation, en application de l’avenant n° 1, signataire : maire",
    ),
    (
        {
            "kind": "change le bénéficiaire",
            "raw": "change le bénéficiaire",
            "beneficiary": "treteaux",
            "lines": LINES[:1],
        },
        "change le bénéficiaire, au bénéfice des Tréteaux du Gier, imputation : chapitre 65",
    ),
)


@pytest.mark.parametrize(("fields", "expected"), DECISIONS)
def test_decisions(fields: dict[str, Any], expected: str) -> None:
    """Each is worded from what is known of it; of what is not known, the act’s own words stand."""
    convention = association_2024_2026()
    decision = Decision(**{"raw": "mots de l’acte", **fields})
    subject = Subject(convention, convention.deliberations[0])
    assert _spaces(said_decision(decision, subject)) == expected


@pytest.mark.parametrize("kind", DecisionKind)
def test_every_kind_of_decision_is_worded(kind: DecisionKind) -> None:
    """With everything told, the amount, the exercise and the imputation are in its phrase."""
    convention = association_2024_2026()
    decision = Decision(kind=kind, raw="décide", amount=euros(80), exercise=2025, lines=LINES)
    phrase = _spaces(said_decision(decision, Subject(convention, convention.deliberations[0])))
    assert all(fact in phrase for fact in ("80 € (quatre-vingts euros)", "exercice 2025", "chapitre 204"))


def test_decisions_are_listed_with_their_numbers() -> None:
    """Numbers of the act where it has some; a deliberation that is repealed is named, or its key is."""
    free = tuple(
        Decision(kind="prend acte", raw=raw, key=raw) for raw in ("prend acte de A", "prend acte de B.")
    )
    text = told(changed(decisions=free, repeals=("2020-4",)))
    assert "prend acte de A ;\nprend acte de B ;\nrapporte la délibération n° 2020-4." in text
    some = (free[0].replace(number="I", key="I"), free[1])
    assert "I. prend acte de A ;\nprend acte de B." in told(changed(decisions=some))
    assert "délibéré :\nCe dossier" in told(changed(decisions=()))
    every = association_2024_2026()
    first, last = every.deliberations
    repealing = every.replace(deliberations=(first, last.replace(key=last.key, repeals=(first.key,))))
    assert "rapporte la délibération n° 2023-12-118 du Conseil municipal du 14 décembre 2023." in told(
        repealing
    )


VISAS: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"organ": "bureau"}, None),
    ({"date": date(1995, 1, 1)}, None),
    ({"authority": "treteaux"}, None),
    ({"authority": "nobody"}, None),
    ({}, "Vu le code général des collectivités territoriales, notamment son article L. 2121-29,"),
    (
        {"organ": "bureau", "delegation": Delegation(organ="bureau", source="délibération n° 3")},
        "Vu la délégation donnée au bureau (délibération n° 3),",
    ),
    (
        {
            "organ": "bureau",
            "delegation": Delegation(
                organ="commission permanente", source="n° 3", decided_on=date(2020, 7, 3), up_to=euros(50)
            ),
        },
        "Vu la délégation donnée à la commission permanente le 3 juillet 2020 (n° 3), dans la limite de 50 €,",
    ),
)


@pytest.mark.parametrize(("fields", "expected"), VISAS)
def test_visas(fields: dict[str, Any], expected: str | None) -> None:
    """Only what the model says, and the article that every council of a commune acts by."""
    text = told(changed(**fields))
    assert (expected in text) if expected else ("Vu " not in text)


def test_a_region_has_its_own_article() -> None:
    """The article follows what the authority is."""
    convention = changed()
    parties = (
        convention.initial.parties[0].replace(kinds=({"kind": "région"},)),
        convention.initial.parties[1],
    )
    of_region = convention.replace(initial=convention.initial.replace(parties=parties))
    assert "article L. 4221-1," in told(of_region)


VOTES: tuple[tuple[Vote | None, str], ...] = (
    (None, ""),
    (Vote(raw="adopté"), ""),
    (Vote(outcome="majorité"), "Ce dossier est adopté à la majorité."),
    (Vote(outcome="rejet", scope="décision 2"), "Ce dossier n’est pas adopté (décision 2)."),
    (Vote(against=0, proxies=2), "Résultat du vote (contre : 0 ; pouvoirs : 2)."),
    (
        Vote(
            outcome="unanimité",
            ballots=(
                Ballot(person="Mme A", cast="pour"),
                Ballot(person="M. B", cast="absent", proxy="Mme A"),
            ),
        ),
        "\n".join(
            (
                *(
                    "Ce dossier est adopté à l’unanimité.",
                    "Votes nominatifs",
                    "Membre",
                    "Vote",
                    "Pouvoir donné à",
                ),
                *("Mme A", "pour", "–", "M. B", "absent", "Mme A"),
            )
        ),
    ),
)


@pytest.mark.parametrize(("vote", "expected"), VOTES)
def test_votes(vote: Vote | None, expected: str) -> None:
    """A count that the act does not give is not made up."""
    assert plain(vote_of(vote)) == expected


def test_days_and_signatures_are_those_that_are_known() -> None:
    """The days of sending and publication, the classification, the signer: each alone, or none."""
    assert "Délibération publiée sur papier." in told(
        changed(transmitted_on=None, published_on=None, publication="papier")
    )
    filed = changed(transmitted_on=None, published_on=None, classification={"subject": "7.5"})
    assert "Délibération classement @CTES : matière 7.5." in told(filed)
    silent = told(changed(transmitted_on=None, published_on=None, classification={}))
    assert not any(word in silent for word in ("Délibération publiée", "@CTES", "Pour extrait"))
    assert told(changed(extract_signatory=Signatory(capacity="le maire"))).endswith(
        "Pour extrait,\nLe maire,"
    )
    assert "Pour extrait" not in told(changed(extract_signatory=Signatory()))


def test_requests() -> None:
    """Those made by that day, for the exercises decided; an unknown amount is said so."""
    asked = Request(exercise=2024, beneficiary="treteaux", amount=None, requested_on=date(2023, 10, 1))
    late = Request(
        exercise=2024, beneficiary="treteaux", amount=euros(7), requested_on=date(2024, 1, 1), key="late"
    )
    other = Request(exercise=2031, beneficiary="treteaux", amount=euros(9), key="other")
    text = told(changed().replace(requests=(asked, late, other)))
    assert (
        "Dans ce contexte, Les Tréteaux du Gier sollicitent la Ville de Rochebrune, par une demande du 1er octobre "
        "2023, pour l’attribution d’une subvention d’un montant inconnu au titre de l’exercice 2024." in text
    )
    assert "7 €" not in text
    assert "9 €" not in text
    assert "9 € (neuf euros)" in told(changed(decisions=()).replace(requests=(other,)))


def test_imputations_say_what_is_known_and_label_nothing() -> None:
    """What the words hold is not said again; a code without a key stays a code."""
    line = BudgetLine(
        raw="compte 65738 FLI",
        section="fonctionnement",
        budget="principal",
        exercises=(2024,),
        parts=(
            LinePart(key="compte", code="65738"),
            LinePart(code="FLI"),
            LinePart(code="X1", label="culture"),
        ),
        amount=euros(5),
    )
    beside = "section de fonctionnement, budget principal, X1 (culture), exercice 2024, à hauteur de 5 €"
    assert _spaces(said_charge(line)) == f"compte 65738 FLI, {beside}"
    assert said_charge(
        line.replace(budget=None, parts=(), and_following=True, exercises=(), amount=None)
    ).endswith("exercices suivants")


TERMS = association_2024_2026().initial
SAISON = Action(
    key="saison",
    title="Saison",
    targets=(
        Target(key="plays", unit="spectacles", value=Decimal(24)),
        Target(key="none", unit="spectacles", value=Decimal(0)),
        Target(key="most", unit="spectacles", high=Decimal(9)),
    ),
)
RESULTS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"target": "plays"}, "26 spectacles (objectif chiffré : 24 spectacles, soit environ 108,33 %)"),
    (
        {"target": "plays", "value": Decimal(12)},
        "12 spectacles (objectif chiffré : 24 spectacles, soit 50 %)",
    ),
    (
        {"target": "plays", "status": "prévu"},
        "26 spectacles (résultat prévu) (objectif chiffré : 24 spectacles)",
    ),
    ({"target": "plays", "unit": "séances"}, "26 séances (objectif chiffré : 24 spectacles)"),
    ({"target": "none"}, "26 spectacles (objectif chiffré : 0 spectacle)"),
    ({"target": "most"}, "26 spectacles (objectif chiffré : jusqu’à 9 spectacles)"),
    ({"target": "unknown"}, "26 spectacles"),
    ({"phase": "2", "device": "scène", "exercise": 2024}, "26 spectacles, exercice 2024, scène, phase 2"),
    ({"occasion": "fête", "when": "14 juin", "approximate": True}, "Fête, 14 juin : environ 26 spectacles"),
)


@pytest.mark.parametrize(("fields", "expected"), RESULTS)
def test_results(fields: dict[str, Any], expected: str) -> None:
    """A rate only of what was measured, in the unit of the target, when the target is no zero."""
    result = Result(**{"key": "R", "action": "saison", "value": Decimal(26), "unit": "spectacles", **fields})
    assert _spaces(said_of(result, TERMS, SAISON)) == expected


def test_what_came_later_is_not_told() -> None:
    """Results of later exercises, of later days, of the exercise that is not over."""
    told_of = (
        {"exercise": 2025},
        {"exercise": 2023},
        {"when": "mars 2030"},
        {"exercise": 2023, "when": "fin 2023"},
    )
    results = tuple(
        Result(key=str(rank), action="saison", value=Decimal(rank), unit="fêtes", **fields)
        for rank, fields in enumerate(told_of, start=51)
    )
    text = told(changed().replace(results=results))
    assert [rank for rank in range(51, 55) if f"{rank} fêtes" in text] == [54]


def test_a_bare_programme() -> None:
    """Axes without stakes or with several, actions without number, devices without phases or unknown."""
    axes = (Axis(key="a", title="Jouer"), Axis(key="b", title="Former", stakes=("un", "deux")))
    devices = (
        Device(key="salle", name="Salle", duration="deux ans"),
        Device(key="quai", name="Quai", owner="ville", phases=({"key": "1", "title": "ouvrir"},)),
    )
    action = Action(
        key="c",
        title="Jouer dehors",
        measures=(Measure(text="jouer au Quai"),),
        devices=("salle", "quai", "rien"),
        partners=("ville", "lui"),
    )
    plain_action = Action(key="d", title="Attendre")
    convention = changed(title=None)
    terms = convention.initial.replace(axes=axes, devices=devices, actions=(action, plain_action))
    text = told(convention.replace(initial=terms))
    for fact in (
        *("deux axes :\nJouer\nFormer, avec pour enjeux :\nun\ndeux\n", "Action – Jouer dehors"),
        *("Partenaires : Ville de Rochebrune et lui", "Dispositifs : Salle et « rien »"),
        *("Salle, durée : deux ans.", "Quai, dispositif de la Ville de Rochebrune :\nPhase 1 – ouvrir"),
    ):
        assert fact in text
    assert "Le partenariat porte sur deux actions" in told(convention.replace(initial=terms.replace(axes=())))
    alone = told(convention.replace(initial=terms.replace(axes=(), actions=())))
    assert "Rappel" not in alone
    assert "Bilan" not in alone


def test_frameworks_and_names() -> None:
    """The agreement above the convention, whatever it is called; a convention with a name of its own."""
    convention = changed().replace(
        framework=Framework(title="le pacte de territoire", number="4", signed_on=date(2020, 1, 2))
    )
    assert (
        "En application du pacte de territoire n° 4, signée le 2 janvier 2020, la Ville de Rochebrune et"
        in told(convention)
    )
    one = convention.replace(framework=Framework(title="Charte", parties=("ville",)))
    assert "En application de la Charte, la Ville de Rochebrune met en œuvre" in told(one)
    named = changed().replace(name=Name("Contrat des quartiers", article="le"), reference=None)
    assert "dans le cadre du Contrat des quartiers, entre" in told(named)
    assert "dans le cadre du contrat de ville" in told(changed().replace(kind="contrat de ville"))
    assert "dans le cadre de la convention n°" in told(changed().replace(kind="aide"))


def test_terms_that_cannot_be_consolidated_are_the_initial_ones() -> None:
    """An avenant that operates on nothing does not keep a later deliberation from being written."""
    base = association_2024_2026()
    wrong = Avenant(number=9, signed_on=date(2024, 2, 1), operations=(RemoveAction(action="rien"),))
    text = told(base.replace(avenants=(*base.avenants, wrong)))
    assert "Saison de théâtre de proximité" in text
    assert "Rappel établi sur le texte initial de la convention : " in text


def test_numbers_and_days_of_the_heading() -> None:
    """The number where there is one, the assembly with its grammar."""
    assert told(changed()).startswith(
        "Délibération n° 2023-12-118 du Conseil municipal du 14 décembre 2023\n"
    )
    act: Deliberation = cci_2017_2019().deliberations[0].replace(assembly="CP", key="x")
    assert told(changed(cci_2017_2019(), assembly=act.assembly)).startswith(
        "Délibération de « CP » du 15 novembre 2018"
    )
