"""Amounts, totals, targets and names in a phrase."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conventions import Name, euros
from conventions.french import NBSP, NNBSP
from conventions.model import Target
from conventions.operations import Total
from conventions.wording import (
    in_full,
    is_plural,
    label,
    name_in,
    quoted,
    said_difference,
    said_target,
    said_total,
    the_named,
)


def test_totals() -> None:
    """A sum known in part is « au moins »; a difference then is not known; what is missing is listed."""
    known, partly = Total(known=euros(5_000)), Total(known=euros(5_000), unknown=("2017", "2019"))
    assert said_total(known) == said_difference(known) == in_full(known) == f"5{NNBSP}000{NBSP}€"
    assert in_full(partly) == f"au moins 5{NNBSP}000{NBSP}€ (2017 et 2019{NBSP}: inconnus)"
    assert said_difference(partly) == "inconnu"


@pytest.mark.parametrize(
    ("fields", "phrase"),
    [
        ({"value": Decimal(30), "approximate": True, "exercise": 2018}, "environ 30 projets (2018)"),
        ({"low": Decimal(20)}, "à partir de 20 projets"),
        ({"high": Decimal(30)}, "jusqu’à 30 projets"),
        ({"low": Decimal(20), "high": Decimal(30), "per": "an"}, "20 à 30 projets par an"),
        ({"value": Decimal(3), "raw": "trois"}, f"3 projets, «{NBSP}trois{NBSP}»"),
    ],
)
def test_targets(fields: dict[str, object], phrase: str) -> None:
    """A value or a range, with its unit, and the words of the act where they differ."""
    assert said_target(Target.model_validate({"key": "T", "unit": "projets", **fields})) == phrase


def test_names() -> None:
    """The plural that is given counts; an article inside the name is that of the name."""
    assert is_plural(Name("Compagnons", plural=True))
    assert not is_plural(Name("les Restos", plural=False))
    assert is_plural(Name("Amis de la Loire"))
    assert name_in("l'été").as_fields() == {"text": "été", "article": "l’"}
    assert quoted(None) is None
    assert the_named(Name("« Le Fil »")) == f"«{NBSP}« Le Fil »{NBSP}»"


def test_an_act_without_its_article() -> None:
    """An avenant is called without « l’ »."""
    from conventions.model import Avenant

    assert label(Avenant(number=1)) == f"avenant n°{NBSP}1"
