r"""Text that was decoded wrongly before it came here: the repair is proposed when it is a clean round trip (T04).

>>> mended("CÅ’UR"), mended("D‚partement"), mended("Cœur")
('CŒUR', 'Département', None)
"""

from __future__ import annotations

import re
from typing import Final

SUSPECT: Final = ("\0", "\ufffd", "Ã", "Â", "Å", "â€", "Ë", "‚", "ƒ", "‡", "ˆ", "Š")
"""What a text must hold to be worth a look: a null, or the traces of a wrong decoding."""

_UTF8_READ: Final = re.compile(
    r"[ÂÃÅ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|â€|Ë[\u2020\u0153]"
)
_DOS: Final = re.compile(r"[‚ƒ‡ˆŠ](?=[^\W\d_])|(?<=[^\W\d_])[‚ƒ‡ˆŠ]")
_DOS_READ: Final = frozenset("éèêëàâäçùûüôöîïÉæ°²«»§áíóúñÑ")
_ROUNDS: Final = 3


def mended(text: str) -> str | None:
    """What the text was before it was decoded wrongly, or None where it does not come back to itself.

    UTF-8 read as cp1252, up to three times, or cp850 read as cp1252.
    """
    if text.isascii():
        return None
    if _UTF8_READ.search(text):
        return _from_utf8(text)
    return _from_dos(text) if _DOS.search(text) else None


def _from_utf8(text: str) -> str | None:
    for _ in range(_ROUNDS):
        once = _recoded(text, "utf-8")
        if once is None or not _UTF8_READ.search(once):
            return once
        text = once
    return None


def _from_dos(text: str) -> str | None:
    read = _recoded(text, "cp850")
    wrong = read is None or any(char not in _DOS_READ for char in read if not char.isascii())
    return None if wrong else read


def _recoded(text: str, encoding: str) -> str | None:
    try:
        read = text.encode("cp1252").decode(encoding)
        return read if read.encode(encoding).decode("cp1252") == text else None
    except UnicodeError:
        return None
