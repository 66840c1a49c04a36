"""French both ways: numbers, words, dates, grammar; what is written here is read back here.

Everything takes exact values, pins the locale, and gives the same text on every machine. Each name is
loaded from its module the first time it is used, so that one function costs what it needs and no more.

>>> from conventions.money import euros
>>> format_amount(euros(50000)) == "50\u202f000\u00a0€", str(parse_amount("50 000 €").amount)
(True, '50000.00')
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.amounts import format_amount, format_compact
    from conventions.french.comparing import same_name, slug
    from conventions.french.dates import format_date, format_duration, format_period
    from conventions.french.fuzzy import fuzzy_duration, fuzzy_period
    from conventions.french.hours import format_datetime, format_time
    from conventions.french.names import Name, of, safe, the, to
    from conventions.french.numbers import (
        format_number,
        format_numero,
        format_percent,
        format_roman,
        ordinal,
        plural,
    )
    from conventions.french.parsing.amounts import parse_amount
    from conventions.french.parsing.dates import parse_date
    from conventions.french.parsing.durations import parse_duration
    from conventions.french.parsing.number_words import parse_number_words, parse_words
    from conventions.french.parsing.numeros import parse_numero
    from conventions.french.parsing.percents import parse_percent
    from conventions.french.parsing.periods import parse_period
    from conventions.french.parsing.ranks import parse_ordinal, parse_roman
    from conventions.french.ratios import format_ratio, parse_ratio
    from conventions.french.sorting import sort_key
    from conventions.french.symbols import APOSTROPHE, NBSP, NNBSP
    from conventions.french.terms import format_term
    from conventions.french.text import civility, format_list, quote
    from conventions.french.typography import typeset
    from conventions.french.words import amount_in_words, number_in_words, ordinal_in_words

_HOMES = {
    "amounts": ("format_amount", "format_compact"),
    "comparing": ("same_name", "slug"),
    "dates": ("format_date", "format_duration", "format_period"),
    "fuzzy": ("fuzzy_duration", "fuzzy_period"),
    "hours": ("format_datetime", "format_time"),
    "names": ("Name", "of", "safe", "the", "to"),
    "numbers": (
        "format_number",
        "format_numero",
        "format_percent",
        "format_roman",
        "ordinal",
        "plural",
    ),
    "parsing.amounts": ("parse_amount",),
    "parsing.dates": ("parse_date",),
    "parsing.durations": ("parse_duration",),
    "parsing.number_words": ("parse_number_words", "parse_words"),
    "parsing.numeros": ("parse_numero",),
    "parsing.percents": ("parse_percent",),
    "parsing.periods": ("parse_period",),
    "parsing.ranks": ("parse_ordinal", "parse_roman"),
    "ratios": ("format_ratio", "parse_ratio"),
    "sorting": ("sort_key",),
    "symbols": ("APOSTROPHE", "NBSP", "NNBSP"),
    "terms": ("format_term",),
    "text": ("civility", "format_list", "quote"),
    "typography": ("typeset",),
    "words": ("amount_in_words", "number_in_words", "ordinal_in_words"),
}

__all__ = [
    "APOSTROPHE",
    "NBSP",
    "NNBSP",
    "Name",
    "amount_in_words",
    "civility",
    "format_amount",
    "format_compact",
    "format_date",
    "format_datetime",
    "format_duration",
    "format_list",
    "format_number",
    "format_numero",
    "format_percent",
    "format_period",
    "format_ratio",
    "format_roman",
    "format_term",
    "format_time",
    "fuzzy_duration",
    "fuzzy_period",
    "number_in_words",
    "of",
    "ordinal",
    "ordinal_in_words",
    "parse_amount",
    "parse_date",
    "parse_duration",
    "parse_number_words",
    "parse_numero",
    "parse_ordinal",
    "parse_percent",
    "parse_period",
    "parse_ratio",
    "parse_roman",
    "parse_words",
    "plural",
    "quote",
    "safe",
    "same_name",
    "slug",
    "sort_key",
    "the",
    "to",
    "typeset",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
