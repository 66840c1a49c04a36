"""Write the page of the values of the law, from their files of data.

Usage: ``python scripts/build_law_page.py [FILE]``. Same data, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conventions import law
from conventions.french import NBSP, format_date
from conventions.rules import Validity
from conventions.rules.reading.wording import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions.law import LegalValue

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "valeurs-legales.md"
HEAD = """# Les valeurs que la loi fixe

Chaque valeur est une donnée datée : avant son premier jour elle est inconnue, après son dernier elle n’est plus en
vigueur, et rien n’est deviné. `conventions law NOM` donne les mêmes faits, `conventions law --outdated` ce qui est à
reconfirmer. Cette page est écrite par `scripts/build_law_page.py`, à partir de `src/conventions/law/data/`.

Ce que dit le statut :

{statuses}

« Dans son état du … » se dit d’un texte qui a été lu tel qu’il était ce jour-là, et qui a pu changer depuis.
"""


def page() -> str:
    """The whole page: what the statuses mean, then the versions of each value."""
    statuses = "\n".join(f"- {status}{NBSP}: {words}." for status, words in law.STATUSES.items())
    return spaced("\n".join([HEAD.format(statuses=statuses), *map(section, law.names())]))


def section(name: str) -> str:
    """A value, and a row for each of its versions, the newest first."""
    found = law.versions(name)
    head = f"## `{name}`\n\n{found[-1].description}.\n"
    table = "| valeur | en vigueur | texte | statut | à savoir |\n|---|---|---|---|---|"
    return "\n".join([head, table, *map(row, reversed(found)), ""])


def row(version: LegalValue) -> str:
    """A version: its value, its days, its text, how it is known, what to know of it."""
    address = f", <{version.address}>" if version.address else ""
    published = f" (publié le {format_date(version.published)})" if version.published else ""
    state = f", dans son état du {format_date(version.read_as_of)}" if version.read_as_of else ""
    cells = (
        version.in_french,
        str(Validity(version.since, version.until)),
        f"{version.reference}{published}{address}",
        f"{version.status}{state} ; vérifié le {format_date(version.verified_on)}",
        version.note or "",
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def main(arguments: Sequence[str]) -> None:
    """Write the page where it is kept, or in the file given."""
    target = Path(arguments[0]) if arguments else TARGET
    target.write_text(page(), encoding="utf-8")
    print(f"{len(law.names())} valeurs dans {target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
