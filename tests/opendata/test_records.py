"""What the open data gives is a value: frozen, hashable, picklable, the same for the same bytes."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any

import pytest

from conventions.opendata import scdl, totem
from conventions.samples import association_2024_2026

DIRTY = (
    "Export;;;;;;;;\n"
    "nomAttribuant;idAttribuant;nomBeneficiaire;idBeneficiaire;dateConvention;objet;montant;conditionsVersement;"
    "datesPeriodeVersement;autre\n"
    "Ville;21010001600013;Club;82 212 742 900 014;2018-03-12;Fête;40 000,00;Unique;2018-04-02_2018-05-02;x\n"
    "Ville;2,43E+13;Club;;2018-03-12;Fête;NC;autre : au bilan;2018-04-02;x\n"
).encode("cp1252")
BUDGET = (
    b'<DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="TRIFOUILLY"/><IdColl V="21560046100010"/>'
    b'</EnTeteDocBudgetaire><Budget><EnTeteBudget><IdEtab V="21560046100010"/><Nomenclature V="M57-M57_A"/>'
    b'</EnTeteBudget><BlocBudget><NatDec V="01"/><Exer V="2024"/></BlocBudget>'
    b'<LigneBudget><Nature V="65748"/><ContNat V="65"/><CodRD V="D"/><MtPrev V="x"/></LigneBudget>'
    b'<Annexes><DATA_CONCOURS><CONCOURS><CodArticle V="65748"/><LibOrgaBenef V="CLUB"/>'
    b'<CodNatJurBenefCA V="P1"/><MtSubv V="10"/></CONCOURS></DATA_CONCOURS></Annexes></Budget></DocumentBudgetaire>'
)


def records() -> list[Any]:
    """One of each thing that is read, validated, repaired, written, drafted, or a budget."""
    file = scdl.read(DIRTY, name="export.csv")
    faults = scdl.validate(DIRTY)
    budget = totem.read(BUDGET)
    return [
        *(file, *file.rows, *faults, faults.summary(), scdl.repair(DIRTY), scdl.to_conventions(file)),
        scdl.write(association_2024_2026(), date(2025, 12, 31)),
        *(scdl.DEVIATIONS[0], scdl.UnusedRow(1, "montant inconnu")),
        *(budget, budget.agreement()),
    ]


def is_record(kind: object) -> bool:
    """Whether a public name is that of a record, and not of a word, an error or what looks for faults."""
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def within(value: object) -> Iterator[object]:
    """A value, and all that it holds."""
    yield value
    if is_dataclass(value):
        parts: Any = [getattr(value, name) for name in value.__dataclass_fields__]
    elif isinstance(value, Mapping):
        parts = value.values()
    else:
        parts = value if isinstance(value, tuple) else ()
    for part in parts:
        yield from within(part)


RECORDS = records()


@pytest.mark.parametrize("package", [scdl, totem], ids=lambda package: package.__name__)
def test_every_public_record_is_among_those_that_are_tried(package: Any) -> None:
    """None of the facade was forgotten."""
    tried = {type(each) for record in RECORDS for each in within(record)}
    assert {kind for name in package.__all__ if is_record(kind := getattr(package, name))} <= tried


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_hashable_and_picklable(record: Any) -> None:
    """A copy that went to another process is the same value."""
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert hash(again) == hash(record)
    assert type(again) is type(record)


@pytest.mark.parametrize(
    ("record", "again"), [*zip(RECORDS, records(), strict=True)], ids=lambda record: type(record).__name__
)
def test_the_same_bytes_give_the_same_values(record: Any, again: Any) -> None:
    """Nothing read depends on when it is read."""
    assert again == record
    assert hash(again) == hash(record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_frozen(record: Any) -> None:
    """No field is changed in place."""
    name = next(iter(getattr(record, "_fields", None) or record.__dataclass_fields__))
    with pytest.raises(AttributeError):
        setattr(record, name, None)
