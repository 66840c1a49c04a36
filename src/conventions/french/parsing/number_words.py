"""Numbers and amounts in words, read back: the inverse of :mod:`conventions.french.words`.

A tolerant reading finds the value; the text is right when one of the spellings writes that value so.

>>> parse_number_words("deux cents millions"), str(parse_words("un million d’euros"))
(200000000, '1000000.00')
"""

from __future__ import annotations

import re
from functools import cache

from conventions.errors import FrenchParseError
from conventions.french.parsing.cleaning import clean, fold
from conventions.french.parsing.faults import fault
from conventions.french.words import amount_in_words, cardinal, euros_in_words, ordinal_in_words
from conventions.money import Amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from conventions.french.parsing.cleaning import Mode
    from conventions.french.words import Gender, Region, Spelling

    Written = TypeVar("Written")

_AMOUNT = re.compile(r"(moins )?(?:(.+?) (?:d[' ])?euros?(?: (?:et )?(.+?) centimes?)?|(.+?) centimes?)")
_SPELLINGS: tuple[Spelling, ...] = ("traditional", "1990", "1990-full")
_GENDERS: tuple[Gender, ...] = ("m", "f")
_OWN_WORDS = re.compile(r"septante|huitante|nonante")


def parse_number_words(text: str, mode: Mode = "strict") -> int:
    """A number in words, of either gender, in one of the three spellings; lenient forgives the spelling.

    « septante », « huitante » and « nonante » are read.

    :raises FrenchParseError: ``empty``, ``words_spelling``, ``words_invalid`` and those of any text.

    >>> parse_number_words("vingt et une"), parse_number_words("moins deux-cents")
    (21, -200)
    >>> parse_number_words("deux cent")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: … n’est pas correcte : « deux cent » (deux cents)
    """
    words = _normal(text)
    sign, magnitude = ("moins ", words[6:]) if words.startswith("moins ") else ("", words)
    value = _value(fold(magnitude))
    if value is None:
        raise fault("words_invalid", text)

    def write(spelling: Spelling, region: Region) -> tuple[str, ...]:
        written = cardinal(value, spelling, region)
        return sign + written, f"{sign}{written}e" if written.endswith("un") else ""

    _check_spelling(text, words, mode, write)
    return -value if sign else value


def parse_words(text: str, mode: Mode = "strict") -> Amount:
    """An amount in words, in one of the three spellings; lenient forgives the spelling.

    :raises FrenchParseError: ``empty``, ``words_spelling``, ``words_invalid`` and those of any text.

    >>> parse_words("cinquante mille euros et dix centimes")
    Amount(cents=5000010)
    >>> parse_words("deux million d’euros", mode="lenient")
    Amount(cents=200000000)
    """
    words = _normal(text)
    cents = _cents(fold(words))
    if cents is None:
        raise fault("words_invalid", text)
    amount = Amount(cents=cents)
    _check_spelling(text, words, mode, lambda spelling, region: _amount_forms(amount, spelling, region))
    return amount


def _normal(text: str) -> str:
    return clean(text).strip(" ").lower().replace("'", "’").replace("\u2011", "-")


def _check_spelling(
    text: str, words: str, mode: str, write: Callable[[Spelling, Region], tuple[str, ...]]
) -> None:
    regions: tuple[Region, ...] = ("fr", "be", "ch") if _OWN_WORDS.search(words) else ("fr",)
    right = [form for spelling in _SPELLINGS for region in regions for form in write(spelling, region)]
    if mode == "strict" and words not in right:
        raise fault("words_spelling", text, 0, right[0])


def _amount_forms(amount: Amount, spelling: Spelling, region: Region) -> tuple[str, ...]:
    usual = amount_in_words(amount, spelling)
    sign = "moins " if amount.cents < 0 else ""
    whole, cents = divmod(abs(amount.cents), 100)
    written = sign + euros_in_words(whole, spelling, region)
    if cents:
        written += f" et {cardinal(cents, spelling, region)} centime{'s' if cents > 1 else ''}"
    return usual, written


def _cents(folded: str) -> int | None:
    match = _AMOUNT.fullmatch(folded)
    if match is None:
        return None
    sign, euros, cents, only_cents = match.groups()
    whole = _value(euros) if euros else 0
    part = _value(cents or only_cents) if cents or only_cents else 0
    if whole is None or part is None or part > 99 or (part == 0 and (cents or only_cents)):
        return None
    return (whole * 100 + part) * (-1 if sign else 1)


def _value(folded: str) -> int | None:
    """The number that the words make, whatever the hyphens and the -s, or None."""
    rest = _bare(folded)
    if rest == "zero":
        return 0
    total = 0
    for noun, scale in (("milliard", 10**9), ("million", 10**6), ("mille", 1000)):
        head, found, tail = f" {rest} ".partition(f" {noun} ")
        if found:
            count = _below_1000().get(head.strip()) if head.strip() or scale > 1000 else 1
            if count is None or (count == 1 and scale == 1000 and head.strip()):
                return None
            total, rest = total + count * scale, tail.strip()
    if not rest:
        return total or None
    last = _below_1000().get(rest)
    return None if last is None else total + last


def _invariable(word: str) -> str:
    if word in ("vingts", "cents", "millions", "milliards"):
        return word[:-1]
    return "un" if word == "une" else word


@cache
def _below_1000() -> dict[str, int]:
    """The numbers from 1 to 999 by their words, without hyphen nor -s, in the three regions."""
    return {
        _bare(cardinal(n, "traditional", region)): n for region in ("fr", "be", "ch") for n in range(1, 1000)
    }


def _bare(words: str) -> str:
    return " ".join(map(_invariable, fold(words).replace("-", " ").split()))


def ordinal_value(text: str, *, strict: bool = True) -> int | None:
    """The rank that the words say (« premier », « seconde », « vingt et unième »), or None.

    >>> ordinal_value("Premier"), ordinal_value("deux centième"), ordinal_value("deuxieme")
    (1, 200, None)
    >>> ordinal_value("deuxieme", strict=False)
    2
    """
    words = _normal(text)
    bare = fold(words)
    bare = bare[:-1] if bare.endswith(("s",)) else bare
    rank = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2}.get(bare) or _rank_value(bare)
    if rank is None or (strict and not _is_right_rank(words, rank)):
        return None
    return rank


def _is_right_rank(words: str, rank: int) -> bool:
    right = {ordinal_in_words(rank, gender, spelling) for gender in _GENDERS for spelling in _SPELLINGS}
    right |= {"second", "seconde"} if rank == 2 else set()
    return words in right or words.removesuffix("s") in right


def _rank_value(folded: str) -> int | None:
    """The number whose words, without hyphens, make the rank once « -ième » is taken away."""
    stem = folded.removesuffix("ieme")
    if stem == folded:
        return None
    stem = re.sub(r"cinqu$", "cinq", re.sub(r"neuv$", "neuf", stem))
    found = (_value(head + stem + end) for head in ("", "un ") for end in ("", "e"))
    return next((value for value in found if value), None)


def reads_as_words(text: str) -> bool:
    """Whether the text is an amount in words, rightly spelled or not.

    >>> reads_as_words("cinquante mille euros"), reads_as_words("sans objet")
    (True, False)
    """
    try:
        parse_words(text, mode="lenient")
    except FrenchParseError:
        return False
    return True
