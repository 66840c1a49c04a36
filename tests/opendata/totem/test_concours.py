"""Named subsidies: who gets what; natural persons are masked unless they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.money import euros
from conventions.opendata import totem
from conventions.opendata.totem.concours import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Craft = Callable[..., bytes]

CLUB = {
    "CodArticle": "65748",
    "CodInvFonc": "F",
    "CodNatJurBenefCA": "P1",
    "LibOrgaBenef": "CLUB DE TENNIS",
    "Siret": "13002793800011",
    "MtSubv": "4000.00",
    "LibPrestaNat": "PRET DE SALLE",
    "DenomOuNumSubv": "01",
    "ObjSubv": "TOURNOI",
}
PERSON = CLUB | {"CodNatJurBenefCA": "P3", "LibOrgaBenef": "DURAND Zoé", "ObjSubv": "PERMIS DE ZOE DURAND"}
SECRETS = ("DURAND", "Zoé", "ZOE", "13002793800011", "PRET DE SALLE", "TOURNOI")


def test_a_named_subsidy_says_who_gets_what(craft: Craft) -> None:
    """Article, section, beneficiary and its kind, number, amount, what is in kind, what for."""
    file = totem.read(craft(concours=[CLUB]))
    (concours,) = file.concours
    assert (concours.article, concours.section, concours.kind) == ("65748", "fonctionnement", "association")
    assert (concours.beneficiary, concours.identifier) == ("CLUB DE TENNIS", "13002793800011")
    assert (concours.amount, concours.in_kind, concours.object) == (euros(4000), "PRET DE SALLE", "TOURNOI")
    assert (concours.name_or_number, concours.exercise, concours.is_masked) == ("01", 2022, False)
    assert file.concours_total == euros(4000)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("P2", "entreprise"),
        ("P4", "autre personne de droit privé"),
        ("U2", "organisme public"),
        ("U6", "organisme public"),
        ("9220", None),
        (None, None),
    ],
)
def test_the_kind_of_a_code(code: str | None, kind: str | None) -> None:
    """A code that we do not know has no kind."""
    assert kind_of(code) == kind


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"CodNatJurBenefCA": "1000"},
        {"CodNatJurBenefCA": ""},
        {"CodNatJurBenefCA": "Z9"},
        {"CodNatJurBenefCA": "P1", "LibOrgaBenef": "Mme DURAND Zoé"},
        {"CodNatJurBenefCA": "P4", "LibOrgaBenef": "M. DURAND"},
    ],
)
def test_what_identifies_a_person_is_masked(craft: Craft, changes: dict[str, str]) -> None:
    """A person, a sole trader, a nature that is not told, a civility: only the amount and the article stay."""
    file = totem.read(craft(concours=[PERSON | changes]))
    (concours,) = file.concours
    assert (concours.is_masked, concours.amount, concours.article) == (True, euros(4000), "65748")
    assert not [secret for secret in SECRETS if secret in repr(file)]
    assert str(concours.beneficiary).endswith(" 1")


def test_names_are_given_when_they_are_asked_for(craft: Craft) -> None:
    """By its name, the unmasked reading has everything."""
    (concours,) = totem.read(craft(concours=[PERSON]), natural_persons="named").concours
    assert (concours.beneficiary, concours.object, concours.is_masked) == (
        "DURAND Zoé",
        "PERMIS DE ZOE DURAND",
        False,
    )


def test_one_person_keeps_one_mask(craft: Craft) -> None:
    """Two subsidies to one person can be told from two to two persons; no name, no mask."""
    others = [PERSON | {"LibOrgaBenef": name} for name in ("MARTIN Ali", "durand  zoé", "")]
    file = totem.read(craft(concours=[PERSON, *others]))
    assert [each.beneficiary for each in file.concours] == [
        "personne physique 1",
        "personne physique 2",
        "personne physique 1",
        None,
    ]


def test_no_remark_or_code_tells_a_name(craft: Craft) -> None:
    """A name that was written where an amount, a section or a code goes stays masked too."""
    moved = {"MtSubv": "DURAND", "CodInvFonc": "DURAND", "CodArticle": "DURAND", "CodNatJurBenefCA": "DURAND"}
    file = totem.read(craft(concours=[PERSON | moved]))
    assert "DURAND" not in repr(file)
    assert [remark.raw for remark in file.remarks] == ["(masqué)", "(masqué)"]
    assert "DURAND" in repr(totem.read(craft(concours=[PERSON | moved]), natural_persons="named"))


LETTERS = st.text(
    st.characters(min_codepoint=0x41, max_codepoint=0x24F, categories=["L"]), min_size=5, max_size=20
)


@given(LETTERS, st.sampled_from(["LibOrgaBenef", "Siret", "LibPrestaNat", "DenomOuNumSubv", "ObjSubv"]))
def test_no_text_of_a_person_comes_out(craft: Craft, secret: str, place: str) -> None:
    """Wherever a name is written, a person's subsidy does not repeat it."""
    text = f"¤{secret}¤"
    xml = craft(concours=[PERSON | {place: text}])
    assert text not in repr(totem.read(xml))
    assert text in repr(totem.read(xml, natural_persons="named"))
