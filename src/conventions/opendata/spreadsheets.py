"""CSV files: exact for machines that exchange data, harmless for spreadsheets that people open.

A spreadsheet runs what looks like a formula, and a published name may be one: in the file made for it, and in
that one alone, such a cell begins with an apostrophe, which keeps it a text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["csv_bytes", "neutralised", "spreadsheet_csv_bytes"]

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def neutralised(text: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula; a number stays one.

    What begins with = + - @, a tabulation or an end of line (or the wide forms of those signs) gets an
    apostrophe before it, as OWASP advises (« CSV Injection »).

    >>> neutralised("=1+1"), neutralised("-1500.00"), neutralised("Club")
    ("'=1+1", '-1500.00', 'Club')
    """
    if text.startswith(_STARTS) and _NUMBER.fullmatch(text) is None:
        return f"'{text}"
    return text


def csv_bytes(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    r"""A CSV file as the norm of the open data wants it: UTF-8, commas, lines ended by CR and LF (RFC 4180).

    A byte that no encoding could read (a lone surrogate, as Python keeps it) is written back as it was.

    >>> csv_bytes(("nom", "montant"), [("Club", "1500.00")])
    b'nom,montant\r\nClub,1500.00\r\n'
    """
    return _written(header, lines, ",").encode("utf-8", "surrogateescape")


def spreadsheet_csv_bytes(
    header: Sequence[str], lines: Iterable[Sequence[str]], delimiter: str = ";"
) -> bytes:
    r"""A CSV file that a French spreadsheet opens: a byte-order mark, semicolons, neutralised cells.

    >>> spreadsheet_csv_bytes(("nom", "montant"), [("=A1", "-1500.00")])
    b"\xef\xbb\xbfnom;montant\r\n'=A1;-1500.00\r\n"
    """
    return _written(header, (tuple(map(neutralised, line)) for line in lines), delimiter).encode(
        "utf-8-sig", "surrogateescape"
    )


def _written(header: Sequence[str], lines: Iterable[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()
