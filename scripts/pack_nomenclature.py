"""Pack the accounts of subsidies into the data file of ``conventions.nomenclature``.

Usage: ``python scripts/pack_nomenclature.py SOURCE.csv [TARGET.csv]``. The source has one row for each
account, plan and range of exercises, with the columns ``norme, declinaison, code, libelle, parent, section,
chapitre, feuille, supprime, imputable, exercice_debut, exercice_fin``. Same source, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import string
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ORIGIN = (
    "# Source : plans de comptes DGCL/TotEM, dépôt megalis-bretagne/opendata-extraction, commit 477ed58 ; "
    "exercices 2013 à 2024 ; relevé du 2026-11-22"
)
FAMILIES = ("13", "204", "2804", "655", "6568", "657", "674", "747")
COLUMNS = "# numéro;libellé;section;chapitre;état;parent;plans et exercices"
TARGET = Path(__file__).parents[1] / "src" / "conventions" / "nomenclature" / "data" / "accounts.csv"

# A label with U+0092 comes from a text in Windows-1252 read as Latin-1: it is an apostrophe.
APOSTROPHES = str.maketrans({"'": "’", "\x92": "’"})


class Fact(NamedTuple):
    """What the plans say of one account; the section is ``F``, ``I`` or nothing."""

    number: str
    label: str
    section: str
    chapter: str
    status: str
    parent: str


Plan = tuple[str, str]
Exercises = set[int]


def status(row: Mapping[str, str]) -> str:
    """One letter: imputable, heading (R), withdrawn (S), or without a chapter of real operations (O)."""
    if row["imputable"] == "1":
        return "I"
    if row["feuille"] == "0":
        return "R"
    return "S" if row["supprime"] == "1" else "O"


def fact_of(row: Mapping[str, str]) -> Fact:
    """The fact of one row of the source; a parent that is the number less its last digit is left out."""
    number, parent = row["code"], row["parent"]
    implied = "" if parent == number[:-1] else parent or "-"
    label = row["libelle"].translate(APOSTROPHES)
    return Fact(number, label, row["section"], row["chapitre"], status(row), implied)


def read(rows: Iterable[Mapping[str, str]]) -> dict[Fact, dict[Plan, Exercises]]:
    """The exercises of each plan that state each fact."""
    facts: dict[Fact, dict[Plan, Exercises]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        exercises = range(int(row["exercice_debut"]), int(row["exercice_fin"]) + 1)
        facts[fact_of(row)][row["norme"], row["declinaison"]].update(exercises)
    return facts


def spans(exercises: Iterable[int]) -> str:
    """Consecutive exercises as ranges: ``2015-2017,2020-2022``."""
    ranges: list[list[int]] = []
    for exercise in sorted(exercises):
        if ranges and exercise == ranges[-1][1] + 1:
            ranges[-1][1] = exercise
        else:
            ranges.append([exercise, exercise])
    return ",".join(f"{first}-{last}" for first, last in ranges)


def coverage(facts: Mapping[Fact, Mapping[Plan, Exercises]]) -> dict[Plan, Exercises]:
    """The exercises that each plan has data for, in the order of the plans."""
    covered: dict[Plan, Exercises] = defaultdict(set)
    for plans in facts.values():
        for plan, exercises in plans.items():
            covered[plan] |= exercises
    return dict(sorted(covered.items()))


def where(
    plans: Mapping[Plan, Exercises], letters: Mapping[Plan, str], covered: Mapping[Plan, Exercises]
) -> str:
    """The plans that share the same exercises, together: ``abd c:2015-2017``; no exercises means all of the plan."""
    groups: dict[str, list[str]] = defaultdict(list)
    for plan, exercises in plans.items():
        groups["" if exercises == covered[plan] else f":{spans(exercises)}"].append(letters[plan])
    return " ".join(sorted(f"{''.join(sorted(members))}{shared}" for shared, members in groups.items()))


def lines(facts: Mapping[Fact, Mapping[Plan, Exercises]]) -> Iterator[str]:
    """The lines of the data file: source, families, plans, accounts."""
    covered = coverage(facts)
    letters = dict(zip(covered, string.ascii_letters, strict=False))
    yield ORIGIN
    yield f"familles;{' '.join(FAMILIES)}"
    for (norm, declinaison), exercises in covered.items():
        yield f"plan;{letters[norm, declinaison]};{norm};{declinaison};{min(exercises)};{max(exercises)}"
    yield COLUMNS
    for fact in sorted(facts):
        yield ";".join((*fact, where(facts[fact], letters, covered)))


def pack(source: Path, target: Path) -> int:
    """Write ``target`` from ``source``; the number of bytes written.

    :raises ValueError: when a field of the source holds a separator or a control character.
    """
    with source.open(encoding="utf-8", newline="") as stream:
        facts = read(csv.DictReader(stream))
    unfit = [field for fact in facts for field in fact if ";" in field or not field.isprintable()]
    if unfit:
        raise ValueError(f"{source.name} : point-virgule ou caractère de contrôle dans {unfit[0]!r}")
    return target.write_bytes("".join(f"{line}\n" for line in lines(facts)).encode())


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(description="Prépare les comptes de subventions pour la bibliothèque.")
    parser.add_argument(
        "source", type=Path, help="fichier CSV des comptes, une ligne par plan et par période"
    )
    parser.add_argument("target", type=Path, nargs="?", default=TARGET, help="fichier à écrire")
    options = parser.parse_args(arguments)
    size = pack(options.source, options.target)
    sys.stdout.write(f"{options.target.name} : {size} octets\n")


if __name__ == "__main__":
    main()
