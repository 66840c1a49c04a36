"""What a beneficiary is and owes: its contract, its numbers, its accounts, the account it is paid from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import Amount, Avenant, Name, Party, check
from conventions.model import (
    AddParty,
    BudgetLine,
    DatedKind,
    LinePart,
    PartyKind,
    RepublicanContract,
    Role,
)
from conventions.nomenclature.bodies import kind_of_category, kinds_charged
from conventions.rules import Profile
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
GRANTED = date(2024, 1, 19)
DAYS = st.dates(date(2023, 12, 1), date(2024, 3, 31))
cents = st.integers(0, 10_000_000)


def _with_other_grant(convention: Convention, exercise: int) -> Convention:
    """The same convention with a second grant to its beneficiary, for another exercise."""
    (first,) = convention.initial.grants
    second = first.replace(exercise=exercise, key=str(exercise))
    return convention.replace(initial=convention.initial.replace(grants=(first, second)))


def _finds(code: str, convention: Convention, on: date = DAY) -> bool:
    return bool(check(convention, on, profile=Profile(select=(code,))).findings)


@given(signed=DAYS)
@example(signed=GRANTED)
def test_a_contract_signed_after_the_grant_is_late(judge: Judge, signed: date) -> None:
    """There is a finding exactly when the contract is signed after the day of the deliberation."""
    contract = RepublicanContract(beneficiary="asso", signed_on=signed)
    convention = judge.found("BEN-001", "passing").replace(republican_contracts=(contract,))
    assert _finds("BEN-001", convention) is (signed > GRANTED)


def test_the_first_contract_signed_counts(judge: Judge) -> None:
    """A contract renewed later does not undo the first one; one that nobody dated may be the good one."""
    late, early = (
        RepublicanContract(beneficiary="asso", signed_on=day, key=key)
        for key, day in (("late", date(2024, 5, 2)), ("early", date(2023, 5, 2)))
    )
    base = judge.found("BEN-001", "passing")
    assert judge.outcome("BEN-001", base.replace(republican_contracts=(late, early)), DAY) == "conforme"
    undated = RepublicanContract(beneficiary="asso")
    assert judge.outcome("BEN-001", base.replace(republican_contracts=(late, undated)), DAY) == "non évaluée"


def test_the_late_contract_is_told_with_both_days(judge: Judge) -> None:
    """The day of the signature, and that of the grant."""
    assert judge.message("BEN-001", judge.found("BEN-001", "failing"), DAY) == (
        "contrat d’engagement républicain signé le 20 janvier 2024, après l’attribution de la subvention"
        " (19 janvier 2024)"
    )


def test_a_request_before_the_contract_is_told_beside_a_later_one(judge: Judge) -> None:
    """Each grant has its request: one is before the law, the other one is judged."""
    base = _with_other_grant(judge.found("BEN-001", "failing"), 2021)
    (asked,) = base.requests
    old = asked.replace(exercise=2021, key="2021", requested_on=date(2021, 9, 1))
    told = judge.outcome("BEN-001", base.replace(requests=(asked, old)), DAY)
    assert told == "erreur, republican_contracts[asso].signed_on"


@given(withdrawn=cents, granted=st.integers(1, 10_000_000), breached=st.dates(date(2024, 1, 1), DAY))
@example(withdrawn=613_333, granted=1_220_000, breached=date(2024, 7, 2))
@example(withdrawn=613_334, granted=1_220_000, breached=date(2024, 7, 2))
def test_the_withdrawal_is_the_part_of_the_days_left(
    judge: Judge, withdrawn: int, granted: int, breached: date
) -> None:
    """There is a finding exactly when more than one day's worth is taken or left, in whole numbers."""
    base = judge.found("BEN-002", "passing")
    (grant,), (made,) = base.initial.grants, base.withdrawals
    initial = base.initial.replace(grants=(grant.replace(amount=Amount(cents=granted)),))
    made = made.replace(breached_on=breached, amount=Amount(cents=withdrawn), decided_on=DAY)
    convention = base.replace(initial=initial, withdrawals=(made,))
    left = 367 - breached.timetuple().tm_yday
    assert _finds("BEN-002", convention) is (abs(withdrawn * 366 - granted * left) > granted)


def test_the_withdrawal_is_told_with_its_calculation(judge: Judge) -> None:
    """What is withdrawn, what was expected, the days."""
    assert judge.message("BEN-002", judge.found("BEN-002", "failing"), DAY) == (
        "retrait de 6 133,34 € pour un manquement du 2 juillet 2024 : 6 100 € attendus"
        " (183 jours restants sur 366, de 12 200 €)"
    )


def test_a_breach_after_the_period_leaves_nothing_to_withdraw(judge: Judge) -> None:
    """Zero is singular in French."""
    base = judge.found("BEN-002", "failing")
    late = base.withdrawals[0].replace(breached_on=date(2025, 1, 2), decided_on=date(2025, 2, 3))
    message = judge.message("BEN-002", base.replace(withdrawals=(late,)), date(2025, 12, 31))
    assert " : 0 € attendu (0 jour restant sur 366, " in message


def test_two_breaches_in_the_contracts_choose_nothing(judge: Judge) -> None:
    """Which one the withdrawal is about is not known."""
    base = judge.found("BEN-002", "breach-in-contract")
    (contract,) = base.republican_contracts
    other = contract.replace(key="other", breached_on=date(2024, 9, 1))
    convention = base.replace(republican_contracts=(contract, other))
    assert judge.outcome("BEN-002", convention, DAY) == "non évaluée"


def test_the_numbers_of_nobody_are_asked_where_nobody_is_granted_anything(judge: Judge) -> None:
    """Without a beneficiary there is nothing to look at; one that is no association is left out."""
    base = judge.found("BEN-003", "failing")
    ville, asso = base.initial.parties
    alone = base.replace(initial=base.initial.replace(parties=(ville,), grants=()))
    assert judge.outcome("BEN-003", alone, DAY) == "sans objet"
    company = asso.replace(key="sas", kinds=(DatedKind(kind=PartyKind.COMPANY),))
    (grant,) = base.initial.grants
    mixed = base.initial.replace(
        parties=(ville, asso, company), grants=(grant, grant.replace(beneficiary="sas", key="B"))
    )
    told = judge.outcome("BEN-003", base.replace(initial=mixed), DAY)
    assert told == "avertissement, initial.parties[asso].identifiers"


@given(told=st.integers(0, 40_000_000))
@example(told=15_300_000)
@example(told=15_300_001)
def test_the_auditor_is_asked_strictly_above_the_threshold(judge: Judge, told: int) -> None:
    """153 000 € are not above 153 000 €."""
    base = judge.found("BEN-005", "failing")
    (accounts,) = base.accounts
    convention = base.replace(accounts=(accounts.replace(public_cash=Amount(cents=told)),))
    assert _finds("BEN-005", convention, date(2025, 6, 30)) is (told > 15_300_000)


def test_the_sum_of_the_conventions_is_told(judge: Judge) -> None:
    """The finding shows the sum, the threshold and the association."""
    folder = judge.context("BEN-005", "sum-of-grants")
    report = check(
        judge.found("BEN-005", "sum-of-grants"),
        date(2025, 6, 30),
        profile=Profile(select=("BEN-005",)),
        context=folder,
    )
    assert judge.plain(report.findings[0].message) == (
        "comptes de 2024 sans commissaire aux comptes, pour 153 000,01 € de subventions (seuil : 153 000 € ;"
        " bénéficiaire : la Compagnie du Gier)"
    )


def test_years_without_accounts_or_grant_are_told_apart(judge: Judge) -> None:
    """No grant and no accounts: nothing to look at; a year before the threshold has no object beside another."""
    base = judge.found("BEN-005", "failing")
    bare = base.replace(initial=base.initial.replace(grants=()), accounts=())
    assert judge.outcome("BEN-005", bare, DAY) == "sans objet"
    both = _with_other_grant(base, 2000)
    assert judge.outcome("BEN-005", both, date(2025, 6, 30)).startswith("avertissement, accounts[")


def test_accounts_of_a_party_to_come_are_not_judged(judge: Judge) -> None:
    """An avenant that is not in force brings the party: it is not there yet."""
    base = judge.found("BEN-005", "failing")
    (accounts,) = base.accounts
    club = Party(
        key="club",
        name=Name(text="Club des Coteaux"),
        roles=(Role.PARTNER,),
        kinds=(DatedKind(kind=PartyKind.ASSOCIATION),),
    )
    later = Avenant(number=1, signed_on=date(2026, 1, 5), operations=(AddParty(party=club),))
    told = accounts.replace(beneficiary="club", key="club")
    convention = base.replace(avenants=(later,), accounts=(told,), initial=base.initial.replace(grants=()))
    assert "« club » absent" in judge.reason("BEN-005", convention, date(2025, 6, 30))


HOSTILE = ["", "6" * 4_000, "٦٥٧٤", "65 74-", "2", "6574" + "0" * 4_000]


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("norm", ["M57", "M14", "", "M57" * 1_000])
def test_any_text_has_its_kinds_or_none(code: str, norm: str) -> None:
    """An account, a norm, a category may be any text."""
    assert isinstance(kinds_charged(code, norm), frozenset)
    assert kind_of_category(code) in {None, "établissement public"}


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("9210", "association"),
        ("9300", "fondation"),
        ("7381", "chambre consulaire"),
        ("5415", "société d’économie mixte"),
        ("5499", "entreprise"),
        ("7344", "métropole"),
        ("7361", "établissement public local"),
        ("7410", "groupement d’intérêt public"),
        ("9240", "association"),
        ("9400", None),
        ("93", None),
    ],
)
def test_a_legal_category_says_a_kind(category: str, kind: str | None) -> None:
    """The longest start decides; a category that is not described says nothing."""
    assert kind_of_category(category) == kind


@pytest.mark.parametrize(
    ("account", "norm", "kinds"),
    [
        ("65731", "M57", {"État"}),
        ("657341", "M57", {"commune"}),
        ("657381", "M57", {"établissement public local"}),
        (
            "6574",
            "M71",
            {"association", "fondation", "entreprise", "société d’économie mixte", "personne physique"},
        ),
        ("65741", "M57", {"personne physique"}),
        ("20421", "M14", kinds_charged("6574", "M14")),
        ("65748", "M99", set()),
        ("657", "M57", set()),
    ],
)
def test_an_account_is_meant_for_some_kinds(account: str, norm: str, kinds: set[str]) -> None:
    """The most precise start of the account decides."""
    assert kinds_charged(account, norm) == kinds


def _on_account(convention: Convention, account: str, kind: PartyKind) -> Convention:
    """The same convention, its line charged to an account, its beneficiary of a kind."""
    (grant,) = convention.initial.grants
    line = BudgetLine(raw=f"nature {account}", parts=(LinePart(key="nature", code=account),))
    parties = tuple(
        party.replace(kinds=(DatedKind(kind=kind),)) if party.key == "asso" else party
        for party in convention.initial.parties
    )
    initial = convention.initial.replace(grants=(grant.replace(lines=(line,)),), parties=parties)
    return convention.replace(initial=initial)


PRIVATE = [kind for kind in PartyKind if kind.private_law]
PUBLIC = [kind for kind in PartyKind if kind.private_law is False]


@pytest.mark.parametrize("kind", [*PRIVATE, *PUBLIC])
def test_private_and_public_accounts_are_never_taken_for_one_another(judge: Judge, kind: PartyKind) -> None:
    """In M14, 6574 is for private law; 65738 is for public law, where it names the kind."""
    base = judge.found("BEN-006", "chamber-as-association")
    assert _finds("BEN-006", _on_account(base, "6574", kind)) is (kind in PUBLIC)
    assert not (kind in PRIVATE and not _finds("BEN-006", _on_account(base, "65738", kind)))


@pytest.mark.parametrize("account", ["657381", "657382"])
def test_a_public_body_may_be_local_or_not(judge: Judge, account: str) -> None:
    """The file says « établissement public », and no more: both accounts are right."""
    base = judge.found("BEN-006", "failing")
    assert not _finds("BEN-006", _on_account(base, account, PartyKind.PUBLIC_BODY))


def test_the_sample_of_an_association_is_sound() -> None:
    """What the file tells is enough for its numbers and its capacity."""
    report = check(association_2024_2026(), DAY, profile=Profile(select=("BEN-003", "BEN-004", "BEN-006")))
    assert report.conform == ("BEN-003", "BEN-004", "BEN-006")
