r"""Cut the name of a column into the families of words that it is made of.

Case, accents, spaces, signs and final stars mean nothing; words glued together are cut, a letter lost or wrong in
a long word is found back, and so is text that was decoded wrongly.

>>> sorted(families_of("Nom du b\ufffdn\ufffdficiaire*")), sorted(families_of("datedeconvention"))
(['name', 'taker'], ['convention', 'date'])
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from conventions.opendata.scdl.opening.mending import mended

MOST: Final = 300
"""The longest name that is looked at, in characters."""

_FILE: Final = Path(__file__).with_name("header_names.toml")
_CAMEL: Final = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_TOKEN: Final = re.compile("[a-z\ufffd]+")
_LOST: Final = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_LONG: Final = 7
_VERY_LONG: Final = 10
_LONGEST: Final = 60
_ALONE: Final = "dl"


@cache
def tables() -> Mapping[str, Any]:
    """The words and the rules, as the data file has them."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _vocabulary() -> Mapping[str, str]:
    return {word: family for family, words in tables()["words"].items() for word in words.split()}


def folded(name: str) -> str:
    """The name in small letters without accents, its words apart.

    >>> folded("IdRAE "), folded("NotifiÃ©e Ã  l'UE")
    ('id rae', 'notifiee a l ue')
    """
    text = name.replace("Ã ", "Ã\u00a0")
    text = mended(text) or text
    spaced = _CAMEL.sub(" ", _LOST.sub("\ufffd", text).replace("%", " pourcentage "))
    plain = unicodedata.normalize("NFKD", spaced.casefold().replace("œ", "oe"))
    return " ".join(_TOKEN.findall("".join(char for char in plain if not unicodedata.combining(char))))


def families_of(name: str) -> frozenset[str]:
    """The families of the words of a name; a word that is in none stands for itself."""
    found = {family for word in folded(name[:MOST]).split() for family in _families(word)}
    return frozenset(found - {"none"})


def _families(word: str) -> tuple[str, ...]:
    vocabulary = _vocabulary()
    exact = vocabulary.get(word) or vocabulary.get(word.removesuffix("s"))
    if exact:
        return (exact,)
    return _glued(word) or tuple(vocabulary[each] for each in islice(_near(word), 1)) or (f"« {word} »",)


def _near(word: str) -> Iterator[str]:
    """The known words that a word of broken letters, or a long one with a letter wrong, may be."""
    if "\ufffd" in word:
        pattern = re.compile(word.replace("\ufffd", ".").removesuffix("s"))
        return (each for each in _vocabulary() if pattern.fullmatch(each) or pattern.fullmatch(f"{each}s"))
    alike = (each for each in _vocabulary() if min(len(word), len(each)) >= _LONG and each[0] == word[0])
    return (each for each in alike if is_near(word.removesuffix("s"), each))


def is_near(word: str, other: str) -> bool:
    """Whether one letter, or two side by side in a word of ten, makes one word of the other.

    >>> is_near("beneficiere", "beneficiaire"), is_near("attribuant", "attributaire")
    (True, False)
    """
    short, long = sorted((word, other), key=len)
    most = 1 if len(short) < _VERY_LONG else 2
    if len(long) - len(short) > most:
        return False
    before = _shared(short, long)
    after = _shared(short[before:][::-1], long[before:][::-1])
    return len(long) - before - after <= most


def _shared(short: str, long: str) -> int:
    """How many letters the two begin with."""
    return next((at for at, char in enumerate(short) if char != long[at]), len(short))


def _glued(word: str) -> tuple[str, ...]:
    """The families of words written in one, the longest first; nothing where some letters are left over."""
    vocabulary = _vocabulary()
    tails: dict[int, tuple[str, ...]] = {len(word): ()}
    for at in range(len(word) - 1, -1, -1) if len(word) <= _LONGEST else ():
        for end in sorted(tails, reverse=True):
            part = word[at:end]
            family = vocabulary.get(part) or vocabulary.get(part.removesuffix("s"))
            if family and (len(part) > 1 or part in _ALONE):
                tails[at] = (family, *tails[end])
                break
    return tails.get(0, ())
