"""The no-break spaces and the apostrophes of a French sentence, names and code left as they are.

Sources: Lexique des règles typographiques de l’Imprimerie nationale, as quoted by its readers; charter of the
Journal officiel (2016) for hours; CLDR ``fr`` for numbers.

>>> typeset("L'association recevra 50 000 € : c'est dit.").replace("\u00a0", "~").replace("\u202f", "_")
'L’association recevra 50_000~€~: c’est dit.'
"""

from __future__ import annotations

import re
from functools import cache

from conventions.french.alphabet import letters_of
from conventions.french.symbols import APOSTROPHE, NBSP, NNBSP, month_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conventions.french.names import Name

    Written = str | Callable[[re.Match[str]], str]
    Rules = tuple[tuple[re.Pattern[str], Written], ...]

_HELD = "\ufffc"
"""Stands for a protected piece while the rules run; the same character in the text is itself protected."""

_CODE = (
    r"```.*?```|`[^`\n]*`|<[A-Za-z/!%][^<>\n]*>|\{\{[^{}\n]*\}\}|&#?\w{1,32};"
    r"|\b(?:[a-z][a-z0-9+.-]{0,19}://|www\.|mailto:)[^\s«»<>]*"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    rf"|{_HELD}"
)
_GAP = f"[ {NBSP}{NNBSP}\u2009\u2007]"
# What a sign of punctuation is attached to, and what may follow it where no space came before.
_AFTER = rf"{_HELD})\]»”\"%‰€°…’."
_THEN = r"»)\]”\",.…"
_UNITS = r"k?m[²³2]?|cm|mm|ha|k?g|t|[kMG]?Wh?|[kMGT]o|°C"


def typeset(text: str, keep: Iterable[Name | str] = ()) -> str:
    """The text with its no-break spaces and typographic apostrophes; no other character changes.

    ``keep`` is a text, or names, that stay as they are, character by character (« Yahoo! », « Espace d'art »);
    code between backquotes, addresses of the web, e-mail addresses, tags and ``{{ fields }}`` stay too.
    U+202F goes between groups of digits and before « ; ! ? », U+00A0 before « : € % », inside quotes, after
    « n° » and « M. », between a day and its month, in hours. Doing it twice changes nothing more.

    >>> typeset("Voir « l'annexe » n°1, `a : b` et Yahoo! ?", keep=["Yahoo!"]).replace("\u00a0", "~")
    'Voir «~l’annexe~» n°~1, `a : b` et Yahoo!\u202f?'
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return _HELD

    working = _protected(keep).sub(hold, letters_of(text))
    for pattern, replacement in _rules():
        working = pattern.sub(replacement, working)
    pieces = iter(held)
    return re.sub(_HELD, lambda _: next(pieces), working)


def _protected(keep: Iterable[Name | str]) -> re.Pattern[str]:
    kept = [keep] if isinstance(keep, str) else keep
    names = sorted({letters_of(name) for name in kept} - {""}, key=len, reverse=True)
    whole = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)
    return re.compile(f"{whole}|{_CODE}" if whole else _CODE, re.DOTALL)


@cache
def _rules() -> Rules:
    """Each rule and what it writes; each pattern starts only where nothing before it was tried: linear."""
    months = "|".join(month_names())
    written: tuple[tuple[str, Written], ...] = (
        (rf"(?<=[^\W\d_])'(?=[\w«\"{_HELD}])", APOSTROPHE),
        (rf"(?<![\w.,])(?<!\d{_GAP})\d{{1,3}}(?:{_GAP}\d{{3}})+(?!{_GAP}?\d)", _grouped),
        (rf"(?<=\d){_GAP}*(?=(?:[kKM]|Md){_GAP}?€|[€%‰])", NBSP),
        (rf"(?<=\d){_GAP}+(?=(?:euros?|EUR|centimes?|millions?|milliards?|{_UNITS})(?!\w))", NBSP),
        (rf"(?<=\d){_GAP}+(?=p\.{_GAP}?(?:100|cent)(?!\w))", NBSP),
        (rf"(?<=€){_GAP}+(?=(?:HT|TTC)(?!\w))", NBSP),
        (rf"(?<!\w)([nN]°){_GAP}*(?=\w)", rf"\1{NBSP}"),
        (rf"(?<!\w)(§|(?:[Aa]rt|al|chap|p)\.){_GAP}*(?=\d)", rf"\1{NBSP}"),
        (rf"(?<!\w)([Aa]rt\.){_GAP}*(?=[LRDA]O?\.?\*{{0,2}}{_GAP}?\d)", rf"\1{NBSP}"),
        (rf"(?<!\w)([LRDA]O?(?:\.\*{{0,2}}(?={_GAP}+\d)|(?={_GAP}+\d{{1,4}}-\d))){_GAP}+", rf"\1{NBSP}"),
        (rf"(?<!\w)(MM?\.|M(?:me|lle)s?|Me|Dr|Pr){_GAP}+(?=[^\W\d_a-zà-ÿ])", rf"\1{NBSP}"),
        (rf"(?<!\w)(MM?\.|Mmes?){_GAP}+(?=(?:la|les?){_GAP}|l['’])", rf"\1{NBSP}"),
        (rf"(?<![\w.,])(1er|[0-3]?\d){_GAP}+(?=(?:{months})(?!\w))", rf"\1{NBSP}"),
        (rf"(?<![\w.,:])([0-2]?\d){_GAP}*h(?:{_GAP}*([0-5]\d))?(?!\w)", _hour),
        (rf"«{_GAP}*(?=\S)", f"«{NBSP}"),
        (rf"(?<=\S){_GAP}*»", f"{NBSP}»"),
        (rf"(?<=[\w{_AFTER}]){_GAP}*(?=[;!?]+(?:[\s{_THEN}]|$))", NNBSP),
        (rf"(?<=[\w{_AFTER}!?]){_GAP}+(?=[;!?])", NNBSP),
        (rf"(?<=[\w{_AFTER}!?]){_GAP}*(?=:(?:\s|$))", NBSP),
        (rf"(?<=[\w{_AFTER}!?]){_GAP}+(?=:)", NBSP),
    )
    return tuple((re.compile(pattern), replacement) for pattern, replacement in written)


def _grouped(match: re.Match[str]) -> str:
    return re.sub(_GAP, NNBSP, match[0])


def _hour(match: re.Match[str]) -> str:
    return f"{match[1]}{NBSP}h" + (f"{NBSP}{match[2]}" if match[2] else "")
