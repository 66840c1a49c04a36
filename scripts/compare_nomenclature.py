"""Compare our plans of accounts with official ``planDeCompte.xml`` files, and extend ours with them.

Usage: ``python scripts/compare_nomenclature.py FILE.xml... [--write --source TEXT]``. Each file is compared with
what we hold of its plan for its exercise, or for the last one before. Exit code: 0 nothing new (or written),
1 differences, 2 unusable file. The steps are told in ``docs/how-to/mettre-a-jour-la-nomenclature.md``.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from conventions.nomenclature.store import read, stays
from scripts.pack_nomenclature import ACCOUNTS, CHAPTERS, DATA, FUNCTIONS, Table, coverage, packed
from scripts.plan_file import PlanError, PlanFile, read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scripts.pack_nomenclature import Exercises, Fact, Plan

    Facts = dict[Fact, dict[Plan, Exercises]]

NAMES = {ACCOUNTS: "comptes", CHAPTERS: "chapitres", FUNCTIONS: "fonctions"}
FIELDS = {
    ACCOUNTS: ("numéro", "intitulé", "section", "chapitre", "état", "parent"),
    CHAPTERS: ("code", "intitulé", "section", "axe"),
    FUNCTIONS: ("code", "intitulé", "parent"),
}


class Held(NamedTuple):
    """A data file of ours: its first line, and the exercises of each plan that state each fact."""

    origin: str
    facts: Facts


def unpacked(text: str) -> Held:
    """What a data file holds: packing it again gives the same bytes."""
    tables = read(text)
    facts: Facts = defaultdict(lambda: defaultdict(set))
    for lines in tables.facts.values():
        for line in lines:
            *fact, where = line.split(";")
            for plan, first, last in stays(where, tables):
                facts[tuple(fact)][plan.norm, plan.declinaison].update(range(first, last + 1))
    return Held(f"# {tables.source}", facts)


def stated(table: Table, plan: PlanFile, held: Held) -> dict[str, Fact]:
    """The facts of a file by number; of accounts, those that we follow."""
    rows = {ACCOUNTS: plan.accounts, CHAPTERS: plan.chapters, FUNCTIONS: plan.functions}[table]
    facts = (table.fact_of(row) for row in rows)
    known = {fact[0] for fact in held.facts}
    return {
        _key(table, fact): fact
        for fact in facts
        if table is not ACCOUNTS or fact[0].startswith(table.families) or fact[0] in known
    }


def _key(table: Table, fact: Fact) -> str:
    """A chapter by nature and one by function may have the same code."""
    return f"{fact[0]} ({fact[3]})" if table is CHAPTERS else fact[0]


def before(table: Table, plan: PlanFile, held: Held) -> tuple[int | None, dict[str, Fact]]:
    """The exercise to compare with, that of the file or the last one before, and its facts by number."""
    name = (plan.norm, plan.declinaison)
    known = [year for years in held.facts.values() for year in years.get(name, ()) if year <= plan.exercise]
    last = max(known, default=None)
    facts = (fact for fact, plans in held.facts.items() if last in plans.get(name, ()))
    return last, {_key(table, fact): fact for fact in facts}


def differences(table: Table, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[str]:
    """What is new, gone and changed, a line each, in French."""
    for key in sorted(old.keys() | new.keys()):
        if key not in old:
            yield f"  + {key} {new[key][1]}"
        elif key not in new:
            yield f"  - {key} {old[key][1]}"
        elif old[key] != new[key]:
            told = zip(FIELDS[table], old[key], new[key], strict=True)
            changes = (f"{field} : « {was} » devient « {now} »" for field, was, now in told if was != now)
            yield f"  ~ {key} {', '.join(changes)}"


def compared(table: Table, plan: PlanFile, held: Held) -> list[str]:
    """The differences of a file with what we hold, under a line that counts them; nothing when there is none."""
    last, old = before(table, plan, held)
    found = list(differences(table, old, stated(table, plan, held)))
    if not found:
        return []
    signs = [line[2] for line in found]
    counts = f"{signs.count('+')} de plus, {signs.count('-')} de moins, {signs.count('~')} modifiés"
    against = f"par rapport à {last}" if last else "plan inconnu jusque-là"
    head = f"{plan.declinaison}, exercice {plan.exercise}, {NAMES[table]} ({against}) : {counts}"
    return [head, *found]


def extended(table: Table, plans: Iterable[PlanFile], held: Held) -> Facts:
    """Our facts with those of the files, which replace what we held of the same plans and exercises.

    :raises PlanError: when a plan would have a hole: an exercise between two others that nobody stated.
    """
    facts: Facts = defaultdict(lambda: defaultdict(set))
    for fact, known in held.facts.items():
        facts[fact].update({name: set(years) for name, years in known.items()})
    for plan in plans:
        name = (plan.norm, plan.declinaison)
        for years in facts.values():
            years.get(name, set()).discard(plan.exercise)
        for fact in stated(table, plan, held).values():
            facts[fact][name].add(plan.exercise)
    kept = {fact: {name: years for name, years in known.items() if years} for fact, known in facts.items()}
    _check_holes({fact: known for fact, known in kept.items() if known})
    return {fact: known for fact, known in kept.items() if known}


def _check_holes(facts: Facts) -> None:
    for (_, declinaison), years in coverage(facts).items():
        for year, following in pairwise(sorted(years)):
            if following != year + 1:
                raise PlanError(f"{declinaison} : il manque l’exercice {year + 1}")


def from_folder(plan: PlanFile, path: Path) -> PlanFile:
    """The plan with the exercise and the declinaison of its folders, ``2025/M57/M57_D/planDeCompte.xml``.

    :raises PlanError: when the folders are not so called.
    """
    year, norm, declinaison = (["", "", "", *path.resolve().parts])[-4:-1]
    if not (year.isascii() and year.isdigit() and len(year) == 4 and norm == plan.norm):
        raise PlanError(f"{path} : dossiers attendus : exercice/norme/déclinaison")
    return replace(plan, exercise=int(year), declinaison=declinaison)


def plans_of(paths: Iterable[Path], *, trust_folder: bool) -> list[PlanFile]:
    """The plans of the files.

    :raises PlanError: for an unusable file, or two files about the same plan and exercise.
    :raises OSError: for a file that cannot be opened.
    """
    plans: dict[tuple[str, int], PlanFile] = {}
    for path in paths:
        plan = read_plan(path)
        plan = from_folder(plan, path) if trust_folder else plan
        if (plan.declinaison, plan.exercise) in plans:
            raise PlanError(f"{path} : {plan.declinaison}, exercice {plan.exercise}, donné deux fois")
        plans[plan.declinaison, plan.exercise] = plan
    return list(plans.values())


def run(options: argparse.Namespace) -> int:
    """Compare, and write if asked; the exit code.

    :raises PlanError: as :func:`plans_of` and :func:`extended`.
    """
    plans = plans_of(options.files, trust_folder=options.trust_folder)
    held = {
        table: unpacked((options.data / f"{table.name}.csv").read_text(encoding="utf-8")) for table in NAMES
    }
    lines = [line for plan in plans for table in NAMES for line in compared(table, plan, held[table])]
    sys.stdout.write("".join(f"{line}\n" for line in lines or ["rien de nouveau"]))
    if not options.write:
        return 1 if lines else 0
    origin = f" ; complété : {options.source}"
    contents = {
        table: packed(table, extended(table, plans, held[table]), held[table].origin + origin)
        for table in NAMES
    }
    for table, content in contents.items():
        (options.data / f"{table.name}.csv").write_bytes(content)
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Compare nos plans de comptes avec des fichiers planDeCompte.xml officiels."
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FICHIER", help="fichier planDeCompte.xml")
    parser.add_argument("--write", action="store_true", help="compléter nos données avec ces fichiers")
    parser.add_argument("--source", help="d’où viennent les fichiers et leur date, avec --write")
    parser.add_argument(
        "--trust-folder",
        action="store_true",
        help="croire les dossiers (exercice/norme/déclinaison) plutôt que l’en-tête du fichier",
    )
    parser.add_argument("--data", type=Path, default=DATA, help="dossier des données")
    options = parser.parse_args(arguments)
    if options.write and not (options.source and options.source.isprintable()):
        parser.error("--write demande --source, un texte sur une ligne")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and compare; the exit code."""
    options = parse(arguments)
    try:
        return run(options)
    except (PlanError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
