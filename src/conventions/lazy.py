"""Names that load on first use, so that a package costs what is asked of it and no more."""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def on_first_use(package: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package whose names live in ``homes``: module (below it) to names.

    A name found once is kept in the package, which is not asked again.

    >>> load = on_first_use("conventions", {"money": ("ZERO",)})
    >>> str(load("ZERO"))
    '0.00'
    >>> load("NOTHING")
    Traceback (most recent call last):
    AttributeError: module 'conventions' has no attribute 'NOTHING'
    """
    home_of = {name: f"{package}.{home}" for home, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(home_of[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
