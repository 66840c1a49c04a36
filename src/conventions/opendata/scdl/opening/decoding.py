r"""Decode a file: UTF-8 when the whole of it is, else line by line, UTF-8 or cp1252 (T01, T02, T03).

>>> text = decode("Été\n".encode("cp1252"))
>>> text.encoding, text.text, [each.code for each in text.diagnoses]
('cp1252', 'Été\n', ['T01'])
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.opening.dialects import SAMPLE, encoding_of

_BOM: Final = b"\xef\xbb\xbf"
_OVERLONG: Final = re.compile(rb"[\xf8-\xfd][\x80-\xbf]{4,5}")
_MAYBE_UTF8: Final = re.compile(rb"[\xc2-\xc5\xcb\xe2\xef\xf8-\xfd][\x80-\xbf]")
_MARK: Final = "\ufffd".encode()
_PLAUSIBLE: Final = re.compile("[\0-\u017f\u02c6\u02dc\u2000-\u22ff\ufb00-\ufb04\ufeff\ufffd]*")
_WORD: Final = re.compile(r"[\w\ufffd’'-]+")
_ESCAPE: Final = re.compile(r"<([0-9a-f]{2})>\Z")


def _whole(code: str, reason: str, severity: Severity = Severity.REPAIRED) -> Diagnosis:
    return Diagnosis(code, severity, None, None, None, "", reason)


_CP1252: Final = _whole("T01", "fichier en cp1252, sans qu’il le dise")


class Text(NamedTuple):
    """A file decoded: the encoding (``utf-8+cp1252`` where lines have both), the text, what was noticed."""

    encoding: str
    text: str
    diagnoses: tuple[Diagnosis, ...] = ()


class _Decoded(NamedTuple):
    encoding: str
    text: str
    proposed: str


def decode(data: bytes) -> Text:
    r"""The text of the bytes, whole: what cannot be decoded shows as U+FFFD and is told as an error.

    A line that is not UTF-8 is cp1252. The sequences of six bytes that R writes for a letter that it could not
    decode are not letters in any encoding: the letter is proposed, never adopted.

    >>> decode(b"caf\xfc\xbe\x8e\x96\x94\xbc").diagnoses[0].readings
    ('café',)
    """
    encoding, mark = encoding_of(data[:SAMPLE])
    if encoding.startswith("utf-16"):
        return Text(encoding, data[mark:].decode(encoding, "replace"), (_whole("T01", "fichier en UTF-16"),))
    try:
        return Text("utf-8", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        body = data.removeprefix(_BOM)
    told = _whole("T02", "marque d’UTF-8 en tête d’un fichier en cp1252", Severity.WARNED)
    noted = [_CP1252, told] if len(body) < len(data) else [_CP1252]
    return _plain(body, noted) or _by_lines(body, noted)


def _plain(data: bytes, noted: list[Diagnosis]) -> Text | None:
    """The text of what has nothing like UTF-8 in it."""
    if _MAYBE_UTF8.search(data):
        return None
    try:
        return Text("cp1252", data.decode("cp1252"), tuple(noted))
    except UnicodeDecodeError:
        return None


def _by_lines(data: bytes, if_cp1252: list[Diagnosis]) -> Text:
    lines = [_line(line) for line in data.splitlines(keepends=True)]
    kinds = {line.encoding for line in lines} - {"ascii"}
    encoding = "+".join(sorted(kinds, reverse=True))
    noted = if_cp1252 if encoding == "cp1252" else []
    for number, line in enumerate(lines, 1):
        noted.extend(_noted(line, number, mixed=len(kinds) > 1))
    return Text(encoding, "".join(line.text for line in lines), tuple(noted))


def _line(line: bytes) -> _Decoded:
    if line.isascii():
        text = line.decode("ascii")
        return _Decoded("ascii", text, text)
    if not _OVERLONG.search(line):
        encoding, text = _text(line)
        return _Decoded(encoding, text, text)
    encoding, text = _text(_OVERLONG.sub(_MARK, line))
    return _Decoded(encoding, text, _text(_OVERLONG.sub(_letter, line))[1])


def _text(line: bytes) -> tuple[str, str]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", line.replace(_MARK, b"\x81").decode("cp1252", "replace")
    if _PLAUSIBLE.fullmatch(text):
        return "utf-8", text
    return "cp1252", line.decode("cp1252", "replace")


def _letter(found: re.Match[bytes]) -> bytes:
    """The letter of which R wrote the escape, « <e9> », as if it were one wide character."""
    bits = found[0][0] & 1
    for byte in found[0][1:]:
        bits = bits << 6 | byte & 0x3F
    escape = _ESCAPE.match(bits.to_bytes(5, "little").rstrip(b"\0").decode("latin-1"))
    return bytes.fromhex(escape[1]).decode("latin-1").encode() if escape else _MARK


def _noted(line: _Decoded, number: int, *, mixed: bool) -> list[Diagnosis]:
    if "\ufffd" in line.text:
        raw, reading = _broken_words(line.text), _broken_words(line.proposed, line.text)
        readings = (reading,) if "\ufffd" not in reading else ()
        reason = "octets qu’aucun encodage ne lit : corrigez le texte à la source"
        return [Diagnosis("T03", Severity.ERROR, number, None, None, raw, reason, None, readings)]
    if mixed and line.encoding == "cp1252":
        raw, reason = line.text.rstrip("\r\n"), "ligne en cp1252, d’autres sont en UTF-8"
        return [Diagnosis("T03", Severity.WARNED, number, None, None, raw, reason)]
    return []


def _broken_words(text: str, beside: str | None = None) -> str:
    """The words of a text that hold U+FFFD, or that stand where ``beside`` holds it."""
    pairs = zip(_WORD.findall(text), _WORD.findall(beside or text), strict=False)
    return " ".join(word for word, other in pairs if "\ufffd" in other)
