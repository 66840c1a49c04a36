"""Write the pages of the deviations of published files, from the catalogue and its examples, which tests read.

Usage: ``python scripts/build_deviation_pages.py [FOLDER]``. Same data, same bytes.
"""

from __future__ import annotations

import csv
import datetime
import io
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conventions.opendata import scdl
from conventions.rules.reading.wording import spaced
from conventions.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conventions.opendata.scdl import Deviation, ScdlFile

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "opendata" / "deviations"
TARGET = ROOT / "docs" / "reference" / "ecarts"
VALID = {
    "nomAttribuant": "Commune de Trifouilly",
    "idAttribuant": "21699999500014",
    "dateConvention": "2018-03-12",
    "referenceDecision": "DEL-2018-12",
    "nomBeneficiaire": "Les Amis du livre",
    "idBeneficiaire": "73282932000074",
    "rnaBeneficiaire": "",
    "objet": "Fonctionnement 2018",
    "montant": "40000.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2018-04-02/2018-04-30",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
    "dispositifAide": "",
}
"""A row that the norm accepts: an example tells what it changes in it."""

PLAIN = "(une ligne que la norme accepte)"
PREAMBLE = """# Les écarts des fichiers publiés

Aucune ligne n’est écartée : chaque écart est constaté, avec son code, sa place et la lecture retenue. La gravité
est celle de l’écart habituel ; le constat d’une cellule donne la sienne. « réparé » : une seule lecture, rien n’est
perdu ; « à vérifier » : une lecture, qu’une personne doit regarder ; « ambigu » : deux lectures, aucune n’est
choisie ; « erreur » : aucune lecture, le texte reste tel quel. Pour lire un fichier :
[Publier ses données essentielles](../../how-to/publier-ses-donnees-essentielles.md).

Ces pages sont écrites par `scripts/build_deviation_pages.py` ; les exemples sont ceux que les tests relisent.

| Code | Gravité | Écart |
|---|---|---|
"""


def examples(code: str) -> list[dict[str, Any]]:
    """The examples of a deviation: what the file holds, and what the reading says of it."""
    found: list[dict[str, Any]] = tomllib.loads((EXAMPLES / f"{code}.toml").read_text(encoding="utf-8"))[
        "examples"
    ]
    return found


def content(example: Mapping[str, Any]) -> bytes:
    """The bytes of the file of an example."""
    if "parts" in example:
        return b"".join(text.encode(encoding) for encoding, text in example["parts"])
    if "text" in example:
        return bytes(example["text"].encode(example.get("encoding", "utf-8")))
    rows = [VALID | row for row in rows_of(example)]
    columns = [name for name in rows[0] if name not in example.get("without", ())]
    if example.get("kind") == "xlsx":
        return workbook([columns, *([row[name] for name in columns] for row in rows)])
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=example.get("delimiter", ",")).writerows(
        [columns, *([row[name] for name in columns] for row in rows)]
    )
    return written.getvalue().encode(example.get("encoding", "utf-8"))


def rows_of(example: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of an example, each as what it changes in the valid one."""
    return list(example.get("rows") or [example.get("cells", {})])


def workbook(table: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with one sheet, whose cells keep their types."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Subventions")
        for number, line in enumerate(table):
            for place, value in enumerate(line):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(number, place, datetime.datetime.combine(value, datetime.time()))
                else:
                    sheet.write(number, place, value)
    return written.getvalue()


def read(example: Mapping[str, Any]) -> ScdlFile:
    """The file of an example, read."""
    return scdl.read(content(example), name=example.get("name", "subventions.csv"))


def said(example: Mapping[str, Any], code: str) -> list[str]:
    """What the reading says with a code, a line for each diagnosis."""
    return [str(each) for each in read(example).all_diagnoses() if each.code == code]


def texts(example: Mapping[str, Any]) -> dict[str, str]:
    """What the norm would write for the first row, of the columns that the example tells."""
    rows = read(example).rows[:1]
    return {name: row.texts.get(name, "") for row in rows for name in example.get("reads", {})}


def page(known: Deviation) -> str:
    """The page of a deviation."""
    told = "\n".join(section for example in examples(known.code) for section in shown(example, known.code))
    head = f"# {known.code} · {known.title}\n\nGravité habituelle : **{known.severity.french}**.\n\n## Exemple\n\n"
    reader = f"## Ce que fait la lecture\n\n{known.reader}\n\n"
    producer = f"## Ce que le producteur devrait faire\n\n{known.producer}\n"
    return f"{spaced(head)}{told}\n{spaced(reader + producer)}"


def shown(example: Mapping[str, Any], code: str) -> Iterator[str]:
    """An example: what it is, what is written, what is said of it."""
    yield spaced(f"{example['caption']}{'' if example['caption'].endswith('?') else ' :'}\n")
    yield f"```text\n{written(example)}\n```\n"
    lines = said(example, code)
    readings = [f"{name} → {text or '(rien de certain)'}" for name, text in texts(example).items()]
    yield f"```text\n{chr(10).join([*lines, *readings]) or 'aucun constat'}\n```\n"


def written(example: Mapping[str, Any]) -> str:
    """What is written in the file of an example, as its readers see it."""
    if "parts" in example:
        return "\n".join(
            f"[{encoding}] {line}" for encoding, text in example["parts"] for line in lines_of(text)
        )
    if "text" in example:
        return "\n".join(lines_of(example["text"]))
    rows = [
        " ; ".join(f"{name} : {lines_shown(str(text))}" for name, text in row.items())
        for row in rows_of(example)
    ]
    without = [f"sans la colonne {name}" for name in example.get("without", ())]
    return "\n".join([*without, *(row or PLAIN for row in rows)])


def lines_of(text: str) -> list[str]:
    """The lines of a text, each visible."""
    return [visible(line) for line in text.splitlines()]


def lines_shown(text: str) -> str:
    """A text on one line."""
    return "⏎".join(lines_of(text)) or "(vide)"


def index() -> str:
    """The page that lists them."""
    rows = "".join(
        f"| [{each.code}]({each.code}.md) | {each.severity.french} | {each.title} |\n"
        for each in scdl.DEVIATIONS
    )
    return spaced(f"{PREAMBLE}{rows}\n```{{toctree}}\n:hidden:\n:glob:\n\nT*\n```\n")


def pages() -> dict[str, str]:
    """All the pages by name of file."""
    return {"index.md": index()} | {f"{each.code}.md": page(each) for each in scdl.DEVIATIONS}


def main(arguments: Sequence[str]) -> None:
    """Write the pages where they are kept, or in the folder given."""
    target = Path(arguments[0]) if arguments else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (target / name).write_text(text, encoding="utf-8")
    print(f"{len(scdl.DEVIATIONS)} écarts dans {target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
