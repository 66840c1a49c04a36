"""The text of a PDF that typst wrote, in the order it is read aloud; enough of PDF for that, and no more."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_TOKEN = re.compile(
    rb"/(?P<mark>[A-Za-z0-9]+)(?P<told><<.*?>>)?\s*(?:BDC|BMC)|(?P<end>EMC)|/(?P<font>f\d+) [\d.]+ Tf|(?P<text>\()",
    re.DOTALL,
)
_PAREN = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SAID = re.compile(rb"/ActualText(?:<([0-9A-Fa-f]*)>|\(((?:[^\\()]|\\.)*)\))", re.DOTALL)


def text_of_pdf(data: bytes) -> str:
    """The text of its pages, what is decoration or repeated (the footer, the titles of a table) left out."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", _first(rb"/Kids\[(.*?)\]", objects))]
    return "".join(piece for page in pages for piece in _page(objects, objects[page]))


def _first(pattern: bytes, objects: dict[int, bytes]) -> bytes:
    found = (re.search(pattern, body) for body in objects.values())
    return next(match[1] for match in found if match)


def _reference(name: bytes, body: bytes) -> int:
    match = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert match, name
    return int(match[1])


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    raw = rest.removesuffix(b"endstream").removesuffix(b"\n")
    return zlib.decompress(raw) if b"/FlateDecode" in head else raw


def _page(objects: dict[int, bytes], page: bytes) -> Iterator[str]:
    resources = objects[_reference(b"Resources", page)]
    fonts = {
        name: _unicode(_stream(objects[_reference(b"ToUnicode", objects[int(number)])]))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    font: dict[int, str] = {}
    marks: list[str | None] = []
    for token, text in _tokens(_stream(objects[_reference(b"Contents", page)])):
        if token["mark"]:
            said = _said(token["told"] or b"")
            hidden = token["mark"] == b"Artifact" or any(mark is not None for mark in marks)
            marks.append("" if hidden else said)
            yield "" if hidden or said is None else said
        elif token["end"]:
            marks.pop()
        elif token["font"]:
            font = fonts[token["font"]]
        elif all(mark is None for mark in marks):
            yield "".join(font[code] for code in _pairs(_bytes(text)))


def _tokens(content: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """What draws a page, and the text of what is a text: it ends where as many parentheses close as open."""
    token = _TOKEN.search(content)
    while token:
        end = _end(content, token.end()) if token["text"] else token.end()
        yield token, content[token.end() : end - 1]
        token = _TOKEN.search(content, end)


def _end(content: bytes, start: int) -> int:
    depth = 1
    for paren in _PAREN.finditer(content, start):
        depth += {b"(": 1, b")": -1}.get(paren[0], 0)
        if depth == 0:
            return paren.end()
    raise ValueError("text without end")


def _said(told: bytes) -> str | None:
    match = _SAID.search(told)
    if match is None:
        return None
    raw = bytes.fromhex(match[1].decode()) if match[1] is not None else _bytes(match[2])
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _bytes(text: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if code.isdigit() else _LETTERS.get(code, code)


def _pairs(codes: bytes) -> Iterator[int]:
    return (int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes), 2))


def _unicode(cmap: bytes) -> dict[int, str]:
    """What each code of a font says; typst writes them one by one."""
    assert b"beginbfrange" not in cmap
    said = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in said}
