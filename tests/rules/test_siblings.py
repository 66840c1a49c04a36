"""The other conventions of a check: found by the numbers of their parties, each folded once."""

from __future__ import annotations

import pickle
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.french import Name
from conventions.model import (
    AddParty,
    Avenant,
    ChangeParty,
    Convention,
    DatedKind,
    Identifier,
    Party,
    PartyKind,
    Role,
    Scheme,
)
from conventions.model.confidential import secrets
from conventions.model.identity import every_party, numbers
from conventions.model.references import records_in
from conventions.money import Amount
from conventions.operations import Fold, fold, in_force
from conventions.rules import Case, Context, Fault, Report, check, checking, find_rule
from conventions.rules.reading import same_parties
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import conventions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.rules.answers import Answer

DAY = date(2025, 6, 30)
PERSON = Party(
    key="Xyzzy Zoe",
    name=Name("Zoé Xyzzy"),
    kinds=(DatedKind(kind=PartyKind.PERSON),),
    roles=(Role.PARTNER,),
)


def _named(title: str, rna: str = "W420000123", *more: Party) -> Convention:
    base = association_2024_2026()
    grantor, beneficiary = base.initial.parties
    held = Identifier(scheme=Scheme.RNA, value=rna)
    parties = (grantor, beneficiary.replace(identifiers=(held,)), *more)
    return base.replace(title=title, initial=base.initial.replace(parties=parties))


def _town(size: int) -> tuple[Convention, ...]:
    """Conventions of one authority, each with its own beneficiary."""
    return tuple(_named(f"Convention {rank}", f"W{420000000 + rank}") for rank in range(size))


class Folds:
    """The titles of the conventions that rules fold, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.titles: list[str] = []

        def counted(convention: Convention, as_of: date, **named: Any) -> Fold:
            self.titles.append(convention.title)
            return fold(convention, as_of, **named)

        monkeypatch.setattr("conventions.rules.written.fold", counted)


def test_a_town_is_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking every file of a town beside all the others folds each once, not once for each other."""
    folds, town = Folds(monkeypatch), _town(12)
    context = Context(siblings=town)
    for convention in town:
        check(convention, DAY, context=context)
    assert folds.titles == [convention.title for convention in town]


def test_a_sibling_is_folded_once_for_all_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where three files have the same parties, each is folded for itself, then once for the two others.

    A context that only adds the places of another file shares what was worked out; another day does not.
    """
    same = tuple(_named(title) for title in "ABC")
    folds, context = Folds(monkeypatch), Context(siblings=same)
    for convention in same:
        check(convention, DAY, context=context.replace(sources={}))
    assert sorted(folds.titles) == sorted("ABC" * 2)
    check(same[0], date(2025, 1, 1), context=context)
    assert sorted(folds.titles) == sorted("ABC" * 3)


def test_only_what_could_be_the_same_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conventions of other parties are told apart by a number, never compared whole."""
    town = _town(6)
    compared: list[object] = []
    real = Convention.__eq__

    def counted(one: Convention, other: object) -> bool:
        compared.append(other)
        return real(one, other)

    monkeypatch.setattr(Convention, "__eq__", counted)
    report = check(town[0], DAY, context=Context(siblings=town))
    assert report.not_evaluated or report.conform
    assert compared == []


def test_the_convention_itself_is_no_other() -> None:
    """Neither the same object nor an equal one, however often it is given."""
    mine = _named("A")
    case = Case(mine, DAY, Context(siblings=(mine, _named("A"), _named("B"), mine)))
    beneficiary = mine.initial.parties[1]
    assert [other.convention.title for other in case.others(beneficiary)] == ["B"]
    assert not case.is_alone
    assert Case(mine, DAY).is_alone


def test_the_other_case_is_of_the_same_day_and_knows_no_other() -> None:
    """Same day, same knowledge; the hypotheses and the siblings are not about it."""
    mine, other = _named("A"), _named("B")
    case = Case(mine, DAY, Context(siblings=(mine, other)), known_on=date(2025, 1, 1))
    (found,) = case.others(mine.initial.parties[1])
    assert (found.as_of, found.known_on, found.convention) == (DAY, date(2025, 1, 1), other)
    assert found.context == Context()
    assert case.others(mine.initial.parties[1]) == (found,)


def test_a_party_is_found_wherever_the_file_brings_it() -> None:
    """In the initial terms, added or put in the place of another: the caller looks at its role and its day."""
    party = PERSON.replace(
        kinds=(), key="nouvelle", identifiers=(Identifier(scheme=Scheme.SIRET, value="732 829 320 00074"),)
    )
    added = Avenant(number=7, operations=(AddParty(party=party),))
    changed = Avenant(number=8, operations=(ChangeParty(old="treteaux", new=party, reason="reprise"),))
    base = _named("A")
    siblings = (base, base.replace(avenants=(added,)), base.replace(avenants=(changed,)), _named("B"))
    case = Case(cci_2017_2019(), DAY, Context(siblings=siblings))
    assert [siblings.index(other.convention) for other in case.others(party)] == [1, 2]
    assert case.others(party, PERSON) == ()
    assert case.others() == ()


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        (Scheme.SIREN, "732 829 320", {"732829320"}),
        (Scheme.SIRET, "732 829 320 00074", {"732829320"}),
        (Scheme.RNA, "W420000123", {"W420000123"}),
        (Scheme.RIDET, "732829320", set()),
        (Scheme.SIREN, "en cours", set()),
        (Scheme.SIREN, "000 000 000", set()),
        (Scheme.RNA, "-", set()),
    ],
)
def test_the_numbers_of_a_party(scheme: Scheme, value: str, expected: set[str]) -> None:
    """Those of French registers, without their spaces; what holds no number names nobody."""
    party = PERSON.replace(identifiers=(Identifier(scheme=scheme, value=value),))
    assert numbers(party) == expected


@given(conventions())
def test_no_party_is_anywhere_else(convention: Convention) -> None:
    """Wherever a convention holds a party, it is found: a secret never stands elsewhere."""
    held = {record for record in records_in(convention) if isinstance(record, Party)}
    assert held == set(every_party(convention))


def test_every_party_of_the_seed() -> None:
    """Those of the initial terms, when no avenant brings one."""
    seed = cci_2017_2019()
    assert tuple(every_party(seed)) == seed.initial.parties


def _granted(convention: Convention, siblings: tuple[Convention, ...]) -> Amount:
    grantor, beneficiary = convention.initial.parties[:2]
    case = Case(convention, DAY, Context(siblings=siblings))
    return same_parties.granted_elsewhere(case, grantor, beneficiary, 2024).known


def test_what_another_authority_grants_is_not_added() -> None:
    """The same authority may stand in a sibling as a partner: the money is then not its own."""
    mine, other = _named("A"), _named("B")
    grantor, beneficiary = other.initial.parties
    partner = grantor.replace(roles=(Role.PARTNER,))
    changed = other.replace(initial=other.initial.replace(parties=(partner, beneficiary)))
    assert _granted(mine, (other,)).cents > 0
    assert _granted(mine, (changed,)).cents == 0


@given(st.lists(st.integers(0, 2), max_size=6), st.integers(0, 2))
def test_the_index_finds_what_a_comparison_of_all_would(others: list[int], mine: int) -> None:
    """The sum over the siblings is that of a slow search through them all."""
    rnas = ["W420000001", "W420000002", "W420000003"]
    siblings = tuple(_named(f"{rank}", rnas[which]) for rank, which in enumerate(others))
    convention = _named("mine", rnas[mine])
    slow = sum(
        grant.amount.cents
        for other, which in zip(siblings, others, strict=True)
        if which == mine
        for grant in in_force(other, DAY).grants
        if grant.exercise == 2024 and grant.amount and grant.firmness == "ferme"
    )
    assert _granted(convention, (*siblings, convention)) == Amount(cents=slow)


def _quoting(monkeypatch: pytest.MonkeyPatch, *, reads: bool) -> Report:
    """The report of a rule that names the partner of another convention, with or without having read it."""

    def quotes(case: Case) -> Iterator[Answer]:
        found = case.others(case.convention.initial.parties[1]) if reads else ()
        said = found[0].convention.initial.parties[-1].name.text if found else "personne"
        yield Fault("initial", f"vu avec {said}", "à faire")

    rule = find_rule("CONV-001")._replace(check=quotes, law=find_rule("CONV-010").law)
    monkeypatch.setattr(checking, "all_rules", lambda: (rule,))
    mine, other = _named("A"), _named("B", "W420000123", PERSON)
    return check(mine, DAY, context=Context(siblings=(mine, other)))


def test_what_is_confidential_in_another_convention_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding that quotes a sibling shows no natural person of it."""
    (finding,) = _quoting(monkeypatch, reads=True).findings
    assert finding.message == "vu avec personne physique (nom masqué)"


def test_a_sibling_that_no_rule_read_is_not_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its secrets are looked for only when a finding may quote it."""
    searched = _searched(monkeypatch)
    assert _quoting(monkeypatch, reads=False).findings
    assert searched == []
    _quoting(monkeypatch, reads=True)
    assert searched == ["B"]


def _searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the siblings whose secrets are looked for, from now on."""
    titles: list[str] = []

    def counted(convention: Convention) -> tuple[str, ...]:
        titles.append(convention.title)
        return secrets(convention)

    monkeypatch.setattr("conventions.rules.siblings.secrets", counted)
    return titles


def test_the_secrets_of_a_sibling_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many conventions are checked beside it, and whatever else their context says."""
    searched = _searched(monkeypatch)
    same = tuple(_named(title, "W420000123", PERSON) for title in "ABC")
    context = Context(siblings=same)
    for convention in same:
        check(convention, DAY, context=context.replace(sources={}))
    assert sorted(searched) == list("ABC")


def _titles(case: Case) -> dict[str, str]:
    return {case.convention.title[0]: case.convention.title}


def test_what_a_rule_counts_in_the_others_is_worked_out_once() -> None:
    """One call a convention and a day, by key; the convention checked and its equals are left out."""
    seen: list[str] = []

    def titles(case: Case) -> dict[str, str]:
        seen.append(case.convention.title)
        return _titles(case)

    town = tuple(_named(title, f"W{rank + 420000000}") for rank, title in enumerate(("A1", "A2", "B1", "A1")))
    context, grantor = Context(siblings=(*town, town[0])), town[0].initial.parties[0]
    found = [Case(each, DAY, context).told_elsewhere(grantor, titles, "A") for each in town]
    assert [sorted(each) for each in found] == [[1, 3], [0, 3, 4], [0, 1, 3, 4], [0, 1, 4]]
    assert Case(town[0], DAY, context).told_elsewhere(grantor, titles, "C") == {}
    assert Case(town[0], DAY, context).told_elsewhere(PERSON, titles, "A") == {}
    assert len(seen) == len(town) + 1
    Case(town[0], date(2024, 1, 1), context).told_elsewhere(grantor, titles, "A")
    assert len(seen) == 2 * (len(town) + 1)


def test_a_sibling_that_cannot_be_worked_out_is_told() -> None:
    """The error is raised for each of the others, not for the convention itself."""

    def fails(case: Case) -> dict[str, str]:
        if case.convention.title == "B":
            raise ConventionsError("illisible")
        return _titles(case)

    one, other = _named("A"), _named("B")
    context, grantor = Context(siblings=(one, other)), one.initial.parties[0]
    assert Case(other, DAY, context).told_elsewhere(grantor, fails, "A") == {0: "A"}
    with pytest.raises(ConventionsError, match="illisible"):
        Case(one, DAY, context).told_elsewhere(grantor, fails, "A")


def test_a_context_is_a_value() -> None:
    """Equal when its parts are, hashable, copied and pickled without what was worked out of it."""
    town = _town(2)
    one, two = Context(siblings=town), Context(siblings=town, sources={})
    Case(town[0], DAY, one).others(town[1].initial.parties[1])
    assert one == two
    assert hash(one) == hash(two)
    for copy in (pickle.loads(pickle.dumps(one)), deepcopy(one)):
        assert copy == one
        assert "others" not in vars(copy)
    assert one.replace(siblings=town[:1]).others is not one.others
    assert one.replace(reveal=True) != one
    with pytest.raises(AttributeError):
        one.reveal = True  # type: ignore[misc]  # frozen
    with pytest.raises(TypeError):
        one.replace(nothing=1)
