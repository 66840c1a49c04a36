"""References: keys that name a record, found wherever they stand, and refused when they name nothing."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given

from conventions import loads, model
from conventions.base import Key, Record
from conventions.files.unknown_keys import _WORDS
from conventions.model import (
    AddAction,
    Budget,
    BudgetLine,
    ChangeAction,
    ChangePaymentTerms,
    Clause,
    Commitment,
    CreditLine,
    DeMinimisAid,
    LinePart,
    MetCondition,
    Payment,
    Recovery,
    Reorder,
    ReplaceArticle,
    Result,
    SetTarget,
    TextEdit,
    ThirdPartyCharge,
    Variant,
    Withdrawal,
)
from conventions.model.addresses import at
from conventions.model.keys import PARENTS, REFERENCES
from conventions.model.references import dangling, keys_of, references, rewritten
from conventions.model.shapes import shape_of
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    from conventions import Convention


RECORDS = [
    kind
    for name in model.__all__
    if isinstance(kind := getattr(model, name), type) and issubclass(kind, Record)
]
KEYED = [kind for kind in RECORDS if "key" in kind.model_fields]
WHO = {"authority", "beneficiary", "cofunder", "funder", "grantor", "operator", "owner", "partner", "payer"}
"""What a field that names a party may be called, beside « party »."""

NOT_REFERENCES = {
    (Budget, "authority"): "a budget stands apart from any convention: its authority is a party of none",
    (BudgetLine, "budget"): "the name of a budget annexe, in the words of the imputation",
    (Clause, "article"): "the number of an article, as the act writes it",
    (Commitment, "line"): "the imputation as the accounts write it: no key of ours",
    (CreditLine, "account"): "the account by nature of a budget: no key of ours",
    (DeMinimisAid, "funder"): "the name of any authority, which may be no party",
    (LinePart, "key"): "the word of the act before a code",
    (MetCondition, "condition"): "the words of the condition, as the act writes them",
    (Payment, "line"): "the imputation as the accounts write it: no key of ours",
    (Recovery, "account"): "the account by nature that a title is charged to: no key of ours",
    (Reorder, "keys"): "the keys of whatever part is put in order",
    (ReplaceArticle, "article"): "the number of an article, known or not",
    (TextEdit, "article"): "the number of an article, known or not",
    (ThirdPartyCharge, "payer"): "the words of the act for clients who are no party (« l’entreprise »)",
    (Variant, "condition"): "the words of the condition, as the act writes them",
    (Withdrawal, "condition"): "the words of the condition, as the decision writes them",
}
"""The fields that look like references and are none, each with its reason."""


@pytest.mark.parametrize("sample", [cci_2017_2019, association_2024_2026, equipment_2023_2025])
def test_the_references_of_the_samples_lead_somewhere(sample: Callable[[], Convention]) -> None:
    """Each sample has references, and each one names a record that is there."""
    assert len(list(references(sample()))) > 10
    assert dangling(sample()) == ()


@given(conventions())
def test_a_reference_stands_at_its_address(convention: Convention) -> None:
    """The address of a reference leads to the key written, and its kind is a class of record."""
    for found in references(convention):
        assert at(convention, found.address) == found.key
        assert issubclass(getattr(model, found.kind), Record)


@given(conventions())
def test_what_no_record_bears_dangles(convention: Convention) -> None:
    """A key that no record of the kind bears is found, wherever it stands; so are those of a wrong parent alone."""
    known = keys_of(convention)
    lost = {found for found in references(convention) if found.key not in known.get(found.kind, ())}
    found = set(dangling(convention))
    assert found >= lost
    assert all(each.parents for each in found - lost)


RICH = """
format: 1
title: "clés semblables dans plusieurs éléments, ou propres à un seul"
initial:
  period: 2017-2019
  parties: [{key: p, name: "P"}]
  devices:
    - {key: d, name: "D", phases: [{key: seule, title: "s"}, {key: "1", title: "un"}]}
    - {key: e, name: "E", phases: [{key: "1", title: "un"}]}
  actions:
    - {key: x, title: "X", targets: [{key: x1, unit: "u", value: 1}, {key: t, unit: "u", value: 1}]}
    - {key: y, title: "Y", targets: [{key: t, unit: "u", value: 1}]}
  grants:
    - {exercise: 2017, beneficiary: p, amount: inconnu}
    - {exercise: 2018, beneficiary: p, amount: inconnu}
  payment_terms:
    - grants: [2017]
      instalments: [{kind: avance, amount: {rule: reste}}, {kind: solde, amount: {rule: reste}}]
avenants:
  - number: 1
    operations:
      - {operation: ajouter une action, action: {key: z, title: "Z", targets: [{key: z1, unit: "u", value: 1}]}}
      - {operation: fixer un objectif, action: y, target: {key: y2, unit: "u", value: 1}}
      - operation: changer les modalités de versement
        payment_terms:
          grants: [2018]
          instalments: [{kind: acompte, amount: {rule: reste}}, {kind: solde, amount: {rule: reste}}]
results:
  - {key: r1, action: x, target: x1, value: 1, unit: "u", device: d, phase: seule}
  - {key: r2, action: y, target: y2, value: 1, unit: "u", device: d, of_which: [{value: 1, unit: "u", phase: seule}]}
  - {key: r3, action: z, target: z1, value: 1, unit: "u", phase: "1"}
ledger:
  payments:
    - {number: "1", exercise: 2017, issued_on: 2017-01-01, amount: 1 €, grant: 2017, instalment: avance}
    - {number: "2", exercise: 2018, issued_on: 2018-01-01, amount: 1 €, grant: 2018, instalment: acompte}
    - {number: "3", exercise: 2018, issued_on: 2018-01-01, amount: 1 €, instalment: solde}
"""


@pytest.mark.parametrize("seed", range(40))
def test_what_dangles_is_in_another_parent(seed: int) -> None:
    """References that all name some record of their kind: those that dangle are the ones in a wrong parent."""
    convention, chance = loads(RICH), Random(seed)
    known = keys_of(convention)
    shuffled = rewritten(convention, lambda kind, key: chance.choice(known[kind]))
    lost = dangling(shuffled)
    assert {each.address for each in lost} == set(_in_a_wrong_parent(shuffled)) != set()
    assert {each.kind for each in lost} <= PARENTS.keys()
    assert all(each.parents for each in lost)


def _in_a_wrong_parent(convention: Convention) -> Iterator[str]:
    """The same, said record by record: instalments of grants, targets of actions, phases of devices."""
    operations = [operation for avenant in convention.avenants for operation in avenant.operations]
    later = [it.payment_terms for it in operations if isinstance(it, ChangePaymentTerms)]
    agreed = [*convention.initial.payment_terms, *later]
    for payment in convention.ledger.payments if convention.ledger else ():
        if payment.grant and payment.instalment:
            terms = [each for each in agreed if not each.grants or payment.grant in each.grants]
            if all(payment.instalment != each.key for it in terms for each in it.instalments):
                yield f"ledger.payments[{payment.key}].instalment"
    brought = [it.action for it in operations if isinstance(it, AddAction | ChangeAction)]
    actions = [*convention.initial.actions, *brought]
    targets = {(action.key, target.key) for action in actions for target in action.targets}
    targets |= {(it.action, it.target.key) for it in operations if isinstance(it, SetTarget)}
    phases = {(device.key, phase.key) for device in convention.initial.devices for phase in device.phases}
    for result in convention.results:
        if result.target and (result.action, result.target) not in targets:
            yield f"results[{result.key}].target"
        for where, phase in _phases_of(result):
            if result.device and phase and (result.device, phase) not in phases:
                yield f"results[{result.key}]{where}"


def _phases_of(result: Result) -> Iterator[tuple[str, str | None]]:
    """The phases that a result and its parts name, each with the end of its address."""
    yield ".phase", result.phase
    for rank, part in enumerate(result.of_which, start=1):
        yield f".of_which[{rank}].phase", part.phase


@given(conventions(coherent=True))
def test_coherent_conventions_have_no_dangling_reference(convention: Convention) -> None:
    """The strategy of coherent conventions keeps its word, in every field."""
    assert dangling(convention) == ()


def _words(name: str) -> set[str]:
    """A name in snake case, whole and its last word, in the singular: « payment_terms », « term »."""
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return {re.sub(r"ies$", "y", each).removesuffix("s") for each in (snake, snake.rpartition("_")[2])}


NAMES = {word for kind in KEYED for word in _words(kind.__name__)} | {*WHO, "party"}


def _looks_like_a_reference(kind: type[Record], name: str, field: FieldInfo) -> bool:
    """A field that is a key; a text named after a record that has one; a text that the docstring calls a key."""
    parts = (*field.metadata, field.annotation, *_parts(field.annotation))
    if get_args(Key)[1] in parts:
        return name != "key"
    told = re.search(rf"``{name}``[^.;]*\bkey\b", kind.__doc__ or "")
    return str in parts and (name == "key" or bool(told) or not NAMES.isdisjoint(_words(name)))


def _parts(annotation: object) -> list[object]:
    return [part for inner in get_args(annotation) for part in (inner, *_parts(inner))]


FIELDS = {
    (kind, name): dict(shape_of(kind).references).get(name)
    for kind in RECORDS
    for name, field in kind.model_fields.items()
    if name in dict(shape_of(kind).references) or _looks_like_a_reference(kind, name, field)
}
"""The fields of the model that are references, or look like one, with the class of record that they name."""


def test_no_field_that_names_a_record_was_forgotten() -> None:
    """Each says which class of record it names, or is listed above with its reason, and nothing else is listed."""
    assert len(RECORDS) > 50
    assert len(FIELDS) > 40
    assert {field for field, to in FIELDS.items() if to is None} == NOT_REFERENCES.keys()
    assert all(NOT_REFERENCES.values())


def test_each_reference_names_a_record_that_has_a_key() -> None:
    """The class that a mark names is there, and so is that of the parent, which is around the field or named by it."""
    keyed = {kind.__name__ for kind in KEYED}
    assert set(filter(None, FIELDS.values())) | set(PARENTS.values()) <= keyed
    inside = {(kind.__name__, name) for (kind, name), to in FIELDS.items() if to in PARENTS}
    assert inside == {
        ("PartOf", "phase"),
        ("Payment", "instalment"),
        ("PaymentRequest", "instalment"),
        ("Result", "phase"),
        ("Result", "target"),
    }


def test_each_kind_of_record_has_its_words() -> None:
    """The message of an unknown key says in French what no record bears, and in which parent."""
    assert {get_args(each)[2].to for each in REFERENCES} == set(_WORDS)
    assert all(
        _WORDS[kind].one and _WORDS[parent].of and _WORDS[parent].inside for kind, parent in PARENTS.items()
    )
