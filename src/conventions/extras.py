"""Packages that are installed only by those who want them, and what to do where one is missing.

>>> needed("json", doing="lire du JSON", package="json").loads("[1]")
[1]
"""

from __future__ import annotations

from importlib import import_module

from conventions.errors import ConventionsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DISTRIBUTION = "conventions-subvention"


def needed(module: str, *, doing: str, package: str, extra: str = "", otherwise: str = "") -> Any:
    """The module that something needs: ``doing`` says what, in French, and ``package`` what to install.

    ``extra`` is the extra of this library that brings it, if one does; ``otherwise`` is another way out.

    :raises ConventionsError: where it is not installed; the sentence has the command that installs it.

    >>> needed("no_such_module", doing="lire un classeur", package="python-calamine", extra="xlsx")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: lire un classeur demande python-calamine : installez-le avec « pip install …
    """
    try:
        return import_module(module)
    except ImportError as error:
        # Quoted: some shells (zsh, fish) read brackets as a pattern.
        wanted = f'"{DISTRIBUTION}[{extra}]"' if extra else package
        way_out = f", {otherwise}" if otherwise else ""
        raise ConventionsError(
            f"{doing} demande {package} : installez-le avec « pip install {wanted} »{way_out}"
        ) from error
