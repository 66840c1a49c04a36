"""What is said is read back: the same operation where the sentence holds everything, text otherwise."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conventions import Amount, Name
from conventions import strategies as own
from conventions.base import key_from
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Axis,
    ChangeAmount,
    ChangeParty,
    ChangePeriod,
    Clause,
    ClauseKind,
    ConfirmGrant,
    Convention,
    ExtendTerm,
    Firmness,
    Grant,
    Nature,
    Operation,
    Party,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    ReplaceArticle,
    Role,
    SetAxis,
    SetCeiling,
    SetClause,
    SetGrant,
    Terminate,
    Terms,
    TextChange,
    TextEdit,
)
from conventions.reading import parse_operation
from conventions.samples import cci_2017_2019
from conventions.wording import describe

TERMS = cci_2017_2019().initial
LETTERS = string.ascii_letters + string.digits + "éàçœ’'- .,:;!?%€()°\u00a0\n«»"


def _closes(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == "«") - (mark == "»")
        if depth < 0:
            return False
    return depth == 0


texts = st.text(LETTERS, min_size=1, max_size=60).filter(lambda text: bool(text.strip()) and _closes(text))
keys = texts.map(key_from).filter(_closes)
amounts = st.integers(0, 10**14).map(lambda cents: Amount(cents=cents))
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
articles = st.sampled_from(["3", "1er", "premier", "7.1 bis", "12", "préambule", "annexe 2", "2° a", "L. 9"])
places = st.sampled_from(["le cinquième alinéa", "la première phrase", "la dernière phrase du 2e alinéa"])
tables = st.sampled_from(["le tableau 1", "le deuxième tableau", "le tableau n° 12"])
# Every one of them has its grammar in its letters: « la Ville de… », or is quoted.
names = st.sampled_from(["Novacité", "Ville de Rochebrune", "EPURES", "Association Alpha", "Restos du Cœur"])
parties = names.map(lambda text: Party(key=text, name=Name(text)))


@st.composite
def edits(draw: st.DrawFn) -> TextEdit:
    """Changes of wording that mean something: what each kind replaces, deletes or inserts is there."""
    change = draw(st.sampled_from(TextChange))
    article = draw(st.none() | articles)
    passage = {TextChange.REWORD: texts, TextChange.TABLE: tables | texts}.get(change, places | texts)
    old = draw(passage if change is TextChange.REWORD else st.none() | passage)
    new = None if change is TextChange.DELETE else draw(texts)
    return TextEdit(change=change, article=article, old=old, new=new)


HELD: st.SearchStrategy[Operation] = st.one_of(
    st.builds(ChangeAmount, old=st.none() | amounts, new=amounts),
    st.builds(ChangeAmount, grant=keys, old=st.none() | amounts, new=amounts),
    st.builds(ChangeAmount, grant=st.none() | keys, by=amounts | amounts.map(lambda amount: -amount)),
    st.builds(ChangeAmount, grant=st.none() | keys, old=amounts, by=amounts),
    st.builds(ConfirmGrant, grant=keys),
    st.builds(RemoveGrant, grant=keys),
    st.builds(SetCeiling, ceiling=st.none() | amounts),
    st.builds(ExtendTerm, until=days),
    st.builds(ExtendTerm, by=own.durations()),
    st.builds(ChangePeriod, period=own.periods()).filter(lambda item: item.period.start.year >= 1000),
    st.builds(Terminate, day=days, reason=st.none() | texts),
    st.builds(SetAxis, axis=st.builds(Axis, key=keys, title=texts, stakes=st.lists(texts).map(tuple))),
    st.builds(RemoveAxis, axis=keys),
    st.builds(AddAction, action=st.builds(Action, key=keys, title=texts)),
    st.builds(RemoveAction, action=keys),
    st.builds(RemoveDevice, device=keys),
    st.builds(RemoveClause, clause=keys),
    st.builds(RemovePaymentTerms, payment_terms=keys),
    st.builds(RemoveParty, party=keys),
    st.builds(AddParty, party=st.builds(lambda party, roles: party.replace(roles=tuple(roles)), parties,
              st.lists(st.sampled_from(Role), max_size=3))),
    st.builds(ChangeParty, old=keys, new=parties, reason=st.sampled_from(["reprise", "substitution"])),
    st.builds(ChangeParty, old=keys, new=parties, reason=st.just("changement de dénomination")),
    st.builds(ChangeParty, old=keys, new=parties, reason=st.just("correction")),
    st.builds(SetClause, clause=st.builds(Clause, kind=st.sampled_from(ClauseKind), article=st.none() | articles,
              raw=st.none() | texts)),
    st.builds(ReplaceArticle, article=articles, text=texts),
    edits(),
    st.builds(SetGrant, mode=st.just("remplace"), grant=st.builds(Grant, exercise=st.integers(1000, 9999),
              beneficiary=keys, amount=amounts, nature=st.none() | st.sampled_from(Nature))),
    st.builds(SetGrant, mode=st.just("remplace"), grant=st.builds(Grant, exercise=st.integers(1000, 9999),
              beneficiary=keys, amount=amounts, key=keys, firmness=st.sampled_from(Firmness))),
    st.builds(SetGrant, mode=st.just("ajoute"), grant=st.builds(Grant, exercise=st.integers(1000, 9999),
              beneficiary=keys, amount=amounts)),
)  # fmt: skip
"""Operations of which the sentence says everything."""


@given(HELD)
def test_what_a_sentence_holds_is_read_back(operation: Operation) -> None:
    """An operation that its sentence says whole is read back as it was."""
    if isinstance(operation, ChangeParty):
        assume(operation.old != operation.new.key)
    assert parse_operation(describe(operation)) == operation


def _spaced(text: str) -> str:
    """The text with single spaces: a key made of a name has no other."""
    return " ".join(text.split()).replace("« ", "«").replace(" »", "»")


@given(own.operations())
def test_nothing_that_a_sentence_says_is_lost(operation: Operation) -> None:
    """Whatever the operation, its sentence stays text, or is read as what is said by that very sentence."""
    said = describe(operation)
    assume(len(said) <= 20_000)
    read = parse_operation(said)
    if isinstance(operation, TextEdit) and operation.raw is not None:
        return
    assert read == TextEdit(raw=said) or _spaced(describe(read)) == _spaced(said)
    assert isinstance(read, (type(operation), TextEdit))


@given(own.conventions())
def test_nothing_that_a_sentence_says_on_terms_is_lost(convention: Convention) -> None:
    """With the terms, the same holds: the sentence stays text, or is what is said by that very sentence."""
    terms = convention.initial
    for avenant in convention.avenants:
        for operation in avenant.operations:
            said = describe(operation, terms)
            if len(said) > 20_000 or (isinstance(operation, TextEdit) and operation.raw is not None):
                continue
            read = parse_operation(said, terms)
            assert read == TextEdit(raw=said) or _read_with(terms, operation, read, said)


def _read_with(terms: Terms, operation: Operation, read: Operation, said: str) -> bool:
    """Whether what is read is said so; a grant or an axis that the terms have brings what it already held."""
    if isinstance(operation, SetGrant | SetAxis):
        return isinstance(read, type(operation))
    return _spaced(describe(read, terms)) == _spaced(said)


OF_TERMS: tuple[Operation, ...] = (
    ChangeAmount(grant="2017", by=Amount(cents=50_000)),
    ConfirmGrant(grant="2019"),
    RemoveGrant(grant="2019"),
    RemoveAction(action="A2"),
    RemoveAxis(axis="innovation"),
    RemoveDevice(device="observatoire"),
    RemoveParty(party="ENSMSE"),
    ChangeParty(
        old="CCI",
        new=Party(key="Novacité", name=Name("Novacité"), roles=TERMS.parties[1].roles),
        reason="reprise",
    ),
    ChangeParty(
        old="EPURES",
        new=TERMS.parties[2].replace(name=Name("Agence d’urbanisme"), other_names=("EPURES",)),
        reason="changement de dénomination",
    ),
)


@pytest.mark.parametrize("operation", OF_TERMS, ids=lambda operation: str(operation.key))
def test_what_terms_name_is_read_back(operation: Operation) -> None:
    """With terms, records are said by their names, and the names are read as their keys."""
    said = describe(operation, TERMS)
    assert "A2" not in said
    assert parse_operation(said, TERMS) == operation
