"""Small files of every version, full of texts at the edges and of rows of odd shapes, with their faults known.

What is known is what Validata says of such a file, from how it was made.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from bench.peers.scdl_told import COLUMNS
from bench.scdl_odd_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from bench.scdl_odd_texts import Verdict

    Cell: TypeAlias = tuple[str, Verdict]

Place: TypeAlias = tuple[int, str]
"""A row (from 1 under the header, 0 for the header) and what is wrong there: a column, a position, a code."""

VERSIONS: Final = ("1.1", "2.0.0", "2.0.1", "2.0.2", "2.1.0", "2.1.1")
TWO_NUMBERS: Final = frozenset({"2.1.0", "2.1.1"})
_NEW: Final = frozenset({"rnaBeneficiaire", "dispositifAide"})
_OPTIONAL: Final = frozenset({"referenceDecision", "idRAE", *_NEW})
_PAIR: Final = ("idBeneficiaire", "rnaBeneficiaire")
_ALPHABET: Final = "0123456789 .,-_/eE+\u00a0\u202f\tW\n٣３naioféé;'€%"


class OddFile(NamedTuple):
    """A file, its version, its delimiter and its faults; those are None where texts were drawn at random."""

    data: bytes
    version: str
    delimiter: str
    faults: frozenset[Place] | None


def odd_file(random: Random, *, wild: bool = False) -> OddFile:
    """A file of some rows; ``wild`` has texts of which only the peers know what to say."""
    version = random.choice(VERSIONS)
    labels = _labels(random, version)
    names = [label.strip() for label in labels]
    faults = set(_of_header(names, version))
    rows = [_row(random, names, version, wild=wild) for _ in range(random.randint(0, 5))]
    if (0, "duplicate") in faults:
        faults = {(0, "duplicate")}
    else:
        for number, row in enumerate(rows, 1):
            faults |= {(number, what) for what in _of_row(row, names, version)}
    delimiter = random.choice(",;\t|")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=random.choice(("\n", "\r\n")))
    writer.writerows([labels, *([cell for cell, _ in row] for row in rows)])
    data = random.choice((b"", b"\xef\xbb\xbf")) + text.getvalue().encode()
    return OddFile(data, version, delimiter, None if wild else frozenset(faults))


def _labels(random: Random, version: str) -> list[str]:
    labels = [name for name in COLUMNS if version in TWO_NUMBERS or name not in _NEW]
    if random.random() < 0.3:
        random.shuffle(labels)
    for change in ("missing", "extra", "spaced", "case", "blank", "twice"):
        if random.random() > 0.06:
            continue
        place = random.randrange(len(labels))
        if change == "missing":
            del labels[place]
        elif change in {"extra", "blank"}:
            labels.insert(place, "autre" if change == "extra" else "")
        elif change == "twice":
            labels.append(labels[place])
        else:
            labels[place] = f" {labels[place]} " if change == "spaced" else labels[place].upper()
    return labels


def _of_header(names: list[str], version: str) -> Iterator[Place]:
    if len(set(names)) < len(names):
        yield 0, "duplicate"
    if "" in names:
        yield 0, "blank"
    two = version in TWO_NUMBERS
    required = set(COLUMNS) - _OPTIONAL - ({"idBeneficiaire"} if two else set())
    yield from ((0, name) for name in required - set(names))
    if two and not set(_PAIR) & set(names):
        yield 0, "one_of"


def _row(random: Random, names: list[str], version: str, *, wild: bool) -> list[Cell]:
    shape = random.random()
    if shape < 0.04:
        return []
    if shape < 0.08:
        return [("", "good")] * random.randint(2, len(names) + 2)
    row = [_cell(random, name, wild=wild) for name in names]
    if shape < 0.14:
        return row[: random.randrange(1, len(names))] if len(names) > 1 else row
    if shape < 0.2:
        return row + [random.choice((("", "good"), ("z", "good"))) for _ in range(random.randint(1, 3))]
    return row


def _cell(random: Random, name: str, *, wild: bool) -> Cell:
    if wild and random.random() < 0.2:
        return "".join(random.choices(_ALPHABET, k=random.randint(0, 15))), "good"
    if name == "idBeneficiaire" and random.random() < 0.1:
        return "", "patterned"
    told = TEXTS.get(name, {"good": ("", "x", "NC")})
    verdict = random.choice([*told]) if random.random() < 0.15 else "good"
    if wild and random.random() < 0.1:
        return _struck(random, random.choice(told[verdict])), verdict
    return random.choice(told[verdict]), verdict


def _struck(random: Random, text: str) -> str:
    """A text with one character more, or another instead of one of its own."""
    place = random.randint(0, len(text))
    return text[:place] + random.choice(_ALPHABET) + text[place + random.randint(0, 1) :]


def _of_row(row: list[Cell], names: list[str], version: str) -> Iterator[str]:
    texts = dict(zip(names, (text for text, _ in row), strict=False))
    if version in TWO_NUMBERS and set(_PAIR) & set(names) and not any(map(texts.get, _PAIR)):
        yield "one_of"
    if not any(texts.values()):
        yield "blank_row"
        return
    for place, name in enumerate(names):
        if place >= len(row) or is_bad(row[place][1], name, version):
            yield name if name in COLUMNS else str(place + 1)
    yield from (str(place + 1) for place in range(len(names), len(row)))


def is_bad(verdict: Verdict, name: str, version: str) -> bool:
    """Whether a version refuses a text; it only judges the columns that it has."""
    if name not in COLUMNS or (name in _NEW and version not in TWO_NUMBERS):
        return False
    return {
        "good": False,
        "bad": True,
        "keyed": version != "1.1",
        "patterned": version not in TWO_NUMBERS,
        "bounded": version != "1.1",
    }[verdict]
