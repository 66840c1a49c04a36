"""Start a rule: its file, with a check that says it is not written yet, and its three examples.

Usage: ``python scripts/add_rule.py CODE FAMILY NAME``, for instance ``DATE-900 dates signed_on_a_holiday``. The
name is that of the fault. Nothing that exists is written over; what is left to do is told.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
RULES = Path("src/conventions/rules")
EXAMPLES = Path("tests/rules/examples")

FILE = '''"""La faute, en 72 caractères au plus.

## Ce que la règle vérifie
Ce qui doit être.

## Pourquoi
Ce qui arrive sinon.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("{code}",)))
>>> [finding.address for finding in report.findings]
[]

## Références
- Le texte, avec sa date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    NotEvaluated,
    Severity,
    Source,
    Status,
    rule,
)


@rule(
    "{code}",
    severity=Severity.WARNING,
    status=Status.REMEMBERED,
    sources=(Source(text="Le texte", since=date(2000, 1, 1)),),
    dated_by=Anchor.AS_OF,
    decider="le service instructeur",
    since="0.2",
    requires=("le fait que la règle lit",),
)
def {name}(case: Case) -> Iterator[Answer]:
    """Say what is looked at."""
    yield NotEvaluated("la règle n’est pas écrite")
'''

EXAMPLE = """# attendu au 2024-12-31 : {expected}
# Dire ce que montre l’exemple.
format: 1
title: "Exemple inventé"

initial:
  period: 2024
  parties:
    - key: ville
      name: "Rochebrune"
      roles:
        - attribuant
      kinds:
        - kind: commune
    - key: asso
      name: "Compagnie du Gier"
      roles:
        - bénéficiaire
      kinds:
        - kind: association
  grants:
    - exercise: 2024
      beneficiary: asso
      amount: 20 000 €
"""
EXPECTED = {"failing": "avertissement, initial", "passing": "conforme", "near-miss": "sans objet"}


def files(code: str, family: str, name: str) -> Mapping[Path, str]:
    """What is written, by path from the root."""
    texts = {
        EXAMPLES / code / f"{stem}.yaml": EXAMPLE.format(expected=expected)
        for stem, expected in EXPECTED.items()
    }
    return {RULES / family / f"{name}.py": FILE.format(code=code, name=name), **texts}


def fault(root: Path, code: str, family: str, name: str) -> str:
    """Why the rule cannot be started, in French; nothing when it can.

    >>> fault(ROOT, "date-1", "dates", "a")
    'code « date-1 » : des capitales, un tiret, trois chiffres (DATE-900)'
    """
    if not re.fullmatch(r"[A-Z]{2,5}-[0-9]{3}", code):
        return f"code « {code} » : des capitales, un tiret, trois chiffres (DATE-900)"
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        return f"nom « {name} » : la faute, en minuscules, comme signed_on_a_holiday"
    if not (root / RULES / family / "__init__.py").is_file():
        known = sorted(path.parent.name for path in (root / RULES).glob("*/__init__.py"))
        return f"famille « {family} » inconnue ; familles : {', '.join(known)}"
    there = (root / EXAMPLES / code, *(root / each for each in files(code, family, name)))
    return next((f"{path.relative_to(root)} existe déjà" for path in there if path.exists()), "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Commence une règle.")
    for name, text in (("code", "DATE-900"), ("family", "dates"), ("name", "signed_on_a_holiday")):
        parser.add_argument(name, help=f"par exemple {text}")
    parser.add_argument("--root", type=Path, default=ROOT, help="dossier du projet")
    told = parser.parse_args(arguments)
    why = fault(told.root, told.code, told.family, told.name)
    if why:
        sys.stderr.write(f"{why}\n")
        return 2
    for path, text in files(told.code, told.family, told.name).items():
        (told.root / path).parent.mkdir(parents=True, exist_ok=True)
        (told.root / path).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
