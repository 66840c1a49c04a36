"""Numbers and amounts in words, in the traditional spelling and in the two readings of the one of 1990.

``"traditional"`` (the default, as in the law), ``"1990"`` (hyphens everywhere but around million and
milliard, which are nouns), ``"1990-full"`` (hyphens everywhere). Source: Journal officiel, documents
administratifs, 6 December 1990, page 12.

>>> from conventions.money import euros
>>> amount_in_words(euros(50000))
'cinquante mille euros'
"""

from __future__ import annotations

from functools import cache

from conventions.errors import AmountError
from conventions.french.numbers import cents_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from conventions.money import Amount

    Gender = Literal["m", "f"]
    Spelling = Literal["traditional", "1990", "1990-full"]
    Region = Literal["fr", "be", "ch"]

LIMIT = 10**12
"""Words stop below this number: beyond, « billion » is not understood the same way by everyone."""

# The joint inside a number below a million, and the one around the nouns million and milliard.
JOINTS = {"traditional": (" ", " "), "1990": ("-", " "), "1990-full": ("-", "-")}

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = ("", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "", "quatre-vingt", "")
_REGIONS: dict[str, dict[int, str]] = {
    "fr": {},
    "be": {7: "septante", 9: "nonante"},
    "ch": {7: "septante", 8: "huitante", 9: "nonante"},
}
_NOUNS = ((10**9, "milliard"), (10**6, "million"))


def number_in_words(n: int, gender: Gender = "m", spelling: Spelling = "traditional") -> str:
    """A whole number in words, below 10¹² whatever its sign; ``gender`` is that of the noun counted.

    :raises AmountError: out of bounds, not an ``int``, an unknown gender or spelling.

    >>> number_in_words(80_000), number_in_words(200_000_000)
    ('quatre-vingt mille', 'deux cents millions')
    >>> number_in_words(21, gender="f", spelling="1990")
    'vingt-et-une'
    """
    if type(n) is not int:
        raise AmountError(f"un nombre entier est attendu, pas {n!r}")
    if gender not in ("m", "f"):
        raise AmountError(f"le genre est « m » ou « f », pas {gender!r}")
    words = cardinal(abs(n), spelling)
    if gender == "f" and words.endswith("un"):
        words += "e"
    return f"moins {words}" if n < 0 else words


def amount_in_words(amount: Amount, spelling: Spelling = "traditional") -> str:
    """An amount in words, with its centimes when there are some; below 10¹² euros whatever its sign.

    :raises AmountError: out of bounds, or an unknown spelling.

    >>> from conventions.money import euros
    >>> amount_in_words(euros(1_000_000)), amount_in_words(euros("-1.50"))
    ('un million d’euros', 'moins un euro et cinquante centimes')
    >>> amount_in_words(euros(0)), amount_in_words(euros("0.50"))
    ('zéro euro', 'cinquante centimes')
    """
    total = cents_of(amount)
    whole, cents = divmod(abs(total), 100)
    sign = "moins " if total < 0 else ""
    if not cents:
        return sign + euros_in_words(whole, spelling)
    subdivision = f"{cardinal(cents, spelling)} centime{'s' if cents > 1 else ''}"
    return f"{sign}{euros_in_words(whole, spelling)} et {subdivision}" if whole else sign + subdivision


def ordinal_in_words(n: int, gender: Gender = "m", spelling: Spelling = "traditional") -> str:
    """A rank in words: « premier », « première », « vingt et unième ».

    :raises AmountError: for a rank below 1 or from 10¹² on, an unknown gender or spelling.

    >>> ordinal_in_words(1, gender="f"), ordinal_in_words(81), ordinal_in_words(200)
    ('première', 'quatre-vingt-unième', 'deux centième')
    """
    words = number_in_words(n, "m", spelling)
    if n < 1:
        raise AmountError(f"un rang commence à 1, pas à {n}")
    if gender not in ("m", "f"):
        raise AmountError(f"le genre est « m » ou « f », pas {gender!r}")
    if n == 1:
        return "premier" if gender == "m" else "première"
    alone = n in (10**6, 10**9)  # « millionième », but « un million unième »
    return _rank(words[len("un ") :] if alone else words)


def _rank(words: str) -> str:
    stem = words if words.endswith("trois") else words.removesuffix("s")
    if stem.endswith("cinq"):
        return f"{stem}uième"
    if stem.endswith("neuf"):
        return f"{stem[:-1]}vième"
    return f"{stem.removesuffix('e')}ième"


def euros_in_words(whole: int, spelling: str, region: str = "fr") -> str:
    """Whole euros: « d’ » follows a number that ends with the noun million or milliard.

    :raises AmountError: out of bounds, or an unknown spelling.

    >>> euros_in_words(2_500_000, "traditional")
    'deux millions cinq cent mille euros'
    """
    words = cardinal(whole, spelling, region)
    if whole < 2:
        return f"{words} euro"
    return f"{words} euros" if whole % 10**6 else f"{words} d’euros"


def cardinal(n: int, spelling: str, region: str = "fr") -> str:
    """A whole number, not negative, in words; ``region`` "be" or "ch" has septante and nonante.

    :raises AmountError: from 10¹² on, or an unknown spelling.

    >>> cardinal(95, "traditional", "be")
    'nonante-cinq'
    """
    joint, around, invariable, final = _tables(spelling, region)
    if n < 1000:
        return final[n]
    if n >= LIMIT:
        raise AmountError(f"un nombre s’écrit en lettres jusqu’à 999 999 999 999, pas {n}")
    groups = []
    for size, noun in _NOUNS if n >= 10**6 else ():
        count, n = divmod(n, size)
        if count:
            groups.append(f"{final[count]}{around}{noun}{'s' if count > 1 else ''}")
    if n:
        groups.append(_below_million(n, joint, invariable, final))
    return around.join(groups)


def _below_million(n: int, joint: str, invariable: tuple[str, ...], final: tuple[str, ...]) -> str:
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return final[rest]
    head = f"{invariable[thousands]}{joint}mille" if thousands > 1 else "mille"
    return f"{head}{joint}{final[rest]}" if rest else head


@cache
def _tables(spelling: str, region: str) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """The two joints, and the numbers below 1 000 without the -s of vingt and cent (before mille), and with it."""
    if spelling not in JOINTS:
        raise AmountError(f"l’orthographe est « traditional », « 1990 » ou « 1990-full », pas {spelling!r}")
    joint, around = JOINTS[spelling]
    pairs = [_pair(n, joint, _REGIONS[region]) for n in range(100)]
    invariable = list(pairs)
    for hundreds in range(1, 10):
        head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]}{joint}cent"
        invariable += [head, *(f"{head}{joint}{pair}" for pair in pairs[1:])]
    final = [f"{word}s" if _takes_s(n, word) else word for n, word in enumerate(invariable)]
    return joint, around, tuple(invariable), tuple(final)


def _takes_s(n: int, word: str) -> bool:
    return (n > 100 and n % 100 == 0) or word.endswith("quatre-vingt")


def _pair(n: int, joint: str, own: dict[int, str]) -> str:
    if n < 20:
        return _UNITS[n]
    tens, unit = divmod(n, 10)
    if tens in (7, 9) and tens not in own:
        tens, unit = tens - 1, unit + 10
    stem = own.get(tens) or _TENS[tens]
    if not unit:
        return stem
    if unit in (1, 11) and stem != "quatre-vingt":
        return f"{stem}{joint}et{joint}{_UNITS[unit]}"
    return f"{stem}-{_UNITS[unit]}"
