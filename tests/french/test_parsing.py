from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError, FrenchParseError
from conventions.french import (
    amount_in_words,
    format_amount,
    format_date,
    format_duration,
    format_numero,
    format_percent,
    format_period,
    format_roman,
    number_in_words,
    ordinal,
    parse_amount,
    parse_date,
    parse_duration,
    parse_number_words,
    parse_numero,
    parse_ordinal,
    parse_percent,
    parse_period,
    parse_roman,
    parse_words,
)
from conventions.french.parsing.faults import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable


PARSERS: dict[str, Callable[..., object]] = {
    "amount": parse_amount,
    "date": parse_date,
    "duration": parse_duration,
    "number_words": parse_number_words,
    "numero": parse_numero,
    "ordinal": parse_ordinal,
    "percent": parse_percent,
    "period": parse_period,
    "roman": parse_roman,
    "words": parse_words,
}

# kind, text, code: how each fault is told apart from its neighbours.
FAULTS = """
amount|7 8OO €|letter_in_number
amount|O7 €|letter_in_number
amount|3 x 4|unknown_suffix
amount|9e2|scientific_notation
amount|40 USD|currency_unsupported
amount|40 kF|currency_unsupported
amount|£40|currency_unsupported
amount|EUR 40 EUR|currency_twice
amount|40 € à 60 €|range
amount|40-60 €|range
amount|40 – 60 €|range
amount|40 € - 60 €|range
amount|entre 40 et 60 €|range
amount|40-600 €|unexpected_character
amount|40 et 60 €|multiple_values
amount|40 € ou 60 €|multiple_values
amount|40 €, 60 €|multiple_values
amount|– 40 €|ambiguous_dash
amount|+ 40 €|unexpected_character
amount|--40 €|unexpected_character
amount|.40 €|missing_integer
amount|-,40 €|missing_integer
amount|environ 40 €|leading_text
amount|quarante euros|leading_text
amount|quarante|no_number
amount|4*5|unexpected_character
amount|4'5|apostrophe_grouping
amount|7.250 €|ambiguous_dot
amount|0.250 €|dot_decimal
amount|7250.500 €|dot_decimal
amount|7.2.5|bad_grouping
amount|7.250.250 €|dot_grouping
amount|7.250,5 €|dot_grouping
amount|7.25,5 €|bad_grouping
amount|7,250.5 €|mixed_separators
amount|7,2,5|mixed_separators
amount|7 250.250 €|mixed_separators
amount|7,250 €|ambiguous_comma
amount|7 000,250 €|sub_cent
amount|7000,250 €|sub_cent
amount|0,250 €|sub_cent
amount|7,2505 €|sub_cent
amount|7,2500001 k€|sub_cent
amount|7,000 M€|ambiguous_comma
amount|7, €|missing_decimals
amount|7 25 €|bad_grouping
amount|72 5000 €|bad_grouping
amount|7\\n250 €|bad_grouping
amount|007 €|leading_zero
amount|0 250 €|leading_zero
amount|7 m€|unknown_multiplier
amount|7 milliers d’euros|unknown_multiplier
amount|7 cents €|unknown_multiplier
amount|7 millions|unknown_suffix
amount|7 € HT TTC|unknown_suffix
amount|7 € HT/an HT|unknown_suffix
amount|7 € par élève|unknown_suffix
amount|7 eurox|unknown_suffix
amount|7 HTT|unknown_suffix
amount|99999999999999 €|too_long
amount|(7 €|parentheses
amount|sept euros (huit euros)|parentheses
amount|7 € (7 €)|parentheses
amount|€ 7 € (sept euros)|currency_twice
amount|7 € (huit euros)|words_mismatch
amount|huit euros (7 €)|words_mismatch
amount|sept euros (7.250 €)|ambiguous_dot
amount|sept euros (7,250 €)|ambiguous_comma
amount|sept euros (env. 7 €)|leading_text
amount|7 F (sept francs)|currency_unsupported
amount|7 € (environ)|parentheses
amount|0x7F|letter_in_number
amount|0o7 €|letter_in_number
amount|7 OOO €|letter_in_number
amount|l 250 €|letter_in_number
amount|O,25 €|letter_in_number
amount|7,S €|letter_in_number
amount|7\u041e 250 €|letter_in_number
amount|7F25 €|letter_in_number
amount|7 € 8 €|multiple_values
amount|7 € dont 4 €|multiple_values
amount|7 €\n8 €|multiple_values
amount|7 € HT soit 8,40 € TTC|multiple_values
amount|\u20117 €|ambiguous_dash
amount|\u20157 €|ambiguous_dash
amount|, 40 €|missing_integer
amount|€ ,40|missing_integer
amount|\uf0b7 7 €|leading_text
amount|7=25 €|unexpected_character
amount|7"25 €|unexpected_character
amount|7·25 €|unexpected_character
amount|7\u030125 €|unexpected_character
amount|7 25 €|bad_grouping
amount|7. €|missing_decimals
amount|7 250.|missing_decimals
amount|7,- €|missing_decimals
amount|7.250,50.5 €|mixed_separators
amount|7,250 €.|ambiguous_comma
amount|7,2505 truc|sub_cent
amount|7,250 milliards|unknown_suffix
amount|7 € HT.|unknown_suffix
amount|7 €\npar an|unknown_suffix
amount|7 250 d’euros|unknown_suffix
amount|7 million  d’euros|unknown_suffix
amount|7 GEUR|unknown_multiplier
amount|7 md€|unknown_multiplier
amount|7 M d’euros|unknown_multiplier
amount|40 DM|currency_unsupported
amount|40 Frs|currency_unsupported
amount|40 yens|currency_unsupported
amount|40 kCHF|currency_unsupported
amount|40 ₽|currency_unsupported
amount|PLN 40|currency_unsupported
amount|3 milliards de francs|currency_unsupported
amount|7\u200b€|invisible_character
amount|7\x00€|invisible_character
amount|7\ud800|invisible_character
amount|7\u3000€|unsupported_space
amount|7\u2028€|unsupported_space
amount|²|non_ascii_digit
amount|  |empty
percent|12|missing_percent
percent|12 pts|unknown_suffix
percent|7 ‰|per_mille
percent|7 pour mille|per_mille
percent|12 à 15 %|range
percent|entre 12 et 15 %|range
percent|12 % et 15 %|multiple_values
percent|12 % 15 %|multiple_values
percent|- 12 %|ambiguous_dash
percent|env. 12 %|leading_text
percent|douze %|leading_text
percent|douzz %|no_number
percent|tout|no_number
percent|1.5 %|dot_decimal
percent|1O %|letter_in_number
percent|1,O %|letter_in_number
percent|(12 %)|parentheses
percent|12. %|missing_decimals
percent|12;5 %|unexpected_character
percent|12 % ; 15 %|multiple_values
percent|12 % puis 15 %|multiple_values
percent|12 p. mille|per_mille
percent|12 pour 100|unknown_suffix
percent|12 pct|unknown_suffix
percent|p. 100|no_number
percent|1’200 %|apostrophe_grouping
percent|-douze pour cent|no_number
date|3l janvier 2018|letter_in_number
date|1Oer janvier 2018|letter_in_number
date|32 janvier 2018|invalid_date
date|30/02/2018|invalid_date
date|2018-02-30|invalid_date
date|999999999999 janvier 2018|invalid_date
date|3er mars 2018|bad_ordinal
date|lundi 15 novembre 2018|weekday_mismatch
date|jeudis 15 novembre 2018|unknown_format
date|mardidi 15 novembre 2018|weekday_mismatch
date|15 brumaire 2018|unknown_month
date|15 novembre 118|year_out_of_range
date|15/11/20180|year_out_of_range
date|15/11/0018|year_out_of_range
date|15/11-2018|unknown_format
date|15.11.2018|unknown_format
date|le 3 mars|missing_year
date|3/03|missing_year
date|15 brumaire|unknown_format
date|brumaire 2018|unknown_format
date|03/2018|missing_day
date|vers le 3 mars 2018|imprecise
date|3 mars de l’an passé|unknown_format
period|2018-18|two_digit_year
period|0018|year_out_of_range
period|janvier 0018|year_out_of_range
period|2019-2018|inverted
period|du 3 mars 2018 au 2 mars 2018|inverted
period|années 2017, 2019 et 2020|gap
period|années 2019 et 2017|inverted
period|2000-2010|too_long
period|5e trimestre 2018|invalid_date
period|T5 2018|invalid_date
period|3e semestre 2018|invalid_date
period|12e trimestre 2018|invalid_date
period|1er semestre|missing_year
period|S1|missing_year
period|mars|missing_year
period|du 3 au 4 mars|missing_year
period|de mars à brumaire 2018|unknown_format
period|courant mars 2018|imprecise
period|deux ans|missing_anchor
period|2O18|letter_in_number
period|0 an à compter du 1er mars 2018|not_positive
period|mi-2018|imprecise
period|2016-02-30/..|invalid_date
period|2018-03-02/2018-03-01|inverted
duration|mois|no_number
duration|O2 mois|letter_in_number
duration|moins deux ans|not_positive
duration|0 mois|not_positive
duration|zéro an|not_positive
duration|6 mois et 2 ans|unknown_format
duration|2 ans et 2 ans|unknown_format
duration|2 ans et demi et 3 mois|unknown_format
duration|6 mois et demi|unknown_format
duration|2 an|unknown_format
duration|un ans|unknown_format
duration|2,5 ans|unknown_format
duration|de deux à trois ans|range
duration|entre 2 et 3 ans|range
duration|six mois à un an|range
duration|2-3 ans|range
duration|plus de 3 ans|imprecise
duration|une quinzaine de jours|imprecise
duration|truc à deux ans|unknown_format
duration|999999 ans|too_long
ordinal|4d|bad_ordinal
ordinal|1e|bad_ordinal
ordinal|01e|bad_ordinal
ordinal|deuxieme|bad_ordinal
ordinal|1O0e|letter_in_number
ordinal|Ie|bad_ordinal
ordinal|IIIIe|bad_ordinal
ordinal|truc|no_number
ordinal|trucième|no_number
ordinal|.|no_number
ordinal|10 00e|bad_ordinal
roman|iv|bad_roman
roman|IIX|bad_roman
numero|n° 1 et 2|multiple_values
numero|n° -1|not_positive
numero|n° O|letter_in_number
numero|n° 1l|letter_in_number
numero|avenant|no_number
numero|12|unknown_format
numero|n° 1 bis|unknown_format
words|un euro (1 €)|words_invalid
words|- sept euros|words_invalid
words|-sept euros|words_invalid
words|sept euros.|words_spelling
words|sept milles euros|words_spelling
number_words|-sept|words_invalid
"""
CASES = [tuple(line.split("|")) for line in FAULTS.strip().split("\n") if line.count("|") == 2]


def _unescape(text: str) -> str:
    return text.replace("\\n", "\n")


def test_the_cases_are_read() -> None:
    """The table above has its lines, and names every code but those of its neighbours."""
    assert len(CASES) > 150
    told = {code for _, _, code in CASES}
    assert told <= set(MESSAGES)
    assert set(MESSAGES) - told <= {"words_spelling", "missing_anchor"}


@pytest.mark.parametrize(("kind", "text", "code"), CASES)
def test_each_fault_has_its_code(kind: str, text: str, code: str) -> None:
    """A wrong text is refused with the code that says why, a place inside it and a message in French."""
    with pytest.raises(FrenchParseError) as raised:
        PARSERS[kind](_unescape(text))
    error = raised.value
    assert error.code == code
    assert error.text == _unescape(text)
    assert 0 <= error.position <= len(text)
    assert error.message.startswith(MESSAGES[code])


@pytest.mark.parametrize(
    ("kind", "text", "position"),
    [
        ("amount", "7_250 €", 1),
        ("amount", " 7.5 €", 2),
        ("amount", "7 250 € truc", 5),
        ("amount", "7 8OO €", 2),
        ("amount", "a 7\u200b", 3),
        ("date", "15 brumaire 2018", 3),
        ("date", "15 novembre 18", 12),
        ("date", "15 novembre 2O18", 12),
        ("period", "du 3 mars 2018 au 30 fevrier 2018", 18),
        ("percent", "1.5 %", 1),
    ],
)
def test_the_place_of_a_fault(kind: str, text: str, position: int) -> None:
    """The position is that of the first character that could not be read."""
    with pytest.raises(FrenchParseError) as raised:
        PARSERS[kind](text)
    assert raised.value.position == position


RIGHT: list[tuple[str, str, object]] = [
    ("amount", "7 250 € toutes taxes comprises", "7250.00|TTC"),
    ("amount", "7 € nets de taxes", "7.00|NET"),
    ("amount", "7 €/trimestre HT", "7.00|HT|trimestre"),
    ("amount", "7 € par année", "7.00|an"),
    ("amount", "7 €/j", "7.00|jour"),
    ("amount", "7 h.t. par semestre", "7.00|HT|semestre"),
    ("amount", "+7", "7.00"),
    ("amount", "− 7 €", "-7.00"),
    ("amount", "7 250\n€", "7250.00"),
    ("amount", "3 Milliards d'euros", "3000000000.00"),
    ("amount", "7,25€", "7.25"),
    ("amount", "sept euros (7 €)", "7.00"),
    ("amount", "7 € (sept euro)", "7.00"),
    ("amount", "9999999999999,99 €", "9999999999999.99"),
    ("amount", "7 € (sept)", "7.00"),
    ("amount", "sept (7) euros", "7.00"),
    ("amount", "7 (sept) euros HT", "7.00|HT"),
    ("amount", "trois millions (3 000 000) d’euros par an", "3000000.00|an"),
    ("amount", "7 €HT", "7.00|HT"),
    ("amount", "7 H.T", "7.00|HT"),
    ("amount", "85 € l’heure", "85.00|heure"),
    ("amount", "85 € le jour", "85.00|jour"),
    ("amount", "\t7 €\n", "7.00"),
    ("amount", "7 \r\n\t€", "7.00"),
    ("amount", "3 MILLIARDS D'EUROS", "3000000000.00"),
    ("amount", "7 keur", "7000.00"),
    ("amount", "-0,00", "0.00"),
    ("amount", "1,0000001 M€", "1000000.10"),
    ("percent", "12%", "12"),
    ("percent", "\n12\t%\n", "12"),
    ("percent", "12 p. 100", "12"),
    ("percent", "12,50 POUR CENT", "12.5"),
    ("percent", "-0 %", "0"),
    ("percent", "1 200,125 %", "1200.125"),
    ("date", "2018-11-15", "2018-11-15"),
    ("date", "le jeudi 15/11/2018", "2018-11-15"),
    ("date", " 3 AOÛT 2018 ", "2018-08-03"),
    ("date", "3 de\u0301c. 2018", "2018-12-03"),
    ("period", "2018", "2018-01-01/2018-12-31"),
    ("period", "2017–2018", "2017-01-01/2018-12-31"),
    ("period", "exercices 2016 et 2017", "2016-01-01/2017-12-31"),
    ("period", "pour l’année civile 2018", "2018-01-01/2018-12-31"),
    ("period", "2e trimestre de l’année 2018", "2018-04-01/2018-06-30"),
    ("period", "S2 2018", "2018-07-01/2018-12-31"),
    ("period", "de mars à mai 2018", "2018-03-01/2018-05-31"),
    ("period", "décembre 2017 à janvier 2018", "2017-12-01/2018-01-31"),
    ("period", "mois d’octobre 2018", "2018-10-01/2018-10-31"),
    ("period", "du 3 mars 2017 jusqu’au 2 mars 2018", "2017-03-03/2018-03-02"),
    ("period", "du 01/03/2018 au 31/03/2018", "2018-03-01/2018-03-31"),
    ("period", "dès le 3 mars 2018", "2018-03-03/.."),
    ("period", "à compter du 1er mars 2018 pour une durée de 6 mois", "2018-03-01/2018-08-31"),
    ("period", "2018-03-01/..", "2018-03-01/.."),
    ("period", "2018-03-01/2018-03-31", "2018-03-01/2018-03-31"),
    ("duration", "une semaine", "P7D"),
    ("duration", "un an et demi", "P1Y6M"),
    ("duration", "1 an, 2 mois et 3 jours", "P1Y2M3D"),
    ("duration", "vingt et un mois", "P21M"),
    ("duration", "2 années", "P2Y"),
    ("ordinal", "Ire", "1"),
    ("ordinal", "2ds", "2"),
    ("ordinal", "secondes", "2"),
    ("ordinal", "cent-unième", "101"),
    ("ordinal", "1 000e", "1000"),
    ("numero", "délibération no 12", "12"),
    ("numero", "N ° 3", "3"),
]


@pytest.mark.parametrize(("kind", "text", "value"), RIGHT)
def test_right_forms(kind: str, text: str, value: str) -> None:
    """What acts write rightly is read strictly, and leniently with the same value."""
    assert str(PARSERS[kind](text)) == str(PARSERS[kind](text, "lenient")) == value


LENIENT: list[tuple[str, str, str]] = [
    ("amount", "1.234.567,8 €.", "1234567.80"),
    ("amount", "7’250,50 €", "7250.50"),
    ("amount", "7  250 € ;", "7250.00"),
    ("amount", "7.5 k€", "7500.00"),
    ("amount", "7 Mds€", "7000000000.00"),
    ("amount", "7 millions", "7000000.00"),
    ("amount", "- 7 €.", "-7.00"),
    ("amount", "sept euro", "7.00"),
    ("amount", "sept euros (7.5 €)", ""),
    ("amount", "sept euros et dix centimes (7.1 €).", "7.10"),
    ("amount", "7 € (sept euros).", "7.00"),
    ("amount", "7 € HT.", "7.00|HT"),
    ("amount", "7 €\npar  an ;", "7.00|an"),
    ("amount", "7 250,50.", "7250.50"),
    ("amount", "7.50,", "7.50"),
    ("amount", "7 250 d’euros", "7250.00"),
    ("amount", "7 millions  d’euros", "7000000.00"),
    ("amount", "7 millions €", "7000000.00"),
    ("amount", "7 milliard euros.", "7000000000.00"),
    ("amount", "7 M d’euros", "7000000.00"),
    ("amount", "7 k euros", "7000.00"),
    ("amount", "7,5 mrds€", "7500000000.00"),
    ("amount", "7 MD", "7000000000.00"),
    ("amount", "7 m€", ""),
    ("amount", "- sept euros", ""),
    ("percent", "douze pour cent.", "12"),
    ("percent", "12 pct.", "12"),
    ("percent", "12 p 100", "12"),
    ("percent", "12 pour-cent ;", "12"),
    ("percent", "- 12 %", "-12"),
    ("percent", "1’200 %", "1200"),
    ("percent", "(12 %)", ""),
    ("percent", "-douze pour cent", ""),
    ("percent", "douze pour cent", "12"),
    ("percent", "12.5", "12.5"),
    ("percent", "1 0  00 %", ""),
    ("date", "3  mars\n2018.", "2018-03-03"),
    ("date", "2e mars 2018", "2018-03-02"),
    ("date", "3ème mars 18", "2018-03-03"),
    ("date", "03.03.2018", "2018-03-03"),
    ("date", "1 er mars 2018", "2018-03-01"),
    ("date", "premier mars deux mil dix-huit", "2018-03-01"),
    ("date", "vingt et un mars mille neuf cent", "1900-03-21"),
    ("date", "truc mars deux mille", ""),
    ("date", "trois brumaire deux mille", ""),
    ("date", "3 mars 68", ""),
    ("period", "2017, 2018 et 2019", "2017-01-01/2019-12-31"),
    ("period", "2017 2018", "2017-01-01/2018-12-31"),
    ("period", "du 2 janvier 2018 au 31 mars 19", "2018-01-02/2019-03-31"),
    ("period", "du 1er janvier au 31 mars 19", "2019-01-01/2019-03-31"),
    ("period", "du 3 mars 2018", "2018-03-03/.."),
    ("duration", "3  an.", "P3Y"),
    ("duration", "un ans", "P1Y"),
    ("ordinal", "1ère", "1"),
    ("ordinal", "2ième", "2"),
    ("ordinal", "3ère", ""),
    ("ordinal", "4nde", ""),
    ("ordinal", "deuxieme", "2"),
    ("ordinal", "premièr", "1"),
    ("ordinal", "premiere", "1"),
    ("ordinal", "10 00ème", ""),
    ("ordinal", "XIème", "11"),
    ("ordinal", "VIÈME", "6"),
    ("ordinal", "2IÈME", "2"),
    ("roman", "XIV.", "14"),
    ("numero", "n°  3.", "3"),
]


@pytest.mark.parametrize(("kind", "text", "value"), LENIENT)
def test_lenient_forms(kind: str, text: str, value: str) -> None:
    """What has one meaning and is badly written is read leniently only; what has none never is."""
    with pytest.raises(FrenchParseError) as strict:
        PARSERS[kind](text)
    if value:
        assert str(PARSERS[kind](text, "lenient")) == value
    else:
        with pytest.raises(FrenchParseError) as lenient:
            PARSERS[kind](text, "lenient")
        assert (lenient.value.code, lenient.value.text) == (strict.value.code, text)


@pytest.mark.no_cover
@pytest.mark.parametrize("end", ["e", "ème", "eme", "ième", "ÈME", " IÈME", "emes"])
def test_a_roman_rank_keeps_its_last_letter(end: str) -> None:
    """The I of « XIème » is part of eleven: whatever the end, a rank is that of its numeral, or is refused."""
    for n in range(1, 4000):
        numeral = format_roman(n)
        if numeral[1:] and numeral != "DIX":  # « C » alone may be a word, « dixième » is one
            assert parse_ordinal(numeral + end, "lenient") == n


def test_both_readings_are_given() -> None:
    """A text that reads two ways is refused in both modes, with the two readings."""
    for text, readings in (
        ("7.250", "7 250,00 ou 7,25"),
        ("7,250", "7 250,00 ou 7,25"),
        ("50,000 €", "50 000,00"),
    ):
        for mode in ("strict", "lenient"):
            with pytest.raises(FrenchParseError) as error:
                parse_amount(text, mode)
            assert readings in error.value.message.replace("\u202f", " ")


@pytest.mark.parametrize("kind", PARSERS)
def test_another_mode_is_refused(kind: str) -> None:
    """A mode that is not documented is an error of ours."""
    with pytest.raises(ConventionsError):
        PARSERS[kind]("1", "loose")


WRITERS: dict[str, Callable[[Any], str]] = {
    "amount": format_amount,
    "date": format_date,
    "duration": format_duration,
    "number_words": number_in_words,
    "numero": format_numero,
    "ordinal": ordinal,
    "percent": format_percent,
    "period": format_period,
    "roman": format_roman,
    "words": amount_in_words,
}


def _attempt(kind: str, text: str, mode: str = "strict") -> object:
    """The value that the parser returns, or the error that it raises."""
    try:
        return PARSERS[kind](text, mode)
    except FrenchParseError as error:
        return error


def _bounded(value: object) -> bool:
    """Whether the value can be written: a percent of 200 digits cannot."""
    return not isinstance(value, Decimal) or abs(value) < 10**30


SEEDS = [text for _, text, _ in CASES] + [text for _, text, _ in RIGHT] + [text for _, text, _ in LENIENT]
PIECES = sorted({text[i : i + n] for text in SEEDS for n in (1, 2, 5) for i in range(len(text))})


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A text near those that mean something: pieces put together, cut or doubled."""
    text = draw(st.sampled_from(SEEDS))
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(["", *PIECES])) + text[at + draw(st.integers(0, 2)) :]


@pytest.mark.parametrize("kind", PARSERS)
@given(text=st.text(max_size=40) | mutated(), mode=st.sampled_from(["strict", "lenient"]))
def test_any_text_is_a_value_that_reads_back_or_our_error(kind: str, text: str, mode: str) -> None:
    """A parser returns a value whose text reads back to it, or raises ``FrenchParseError``, nothing else."""
    value = _attempt(kind, text, mode)
    if not isinstance(value, FrenchParseError):
        assert not _bounded(value) or PARSERS[kind](WRITERS[kind](value)) == value
        return
    assert value.code in MESSAGES
    assert value.text == text
    assert 0 <= value.position <= max(len(text), 1)


@pytest.mark.parametrize("kind", PARSERS)
@given(text=mutated())
def test_what_strict_reads_lenient_reads_the_same(kind: str, text: str) -> None:
    """Strict is a part of lenient, with the same values."""
    value = _attempt(kind, text)
    assert isinstance(value, FrenchParseError) or PARSERS[kind](text, "lenient") == value


@pytest.mark.parametrize("kind", PARSERS)
@pytest.mark.parametrize(
    "piece", ["1", " ", "1 ", "a", "(", "et ", "du 1er ", "\u202f", "cent ", "-", "n° ", "1,", "é"]
)
def test_no_text_takes_more_than_linear_time(kind: str, piece: str) -> None:
    """A million characters are refused in far less than a second, and 200 at once."""
    start = time.process_time()
    for text in (piece * 10**6, (piece * 200)[:200]):
        for mode in ("strict", "lenient"):
            with pytest.raises(FrenchParseError):
                PARSERS[kind](text, mode)
    assert time.process_time() - start < 1


@given(st.text(min_size=201, max_size=400))
def test_a_text_of_more_than_200_characters_is_too_long(text: str) -> None:
    """The length is looked at first."""
    with pytest.raises(FrenchParseError) as error:
        parse_amount(text)
    assert error.value.code == "too_long"
