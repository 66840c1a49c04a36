"""Numbers and amounts in words, read back: the inverse of :mod:`conventions.french.words`.

A tolerant reading finds the value; the text is right when one of the spellings writes that value so.

>>> parse_number_words("deux cents millions"), str(parse_words("un million d’euros"))
(200000000, '1000000.00')
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.parsing.cleaning import clean, fold
from conventions.french.parsing.faults import fault, quoted
from conventions.french.parsing.word_values import unknown_word, value_of
from conventions.french.words import amount_in_words, cardinal, euros_in_words, ordinal_in_words
from conventions.money import Amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.french.parsing.cleaning import Mode
    from conventions.french.words import Gender, Region, Spelling

_AMOUNT = re.compile(r"(moins )?(?:(.+?) (?:d[' ])?euros?(?: (?:et )?(.+?) centimes?)?|(.+?) centimes?)")
_CURRENCY_WORDS = frozenset(("euro", "euros", "centime", "centimes", "d"))
_SPELLINGS: tuple[Spelling, ...] = ("traditional", "1990", "1990-full")
_GENDERS: tuple[Gender, ...] = ("m", "f")
_OWN_WORDS = re.compile(r"septante|huitante|nonante")


def parse_number_words(text: str, mode: Mode = "strict") -> int:
    """A number in words, of either gender, in one of the three spellings; lenient forgives the spelling.

    « septante », « huitante » (or « octante ») and « nonante » are read.

    :raises FrenchParseError: ``empty``, ``words_spelling``, ``words_invalid`` and those of any text.

    >>> parse_number_words("vingt et une"), parse_number_words("moins deux-cents")
    (21, -200)
    >>> parse_number_words("deux cent")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: … n’est pas correcte : « deux cent » (écrire « deux cents »)
    """
    words = _normal(text)
    sign, magnitude = ("moins ", words[6:]) if words.startswith("moins ") else ("", words)
    value = value_of(_forgiven(magnitude))
    if value is None:
        raise _invalid(text)

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
    match = _AMOUNT.fullmatch(_forgiven(words))
    cents = _cents(*match.groups()[1:]) if match else None
    if match is None or cents is None:
        raise _invalid(
            text, _CURRENCY_WORDS, "" if value_of(_forgiven(words)) is None else "il manque « euros »"
        )
    sign = match[1] or ""
    _check_spelling(text, words, mode, lambda spelling, region: _amount_forms(sign, cents, spelling, region))
    return Amount(cents=-cents if sign else cents)


def _normal(text: str) -> str:
    words = clean(text).strip(" \n\r\t").lower()
    return words.replace("'", "’").replace("\u2011", "-").replace("octante", "huitante")


def _forgiven(words: str) -> str:
    """The words without what a copy adds to them: accents, line breaks, several spaces, a final stop."""
    return re.sub(r"(?<=\w)\s*[.,;]$", "", re.sub(r"\s+", " ", fold(words)))


def _invalid(text: str, also: frozenset[str] = frozenset(), detail: str = "") -> FrenchParseError:
    place, word = unknown_word(clean(text), also)
    return fault("words_invalid", text, place, f"{quoted(word)} n’est pas un nombre" if word else detail)


def _check_spelling(
    text: str, words: str, mode: str, write: Callable[[Spelling, Region], tuple[str, ...]]
) -> None:
    regions: tuple[Region, ...] = ("fr", "be", "ch") if _OWN_WORDS.search(words) else ("fr",)
    right = [form for spelling in _SPELLINGS for region in regions for form in write(spelling, region)]
    if mode == "strict" and words not in right:
        raise fault("words_spelling", text, 0, f"écrire « {right[0]} »")


def _amount_forms(sign: str, cents: int, spelling: Spelling, region: Region) -> tuple[str, ...]:
    whole, part = divmod(cents, 100)
    written = euros_in_words(whole, spelling, region)
    if part:
        written += f" et {cardinal(part, spelling, region)} centime{'s' if part > 1 else ''}"
    return sign + amount_in_words(Amount(cents=cents), spelling), sign + written


def _cents(euros: str | None, part: str | None, only_part: str | None) -> int | None:
    """The cents of the amount, or None; « zéro centime » is not written, and 99 is the most."""
    whole = value_of(euros) if euros else 0
    centimes = value_of(part or only_part or "un")
    if whole is None or not centimes or centimes > 99:
        return None
    return whole * 100 + (centimes if part or only_part else 0)


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
    found = (value_of(head + stem + end) for head in ("", "un ") for end in ("", "e"))
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
