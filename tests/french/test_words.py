from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from conventions.errors import AmountError, FrenchParseError
from conventions.french import (
    amount_in_words,
    number_in_words,
    ordinal_in_words,
    parse_number_words,
    parse_ordinal,
    parse_words,
)
from conventions.money import Amount, euros

NUMBERS = st.integers(-(10**12) + 1, 10**12 - 1) | st.integers(-1100, 1100) | st.integers(0, 10**6)
AMOUNTS = st.builds(
    lambda cents: Amount(cents=cents), st.integers(-(10**14) + 1, 10**14 - 1) | st.integers(0, 10**5)
)
SPELLINGS = ("traditional", "1990", "1990-full")


@given(NUMBERS)
def test_the_traditional_spelling_is_that_of_the_oracle(n: int) -> None:
    """Every number is written as num2words writes it, which the golden files confirm."""
    assert number_in_words(n) == num2words(n, lang="fr")


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(n=NUMBERS, gender=st.sampled_from(["m", "f"]))
@example(n=3_201_000, gender="m")
def test_numbers_read_back(spelling: str, n: int, gender: str) -> None:
    """Each spelling of a number, of either gender, reads back, without accent loss nor double space."""
    words = number_in_words(n, gender, spelling)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_number_words(words) == parse_number_words(words.upper(), mode="lenient") == n
    assert not re.search(r"  |(?:^|moins |milli[a-z]+[ -])un[ -]mille\b|-$| $", words)


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(amount=AMOUNTS)
def test_amounts_read_back(spelling: str, amount: Amount) -> None:
    """Each spelling of an amount reads back; euro and centime agree with their number."""
    words = amount_in_words(amount, spelling)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_words(words) == parse_words(words, mode="lenient") == amount
    whole, cents = divmod(abs(amount.cents), 100)
    assert ("euros" in words) == (whole >= 2)
    assert ("centime" in words, "centimes" in words) == (cents > 0, cents > 1)
    assert ("d’euros" in words) == (whole > 0 and whole % 10**6 == 0)


@given(NUMBERS)
def test_spellings_differ_by_hyphens_alone(n: int) -> None:
    """With a space for each hyphen, the three spellings are one."""
    texts = {number_in_words(n, "m", spelling).replace("-", " ") for spelling in SPELLINGS}  # type: ignore[arg-type]  # the same
    assert len(texts) == 1


@given(st.integers(1, 10**12 - 1) | st.integers(1, 999).map(lambda n: n * 10**6))
@example(10**6)
@example(10**9)
@example(625 * 10**6)
def test_ranks_are_those_of_the_oracle(n: int) -> None:
    """Each rank is that of num2words, without the -s that it leaves, nor the « un » of « un millionième »."""
    oracle = re.sub(r"(vingt|cent|million|milliard)sième$", r"\1ième", num2words(n, lang="fr", to="ordinal"))
    assert ordinal_in_words(n) == (oracle.removeprefix("un ") if n in (10**6, 10**9) else oracle)


@given(
    st.integers(1, 10**12 - 1) | st.integers(1, 10**6),
    st.sampled_from(["m", "f"]),
    st.sampled_from(SPELLINGS),
)
def test_ranks_in_words_read_back(n: int, gender: str, spelling: str) -> None:
    """A rank in words reads back, and only the first one changes with the gender."""
    words = ordinal_in_words(n, gender, spelling)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_ordinal(words) == parse_ordinal(words + "s") == n
    assert words.endswith("ième") == (n > 1)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (3, "troisième"),
        (80, "quatre-vingtième"),
        (71, "soixante et onzième"),
        (300, "trois centième"),
        (1000, "millième"),
        (10**6, "millionième"),
        (2 * 10**9, "deux milliardième"),
        (10**6 + 1, "un million unième"),
        (1_500_000, "un million cinq cent millième"),
    ],
)
def test_ranks_in_words(n: int, words: str) -> None:
    """The last word of a rank takes « -ième », and the -s of vingts, cents and millions goes away."""
    assert ordinal_in_words(n) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("50000", "cinquante mille euros"),
        ("1000000", "un million d’euros"),
        ("1200000000", "un milliard deux cents millions d’euros"),
        ("2500000", "deux millions cinq cent mille euros"),
        ("80000000.80", "quatre-vingts millions d’euros et quatre-vingts centimes"),
        ("0", "zéro euro"),
        ("1.01", "un euro et un centime"),
        ("-0.50", "moins cinquante centimes"),
        ("281", "deux cent quatre-vingt-un euros"),
    ],
)
def test_amounts_in_words(amount: str, words: str) -> None:
    """The agreement of vingt, cent, mille, million and the « d’ » follow the grammar."""
    assert amount_in_words(euros(amount)) == words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((10**12,), "999 999 999 999"),
        ((-(10**12),), "999 999 999 999"),
        ((1.5,), "nombre entier"),
        ((True,), "nombre entier"),
        ((1, "n"), "genre"),
        ((1, "m", "2000"), "orthographe"),
    ],
)
def test_a_number_that_has_no_words_is_refused(arguments: tuple[object, ...], said: str) -> None:
    """Out of bounds, not an int, an unknown gender or spelling: an error in French says which."""
    with pytest.raises(AmountError, match=said):
        number_in_words(*arguments)  # type: ignore[arg-type]  # what is tested


def test_an_amount_of_a_thousand_billion_has_no_words() -> None:
    """The bound of amounts is that of numbers."""
    assert amount_in_words(euros(10**12 - 1)).endswith("euros")
    with pytest.raises(AmountError):
        amount_in_words(euros(10**12))


@pytest.mark.parametrize("arguments", [(0,), (-1,), (1, "n"), (2, "n"), (10**12,)])
def test_a_rank_starts_at_one(arguments: tuple[object, ...]) -> None:
    """Zero, a negative rank and an unknown gender are refused."""
    with pytest.raises(AmountError):
        ordinal_in_words(*arguments)  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Cinquante Mille", 50000),
        ("nonante", 90),
        ("septante et un", 71),
        ("septante-et-un-mille", 71000),
        ("huitante-deux", 82),
        ("octante-deux", 82),
        ("quatre-vingts millions nonante-cinq mille", 80_095_000),
        ("vingt et une", 21),
        ("moins zéro", None),
        ("zéro", 0),
        (" deux\u00a0cents ", 200),
    ],
)
def test_right_words(text: str, value: int | None) -> None:
    """Capitals, regional words, no-break spaces are right; « moins zéro » is nothing that we write."""
    if value is None:
        assert parse_number_words(text) == 0
    else:
        assert parse_number_words(text) == value


@pytest.mark.parametrize(
    ("text", "code", "lenient"),
    [
        ("deux cent", "words_spelling", 200),
        ("deux cents mille", "words_spelling", 200_000),
        ("quatre vingts", "words_spelling", 80),
        ("vingt-et-un mille deux cents", "words_spelling", 21_200),
        ("zero", "words_spelling", 0),
        ("deux  mille", "words_spelling", 2000),
        ("deux milles", "words_spelling", 2000),
        ("deux mil dix", "words_spelling", 2010),
        ("deux mille\nun.", "words_spelling", 2001),
        ("vingt-un", "words_spelling", 21),
        ("trente et deux", "words_spelling", 32),
        ("quatre-vingt et un", "words_spelling", 81),
        ("mille et un", "words_spelling", 1001),
        ("onze cents", "words_spelling", 1100),
        ("dix-neuf cent quatre", "words_spelling", 1904),
        ("deux millions douze cents", "words_spelling", 2_001_200),
        ("mille douze cents", "words_invalid", None),
        ("vingt douze cents", "words_invalid", None),
        ("douze cents mille", "words_invalid", None),
        ("vingt cents", "words_invalid", None),
        ("deux et trois", "words_invalid", None),
        ("vingt et trente", "words_invalid", None),
        ("et un", "words_invalid", None),
        ("-vingt", "words_invalid", None),
        ("- vingt", "words_invalid", None),
        ("– vingt", "words_invalid", None),
        ("un mille", "words_invalid", None),
        ("un cent", "words_invalid", None),
        ("mille mille", "words_invalid", None),
        ("million", "words_invalid", None),
        ("deux mille million", "words_invalid", None),
        ("deux trois", "words_invalid", None),
        ("mille million", "words_invalid", None),
        ("cinquante mile", "words_invalid", None),
        ("zéro mille", "words_invalid", None),
        ("moins", "words_invalid", None),
        ("12", "words_invalid", None),
        ("", "empty", None),
    ],
)
def test_wrong_words(text: str, code: str, lenient: int | None) -> None:
    """A misspelled number has one value, read in lenient mode; words that make no number have none."""
    with pytest.raises(FrenchParseError) as strict:
        parse_number_words(text)
    assert strict.value.code == code
    if lenient is None:
        with pytest.raises(FrenchParseError):
            parse_number_words(text, mode="lenient")
    else:
        assert parse_number_words(text, mode="lenient") == lenient


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("deux euro", "words_spelling"),
        ("un euros", "words_spelling"),
        ("deux millions euros", "words_spelling"),
        ("dix euros deux centimes", "words_spelling"),
        ("dix euros et quatre-vingt centimes", "words_spelling"),
        ("dix euros,", "words_spelling"),
        ("deux milles euros", "words_spelling"),
        ("une euro", "words_spelling"),
        ("-dix euros", "words_invalid"),
        ("cent centimes", "words_invalid"),
        ("dix euros deux", "words_invalid"),
        ("un euro et cent centimes", "words_invalid"),
        ("un euro et zéro centime", "words_invalid"),
        ("zéro centime", "words_invalid"),
        ("truc euros", "words_invalid"),
        ("un euro et truc centimes", "words_invalid"),
        ("cinquante mille francs", "words_invalid"),
        ("cinquante mille", "words_invalid"),
    ],
)
def test_wrong_amounts_in_words(text: str, code: str) -> None:
    """Agreement, the missing « d’ » or « et » are spelling; the rest is no amount."""
    with pytest.raises(FrenchParseError) as error:
        parse_words(text)
    assert error.value.code == code


def test_below_one_euro_both_forms_read() -> None:
    """« zéro euro et … » is right beside « … centimes »."""
    assert parse_words("zéro euro et dix centimes") == parse_words("dix centimes") == euros("0.10")
    assert parse_words("moins zéro euro et dix centimes") == euros("-0.10")
    assert parse_words("nonante euros et nonante centimes") == euros("90.90")


def test_minus_zero_is_zero() -> None:
    """« moins zéro » is read, and is zero: there is no negative zero."""
    assert parse_words("moins zéro euro") == parse_words("zéro euro") == euros(0)


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        (" cinquante mile euros", 11, "« mile » n’est pas un nombre"),
        ("cinquante mille francs", 16, "« francs » n’est pas un nombre"),
        ("cinquante mille", 0, "il manque « euros »"),
        ("deux cent euros", 0, "écrire « deux cents euros »"),
    ],
)
def test_what_is_wrong_in_the_words_is_told(text: str, position: int, said: str) -> None:
    """The error points at the first word that is not one of a number, or gives the right form."""
    with pytest.raises(FrenchParseError) as error:
        parse_words(text)
    assert error.value.position == position
    assert error.value.message.endswith(f"({said})")
