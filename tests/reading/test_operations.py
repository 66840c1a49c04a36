"""Sentences of avenants: what each one says, and what no sentence may be taken for."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Duration, Grant, Name, Party, euros
from conventions.errors import ConventionsError, FrenchParseError
from conventions.model import (
    AddParty,
    Axis,
    ChangeAmount,
    ChangeParty,
    Clause,
    ClauseKind,
    ExtendTerm,
    Firmness,
    Nature,
    Operation,
    RemoveAction,
    RemoveClause,
    RemoveGrant,
    RemoveParty,
    SetAxis,
    SetClause,
    SetGrant,
    TextChange,
    TextEdit,
)
from conventions.periods import Period
from conventions.reading import parse_operation
from conventions.samples import cci_2017_2019


def _phrases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phrases", Path(__file__).with_name("operation_phrases.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PHRASES = _phrases()


@pytest.mark.parametrize(("text", "operation"), [*PHRASES.READ, *PHRASES.ANNOUNCED])
def test_a_sentence_is_read(text: str, operation: Operation) -> None:
    """What the sentence says is the operation, and nothing else."""
    assert parse_operation(text) == operation


@pytest.mark.parametrize("text", PHRASES.TRAPS)
def test_a_trap_stays_text(text: str) -> None:
    """What is denied, conditional, double, inexact or unclear is kept as text."""
    assert parse_operation(text) == TextEdit(raw=text)


TERMS = cci_2017_2019().initial.replace(
    grants=(
        Grant(
            exercise=2018,
            beneficiary="CCI",
            amount=euros(40_000),
            object="animer",
            firmness=Firmness.FORECAST,
        ),
        Grant(exercise=2019, beneficiary="CCI", amount=None, nature=Nature.OPERATING),
        Grant(exercise=2019, beneficiary="EPURES", amount=None, nature=Nature.EQUIPMENT),
    ),
    clauses=(Clause(kind=ClauseKind.OBJECT, article="1"),),
)
CCI = "CCI Lyon Métropole Saint-Étienne Roanne"
EPURES = next(party for party in TERMS.parties if party.key == "EPURES")
HELD = TERMS.grants[0]

READ_WITH_TERMS: tuple[tuple[str, Operation], ...] = (
    ("La subvention 2018 est augmentée de 5 000 €.", ChangeAmount(grant="2018", by=euros(5_000))),
    (
        "La subvention de fonctionnement pour 2019 est fixée à 5 000 €.",
        ChangeAmount(grant="2019-fonctionnement", new=euros(5_000)),
    ),
    (
        "La subvention d’équipement est réduite d’un montant de 5 000 €.",
        ChangeAmount(grant="2019-équipement", by=euros(-5_000)),
    ),
    ("La subvention « 2018 » est annulée", RemoveGrant(grant="2018")),
    (
        f"La subvention de l’exercice 2018 accordée à la {CCI} est fixée à 50 000 €.",
        SetGrant(grant=HELD.replace(amount=euros(50_000), firmness=Firmness.FIRM)),
    ),
    (
        (
            "Une subvention complémentaire de 20 000 € est accordée à la chambre de commerce lyon métropole"
            " saint etienne roanne au titre de l’année 2019."
        ),
        SetGrant(
            grant=Grant(exercise=2019, beneficiary="CCI", amount=euros(20_000), nature=Nature.OPERATING),
            mode="ajoute",
        ),
    ),
    (
        "d’attribuer à « EPURES » une subvention de 1 000 € au titre de l’exercice 2018",
        SetGrant(grant=Grant(exercise=2018, beneficiary="EPURES", amount=euros(1_000))),
    ),
    ("L’école des mines n’est plus partie à la convention", RemoveParty(party="ENSMSE")),
    (
        "L’axe « L’innovation » s’intitule désormais : « Innover »",
        SetAxis(axis=TERMS.axes[1].replace(title="Innover")),
    ),
    (
        "Un axe « X » est ajouté : « Innover », et ses enjeux sont : « un »",
        SetAxis(axis=Axis(key="X", title="Innover", stakes=("un",))),
    ),
    ("La clause « objet » est supprimée", RemoveClause(clause="1")),
    (
        "La convention est prolongée d’un an, soit jusqu’au 31 décembre 2020.",
        ExtendTerm(until=date(2020, 12, 31)),
    ),
    (
        "L’Association Alpha s’est substituée à EPURES",
        ChangeParty(
            old="EPURES",
            new=Party(key="Association Alpha", name=Name("Association Alpha"), roles=EPURES.roles),
            reason="substitution",
        ),
    ),
    (
        "EPURES a changé de dénomination et s’appelle désormais « Agence d’urbanisme »",
        ChangeParty(
            old="EPURES",
            new=EPURES.replace(name=Name("Agence d’urbanisme"), other_names=("EPURES",)),
            reason="changement de dénomination",
        ),
    ),
    (
        "La désignation d’EPURES est corrigée : « Epures »",
        ChangeParty(old="EPURES", new=EPURES.replace(name=Name("Epures")), reason="correction"),
    ),
    (
        f"La {CCI} se substitue à EPURES",
        ChangeParty(old="EPURES", new=TERMS.parties[1], reason="substitution"),
    ),
    (
        "L’action « améliorer l'accompagnement des entreprises hébergées en pépinières » est supprimée.",
        RemoveAction(action="A1"),
    ),
)

TRAPS_WITH_TERMS: tuple[str, ...] = (
    "L’axe « Vendre » s’intitule désormais : « Acheter »",
    "Un axe « innovation » est ajouté : « Innover »",
    "La clause « contrôle » est supprimée",
    "La convention est prolongée d’un an, soit jusqu’au 31 décembre 2021.",
    "La subvention 2017 est augmentée de 5 000 €.",
    "La subvention 2019 est augmentée de 5 000 €.",
    "La subvention est supprimée.",
    "La subvention « 2017 » est annulée",
    "La subvention « 2018 » de l’exercice 2018 est annulée",
    "Une subvention complémentaire de 20 000 € est accordée à Novacité au titre de l’année 2019.",
    "L’école des beaux-arts n’est plus partie à la convention",
    "Novacité se substitue à l’Agence d’urbanisme",
    "EPURES se substitue à « EPURES »",
    f"« {CCI} » devient partie à la convention",
    "« CCI » devient partie à la convention",
    "L’action « Vendre » est supprimée",
    "Une action « A1 » est ajoutée : « Former »",
)


@pytest.mark.parametrize(("text", "operation"), READ_WITH_TERMS)
def test_names_are_those_of_the_terms(text: str, operation: Operation) -> None:
    """With terms, a name is the record that has it, and all that the sentence does not change stays."""
    assert parse_operation(text, TERMS) == operation


@pytest.mark.parametrize("text", TRAPS_WITH_TERMS)
def test_a_name_that_terms_do_not_have(text: str) -> None:
    """A name of nothing, or of several records, leaves the sentence as text."""
    assert parse_operation(text, TERMS) == TextEdit(raw=text)


def test_an_open_period_has_no_end_to_count_from() -> None:
    """A length and a day are not compared without the end of the period."""
    text = "La convention est prolongée d’un an, soit jusqu’au 31 décembre 2020."
    terms = TERMS.replace(period=Period(date(2017, 1, 1), None))
    assert parse_operation(text, terms) == TextEdit(raw=text)


def test_two_parties_of_one_name() -> None:
    """A name that two parties bear says nothing."""
    twin = EPURES.replace(key="EPURES 2")
    terms = TERMS.replace(parties=(*TERMS.parties, twin))
    for text in ("EPURES se substitue à Novacité", "Novacité se substitue à EPURES"):
        alone = text.replace("à Novacité", "à l’école des mines")
        assert parse_operation(alone, TERMS) != TextEdit(raw=alone)
        assert parse_operation(alone, terms.replace(parties=terms.parties)) == TextEdit(raw=alone)


def test_two_grants_of_one_beneficiary() -> None:
    """A grant that two of the terms may be says nothing."""
    terms = TERMS.replace(grants=(HELD, HELD.replace(key="bis")))
    text = f"La subvention de l’exercice 2018 accordée à la {CCI} est fixée à 50 000 €."
    assert parse_operation(text, terms) == TextEdit(raw=text)


MORE_TRAPS = (
    "le cas échéant L’Association Alpha se substitue à EPURES",
    "L’Association Alpha parfois se substitue à EPURES",
    "L’Association Alpha se substitue à EPURES aussitôt",
    "de la Ville se substitue à EPURES",
    "l’association se substitue à EPURES",
    "La subvention est fixée de 10 000 € à 15 000 €.",
    "La Rochelle n’est plus partie à la convention",
    "ARTICLE 1 : La Rochelle se substitue à « B »",
    "La subvention de fonctionnement est augmentée de 5 000 €.",
    "La subvention est fixée à titre prévisionnel à 5 000 €.",
    "La subvention 2018 accordée à « X » est portée de 10 000 € à 15 000 €.",
    "La subvention accordée à « X » est augmentée de 5 000 €.",
    "La subvention 2018 accordée à « X », prévisionnelle, devient ferme.",
    "Le montant de 10 000 € de la subvention 2018 accordée à « X » est remplacé par 15 000 €.",
    "La convention est prolongée de douze (13) mois.",
    "La clause « beauté » est fixée",
    "À l’article 3, les mots « X » de l’article 4 sont supprimés",
    "Les mots «  » sont supprimés",
    "Les mots “X sont supprimés",
    "Les mots X » sont supprimés",
    "Les mots \ufffc sont supprimés « X »",
    "La Rochelle se substitue à « EPURES »",
    "L’Association se substitue à la Ville",
    "Le Bénéficiaire n’est plus partie à la convention",
    "le bénéficiaire n’est plus partie à la convention",
    "Novacité se substitue à EPURES à compter du 1er janvier 2019",
    "Novacité se substitue à EPURES à hauteur de 50 %",
    "Novacité se substitue à EPURES et à Alpha",
    "Aucune Association ne se substitue à EPURES",
    "« EPURES » se substitue à « EPURES »",
)


@pytest.mark.parametrize("text", MORE_TRAPS)
def test_another_trap_stays_text(text: str) -> None:
    """What no field holds, what contradicts itself, what is no name."""
    assert parse_operation(text) == TextEdit(raw=text)


ALPHA = Party(key="Association Alpha", name=Name("Association Alpha"))

MORE_READ: tuple[tuple[str, Operation], ...] = (
    ("La convention est prolongée de douze (12) mois.", ExtendTerm(by=Duration(months=12))),
    (
        "La subvention 2018 d’un montant de 10 000 € est portée à 15 000 €",
        ChangeAmount(grant="2018", old=euros(10_000), new=euros(15_000)),
    ),
    (
        "Le montant total de la subvention est fixé à 15 000 € au lieu de 10 000 €",
        ChangeAmount(old=euros(10_000), new=euros(15_000)),
    ),
    ("La subvention est augmentée de quinze mille euros", ChangeAmount(by=euros(15_000))),
    (
        "d’accorder à « X » une subvention complémentaire de 20 000 € au titre de l’exercice 2018",
        SetGrant(grant=Grant(exercise=2018, beneficiary="X", amount=euros(20_000)), mode="ajoute"),
    ),
    (
        "Le 1er alinéa de l’annexe 2 est supprimé",
        TextEdit(change=TextChange.DELETE, article="annexe 2", old="le 1er alinéa"),
    ),
    (
        "Au premier alinéa de l’article 2, les mots « trois ans » sont remplacés par les mots « quatre ans »",
        TextEdit(
            change=TextChange.REWORD,
            article="2",
            old="trois ans",
            new="quatre ans",
            raw="Au premier alinéa de l’article 2, les mots « trois ans » sont remplacés par les mots « quatre ans »",
        ),
    ),
    (
        "À l’article 2, les mots : « l’« usine » » sont supprimés",
        TextEdit(change=TextChange.DELETE, article="2", old="l’« usine »"),
    ),
    ("Les mots « l’“usine” » sont supprimés", TextEdit(change=TextChange.DELETE, old="l’“usine”")),
    (
        "La clause « contrôle » est fixée à l’article 6 : « Sur place. »",
        SetClause(clause=Clause(kind=ClauseKind.CONTROL, article="6", raw="Sur place.")),
    ),
    (
        "À l’article « 2° a », les mots « X » sont supprimés",
        TextEdit(change=TextChange.DELETE, article="2° a", old="X"),
    ),
    (
        "Article 1er : L’Association Alpha reprend le projet en lieu et place de MIND",
        ChangeParty(old="MIND", new=ALPHA, reason="reprise"),
    ),
    (
        "« MIND » deviennent parties à la convention",
        AddParty(party=Party(key="MIND", name=Name("MIND", plural=True))),
    ),
    (
        "L’association Alpha devient partie à la convention",
        AddParty(party=Party(key="association Alpha", name=Name("association Alpha", article="l’"))),
    ),
    (
        "Les Amis de la Loire deviennent parties à la convention",
        AddParty(party=Party(key="Amis de la Loire", name=Name("Amis de la Loire"))),
    ),
    ("un axe est ajouté : « Innover »", SetAxis(axis=Axis(key="Innover", title="Innover"))),
    ("la CCI n’est plus partie à la convention", RemoveParty(party="CCI")),
    (
        "La CCI se substitue au Département du Rhône",
        ChangeParty(
            old="Département du Rhône",
            new=Party(key="CCI", name=Name("CCI", article="la")),
            reason="substitution",
        ),
    ),
    (
        "Novacité se substitue aux Restos du Cœur",
        ChangeParty(
            old="Restos du Cœur", new=Party(key="Novacité", name=Name("Novacité")), reason="substitution"
        ),
    ),
    (
        "« A » se substitue à MIND",
        ChangeParty(old="MIND", new=Party(key="A", name=Name("A")), reason="substitution"),
    ),
    (
        "MIND se substitue à « A »",
        ChangeParty(old="A", new=Party(key="MIND", name=Name("MIND", article="")), reason="substitution"),
    ),
)


@pytest.mark.parametrize(("text", "operation"), MORE_READ)
def test_another_sentence_is_read(text: str, operation: Operation) -> None:
    """Numbers said twice, places inside articles, names after their articles."""
    assert parse_operation(text) == operation


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), (" \n\u00a0", "empty"), ("a" * 20_001, "too_long"), ("la \ud800", "invisible_character")],
)
def test_what_is_no_sentence(text: str, code: str) -> None:
    """A blank text, one longer than any text of a record, half a character: each has its error."""
    with pytest.raises(FrenchParseError) as caught:
        parse_operation(text)
    assert caught.value.code == code
    assert parse_operation("a" * 20_000).operation == "modifier le texte"


def test_what_is_no_text() -> None:
    """An operation is read in a text only."""
    with pytest.raises(ConventionsError, match="un texte est attendu"):
        parse_operation(5)  # type: ignore[arg-type]  # the fault tested


WORDS = [word for text, _ in PHRASES.READ for word in text.split()]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_text_is_an_operation_or_the_error(text: str) -> None:
    """Any text gives an operation, with the text itself where it was not understood, or the documented error."""
    if not text.strip():
        with pytest.raises(FrenchParseError, match="vide"):
            parse_operation(text)
        return
    read = parse_operation(text)
    assert not isinstance(read, TextEdit) or read.raw in {None, text}
    with_terms = parse_operation(text, TERMS)
    assert isinstance(with_terms, (type(read), TextEdit)) or isinstance(read, TextEdit)


HAZARDS = (
    "pas",
    "ne",
    "n’est pas",
    "jamais",
    "sous réserve de l’accord du conseil",
    "si besoin",
    "pourra être",
    "environ",
    "au plus",
    "à hauteur de la moitié",
    "10 000 €",
    "50 %",
    "et l’article 4",
    "le 1er mars 2020",
)


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_word_too_many_leaves_text(hazard: str) -> None:
    """Anywhere outside its quotes, a denial, a condition or a value more makes a sentence text."""
    read = [text for text in _with(hazard) if parse_operation(text) != TextEdit(raw=text)]
    assert read == []


def _with(hazard: str) -> Iterator[str]:
    for text, _ in PHRASES.READ:
        words = text.split(" ")
        for rank in range(len(words) + 1):
            left = " ".join(words[:rank])
            if left.count("«") == left.count("»") and left.count('"') % 2 == 0:
                yield " ".join((*words[:rank], hazard, *words[rank:]))


HOSTILE = [
    unit * (19_999 // len(unit))
    for unit in (
        "«",
        "« »",
        "«»",
        "“",
        '"',
        " ",
        "a",
        "a ",
        "1 ",
        "de ",
        "(",
        "\u0301",
        ": ",
        ". ",
        "« x » sont ",
    )
]
NEAR = [
    start + unit * ((395 - len(start)) // len(unit)) + end
    for start, end in (
        ("la subvention de l’exercice 2018 accordée à ", " est fixée à 1 €"),
        ("la subvention est portée de ", " à 1 €"),
        ("d’attribuer à ", " une subvention de 5 € au titre de l’exercice 2018"),
        ("", " se substitue à B"),
        ("la convention est prolongée de ", ""),
    )
    for unit in ("a ", "1 ", "de 1 € à ", "le premier alinéa du ", "à ", "d'", "« x » ")
]


@pytest.mark.parametrize("text", HOSTILE + NEAR)
def test_hostile_texts_take_no_time(text: str) -> None:
    """A text made to be slow is read, or refused, in well under a second."""
    parse_operation("a")  # the patterns are made once
    started = process_time()
    with contextlib.suppress(FrenchParseError):
        parse_operation(text)
    assert process_time() - started < 1
