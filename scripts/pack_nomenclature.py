"""Pack the accounts, chapters and functions of the plans into the data files of ``conventions.nomenclature``.

Usage: ``python scripts/pack_nomenclature.py SOURCE.csv [TARGET.csv]``. The source has one row for each
account (chapter, function), plan and range of exercises, with the columns ``norme, declinaison, code, libelle,
exercice_debut, exercice_fin`` and, of accounts, ``parent, section, chapitre, feuille, supprime, imputable``, of
chapters, ``axe, section``, of functions, ``parent``: what it holds is read in its columns. Same source, same bytes.
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ORIGIN = (
    "# Source : plans de comptes DGCL/TotEM, dépôt megalis-bretagne/opendata-extraction, commit 477ed58 ; "
    "exercices 2013 à 2024 ; relevé du 2026-11-22"
)
FAMILIES = ("13", "204", "2804", "655", "6568", "657", "674", "747")
DATA = Path(__file__).parents[1] / "src" / "conventions" / "nomenclature" / "data"
FOLLOWS = {"M57_D": "M57"}
"""The declinaison that was this plan before it had its name."""

# A label with U+0092 or U+0096 comes from a text in Windows-1252 read as Latin-1: apostrophe, dash.
SIGNS = str.maketrans({"'": "’", "\x92": "’", "\x96": "–"})

Fact = tuple[str, ...]
"""What the plans say of one account, chapter or function: the fields of a line, without the plans."""

Plan = tuple[str, str]
Exercises = set[int]


class Table(NamedTuple):
    """A data file: its name, a line about its facts, how a row of the source is one of them."""

    name: str
    columns: str
    fact_of: Callable[[Mapping[str, str]], Fact]
    families: tuple[str, ...] = ()

    @property
    def target(self) -> Path:
        """The file of the library."""
        return DATA / f"{self.name}.csv"


def status(row: Mapping[str, str]) -> str:
    """One letter: imputable, heading (R), withdrawn (S), or without a chapter of real operations (O)."""
    if row["imputable"] == "1":
        return "I"
    if row["feuille"] == "0":
        return "R"
    return "S" if row["supprime"] == "1" else "O"


def label(row: Mapping[str, str]) -> str:
    """The label as published, without spaces at its ends, its signs typographic."""
    return row["libelle"].translate(SIGNS).strip()


def parent(row: Mapping[str, str]) -> str:
    """The parent; nothing when it is the number less its last digit, a dash when there is none."""
    return "" if row["parent"] == row["code"][:-1] else row["parent"] or "-"


def account_of(row: Mapping[str, str]) -> Fact:
    """Number, label, section (``F``, ``I`` or nothing), chapter, state and parent."""
    return (row["code"], label(row), row["section"], row["chapitre"], status(row), parent(row))


def chapter_of(row: Mapping[str, str]) -> Fact:
    """Code, label, section and axis."""
    return (row["code"], label(row), row["section"], row["axe"])


def function_of(row: Mapping[str, str]) -> Fact:
    """Code, label and parent."""
    return (row["code"], label(row), parent(row))


ACCOUNTS = Table(
    "accounts",
    "# numéro;libellé;section;chapitre;état;parent;plans et exercices",
    account_of,
    FAMILIES,
)
CHAPTERS = Table("chapters", "# code;libellé;section;axe;plans et exercices", chapter_of)
FUNCTIONS = Table("functions", "# code;libellé;parent;plans et exercices", function_of)
TARGET = ACCOUNTS.target


def table_of(columns: Iterable[str]) -> Table:
    """The table that a source with these columns is of."""
    known = frozenset(columns)
    if "axe" in known:
        return CHAPTERS
    return ACCOUNTS if "feuille" in known else FUNCTIONS


def read(table: Table, rows: Iterable[Mapping[str, str]]) -> dict[Fact, dict[Plan, Exercises]]:
    """The exercises of each plan that state each fact."""
    facts: dict[Fact, dict[Plan, Exercises]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        exercises = range(int(row["exercice_debut"]), int(row["exercice_fin"]) + 1)
        facts[table.fact_of(row)][row["norme"], row["declinaison"]].update(exercises)
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


def lines(table: Table, facts: Mapping[Fact, Mapping[Plan, Exercises]], origin: str) -> Iterator[str]:
    """The lines of the data file: source, families, plans, facts."""
    covered = coverage(facts)
    letters = dict(zip(covered, string.ascii_letters, strict=False))
    yield origin
    if table.families:
        yield f"familles;{' '.join(table.families)}"
    for (norm, name), exercises in covered.items():
        follows = f";{FOLLOWS[name]}" if name in FOLLOWS else ""
        yield f"plan;{letters[norm, name]};{norm};{name};{min(exercises)};{max(exercises)}{follows}"
    yield table.columns
    for fact in sorted(facts):
        yield ";".join((*fact, where(facts[fact], letters, covered)))


def packed(table: Table, facts: Mapping[Fact, Mapping[Plan, Exercises]], origin: str = ORIGIN) -> bytes:
    """The content of the data file.

    :raises ValueError: when a field holds a separator or a control character.
    """
    unfit = [field for fact in facts for field in fact if ";" in field or not field.isprintable()]
    if unfit:
        raise ValueError(f"{table.name} : point-virgule ou caractère de contrôle dans {unfit[0]!r}")
    return "".join(f"{line}\n" for line in lines(table, facts, origin)).encode()


def pack(source: Path, target: Path | None) -> tuple[Path, int]:
    """Write ``target`` from ``source``, by default the file of the library; the file, its number of bytes.

    :raises ValueError: as :func:`packed`.
    """
    with source.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        table = table_of(rows.fieldnames or ())
        content = packed(table, read(table, rows))
    written = target or table.target
    return written, written.write_bytes(content)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(description="Prépare les plans de comptes pour la bibliothèque.")
    parser.add_argument(
        "source",
        type=Path,
        help="fichier CSV des comptes, des chapitres ou des fonctions, une ligne par plan et par période",
    )
    parser.add_argument("target", type=Path, nargs="?", help="fichier à écrire")
    options = parser.parse_args(arguments)
    target, size = pack(options.source, options.target)
    sys.stdout.write(f"{target.name} : {size} octets\n")


if __name__ == "__main__":
    main()
