"""Libraries that only some uses need: each comes with an extra, and one sentence says which when it is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from conventions.errors import ConventionsError


def needed(module: str, use: str, library: str, extra: str, otherwise: str = "") -> Any:
    """The module of a library that an extra brings.

    :raises ConventionsError: says in French what needs it, and how to install it.

    >>> needed("json", "écrire", "json", "aucun").__name__
    'json'
    >>> needed("not_there", "dessiner une figure", "matplotlib", "notebook")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: dessiner une figure demande matplotlib : installez-le avec …
    """
    try:
        return import_module(module)
    except ImportError as error:
        way = f"installez-le avec « pip install conventions-subvention[{extra}] »"
        raise ConventionsError(f"{use} demande {library} : {way}{otherwise}") from error
