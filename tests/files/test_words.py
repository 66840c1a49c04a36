"""Words of closed lists are read whatever their case, accents and apostrophe; others are refused."""

from __future__ import annotations

import pytest

from conventions import ConventionFileError, loads
from conventions.samples import association_2024_2026, cci_2017_2019, text

CCI, ASSOCIATION = text("cci-2017-2019.yaml"), text("association-2024-2026.yaml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- bénéficiaire", "- Beneficiaire"),
        ("kind: métropole", "kind: METROPOLE"),
        ("operation: fixer la subvention", "operation: Fixer la subvention"),
        ("kind: approuve le projet d’avenant", "kind: approuve le projet d'avenant"),
    ],
)
def test_a_word_written_another_way_is_read(old: str, new: str) -> None:
    """Case, accents and the straight apostrophe do not matter, in a list, a tag or a plain field."""
    assert old in CCI
    assert loads(CCI.replace(old, new)) == cci_2017_2019()


def test_a_tag_may_hide_another_one() -> None:
    """All the words of an operation are read, those inside it included."""
    swapped = ASSOCIATION.replace("dans l’exercice", "Dans l'exercice").replace("rule: part", "rule: Part")
    assert swapped.count("Dans l'exercice") == 2
    assert loads(swapped) == association_2024_2026()


@pytest.mark.parametrize("word", ["bénéficière", "", "x" * 5_000])
def test_another_word_is_refused(word: str) -> None:
    """What is not a word of the list is refused, with the list."""
    with pytest.raises(ConventionFileError, match="bénéficiaire"):
        loads(CCI.replace("- bénéficiaire", f'- "{word}"'))


def test_each_word_is_read_where_several_are_odd() -> None:
    """Three odd words and a wrong one: the wrong one alone is told."""
    odd = CCI.replace("- attribuant", "- Attribuant").replace("- opérateur", "- OPERATEUR")
    with pytest.raises(ConventionFileError) as caught:
        loads(odd.replace("kind: impute", "kind: impose"), "x.yaml")
    assert [problem.address.rpartition(".")[2] for problem in caught.value.problems] == ["kind"]


def test_tags_within_tags() -> None:
    """An operation, the rule of an instalment in it, the trigger of that: all written another way."""
    text = """format: 1
title: T
initial:
  period: 2018
  parties: []
avenants:
  - number: 1
    operations:
      - operation: Changer les modalites de versement
        payment_terms:
          instalments:
            - kind: Solde
              amount:
                rule: Reste
              trigger:
                trigger: Apres
                event: Notification
"""
    (operation,) = loads(text, "x.yaml").avenants[0].operations
    assert operation.key == "versement 1"
