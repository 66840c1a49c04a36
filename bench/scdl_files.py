"""Files of grants of any length, as authorities publish them: made from a seed, written as a stream.

A share of the rows is faulty, by one cell, in one of some twenty ways; which cell is known. One row in a thousand
goes to La Poste, whose numbers have a key of their own; three beneficiaries for ten rows.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.peers.scdl_told import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED: Final = 20181105
DISTINCT: Final = 0.3
LA_POSTE: Final = 0.001
_LA_POSTE: Final = "356000000"
_DOUBLED: Final = str.maketrans("0123456789", "0246813579")
_FIRST: Final = date(2017, 8, 1)
_DAYS: Final = 2500
_OBJECTS: Final = (
    "Fonctionnement",
    "Fête de la musique",
    "Achat de matériel, renouvellement",
    "Projet « été »",
)
_NATURES: Final = ("aide en numéraire", "aide en nature", "aide en numéraire;aide en nature")
_CONDITIONS: Final = ("unique", "échelonné", "autre : 70 % à la signature, le solde au bilan")


class Fault(NamedTuple):
    """A way to be wrong: the column, and the text that stands there instead of a good one."""

    column: str
    text: str


FAULTS: Final = (
    Fault("nomAttribuant", ""),
    Fault("idAttribuant", ""),
    Fault("idAttribuant", "2,43E+13"),
    Fault("idAttribuant", "224 900 019 00015"),
    Fault("idAttribuant", "21860194600014"),
    Fault("dateConvention", ""),
    Fault("dateConvention", "15/11/2018"),
    Fault("dateConvention", "2018-02-30"),
    Fault("nomBeneficiaire", ""),
    Fault("idBeneficiaire", "732829320"),
    Fault("idBeneficiaire", "73282932000079"),
    Fault("idBeneficiaire", ""),
    Fault("rnaBeneficiaire", "W12345"),
    Fault("objet", "Aide au fonctionnement. " * 11),
    Fault("montant", "40 000,00"),
    Fault("montant", "NC"),
    Fault("nature", "Numéraire"),
    Fault("conditionsVersement", ""),
    Fault("datesPeriodeVersement", "2018-01-01_2018-12-31"),
    Fault("idRAE", "SA.49435"),
    Fault("notificationUE", "Non"),
    Fault("pourcentageSubvention", "100"),
    Fault("pourcentageSubvention", "0,5"),
)


def luhn(digits: str) -> str:
    """The digit that gives these their key."""
    return str(-(sum(map(int, digits[-2::-2])) + sum(map(int, digits[::-2].translate(_DOUBLED)))) % 10)


@cache
def siret(rank: int) -> str:
    """The number of a body that does not exist, right by its keys."""
    siren = f"{10_000_000 + rank % 80_000_000:08d}"
    siren += luhn(siren)
    office = f"{siren}{1 + rank % 97:04d}"
    return office + luhn(office)


def post_office(rank: int) -> str:
    """The number of an office of La Poste: the sum of its digits is a multiple of five."""
    digits = f"{_LA_POSTE}{rank % 9000 + 1000:04d}"
    return digits + str(-sum(map(int, digits)) % 5)


def rows(count: int, share: float, seed: int = SEED) -> Iterator[tuple[list[str], Fault | None]]:
    """The rows, each with what is wrong in it."""
    random = Random(seed)
    known = max(1, int(count * DISTINCT))
    days = [(_FIRST + timedelta(days=rank)).isoformat() for rank in range(_DAYS + 400)]
    town, places = siret(7), {name: place for place, name in enumerate(COLUMNS)}
    draw = random.random
    for rank in range(count):
        whom, day = int(draw() * known), int(draw() * _DAYS)
        number = post_office(rank) if draw() < LA_POSTE else siret(whom)
        row = [
            "Commune de Trifouilly-les-Oies",
            town,
            days[day],
            f"{days[day][:4]}-{rank}",
            f"Association n° {whom}",
            number,
            "" if whom % 3 else f"W{whom % 10**9:09d}",
            _OBJECTS[rank % len(_OBJECTS)],
            f"{int(draw() * 20_000_00) / 100:.2f}",
            _NATURES[rank % len(_NATURES)],
            _CONDITIONS[rank % len(_CONDITIONS)],
            days[day + 30] if rank % 3 == 0 else f"{days[day + 30]}/{days[day + 395]}",
            "",
            "non",
            "1" if rank % 5 else "0.5",
            "",
        ]
        fault = FAULTS[rank % len(FAULTS)] if draw() < share else None
        if fault is not None:
            row[places[fault.column]] = fault.text
            if fault.column == "idBeneficiaire":
                row[places["rnaBeneficiaire"]] = ""
        yield row, fault


def write(path: Path, count: int, share: float, seed: int = SEED) -> bytearray:
    """Write a file; the faulty rows are told as a map of bits, the first row being the lowest of the first byte."""
    faulty = bytearray(count // 8 + 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for rank, (row, fault) in enumerate(rows(count, share, seed)):
            writer.writerow(row)
            if fault is not None:
                faulty[rank >> 3] |= 1 << (rank & 7)
    return faulty
