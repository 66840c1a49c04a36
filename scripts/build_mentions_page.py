"""Write the page of what a template may say, from the records of the model and the filters.

Usage: ``python scripts/build_mentions_page.py [FILE]``. Same records, same bytes.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from conventions.documents import KINDS, kind_named
from conventions.documents.templates import Mention, mentions
from conventions.rules.reading.wording import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "mentions.md"
HEAD = """# Ce qu’un modèle peut dire

Un modèle mentionne les champs de la convention, comme `{{{{ convention.title }}}}` ; `[]` marque une liste, qu’une
boucle parcourt ou dont `[0]` donne le premier élément. Ce que personne ne connaît s’écrit « inconnu ». Les noms des
champs sont ceux des fichiers : {{doc}}`file-format`. La manière d’écrire un modèle est dans
{{doc}}`../how-to/ecrire-un-modele`. Cette page est écrite par `scripts/build_mentions_page.py`.

## Par où commencer

{roots}

`act` a les champs de `convention`, de `convention.avenants[]` ou de `convention.deliberations[]`, selon le document ;
`termes` ceux de `convention.initial` ; `parties` et `auteur` ceux de `convention.initial.parties[]`.

## Les filtres et les épreuves

{filters}

## Les parties des documents

`partie("…")` écrit une partie d’un document, à l’endroit voulu ; chacune est aussi un bloc du modèle du même nom.

{parts}

"""
TERMS = "convention.initial."
COLUMNS = "| mention | type | ce que c’est |\n|---|---|---|"


def page() -> str:
    """The whole page: the roots, the filters, the parts, then the fields, place by place."""
    told = mentions()
    roots = [each for each in told if _is_root(each)]
    written = [each for each in told if each.path.startswith(("| ", "is "))]
    fields = [each for each in told if each.path.startswith("convention.")]
    sections = "\n".join(_sections(fields))
    head = HEAD.format(roots=table(roots), filters=table(written), parts="\n".join(map(_parts, KINDS)))
    return spaced(head + sections)


def _is_root(mention: Mention) -> bool:
    return mention.path.removesuffix("[]").replace("_", "").isalpha()


def _parts(kind: str) -> str:
    names = ", ".join(f"`{name}`" for name in kind_named(kind).parts)
    return f"- `{kind}` : {names}."


def _sections(fields: Iterable[Mention]) -> Iterator[str]:
    """The fields of the convention and of its terms, then a section for each of those that hold others."""
    rows = list(fields)
    tops = [each for each in rows if each.path.count(".") == 1]
    terms = [each for each in rows if each.path.startswith(TERMS) and each.path.count(".") == 2]
    yield f"## `convention`\n\n{table(tops)}\n"
    yield f"## `convention.initial`\n\n{table(terms)}\n"
    told = {each.path for each in (*tops, *terms)}
    left = (each for each in rows if each.path not in told)
    for place, group in groupby(left, key=lambda each: _place(each.path)):
        yield f"## `{place}`\n\n{table(group)}\n"


def _place(path: str) -> str:
    """The first two steps of a path; the first three inside the terms, which hold the most."""
    return ".".join(path.split(".")[: 3 if path.startswith(TERMS) else 2])


def table(rows: Iterable[Mention]) -> str:
    """A row for each mention; a filter is written without the bar, which would be that of a cell."""
    return "\n".join([COLUMNS, *map(_row, rows)])


def _row(mention: Mention) -> str:
    path = mention.path.removeprefix("| ")
    return f"| `{path}` | {mention.type} | {mention.meaning} |"


def main(arguments: Sequence[str]) -> None:
    """Write the page where it is kept, or in the file given."""
    target = Path(arguments[0]) if arguments else TARGET
    target.write_text(page(), encoding="utf-8")
    print(f"{len(mentions())} mentions dans {target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
