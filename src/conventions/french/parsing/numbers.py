"""The number inside an amount or a percent: what is right, and what is wrong in what is not.

>>> number_fault("50.000"), number_fault("1 234,5"), number_fault("12 34")
(('ambiguous_dot', 2), None, ('bad_grouping', 2))
"""

from __future__ import annotations

import re

from conventions.french.symbols import NNBSP

PERCENT = r"%|(?i:pour cent|p\. ?cent|p\. ?100)"
"""What follows the number of a percent."""

# What separates digits, rightly or not; then a sign glued between two of them, which no number holds.
_RUN = re.compile(
    r"[0-9]+(?:[\s.,'’_;:/*−-]+[0-9]+|[^\w\s.,'’€%][0-9]+)*(?P<left>[.,])?",
)
_WRONG_SIGN = re.compile(r"[^0-9\s.,'’]")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(,[0-9]*)?")
_APOSTROPHES = re.compile(r"['’]")
_GROUPED = re.compile(r"(?<![0-9.,'’])[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:['’][0-9]{3})+)(?![0-9.'’])")
_BLANK = re.compile(r"\s+")


def run_of(text: str) -> tuple[int, int]:
    """Where the first number starts and ends; both are the end of a text without digits.

    A separator left after the digits belongs to the number (« 50, »), unless the number has another one:
    then it ends the sentence (« 50,00. »).

    >>> run_of("de 50 000,5 €"), run_of("50, €"), run_of("50,00."), run_of("néant")
    ((3, 11), (0, 3), (0, 5), (5, 5))
    """
    run = _RUN.search(text)
    if run is None:
        return len(text), len(text)
    complete = run["left"] and re.search(r"[.,]", run[0][:-1])
    return run.start(), run.end() - bool(complete)


def number_fault(run: str) -> tuple[str, int] | None:
    """The code and the place of what is wrong in the number, or None.

    >>> number_fault("1.234,56"), number_fault("50_000"), number_fault("12.5")
    (('dot_grouping', 1), ('unexpected_character', 2), ('dot_decimal', 2))
    """
    for check in (_wrong_sign, _apostrophes, _mixed, _lone, _dots, _blanks, _leading_zero):
        found = check(run)
        if found:
            return found
    return None


def _wrong_sign(run: str) -> tuple[str, int] | None:
    sign = _WRONG_SIGN.search(run)
    return ("unexpected_character", sign.start()) if sign else None


def _apostrophes(run: str) -> tuple[str, int] | None:
    sign = _APOSTROPHES.search(run)
    return ("apostrophe_grouping", sign.start()) if sign else None


def _mixed(run: str) -> tuple[str, int] | None:
    """A comma before a dot, several commas, or a space group followed by what may be a dot group."""
    commas = run.count(",")
    if commas > 1 or (commas and run.rfind(".") > run.index(",")):
        return "mixed_separators", run.index(",")
    if " " in run and re.search(r"\.[0-9]{3}(?![0-9])", run):
        return "mixed_separators", run.index(".")
    return None


def _lone(run: str) -> tuple[str, int] | None:
    lone = re.search(r"[.,](?![0-9.,])", run)
    return ("missing_decimals", lone.start()) if lone else None


def _dots(run: str) -> tuple[str, int] | None:
    dot = run.find(".")
    if dot < 0:
        return None
    if run.count(".") == 1 and "," not in run:
        ambiguous = re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", run)
        return "ambiguous_dot" if ambiguous else "dot_decimal", dot
    return "dot_grouping" if _DOTTED.fullmatch(run) else "bad_grouping", dot


def _blanks(run: str) -> tuple[str, int] | None:
    blank = _BLANK.search(run)
    if blank is None or re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?", run):
        return None
    return "bad_grouping", blank.start()


def _leading_zero(run: str) -> tuple[str, int] | None:
    return ("leading_zero", 0) if re.match(r"0 ?[0-9]", run) else None


def decimals_fault(whole: str, decimals: str, scale: int) -> str | None:
    """The code of decimals that an amount cannot have; ``scale`` is the power of ten of its multiple.

    Three decimals may be a group of thousands, unless a multiple tells that they are not.

    >>> decimals_fault("50", "000", 0), decimals_fault("0", "023", 0), decimals_fault("12", "345", 3)
    ('ambiguous_comma', 'sub_cent', None)
    """
    may_be_group = len(decimals) == 3 and len(whole) <= 3 and whole != "0"
    if may_be_group and (not scale or decimals == "000"):
        return "ambiguous_comma"
    return "sub_cent" if len(decimals) > scale + 2 else None


def mend_grouping(text: str) -> str:
    """Groups separated by dots, apostrophes, tabs, line breaks or several spaces, put right.

    >>> mend_grouping("1.234,56 €"), mend_grouping("50’000 €"), mend_grouping("50'000.00 €")
    ('1 234,56 €', '50 000 €', "50'000.00 €")
    """
    grouped = _GROUPED.search(text)
    if grouped:
        return text[: grouped.start()] + re.sub(r"[.'’]", " ", grouped[0]) + text[grouped.end() :]
    return re.sub(r"(?<=[0-9])\s+(?=[0-9])", " ", text)


def readings(whole: str, decimals: str) -> str:
    """The two values of a number whose separator is followed by three digits.

    >>> readings("50", "000").replace("\u202f", " "), readings("7", "250").replace("\u202f", " ")
    ('50 000,00 ou 50,00 ?', '7 250,00 ou 7,25 ?')
    """
    return f"{whole}{NNBSP}{decimals},00 ou {whole},{decimals.rstrip('0').ljust(2, '0')} ?"
