r"""Characters that nobody sees: controls, directions, lone surrogates are shown as escapes.

>>> visible("a\x1b[31mb\u202e")
'a\\x1b[31mb\\u202e'
"""

from __future__ import annotations


def visible(text: str) -> str:
    r"""The text with its control, format and lone surrogate characters as escapes; spaces are kept.

    >>> visible("50\u202f000\u00a0€") == "50\u202f000\u00a0€"
    True
    """
    if text.isprintable() or text.replace("\u00a0", "").replace("\u202f", "").isprintable():
        return str(text)
    # A long text is made of few different characters: each is looked at once.
    hidden = {ord(char): _escaped(char) for char in set(text) if not is_visible(char)}
    return text.translate(hidden)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def is_visible(char: str) -> bool:
    r"""Whether a character shows: printable, or a space of one line.

    >>> is_visible("é"), is_visible("\u00a0"), is_visible("\x1b")
    (True, True, False)
    """
    from unicodedata import category

    return char.isprintable() or category(char) == "Zs"


def width(text: str) -> int:
    r"""How many columns a text takes: two for a wide character, none for a combining one.

    >>> width("50\u202f000\u00a0€"), width("e\u0301"), width("漢")
    (8, 1, 2)
    """
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me") else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
