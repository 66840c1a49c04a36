"""A key that names nothing is refused at its place, with the key that was probably meant."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given

from conventions import Convention, ConventionFileError, Problem, dumps, loads
from conventions.model.references import dangling
from conventions.samples import cci_2017_2019
from conventions.samples import text as sample_text
from conventions.strategies import conventions

CCI = sample_text("cci-2017-2019.yaml")
ASSOCIATION = sample_text("association-2024-2026.yaml")


def problems(text: str, name: str = "x.yaml") -> tuple[Problem, ...]:
    """The problems of a text that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        loads(text, name)
    return caught.value.problems


def test_a_misspelt_beneficiary_is_refused() -> None:
    """« CIC » for « CCI »: its line, its address, what was probably meant."""
    line = CCI.partition("beneficiary: CCI")[0].count("\n") + 1
    (first, *others) = problems(CCI.replace("beneficiary: CCI", "beneficiary: CIC"))
    assert str(first) == (
        f"x.yaml:{line}:20: initial.grants[2017].beneficiary : « CIC » : aucune partie n’a cette clé ; "
        "vouliez-vous dire « CCI » ?"
    )
    assert len(others) == 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("deliberation: 2018-11-15", "deliberation: 2018-12", "aucune délibération n’a cette clé"),
        (
            "action: A3",
            "action: A4",
            "« A4 » : aucune action n’a cette clé ; clés possibles : « A1 », « A2 », « A3 »",
        ),
        ("owner: ENSMSE", "owner: mines", "clés possibles : « SEM », « CCI », « EPURES », « ENSMSE »"),
        ("device: itm-factory", "device: itm", "aucun dispositif n’a cette clé"),
        ('        phase: "1"', '        phase: "3"', "aucune phase n’a cette clé"),
        ("avenant: 2018-1", "avenant: 2018-2", "aucun avenant n’a cette clé"),
    ],
)
def test_every_reference_is_checked(old: str, new: str, said: str) -> None:
    """Whatever it names: party, action, device, phase, avenant, deliberation."""
    assert old in CCI
    for problem in problems(CCI.replace(old, new)):
        assert problem.code == "unknown_key"
        assert said in problem.message


@pytest.mark.parametrize(
    ("text", "old", "new", "address", "said"),
    [
        (
            CCI,
            "action: A3",
            "action: A3\n    target: A1-T1",
            "results[A3-R1].target",
            (
                "« A1-T1 » : aucun objectif n’a cette clé dans l’action « A3 » ; "
                "c’est celle d’un objectif de l’action « A1 »"
            ),
        ),
        (
            CCI,
            "action: A2",
            "action: A2\n    target: A1-T1",
            "results[A2-R1].target",
            "« A1-T1 » : aucun objectif n’a cette clé dans l’action « A2 » ; vouliez-vous dire « A2-T1 » ?",
        ),
        (
            CCI,
            "device: novacite\n    value: 3",
            "device: itm-factory\n    value: 3",
            "results[A2-R1].of_which[1].phase",
            (
                "« 1 » : aucune phase n’a cette clé dans le dispositif « itm-factory » ; "
                "c’est celle d’une phase du dispositif « novacite »"
            ),
        ),
        (
            CCI,
            "device: novacite\n    value: 3",
            "device: novacite\n    phase: trois\n    value: 3",
            "results[A2-R1].phase",
            "« trois » : aucune phase n’a cette clé dans le dispositif « novacite » ; clés possibles : « 1 », « 2 »",
        ),
        (
            CCI,
            "    organ: bureau",
            "    organ: bureau\n    repeals: [2018-11-16]",
            "deliberations[2018-11-15].repeals[1]",
            "« 2018-11-16 » : aucune délibération n’a cette clé ; vouliez-vous dire « 2018-11-15 » ?",
        ),
        (
            CCI,
            "    - SEM\n    - CCI",
            "    - SEM\n    - CIC",
            "framework.parties[2]",
            "« CIC » : aucune partie n’a cette clé ; vouliez-vous dire « CCI » ?",
        ),
        (
            ASSOCIATION,
            "instalment: acompte",
            "instalment: accompte",
            "ledger.payments[3377].instalment",
            (
                "« accompte » : aucune échéance n’a cette clé pour la subvention « 2024-fonctionnement » ; "
                "vouliez-vous dire « acompte » ?"
            ),
        ),
        (
            ASSOCIATION,
            "rounding: each",
            "rounding: each\n      grants: [2025-fonctionnement, 2026-fonctionnement]",
            "ledger.payments[1204].instalment",
            (
                "« avance » : aucune échéance n’a cette clé pour la subvention « 2024-fonctionnement » ; "
                "c’est celle d’une échéance de la subvention « 2025-fonctionnement »"
            ),
        ),
    ],
)
def test_a_key_is_looked_for_in_its_parent(text: str, old: str, new: str, address: str, said: str) -> None:
    """A target of another action, a phase of another device, an instalment of another grant: at its line."""
    first, *_ = problems(text.replace(old, new, 1))
    assert (first.code, first.address, first.message) == ("unknown_key", address, said)
    written = text.replace(old, new, 1).split("\n")[first.line - 1]
    assert written[first.column - 1 :].strip('[]" ').startswith(said[2 : said.index(" »")])


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (CCI, "device: novacite\n    value: 3", "value: 3"),  # no device: the phase may be of any
        (ASSOCIATION, "grant: 2024-fonctionnement\n      instalment", "instalment"),  # nor any grant
        (ASSOCIATION, "rounding: each", "grants: [2024-fonctionnement]\n      rounding: each"),
    ],
)
def test_a_key_without_a_parent_may_be_in_any(text: str, old: str, new: str) -> None:
    """What the file does not say is not held against it."""
    assert old in text
    assert dangling(loads(text.replace(old, new))) == ()


@pytest.mark.parametrize(
    ("text", "old", "new", "address"),
    [
        (
            CCI,
            "key: A2-R1\n    action: A2",
            "key: A2-R1\n    target: A2-T1\n    action: A9",
            "results[A2-R1].action",
        ),
        (
            ASSOCIATION,
            "rounding: each",
            "rounding: each\n      grants: [2034-fonctionnement]",
            "initial.payment_terms[2034-fonctionnement].grants[1]",
        ),
    ],
)
def test_a_parent_that_is_nowhere_is_told_once(text: str, old: str, new: str, address: str) -> None:
    """The key of the parent is wrong, not those that depend on it."""
    assert old in text
    (problem,) = problems(text.replace(old, new))
    assert problem.address == address


def test_a_target_that_an_avenant_sets_is_known() -> None:
    """It is one of the action that the operation names, and of no other."""
    operation = (
        "    operations:\n      - operation: fixer un objectif\n        action: A3\n"
        "        target:\n          key: A3-T1\n          unit: visites\n          value: 100\n"
    )
    text = CCI.replace("    operations:\n", operation, 1)
    named = text.replace("action: A3\n    value", "action: A3\n    target: A3-T1\n    value")
    assert [result.target for result in loads(named).results].count("A3-T1") == 1
    (problem,) = problems(text.replace("key: A1-R1\n", "key: A1-R1\n    target: A3-T1\n"))
    assert problem.message.endswith("n’a cette clé dans l’action « A1 » ; vouliez-vous dire « A1-T1 » ?")


def test_where_there_is_no_record_of_the_kind_the_way_out_is_told() -> None:
    """An avenant approved by a deliberation that the file does not describe."""
    alone = cci_2017_2019().replace(deliberations=())
    (problem,) = problems(dumps(alone, "json"), "x.json")
    assert problem.line > 1
    assert problem.message.endswith("décrivez l’élément dans le fichier, avec sa clé (key: …)")


@given(conventions())
def test_a_file_is_read_or_its_unknown_keys_are_all_told(convention: Convention) -> None:
    """Any convention reads back, or each of its dangling references is a problem, and nothing else is."""
    lost = [found.address for found in dangling(convention)]
    if not lost:
        assert loads(dumps(convention)) == convention
        return
    found = problems(dumps(convention))
    assert {problem.code for problem in found} == {"unknown_key"}
    assert sorted(problem.address for problem in found) == sorted(lost)


FACTS = """
facts:
  events:
    - kind: vote du budget
      grant: nulle
      day: 30 février 2024
  requests:
    - day: 28 février 2024
      grant: 2024-fonctionnement
      instalment: nulle
      amount: 1x
  costs:
    - day: 2024-02-28
      grant: nulle
      amount: 1x
"""


def test_an_element_has_one_address_in_all_its_problems() -> None:
    """Its key where it can be read, or its rank: a day in words is not that of the key."""
    payment = "    - number: '7'\n      exercise: 2024\n      grant: nulle\n      amount: 1x\n"
    payment += "      issued_on: 1er mars 2024\n"
    known = ASSOCIATION.replace("  payments:\n", f"  payments:\n{payment}")
    with pytest.raises(ConventionFileError) as caught:
        loads(known + FACTS)
    assert sorted(problem.address for problem in caught.value.problems) == [
        "facts.costs[nulle 2024-02-28].amount",
        "facts.costs[nulle 2024-02-28].grant",
        "facts.events[1].day",
        "facts.events[1].grant",
        "facts.requests[1].amount",
        "facts.requests[1].instalment",
        "ledger.payments[7].amount",
        "ledger.payments[7].grant",
    ]


def test_many_unknown_keys_are_told_quickly() -> None:
    """The list that holds them is gone through once."""
    event = "    - kind: vote du budget\n      grant: nulle\n      key: e{}\n      day: 2024-02-01\n"
    events = "".join(map(event.format, range(1500)))
    start = process_time()
    with pytest.raises(ConventionFileError):
        loads(ASSOCIATION + f"facts:\n  events:\n{events}")
    assert process_time() - start < 4
