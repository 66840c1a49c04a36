"""Every operation of an avenant: what it changes, what it may change, what it refuses and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, Name, OperationError, Period, Terms, diff, euros, in_force
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Avenant,
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
    Grant,
    Measure,
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
    Reorder,
    ReplaceArticle,
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
from conventions.operations import Fold, fold
from conventions.operations.applying import _DOES
from conventions.operations.editing import PARTS, Draft
from conventions.periods import Duration
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

SIGNED = date(2025, 6, 1)
DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))
MJC = Party(key="mjc", name=Name("MJC"))
AXIS, DEVICE = Axis(key="A", title="a"), Device(key="D", name=Name("D"), owner="treteaux")
ACTION = Action(
    key="x",
    title="x",
    axis="A",
    devices=("D",),
    partners=("ville",),
    measures=(Measure(text="m", partners=("ville",), devices=("D",)),),
)
SAMPLE = association_2024_2026()
RICH = SAMPLE.replace(
    initial=SAMPLE.initial.replace(axes=(AXIS,), devices=(DEVICE,), actions=(*SAMPLE.initial.actions, ACTION))
)
KINDS = get_args(get_args(Operation)[0])
LAST = "2026-fonctionnement"
GRANT = Grant(exercise=2026, beneficiary="treteaux", amount=euros(10), nature=Nature.OPERATING)


def _folded(*told: Operation, base: Convention = RICH) -> Fold:
    keyed = {operation.key: operation for operation in told}
    assert len(keyed) == len(told)
    return fold(base.with_avenant(Avenant(number=9, signed_on=SIGNED, operations=told)), SIGNED)


def _terms(*told: Operation, base: Convention = RICH) -> Terms:
    return _folded(*told, base=base).terms


TERMS = in_force(RICH, SIGNED)
RAW = "Les montants des deuxième et troisième années sont versés sous réserve du vote des crédits."
CLAUSES = [clause.key for clause in TERMS.clauses or ()]


def words_of(terms: Terms, article: str) -> str:
    """The words of an article."""
    return next(clause.raw or "" for clause in terms.clauses or () if clause.article == article)


EDIT = TextEdit(article="4", old="du vote des crédits", new="des crédits ouverts")
DOES: Mapping[str, tuple[Operation, object]] = {
    "amount": (
        ChangeAmount(grant=LAST, old=euros(32000), new=euros(9)),
        lambda terms: terms.grants[2].amount == euros(9),
    ),
    "the only grant of that amount": (
        ChangeAmount(old=euros(32000), new=euros(9)),
        lambda terms: [str(grant.amount) for grant in terms.grants] == ["30000.00", "33500.00", "9.00"],
    ),
    "amount raised": (
        ChangeAmount(grant=LAST, by=euros(1)),
        lambda terms: terms.grants[2].amount == euros(32001),
    ),
    "grant removed": (
        RemoveGrant(grant="2025-fonctionnement"),
        lambda terms: [grant.exercise for grant in terms.grants] == [2024, 2026],
    ),
    "period": (
        ChangePeriod(period=Period.years(2023, 2024)),
        lambda terms: terms.period == Period.years(2023, 2024),
    ),
    "longer": (ExtendTerm(by=Duration(months=2)), lambda terms: terms.period.end == date(2027, 2, 28)),
    "ceiling": (SetCeiling(ceiling=euros(9)), lambda terms: terms.ceiling == euros(9)),
    "axis": (SetAxis(axis=AXIS.replace(title="b")), lambda terms: terms.axes[0].title == "b"),
    "another axis": (
        SetAxis(axis=Axis(key="B", title="b")),
        lambda terms: [axis.key for axis in terms.axes] == ["A", "B"],
    ),
    "device": (SetDevice(device=DEVICE.replace(kind="k")), lambda terms: terms.devices[0].kind == "k"),
    "payment terms": (RemovePaymentTerms(payment_terms="1"), lambda terms: terms.payment_terms == ()),
    "clause": (
        SetClause(clause=Clause(kind=ClauseKind.LAPSE, article="10")),
        lambda terms: terms.clauses[-1].article == "10",
    ),
    "no clause": (
        RemoveClause(clause="4"),
        lambda terms: [clause.key for clause in terms.clauses] == [key for key in CLAUSES if key != "4"],
    ),
    "article": (
        ReplaceArticle(article="Article 4", text="Autre rédaction."),
        lambda terms: words_of(terms, "4") == "Autre rédaction.",
    ),
    "article without words": (
        ReplaceArticle(article="7", text="Contrôle."),
        lambda terms: words_of(terms, "7") == "Contrôle.",
    ),
    "words": (EDIT, lambda terms: words_of(terms, "4").endswith("sous réserve des crédits ouverts.")),
    "words of a table": (
        EDIT.replace(change=TextChange.TABLE),
        lambda terms: words_of(terms, "4").endswith("des crédits ouverts."),
    ),
    "inserted": (
        TextEdit(article="4", change=TextChange.INSERT, old="vote", new="préalable"),
        lambda terms: "du vote préalable des crédits" in words_of(terms, "4"),
    ),
    "inserted with its sign": (
        TextEdit(article="4", change=TextChange.INSERT, old="vote", new=", préalable,"),
        lambda terms: "du vote, préalable, des crédits" in words_of(terms, "4"),
    ),
    "deleted": (
        TextEdit(article="art. 4", change=TextChange.DELETE, old="deuxième et"),
        lambda terms: words_of(terms, "4").startswith("Les montants des troisième années"),
    ),
    "order": (
        Reorder(part=TermsPart.PARTIES, keys=("treteaux", "ville")),
        lambda terms: [party.key for party in terms.parties] == ["treteaux", "ville"],
    ),
}


@pytest.mark.parametrize("case", DOES)
def test_each_operation_does_what_it_says(case: str) -> None:
    """The terms after the operation show its effect, in the parts that it touches alone."""
    operation, holds = DOES[case]
    assert callable(holds)
    base = RICH.replace(
        initial=RICH.initial.replace(payment_terms=(RICH.initial.payment_terms[0].replace(key="1"),))
    )
    assert holds(_terms(operation, base=base))
    assert _changed(in_force(base, SIGNED), _terms(operation, base=base)) <= _allowed(operation)


UNCHANGED: Mapping[str, Operation] = {
    "where": TextEdit(old="crédits", new="x"),
    "which words": TextEdit(article="4", new="x"),
    "by what": TextEdit(article="4", old="crédits"),
    "unknown article": TextEdit(article="12", old="crédits", new="x"),
    "article known without its words": TextEdit(article="7", old="crédits", new="x"),
    "article that is not there": ReplaceArticle(article="12", text="x"),
}


@pytest.mark.parametrize("case", UNCHANGED)
def test_an_edit_of_what_is_not_known_changes_nothing(case: str) -> None:
    """It is kept in the avenant: nobody knows what it changes."""
    assert _terms(UNCHANGED[case]) == TERMS


@pytest.mark.parametrize("operation", [EDIT, ReplaceArticle(article="4", text="x"), RemoveClause(clause="4")])
def test_clauses_that_are_not_known_stay_so(operation: Operation) -> None:
    """What an avenant says of their words, or of one that it removes, makes none known."""
    unknown = RICH.replace(initial=RICH.initial.replace(clauses=None))
    assert _terms(operation, base=unknown).clauses is None


def test_a_clause_that_is_set_is_known() -> None:
    """Where none was known, it is the only one; once it is removed, none is left."""
    unknown = RICH.replace(initial=RICH.initial.replace(clauses=None))
    clause = Clause(kind=ClauseKind.LAPSE)
    assert _terms(SetClause(clause=clause), base=unknown).clauses == (clause,)
    assert (
        _terms(SetClause(clause=clause), RemoveClause(clause="caducité", key="fin"), base=unknown).clauses
        == ()
    )


BOUGHT = "L’aide de 5\u00a0000\u00a0€ finance l’achat ; l’achat est unique."


def test_words_are_found_whatever_their_apostrophes_and_spaces() -> None:
    """A text copied from another one has straight apostrophes, and spaces that do not break."""
    clause = Clause(
        kind=ClauseKind.USE,
        article="5",
        raw=BOUGHT,
    )
    edit = TextEdit(article="5", old="l'achat", new="la location")
    written = _terms(SetClause(clause=clause), edit).clauses
    assert written is not None
    assert written[-1].raw == "L’aide de 5\u00a0000\u00a0€ finance la location ; la location est unique."
    cut = TextEdit(article="5", change=TextChange.DELETE, old="L'aide de 5 000 €")
    written = _terms(SetClause(clause=clause), cut).clauses
    assert written is not None
    assert written[-1].raw == "finance l’achat ; l’achat est unique."


REFUSED: Mapping[str, tuple[tuple[Operation, ...], str]] = {
    "old amount": (
        (ChangeAmount(grant=LAST, old=euros(5), new=euros(9)),),
        f"la subvention « {LAST} » est de 32\u202f000\u00a0€, et non de 5\u00a0€",
    ),
    "which grant": ((ChangeAmount(new=euros(9)),), "plusieurs subventions sont possibles (« 2024"),
    "no such amount": ((ChangeAmount(old=euros(5), new=euros(9)),), "il n’y a pas de subvention de 5\u00a0€"),
    "too low": ((ChangeAmount(grant=LAST, by=euros(-40000)),), "impossible de retirer 40\u202f000\u00a0€"),
    "no grant": ((ChangeAmount(grant="2030", new=euros(9)),), "la subvention « 2030 » n’existe pas"),
    "remove grant": ((RemoveGrant(grant="2030"),), "la subvention « 2030 » n’existe pas"),
    "named axis": ((RemoveAxis(axis="A"),), "actions[x] nomme encore l’axe « A »"),
    "no axis": ((RemoveAxis(axis="B"),), "l’axe « B » n’existe pas"),
    "named device": ((RemoveDevice(device="D"),), "actions[x] nomme encore le dispositif « D »"),
    "named party": (
        (RemoveParty(party="treteaux"),),
        "grants[2025-fonctionnement] et grants[2026-fonctionnement] nomment encore la partie « treteaux »",
    ),
    "no party": ((RemoveParty(party="mjc"),), "la partie « mjc » n’existe pas"),
    "no payment terms": (
        (RemovePaymentTerms(payment_terms="9"),),
        "la modalité de versement « 9 » n’existe pas",
    ),
    "no clause": ((RemoveClause(clause="12"),), "la clause « 12 » n’existe pas"),
    "words": (
        (TextEdit(article="4", old="x" * 99, new="y"),),
        f"l’article 4 ne contient pas « {'x' * 59}… »",
    ),
    "many places": (
        (TextEdit(article="4", change=TextChange.INSERT, old="des", new="y"),),
        "« des » est plusieurs fois dans l’article 4 : citez plus de mots",
    ),
    "no word left": (
        (TextEdit(article="4", change=TextChange.DELETE, old=RAW),),
        "il ne resterait rien de l’article 4 : supprimez la clause",
    ),
    "order": (
        (Reorder(part=TermsPart.PARTIES, keys=("ville",)),),
        "nomme chaque élément une fois : « ville », alors qu’il y a « ville », « treteaux »",
    ),
    "order of nothing": ((Reorder(part=TermsPart.AXES, keys=()),), "une fois : rien, alors"),
    "order of the period": ((Reorder(part=TermsPart.PERIOD, keys=()),), "« period » n’a pas d’éléments"),
    "open": (
        (ExtendTerm(by=Duration(years=1)),),
        "demande une fin connue",
    ),
    "too long a text": (
        (ReplaceArticle(article="4", text="x" * 20_000), TextEdit(article="4", old="x", new="xx")),
        "20000",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_refused_with_its_act(case: str) -> None:
    """The error gives the address of the operation, the reason in French, and which avenant it is of."""
    told, reason = REFUSED[case]
    base = RICH
    if case == "open":
        base = RICH.replace(initial=RICH.initial.replace(period=Period(date(2024, 1, 1), None)))
    with pytest.raises(OperationError) as caught:
        _terms(*told, base=base)
    assert caught.value.address.startswith("avenants[9].operations[")
    assert reason in caught.value.reason
    assert caught.value.reason.endswith("(avenant n°\u00a09)")


def test_a_grant_that_payment_terms_name_is_removed_after_them() -> None:
    """What names it is told."""
    agreed = RICH.initial.payment_terms[0].replace(grants=(LAST,), key="V")
    base = RICH.replace(initial=RICH.initial.replace(payment_terms=(agreed,)))
    with pytest.raises(OperationError, match=r"payment_terms\[V\] nomme encore la subvention"):
        _terms(RemoveGrant(grant=LAST), base=base)
    both = (RemovePaymentTerms(payment_terms="V"), RemoveGrant(grant=LAST))
    assert len(_terms(*both, base=base).grants) == 2


def test_a_grant_removed_then_granted_again_is_of_its_new_act() -> None:
    """Its money is settled by the act that grants it again; before, by the convention."""
    again = _folded(RemoveGrant(grant=LAST), SetGrant(grant=GRANT, key="retour"))
    (avenant,) = [act for act in again.avenants if act.number == 9]
    assert again.acts[LAST] == (avenant,)
    assert again.settled_by(LAST) == avenant
    raised = _folded(ChangeAmount(grant=LAST, by=euros(1)))
    assert len(raised.acts[LAST]) == 2
    assert LAST not in _folded(Terminate(day=date(2025, 6, 30))).acts


def test_the_amount_of_one_grant_needs_no_name() -> None:
    """The only grant is the one meant, and what is said of its amount must be true; unknown, it stays so."""
    alone = RICH.replace(initial=RICH.initial.replace(grants=RICH.initial.grants[:1]), avenants=())
    assert _terms(ChangeAmount(new=euros(9)), base=alone).grants[0].amount == euros(9)
    with pytest.raises(OperationError, match="est de 30\u202f000\u00a0€, et non de 5\u00a0€"):
        _terms(ChangeAmount(old=euros(5), new=euros(9)), base=alone)
    unknown = alone.replace(
        initial=alone.initial.replace(grants=(alone.initial.grants[0].replace(amount=None),))
    )
    assert _terms(ChangeAmount(by=euros(9)), base=unknown).grants[0].amount is None
    with pytest.raises(OperationError, match="est de montant inconnu"):
        _terms(ChangeAmount(old=euros(5), new=euros(9)), base=unknown)
    none = alone.replace(initial=alone.initial.replace(grants=()))
    with pytest.raises(OperationError, match="il n’y a pas de subvention "):
        _terms(ChangeAmount(new=euros(9)), base=none)


def test_a_removal_knows_what_earlier_operations_did() -> None:
    """What names a record is kept up to date: named then not, taken over, set again."""
    free = ChangeAction(action=Action(key="x", title="x"))
    terms = _terms(
        RemoveAction(action="saison"),
        free,
        RemoveAxis(axis="A"),
        RemoveDevice(device="D"),
        AddParty(party=MJC),
    )
    assert (terms.axes, terms.devices) == ((), ())
    taken = (
        AddParty(party=MJC),
        RemoveParty(party="mjc", key="départ"),
        ChangeParty(old="ville", new=MJC, reason="substitution"),
    )
    assert _terms(*taken).actions[1].measures[0].partners == ("mjc",)
    back = (
        RemoveAxis(axis="A", key="1"),
        SetAxis(axis=AXIS, key="2"),
        AddAction(action=ACTION.replace(key="y"), key="3"),
        RemoveAction(action="y", key="4"),
        RemoveAxis(axis="A", key="5"),
    )
    assert _terms(free, *back).axes == ()


def test_an_act_written_before_a_takeover_names_the_party_of_today() -> None:
    """An avenant of later effect, signed before another party took over, is about that party."""
    takeover = Avenant(
        number=2,
        signed_on=date(2025, 5, 1),
        operations=(ChangeParty(old="treteaux", new=MJC, reason="reprise"),),
    )
    late = Avenant(number=1, signed_on=SIGNED, operations=(SetGrant(grant=GRANT), SetDevice(device=DEVICE)))
    terms = in_force(RICH.replace(avenants=(late, takeover)), SIGNED)
    assert terms.grants[2] == GRANT.replace(beneficiary="mjc")
    assert terms.devices[0].owner == "mjc"
    gone = Avenant(number=1, signed_on=SIGNED, operations=(RemoveParty(party="treteaux"),))
    with pytest.raises(OperationError, match="nomment encore la partie « mjc »"):
        in_force(RICH.replace(avenants=(gone, takeover)), SIGNED)


def test_a_key_that_is_again_that_of_a_party_is_its_own() -> None:
    """Nothing is translated then."""
    back = AddParty(party=RICH.initial.parties[1], key="retour")
    taken = ChangeParty(old="treteaux", new=MJC, reason="reprise")
    named = SetDevice(device=DEVICE)
    assert _terms(taken, named).devices[0].owner == "mjc"
    assert _terms(taken, back, named).devices[0].owner == "treteaux"


def test_every_operation_has_a_function() -> None:
    """The closed list and what applies it are the same."""
    assert set(KINDS) == set(_DOES)
    assert len(KINDS) > 20


def test_every_operation_says_what_it_touches() -> None:
    """One part each; what follows from it is said apart, for the two that need it."""
    assert {kind.touches for kind in KINDS} == set(TermsPart)
    assert {kind for kind in KINDS if kind.follows} == {Terminate, ChangeParty}


def _allowed(operation: Operation) -> set[TermsPart]:
    told = operation.part if isinstance(operation, Reorder) else operation.touches
    return {told, *operation.follows}


def _changed(before: Terms, after: Terms) -> set[TermsPart]:
    parts = (TermsPart.PERIOD, *PARTS)
    return {part for part in parts if getattr(before, part) != getattr(after, part)}


@given(conventions(), DAYS)
def test_an_operation_changes_no_other_part(convention: Convention, day: date) -> None:
    """Whatever the convention, coherent or not, each operation changes what it touches, and what follows."""
    draft = Draft(convention.initial)
    for avenant in convention.avenants:
        for operation in avenant.operations:
            before = draft.terms()
            try:
                _DOES[type(operation)](draft, operation)
            except Exception:  # a refusal of any kind
                draft = Draft(before)
            after = draft.terms()
            assert _changed(before, after) <= _allowed(operation)
            if isinstance(operation, Reorder):
                assert all(change.address == operation.part for change in diff(before, after))


MONEY = st.one_of(
    st.sampled_from([2024, 2025, 2026, 2030]).flatmap(
        lambda year: st.sampled_from(
            [
                SetGrant(grant=GRANT.replace(exercise=year)),
                ConfirmGrant(grant=f"{year}-fonctionnement"),
                ChangeAmount(grant=f"{year}-fonctionnement", by=euros(1)),
                ChangeBudgetLine(grant=f"{year}-fonctionnement", line=BudgetLine(raw="657")),
            ]
        )
    )
)


@given(st.lists(MONEY, max_size=4, unique_by=lambda item: str(getattr(item, "key"))))  # noqa: B009
def test_an_avenant_that_only_grants_money_leaves_the_text_unchanged(told: list[Operation]) -> None:
    """Parties, actions and clauses are what they were; so is the period."""
    try:
        after = _terms(*told)
    except OperationError:
        return
    assert _changed(TERMS, after) <= {TermsPart.GRANTS}


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)) | st.builds(Duration, months=st.integers(1, 99)))
def test_an_extension_never_shortens(told: date | Duration) -> None:
    """Either the period ends later, or as it did, or the extension is refused."""
    extension = ExtendTerm(until=told) if isinstance(told, date) else ExtendTerm(by=told)
    try:
        after = _terms(extension)
    except OperationError:
        assert isinstance(told, date)
        assert told < date(2026, 12, 31)
    else:
        assert after.period.end is not None
        assert after.period.end >= date(2026, 12, 31)
        assert after.period.start == TERMS.period.start


def test_targets_and_payment_terms_agreed_last() -> None:
    """A target stays in its place; payment terms agreed last stand last."""
    target = Target(key="eleves", value=Decimal(310), unit="élèves")
    (first,) = RICH.initial.payment_terms[:1]
    agreed = [ChangePaymentTerms(payment_terms=first.replace(key=key), key=key) for key in ("v", "w")]
    again = ChangePaymentTerms(payment_terms=first.replace(key="v"), key="encore")
    terms = _terms(SetTarget(action="saison", target=target), *agreed, again)
    assert [item.key for item in terms.payment_terms][-2:] == ["w", "v"]
    assert terms.actions[0].targets[1] == target
    assert terms.grants[2].firmness is Firmness.FORECAST
