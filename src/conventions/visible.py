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
    if text.isprintable():
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
