"""Natural persons are masked in what is published or shown, unless they are asked for by name."""

from __future__ import annotations

from typing import Literal, TypeAlias

from conventions.errors import ConventionsError

Persons: TypeAlias = Literal["masked", "named"]


def are_named(natural_persons: str) -> bool:
    """Whether natural persons are asked for by name.

    :raises ConventionsError: for another word than ``masked`` and ``named``.

    >>> are_named("masked"), are_named("named")
    (False, True)
    """
    if natural_persons not in {"masked", "named"}:
        raise ConventionsError(
            f"« {natural_persons[:40]} » : les personnes physiques sont, au choix, masquées (masked) ou nommées (named)"
        )
    return natural_persons == "named"
