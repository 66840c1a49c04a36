"""Write the pages of the rules, one a rule and an index, from the rules themselves.

Usage: ``python scripts/build_rule_pages.py [FOLDER]``. Same rules, same bytes; a page
without a rule is removed.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conventions.french import NBSP, format_date, format_list
from conventions.rules import Status, all_rules
from conventions.rules.families import FAMILIES
from conventions.rules.reading.wording import spaced
from conventions.rules.scope import LOCAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions.rules import Rule, Source

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "rules"
_CODE = re.compile(r"((?:^>>> .*\n)(?:.+\n)*)", re.M)
STATUSES = {
    Status.READ: "V : texte lu à la source",
    Status.SECOND_HAND: "V2 : lu dans une source secondaire, à reconfirmer",
    Status.REMEMBERED: "M : cité de mémoire, à reconfirmer",
    Status.INFERRED: "I : déduit d’autres textes, ou logique",
}


def page(rule: Rule) -> str:
    """The page of a rule: its facts, then the docstring of its module."""
    facts = (
        ("Gravité", rule.severity.value),
        ("Statut", STATUSES[rule.status]),
        *(() if rule.law.is_open else (("Droit applicable", str(rule.law)),)),
        ("Date qui choisit la version du droit", rule.dated_by),
        ("Faits lus", " ; ".join(rule.requires)),
        *(() if rule.authorities == LOCAL else (("Collectivités visées", listed_kinds(rule)),)),
        ("Bénéficiaires visés", rule.beneficiaries),
        ("Qui décide", rule.decider),
        ("Depuis la version", rule.since),
    )
    listed = "\n".join(f"- {name}{NBSP}: {spaced(value)}" for name, value in facts)
    sources = "\n".join(f"- {said(source)}" for source in rule.sources)
    title = f"# {rule.code} – {rule.title}"
    return f"{title}\n\n{listed}\n\nSources{NBSP}:\n\n{sources}\n\n{body(rule.page)}\n"


def listed_kinds(rule: Rule) -> str:
    """The kinds of authorities that a rule is about."""
    return format_list(sorted(kind.value for kind in rule.authorities))


def body(text: str) -> str:
    r"""The text of a page with French spaces, its doctests in code blocks.

    >>> body("Un\n>>> 1\n1\n\nDeux")
    'Un\n```pycon\n>>> 1\n1\n```\n\nDeux'
    """
    parts = _CODE.split(text)
    return "".join(f"```pycon\n{part}```\n" if part.startswith(">>>") else spaced(part) for part in parts)


def said(source: Source) -> str:
    """A source in one line: its text, when it applies, when and where it was read."""
    read = f"lu dans son état au {format_date(source.read_as_of)}" if source.read_as_of else None
    address = f"<{source.address}>" if source.address else None
    parts = (source.text, _days(source), read, address)
    return spaced(", ".join(part for part in parts if part))


def _days(source: Source) -> str:
    days = str(source.days)
    return f"données connues {days}" if source.data and days else days


def index(rules: Sequence[Rule]) -> str:
    """The list of the rules, one table a family."""
    pages = "\n".join(rule.code for rule in rules)
    tree = f"```{{toctree}}\n:hidden:\n\n{pages}\n```"
    tables = "\n".join(family(name, [rule for rule in rules if rule.family == name]) for name in FAMILIES)
    return f"# Règles\n\n{head(rules)}\n\n{tables}\n{tree}\n"


def head(rules: Sequence[Rule]) -> str:
    """How many rules there are, and what is beside them."""
    return (
        f"{len(rules)} règles. Ce qu’un objet valide ne peut pas enfreindre n’a pas de règle{NBSP}: voir "
        "[Respectées par construction](../regles-par-construction.md). En ajouter une{NBSP}: "
        "[Ajouter une règle](../../how-to/ajouter-une-regle.md)."
    ).replace("{NBSP}", NBSP)


def family(name: str, rules: Sequence[Rule]) -> str:
    """The table of a family."""
    rows = "\n".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {rule.title} |" for rule in rules
    )
    return f"## {FAMILIES[name]} ({name})\n\n| Code | Gravité | Ce qui est signalé |\n|---|---|---|\n{rows}\n"


def pages() -> dict[str, str]:
    """Every page, by file name."""
    return {"index.md": index(all_rules())} | {f"{rule.code}.md": page(rule) for rule in all_rules()}


def build(folder: Path) -> int:
    """Write every page, remove those of rules that are no more; return how many pages there are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in folder.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_bytes(text.encode())
    return len(written)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the pages."""
    parser = argparse.ArgumentParser(description="Écrit les pages de documentation des règles.")
    parser.add_argument("folder", type=Path, nargs="?", default=TARGET, help="dossier à écrire")
    folder = parser.parse_args(arguments).folder
    sys.stdout.write(f"{build(folder)} pages dans {folder.name}\n")


if __name__ == "__main__":
    main()
