"""The readers of amounts, of numbers in words and of percents: what holds for every text."""

from __future__ import annotations

import decimal
import locale
import os
import re
import subprocess
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import FrenchParseError
from conventions.french import (
    amount_in_words,
    format_amount,
    format_percent,
    number_in_words,
    parse_amount,
    parse_number_words,
    parse_percent,
    parse_words,
)
from conventions.french.parsing.amounts import _unusual
from conventions.french.parsing.faults import MESSAGES
from conventions.money import Amount, Price

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: dict[str, tuple[Callable[..., Any], Callable[[Any], str]]] = {
    "amount": (parse_amount, format_amount),
    "words": (parse_words, amount_in_words),
    "number_words": (parse_number_words, number_in_words),
    "percent": (parse_percent, format_percent),
}
MODES = ("strict", "lenient")
SPACES = " \u00a0\u202f\u2009\u2007\u2003\u3000\t\n\u200b"
ODD = "0O1lI5S.,'’-−–+_;:/()%€$kMFé²٣½\u0301\ufb2c\u0958\ud800\x00"
RIGHT = {
    "amount": (
        *(
            "7 250 €",
            "7\u202f250,50\u00a0€",
            "-7250",
            "7,5 k€",
            "1,2345 M€",
            "3 millions d’euros",
            "0,05 Md€",
        ),
        *("7 250 € HT/an", "85 €/h", "EUR 7250", "7 € (sept euros)", "sept (7) euros TTC par mois", "− 7 €"),
    ),
    "words": (
        *("sept euros", "deux cents millions d’euros", "moins mille un euros et dix centimes", "un centime"),
        *("quatre-vingt-dix-neuf euros", "deux-mille-trois-cents euros", "septante et un euros", "zéro euro"),
    ),
    "number_words": (
        "vingt et une",
        "deux cents",
        "mille-deux-cent-un",
        "moins un million",
        "nonante",
        "zéro",
    ),
    "percent": ("12 %", "12,5\u00a0%", "1\u202f200 %", "12 pour cent", "12 p. 100", "-0,125 %"),
}
WRONG = {
    "amount": (
        *(
            "7.250",
            "7,250 €",
            "7.250,5 €",
            "7’250 €",
            "- 7 €",
            "7 Mds€",
            "7 €.",
            "(7 €)",
            "7 à 8 €",
            "7O €",
            "7 F",
        ),
        *(
            "7 € et 8 €",
            "sept euros",
            "7 million euros",
            "7 € (huit euros)",
            "1e5 €",
            "7.5",
            "7,125 €",
            "07 €",
        ),
    ),
    "words": (
        "deux cent euros",
        "un mille euros",
        "vingt un euros",
        "douze cents euros",
        "- sept euros",
        "7 euros",
    ),
    "number_words": ("deux cent", "vingt deux", "deux mil dix", "deux trois", "-sept"),
    "percent": ("12.5 %", "12", "12 pourcents", "douze pour cent", "- 12 %", "12 ‰", "1’200 %", "5-10 %"),
}


@st.composite
def _near(draw: st.DrawFn, kind: str) -> str:
    """A right or a wrong form where one to three characters are added, taken, doubled or changed."""
    text = draw(st.sampled_from(RIGHT[kind] + WRONG[kind]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text) - 1)) if text else 0
        here, one = text[at : at + 1], draw(st.characters() | st.sampled_from(ODD + SPACES))
        new = draw(st.sampled_from([here + one, "", here * 2, one, here.swapcase()]))
        text = text[:at] + new + text[at + 1 :]
    old, space = draw(st.sampled_from(SPACES[:5])), draw(st.sampled_from(SPACES))
    return text.replace(old, space) if draw(st.booleans()) else text


def _read(kind: str, text: str, mode: str = "strict") -> object:
    try:
        return READERS[kind][0](text, mode)
    except FrenchParseError as error:
        return error


@pytest.mark.parametrize("kind", READERS)
def test_the_right_forms_are_right_and_the_wrong_ones_wrong(kind: str) -> None:
    """What the texts below are made from is what it is said to be."""
    assert not [text for text in RIGHT[kind] if isinstance(_read(kind, text), FrenchParseError)]
    assert [text for text in WRONG[kind] if isinstance(_read(kind, text), FrenchParseError)] == [*WRONG[kind]]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("mode", MODES)
@given(data=st.data())
def test_any_text_has_one_value_that_reads_back_or_an_error_that_helps(
    kind: str, mode: str, data: st.DataObject
) -> None:
    """A value, written, is read strictly as itself; an error has a place in the text and says why in French."""
    text = data.draw(_near(kind) | st.text())
    value = _read(kind, text, mode)
    if isinstance(value, FrenchParseError):
        assert 0 <= value.position <= len(text)
        assert value.message.startswith(MESSAGES[value.code])
        assert value.text == text
    else:
        assert _read(kind, READERS[kind][1](value)) == value


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
def test_what_strict_reads_lenient_reads_with_the_same_value(kind: str, data: st.DataObject) -> None:
    """Strict is a part of lenient; where neither reads, the error is the same."""
    text = data.draw(_near(kind) | st.text())
    strict, lenient = _read(kind, text), _read(kind, text, "lenient")
    if not isinstance(strict, FrenchParseError):
        assert lenient == strict
    elif isinstance(lenient, FrenchParseError):
        assert (lenient.code, lenient.position) == (strict.code, strict.position)


@given(st.data())
def test_the_usual_forms_are_read_as_the_others(data: st.DataObject) -> None:
    """The short way of the usual amounts gives what the pattern of all the right forms gives."""
    cents, space = data.draw(st.integers(-(10**14) + 1, 10**14 - 1)), data.draw(st.sampled_from(SPACES[:5]))
    whole, rest = divmod(abs(cents), 100)
    grouped = data.draw(st.sampled_from([f"{whole}", f"{whole:,}".replace(",", space)]))
    decimals = data.draw(st.sampled_from([f",{rest:02}", f",{rest // 10}", ""]))
    text = (
        f"{'-' if cents < 0 else ''}{grouped}{decimals}{data.draw(st.sampled_from(['', '€', space + '€']))}"
    )
    expected = whole * 100 + int(f"{decimals[1:]:0<2}")
    assert parse_amount(text) == _unusual(text) == Price(Amount(cents=-expected if cents < 0 else expected))


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sign", ["-", "- ", "−", "− ", "–", "— ", "\u2011"])
def test_a_sign_is_never_passed_over(kind: str, mode: str, sign: str) -> None:
    """A sign or a dash before a text that is read makes the opposite value, or is refused."""
    for text in RIGHT[kind] + WRONG[kind]:
        plain, signed = _read(kind, text, mode), _read(kind, sign + text, mode)
        if not isinstance(signed, FrenchParseError):
            assert _opposite(signed) == plain


def _opposite(value: Any) -> object:
    return Price(-value.amount, value.tax, value.per) if isinstance(value, Price) else -value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7.5 €", "écrire « 7,5 »"),
        ("7.250,5 €", "écrire « 7 250,5 »"),
        ("7’250 €", "écrire « 7 250 »"),
        ("7  250 €", "écrire « 7 250 »"),
        ("72 50 €", "une espace, puis trois chiffres"),
        ("7.250 €", "7 250,00 ou 7,25 ?"),
        ("7,125 €", "7 125,00 ou 7,125 ?"),
        ("7,1255 €", "deux décimales au plus ; un tarif unitaire n’est pas un montant"),
        ("7 250, 50 €", "écrire « 7 250,50 »"),
        ("7 250,- €", "écrire « 7 250 » s’il n’y en a pas"),
        (",5 €", "écrire « 0,5 »"),
        ("007 €", "« 007 » : un zéro de trop, ou un chiffre perdu"),
        ("- 7 250 €", "écrire « -7 250 » si la valeur est négative"),
        ("7 € (HT)", "« (HT) » : écrire la valeur seule"),
        ("(7 €)", "une valeur négative s’écrit avec le signe moins"),
        ("7,250.5 €", "une espace entre les milliers, une virgule avant les décimales"),
        ("7 25O €", "« 25O »"),
        ("7_250 €", "« _ »"),
        ("7 CHF", "« CHF » : donner le montant en euros"),
        ("€ 7 €", "l’écrire une fois"),
        ("environ 7 €", "« environ » : écrire la valeur seule"),
        ("7 € à 8 €", "écrire une seule valeur"),
        ("7 € + 8 €", "écrire une seule valeur"),
        ("7 € HTT", "« € HTT »"),
        ("7 G€", "« G€ »"),
        ("7 € (huit euros)", "8 € en lettres, 7 € en chiffres"),
        ("99999999999999 €", "13 chiffres d’euros au plus"),
    ],
)
def test_the_way_out_is_told(text: str, said: str) -> None:
    """The message shows the text, then what to write, what was met, or both readings."""
    error = _read("amount", text)
    assert isinstance(error, FrenchParseError)
    message = error.message.replace("\u00a0", " ").replace("\u202f", " ")
    assert message == f"{MESSAGES[error.code]} : « {text} » ({said})"


@pytest.mark.parametrize("kind", READERS)
def test_no_text_is_slow(kind: str) -> None:
    """A million characters of any kind, and the longest texts that are looked at, are answered at once."""
    pieces = [
        *ODD,
        *SPACES,
        "1 ",
        "1,1",
        "(1",
        "()",
        "e\u0301",
        "1\u0301",
        "cent ",
        "un et ",
        "entre 1 et ",
        "1 €",
    ]
    texts = [piece * (10**6 // len(piece)) for piece in pieces] + [
        f"1{piece * 10**6}" for piece in pieces[:9]
    ]
    texts += [
        f"{start}{piece * 190}"[:190] + end
        for piece in pieces
        for start in ("1 ", "un ")
        for end in (" €", "%")
    ]
    for text in texts:
        start = time.process_time()
        for mode in MODES:
            _read(kind, text, mode)
        assert time.process_time() - start < 1, (kind, text[:9], len(text))


def _all() -> list[str]:
    texts = [(kind, text) for kind in READERS for text in RIGHT[kind] + WRONG[kind]]
    return [str(_read(kind, text, mode)) for kind, text in texts for mode in MODES]


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    """One digit of precision and every trap change neither the values nor the errors."""
    expected = _all()
    with decimal.localcontext(decimal.Context(prec=1, Emax=1, Emin=-1, traps=list(decimal.Context().traps))):
        assert _all() == expected
        assert parse_percent("66,666666 %").as_tuple() == Decimal((0, (6,) * 8, -6)).as_tuple()


def test_the_locale_changes_nothing() -> None:
    """Whatever locale the program has set, the readers answer the same."""
    expected, before = _all(), locale.setlocale(locale.LC_ALL)
    for name in ("C", "C.UTF-8", "fr_FR.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:  # not installed on this machine
            continue
        try:
            assert _all() == expected
        finally:
            locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize(("language", "zone"), [("C", "UTC"), ("tr_TR.UTF-8", "Pacific/Apia"), ("", "")])
def test_the_environment_changes_nothing(language: str, zone: str) -> None:
    """A process with another language and another time zone answers the same."""
    code = (
        "from conventions.french import parse_amount, parse_percent, parse_words\n"
        "print(ascii([str(parse_amount('1\\u202f234,5 M€ HT/an')), str(parse_percent('5,5 %')),"
        " str(parse_words('DIX MILLIONS D’EUROS')), str(parse_amount('12.50 €', 'lenient'))]))"
    )
    surroundings = {**os.environ, "LANG": language, "LC_ALL": language, "LC_NUMERIC": language, "TZ": zone}
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['1234500000.00|HT|an', '5.5', '10000000.00', '12.50']"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cinquante mille", "(écrire « 50 000 € »)"),
        ("un million d’euros", "(écrire « 1 000 000 € »)"),
        ("aide de 50 €", "(« aide de » : écrire la valeur seule)"),
        ("rien", "« rien »"),
    ],
)
def test_the_digits_to_write_are_told(text: str, said: str) -> None:
    """Words alone are no amount in digits, but the error says the amount they make."""
    with pytest.raises(FrenchParseError) as error:
        parse_amount(text)
    assert re.sub("[\u00a0\u202f]", " ", error.value.message).endswith(said)


def test_words_in_a_percent_are_told_in_digits() -> None:
    """« cinq pour cent » is « 5 % »; « cinq » alone may be anything."""
    for text, said in (("cinq pour cent", "(écrire « 5 % »)"), ("cinq", "« cinq »")):
        with pytest.raises(FrenchParseError) as error:
            parse_percent(text)
        assert error.value.message.replace("\u00a0", " ").endswith(said)
