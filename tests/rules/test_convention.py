"""The convention required above the threshold, and avenants that follow each other."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, check, euros
from conventions.french import Name
from conventions.model import (
    Avenant,
    Convention,
    DatedKind,
    Grant,
    Identifier,
    Ledger,
    Party,
    PartyKind,
    Payment,
    Role,
    Scheme,
)
from conventions.money import CENT
from conventions.rules import Profile
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
NO_LAW = "le texte n’est en vigueur que depuis le 10 juin 2001 ; fin de l’exercice de la subvention :"
CONV_001 = Profile(select=("CONV-001",))


@pytest.fixture
def unsigned(judge: Judge) -> Convention:
    """23 000,01 € granted, a mandate, no signature."""
    return judge.found("CONV-001", "failing")


def _with(convention: Convention, **told: object) -> Convention:
    return convention.replace(initial=convention.initial.replace(**told))


def _beneficiary(convention: Convention, **told: object) -> Convention:
    grantor, beneficiary = convention.initial.parties
    return _with(convention, parties=(grantor, beneficiary.replace(**told)))


def _identified(convention: Convention, siren: str = "732829320", rna: str = "W420000123") -> Convention:
    grantor, beneficiary = convention.initial.parties
    grantor = grantor.replace(identifiers=(Identifier(scheme=Scheme.SIREN, value=siren),))
    beneficiary = beneficiary.replace(identifiers=(Identifier(scheme=Scheme.RNA, value=rna),))
    return _with(convention, parties=(grantor, beneficiary))


@given(st.integers(0, 5_000_000))
def test_the_threshold_is_strict(cents: int) -> None:
    """Exactly 23 000 € needs no convention; one cent more does, once a mandate is issued."""
    base = association_2024_2026()
    grant = Grant(exercise=2024, beneficiary="treteaux", amount=Amount(cents=cents))
    payment = Payment(number="1", exercise=2024, issued_on=date(2024, 2, 1), amount=CENT)
    convention = _with(base, grants=(grant,)).replace(
        signed_on=None,
        transmitted_on=None,
        notified_on=None,
        avenants=(),
        ledger=Ledger(payments=(payment,)),
    )
    assert check(convention, DAY, profile=CONV_001).ok is (cents <= 2_300_000)


def test_the_finding_says_the_sums_and_the_mandate(unsigned: Convention, judge: Judge) -> None:
    """Total, threshold, mandate and day are told in French."""
    message = judge.message("CONV-001", unsigned, DAY)
    assert message == (
        "23 000,01 € attribués pour 2024 (bénéficiaire : Compagnie du Gier), au-delà du seuil de 23 000 € :"
        " le mandat n° 7 du 5 mars 2024 est émis alors que la convention n’est pas signée, d’après le dossier"
    )


def test_before_the_mandate_and_after_the_signature_nothing_is_wrong(
    unsigned: Convention, judge: Judge
) -> None:
    """A convention may wait for its signature as long as nothing is paid."""
    assert judge.outcome("CONV-001", unsigned, date(2024, 3, 4)) == "conforme"
    late = unsigned.replace(signed_on=date(2024, 6, 1))
    assert judge.message("CONV-001", late, DAY).endswith("la convention n’est signée que le 1er juin 2024")
    in_time = unsigned.replace(signed_on=date(2024, 3, 5))
    assert judge.outcome("CONV-001", in_time, DAY) == "conforme"
    silent = unsigned.replace(signed_on=date(2024, 6, 1), ledger=None)
    assert judge.outcome("CONV-001", silent, DAY) == "conforme"
    assert judge.outcome("CONV-001", silent, date(2024, 5, 31)) == "non évaluée"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: c.replace(known_in_part=True), "date de signature de la convention inconnue"),
        (lambda c: c.replace(ledger=None), "les versements ne sont pas renseignés"),
        (lambda c: _beneficiary(c, kinds=()), "nature juridique non renseignée : la Compagnie du Gier"),
        (
            lambda c: _beneficiary(c, kinds=(DatedKind(kind=PartyKind.OTHER),)),
            "nature juridique non renseignée : la Compagnie du Gier",
        ),
        (
            lambda c: _beneficiary(c, kinds=(DatedKind(kind=PartyKind.PERSON),)),
            "le bénéficiaire est une personne physique, non un organisme",
        ),
        (lambda c: _beneficiary(c, key="autre"), "bénéficiaire « asso » absent des parties"),
        (
            lambda c: _with(c, grants=(c.initial.grants[0].replace(exercise=2000),)),
            f"{NO_LAW} 31 décembre 2000",
        ),
        (
            lambda c: _with(c, grants=(c.initial.grants[0].replace(firmness="prévisionnel"),)),
            "aucune subvention ferme n’est inscrite",
        ),
    ],
)
def test_why_it_gives_no_verdict(
    change: Callable[[Convention], Convention], reason: str, unsigned: Convention, judge: Judge
) -> None:
    """Each missing fact is named."""
    assert judge.reason("CONV-001", change(unsigned), DAY) == reason


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (Name("CCI", article="la"), "la CCI est un organisme de droit public"),
        (Name("CCI"), "« CCI » est un organisme de droit public"),
        (Name("Hospices", article="les"), "les Hospices : organisme de droit public"),
        (Name("Les Hospices"), "Les Hospices : organisme de droit public"),
        (Name("Hospices de Lyon", plural=True), "Hospices de Lyon : organisme de droit public"),
    ],
)
def test_a_public_body_is_named_in_french(name: Name, said: str, unsigned: Convention, judge: Judge) -> None:
    """A name whose grammar is unknown is quoted; a plural name takes no verb in the singular."""
    convention = _beneficiary(unsigned, name=name, kinds=(DatedKind(kind=PartyKind.CHAMBER),))
    assert judge.reason("CONV-001", convention, DAY) == said


def test_the_known_part_alone_may_pass_the_threshold(unsigned: Convention, judge: Judge) -> None:
    """An unknown amount beside 23 000,01 € cannot make it less."""
    unknown = unsigned.initial.grants[0].replace(amount=None, key="autre")
    convention = _with(unsigned, grants=(*unsigned.initial.grants, unknown))
    assert judge.outcome("CONV-001", convention, DAY) == "erreur, ledger.payments[7]"
    below = _with(unsigned, grants=(unsigned.initial.grants[0].replace(amount=euros(10)), unknown))
    assert judge.reason("CONV-001", below, DAY) == "montant inconnu pour 2024"


def test_two_grantors_share_in_unknown_parts(unsigned: Convention, judge: Judge) -> None:
    """The threshold is by authority: with two of them, nobody knows who passes it."""
    other = Party(key="agglo", name=Name("Agglo"), roles=(Role.GRANTOR,))
    convention = _with(unsigned, parties=(*unsigned.initial.parties, other))
    assert judge.reason("CONV-001", convention, DAY).startswith("plusieurs attribuants")


def test_a_mandate_counts_for_the_beneficiary_that_its_grant_names(
    unsigned: Convention, judge: Judge
) -> None:
    """With two beneficiaries, a mandate without a grant is nobody's; with one it is told."""
    payment = unsigned.ledger.payments[0]  # type: ignore[union-attr]  # the example has a ledger
    other = unsigned.initial.parties[1].replace(key="autre", kinds=(DatedKind(kind=PartyKind.COMMUNE),))
    second = unsigned.initial.grants[0].replace(beneficiary="autre", key="second")
    both = _with(
        unsigned,
        parties=(*unsigned.initial.parties, other),
        grants=(*unsigned.initial.grants, second),
    )
    assert judge.outcome("CONV-001", both, DAY) == "conforme"
    for grant, expected in (("2024", "erreur, ledger.payments[7]"), ("second", "conforme")):
        ledger = Ledger(payments=(payment.replace(grant=grant),))
        assert judge.outcome("CONV-001", both.replace(ledger=ledger), DAY) == expected


def test_many_mandates_for_many_grants_are_looked_at_once(unsigned: Convention, judge: Judge) -> None:
    """Five hundred beneficiaries, each with ten mandates on its grant; the last one of them is to be told."""
    payment = unsigned.ledger.payments[0]  # type: ignore[union-attr]  # the example has a ledger
    grantor, beneficiary = unsigned.initial.parties
    others = [beneficiary.replace(key=f"b{rank}") for rank in range(500)]
    first = unsigned.initial.grants[0]
    grants = tuple(first.replace(beneficiary=each.key, key=f"g-{each.key}") for each in others)
    paid = tuple(
        payment.replace(number=str(rank), grant=f"g-b{rank % 500}", issued_on=date(2024, 6, 1))
        for rank in range(5000)
    )
    late = payment.replace(number="avant", grant="g-b499", issued_on=date(2024, 3, 1))
    many = _with(unsigned, parties=(grantor, *others), grants=grants).replace(signed_on=date(2024, 4, 1))
    start = process_time()
    told = judge.outcome("CONV-001", many.replace(ledger=Ledger(payments=(*paid, late))), DAY)
    assert told == "erreur, ledger.payments[avant]"
    assert process_time() - start < 4


def _half(unsigned: Convention) -> Convention:
    return _with(unsigned, grants=(unsigned.initial.grants[0].replace(amount=euros(12000)),))


def test_the_other_conventions_of_the_same_two_parties_count(unsigned: Convention, judge: Judge) -> None:
    """12 000 € twice pass the threshold, when authority and beneficiary have the same numbers."""
    mine, other = _identified(_half(unsigned)), _identified(_half(unsigned)).replace(title="Autre")
    assert judge.outcome("CONV-001", mine, DAY) == "conforme"
    assert judge.outcome("CONV-001", mine, DAY, other) == "erreur, ledger.payments[7]"
    assert judge.outcome("CONV-001", mine, DAY, mine) == "conforme"
    assert judge.outcome("CONV-001", mine, DAY, _identified(other, rna="W420000999")) == "conforme"
    assert judge.outcome("CONV-001", mine, DAY, _identified(other, siren="552100554")) == "conforme"


def test_a_siret_says_the_siren(unsigned: Convention, judge: Judge) -> None:
    """A party known by its SIRET here and its SIREN there is the same; another register says nothing."""
    mine = _identified(_half(unsigned))
    grantor, beneficiary = mine.initial.parties
    by_siret = grantor.replace(identifiers=(Identifier(scheme=Scheme.SIRET, value="732 829 320 00074"),))
    abroad = grantor.replace(identifiers=(Identifier(scheme=Scheme.RIDET, value="732829320"),))
    other = _with(mine, parties=(by_siret, beneficiary)).replace(title="Autre")
    assert judge.outcome("CONV-001", mine, DAY, other).startswith("erreur")
    assert judge.outcome("CONV-001", mine, DAY, _with(other, parties=(abroad, beneficiary))) == "conforme"


def test_without_numbers_the_other_conventions_cannot_be_added(unsigned: Convention, judge: Judge) -> None:
    """Said only when there are other conventions to add."""
    mine = _half(unsigned)
    assert judge.outcome("CONV-001", mine, DAY) == "conforme"
    reason = judge.reason("CONV-001", mine, DAY, mine.replace(title="Autre"))
    assert reason.startswith("sans SIREN ni RNA (Rochebrune et la Compagnie du Gier)")


def _avenants(*numbers: int | None, **told: object) -> tuple[Avenant, ...]:
    return tuple(
        Avenant.model_validate(
            {"number": number, "signed_on": date(2024, 5, rank), "key": f"A{rank}", **told}
        )
        for rank, number in enumerate(numbers, start=1)
    )


def _sequence(judge: Judge, *numbers: int | None, known_in_part: bool = False) -> str:
    base = judge.found("CONV-010", "passing").replace(
        avenants=_avenants(*numbers), known_in_part=known_in_part
    )
    return judge.outcome("CONV-010", base, DAY)


def test_holes_in_the_numbers(judge: Judge) -> None:
    """A hole is a hole wherever it is; a year is no rank; the start of a series seen in part is unknown."""
    assert _sequence(judge) == "conforme"
    assert _sequence(judge, 2, 1, 3) == "conforme"
    assert _sequence(judge, 2) == "avertissement, avenants[A1].number"
    assert _sequence(judge, 2, 3, known_in_part=True) == "conforme"
    assert _sequence(judge, 2, 4, known_in_part=True) == "avertissement, avenants[A2].number"
    assert _sequence(judge, 1, 2018) == "conforme"
    assert _sequence(judge, 1, 3, None) == "non évaluée"
    assert _sequence(judge, 1, 4, None) == "avertissement, avenants[A2].number"


@pytest.mark.parametrize(
    ("numbers", "absent"),
    [((1, 3), "l’avenant n° 2"), ((1, 4), "les avenants nos 2 et 3"), ((1, 9), "les avenants nos 2 à 8")],
)
def test_the_missing_numbers_are_told(numbers: tuple[int, ...], absent: str, judge: Judge) -> None:
    """One, two, or a range of missing numbers."""
    convention = judge.found("CONV-010", "passing").replace(avenants=_avenants(*numbers))
    assert judge.message("CONV-010", convention, DAY).endswith(f"est au dossier sans {absent}")


def test_an_address_that_holds_a_colon_is_told_whole(judge: Judge) -> None:
    """The key of the avenant has one: the finding stands at its operation all the same."""
    base = judge.found("CONV-010", "operates-on-nothing")
    named = tuple(avenant.replace(key=f"n° {avenant.number} : montant") for avenant in base.avenants)
    outcome = judge.outcome("CONV-010", base.replace(avenants=named), DAY)
    assert outcome.startswith("erreur, avenants[n° 1 : montant].operations[")
    assert outcome.endswith("]")


def test_what_cannot_be_applied_is_told_at_its_operation(judge: Judge) -> None:
    """The reason of the fold is the message; every other rule says that it could not look."""
    convention = judge.found("CONV-010", "operates-on-nothing")
    assert judge.message("CONV-010", convention, DAY) == (
        "l’opération ne peut pas s’appliquer : la subvention « 2025 » n’existe pas à cette date "
        "(avenant n° 1)"
    )
    reason = judge.reason("NAT-001", convention, DAY)
    assert reason.startswith("la convention ne peut pas être consolidée")
