"""A key that names nothing is refused at its place, with the key that was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given

from conventions import Convention, ConventionFileError, Problem, dumps, loads
from conventions.model.references import dangling
from conventions.samples import cci_2017_2019
from conventions.samples import text as sample_text
from conventions.strategies import conventions

CCI = sample_text("cci-2017-2019.yaml")


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
