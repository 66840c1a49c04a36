"""Confidential data stays in: masking changes texts and keys alone, and lets no secret through."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check, position, schedule
from conventions.files import Location
from conventions.french import Name
from conventions.model import (
    AddParty,
    Avenant,
    Convention,
    DatedKind,
    Identifier,
    Party,
    PartyKind,
    Scheme,
    Signatory,
    Waiver,
)
from conventions.model.addresses import at, walk
from conventions.model.confidential import Mask, hide, masked, secrets
from conventions.model.references import dangling
from conventions.rules import Context, Profile
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

DAY = date(2024, 12, 31)
IBAN = "FR7630006000011234567890189"
LEAKS = ("Xyzzy", "XYZZY", "Zoé", "T-40412", "99900001100018", "30006", "12345678901")
PERSON = Party(
    key="Xyzzy Zoe",
    name=Name("Zoé Xyzzy"),
    short_name=Name("Mme Xyzzy"),
    other_names=("Xyzzy-Duval",),
    kinds=(DatedKind(kind=PartyKind.PERSON),),
    identifiers=(Identifier(scheme=Scheme.SIRET, value="99900001100018"),),
    tiers_number="T-40412",
    iban=IBAN,
    note="née Xyzzy",
)
SAID = "note de XYZZY Zoé (999 000 011 00018, T-40412), compte FR76 3000 6000 0112 3456 7890 189"


def with_person(convention: Convention, person: Party = PERSON) -> Convention:
    """The convention for the benefit of a natural person alone, named in its texts; avenants change nothing."""
    initial = convention.initial
    others = (party.replace(kinds=()) for party in initial.parties if party.key != person.key)
    grants = tuple(grant.replace(beneficiary=person.key, raw=SAID) for grant in initial.grants)
    return convention.replace(
        initial=initial.replace(parties=(person, *others), grants=grants),
        avenants=tuple(avenant.replace(operations=()) for avenant in convention.avenants),
        source=SAID,
    )


@given(conventions())
def test_masking_is_total_and_idempotent(convention: Convention) -> None:
    """Whatever it holds, a convention is masked into a valid one, in which nothing is left to mask."""
    hidden = masked(convention)
    assert Convention.model_validate_json(hidden.model_dump_json()) == hidden
    assert secrets(hidden) == ()
    assert masked(hidden) is hidden
    assert repr(hidden) == repr(convention)


@given(conventions(coherent=True))
def test_no_secret_is_left(convention: Convention) -> None:
    """Neither the repr nor the JSON text holds what names the person, or the account."""
    real = with_person(convention)
    assert secrets(real)
    for shown in (repr(real), repr(real.initial), repr(masked(real)), masked(real).model_dump_json()):
        assert not [leak for leak in LEAKS if leak in shown]


@given(conventions(coherent=True))
def test_only_texts_change(convention: Convention) -> None:
    """The masked convention has the same shape; what is no text is the same at every rank."""
    real = with_person(convention)
    pairs = list(zip(walk(real), walk(masked(real)), strict=True))
    assert [one for (_, one), (_, other) in pairs if type(one) is not type(other)] == []
    texts = (str, Name, tuple)
    plain = [(one, other) for (_, one), (_, other) in pairs if not isinstance(one, texts) and one != other]
    assert all(hasattr(one, "model_fields_set") for one, _ in plain)  # a record differs by what it holds


@given(conventions(coherent=True), st.dates(date(2005, 1, 1), date(2035, 12, 31)))
def test_the_money_is_the_same(convention: Convention, as_of: date) -> None:
    """Schedule and position of the masked convention have the amounts of the real one."""
    real = with_person(convention)
    hidden = masked(real)
    amounts = [[line.amount for line in schedule(each, as_of).lines] for each in (real, hidden)]
    assert amounts[0] == amounts[1]
    assert position(real, as_of).exercises == position(hidden, as_of).exercises


def test_references_follow_the_key() -> None:
    """The key of a person is replaced wherever it stands, one by person."""
    real = with_person(association_2024_2026())
    other = PERSON.replace(key="Plugh Max", name=Name("Max Plugh"), short_name=None)
    hidden = masked(real.with_avenant(Avenant(number=9, operations=(AddParty(party=other),))))
    assert hidden.initial.parties[0].key == "personne-1"
    assert {grant.beneficiary for grant in hidden.initial.grants} == {"personne-1"}
    (added,) = hidden.avenants[-1].operations
    assert isinstance(added, AddParty)
    assert added.party.key == "personne-2"
    assert "personne-1" not in {found.key for found in dangling(hidden)}


def test_keys_that_read_alike_stay_different() -> None:
    """Two keys that differ by their secret alone are told apart by a number."""
    real = with_person(association_2024_2026())
    first, second, *_ = real.initial.grants
    named = (first.replace(key="part Zoé Xyzzy"), second.replace(key="part Xyzzy Zoe"))
    hidden = masked(real.replace(initial=real.initial.replace(grants=named, payment_terms=()), facts={}))
    first_key, second_key = (grant.key for grant in hidden.initial.grants)
    assert (first_key, second_key) == (
        "part personne physique (nom masqué)",
        "part personne physique (nom masqué) 2",
    )


@pytest.mark.parametrize("number", ["30000", "2024", "50000.00"])
def test_amounts_and_years_are_not_hidden(number: str) -> None:
    """A number as short as a year is hidden in its own field, and left in any other text."""
    real = with_person(association_2024_2026(), PERSON.replace(tiers_number=number))
    hidden = masked(real)
    assert hidden.initial.parties[0].tiers_number == "numéro masqué"
    assert [grant.amount for grant in hidden.initial.grants] == [
        grant.amount for grant in real.initial.grants
    ]
    assert hidden.initial.period == real.initial.period


def test_common_words_are_not_secrets() -> None:
    """A key that is a word of our lists names nobody; it is replaced as a key, not in texts."""
    real = with_person(association_2024_2026(), PERSON.replace(key="beneficiaire"))
    assert "beneficiaire" not in secrets(real)
    assert masked(real).initial.parties[0].key == "personne-1"


def test_a_text_that_grows_too_long_is_still_a_text() -> None:
    """A text of the greatest length whose secrets grow is cut at a word."""
    real = with_person(association_2024_2026())
    full = ("T-40412 " * 2_500).strip()
    hidden = masked(real.replace(source=full)).source
    assert hidden is not None
    assert len(hidden) <= 20_000
    assert set(hidden.split()) <= {"numéro", "masqué"}


def test_a_signatory_is_public() -> None:
    """Who signs an act is public, even for a person; the person who signs for itself stays hidden."""
    signed = PERSON.replace(signatory=Signatory(name="Paul Mandaté", capacity="mandataire"))
    alone = PERSON.replace(signatory=Signatory(name="Zoé Xyzzy"))
    sample = association_2024_2026()
    assert masked(with_person(sample, signed)).initial.parties[0].signatory == signed.signatory
    assert masked(with_person(sample, alone)).initial.parties[0].signatory != alone.signatory


@pytest.mark.parametrize(
    "written",
    [
        "zoé xyzzy",
        "Zoe Xyzzy",
        "ZOÉ\u00a0XYZZY",
        "Zoe\u0301  Xyzzy",
        "T-40412",
        "T 40412",
        "Xyzzy\u2011Duval",
    ],
)
def test_a_secret_is_found_however_written(written: str) -> None:
    """Case, accents, spaces and hyphens do not protect a secret from being found."""
    known = secrets(with_person(association_2024_2026()))
    assert "masqué" in hide(f"vu : {written}.", known)
    assert hide(f"vu : a{written}b.", known) == f"vu : a{written}b."


def test_addresses_follow_the_keys() -> None:
    """An address of the real convention becomes that of the same value in the masked one."""
    real = with_person(association_2024_2026())
    mask = Mask.of(real)
    shown = mask.address("initial.parties[Xyzzy Zoe].identifiers[SIRET].value")
    assert shown == "initial.parties[personne-1].identifiers[SIRET].value"
    assert at(masked(real), shown) == "numéro masqué"
    assert mask.address("initial.parties[Xyzzy Zoe].rien[Xyzzy Zoe]").count("Xyzzy") == 0


ID_001 = Profile(select=("ID-001",))
ADDRESS = "initial.parties[Xyzzy Zoe].identifiers[SIRET].value"
SHOWN = "initial.parties[personne-1].identifiers[SIRET].value"
WRONG = PERSON.replace(identifiers=(Identifier(scheme=Scheme.SIRET, value="99900001100019"),))


def test_a_report_is_masked_and_keeps_its_place() -> None:
    """The finding shows the masked address, and the place in the file of the real one."""
    sources = {ADDRESS: Location("c.yaml", 7, 12, "99900001100019")}
    report = check(
        with_person(association_2024_2026(), WRONG), DAY, profile=ID_001, context=Context(sources=sources)
    )
    (finding,) = report.findings
    assert finding.address == SHOWN
    assert finding.place is not None
    assert finding.place.line == 7
    assert "Xyzzy" not in report.to_json()


def test_a_report_reveals_when_asked_by_name() -> None:
    """The real address is shown to whoever asks for it."""
    real = with_person(association_2024_2026(), WRONG)
    (finding,) = check(real, DAY, profile=ID_001, context=Context(reveal=True)).findings
    assert finding.address == ADDRESS


@pytest.mark.parametrize("address", [ADDRESS, SHOWN])
def test_a_waiver_names_either_address(address: str) -> None:
    """A finding is accepted at its real address, or at the one that the report shows."""
    waiver = Waiver(code="ID-001", address=address, reason="en cours", by="le service", day=DAY)
    real = with_person(association_2024_2026(), WRONG).replace(waivers=(waiver,))
    report = check(real, DAY, profile=ID_001)
    assert (report.findings, [item.address for item in report.waived]) == ((), [SHOWN])
    assert masked(real).waivers[0].address == SHOWN


def test_the_words_of_a_line_are_masked() -> None:
    """What a line quotes never leaves the library in a report."""
    real = with_person(association_2024_2026())
    grants = tuple(
        grant.replace(lines=({"raw": f"compte 65748, {SAID}", "parts": ({"key": "compte", "code": "99"},)},))
        for grant in real.initial.grants
    )
    text = check(real.replace(initial=real.initial.replace(grants=grants)), DAY).to_json()
    assert "compte 65748, note de" in text
    assert not [leak for leak in LEAKS if leak in text]


@pytest.mark.parametrize("written", ["Anne d'Ornac", "ANNE D’ORNAC", "Anne d’Ornac"])
@pytest.mark.parametrize("told", ["Anne d'Ornac", "Anne d’Ornac"])
def test_an_apostrophe_of_either_shape_hides_no_less(told: str, written: str) -> None:
    """A name is hidden whether its apostrophe is straight or not, here or there."""
    assert "rnac" not in hide(f"remis à {written}.", (told,)).lower()
