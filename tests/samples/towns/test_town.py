"""The generated town: the same to the byte, coherent to the cent, and without a fault."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from conventions import Amount, Convention, check, dumps, loads, schedule
from conventions.errors import ConventionsError
from conventions.identifiers import iban, rna, siren, siret
from conventions.model import Firmness, PaymentState, PublicationKind, Role, Scheme, Section
from conventions.money import ZERO
from conventions.nomenclature import Found, find_account
from conventions.operations import LedgerEntry, in_force
from conventions.rules import Context, Severity
from conventions.samples import town
from conventions.samples.towns import whole
from conventions.samples.towns.aids import publications
from conventions.samples.towns.whole import FAMILIES, stories

LAST = date(2026, 6, 30)
SMALL = 80
"""Twice round the families."""

DIGEST = "3244c201b8f40513c0041caf3eaae71fcd60c4d1690ffa9d59b0e94d3f3d4fed"
"""Of the files of the town of 40. It changes when what is drawn or written does."""


def digest(folder: Path) -> str:
    """That of all the files of a folder."""
    told = sha256()
    for path in sorted(folder.rglob("*.*")):
        told.update(path.relative_to(folder).as_posix().encode() + b"\n" + path.read_bytes())
    return told.hexdigest()


def test_the_town_is_the_same_for_ever(tmp_path: Path) -> None:
    """To the byte, on every platform and every version of Python."""
    town(size=40).write(tmp_path)
    assert digest(tmp_path) == DIGEST


def test_two_builds_are_equal_and_one_is_kept() -> None:
    """A town is built once for a seed and a size; built again, it is equal."""
    assert town(size=40) is town(size=40)
    assert whole.town.__wrapped__(7, 40) == town(size=40)
    assert whole.town.__wrapped__(8, 40).conventions != town(size=40).conventions


def test_a_convention_does_not_depend_on_the_size() -> None:
    """The story of a rank is drawn from the seed and the rank."""
    assert stories(7, 400)[:SMALL] == stories(7, SMALL)
    assert town(size=SMALL).conventions[:40] == town(size=40).conventions


def test_the_families_are_all_there() -> None:
    """Twelve conventions of each, and more, in a town of 400 but for the rarest ones, which have ten."""
    counts = Counter(story.family for story in stories(7, 400))
    assert sorted(counts) == list(FAMILIES)
    assert min(counts.values()) == 10
    assert counts["small"] == 100
    assert {len(town(size=SMALL).conventions_of(family)) for family in FAMILIES} >= {2, 20}
    with pytest.raises(ConventionsError, match="les familles sont annual, association"):
        town(size=40).conventions_of("associations")


def test_everything_has_its_own_name() -> None:
    """References, names of beneficiaries, numbers of engagements and of mandates: no two are the same."""
    told = town(size=SMALL)
    assert len({each.reference for each in told.conventions}) == SMALL
    made = [entry for entry in told.ledger_entries if entry.cancels is None]
    assert len({(entry.kind, entry.number) for entry in made}) == len(made)
    bodies = {(story.body.name, story.body.serial) for story in stories(7, 2_000)}
    assert len({name for name, _ in bodies}) == len({serial for _, serial in bodies}) == len(bodies)


def test_about_250_beneficiaries_in_a_town_of_400() -> None:
    """Most of them are associations, very few are persons."""
    kinds = Counter(story.kind.value for story in {each.body for each in stories(7, 400)})
    assert 200 <= sum(kinds.values()) <= 270
    assert kinds["association"] > 150
    assert kinds["personne physique"] <= 10


def test_the_sums_go_from_500_to_400_000_euros() -> None:
    """As many under 10 000 € as a town has, few above 150 000 €."""
    sums = sorted(year.amount.cents // 100 for story in stories(7, 400) for year in story.years)
    assert 500 <= sums[0] < 1_000
    assert 300_000 < sums[-1] <= 500_000
    assert sums[len(sums) // 10] < 5_000
    assert sums[len(sums) * 9 // 10] < 150_000


def test_a_file_reads_back() -> None:
    """Every key that a record names exists: the reader refuses the others."""
    for told in town(size=40).conventions:
        assert loads(dumps(told)) == told


def test_the_numbers_of_the_parties_are_right() -> None:
    """SIRET, RNA, IBAN; natural persons have none but an account."""
    check_of = {Scheme.SIRET: siret.is_valid, Scheme.RNA: rna.is_valid, Scheme.SIREN: siren.is_valid}
    parties = [party for told in town(size=SMALL).conventions for party in told.initial.parties]
    assert all(check_of[each.scheme](each.value) for party in parties for each in party.identifiers)
    assert all(party.iban is None or iban.is_valid(party.iban) for party in parties)
    assert {bool(party.identifiers) for party in parties if party.is_person} == {False}


def test_acts_are_executory_before_they_are_signed() -> None:
    """The deliberation is published and transmitted; the convention and the avenants are signed after."""
    for told in town(size=SMALL).conventions:
        for act in (told, *told.avenants):
            decided = told.deliberation_of(act)
            assert decided is not None
            assert decided.published_on is not None
            assert decided.transmitted_on is not None
            assert act.signed_on is not None
            assert decided.date < decided.transmitted_on <= decided.published_on <= act.signed_on


def test_some_avenants_are_signed_the_same_day() -> None:
    """One extends the convention, the other brings the money of the year."""
    days = [Counter(each.signed_on for each in told.avenants) for told in town(size=SMALL).conventions]
    assert any(2 in counted.values() for counted in days)


def standing(convention: Convention) -> dict[str, Amount]:
    """What is mandated of each grant, but for what was rejected."""
    found: defaultdict[str, Amount] = defaultdict(lambda: ZERO)
    assert convention.ledger
    for payment in convention.ledger.payments:
        if payment.state is not PaymentState.REJECTED:
            found[str(payment.grant)] += payment.amount
    return found


def test_the_mandates_follow_the_schedule() -> None:
    """Nothing is mandated beyond what is due; once the balance is mandated, all that was due is."""
    for told in town(size=SMALL).conventions:
        due: defaultdict[str, Amount] = defaultdict(lambda: ZERO)
        for line in schedule(told, LAST).lines:
            due[line.grant] += line.amount or ZERO
        for key, paid in standing(told).items():
            assert paid <= due[key]
            if int(key[:4]) < 2025:
                assert paid == due[key], (told.reference, key)


def test_every_account_may_be_charged() -> None:
    """In the plans of accounts that are known; the chapter is that of the account."""
    for told in town(size=SMALL).conventions:
        for grant in in_force(told, LAST).grants:
            for line in grant.lines:
                found = find_account(str(line.account), "M57", min(grant.exercise, 2024), "M57_D")
                assert isinstance(found, Found)
                assert found.imputable_in == ("M57_D",)
                assert found.accounts[0].chapter == line.parts[0].code


def by_row(entries: Iterable[LedgerEntry]) -> dict[tuple[int, str], Amount]:
    """The sum of some entries by exercise, account and function."""
    found: defaultdict[tuple[int, str], Amount] = defaultdict(lambda: ZERO)
    for entry in entries:
        found[entry.exercise, f"{entry.account}-{entry.function}"] += entry.amount
    return found


def test_the_budgets_say_what_the_ledger_says() -> None:
    """Engaged and mandated are the sums of the entries; nothing is engaged beyond what is voted."""
    told = town(size=SMALL)
    kinds = {
        kind: [each for each in told.ledger_entries if each.kind == kind] for kind in ("engagement", "mandat")
    }
    engaged = by_row(kinds["engagement"])
    mandated = by_row(each for each in kinds["mandat"] if each.state is not PaymentState.REJECTED)
    for budget in told.budgets:
        for line in budget.lines:
            assert line.engaged is not None
            assert line.mandated is not None
            assert line.mandated <= line.engaged <= line.voted
            key = (budget.exercise, f"{line.account}-{line.function}")
            if line.account.startswith(("657", "204")):
                assert line.engaged == engaged.pop(key, ZERO)
                assert line.mandated == mandated.pop(key, ZERO)
    assert not engaged
    assert not mandated


def test_the_authorisations_bear_the_grants_that_name_them() -> None:
    """Their credits add up to them, and are the firm grants of each exercise."""
    told = town(size=SMALL)
    borne: defaultdict[tuple[Section, str, int], Amount] = defaultdict(lambda: ZERO)
    for convention in told.conventions:
        for grant in in_force(convention, LAST).grants:
            for line in grant.lines:
                named = [part.code for part in line.parts if part.key in {"AP", "AE"}]
                if named and grant.amount and line.section and grant.firmness is Firmness.FIRM:
                    borne[line.section, named[0], grant.exercise] += grant.amount
    last = told.budgets[-1].authorizations
    assert last
    for each in last:
        assert sum((credit.amount for credit in each.credits), start=ZERO) == each.amount
    by_year = {
        (each.kind, each.number, credit.exercise): credit.amount for each in last for credit in each.credits
    }
    assert by_year == borne


def test_the_ledger_is_in_the_order_of_its_rows() -> None:
    """By day; the rows are those of the file that is written, after its header."""
    entries = town(size=SMALL).ledger_entries
    assert [entry.row for entry in entries] == list(range(2, len(entries) + 2))
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)
    assert {entry.kind for entry in entries} == {"engagement", "mandat", "titre"}
    assert {entry.state for entry in entries} >= {PaymentState.PAID, PaymentState.REJECTED}
    assert any(entry.takes_back for entry in entries)


def test_no_natural_person_is_named_in_the_ledger() -> None:
    """The rows have the number of the third party, neither a name nor a SIRET."""
    told = town(size=SMALL)
    names = {
        str(party.name)
        for convention in told.conventions_of("person")
        for party in convention.initial.parties_as(Role.BENEFICIARY)
    }
    rows = [entry for entry in told.ledger_entries if entry.account == "65741"]
    assert names
    assert rows
    assert {(entry.siret, str(entry.third_party)[:7]) for entry in rows} == {(None, "tiers T")}
    assert not names & {str(entry.third_party) for entry in told.ledger_entries}


def test_a_town_is_written_to_a_folder(tmp_path: Path) -> None:
    """The same bytes each time; the tables have the sums of the records."""
    told = town(size=40)
    for name in ("one", "two"):
        told.write(tmp_path / name)
    one, two = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two
    assert len(one) == 40 + 2 * len(told.budgets) + 2
    assert loads(one["conventions/2022-0018.yaml"].decode()) == told.conventions[17]
    rows = list(csv.DictReader(one["grand-livre.csv"].decode().splitlines(), delimiter=";"))
    cents = sum(int(row["Montant"].replace(",", "")) for row in rows)
    assert cents == sum(entry.amount.cents for entry in told.ledger_entries)
    columns = tomllib.loads(one["grand-livre.toml"].decode())
    assert set(columns["columns"].values()) | {"Type", "État"} == set(rows[0])
    lines = csv.DictReader(one["budgets/budget-2024.csv"].decode().splitlines(), delimiter=";")
    voted = sum(int(row["Voté 2024"].replace(",", "")) for row in lines)
    assert voted == sum(line.voted.cents for line in told.budgets[2].lines)


def test_a_cell_that_holds_a_separator_is_quoted(tmp_path: Path) -> None:
    """A name with a semicolon or a quotation mark stays one cell."""
    told = town(size=40)
    entry = told.ledger_entries[0]._replace(third_party='« A ; "B" »')
    told._replace(ledger_entries=(entry,)).write(tmp_path)
    rows = csv.DictReader((tmp_path / "grand-livre.csv").read_text("utf-8").splitlines(), delimiter=";")
    assert [row["Tiers"] for row in rows] == ['« A ; "B" »']


def faults(told: whole.Town, chosen: Iterable[Convention], day: date) -> list[str]:
    """The errors and the warnings of some conventions of a town, with all that is known beside them."""
    context = Context(siblings=told.conventions, budgets=told.budgets)
    return [
        f"{convention.reference} {finding.code} {finding.address} : {finding.message}"
        for convention in chosen
        for finding in check(convention, day, context=context).findings
        if finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("day", [LAST, date(2024, 2, 15)])
def test_a_convention_of_the_town_has_no_fault(day: date) -> None:
    """Neither an error nor a warning: one convention of each family, in a town of 80."""
    told = town(size=SMALL)
    assert faults(told, (told.conventions_of(family)[-1] for family in FAMILIES), day) == []


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("day", [LAST, date(2026, 1, 31), date(2024, 10, 15), date(2022, 3, 1)])
def test_the_whole_town_has_no_fault(day: date) -> None:
    """Not one of the 400 conventions, at any of these days."""
    assert faults(town(), town().conventions, day) == []


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_towns_have_no_fault(seed: int) -> None:
    """What is drawn otherwise is as well kept."""
    told = town(seed=seed, size=200)
    assert faults(told, told.conventions, LAST) == []


@pytest.mark.slow
@pytest.mark.no_cover
def test_every_file_of_the_whole_town_reads_back() -> None:
    """All of them, in JSON, which is read faster."""
    assert [told.reference for told in town().conventions if loads(dumps(told, "json")) != told] == []


def test_an_aid_of_2026_is_in_the_register() -> None:
    """Within twenty working days of its grant; the ones before were in none."""
    made = [story for story in stories(7, 400) if story.family == "business"]
    entered = {
        story.years[0].exercise: each.day - story.decided
        for story in made
        for each in publications(story)
        if each.kind is PublicationKind.AID_REGISTER
    }
    assert set(entered) == {2026}
    assert entered[2026] < timedelta(days=20)
    assert {story.years[0].exercise for story in made} > {2026}
